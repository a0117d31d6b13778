"""The hits of an answer in the order asked for, a page of them.

By relevance, the best by the cluster's scores are weighed anew; all others follow in the order of those scores. What
scores alike stands by date and id.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from corpus.errors import CablesError
from index.engine import DateMatch, Hit, Request, Sort
from index.engines.asked.candidates import scored
from index.engines.asked.fields import BY_DATE, BY_LATEST, VERSION
from index.engines.asked.membership import Membership
from index.engines.asked.parts import Parts
from index.engines.asked.weighing import LOOKED_AT, Weighing
from index.engines.opensearch.documents import version_of
from index.engines.opensearch.fields import KEPT, NOTHING
from index.engines.opensearch.point import SCORE
from index.engines.opensearch.view import PAGE, Space

Query = dict[str, Any]
_CERTAIN = "certain"
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What is wanted of the hits: from which place to which (None: all), and the weighing of the best, if any."""

    begin: int
    end: int | None
    sort: Sort
    weighing: Weighing[Query] | None

    @property
    def is_empty(self) -> bool:
        """Whether no hit is wanted."""
        return self.end is not None and self.end <= self.begin


@dataclass(frozen=True, slots=True)
class Read:
    """The first hits, and how often the point in time had been opened again before they were asked for."""

    hits: Sequence[Mapping[str, Any]]
    renewals: int


def page_of(membership: Membership[Query], request: Request) -> Page:
    """What a request wants of the hits."""
    begin = max(0, request.offset)
    end = None if request.limit is None else begin + max(0, request.limit)
    weighing = Weighing(membership, request.query, request.clauses if request.sort is Sort.RELEVANCE else ())
    ranked = request.sort is Sort.RELEVANCE and not weighing.is_empty
    return Page(begin, end, request.sort, weighing if ranked else None)


def asked(space: Space, membership: Membership[Query], page: Page, parts: Parts[Query], certain: Query | None) -> Query:
    """The search for the first of the hits; `certain` are those whose dates must lie in what was asked."""
    if page.is_empty:
        return {"query": space.fitted(parts.query()), "size": 0}
    query, order = parts.query(), BY_LATEST if page.sort is Sort.LATEST else BY_DATE
    query = scored(membership, page.weighing, parts) if page.weighing is not None else space.fitted(query)
    if certain is not None:
        mark = {"bool": {"filter": [certain], "boost": 0.0, "_name": _CERTAIN}}
        query = {"bool": {"must": [query], "should": [mark]}}
    body: Query = {"query": query, "stored_fields": NOTHING, "docvalue_fields": [VERSION]}
    if page.weighing is None:
        return body | {"sort": [order, VERSION], "size": PAGE if page.end is None else min(page.end, PAGE)}
    return body | {"sort": [SCORE, order, VERSION], "size": LOOKED_AT + 1, "docvalue_fields": [VERSION, KEPT]}


def hits(space: Space, page: Page, body: Query, first: Read, *, dated: bool) -> list[Hit]:
    """The wanted page, from the search's first hits and, where it reaches farther, the next ones.

    Raises:
        CablesError: the point in time was lost again and again while they were read.
    """
    if page.is_empty:
        return []
    if page.weighing is None:
        wanted = islice(_further(space, page, body, first.hits), page.begin, page.end)
        return [Hit(version_of(hit), 0.0, _match(hit) if dated else None) for hit in wanted]
    for _ in range(_TRIES):
        every = _by_relevance(space, page.weighing, _further(space, page, body, first.hits), dated=dated)
        found = list(islice(every, page.begin, page.end))
        if space.point.renewals == first.renewals:
            return found
        # What was read before would stand in another place now, and come twice or never.
        renewals = space.point.renewals
        first = Read(space.point.search([body])[0]["hits"]["hits"], renewals)
    raise CablesError("nodes of the cluster went while the hits were read, and went again: ask once more")


def _match(hit: Mapping[str, Any]) -> DateMatch:
    return DateMatch.CERTAIN if _CERTAIN in hit.get("matched_queries", ()) else DateMatch.POSSIBLE


def _further(space: Space, page: Page, body: Query, first: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The hits as far as the page reaches."""
    found, count, size = first, len(first), body["size"]
    yield from found
    while len(found) == size and (page.end is None or count < page.end):
        size = PAGE if page.end is None else min(PAGE, page.end - count)
        asked = {
            **body,
            "docvalue_fields": [VERSION],
            "size": size,
            "search_after": found[-1]["sort"],
            "track_total_hits": False,
        }
        found = space.point.search([asked])[0]["hits"]["hits"]
        count += len(found)
        yield from found


def _by_relevance(
    space: Space, weighing: Weighing[Query], found: Iterator[Mapping[str, Any]], *, dated: bool
) -> Iterator[Hit]:
    """The best weighed anew, then all others; of millions no more than these is held at once."""
    weighed = []
    for hit in sorted(islice(found, LOOKED_AT), key=lambda hit: tuple(hit["sort"][1:])):
        reading = space.reading(hit, weighing.watch)
        weighed.append((weighing.by_words(reading) + weighing.by_nearness(reading), hit))
    weighed.sort(key=lambda each: -each[0])
    least, scale = weighed[-1][0] if weighed else 0.0, 0.0
    for score, hit in weighed:
        yield Hit(version_of(hit), score, _match(hit) if dated else None)
    for place, hit in enumerate(found):
        if not place:
            scale = least / hit["sort"][0] if hit["sort"][0] > 0 else 0.0
        yield Hit(version_of(hit), min(least, hit["sort"][0] * scale), _match(hit) if dated else None)
