"""From a request to its answer: one query, and total, hits, counts and facets seen from it."""

from index.engine import EngineAnswer, Histogram, Request, ValueCounts
from index.engines.asked.fields import DATED, UNDATED
from index.engines.asked.membership import membership_of
from index.engines.asked.parts import DATE, Parts, columns, groups
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.facets import count_days, count_values, extent
from index.engines.tantivy.ordering import hits
from index.engines.tantivy.view import Space


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    membership = membership_of(space, request.query)
    parts = Parts(membership, request.query)
    whole = parts.query()
    total = space.count(whole)
    certain = parts.certain() if parts.ask_a_date else None
    sure = space.count(certain) if certain is not None else 0
    undated = 0
    if certain is not None:
        without = space.term(DATED, UNDATED)
        undated = space.count(parts.query(lambda each: each.field == DATE, without))
    facets, histogram = _facets(space, request, parts)
    first, last = extent(space, whole) if total else (None, None)
    soft = parts.soft
    return EngineAnswer(
        total=total,
        hits=tuple(hits(space, membership, request, whole, certain)) if total else (),
        certain=sure,
        possible=total - sure if certain is not None else 0,
        undated=undated,
        facets=facets,
        histogram=histogram,
        not_found=soft.not_found if soft else (),
        relaxed=soft.relaxed if soft else False,
        lowered=soft.lowered if soft else 0,
        first=first,
        last=last,
    )


def _facets(space: Space, request: Request, parts: Parts[Query]) -> tuple[dict[str, ValueCounts], Histogram | None]:
    """Facets that leave out the same filters are counted together."""
    counts: dict[str, ValueCounts] = {}
    histogram = None
    for field, facets in groups(request).items():
        query = parts.query(lambda each, field=field: each.field == field)  # type: ignore[misc]
        total = space.count(query)
        if DATE in facets:
            histogram = count_days(space, query, total, request.interval)
        counts |= count_values(space, query, total, columns(facets))
    return {facet: counts[facet] for facet in request.facets if facet in counts}, histogram
