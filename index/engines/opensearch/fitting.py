"""Queries of more clauses than a cluster takes in one: their parts are asked first, and named by the cables found.

OpenSearch takes 1,024 clauses (`indices.query.bool.max_clause_count`). A question of a thousand words is rare, and may
take its time.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from index.engines.asked.fields import VERSION
from index.engines.opensearch import queries

Query = dict[str, Any]
Found = Callable[[Query], Iterator[tuple[int, float]]]
"""Every cable that answers a query, with its score."""

MOST = 800
"""So many clauses are asked at once."""


def clauses(query: Query) -> int:
    """How many clauses a query counts for."""
    [(kind, inner)] = query.items()
    match kind:
        case "bool":
            return sum(clauses(each) for name in _PARTS for each in inner.get(name, ()))
        case "constant_score":
            return clauses(inner["filter"])
        case "function_score":
            return clauses(inner["query"])
        case "intervals":
            return sum(map(_rules, inner.values()))
        case _:
            return 1


_PARTS = ("must", "filter", "should", "must_not")


def _rules(rule: Query) -> int:
    inner = [each["intervals"] for name in ("all_of", "any_of") if (each := rule.get(name))]
    return sum(map(_rules, inner[0])) if inner else 1


def fitted(query: Query, found: Found) -> Query:
    """A query that is satisfied by the same cables and has no more than `MOST` clauses."""
    if clauses(query) <= MOST:
        return query
    inner = query["bool"]
    every = [fitted(each, found) for name in ("must", "filter") for each in inner.get(name, ())]
    if should := [fitted(each, found) for each in inner.get("should", ())]:
        every.append(_named(should, inner.get("minimum_should_match", 1), found))
    denied = [fitted(each, found) for each in inner.get("must_not", ())]
    if sum(map(clauses, every)) > MOST // 2:
        every = [_named(every, len(every), found)]
    if sum(map(clauses, denied)) > MOST // 2:
        denied = [_named(denied, 1, found)]
    return queries.without(queries.all_of(every), *denied) if denied else queries.all_of(every)


def _named(parts: Sequence[Query], least: int, found: Found) -> Query:
    """The cables that answer at least so many of some queries, by their versions."""
    times: Counter[int] = Counter()
    for some in _portions(parts):
        each: list[Query] = [{"constant_score": {"filter": part, "boost": 1.0}} for part in some]
        for version, score in found({"bool": {"should": each, "minimum_should_match": 1}}):
            times[version] += round(score)
    return queries.any_of([queries.any_term(VERSION, [version for version, count in times.items() if count >= least])])


def _portions(parts: Sequence[Query]) -> Iterator[list[Query]]:
    """The queries in portions that can be asked at once."""
    portion: list[Query] = []
    size = 0
    for part in parts:
        count = clauses(part)
        if portion and size + count > MOST:
            yield portion
            portion, size = [], 0
        portion.append(part)
        size += count
    yield portion
