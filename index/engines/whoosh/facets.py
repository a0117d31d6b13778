"""Counts over an answer: values of a column, and days."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from datetime import date

import numpy as np

from index.engine import Histogram, Interval, ValueCounts
from index.engines.whoosh.arrays import Array, Ints
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST, Column, Table
from index.histogram import bucket_start, choose_interval

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


def count_values(column: Column, rows: Ints) -> ValueCounts:
    """How many of the rows have each value, how many have none and how many have any."""
    known = int(np.count_nonzero(column.counts.take(rows)))
    return ValueCounts(_counted(column.values_of(rows)), len(rows) - known, known)


def _counted(values: Array) -> Counts:
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    if high - low > 4 * len(values) + 1000:
        return Counts(*np.unique(values, return_counts=True))
    # Of a narrow type, so that nothing is converted but by what counts.
    counts = np.bincount(values - values.dtype.type(low))
    ids = np.flatnonzero(counts)
    return Counts(ids + low, counts[ids])


def count_days(table: Table, rows: Ints, interval: Interval | None) -> Histogram:
    """The rows by the bucket that holds their whole span; `interval` None lets the extent of the rows decide."""
    dated = rows.compress(table.dated.take(rows))
    earliest, latest = table.earliest.take(dated), table.latest.take(dated)
    interval = interval or _by_extent(earliest, latest)
    closed = np.flatnonzero((earliest != OPEN_PAST) & (latest != OPEN_FUTURE))
    earliest, latest = earliest.take(closed), latest.take(closed)
    first, last = _buckets_of(earliest, latest, interval)
    whole = np.flatnonzero(first == last)
    buckets = {
        bucket_start(interval, date.fromordinal(day)): number
        for day, number in _days_counted(first.take(whole), earliest.take(whole))
    }
    return Histogram(interval, buckets, len(dated) - len(whole), len(rows) - len(dated))


def _buckets_of(earliest: Array, latest: Array, interval: Interval) -> tuple[Ints, Ints]:
    """The buckets of the first and of the last days. Where many share few days, each day's is worked out once."""
    low, high = (int(earliest.min()), int(latest.max())) if len(earliest) else (0, 0)
    if high - low >= len(earliest):
        return _buckets(earliest, interval), _buckets(latest, interval)
    known = _buckets_of_days(low, high, interval)
    first = known.take(earliest - low)
    return first, first if np.array_equal(earliest, latest) else known.take(latest - low)


def _days_counted(buckets: Ints, days: Array) -> Iterator[tuple[int, int]]:
    """A day of each bucket, in their order, and how many are in it."""
    if not len(buckets):
        return iter(())
    low, high = int(buckets.min()), int(buckets.max())
    if high - low > 4 * len(buckets) + 1000:
        _, sample, counts = np.unique(buckets, return_index=True, return_counts=True)
        return zip(days[sample].tolist(), counts.tolist(), strict=True)
    shifted = buckets - low
    counts = np.bincount(shifted)
    sample = np.zeros(len(counts), dtype=days.dtype)
    sample[shifted] = days
    held = np.flatnonzero(counts)
    return zip(sample[held].tolist(), counts[held].tolist(), strict=True)


def _by_extent(earliest: Array, latest: Array) -> Interval:
    days = np.concatenate([earliest[earliest != OPEN_PAST], latest[latest != OPEN_FUTURE]])
    return choose_interval(int(days.min()), int(days.max())) if len(days) else choose_interval(None, None)


def _buckets(days: Array, interval: Interval) -> Ints:
    """A number for each day's bucket."""
    if interval is Interval.DAY:
        return days.astype(np.int64)
    moments = (days.astype(np.int64) - _EPOCH_DAY).astype("datetime64[D]")
    return _numbered(moments.astype(_unit(interval)).astype(np.int64), interval)


def _buckets_of_days(low: int, high: int, interval: Interval) -> Ints:
    """The same for each day from one to another: only the first of each month or year is worked out."""
    if interval is Interval.DAY:
        return np.arange(low, high + 1)
    ends = (np.array([low, high], dtype=np.int64) - _EPOCH_DAY).astype("datetime64[D]")
    first, last = ends.astype(_unit(interval)).astype(np.int64).tolist()
    each = np.arange(first, last + 1)
    begins = each.astype(_unit(interval)).astype("datetime64[D]").astype(np.int64) + _EPOCH_DAY
    begins[0] = low
    return np.repeat(_numbered(each, interval), np.diff(begins, append=high + 1))


def _unit(interval: Interval) -> str:
    return "datetime64[M]" if interval is Interval.MONTH else "datetime64[Y]"


def _numbered(numbers: Ints, interval: Interval) -> Ints:
    return numbers if interval is Interval.MONTH else (numbers + 1970) // _YEARS[interval]
