"""The only door to OpenSearch's official client: its names, or one sentence where it is not installed."""

from corpus.errors import CablesError

try:
    from opensearchpy import OpenSearch, Transport
    from opensearchpy.exceptions import (
        AuthenticationException,
        AuthorizationException,
        ConflictError,
        ConnectionError,
        ConnectionTimeout,
        NotFoundError,
        OpenSearchException,
        RequestError,
        SerializationError,
        SSLError,
        TransportError,
    )
except ImportError as error:
    raise CablesError(
        "the engine opensearch needs the package opensearch-py, which is not installed: "
        "`pip install 'cables[opensearch]'`"
    ) from error

__all__ = [
    "AuthenticationException", "AuthorizationException", "ConflictError", "ConnectionError", "ConnectionTimeout",
    "NotFoundError", "OpenSearch", "OpenSearchException", "RequestError", "SSLError",
    "SerializationError", "Transport", "TransportError",
]  # fmt: skip
