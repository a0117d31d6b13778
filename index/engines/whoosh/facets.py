"""Counts over an answer: values of a column, and days."""

from collections import Counter
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from datetime import date

import numpy as np

from index.engine import Histogram, Interval, ValueCounts
from index.engines.whoosh.arrays import Array, Ints
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST, Column, Table
from index.histogram import bucket_start, choose_interval
from index.tallying import commonest, counted

_EPOCH_DAY = 719163  # date(1970, 1, 1).toordinal()
_YEARS = {Interval.YEAR: 1, Interval.DECADE: 10, Interval.CENTURY: 100}


class Counts(Mapping[int, int]):
    """How often each value comes, values ascending: thousands of them stay arrays until somebody looks at them."""

    def __init__(self, ids: Ints, counts: Ints) -> None:
        self._ids, self._counts = ids, counts

    def __getitem__(self, id: int) -> int:
        at = int(np.searchsorted(self._ids, id))
        if at == len(self._ids) or self._ids[at] != id:
            raise KeyError(id)
        return int(self._counts[at])

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids.tolist())

    def items(self) -> ItemsView[int, int]:
        """The values with their counts."""
        return _Items(self)

    def values(self) -> ValuesView[int]:
        """The counts."""
        return _Numbers(self)

    def numbers(self) -> list[int]:
        """The counts in a list."""
        numbers: list[int] = self._counts.tolist()
        return numbers


class _Items(ItemsView[int, int]):
    """Values with their counts, from two lists: no dictionary is made for them."""

    _mapping: Counts

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._mapping, self._mapping.numbers(), strict=True)


class _Numbers(ValuesView[int]):
    """Counts, from a list."""

    _mapping: Counts

    def __iter__(self) -> Iterator[int]:
        return iter(self._mapping.numbers())


def count_values(column: Column, rows: Ints, most: int | None = None) -> ValueCounts:
    """How many of the rows have each value, how many have none and how many have any.

    With `most` the commonest values alone: so many, and all that are as common as the last of them.
    """
    known, values = column.values_of(rows)
    ids, counts = counted(values)
    if most is None or most >= len(ids):
        return ValueCounts(Counts(ids, counts), len(rows) - known, known)
    kept = commonest(counts, most)
    told = Counts(ids[kept], counts[kept])
    rest = int(counts.sum()) - sum(told.numbers())
    return ValueCounts(told, len(rows) - known, known, len(ids) - len(told), rest)


def count_days(table: Table, rows: Ints, interval: Interval | None) -> Histogram:
    """The rows by the bucket that holds their whole span; `interval` None lets the extent of the rows decide."""
    dated = rows.compress(table.dated.take(rows))
    earliest, latest = table.earliest.take(dated), table.latest.take(dated)
    interval = interval or _by_extent(earliest, latest)
    alike = earliest == latest
    counted = Counter(_in_buckets(earliest.compress(alike), interval))
    spans = np.flatnonzero(~alike)
    earliest, latest = earliest.take(spans), latest.take(spans)
    closed = np.flatnonzero((earliest != OPEN_PAST) & (latest != OPEN_FUTURE))
    earliest, latest = earliest.take(closed), latest.take(closed)
    whole = np.flatnonzero(_buckets(earliest, interval) == _buckets(latest, interval))
    counted.update(_in_buckets(earliest.take(whole), interval))
    buckets = {first: counted[first] for first in sorted(counted)}
    return Histogram(interval, buckets, len(spans) - len(whole), len(rows) - len(dated))


def _in_buckets(days: Array, interval: Interval) -> dict[date, int]:
    """How many of the days each bucket has, by its first day."""
    low, high = (int(days.min()), int(days.max())) if len(days) else (0, -1)
    if high - low > 4 * len(days) + 1000:
        each, counts = np.unique(days, return_counts=True)
        begun = _changing(_buckets(each, interval))
        firsts = each.take(begun)
    else:
        # Most share their days with others, and no day's bucket is looked up.
        counts = np.bincount(days - low)
        firsts = _beginning(low, high, interval)
        begun = firsts - low
    totals = np.add.reduceat(counts, begun).tolist() if len(begun) else []
    found = zip(firsts.tolist(), totals, strict=True)
    return {bucket_start(interval, date.fromordinal(day)): number for day, number in found if number}


def _beginning(low: int, high: int, interval: Interval) -> Ints:
    """The days from one to another with which buckets begin, and the first."""
    days = np.arange(low, high + 1, dtype=np.int64)
    if interval is Interval.DAY or not len(days):
        return days
    first, last = (days[[0, -1]] - _EPOCH_DAY).astype("datetime64[D]").astype(_unit(interval)).astype(np.int64)
    each = np.arange(first, last + 1)
    begins = each.astype(_unit(interval)).astype("datetime64[D]").astype(np.int64) + _EPOCH_DAY
    begins[0] = low
    return begins.take(_changing(_numbered(each, interval)))


def _changing(numbers: Ints) -> Ints:
    """Where numbers are others than before, and the first."""
    return np.flatnonzero(np.diff(numbers, prepend=numbers[:1] - 1))


def _by_extent(earliest: Array, latest: Array) -> Interval:
    days = np.concatenate([earliest[earliest != OPEN_PAST], latest[latest != OPEN_FUTURE]])
    return choose_interval(int(days.min()), int(days.max())) if len(days) else choose_interval(None, None)


def _buckets(days: Array, interval: Interval) -> Ints:
    """A number for each day's bucket."""
    if interval is Interval.DAY:
        return days.astype(np.int64)
    moments = (days.astype(np.int64) - _EPOCH_DAY).astype("datetime64[D]")
    return _numbered(moments.astype(_unit(interval)).astype(np.int64), interval)


def _unit(interval: Interval) -> str:
    return "datetime64[M]" if interval is Interval.MONTH else "datetime64[Y]"


def _numbered(numbers: Ints, interval: Interval) -> Ints:
    return numbers if interval is Interval.MONTH else (numbers + 1970) // _YEARS[interval]
