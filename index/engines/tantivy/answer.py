"""From a request to its answer: one query, and total, hits, counts and facets seen from it."""

from collections.abc import Callable, Sequence

from index.counting import function_words_of
from index.engine import COLUMNS, EngineAnswer, Histogram, Request, ValueCounts
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.facets import count_days, count_values, extent
from index.engines.tantivy.membership import Membership
from index.engines.tantivy.ordering import hits
from index.engines.tantivy.view import Space
from index.nodes import asks_date, asks_nothing
from index.query import Filter
from index.query import Query as Asked

DATE = "date"
"""The facet that is a histogram, and the field of the filters that it leaves out."""


def membership_of(space: Space, query: Asked) -> Membership:
    """What translates the nodes of a query."""
    return Membership(space, query.match, query.exact, function_words_of(query, space.languages))


class _Parts:
    """A query in tantivy's terms, from which some filters can be left out."""

    def __init__(self, membership: Membership, query: Asked) -> None:
        self._membership = membership
        self._space = membership.space
        plain = membership.asking(query.plain)
        self.soft = membership.soft(plain) if plain else None
        self._base = [membership.enough(self.soft)] if self.soft else []
        self._base += [membership.query(node) for node in membership.asking(query.required)]
        self._denied = [membership.query(node, certain=True) for node in membership.asking(query.excluded)]
        self._filters = [each for each in query.filters if not asks_nothing(each.node, query.exact)]
        self._dates = [each for each in self._filters if asks_date(each.node)]

    @property
    def ask_a_date(self) -> bool:
        """Whether a filter asks for dates."""
        return bool(self._dates)

    def query(self, left_out: Callable[[Filter], bool] = lambda _: False, *more: Query) -> Query:
        """The cables that answer, without the filters that are left out."""
        nodes = [self._membership.query(each.node) for each in self._filters if not left_out(each)]
        every = self._space.all_of([*self._base, *nodes, *more])
        return self._space.without(every, *self._denied) if self._denied else every

    def certain(self) -> Query:
        """Those of the answer whose dates must lie in what was asked."""
        return self.query(lambda _: False, *(self._membership.query(each.node, certain=True) for each in self._dates))


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    membership = membership_of(space, request.query)
    parts = _Parts(membership, request.query)
    whole = parts.query()
    total = space.count(whole)
    certain = parts.certain() if parts.ask_a_date else None
    sure = space.count(certain) if certain is not None else 0
    undated = 0
    if certain is not None:
        without = space.term(schema.DATED, schema.UNDATED)
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


def _facets(space: Space, request: Request, parts: _Parts) -> tuple[dict[str, ValueCounts], Histogram | None]:
    """Facets that leave out the same filters are counted together."""
    counts: dict[str, ValueCounts] = {}
    histogram = None
    groups: dict[str | None, list[str]] = {}
    own = {each.field for each in request.query.filters}
    for facet in request.facets:
        field = request.facet_fields.get(facet)
        groups.setdefault(field if field in own else None, []).append(facet)
    for field, facets in groups.items():
        query = parts.query(lambda each, field=field: each.field == field)  # type: ignore[misc]
        total = space.count(query)
        if DATE in facets:
            histogram = count_days(space, query, total, request.interval)
        counts |= count_values(space, query, total, _columns(facets))
    return {facet: counts[facet] for facet in request.facets if facet in counts}, histogram


def _columns(facets: Sequence[str]) -> list[str]:
    return [facet for facet in facets if facet in COLUMNS]
