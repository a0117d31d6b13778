"""What a cluster or the way to it says of a failure, in one sentence: what, where, what to do."""

import re
from typing import Any

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)
from index.engines.opensearch.address import API_KEY, CREDENTIALS, PASSWORD, USER
from index.engines.opensearch.patience import TOO_MANY_COUNTS

_LOGIN = f"{USER} and {PASSWORD}, or {API_KEY}, or the file that {CREDENTIALS} names"
_AT = "the cluster at "
_LONGEST = 200
_JUST_NOW = (502, 503, 504)
_ELSEWHERE = range(300, 400)
_BROKEN_OFF = (
    "broke off the connection: does it ask for https://, or for a certificate of ours (client_cert and client_key in "
    "cables.toml), or has it just gone down?"
)
_NO_TLS = "does not speak TLS: write http:// where it is on this machine, or set up TLS there"
_TLS = (
    ("WRONG_VERSION_NUMBER|record layer failure", _NO_TLS),
    (
        "Hostname mismatch|doesn't match|IP address mismatch",
        "shows a certificate that is made out to another name: use the name that it is made out to",
    ),
    ("has expired|not yet valid", "shows a certificate that is not valid today: renew it there"),
    (
        "Missing Authority Key Identifier|Basic Constraints",
        "shows a certificate that is not made as it must be (RFC 5280), which newer Pythons refuse: have it made anew",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "shows a certificate that cannot be verified: name the file of the CA that made it with --ca",
    ),
    ("EOF occurred", _BROKEN_OFF),
    (
        "(?i)certificate.required|handshake.failure",
        "asks for a certificate of ours: name it with --client-cert and --client-key, or in cables.toml",
    ),
)
"""What a failure of TLS says, and what to say of it."""

_FULL = ("disk usage exceeded flood-stage watermark", "read-only / allow delete")
_BUSY = ("circuit_breaking_exception", "rejected_execution_exception", "too_many_requests", "data too large")
_NO_MANAGER = ("master_not_discovered_exception", "cluster_manager_not_discovered_exception", "no cluster-manager")
_FORBIDDEN = (
    (
        TOO_MANY_COUNTS,
        "lets fewer values be counted than the question asks for: set its search.max_buckets to 65,535, as it is by "
        "itself",
    ),
    (
        "search.allow_expensive_queries",
        "does not let patterns and near words be looked for: set its search.allow_expensive_queries to true, as it is "
        "by itself",
    ),
    (
        "search_context_missing_exception",
        "has let go of what was being read: a node has gone, or it was not asked for too long; try again",
    ),
)
"""What a search may meet beside a cluster that is away, and what to say of it."""

_WRAPPERS = frozenset({"search_phase_execution_exception", "exception"})
"""What says only that there is a cause; where it names none, no shard could be asked."""

_AWAY = frozenset({"unavailable_shards_exception", "no_shard_available_action_exception"})
_PASSING = frozenset({
    "node_disconnected_exception", "node_not_connected_exception", "node_closed_exception", "timeout_exception",
    "process_cluster_event_timeout_exception", "receive_timeout_transport_exception", "connect_transport_exception",
})  # fmt: skip


def sentence(error: OpenSearchException, where: str) -> CablesError:
    """The error of ours for one of the client's; `where` names the cluster."""
    match error:
        case SSLError():
            return CablesError(f"{where} {_of_tls(_said(error))}")
        case ConnectionTimeout():
            return CablesError(f"{where} did not answer in time: is it up, and can it be reached from here?")
        case ConnectionError():
            return CablesError(f"{where} {_of_connection(_said(error), several=' ' in where.removeprefix(_AT))}")
        case SerializationError():
            return CablesError(f"what answers at {where.removeprefix(_AT)} is no OpenSearch cluster")
        case AuthenticationException():
            return CablesError(f"{where} refuses the login (401): give it in {_LOGIN}")
        case TransportError():
            return CablesError(f"{where} {_of_status(error)}")
        case _:
            return CablesError(f"{where} could not be asked ({_short(str(error))})")


def blocked(said: str) -> str:
    """What to say of words in which a cluster tells that it takes no writing now; nothing where they tell it not."""
    if any(sign in said for sign in _FULL):
        return (
            "is full: a disk is past its flood stage, so that it takes no more and only lets delete; make room there "
            "and try again; what was committed is safe"
        )
    if "index read-only" in said or "cluster read-only" in said or "index write (api)" in said:
        return "is set read-only: take the block off (index.blocks, cluster.blocks) and try again"
    if any(sign in said.lower() for sign in _BUSY):
        return "has more to do, or less memory, than it can bear: try again in a while, or give it more nodes"
    return ""


def _of_status(error: TransportError) -> str:
    said = _told(error)
    if known := blocked(said):
        return known
    if isinstance(error, AuthorizationException):
        lacks = re.search(r"no permissions for \[([^\]]+)\]", said)
        right = f"the right {lacks[1]}" if lacks else "the rights to read and write the index"
        return f"does not let this login do that (403): it needs {right}; the login comes from {_LOGIN}"
    if any(sign in said for sign in _NO_MANAGER):
        return "has no cluster manager: too few of its nodes are up; start them and try again"
    for sign, words in _FORBIDDEN:
        if sign in said:
            return words
    causes = _kinds(error) - _WRAPPERS
    if causes & _AWAY or (not causes and error.error in _WRAPPERS):
        return f"is red: parts of the index are on no node that is up ({error.status_code}); start its nodes"
    if causes & _PASSING or (not causes and error.status_code in _JUST_NOW):
        return (
            f"cannot do that just now ({error.status_code}: {_short(said)}): a node, or what stands before them, is "
            "away or has too much to do; try again in a while"
        )
    if error.status_code in _ELSEWHERE:
        return f"sends whoever asks elsewhere ({error.status_code}): name with --url the place that it sends to"
    if isinstance(error, NotFoundError):
        lost = re.search(r"no such index \[([^\]]+)\]", said)
        what = f"the index {lost[1]}" if lost else "what was asked for"
        return f"does not have {what} (404): has it been deleted, or is the name another?"
    return f"refused what was asked ({error.status_code}: {_short(said)})"


def _of_connection(said: str, *, several: bool) -> str:
    if "WRONG_VERSION_NUMBER" in said or "record layer failure" in said:
        return _NO_TLS
    if "refused" in said and several:
        return (
            "has no node that can be asked: where it was tried last nothing listens; are they up, and the ports right?"
        )
    if "refused" in said:
        return "is not there: nothing listens at that address; is it up, and is the port right?"
    if re.search(r"name resolution|resolve|getaddrinfo|Name or service", said, re.IGNORECASE):
        return "cannot be found: no machine has that name; is it spelt right?"
    if "RemoteDisconnected" in said or "Connection aborted" in said or "reset" in said:
        return _BROKEN_OFF
    if "timed out" in said:
        return "did not answer in time: is it up, and can it be reached from here?"
    return f"cannot be reached ({_short(said)})"


def _of_tls(said: str) -> str:
    for pattern, words in _TLS:
        if re.search(pattern, said):
            return words
    return f"cannot be spoken to safely ({_short(said)})"


def _told(error: TransportError) -> str:
    """All that a cluster says of an error: the kinds and the reasons, of its causes too."""
    found = [str(error.error)]
    _gather(error.info, found)
    return "; ".join(dict.fromkeys(filter(None, found)))


def _kinds(error: TransportError) -> set[str]:
    """The kinds of an error and of its causes."""
    found: set[str] = {error.error} if isinstance(error.info, dict) else set()

    def gather(info: Any) -> None:
        for each in info.values() if isinstance(info, dict) else info if isinstance(info, list) else ():
            gather(each)
        if isinstance(info, dict) and isinstance(info.get("type"), str):
            found.add(info["type"])

    gather(error.info)
    return found


def _gather(info: Any, found: list[str]) -> None:
    if isinstance(info, dict):
        found += [value for key in ("type", "reason") if isinstance(value := info.get(key), str)]
        for value in info.values():
            _gather(value, found)
    elif isinstance(info, list):
        for each in info:
            _gather(each, found)


def _said(error: TransportError) -> str:
    return f"{error.error} {error.info!r}"


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"
