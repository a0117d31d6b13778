"""All segments of one generation and the table, as one space of rows: what evaluation works on.

Every row is a living cable, so that a complement is exact whatever was deleted. Documents that are deleted or
superseded map to one row beyond the last, which is cut off.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Floats, Ints, Mask, ascending
from index.engines.whoosh.columns import Table
from index.engines.whoosh.contents import SegmentEntry
from index.engines.whoosh.segment import Segment

_REMEMBERED_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that satisfy a node, and what each gains by it (nothing where it does not satisfy)."""

    rows: Mask
    score: Floats


class Part:
    """A segment and the row of each of its documents."""

    def __init__(self, segment: Segment, deleted: Ints, table: Table) -> None:
        self.segment = segment
        rows = np.searchsorted(table.versions, segment.versions)
        known = rows < len(table)
        known[known] = table.versions[rows[known]] == segment.versions[known]
        rows[~known] = len(table)
        rows[deleted] = len(table)
        self.rows: Ints = rows
        self.alive: Mask = rows < len(table)
        spoken = ascending(segment.spoken[self.alive]).tolist()
        self.languages = frozenset(segment.languages[number] for number in spoken)


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

    def remember(self, key: object, find: Callable[[], Found]) -> Found:
        """What was found for this key before, else what is found now: a question is often asked again but for a part.

        Nobody may change the arrays. As many are kept as a fixed room holds.
        """
        if key not in self._remembered:
            if (len(self._remembered) + 1) * (self.rows + 1) * 5 > _REMEMBERED_BYTES:
                self._remembered.clear()
            self._remembered[key] = find()
        return self._remembered[key]

    @cached_property
    def norms(self) -> dict[str, Floats]:
        """For each text field the length of each row's text over the mean length of those that have one."""
        return {field: self._norm(field) for field in TEXT_FIELDS}

    def _norm(self, field: str) -> Floats:
        lengths = np.zeros(self.rows + 1, dtype=np.float32)
        for part in self.parts:
            lengths[part.rows] = part.segment.fields[field].lengths
        lengths = lengths[:-1]
        filled = np.count_nonzero(lengths)
        return lengths / (lengths.sum() / filled) if filled else lengths

    def none(self) -> Mask:
        """No row."""
        return np.zeros(self.rows, dtype=np.bool_)

    def all(self) -> Mask:
        """Every row."""
        return np.ones(self.rows, dtype=np.bool_)
