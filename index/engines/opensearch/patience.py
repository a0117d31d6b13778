"""What a cluster cannot do just now is asked again: a node has gone down and its shards move, or all is too much.

A request may so be made twice, where only its answer was lost: whoever sends one that is not the same the second time
(a document that must not be there yet, or must be as it was) has to look what stands there.
"""

import time
from collections.abc import Collection, Mapping
from typing import Any

from index.engines.opensearch._opensearch import ConnectionError, ConnectionTimeout, SSLError, Transport, TransportError

READING, WRITING = 20.0, 120.0
"""Seconds for which a reader and a writer ask again. A node that is lost costs the others some seconds."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 2.0
_AWAY = frozenset({502, 503, 504})
_WRONG, _BUSY, _INNER = 400, 429, 500
TOO_MANY_COUNTS = "too_many_buckets_exception"
"""Is said with the status of a cluster that is away."""

_TOO_MUCH = ("rejected_execution_exception", "circuit_breaking_exception", "Data too large")
"""What is said where there is no room just now; within another failure, at times, only in its words."""
_LOST = (
    "node_disconnected_exception", "node_not_connected_exception", "node_closed_exception",
    "connect_transport_exception", "send_request_transport_exception", "no_shard_available_action_exception",
    "already_closed", "illegal_index_shard_state_exception",
)  # fmt: skip
"""What is said of a node that was asked on our behalf and is no more, and of a shard that is on its way."""


def is_refused(error: TransportError) -> bool:
    """Tell what a cluster answers to every asking: it does not understand it, or does not let so much be counted."""
    return error.status_code == _WRONG or TOO_MANY_COUNTS in f"{error.error} {error.info}"


def passes(error: TransportError) -> bool:
    """Tell a failure that is likely over in some seconds. A disk that is full or a login that is refused is not."""
    if isinstance(error, ConnectionError):
        return not isinstance(error, SSLError | ConnectionTimeout)
    if is_refused(error):
        return False
    said = f"{error.error} {error.info}"
    match error.status_code:
        case status if status in _AWAY:
            return True
        case int(status) if status == _BUSY:
            return any(sign in said for sign in _TOO_MUCH)
        case int(status) if status == _INNER:
            return any(sign in said for sign in (*_LOST, *_TOO_MUCH))
        case _:
            return False


class Pauses:
    """The pauses between tries, ever longer, for so many seconds together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._next = _FIRST_PAUSE

    def pause(self) -> bool:
        """Wait for the next try; False at once where the time is over."""
        if time.monotonic() + self._next > self._end:
            return False
        time.sleep(self._next)
        self._next = min(2 * self._next, _LONGEST_PAUSE)
        return True


class PatientTransport(Transport):
    """The client's way to the nodes, which tries each of them at once, and all of them again after a pause."""

    patience = 0.0
    """For how many seconds; none until the cluster has answered once."""

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """The answer to a request; raises what the last try did."""
        pauses = Pauses(self.patience)
        while True:
            try:
                # The client takes what is its own out of the parameters.
                return super().perform_request(method, url, dict(params or {}), body, timeout, ignore, headers)
            except TransportError as error:
                if not passes(error) or not pauses.pause():
                    raise
