"""Counts over an answer: from the fast fields, in as few passes over it as tantivy allows, or from its cables' rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus.frozen import dataclass
from index.engine import Histogram, Interval, ValueCounts
from index.engines.asked.fields import DATED, EARLIEST, LATEST, UNDATED, bucket_field
from index.engines.tantivy._tantivy import DocAddress, Query
from index.engines.tantivy.schema import ROW
from index.engines.tantivy.view import Space
from index.histogram import choose_interval

if TYPE_CHECKING:
    from index.engines.tantivy.tallies import Tally

_MOST_BUCKETS = 60_000
"""tantivy counts no more values than 65,000 at once, those of all columns together."""

_TOO_MANY = "bucket limit was exceeded"
"""What tantivy says of more."""

_MANY = 10_000
"""A single column of more cables is sooner counted by tantivy."""

_MISSING = 2**62
"""Above every value: stands for none."""


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer as a whole: the earliest and the latest day that its cables state, and what was counted."""

    first: int | None
    last: int | None
    values: Mapping[str, ValueCounts]
    histogram: Histogram | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of an answer: the values of columns (`most` as in a request), and with `days` its cables by the
    bucket that holds their span.

    `interval` None lets the extent of the answer decide; without `extent` it is not looked for otherwise.
    """

    columns: Sequence[str]
    most: Mapping[str, int]
    extent: bool
    days: bool
    interval: Interval | None


def overview(space: Space, query: Query, wanted: Wanted, total: int, every: list[DocAddress] | None) -> Overview:
    """Look over an answer of so many cables. `every` is where all of them lie, where that is known."""
    if tally := _tally(space, query, wanted, total, every):
        first, last = tally.extent()
        values = {column: tally.counts(column, wanted.most.get(column)) for column in wanted.columns}
        interval = wanted.interval or choose_interval(first, last)
        return Overview(first, last, values, tally.histogram(interval) if wanted.days else None)
    return _by_fields(space, query, wanted, total)


def _tally(space: Space, query: Query, wanted: Wanted, total: int, every: list[DocAddress] | None) -> "Tally | None":
    """The rows of the answer's cables; None where tantivy is to count."""
    if not (wanted.columns or wanted.days):
        return None
    tallies = space.tallies(total)
    if tallies is None:
        return None
    if every is None:
        # To look for all cables is worth it for several columns, or for some cables.
        if len(wanted.columns) < (2 if total > _MANY else 1):
            return None
        # What scores alike need not be put in order.
        every = space.addresses(Query.const_score_query(query, 0.0), total)
    rows = [row for row in space.numbers(ROW, every) if row is not None]
    return tallies.of(rows) if len(rows) == total else None


def _by_fields(space: Space, query: Query, wanted: Wanted, total: int) -> Overview:
    interval, days = wanted.interval, wanted.days
    stated = (EARLIEST, LATEST) if wanted.extent or (days and interval is None) else ()
    buckets = [bucket_field(interval)] if days and interval else []
    asked: dict[str, Any] = {name: {"stats": {"field": name}} for name in stated}
    if days:
        asked[DATED] = {"filter": f"{DATED}:{UNDATED}"}
    found, counted = _together(space, query, asked, [*wanted.columns, *buckets], total)
    first, last = _extent(found)
    values = {column: _valued(counted[column], total) for column in wanted.columns}
    histogram = None
    if days:
        interval = interval or choose_interval(first, last)
        name = bucket_field(interval)
        counts = counted[name] if name in counted else _one(space, query, name)
        histogram = _histogram(total, found[DATED]["doc_count"], interval, counts)
    return Overview(first, last, values, histogram)


def _together(
    space: Space, query: Query, asked: dict[str, Any], names: Sequence[str], total: int
) -> tuple[Mapping[str, Any], dict[str, dict[int, int]]]:
    """What was asked, and the counts of fields by their names: in one pass where they have not too many values."""
    found: Mapping[str, Any] = {}
    if len(names) > 1 and total < space.too_many:
        try:
            found = space.searcher.aggregate(query, {**asked, **{name: _terms(name) for name in names}})
        except ValueError as error:
            if _TOO_MANY not in str(error):
                raise
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
