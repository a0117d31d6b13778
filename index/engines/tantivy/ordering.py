"""The hits of an answer in the order asked for, a page of them.

By relevance, the `LOOKED_AT` best by tantivy's scores are weighed anew; all others follow in the order of those scores.
Equal scores stand by date and id among the best, and in the order of the index's files behind them.
"""

from collections.abc import Sequence
from itertools import groupby

from corpus.frozen import dataclass
from index.engine import DateMatch, Hit, Request, Sort
from index.engines.asked.candidates import scored
from index.engines.asked.fields import BY_DATE, BY_LATEST, VERSION
from index.engines.asked.membership import Membership
from index.engines.asked.parts import Parts
from index.engines.asked.weighing import LOOKED_AT, Weighing
from index.engines.tantivy._tantivy import DocAddress, Order, Query
from index.engines.tantivy.view import Space

_TIED = 1000
"""So many that score alike are put in order at the edge of the best."""


@dataclass(frozen=True, slots=True)
class _Found:
    address: DocAddress
    score: float


def hits(
    space: Space, membership: Membership[Query], request: Request, parts: Parts[Query], certain: Query | None
) -> list[Hit]:
    """The wanted page of an answer; `certain` are those whose dates must lie in what was asked, None where none was."""
    begin = max(0, request.offset)
    if request.limit is not None and request.limit <= 0:
        return []
    end = begin + request.limit if request.limit is not None else max(1, space.rows)
    weighing = Weighing(membership, request.query, request.clauses if request.sort is Sort.RELEVANCE else ())
    if request.sort is not Sort.RELEVANCE or weighing.is_empty:
        name = BY_LATEST if request.sort is Sort.LATEST else BY_DATE
        page = [_Found(address, 0.0) for address in _by(space, parts.query(), name, begin, end)]
    else:
        page = _by_relevance(space, membership, weighing, parts, end)[begin:end]
    versions = space.versions([each.address for each in page])
    sure = None if certain is None else _among(space, versions, certain)
    return [
        Hit(version, each.score, None if sure is None else _match(version in sure))
        for version, each in zip(versions, page, strict=True)
    ]


def _match(certain: bool) -> DateMatch:
    return DateMatch.CERTAIN if certain else DateMatch.POSSIBLE


def _by(space: Space, query: Query, name: str, begin: int, end: int) -> list[DocAddress]:
    """Addresses in one of the two orders by date."""
    found = space.searcher.search(query, limit=end, count=False, order_by_field=name, order=Order.Asc)
    return [address for _, address in found.hits][begin:]


def _among(space: Space, versions: list[int], query: Query) -> frozenset[int]:
    """Those of the versions that answer a query."""
    if not versions:
        return frozenset()
    asked = space.all_of([space.any_term(VERSION, versions), query])
    return frozenset(space.versions(space.addresses(asked, len(versions))))


def _by_relevance(
    space: Space, membership: Membership[Query], weighing: Weighing[Query], parts: Parts[Query], end: int
) -> list[_Found]:
    query = scored(membership, weighing, parts)
    found = [
        _Found(address, score)
        for score, address in space.searcher.search(query, limit=max(end, LOOKED_AT + 1), count=False).hits
    ]
    best = _best(space, query, found)
    taken = {_key(each.address) for each in best}
    weighed = _weighed(space, weighing, best)
    least = weighed[-1].score if weighed else 0.0
    rest = [each for each in found if _key(each.address) not in taken]
    scale = least / max((each.score for each in rest), default=0.0) if rest and rest[0].score > 0 else 0.0
    return weighed + [_Found(each.address, min(least, each.score * scale)) for each in rest]


def _key(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _best(space: Space, query: Query, found: Sequence[_Found]) -> list[_Found]:
    """The first by tantivy's scores; among those that tie at the edge the earlier dates are chosen."""
    if len(found) <= LOOKED_AT or found[LOOKED_AT - 1].score > found[LOOKED_AT].score:
        return list(found[:LOOKED_AT])
    edge = found[LOOKED_AT - 1].score
    more = space.searcher.search(query, limit=LOOKED_AT + _TIED, count=False).hits
    above = [each for each in found if each.score > edge]
    tied = _in_date_order(space, [_Found(address, score) for score, address in more if score == edge])
    return above + tied[: LOOKED_AT - len(above)]


def _in_date_order(space: Space, found: Sequence[_Found]) -> list[_Found]:
    versions = space.versions([each.address for each in found])
    asked = space.any_term(VERSION, versions)
    places = {_key(address): place for place, address in enumerate(_by(space, asked, BY_DATE, 0, len(found)))}
    return sorted(found, key=lambda each: places[_key(each.address)])


def _weighed(space: Space, weighing: Weighing[Query], best: Sequence[_Found]) -> list[_Found]:
    """The best with their true scores, in order; those that score alike by date."""
    found = []
    for each in best:
        reading = space.reading(each.address, weighing.watch)
        found.append((_Found(each.address, weighing.by_words(reading) + weighing.by_nearness(reading)), reading))
    found.sort(key=lambda pair: -pair[0].score)
    ordered: list[_Found] = []
    for _, run in groupby(found, key=lambda pair: pair[0].score):
        alike = list(run)
        if len(alike) > 1:
            # What writes is loaded where few words leave many alike, and is not otherwise needed to ask.
            from index.engines.asked.writing import order_keys

            alike.sort(key=lambda pair: order_keys(pair[1].facts)[0])
        ordered += [each for each, _ in alike]
    return ordered
