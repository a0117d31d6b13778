"""Where a cluster is and how it is to be trusted: what stands of it in `cables.toml`, and the secrets, which do not."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from corpus.errors import CablesError, UsageError, reason

USER, PASSWORD, API_KEY = "CABLES_OPENSEARCH_USER", "CABLES_OPENSEARCH_PASSWORD", "CABLES_OPENSEARCH_API_KEY"
CREDENTIALS = "CABLES_OPENSEARCH_CREDENTIALS"
"""The variables of the environment that hold secrets, and the one that names the file which does."""

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,79}")
_OURS = re.compile(r"-([0-9]+|ledger|state|lexicon)$")
_PART = re.compile(r"[0-9]+(-lexicon)?|ledger|state")
_MOST_SHARDS = 1024
_MOST_REPLICAS = 20


@dataclass(frozen=True, slots=True)
class Address:
    """A cluster, and the name of an index in it.

    `urls` are its nodes or what stands before them. `ca_certs`, `client_cert`, `client_key` and `credentials` are paths
    of files. `plain_http` lets words and secrets travel unencrypted to another machine. `shards` and `replicas` are for
    the indices that are made. Nothing here is secret.
    """

    urls: tuple[str, ...]
    name: str = "cables"
    ca_certs: str = ""
    client_cert: str = ""
    client_key: str = ""
    credentials: str = ""
    plain_http: bool = False
    shards: int = 3
    replicas: int = 1

    def owns(self, index: str) -> bool:
        """Whether an index of the cluster has a name that one of ours may have: others' may begin alike."""
        before, _, after = index.partition(f"{self.name}-")
        return not before and bool(_PART.fullmatch(after))

    def table(self) -> dict[str, str | int]:
        """What `address_of` reads; what is as it is by itself is left out."""
        plain = Address(self.urls)
        kept: dict[str, str | int] = {"url": " ".join(self.urls), "name": self.name}
        for key in ("ca_certs", "client_cert", "client_key", "credentials", "plain_http", "shards", "replicas"):
            if getattr(self, key) != getattr(plain, key):
                kept[key] = getattr(self, key)
        return kept


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What a cluster is to know us by: an API key, or a user and a password, or nothing. It has no text form."""

    user: str = ""
    password: str = ""
    api_key: str = ""


def address_of(table: Mapping[str, str | int]) -> Address:
    """The address that a table of settings tells: `url` (several are parted by blanks) and the fields of `Address`.

    Raises:
        UsageError: no cluster is named, or something in the table makes no sense; no secret is in the sentence.
    """
    unknown = sorted(table.keys() - {*Address.__dataclass_fields__, "url"})
    if unknown:
        raise UsageError(f"the settings of the cluster have an entry {unknown[0]} that this program does not know")
    urls = tuple(str(table.get("url", "")).split())
    if not urls:
        raise UsageError("name the cluster with --url, for example --url https://search.example.org:9200")
    plain = bool(table.get("plain_http", False))
    for url in urls:
        _require_sound(url, plain)
    texts = {key: str(table.get(key, "")) for key in ("ca_certs", "client_cert", "client_key", "credentials")}
    if texts["client_key"] and not texts["client_cert"]:
        raise UsageError("--client-key: a key is of no use without its certificate: name that with --client-cert")
    return Address(
        urls,
        _name(str(table.get("name", "cables"))),
        plain_http=plain,
        shards=_number(table, "shards", 3, 1, _MOST_SHARDS),
        replicas=_number(table, "replicas", 1, 0, _MOST_REPLICAS),
        **texts,
    )


def secrets_of(address: Address) -> Secrets:
    """The secrets for a cluster: from the environment, else from the file that the address or the environment names.

    Raises:
        CablesError: the file cannot be read, others may read it, half of a login is missing, or it cannot be sent.
    """
    found = {key: os.environ.get(name, "") for key, name in _VARIABLES.items()}
    source = "the environment"
    path = os.environ.get(CREDENTIALS, "") or address.credentials
    if not any(found.values()) and path:
        found, source = _from_file(Path(path).expanduser()), f"the file {path}"
    secrets = Secrets(**found)
    _require_sendable(secrets, source)
    if not secrets.api_key and bool(secrets.user) != bool(secrets.password):
        has, lacks = ("a user", "password") if secrets.user else ("a password", "user")
        raise UsageError(
            f"{source} has {has} for the cluster but no {lacks}: give both, as {USER} and {PASSWORD} or in the file"
        )
    return secrets


def _require_sendable(secrets: Secrets, source: str) -> None:
    """Make sure that a login can be sent as HTTP's header says it (RFC 9110, RFC 7617); the sentence shows none of it.

    What cannot be sent the client would quote.
    """
    if not all("!" <= letter <= "~" for letter in secrets.api_key):
        raise UsageError(
            f"the API key in {source} has a blank, a line break or a letter that no key has: was it copied whole, and "
            "nothing beside it?"
        )
    if ":" in secrets.user:
        raise UsageError(f"the user in {source} has a colon, which no user of a cluster can have")


_VARIABLES = {"user": USER, "password": PASSWORD, "api_key": API_KEY}


def _from_file(path: Path) -> dict[str, str]:
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise CablesError(
                f"others than you may read or change the credentials file {path}: `chmod 600 {path}` and try again"
            )
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CablesError(f"the credentials file {path} cannot be read ({reason(error)})") from error
    except ValueError:
        # What the parser says may quote the secret.
        found = {"": None}
    if not found or not all(key in _VARIABLES and isinstance(value, str) for key, value in found.items()):
        raise CablesError(
            f'the credentials file {path} is not as it must be: write user = "…" and password = "…", '
            'or api_key = "…", each on a line of its own'
        ) from None
    return {key: found.get(key, "") for key in _VARIABLES}


def _require_sound(url: str, plain_http: bool) -> None:
    """Make sure that a URL can be used. Raises `UsageError`, which shows nothing of a URL that may hold a secret."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UsageError("--url: that is no URL; write for example https://search.example.org:9200") from None
    if "@" in url or parts.query or parts.fragment:
        raise UsageError(
            f"--url: a URL must hold no user, password or key, which others would see: give them as {USER} and "
            f"{PASSWORD}, as {API_KEY}, or in a file that {CREDENTIALS} names"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UsageError(f"--url: {url!r} is no URL of a cluster; write for example https://search.example.org:9200")
    if parts.scheme == "http" and not plain_http and not _is_loopback(parts):
        raise UsageError(
            f"--url: {url} is not encrypted, so that others on the way could read the login and the cables: "
            "write https, or allow it with --plain-http"
        )


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise UsageError(
            f"--name: {text!r} cannot be an index of a cluster: small letters, digits, - and _, beginning with a letter"
        )
    if _OURS.search(text):
        raise UsageError(f"--name: {text!r} ends as the parts of an index do: leave {_OURS.search(text)[0]} off")  # type: ignore[index]
    return text


def _number(table: Mapping[str, str | int], key: str, usual: int, least: int, most: int) -> int:
    value = table.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise UsageError(f"--{key}: {value} is not between {least} and {most}")
    return value
