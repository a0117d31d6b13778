"""Queries in the cluster's own words, over the fields of `fields.py`."""

from collections.abc import Sequence
from typing import Any

from index.engines.asked.fields import DATED, SPOKEN, UNDATED
from index.engines.opensearch.fields import named
from index.engines.opensearch.state import MOST_TERMS

Query = dict[str, Any]


def everything() -> Query:
    """All cables."""
    return {"match_all": {}}


def nothing() -> Query:
    """No cable."""
    return {"match_none": {}}


def dated() -> Query:
    """The cables that have a date."""
    return {"range": {DATED: {"gt": UNDATED}}}


def spoken(language: str) -> Query:
    """The cables whose texts are in a language."""
    return term(SPOKEN, language)


def term(field: str, value: str | int) -> Query:
    """The cables that have a term in a field."""
    return {"term": {named(field): {"value": value}}}


def any_term(field: str, values: Sequence[str] | Sequence[int]) -> Query:
    """The cables that have one of the terms in a field."""
    if len(values) == 1:
        return term(field, values[0])
    starts = range(0, len(values), MOST_TERMS)
    return any_of([{"terms": {named(field): list(values[start : start + MOST_TERMS])}} for start in starts])


def days(field: str, low: int | None, high: int | None) -> Query:
    """The cables whose day in a field lies between two days, which count too; None leaves a side open."""
    sides = {"gte": low, "lte": high}
    return {"range": {named(field): {name: day for name, day in sides.items() if day is not None}}}


def all_of(queries: Sequence[Query]) -> Query:
    """The cables that answer all of the queries."""
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"filter": list(queries)}} if queries else everything()


def any_of(queries: Sequence[Query], least: int = 1) -> Query:
    """The cables that answer at least so many of the queries."""
    if len(queries) < least or not queries:
        return nothing()
    if len(queries) == 1:
        return queries[0]
    if least == len(queries):
        return all_of(queries)
    return {"bool": {"should": list(queries), "minimum_should_match": least}}


def without(query: Query, *denied: Query) -> Query:
    """The cables that answer a query and none of those that are denied."""
    return {"bool": {"filter": [query], "must_not": list(denied)}}


def exists(field: str) -> Query:
    """The cables that have anything in a field."""
    return {"exists": {"field": named(field)}}
