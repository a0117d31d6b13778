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

_TOO_MANY = "bucket limit was exceeded"
"""What tantivy says of more."""

_MISSING = 2**62
"""Above every value: stands for none."""


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer as a whole: the earliest and the latest day that its cables state, and what was counted."""

    first: int | None
    last: int | None
    values: Mapping[str, ValueCounts]
    histogram: Histogram | None


def overview(
    space: Space,
    query: Query,
    columns: Sequence[str],
    total: int | None,
    *,
    extent: bool = True,
    days: bool = False,
    interval: Interval | None = None,
) -> Overview:
    """Look over an answer: the values of these columns, and with `days` the cables by the bucket that holds their span.

    `total` is how many cables there are, where that is known. `interval` None lets the extent of the answer decide;
    without `extent` it is not looked for otherwise.
    """
    stated = (EARLIEST, LATEST) if extent or (days and interval is None) else ()
    buckets = [bucket_field(interval)] if days and interval else []
    asked: dict[str, Any] = {name: {"stats": {"field": name}} for name in stated}
    if total is None:
        asked[VERSION] = {"value_count": {"field": VERSION}}
    if days:
        asked[DATED] = {"filter": f"{DATED}:{UNDATED}"}
    found, counted = _together(space, query, asked, [*columns, *buckets], total)
    if total is None:
        total = int(found[VERSION]["value"])
    first, last = _extent(found)
    values = {column: _valued(counted[column], total) for column in columns}
    histogram = None
    if days:
        interval = interval or choose_interval(first, last)
        name = bucket_field(interval)
        counts = counted[name] if name in counted else _one(space, query, name)
        histogram = _histogram(total, found[DATED]["doc_count"], interval, counts)
    return Overview(first, last, values, histogram)


def _together(
    space: Space, query: Query, asked: dict[str, Any], names: Sequence[str], total: int | None
) -> tuple[Mapping[str, Any], dict[str, dict[int, int]]]:
    """What was asked, and the counts of fields by their names: in one pass where they have not too many values."""
    found: Mapping[str, Any] = {}
    if len(names) > 1 and (space.too_many if total is None else total) < space.too_many:
        try:
            found = space.searcher.aggregate(query, {**asked, **{name: _terms(name) for name in names}})
        except ValueError as error:
            if _TOO_MANY not in str(error):
                raise
            if total is not None:
                space.too_many = total
    if not found and asked:
        found = space.searcher.aggregate(query, asked)
    return found, {name: _one(space, query, name, found.get(name)) for name in names}


def _valued(counts: dict[int, int], total: int) -> ValueCounts:
    missing = counts.pop(_MISSING, 0)
    return ValueCounts(counts, missing, total - missing)


def _extent(found: Mapping[str, Any]) -> tuple[int | None, int | None]:
    days = [int(day) for name in (EARLIEST, LATEST) for how in ("min", "max")
            if name in found and (day := found[name][how]) is not None]  # fmt: skip
    return min(days, default=None), max(days, default=None)


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": name, "size": _MOST_BUCKETS, "segment_size": _MOST_BUCKETS, "missing": _MISSING}}


def _counts(found: dict[str, Any]) -> dict[int, int] | None:
    """The counts, or None where there are more values than were counted."""
    if found.get("sum_other_doc_count") or found.get("doc_count_error_upper_bound"):
        return None
    return {each["key"]: each["doc_count"] for each in found["buckets"]}


def _one(space: Space, query: Query, name: str, found: dict[str, Any] | None = None) -> dict[int, int]:
    """The counts of one field, which may have been found already."""
    counts = _counts(found or space.searcher.aggregate(query, {"": _terms(name)})[""])
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


def _histogram(total: int, undated: int, interval: Interval, counts: dict[int, int]) -> Histogram:
    """The cables of an answer by the bucket that holds their whole span."""
    counts.pop(_MISSING, None)
    buckets = {date.fromordinal(day): count for day, count in sorted(counts.items())}
    return Histogram(interval, buckets, total - undated - sum(buckets.values()), undated)
