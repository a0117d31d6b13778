"""What of an index counts: one small document for each, changed by a writer in one step.

Everything that is written bears a serial. What counts is above `low`, up to `high`, and neither removed nor void: so a
batch is there whole or not at all, whenever its writer is killed.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import ConflictError, NotFoundError
from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.doors import put_document
from index.engines.opensearch.fields import FORMAT, SERIAL, Plan
from index.engines.opensearch.patience import READING, Pauses
from index.engines.opensearch.templates import Templates

Query = dict[str, Any]

SPAN = 10**9
"""So many serials a writer takes for itself: more than one batch can hold."""

MOST_TERMS = 60_000
"""OpenSearch takes no more than 65,536 terms at once."""

_ON_ITS_WAY, _ASLEEP = 3600, 30 * 86_400
"""Seconds after which nothing that a dead writer sent can still be on its way; and after which one that was taken for
dead does not wake any more and go on sending, as on a machine that was asleep."""


@dataclass(frozen=True, slots=True)
class State:
    """What counts.

    `rows` is the number of cables, `life` grows with each emptying. `claimed` are the serials that a writer is using;
    `void` those of dead writers and since when, of which something may still arrive.
    """

    generation: int
    low: int = 0
    high: int = 0
    life: int = 0
    rows: int = 0
    removed: tuple[int, ...] = ()
    claimed: tuple[int, int] | None = None
    void: tuple[tuple[int, int, int], ...] = ()

    def live(self) -> list[Query]:
        """The conditions of what counts, and of what does not."""
        below: Query = {"range": {SERIAL: {"gt": self.low, "lte": self.high}}}
        return [below, *({"bool": {"must_not": each}} for each in self._denied())]

    def _denied(self) -> list[Query]:
        starts = range(0, len(self.removed), MOST_TERMS)
        removed: list[Query] = [{"terms": {SERIAL: self.removed[start : start + MOST_TERMS]}} for start in starts]
        voids = [(start, end) for start, end, _ in self.void if start <= self.high and end > self.low]
        return removed + [{"range": {SERIAL: {"gte": start, "lte": end}}} for start, end in voids]

    def next_serial(self) -> int:
        """The first serial that nobody has ever used."""
        ends = [end for _, end, _ in self.void] + ([self.claimed[1]] if self.claimed else [])
        return 1 + max(self.high, *ends, 0) if ends else 1 + self.high

    def left(self) -> list[tuple[int, int]]:
        """The serials of which something may lie there that is to be deleted; what comes later is void and can wait."""
        now = time.time()
        late = [each for each in self.void if not now - _ASLEEP < each[2] <= now - _ON_ITS_WAY]
        return [(start, end) for start, end, _ in late] + ([self.claimed] if self.claimed else [])

    def claiming(self) -> "State":
        """The state in which a new writer has serials of its own; those of one that is dead become void."""
        now = int(time.time())
        void = [each for each in self.void if each[2] > now - _ASLEEP]
        if self.claimed:
            start, end = self.claimed
            if void and void[-1][1] == start - 1:
                start = void.pop()[0]
            void.append((start, end, now))
        first = self.next_serial()
        return replace(self, claimed=(first, first + SPAN - 1), void=tuple(void))


@dataclass(frozen=True, slots=True)
class Held:
    """A state as it was read, and the mark by which it can be told whether it is still that."""

    state: State
    mark: tuple[int, int]


class States:
    """Where the state of one index is kept in the cluster."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self._place = _place(connection.address)
        self._newest = 0

    def read(self) -> Held:
        """The state as it is now, never an older one than was read or written before.

        Raises:
            CablesError: there is none, or the cluster cannot be asked.
        """
        pauses = Pauses(READING)
        while True:
            with self._connection.sound():
                found = self._found()
            if found is None:
                raise CablesError(
                    f"there is no whole index {self._index} in {self._connection.where}; `cables reindex` makes it anew"
                )
            if found.state.generation >= self._newest:
                self._newest = found.state.generation
                return found
            # A node that the others have lost, and that does not know it yet, tells what was: the next is asked.
            if not pauses.pause():
                raise CablesError(
                    f"{self._connection.where} tells of the index {self._index} what was before its last change: is a "
                    "node cut off from the others? try again in a while"
                )

    def sound(self) -> Held | None:
        """The state as it is now, or None where there is none; one that makes no sense is thrown away."""
        with self._connection.sound():
            try:
                return self._found()
            except CablesError:
                self.remove()
                return None

    def remove(self) -> None:
        """Throw the state away."""
        with self._connection.sound():
            self._connection.client.delete(index=self._place, id=self._index, params={"ignore": 404})

    def _found(self) -> Held | None:
        found = self._standing()
        return Held(_state(found["_source"], self._index), _mark(found)) if found else None

    def _standing(self) -> dict[str, Any] | None:
        try:
            return dict(self._connection.client.get(index=self._place, id=self._index))
        except NotFoundError:
            return None

    def change(self, before: Held | None, after: State) -> Held:
        """Put a state in place of one that was read.

        Raises:
            CablesError: it is no longer that: somebody else writes.
        """
        mark: dict[str, Any] = {"op_type": "create"}
        if before is not None:
            mark = {"if_seq_no": before.mark[0], "if_primary_term": before.mark[1]}
        # By its word a change is known again whose answer was lost on its way.
        word = secrets.token_hex(8)
        body = {"format": FORMAT, "word": word, **asdict(after)}
        with self._connection.sound():
            try:
                found = put_document(self._connection, self._place, self._index, body, mark)
            except ConflictError as error:
                found = self._standing()
                if found and found["_source"].get("word") == word:
                    self._newest = max(self._newest, after.generation)
                    return Held(after, _mark(found))
                raise CablesError(
                    f"the index {self._index} in {self._connection.where} is being written by another process: "
                    "wait until it is done"
                ) from error
        self._newest = max(self._newest, after.generation)
        return Held(after, _mark(found))

    def make_room(self) -> None:
        """Make the index that holds the states, where it is not there yet."""
        with self._connection.sound():
            there = self._connection.client.indices.exists(index=self._place)
        if not there:
            Templates(self._connection).make(state_plans(self._connection.address))


def state_plans(address: Address) -> dict[str, Plan]:
    """The index that holds the states, and how it is made: read by id alone, on as many nodes as three."""
    settings = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-2"}}
    mappings = {"dynamic": False, "properties": {}}
    return {_place(address): Plan("state", settings, mappings, over_shared=False)}


def _place(address: Address) -> str:
    return f"{address.name}-state"


def _mark(found: Mapping[str, Any]) -> tuple[int, int]:
    return int(found["_seq_no"]), int(found["_primary_term"])


def _state(found: dict[str, Any], index: str) -> State:
    try:
        if found["format"] != FORMAT:
            raise ValueError("another format")
        generation, low, high, life, rows = (int(found[name]) for name in _NUMBERS)
        claimed = (int(found["claimed"][0]), int(found["claimed"][1])) if found["claimed"] else None
        void = tuple((int(start), int(end), int(when)) for start, end, when in found["void"])
        return State(generation, low, high, life, rows, tuple(map(int, found["removed"])), claimed, void)
    except (KeyError, TypeError, ValueError) as error:
        raise CablesError(f"the state of the index {index} is damaged; `cables reindex` makes it anew") from error


_NUMBERS = ("generation", "low", "high", "life", "rows")
