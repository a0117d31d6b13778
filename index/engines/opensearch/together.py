"""Several searches in one request."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.engines.opensearch._opensearch import TransportError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.patience import READING, Pauses, is_refused, passes

Lines = Sequence[Mapping[str, Any]]
"""For each search where it is to be asked and how, and what."""

_FAILED = "search_phase_execution_exception"


def together(connection: Connection, lines: Lines, params: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """The answers to the searches. Raises what the client does, for one of them that failed too."""
    found = connection.client.msearch(body=list(lines), params=dict(params or {}))["responses"]
    for each in found:
        if "error" in each:
            raise TransportError(each["status"], each["error"].get("type", ""), each)
    return list(found)


def patiently(connection: Connection, lines: Lines) -> list[dict[str, Any]]:
    """The same, asked again where a node is lost or busy. Raises `CablesError` where that is of no use."""
    pauses = Pauses(READING)
    while True:
        try:
            return together(connection, lines)
        except TransportError as error:
            if not is_of_some_shard(error) or not pauses.pause():
                with connection.sound():
                    raise


def is_of_some_shard(error: TransportError) -> bool:
    """Tell what is likely over in some seconds: a shard could not be asked, or a node."""
    return passes(error) or (_FAILED in str(error.error) and not is_refused(error))
