"""A query in an engine's terms, from which parts can be left out; and which facets leave out which."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Generic

from index.engine import COLUMNS, Request
from index.engines.asked.membership import Membership
from index.engines.asked.space import Q
from index.nodes import asks_date, asks_nothing
from index.query import Filter, Node, Query, When

DATE = "date"
"""The facet that is a histogram, and the field of the filters that it leaves out."""

_FEW = 5
"""One cable in so many is few: the dates of these are sooner looked up than all cables of some dates."""


class Parts(Generic[Q]):
    """What a query asks for, part by part. `soft` is what its plain words ask for together, None where it has none."""

    def __init__(self, membership: Membership[Q], query: Query) -> None:
        self._membership = membership
        self._space = membership.space
        plain = membership.asking(query.plain)
        self.soft = membership.soft(plain) if plain else None
        self._plain = [membership.enough(self.soft)] if self.soft else []
        self._required = membership.asking(query.required)
        self._denied = [membership.query(node, certain=True) for node in membership.asking(query.excluded)]
        self._filters = [each for each in query.filters if not asks_nothing(each.node, query.exact)]
        self._dates = [each for each in self._filters if asks_date(each.node)]
        self._sifted = self._to_sift()

    @property
    def ask_a_date(self) -> bool:
        """Whether a filter asks for dates."""
        return bool(self._dates)

    @property
    def sole(self) -> Node | None:
        """The required part that is all that is asked for; None where there is more, or none."""
        others = self._plain or self._denied or self._filters
        return self._required[0] if len(self._required) == 1 and not others else None

    def query(self, left_out: Callable[[Filter], bool] = lambda _: False, *more: Q) -> Q:
        """The cables that answer, without the filters that are left out."""
        return self._all(left_out, (), more) or self._space.everything()

    def certain(self) -> Q:
        """Those of the answer whose dates must lie in what was asked."""
        return self._all(lambda _: False, (), (), certain=True) or self._space.everything()

    def beside(self, required: Collection[Node]) -> Q | None:
        """What is asked for beside these required parts; None where that is nothing."""
        return self._all(lambda _: False, required, ())

    def asks(self, left_out: Callable[[Filter], bool]) -> bool:
        """Whether anything is asked for where some filters are left out."""
        return bool(self._plain or self._required or self._denied or not all(map(left_out, self._filters)))

    def _to_sift(self) -> list[When]:
        """The dates that are asked of each cable that the other parts find, where these are few."""
        dates = [each.node for each in self._filters if isinstance(each.node, When)]
        if not dates or not self._space.sifts:
            return []
        counts = self._membership.counts
        found = counts(self._required) + counts([each.node for each in self._filters if each.node not in dates])
        if self.soft:
            found.append(sum(counts(self.soft.known)) // self.soft.least)
        return dates if min(found, default=self._space.rows) * _FEW <= self._space.rows else []

    def _all(
        self,
        left_out: Callable[[Filter], bool],
        required: Collection[Node],
        more: Collection[Q],
        certain: bool = False,
    ) -> Q | None:
        query = self._membership.query
        nodes = [query(node) for node in self._required if node not in required]
        filters = [each for each in self._filters if not left_out(each)]
        dates = [each.node for each in filters if isinstance(each.node, When) and each.node in self._sifted]
        others = [each for each in filters if each.node not in dates]
        every = [*self._plain, *nodes, *(query(each.node, certain and each in self._dates) for each in others), *more]
        denied = [*self._denied]
        if not every:
            every = [query(node, certain) for node in dates]
        else:
            for inside, outside in (self._membership.sifting(node, certain) for node in dates):
                every += inside
                denied += outside
        if denied:
            return self._space.without(self._space.all_of(every), *denied)
        return self._space.all_of(every) if every else None


def groups(request: Request) -> Mapping[str | None, Sequence[str]]:
    """The facets of a request by the field whose filters they leave out, so that they are counted together.

    Under None are those that leave out none; it is always there.
    """
    found: dict[str | None, list[str]] = {None: []}
    own = {each.field for each in request.query.filters}
    for facet in request.facets:
        field = request.facet_fields.get(facet)
        found.setdefault(field if field in own else None, []).append(facet)
    return found


def columns(facets: Sequence[str]) -> list[str]:
    """Those of the facets that are columns."""
    return [facet for facet in facets if facet in COLUMNS]
