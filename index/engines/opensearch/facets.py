"""Counts over an answer by aggregations, exact over all shards: values of columns, and days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from index.engine import Histogram, Interval
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
_FEW, _TIMES, _MORE = 400, 10, 200
"""So many of a column's values each shard tells where a few are wanted, or so many times as many as are; so many more
than are wanted are told of all shards together."""

MOST_OF_FEW = 1000
"""Of more values all are counted."""

_ERROR = "doc_count_error_upper_bound"
COUNTED = "counted"
"""The name of counts that are themselves only counted, and need not be told."""


def extent_asked() -> Query:
    """What tells the earliest and the latest day that cables state."""
    days = {"earliest": EARLIEST, "latest": LATEST}
    return {f"{how} {name}": {how: {"field": field}} for how in ("min", "max") for name, field in days.items()}


def extent(told: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """The earliest and the latest day."""
    days = {how: [int(v) for name in ("earliest", "latest") if (v := told[f"{how} {name}"]["value"]) is not None]
            for how in ("min", "max")}  # fmt: skip
    return min(days["min"], default=None), max(days["max"], default=None)


def values_asked(columns: Sequence[str], most: Mapping[str, int]) -> Iterator[Query]:
    """What counts the values of columns, so many as may be counted in one search; of those in `most` so many alone."""
    whole = [column for column in columns if column not in most]
    counts: Query = {column: _commonest(column, most[column]) for column in columns if column in most}
    for start in range(0, len(whole), _AT_ONCE):
        some = whole[start : start + _AT_ONCE]
        counts |= {column: {"terms": {"field": named(column), "size": _MOST}} for column in some}
        yield _with_missing(counts)
        counts = {}
    if counts:
        yield _with_missing(counts)


def _with_missing(counts: Query) -> Query:
    return counts | {f"no {column}": {"missing": {"field": named(column)}} for column in counts}


def _commonest(column: str, most: int) -> Query:
    few = max(_FEW, _TIMES * most)
    asked = {"field": named(column), "size": most + _MORE, "shard_size": few, "show_term_doc_count_error": True}
    return {"terms": asked}


@dataclass(frozen=True, slots=True)
class Commonest:
    """The values of a column that are surely the commonest in an answer, and how often all others occur together."""

    counts: Mapping[int, int]
    rest: int


def commonest(told: Mapping[str, Any], most: int) -> Commonest | None:
    """So many of the commonest values with those that tie with the last of them; None where it is not sure which.

    Each shard tells its own commonest alone, so that a count may be too low, by as much as is told beside it; and what
    none of them told may be as common as the last that each told, all together.
    """
    buckets, further = told["buckets"], told["sum_other_doc_count"]
    if not further:
        return Commonest({int(each["key"]): each["doc_count"] for each in buckets}, 0)
    together = further + sum(each["doc_count"] for each in buckets)
    if not most:
        return Commonest({}, together)
    if len(buckets) < most:
        return None
    least = sorted((each["doc_count"] for each in buckets), reverse=True)[most - 1]
    sure = {int(each["key"]): each["doc_count"] for each in buckets if each["doc_count"] >= least}
    doubt = [each["doc_count"] + each[_ERROR] for each in buckets if each["doc_count"] < least or each[_ERROR]]
    unseen = buckets[-1]["doc_count"] + told[_ERROR]
    if max(doubt, default=0) >= least or unseen >= least:
        return None
    return Commonest(sure, together - sum(sure.values()))


def distinct_asked(space: Space, query: Query, column: str, found: Commonest) -> Iterator[Query]:
    """The searches that tell how many values of a column there are, none more than the cluster takes at once."""
    at_most = len(found.counts) + found.rest
    lows = [0] if at_most <= _MOST_OF_ONE else range(0, space.highest + 1, _MOST_OF_ONE)
    for low in lows:
        asked: Query = {"field": named(column), "interval": 1, "min_doc_count": 1}
        if len(lows) > 1:
            asked["hard_bounds"] = {"min": low, "max": low + _MOST_OF_ONE - 1}
        counts = {COUNTED: {"histogram": asked}, "stats": {"stats_bucket": {"buckets_path": f"{COUNTED}._count"}}}
        yield {"query": query, "size": 0, "track_total_hits": False, "aggs": counts}


def distinct(told: Mapping[str, Any]) -> int:
    """The number of values by the answer to one search of `distinct_asked`."""
    return int(told["aggregations"]["stats"]["count"])


def every_asked(query: Query, column: str) -> Query:
    """The search that counts all values of a column, as far as a cluster does at once."""
    counts: Query = {column: {"terms": {"field": named(column), "size": _MOST_OF_ONE}}}
    return {"query": query, "size": 0, "track_total_hits": False, "aggs": counts}


def every_count(space: Space, query: Query, column: str, told: Mapping[str, Any]) -> dict[int, int]:
    """How many cables of an answer have each value of a column, from what was told of all or the commonest."""
    return _exact(space, query, named(column), told)


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
    return not told["sum_other_doc_count"] and not told[_ERROR]


def _search(space: Space, query: Query, counts: Query) -> dict[str, Any]:
    body = {"query": query, "size": 0, "track_total_hits": False, "aggs": {"counts": counts}}
    found: dict[str, Any] = space.point.search([body])[0]["aggregations"]["counts"]
    return found
