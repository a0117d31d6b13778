"""Counts over an answer: values of a column, and days."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from datetime import date
from functools import cached_property

import numpy as np

from index.engine import Histogram, Interval, ValueCounts
from index.engines.whoosh.arrays import Array, Ints, Mask
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST, Column, Table
from index.histogram import bucket_start, choose_interval

_EPOCH = np.datetime64("1970-01-01").astype("datetime64[D]")
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

    @cached_property
    def _pairs(self) -> dict[int, int]:
        return dict(zip(self._ids.tolist(), self._counts.tolist(), strict=True))

    def items(self) -> ItemsView[int, int]:
        """The values with their counts."""
        return self._pairs.items()

    def values(self) -> ValuesView[int]:
        """The counts."""
        return self._pairs.values()


def count_values(column: Column, rows: Mask) -> ValueCounts:
    """How many of the rows have each value, how many have none and how many have any."""
    filled = column.counts > 0
    single = len(column.values) == int(np.count_nonzero(filled))
    values = column.values[rows[filled] if single else np.repeat(rows, column.counts)]
    known = int(np.count_nonzero(rows & filled))
    missing = int(np.count_nonzero(rows)) - known
    low = int(values.min()) if len(values) else 0
    if len(values) and int(values.max()) - low <= 4 * len(column.values) + 1000:
        counts = np.bincount(values - low)
        ids = np.flatnonzero(counts)
        counts, ids = counts[ids], ids + low
    else:
        ids, counts = np.unique(values, return_counts=True)
    return ValueCounts(Counts(ids, counts), missing, known)


def count_days(table: Table, rows: Mask, interval: Interval | None) -> Histogram:
    """The rows by the bucket that holds their whole span; `interval` None lets the extent of the rows decide."""
    dated = rows & table.dated
    earliest, latest = table.earliest[dated], table.latest[dated]
    interval = interval or _by_extent(earliest, latest)
    closed = (earliest != OPEN_PAST) & (latest != OPEN_FUTURE)
    earliest_closed, latest_closed = earliest[closed], latest[closed]
    first, last = _buckets_of(earliest_closed, latest_closed, interval)
    whole = first == last
    buckets = {
        bucket_start(interval, date.fromordinal(day)): number
        for day, number in _days_counted(first[whole], earliest_closed[whole])
    }
    inside = int(np.count_nonzero(whole))
    return Histogram(interval, buckets, len(earliest) - inside, int(np.count_nonzero(rows)) - len(earliest))


def _buckets_of(earliest: Array, latest: Array, interval: Interval) -> tuple[Ints, Ints]:
    """The buckets of the first and of the last days. Where many share few days, each day's is worked out once."""
    low, high = (int(earliest.min()), int(latest.max())) if len(earliest) else (0, 0)
    if high - low >= len(earliest):
        return _buckets(earliest, interval), _buckets(latest, interval)
    known = _buckets(np.arange(low, high + 1), interval)
    return known[earliest - low], known[latest - low]


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
    moments = _EPOCH + (days.astype(np.int64) - _EPOCH_DAY)
    if interval is Interval.MONTH:
        months: Ints = moments.astype("datetime64[M]").astype(np.int64)
        return months
    years: Ints = (moments.astype("datetime64[Y]").astype(np.int64) + 1970) // _YEARS[interval]
    return years
