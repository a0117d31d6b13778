"""A query in an engine's terms, from which some filters can be left out; and which facets leave out which."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic

from index.engine import COLUMNS, Request
from index.engines.asked.membership import Membership
from index.engines.asked.space import Q
from index.nodes import asks_date, asks_nothing
from index.query import Filter, Query

DATE = "date"
"""The facet that is a histogram, and the field of the filters that it leaves out."""


class Parts(Generic[Q]):
    """A query in an engine's terms, from which some filters can be left out."""

    def __init__(self, membership: Membership[Q], query: Query) -> None:
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

    def query(self, left_out: Callable[[Filter], bool] = lambda _: False, *more: Q) -> Q:
        """The cables that answer, without the filters that are left out."""
        nodes = [self._membership.query(each.node) for each in self._filters if not left_out(each)]
        every = self._space.all_of([*self._base, *nodes, *more])
        return self._space.without(every, *self._denied) if self._denied else every

    def certain(self) -> Q:
        """Those of the answer whose dates must lie in what was asked."""
        return self.query(lambda _: False, *(self._membership.query(each.node, certain=True) for each in self._dates))


def groups(request: Request) -> Mapping[str | None, Sequence[str]]:
    """The facets of a request by the field whose filters they leave out, so that they are counted together."""
    found: dict[str | None, list[str]] = {}
    own = {each.field for each in request.query.filters}
    for facet in request.facets:
        field = request.facet_fields.get(facet)
        found.setdefault(field if field in own else None, []).append(facet)
    return found


def columns(facets: Sequence[str]) -> list[str]:
    """Those of the facets that are columns."""
    return [facet for facet in facets if facet in COLUMNS]
