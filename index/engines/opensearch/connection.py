"""A connection to a cluster: made when it is first used, looked at once; what goes wrong on it is told in our words."""

import ssl
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib import import_module
from typing import Any

from corpus.errors import CablesError, reason
from index.engines.opensearch._opensearch import (
    NotFoundError,
    OpenSearch,
    OpenSearchException,
    SerializationError,
)
from index.engines.opensearch.address import Address, secrets_of
from index.engines.opensearch.patience import READING, WRITING, PatientTransport
from index.engines.opensearch.sentences import sentence
from index.health import Health

TIMEOUT = 60
"""Seconds that one request may take; what takes longer is asked in parts."""

_STATES = ("green", "yellow", "red")
_FIRST_TIMEOUT = 10
_LEAST = {2: 4, 3: 0}
"""The versions of OpenSearch that are known, by their first number and from which second on: since 2.4 there is a point
in time to read at."""


class Connection:
    """The way to one cluster, for one process; threads may share it."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.where = f"the cluster at {' '.join(address.urls)}"
        self._version = (0, 0)

    @cached_property
    def client(self) -> OpenSearch:
        """The official client, after the cluster has shown that it is one, of a version that is known.

        Raises:
            CablesError: it cannot be reached, is not trusted, refuses the login, or is something else.
        """
        made = self._made()
        with self.sound():
            try:
                found = made.info(request_timeout=_FIRST_TIMEOUT)
            except NotFoundError as error:
                raise SerializationError(str(error)) from error
        self._version = self._known_version(found)
        _patient(made).patience = READING
        return made

    @property
    def version(self) -> tuple[int, int]:
        """The first two numbers of the cluster's version. Raises as `client` does."""
        _ = self.client
        return self._version

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Ask a cluster that is away again and again for longer: what has been begun is to be finished."""
        transport = _patient(self.client)
        before, transport.patience = transport.patience, WRITING
        try:
            yield
        finally:
            transport.patience = before

    @contextmanager
    def sound(self) -> Iterator[None]:
        """What the client says of a failure, as one sentence of ours."""
        try:
            yield
        except OpenSearchException as error:
            raise sentence(error, self.where) from error

    def health(self) -> Health:
        """How the cluster is, and the parts of this index in it (green where it has none there yet)."""
        with self.sound():
            found = self.client.cluster.health(level="indices")
            version = self.client.info()["version"]["number"]
        ours = [each for index, each in found.get("indices", {}).items() if self.address.owns(index)]
        return Health(
            found["cluster_name"], version, max((each["status"] for each in ours), key=_STATES.index, default="green"),
            found["number_of_nodes"], found["number_of_data_nodes"], sum(each["active_shards"] for each in ours),
            sum(each["unassigned_shards"] for each in ours),
        )  # fmt: skip

    def close(self) -> None:
        """Let go of the sockets."""
        if "client" in self.__dict__:
            self.client.close()

    def _made(self) -> OpenSearch:
        address, secrets = self.address, secrets_of(self.address)
        login: dict[str, Any] = {}
        if secrets.api_key:
            login["headers"] = {"authorization": f"ApiKey {secrets.api_key}"}
        elif secrets.user:
            # The client itself knows no letters beyond Latin-1.
            word = b64encode(f"{secrets.user}:{secrets.password}".encode()).decode()
            login["headers"] = {"authorization": f"Basic {word}"}
        return OpenSearch(
            list(address.urls), ssl_context=_trust(address), timeout=TIMEOUT, max_retries=len(address.urls),
            # Where one node hangs another answers; one address alone is not asked the same for another minute.
            retry_on_timeout=len(address.urls) > 1, pool_maxsize=8, transport_class=PatientTransport, **login,
        )  # fmt: skip

    def _known_version(self, found: Any) -> tuple[int, int]:
        version = found.get("version", {}) if isinstance(found, dict) else {}
        number = str(version.get("number", ""))
        if version.get("distribution") != "opensearch":
            what = f"Elasticsearch {number}" if number and "lucene_version" in version else "something else"
            raise CablesError(f"{self.where} is no OpenSearch but {what}: this program needs OpenSearch {_KNOWN}")
        major, _, rest = number.partition(".")
        minor = rest.partition(".")[0]
        if not (major.isdecimal() and minor.isdecimal()) or int(minor) < _LEAST.get(int(major), sys.maxsize):
            raise CablesError(f"{self.where} runs OpenSearch {number}: this program knows {_KNOWN}")
        return int(major), int(minor)


_KNOWN = "2, from 2.4 on, and 3"


def _trust(address: Address) -> ssl.SSLContext:
    """By what a cluster's certificate is verified, always, and by what it is to know us.

    Raises:
        CablesError: one of the files cannot be read or holds no certificate.
    """
    if not address.ca_certs:
        context = ssl.create_default_context()
        with suppress(ImportError):
            # On a machine that has no store of its own the client's is all that there is.
            context.load_verify_locations(import_module("certifi").where())
    else:
        with _usable("the CA's certificate", address.ca_certs):
            context = ssl.create_default_context(cafile=address.ca_certs)
    if address.client_cert:
        with _usable("the certificate and key to be known by", address.client_cert, address.client_key):
            context.load_cert_chain(address.client_cert, address.client_key or None)
    return context


@contextmanager
def _usable(what: str, *paths: str) -> Iterator[None]:
    named = ", ".join(filter(None, paths))
    try:
        yield
    except ssl.SSLError as error:
        raise CablesError(f"{what} {named} cannot be used: is it in PEM form, and whole?") from error
    except OSError as error:
        raise CablesError(f"{what} {named} cannot be read ({reason(error)})") from error


def _patient(client: OpenSearch) -> PatientTransport:
    assert isinstance(client.transport, PatientTransport)
    return client.transport
