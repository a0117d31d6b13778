"""From a request to its answer: one query, and total, hits, counts and facets seen from it."""

from collections.abc import Sequence

from index.engine import EngineAnswer, Request
from index.engines.asked.fields import DATED, UNDATED
from index.engines.asked.membership import membership_of
from index.engines.asked.parts import DATE, Parts, columns, groups
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.facets import Overview, overview
from index.engines.tantivy.ordering import hits
from index.engines.tantivy.view import Space


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    membership = membership_of(space, request.query)
    parts = Parts(membership, request.query)
    views = {field: _look(space, request, parts, field, facets) for field, facets in groups(request).items()}
    own = views[None]
    if parts.sole is not None:
        space.learn(membership.key(parts.sole), own.total)
    certain = parts.certain() if parts.ask_a_date else None
    sure = space.count(certain) if certain is not None else 0
    undated = 0
    if certain is not None:
        without = space.term(DATED, UNDATED)
        undated = space.count(parts.query(lambda each: each.field == DATE, without))
    counts = {column: each for view in views.values() for column, each in view.values.items()}
    soft = parts.soft
    return EngineAnswer(
        total=own.total,
        hits=tuple(hits(space, membership, request, parts, certain)) if own.total else (),
        certain=sure,
        possible=own.total - sure if certain is not None else 0,
        undated=undated,
        facets={facet: counts[facet] for facet in request.facets if facet in counts},
        histogram=next((view.histogram for view in views.values() if view.histogram), None),
        not_found=soft.not_found if soft else (),
        relaxed=soft.relaxed if soft else False,
        lowered=soft.lowered if soft else 0,
        first=own.first,
        last=own.last,
    )


def _look(space: Space, request: Request, parts: Parts[Query], field: str | None, facets: Sequence[str]) -> Overview:
    query = parts.query(lambda each: each.field == field)
    days = DATE in facets
    return overview(space, query, columns(facets), extent=field is None, days=days, interval=request.interval)
