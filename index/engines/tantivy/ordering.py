"""The hits of an answer in the order asked for, a page of them.

By relevance, the `LOOKED_AT` best by tantivy's scores are weighed anew; all others follow in the order of those scores.
Equal scores stand by date and id among the best, and in the order of the index's files behind them.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from corpus.frozen import dataclass
from index.engine import DateMatch, Hit, Request, Sort
from index.engines.asked.candidates import scored
from index.engines.asked.fields import BY_DATE, BY_LATEST, EARLIEST, LATEST, VERSION
from index.engines.asked.membership import Membership
from index.engines.asked.orders import day_keys, order_keys
from index.engines.asked.parts import Parts
from index.engines.asked.weighing import LOOKED_AT, Weighing
from index.engines.tantivy._tantivy import DocAddress, Order, Query
from index.engines.tantivy.view import Space

_TIED = 1000
"""So many that score alike are put in order at the edge of the best."""

_TOGETHER = 10_000
"""So many are sooner told with the best than looked for once more, where something is counted over them."""


@dataclass(frozen=True, slots=True)
class Page:
    """How many cables answer, the wanted page of them, and where all of them lie (None where that is not known)."""

    total: int
    hits: tuple[Hit, ...]
    every: list[DocAddress] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    address: DocAddress
    score: float


def hits(
    space: Space, membership: Membership[Query], request: Request, parts: Parts[Query], certain: Query | None
) -> Page:
    """The page of hits that is wanted.

    `certain` are those whose dates must lie in what was asked, None where none was.
    """
    begin = max(0, request.offset)
    if request.limit is not None and request.limit <= 0:
        return Page(space.count(parts.query()), ())
    end = begin + request.limit if request.limit is not None else max(1, space.rows)
    weighing = Weighing(membership, request.query, request.clauses if request.sort is Sort.RELEVANCE else ())
    if request.sort is not Sort.RELEVANCE or weighing.is_empty:
        total, every = _by(space, parts.query(), BY_LATEST if request.sort is Sort.LATEST else BY_DATE, end)
        page = [_Found(address, 0.0) for address in every[begin:]]
    else:
        most = _TOGETHER if request.facets and space.has_tallies else LOOKED_AT + _TIED
        told: Any = space.searcher.search(scored(membership, weighing, parts), limit=max(end, most))
        total, all_told = told.count, told.hits
        if parts.sole is not None:
            space.learn(membership.key(parts.sole), total)
        every = [address for _, address in all_told]
        page = _by_relevance(space, weighing, all_told, begin, end)[begin:end]
    versions = space.versions([each.address for each in page])
    sure = None if certain is None else _among(space, versions, certain)
    found = tuple(
        Hit(version, each.score, None if sure is None else _match(version in sure))
        for version, each in zip(versions, page, strict=True)
    )
    return Page(total, found, every if len(every) == total else None)


def _match(certain: bool) -> DateMatch:
    return DateMatch.CERTAIN if certain else DateMatch.POSSIBLE


def _by(space: Space, query: Query, name: str, end: int) -> tuple[int, list[DocAddress]]:
    """How many cables answer a query, and where the first lie in one of the two orders by date."""
    found: Any = space.searcher.search(query, limit=end, order_by_field=name, order=Order.Asc)
    return found.count, [address for _, address in found.hits]


def _among(space: Space, versions: list[int], query: Query) -> frozenset[int]:
    """Those of the versions that answer a query."""
    if not versions:
        return frozenset()
    asked = space.all_of([space.any_term(VERSION, versions), query])
    return frozenset(space.versions(space.addresses(asked, len(versions))))


def _by_relevance(
    space: Space, weighing: Weighing[Query], told: Sequence[tuple[float, DocAddress]], begin: int, end: int
) -> list[_Found]:
    """The best of those that were told, up to `end`; those before `begin` stand in any order."""
    found = [_Found(address, score) for score, address in told[: max(end, LOOKED_AT)]]
    best = _best(space, told[: LOOKED_AT + _TIED])
    taken = {_key(each.address) for each in best}
    weighed = _weighed(space, weighing, best, begin, end)
    least = weighed[-1].score if weighed else 0.0
    rest = [each for each in found if _key(each.address) not in taken]
    scale = least / max((each.score for each in rest), default=0.0) if rest and rest[0].score > 0 else 0.0
    return weighed + [_Found(each.address, min(least, each.score * scale)) for each in rest]


def _key(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _best(space: Space, every: Sequence[tuple[float, DocAddress]]) -> list[_Found]:
    """The first by tantivy's scores; among those that tie at the edge the earlier dates are chosen."""
    best = [_Found(address, score) for score, address in every[:LOOKED_AT]]
    if len(every) <= LOOKED_AT or every[LOOKED_AT - 1][0] > every[LOOKED_AT][0]:
        return best
    edge = best[-1].score
    above = [each for each in best if each.score > edge]
    tied = [_Found(address, score) for score, address in every[len(above) :] if score == edge]
    return above + _earliest(space, tied[:_TIED], LOOKED_AT - len(above))


def _earliest(space: Space, found: Sequence[_Found], most: int) -> list[_Found]:
    """The first by date and id, so many; ids are read of those alone that share the days of the last."""
    addresses = [each.address for each in found]
    days = (space.numbers(name, addresses) for name in (EARLIEST, LATEST))
    keys = {id(each): day_keys(*both)[0] for each, *both in zip(found, *days, strict=True)}
    ordered = sorted(found, key=lambda each: keys[id(each)])
    last = keys[id(ordered[most - 1])]
    sure = [each for each in ordered if keys[id(each)] < last]
    shared = [each for each in ordered if keys[id(each)] == last]
    if len(sure) + len(shared) > most:
        shared.sort(key=lambda each: space.known(each.address).id)
    return (sure + shared)[:most]


def _weighed(space: Space, weighing: Weighing[Query], best: Sequence[_Found], begin: int, end: int) -> list[_Found]:
    """The best with their true scores, in order; of those that score alike the ones from `begin` to `end` by date."""
    found = []
    for each in best:
        reading = space.reading(each.address, weighing.watch)
        found.append((_Found(each.address, weighing.by_words(reading) + weighing.by_nearness(reading)), reading))
    found.sort(key=lambda pair: -pair[0].score)
    ordered: list[_Found] = []
    for _, run in groupby(found, key=lambda pair: pair[0].score):
        alike = list(run)
        if len(alike) > 1 and len(ordered) < end and begin < len(ordered) + len(alike):
            alike.sort(key=lambda pair: order_keys(pair[1].facts)[0])
        ordered += [each for each, _ in alike]
    return ordered
