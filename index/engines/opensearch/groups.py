"""Facets that leave out the same filters are counted together, with the answer; what is open then in one request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.engine import Histogram, Interval, Request, ValueCounts
from index.engines.asked.parts import DATE, Parts, columns
from index.engines.asked.parts import groups as by_field
from index.engines.opensearch import facets as counting
from index.engines.opensearch.facets import Commonest
from index.engines.opensearch.view import Space
from index.histogram import choose_interval

Query = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Facets that leave out the same filters, and the searches that count them."""

    query: Query
    facets: Sequence[str]
    searches: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the searches of a group told: of which columns the commonest values are known, and how days are counted."""

    group: Group
    told: Mapping[str, Any]
    total: int
    commonest: Mapping[str, Commonest]
    interval: Interval


def groups(space: Space, request: Request, parts: Parts[Query]) -> list[Group]:
    """The facets of a request with the searches that count them."""
    return [_group(space, request, parts, field, facets) for field, facets in by_field(request).items()]


def _group(space: Space, request: Request, parts: Parts[Query], field: str | None, facets: Sequence[str]) -> Group:
    query = space.fitted(parts.query(lambda each: each.field == field))
    asked = list(counting.values_asked(columns(facets), few(request)))
    if DATE in facets:
        # Where the interval is to be chosen, it is by the days of these cables, which must be known first.
        days = counting.days_asked(request.interval) if request.interval else counting.extent_asked()
        asked = [{**asked[0], **days}, *asked[1:]] if asked else [days]
    return Group(query, facets, tuple({"query": query, "size": 0, "aggs": each} for each in asked))


def few(request: Request) -> dict[str, int]:
    """The columns of which no more than a few values are wanted, with how many; of the others all are counted."""
    return {column: most for column, most in request.most.items() if most <= counting.MOST_OF_FEW}


def counted(
    space: Space, request: Request, groups: Sequence[Group], found: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, ValueCounts], Histogram | None]:
    """The facets and the histogram, from the answers to the searches of all groups, one after the other."""
    answers = iter(found)
    known = [_counted(request, group, [next(answers) for _ in group.searches]) for group in groups]
    asked = [search for each in known for search in _still_open(space, request, each)]
    further = iter(space.point.search(asked, left_out=f"aggregations.{counting.COUNTED}.buckets") if asked else ())
    counts: dict[str, ValueCounts] = {}
    histogram = None
    for each in known:
        if DATE in each.group.facets:
            told = each.told if request.interval else next(further)["aggregations"]
            histogram = counting.count_days(space, each.group.query, each.interval, told, each.total)
        for column in columns(each.group.facets):
            counts[column] = _values(space, request, each, column, further)
    return {facet: counts[facet] for facet in request.facets if facet in counts}, histogram


def _counted(request: Request, group: Group, found: Sequence[Mapping[str, Any]]) -> _Counted:
    told = {name: each for one in found for name, each in one["aggregations"].items()}
    total = int(found[0]["hits"]["total"]["value"]) if found else 0
    likely = {
        column: counting.commonest(told[column], few(request)[column])
        for column in columns(group.facets)
        if column in few(request)
    }
    sure = {column: each for column, each in likely.items() if each is not None}
    interval = request.interval or Interval.YEAR
    if DATE in group.facets and not request.interval:
        interval = choose_interval(*counting.extent(told))
    return _Counted(group, told, total, sure, interval)


def _still_open(space: Space, request: Request, counted: _Counted) -> Iterator[Query]:
    """The searches for what could not be asked for at first: the days, all values, or how many there are."""
    query = counted.group.query
    if DATE in counted.group.facets and not request.interval:
        yield {"query": query, "size": 0, "aggs": counting.days_asked(counted.interval)}
    for column in columns(counted.group.facets):
        each = counted.commonest.get(column)
        if each is None and column in few(request):
            yield counting.every_asked(query, column)
        elif each is not None and each.rest:
            yield from counting.distinct_asked(space, query, column, each)


def _values(
    space: Space, request: Request, counted: _Counted, column: str, further: Iterator[Mapping[str, Any]]
) -> ValueCounts:
    missing = counted.told[f"no {column}"]["doc_count"]
    known = counted.total - missing
    found = counted.commonest.get(column)
    if found is None:
        told = next(further)["aggregations"] if column in few(request) else counted.told
        return ValueCounts(counting.every_count(space, counted.group.query, column, told[column]), missing, known)
    others = 0
    if found.rest:
        searches = counting.distinct_asked(space, counted.group.query, column, found)
        others = sum(counting.distinct(next(further)) for _ in searches) - len(found.counts)
    return ValueCounts(found.counts, missing, known, others, found.rest)
