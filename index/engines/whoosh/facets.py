"""Counts over an answer: values of a column, and days."""

from datetime import date

import numpy as np

from index.engine import Histogram, Interval, ValueCounts
from index.engines.whoosh.arrays import Array, Ints, Mask
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST, Column, Table
from index.histogram import bucket_start, choose_interval

_EPOCH = np.datetime64("1970-01-01").astype("datetime64[D]")
_EPOCH_DAY = 719163  # date(1970, 1, 1).toordinal()
_YEARS = {Interval.YEAR: 1, Interval.DECADE: 10, Interval.CENTURY: 100}


def count_values(column: Column, rows: Mask) -> ValueCounts:
    """How many of the rows have each value, how many have none and how many have any."""
    values = column.values[np.repeat(rows, column.counts)]
    known = int(np.count_nonzero(rows & (column.counts > 0)))
    missing = int(np.count_nonzero(rows)) - known
    if len(values) and int(values.max()) <= 4 * len(column.values) + 1000:
        counts = np.bincount(values)
        ids = np.flatnonzero(counts)
        counts = counts[ids]
    else:
        ids, counts = np.unique(values, return_counts=True)
    return ValueCounts(dict(zip(ids.tolist(), counts.tolist(), strict=True)), missing, known)


def count_days(table: Table, rows: Mask, interval: Interval | None) -> Histogram:
    """The rows by the bucket that holds their whole span; `interval` None lets the extent of the rows decide."""
    dated = rows & table.dated
    earliest, latest = table.earliest[dated], table.latest[dated]
    interval = interval or _by_extent(earliest, latest)
    closed = (earliest != OPEN_PAST) & (latest != OPEN_FUTURE)
    first, last = _buckets(earliest[closed], interval), _buckets(latest[closed], interval)
    whole = first == last
    _, sample, counts = np.unique(first[whole], return_index=True, return_counts=True)
    days = earliest[closed][whole][sample]
    buckets = {
        bucket_start(interval, date.fromordinal(day)): number
        for day, number in zip(days.tolist(), counts.tolist(), strict=True)
    }
    inside = int(np.count_nonzero(whole))
    return Histogram(interval, buckets, len(earliest) - inside, int(np.count_nonzero(rows)) - len(earliest))


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
