"""Many documents into the cluster: some requests at a time, of a bounded size, tried again where it is too busy.

A document's id says what it is, so that sending it twice is harmless; one for an index that is gone makes none.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

import msgspec

from corpus.errors import CablesError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.doors import REQUIRED, door_of, open_doors
from index.engines.opensearch.patience import WRITING, Pauses
from index.engines.opensearch.sentences import blocked

BYTES = 4_000_000
"""The most that one request holds, but for one document that alone is larger."""

AT_ONCE = 2
"""So many requests are on their way at a time."""

_BUSY = frozenset({429, 502, 503, 504})
_THERE_ALREADY, _GONE_ALREADY = 409, 404
_encode = msgspec.json.Encoder().encode

Action = tuple[bytes, ...]
"""The lines of one action."""


def put(index: str, id: str | int, document: Any) -> Action:
    """A document in place of any of that id."""
    return _encode({"index": {"_index": door_of(index), "_id": str(id)}}), _encode(document)


def put_new(index: str, id: str, document: Any) -> Action:
    """A document, unless there is one of that id."""
    return _encode({"create": {"_index": door_of(index), "_id": id}}), _encode(document)


def take_away(index: str, id: str | int) -> Action:
    """No document of that id."""
    return (_encode({"delete": {"_index": door_of(index), "_id": str(id)}}),)


class Sender:
    """Sends actions in the background, while `Connection.writing`; as a context it ends with all done, or raises."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="bulk")
        self._under_way: set[Future[None]] = set()
        self._waiting: list[bytes] = []
        self._size = 0

    def __enter__(self) -> "Sender":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.finish()
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def send(self, actions: Iterable[Action]) -> None:
        """Take actions; waits while as many requests are under way as may be. Raises what an earlier one met."""
        for action in actions:
            self._waiting += action
            self._size += sum(map(len, action)) + len(action)
            if self._size >= BYTES:
                self._start()

    def finish(self) -> None:
        """Send what is waiting, and wait until all is done. Raises `CablesError` where something was not taken."""
        self._start()
        while self._under_way:
            self._reap()

    def _start(self) -> None:
        if not self._waiting:
            return
        lines, self._waiting, self._size = self._waiting, [], 0
        while len(self._under_way) >= AT_ONCE:
            self._reap()
        self._under_way.add(self._pool.submit(self._sent, lines))

    def _reap(self) -> None:
        done, self._under_way = wait(self._under_way, return_when=FIRST_COMPLETED)
        for each in done:
            each.result()

    def _sent(self, lines: list[bytes]) -> None:
        """Send a request until all of it is taken; what was refused for want of time or room is sent again."""
        pauses = Pauses(WRITING)
        while True:
            with self._connection.sound():
                refused = list(_refused(lines, self._ask(lines)))
                closed = {_index_of(action) for action, status, _ in refused if status == _GONE_ALREADY}
                if closed:
                    open_doors(self._connection, sorted(closed))
            if not refused:
                return
            if closed and pauses.pause():
                lines = [line for action, _, _ in refused for line in action]
                continue
            _, status, said = next((each for each in refused if each[1] not in _BUSY), refused[0])
            if status not in _BUSY or not pauses.pause():
                raise self._failure(status, said)
            lines = [line for action, _, _ in refused for line in action]

    def _ask(self, lines: list[bytes]) -> Any:
        return self._connection.client.bulk(body=b"\n".join([*lines, b""]), params={"_source": "false", **REQUIRED})

    def _failure(self, status: int, said: str) -> CablesError:
        known = blocked(said)
        return CablesError(f"{self._connection.where} {known or f'does not take what is written ({status}: {said})'}")


def _index_of(action: Action) -> str:
    [place] = msgspec.json.decode(action[0]).values()
    return str(place["_index"])


def _refused(lines: list[bytes], answer: Any) -> Iterator[tuple[Action, int, str]]:
    """The actions that were not done, with the status and what was said."""
    if not answer["errors"]:
        return
    every = iter(lines)
    for item in answer["items"]:
        [(kind, told)] = item.items()
        action = (next(every),) if kind == "delete" else (next(every), next(every))
        status = int(told["status"])
        done = status < 300 or (kind == "create" and status == _THERE_ALREADY)
        if not done and not (kind == "delete" and status == _GONE_ALREADY):
            error = told.get("error", {})
            yield action, status, f"{error.get('type', '')}: {error.get('reason', '')}"[:300]
