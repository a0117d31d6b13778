"""Counts over an answer, from the fast fields: all of it in as few passes over the answer as tantivy allows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from corpus.frozen import dataclass
from index.engine import Histogram, Interval, ValueCounts
from index.engines.asked.fields import DATED, EARLIEST, LATEST, UNDATED, VERSION, bucket_field
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.view import Space
from index.histogram import choose_interval

_MOST_BUCKETS = 60_000
"""tantivy counts no more values than 65,000 at once, those of all columns together."""

_MISSING = 2**62
"""Above every value: stands for none."""


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer as a whole: how many cables, the earliest and the latest day that they state, and what was counted."""

    total: int
    first: int | None
    last: int | None
    values: Mapping[str, ValueCounts]
    histogram: Histogram | None


def overview(
    space: Space,
    query: Query,
    columns: Sequence[str],
    *,
    extent: bool = True,
    days: bool = False,
    interval: Interval | None = None,
) -> Overview:
    """Look over an answer: the values of these columns, and with `days` the cables by the bucket that holds their span.

    `interval` None lets the extent of the answer decide; without `extent` it is not looked for otherwise.
    """
    stated = (EARLIEST, LATEST) if extent or (days and interval is None) else ()
    buckets = [bucket_field(interval)] if days and interval else []
    together = [name for name in (*columns, *buckets) if name not in space.wide]
    asked: dict[str, Any] = {name: {"stats": {"field": name}} for name in stated}
    asked[VERSION] = {"value_count": {"field": VERSION}}
    asked |= {name: _terms(name, _MOST_BUCKETS // len(together)) for name in together}
    found = space.searcher.aggregate(query, asked)
    counted = {name: counts for name in together if (counts := _counts(found[name])) is not None}
    total = int(found[VERSION]["value"])
    first, last = _extent(found)
    counted |= {name: _alone(space, query, name) for name in (*columns, *buckets) if name not in counted}
    values = {column: _valued(counted[column], total) for column in columns}
    histogram = None
    if days:
        interval = interval or choose_interval(first, last)
        name = bucket_field(interval)
        counts = counted[name] if name in counted else _one(space, query, name)
        histogram = _histogram(space, query, total, interval, counts)
    return Overview(total, first, last, values, histogram)


def _valued(counts: dict[int, int], total: int) -> ValueCounts:
    missing = counts.pop(_MISSING, 0)
    return ValueCounts(counts, missing, total - missing)


def _extent(found: Mapping[str, Any]) -> tuple[int | None, int | None]:
    days = [int(day) for name in (EARLIEST, LATEST) for how in ("min", "max")
            if name in found and (day := found[name][how]) is not None]  # fmt: skip
    return min(days, default=None), max(days, default=None)


def _terms(name: str, most: int = _MOST_BUCKETS) -> dict[str, Any]:
    return {"terms": {"field": name, "size": most, "segment_size": _MOST_BUCKETS, "missing": _MISSING}}


def _counts(found: dict[str, Any]) -> dict[int, int] | None:
    """The counts, or None where there are more values than were counted."""
    if found.get("sum_other_doc_count") or found.get("doc_count_error_upper_bound"):
        return None
    return {each["key"]: each["doc_count"] for each in found["buckets"]}


def _alone(space: Space, query: Query, name: str) -> dict[int, int]:
    """The counts of a field that has so many values that it is counted by itself, from now on at once."""
    space.wide.add(name)
    return _one(space, query, name)


def _one(space: Space, query: Query, name: str) -> dict[int, int]:
    """The counts of one field."""
    counts = _counts(space.searcher.aggregate(query, {"": _terms(name)})[""])
    if counts is not None:
        return counts
    bounds = {how: {how: {"field": name}} for how in ("min", "max")}
    found = space.searcher.aggregate(query, bounds)
    low, high = (int(found[how]["value"]) for how in ("min", "max"))
    counts = {_MISSING: space.count(space.without(query, Query.exists_query(name)))}
    for first in range(low, high + 1, _MOST_BUCKETS):
        counts |= _among(space, query, name, first, first + _MOST_BUCKETS - 1)
    return counts


def _among(space: Space, query: Query, name: str, low: int, high: int) -> dict[int, int]:
    """The counts of the values from `low` to `high`."""
    bounds = {"min": low, "max": high}
    asked = {"field": name, "interval": 1, "min_doc_count": 1, "hard_bounds": bounds}
    found = space.searcher.aggregate(query, {"": {"histogram": asked}})[""]["buckets"]
    return {int(each["key"]): each["doc_count"] for each in found}


def _histogram(space: Space, query: Query, total: int, interval: Interval, counts: dict[int, int]) -> Histogram:
    """The cables of an answer by the bucket that holds their whole span."""
    counts.pop(_MISSING, None)
    undated = space.count(space.all_of([query, space.term(DATED, UNDATED)])) if total else 0
    buckets = {date.fromordinal(day): count for day, count in sorted(counts.items())}
    return Histogram(interval, buckets, total - undated - sum(buckets.values()), undated)
