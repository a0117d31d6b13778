"""The query tree as tantivy's queries: which cables satisfy it.

The rules of the answer, as the plain evaluator reads them too: filters, required and excluded parts are exact Boolean
conditions; of the plain words an answer holds enough (see `index.counting`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.counting import counting, lowered, needed
from index.engine import COLUMNS
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import FieldType, Query
from index.engines.tantivy.phrases import leaf_query
from index.engines.tantivy.view import Space
from index.nodes import asking
from index.query import And, Fuzzy, Group, Match, Near, Node, Not, OneOf, Or, Phrase, Undated, When, Wildcard, Word


@dataclass(frozen=True, slots=True)
class Soft:
    """What plain parts side by side ask for: at least `least` of those that count and that any cable has.

    `not_found`, `relaxed` and `lowered` are as in `EngineAnswer`.
    """

    parts: tuple[Node, ...]
    counted: tuple[Node, ...]
    known: tuple[Node, ...]
    least: int
    not_found: tuple[str, ...]
    relaxed: bool
    lowered: int


@dataclass(slots=True)
class Membership:
    """Translates the nodes of one query."""

    space: Space
    match: Match
    exact: bool
    ignored: frozenset[Word]
    _soft: dict[tuple[Node, ...], Soft] = field(default_factory=dict)
    _leaves: dict[Node, Query] = field(default_factory=dict)

    def query(self, node: Node, certain: bool = False) -> Query:
        """The cables that satisfy a node; with `certain`, only those whose dates must lie in what is asked."""
        space = self.space
        match node:
            case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
                if node not in self._leaves:
                    self._leaves[node] = leaf_query(space, node, self.exact)
                return self._leaves[node]
            case When():
                return self._when(node, certain)
            case Undated():
                return space.term(schema.DATED, schema.UNDATED)
            case OneOf():
                return self._one_of(node)
            case And(nodes):
                return space.all_of([self.query(each, certain) for each in self.asking(nodes)])
            case Or(nodes):
                return space.any_of([self.query(each, certain) for each in self.asking(nodes)])
            case Not(inner):
                # What certainly lies outside is what cannot lie inside.
                return space.without(space.everything(), self.query(inner, not certain))
            case Group(nodes):
                return self.enough(self.soft(self.asking(nodes)))
            case _:
                return space.nothing()

    def asking(self, nodes: Sequence[Node]) -> list[Node]:
        """The nodes that ask for something."""
        return asking(nodes, self.exact)

    def count(self, node: Node) -> int:
        """How many cables satisfy a node."""
        key = (node, self.exact, self.match, self.ignored) if isinstance(node, Group) else (node, self.exact)
        return self.space.remembered(key, lambda: self.space.count(self.query(node)))

    def soft(self, nodes: Sequence[Node]) -> Soft:
        """What plain parts ask for, once it is known which of them any cable has."""
        key = tuple(nodes)
        if key not in self._soft:
            self._soft[key] = self._settled(key)
        return self._soft[key]

    def _settled(self, nodes: tuple[Node, ...]) -> Soft:
        counted = counting(nodes, self.ignored)
        known = tuple(node for node in counted if self.count(node))
        fewer = lowered(self.match, len(known), self.space.rows, lambda least: self._holding(known, least))
        enough = fewer or needed(self.match, len(known))
        relaxed = self.match is Match.ENOUGH and len(known) == 2 and not self._holding(known, enough)
        least = 1 if relaxed else max(enough, 1)
        if len(known) < len(counted) and self.match is Match.ALL:
            least = len(counted)
        missing = [name for node in nodes for name in self._missing(node)]
        groups = [self.soft(self.asking(node.nodes)) for node in nodes if isinstance(node, Group)]
        relaxed = relaxed or any(each.relaxed for each in groups)
        return Soft(nodes, counted, known, least, tuple(dict.fromkeys(missing)), relaxed, fewer)

    def _holding(self, known: Sequence[Node], least: int) -> int:
        return self.space.count(self.space.any_of([self.query(node) for node in known], least))

    def _missing(self, node: Node) -> tuple[str, ...]:
        match node:
            case Group(nodes):
                return self.soft(self.asking(nodes)).not_found
            case Word(text) | Fuzzy(text) | Wildcard(text) if not self.count(node):
                return (text,)
            case _:
                return ()

    def enough(self, soft: Soft) -> Query:
        """The cables that hold enough of plain parts."""
        return self.space.any_of([self.query(node) for node in soft.known], soft.least)

    def _when(self, node: When, certain: bool) -> Query:
        low = node.earliest.toordinal() if node.earliest else None
        high = node.latest.toordinal() if node.latest else None
        if low is None and high is None:
            return self.space.dated()
        if low is not None and high is not None and low > high:
            day = self.space.nothing()
        else:
            one = self.space.term(schema.DATED, schema.ONE_DAY)
            day = self.space.all_of([one, self._days(schema.EARLIEST, low, high)])
        return self.space.any_of([day, self._span(low, high, certain or node.certain)])

    def _span(self, low: int | None, high: int | None, certain: bool) -> Query:
        """The cables of more than one day that can lie, or must, between two days."""
        more = self.space.term(schema.DATED, schema.MORE_DAYS)
        if certain:
            inside = [self._days(schema.EARLIEST, low, None)] if low is not None else []
            inside += [self._days(schema.LATEST, None, high)] if high is not None else []
            return self.space.all_of([more, *inside])
        outside = [self._days(schema.LATEST, None, low - 1)] if low is not None else []
        outside += [self._days(schema.EARLIEST, high + 1, None)] if high is not None else []
        return self.space.without(more, *outside)

    def _days(self, name: str, low: int | None, high: int | None) -> Query:
        return Query.range_query(self.space.schema, name, FieldType.Unsigned, low, high)

    def _one_of(self, node: OneOf) -> Query:
        if node.column != schema.VERSION and node.column not in COLUMNS:
            return self.space.nothing()
        return self.space.any_term(node.column, sorted(each for each in node.ids if 0 <= each < 2**63))
