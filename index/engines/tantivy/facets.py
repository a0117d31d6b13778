"""Counts over an answer, from the fast fields: values of columns, and days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from index.engine import Histogram, Interval, ValueCounts
from index.engines.asked.fields import EARLIEST, LATEST, bucket_field
from index.engines.tantivy._tantivy import FieldType, Query
from index.engines.tantivy.view import Space
from index.histogram import choose_interval

_MOST_BUCKETS = 60_000
"""tantivy counts no more values than 65,000 at once."""

_MISSING = 2**62
"""Above every value: stands for none."""


def count_values(space: Space, query: Query, total: int, columns: Sequence[str]) -> dict[str, ValueCounts]:
    """How many cables of an answer have each value of the columns, how many have none and how many have any."""
    if not columns:
        return {}
    asked = {column: _terms(column, missing=True) for column in columns}
    found = space.searcher.aggregate(query, asked)
    result = {}
    for column in columns:
        counts = _counts(found[column])
        if counts is None:
            counts = _in_pieces(space, query, column, 0, _MISSING)
            counts[_MISSING] = total - space.count(space.all_of([query, Query.exists_query(column)]))
        missing = counts.pop(_MISSING, 0)
        result[column] = ValueCounts(counts, missing, total - missing)
    return result


def _terms(name: str, *, missing: bool = False) -> dict[str, Any]:
    asked = {"field": name, "size": _MOST_BUCKETS, "segment_size": _MOST_BUCKETS}
    return {"terms": asked | {"missing": _MISSING} if missing else asked}


def _counts(found: dict[str, Any]) -> dict[int, int] | None:
    """The counts, or None where there are more values than were counted."""
    if found.get("sum_other_doc_count") or found.get("doc_count_error_upper_bound"):
        return None
    return {int(each["key"]): each["doc_count"] for each in found["buckets"]}


def _in_pieces(space: Space, query: Query, column: str, low: int, high: int) -> dict[int, int]:
    """The counts of the values from `low` up to `high`: of half of them and the other half where they are many."""
    inside = Query.range_query(space.schema, column, FieldType.Unsigned, low, high, include_upper=False)
    found = _counts(space.searcher.aggregate(space.all_of([query, inside]), {"": _terms(column)})[""])
    if found is not None:
        return {value: count for value, count in found.items() if low <= value < high}
    middle = (low + high) // 2
    return _in_pieces(space, query, column, low, middle) | _in_pieces(space, query, column, middle, high)


def extent(space: Space, query: Query) -> tuple[int | None, int | None]:
    """The earliest and the latest day that the cables of an answer state."""
    asked = {f"{how} {name}": {how: {"field": name}} for how in ("min", "max") for name in (EARLIEST, LATEST)}
    found = space.searcher.aggregate(query, asked)
    days = {how: [int(v) for name, each in found.items() if name.startswith(how) and (v := each["value"]) is not None]
            for how in ("min", "max")}  # fmt: skip
    return min(days["min"], default=None), max(days["max"], default=None)


def count_days(space: Space, query: Query, total: int, interval: Interval | None) -> Histogram:
    """The cables of an answer by the bucket that holds their whole span; `interval` None lets their extent decide."""
    interval = interval or choose_interval(*extent(space, query))
    dated = space.count(space.all_of([query, space.dated()])) if total else 0
    name = bucket_field(interval)
    counts = _counts(space.searcher.aggregate(query, {"": _terms(name)})[""])
    if counts is None:
        counts = _in_pieces(space, query, name, 0, _MISSING)
    buckets = {date.fromordinal(day): count for day, count in sorted(counts.items())}
    return Histogram(interval, buckets, dated - sum(buckets.values()), total - dated)
