"""What is known of each living cable beside its texts: version, days, place in the orders by date, columns of values.

A row a cable, in the order of versions. A column is two arrays: how many values each row has (`counts`), and the
`values` of all rows one after another. The table is written whole with each commit, under a new name, and is read from
the disk as needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from corpus.frozen import dataclass
from index.engine import COLUMNS
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets, read_arrays, write_arrays
from index.facts import Facts
from index.faults import damaged
from index.tallying import spread

OPEN_PAST = -(2**31)
OPEN_FUTURE = 2**31 - 1
"""The days of a span that is open on that side; of an undated cable both."""


class Column:
    """The values of each row, ascending and each once."""

    def __init__(self, counts: Array, values: Array) -> None:
        self.counts = counts
        self.values = values

    @cached_property
    def _starts(self) -> Array:
        """Where the values of each row begin."""
        return narrow(offsets(self.counts)[:-1])

    def take(self, rows: Ints) -> "Column":
        """The column of these rows, in this order."""
        # A commit that only adds, as most do, leaves every row where it is.
        if np.array_equal(rows, np.arange(len(self.counts))):
            return self
        counts = self.counts[rows]
        return Column(counts, self.values[spread(self._starts[rows], counts)])

    def values_of(self, rows: Ints) -> tuple[int, Array]:
        """How many of these rows have any values, and all of these, in any order.

        They are the first of each row, the second of those that have one, and so on.
        """
        found: list[Array] = []
        # What other arrays are looked up by is the quicker for being of the type in which numpy does.
        left, at = self.counts.take(rows), self._starts.take(rows).astype(np.intp)
        known = 0
        while len(more := np.flatnonzero(left > len(found))):
            if len(more) < len(at):
                left, at = left.take(more), at.take(more)
            known = known or len(more)
            found.append(self.values.take(at))
            at += 1
        return known, np.concatenate(found) if found else self.values[:0]

    def joined(self, other: "Column") -> "Column":
        """The rows of both, one after the other."""
        return Column(np.concatenate([self.counts, other.counts]), np.concatenate([self.values, other.values]))

    def rows_with(self, ids: frozenset[int]) -> Mask:
        """The rows that have any of the values."""
        result = np.zeros(len(self.counts), dtype=np.bool_)
        found = np.flatnonzero(_is_any(self.values, ids))
        result[np.searchsorted(self._starts, found.astype(self._starts.dtype), side="right") - 1] = True
        return result


def _is_any(values: Array, ids: frozenset[int]) -> Mask:
    if len(ids) == 1:
        (only,) = ids
        return np.asarray(values == only)
    return np.isin(values, np.fromiter(ids, dtype=np.int64, count=len(ids)))


def column_of(rows: Sequence[Iterable[int]]) -> Column:
    """A column from each row's values, in any order and repeated or not."""
    clean = [sorted(set(values)) for values in rows]
    counts = np.fromiter(map(len, clean), dtype=np.int64, count=len(clean))
    return Column(counts, np.array([value for values in clean for value in values], dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Table:
    """All rows. `by_date` and `by_latest` give each row's place in the two orders by date."""

    versions: Array
    earliest: Array
    latest: Array
    dated: Mask
    ids: Column
    by_date: Array
    by_latest: Array
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.versions)

    def rows_of(self, versions: Iterable[int]) -> Ints:
        """The rows of those versions that are here, ascending."""
        wanted = np.array(sorted(set(versions)), dtype=np.int64)
        return np.flatnonzero(np.isin(self.versions, wanted))


def build_table(facts: Sequence[Facts]) -> Table:
    """A table of these cables, whose versions differ."""
    facts = sorted(facts, key=lambda each: each.version)
    ids = [each.id.encode("utf-8", "replace") for each in facts]
    earliest = [each.earliest if each.dated and each.earliest is not None else OPEN_PAST for each in facts]
    latest = [each.latest if each.dated and each.latest is not None else OPEN_FUTURE for each in facts]
    return _ordered(
        np.array([each.version for each in facts], dtype="<i8"),
        np.array(earliest, dtype="<i4"),
        np.array(latest, dtype="<i4"),
        np.array([each.dated for each in facts], dtype=np.bool_),
        Column(np.fromiter(map(len, ids), np.int64, len(ids)), np.frombuffer(b"".join(ids), dtype=np.uint8)),
        {name: column_of([each.values.get(name, ()) for each in facts]) for name in COLUMNS},
    )


def replaced(table: Table, removed: Iterable[int], added: Table) -> Table:
    """The table without the versions that are removed or come anew, and with those added."""
    gone = table.rows_of([*removed, *added.versions.tolist()])
    kept = np.delete(np.arange(len(table)), gone)
    versions = np.concatenate([table.versions[kept], added.versions])
    order = np.argsort(versions, kind="stable")
    ids = table.ids.take(kept).joined(added.ids).take(order)
    return _ordered(
        versions[order],
        np.concatenate([table.earliest[kept], added.earliest])[order],
        np.concatenate([table.latest[kept], added.latest])[order],
        np.concatenate([table.dated[kept], added.dated])[order],
        ids,
        {name: table.columns[name].take(kept).joined(added.columns[name]).take(order) for name in COLUMNS},
    )


def revalued(table: Table, name: str, values: Mapping[int, tuple[int, ...]]) -> Table:
    """The table with other values in one column for the versions that are given and here."""
    rows = table.rows_of(values)
    column = table.columns[name].joined(column_of([values[int(version)] for version in table.versions[rows]]))
    order = np.arange(len(table))
    order[rows] = len(table) + np.arange(len(rows))
    columns = {**table.columns, name: column.take(order)}
    return Table(
        table.versions, table.earliest, table.latest, table.dated, table.ids, table.by_date, table.by_latest, columns,
    )  # fmt: skip


def _ordered(
    versions: Array, earliest: Array, latest: Array, dated: Mask, ids: Column, columns: Mapping[str, Column]
) -> Table:
    """Work out the two orders by date: the day, the narrower span, the id; the undated last in both."""
    starts, text = offsets(ids.counts).tolist(), ids.values.tobytes()
    names = [text[begin:end] for begin, end in pairwise(starts)]
    by_id = np.empty(len(names), dtype=np.int64)
    by_id[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    first, last = earliest.astype(np.int64), latest.astype(np.int64)
    # A side that is open has no day to sort by: the other side stands for it, and the span is wider than any other.
    day = np.where(first == OPEN_PAST, last, first)
    end = np.where(last == OPEN_FUTURE, first, last)
    width = last - first
    return Table(
        versions, earliest, latest, dated, ids,
        _places(np.lexsort((by_id, width, day, ~dated))), _places(np.lexsort((by_id, width, -end, ~dated))), columns,
    )  # fmt: skip


def _places(order: Ints) -> Array:
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return narrow(places)


_ROWS = ("versions", "earliest", "latest", "dated", "by_date", "by_latest")
_IDS = "ids"


def write_table(table: Table, path: Path) -> None:
    """Write a new file with the table. Raises `OSError`."""
    arrays: dict[str, Array] = {name: getattr(table, name) for name in _ROWS}
    for name, column in {_IDS: table.ids, **table.columns}.items():
        arrays |= {f"{name}.counts": narrow(column.counts), f"{name}.values": narrow(column.values)}
    write_arrays(path, arrays, {})


def read_table(path: Path) -> Table:
    """Map a table's file. Raises `FileNotFoundError` or `CablesError`."""
    arrays, _ = read_arrays(path)
    try:
        rows = [arrays[name] for name in _ROWS]
        columns = {name: Column(arrays[f"{name}.counts"], arrays[f"{name}.values"]) for name in (_IDS, *COLUMNS)}
        sound = all(len(each) == len(rows[0]) for each in (*rows, *(column.counts for column in columns.values())))
    except KeyError as error:
        raise damaged(path) from error
    if not sound:
        raise damaged(path)
    versions, earliest, latest, dated, by_date, by_latest = rows
    return Table(versions, earliest, latest, dated, columns.pop(_IDS), by_date, by_latest, columns)
