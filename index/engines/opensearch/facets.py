"""Counts over an answer by aggregations, exact over all shards: values of columns, and days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from index.engine import Histogram, Interval, ValueCounts
from index.engines.asked.fields import EARLIEST, LATEST
from index.engines.opensearch import queries
from index.engines.opensearch.fields import bucket_of, named
from index.engines.opensearch.view import Space

Query = dict[str, Any]

_MOST = 10_000
"""So many values of a column are counted at once; a cluster gives no more than 65,536 counts in one answer."""

_MOST_OF_ONE = 60_000
"""So many of one column alone."""

_AT_ONCE = 6


def extent_asked() -> Query:
    """What tells the earliest and the latest day that cables state."""
    days = {"earliest": EARLIEST, "latest": LATEST}
    return {f"{how} {name}": {how: {"field": field}} for how in ("min", "max") for name, field in days.items()}


def extent(told: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """The earliest and the latest day."""
    days = {how: [int(v) for name in ("earliest", "latest") if (v := told[f"{how} {name}"]["value"]) is not None]
            for how in ("min", "max")}  # fmt: skip
    return min(days["min"], default=None), max(days["max"], default=None)


def values_asked(columns: Sequence[str]) -> Iterator[Query]:
    """What counts the values of columns, so many as may be counted in one search."""
    for start in range(0, len(columns), _AT_ONCE):
        some = columns[start : start + _AT_ONCE]
        counts: Query = {column: {"terms": {"field": named(column), "size": _MOST}} for column in some}
        yield counts | {f"no {column}": {"missing": {"field": named(column)}} for column in some}


def count_values(
    space: Space, query: Query, columns: Sequence[str], told: Mapping[str, Any], total: int
) -> dict[str, ValueCounts]:
    """How many cables of an answer have each value of the columns, how many have none and how many have any."""
    found = {}
    for column in columns:
        counts = _exact(space, query, named(column), told[column])
        missing = told[f"no {column}"]["doc_count"]
        found[column] = ValueCounts(counts, missing, total - missing)
    return found


def days_asked(interval: Interval) -> Query:
    """What counts cables by the bucket that holds their whole span."""
    return {"days": {"terms": {"field": bucket_of(interval), "size": _MOST}}, "dated": {"filter": queries.dated()}}


def count_days(space: Space, query: Query, interval: Interval, told: Mapping[str, Any], total: int) -> Histogram:
    """The cables of an answer by the bucket that holds their whole span."""
    counts = _exact(space, query, bucket_of(interval), told["days"])
    buckets = {date.fromordinal(day): count for day, count in sorted(counts.items())}
    dated = told["dated"]["doc_count"]
    return Histogram(interval, buckets, dated - sum(buckets.values()), total - dated)


def _exact(space: Space, query: Query, field: str, told: Mapping[str, Any]) -> dict[int, int]:
    """The counts of all values: those that were told, or page by page where there are more than were asked for."""
    if not _is_all(told):
        told = _search(space, query, {"terms": {"field": field, "size": _MOST_OF_ONE}})
    if _is_all(told):
        return {int(bucket["key"]): bucket["doc_count"] for bucket in told["buckets"]}
    found: dict[int, int] = {}
    pages: Query = {"size": _MOST, "sources": [{"value": {"terms": {"field": field}}}]}
    while True:
        page = _search(space, query, {"composite": pages})
        found |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in page["buckets"]}
        if "after_key" not in page:
            return found
        pages = {**pages, "after": page["after_key"]}


def _is_all(told: Mapping[str, Any]) -> bool:
    return not told["sum_other_doc_count"] and not told["doc_count_error_upper_bound"]


def _search(space: Space, query: Query, counts: Query) -> dict[str, Any]:
    body = {"query": query, "size": 0, "track_total_hits": False, "aggs": {"counts": counts}}
    found: dict[str, Any] = space.point.search([body])[0]["aggregations"]["counts"]
    return found
