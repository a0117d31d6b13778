"""From a request to its answer: one query, and total, hits, counts and facets seen from it."""

from collections.abc import Sequence

from index.engine import EngineAnswer, Request
from index.engines.asked.fields import DATED, UNDATED
from index.engines.asked.membership import membership_of
from index.engines.asked.parts import DATE, Parts, columns, groups
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.facets import Overview, Wanted, overview
from index.engines.tantivy.ordering import Page, hits
from index.engines.tantivy.view import Space
from index.query import Filter


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    membership = membership_of(space, request.query)
    parts = Parts(membership, request.query)
    certain = parts.certain() if parts.ask_a_date else None
    found = hits(space, membership, request, parts, certain)
    total = found.total
    views = {field: _look(space, request, parts, field, facets, found) for field, facets in groups(request).items()}
    own = views[None]
    sure = space.count(certain) if certain is not None else 0
    undated = 0
    if certain is not None:
        without = space.term(DATED, UNDATED)
        undated = space.count(parts.query(lambda each: each.field == DATE, without))
    counts = {column: each for view in views.values() for column, each in view.values.items()}
    soft = parts.soft
    return EngineAnswer(
        total=total,
        hits=found.hits,
        certain=sure,
        possible=total - sure if certain is not None else 0,
        undated=undated,
        facets={facet: counts[facet] for facet in request.facets if facet in counts},
        histogram=next((view.histogram for view in views.values() if view.histogram), None),
        not_found=soft.not_found if soft else (),
        relaxed=soft.relaxed if soft else False,
        lowered=soft.lowered if soft else 0,
        first=own.first,
        last=own.last,
    )


def _look(
    space: Space, request: Request, parts: Parts[Query], field: str | None, facets: Sequence[str], found: Page
) -> Overview:
    """The answer as facets see it that leave out the filters of a field; `found` is of the answer itself."""
    own = field is None

    def is_left_out(each: Filter) -> bool:
        return each.field == field

    def look() -> Overview:
        query = parts.query(is_left_out)
        wanted = Wanted(columns(facets), request.most, own, DATE in facets, request.interval)
        return overview(space, query, wanted, *((found.total, found.every) if own else (space.count(query), None)))

    if parts.asks(is_left_out):
        return look()
    return space.whole((own, tuple(facets), tuple(request.most.items()), request.interval), look)
