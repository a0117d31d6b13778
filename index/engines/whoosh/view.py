"""All segments of one generation and the table, as one space of rows: what evaluation works on.

Every row is a living cable, so that a complement is exact whatever was deleted. Documents that are deleted or
superseded map to one row beyond the last, which is cut off.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from corpus.frozen import dataclass
from index.engine import Sort
from index.engines.whoosh.arrays import Array, Floats, Ints, Mask, ascending
from index.engines.whoosh.columns import Table
from index.engines.whoosh.contents import SegmentEntry
from index.engines.whoosh.segment import Segment
from index.scoring import LENGTH, WEIGHTS

_REMEMBERED_BYTES = 64_000_000

Where = Ints | slice
"""Rows that are looked at: some, in any order, each once, or all."""

ALL: Final = slice(None)
NOTHING: Final[Floats] = np.zeros(1, dtype=np.float32)
"""What rows gain that gain nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that satisfy a node, and what each gains by it: worked out for those rows for which it is asked.

    What is gained is nothing where a row does not satisfy; of rows that all gain the same it may be a single number.
    `size` is how many bytes that keeps, or will.
    """

    rows: Mask
    gained: Callable[[Where], Floats]
    size: int = 0


class Part:
    """A segment and the row of each of its documents; `place` says the rows as quick to write to as can be.

    `whole` tells that all of its documents live.
    """

    def __init__(self, segment: Segment, deleted: Ints, table: Table) -> None:
        self.segment = segment
        rows = np.searchsorted(table.versions, segment.versions)
        known = rows < len(table)
        known[known] = table.versions[rows[known]] == segment.versions[known]
        rows[~known] = len(table)
        rows[deleted] = len(table)
        self.rows: Ints = rows
        self.alive: Mask = rows < len(table)
        self.whole = bool(self.alive.all())
        self.place = _stretch(rows) if self.whole else rows
        self.first = self.place.start if isinstance(self.place, slice) else 0
        spoken = ascending(segment.spoken[self.alive]).tolist()
        self.languages = frozenset(segment.languages[number] for number in spoken)

    def placed(self, docs: Array) -> Array:
        """The rows of documents, counted from `first`."""
        rows: Array = docs if isinstance(self.place, slice) else self.rows[docs]
        return rows


def _turned(places: Array) -> Ints:
    """The rows by their places."""
    rows = np.empty(len(places), dtype=np.int64)
    rows[places] = np.arange(len(places))
    return rows


def _stretch(rows: Ints) -> Ints | slice:
    """Rows that follow each other, as a slice: to write there is to copy."""
    follow = len(rows) and int(rows[-1]) - int(rows[0]) == len(rows) - 1 and bool(np.all(np.diff(rows) == 1))
    return slice(int(rows[0]), int(rows[-1]) + 1) if follow else rows


class Space:
    """The rows and what their texts hold."""

    def __init__(self, segments: Sequence[tuple[Segment, SegmentEntry]], table: Table) -> None:
        self.table = table
        self.rows = len(table)
        self.parts = [
            Part(segment, np.array(sorted(entry.deleted), dtype=np.int64), table) for segment, entry in segments
        ]
        self.languages = frozenset[str]().union(*(part.languages for part in self.parts))
        self._remembered: dict[object, Found] = {}
        self._worth: dict[str, Floats] = {}
        self._room = _REMEMBERED_BYTES

    def remember(self, key: object, find: Callable[[], Found]) -> Found:
        """What was found for this key before, else what is found now: a question is often asked again but for a part.

        Nobody may change the arrays. As many are kept as a fixed room holds.
        """
        if key not in self._remembered:
            found = find()
            self._room -= found.rows.nbytes + found.size
            if self._room < 0:
                self._remembered.clear()
                self._room = _REMEMBERED_BYTES
            self._remembered[key] = found
        return self._remembered[key]

    def forget(self) -> None:
        """Keep nothing that was found: it holds on to this space, which would stay until Python looks for rings."""
        self._remembered.clear()

    def worth(self, field: str) -> Floats:
        """What one occurrence in a field is worth in each row: its weight, less in a text longer than most."""
        if field not in self._worth:
            b, weight = np.float32(LENGTH[field]), np.float32(WEIGHTS[field])
            self._worth[field] = weight / (1 - b + b * self._norm(field))
        return self._worth[field]

    def _norm(self, field: str) -> Floats:
        """The length of each row's text over the mean length of those that have one."""
        lengths = np.zeros(self.rows + 1, dtype=np.float32)
        for part in self.parts:
            lengths[part.place] = part.segment.fields[field].lengths
        lengths = lengths[:-1]
        filled = np.float32(np.count_nonzero(lengths))
        return lengths / (lengths.sum() / filled) if filled else lengths

    @cached_property
    def in_order(self) -> dict[Sort, Ints]:
        """The rows in each of the two orders by date."""
        return {Sort.DATE: _turned(self.table.by_date), Sort.LATEST: _turned(self.table.by_latest)}

    def none(self) -> Mask:
        """No row."""
        return np.zeros(self.rows, dtype=np.bool_)

    def all(self) -> Mask:
        """Every row."""
        return np.ones(self.rows, dtype=np.bool_)
