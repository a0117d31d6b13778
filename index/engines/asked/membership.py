"""The query tree as an engine's own queries: which cables satisfy it.

The rules of the answer, as the plain evaluator reads them too: filters, required and excluded parts are exact Boolean
conditions; of the plain words an answer holds enough (see `index.counting`).
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import partial
from typing import Generic

from corpus.frozen import dataclass
from index.counting import counting, function_words_of, lowered, needed
from index.engine import COLUMNS
from index.engines.asked import fields
from index.engines.asked.space import Q, Space
from index.nodes import asking
from index.query import (
    And,
    Fuzzy,
    Group,
    Match,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Query,
    Undated,
    When,
    Wildcard,
    Word,
)


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


Foreseen = dict[object, Callable[[], Q]]
"""Queries to be counted, by the keys under which their counts are remembered."""


def foresee(space: Space[Q], foreseen: Foreseen[Q]) -> None:
    """Count at once what will have to be known."""
    queries = list(foreseen.values())
    space.counted(list(foreseen), lambda place: queries[place]())


@dataclass(slots=True)
class Membership(Generic[Q]):
    """Translates the nodes of one query."""

    space: Space[Q]
    match: Match
    exact: bool
    ignored: frozenset[Word]
    _soft: dict[tuple[Node, ...], Soft] = field(default_factory=dict)
    _leaves: dict[Node, Q] = field(default_factory=dict)

    def query(self, node: Node, certain: bool = False) -> Q:
        """The cables that satisfy a node; with `certain`, only those whose dates must lie in what is asked."""
        space = self.space
        match node:
            case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
                if node not in self._leaves:
                    self._leaves[node] = space.leaf(node, self.exact)
                return self._leaves[node]
            case When():
                return self._when(node, certain)
            case Undated():
                return space.term(fields.DATED, fields.UNDATED)
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
        return self.counts([node])[0]

    def counts(self, nodes: Sequence[Node]) -> list[int]:
        """How many cables satisfy each of some nodes."""
        return self.space.counted([*map(self.key, nodes)], lambda place: self.query(nodes[place]))

    def key(self, node: Node) -> object:
        """By what the count of a node is remembered."""
        return (node, self.exact, self.match, self.ignored) if isinstance(node, Group) else (node, self.exact)

    def foreseen(self, plain: Sequence[Node], others: Sequence[Node] = ()) -> Foreseen[Q]:
        """What plain parts side by side will have to have counted, and other nodes, by what it is remembered."""
        nodes = list(dict.fromkeys((*plain, *others)))
        found: Foreseen[Q] = {}
        for node in nodes:
            if isinstance(node, Group):
                found |= self.foreseen(self.asking(node.nodes))
        counted = counting(plain, self.ignored)
        most = max(needed(self.match, found) for found in range(len(counted) + 1))
        least = range(2, most + 1 if self.match is Match.ENOUGH else 2)
        found |= {self.key(node): partial(self.query, node) for node in nodes}
        return found | {self._holding_key(counted, each): partial(self._holds, counted, each) for each in least}

    def soft(self, nodes: Sequence[Node]) -> Soft:
        """What plain parts ask for, once it is known which of them any cable has."""
        key = tuple(nodes)
        if key not in self._soft:
            self._soft[key] = self._settled(key)
        return self._soft[key]

    def _settled(self, nodes: tuple[Node, ...]) -> Soft:
        counted = counting(nodes, self.ignored)
        known = tuple(node for node, count in zip(counted, self.counts(counted), strict=True) if count)
        fewer = lowered(self.match, len(known), self.space.rows, lambda least: self._holding(counted, least))
        enough = fewer or needed(self.match, len(known))
        relaxed = self.match is Match.ENOUGH and len(known) == 2 and not self._holding(counted, enough)
        least = 1 if relaxed else max(enough, 1)
        if len(known) < len(counted) and self.match is Match.ALL:
            least = len(counted)
        missing = [name for node in nodes for name in self._missing(node)]
        groups = [self.soft(self.asking(node.nodes)) for node in nodes if isinstance(node, Group)]
        relaxed = relaxed or any(each.relaxed for each in groups)
        return Soft(nodes, counted, known, least, tuple(dict.fromkeys(missing)), relaxed, fewer)

    def _holding(self, nodes: Sequence[Node], least: int) -> int:
        """How many cables hold so many of the nodes; those that no cable has make no difference."""
        [count] = self.space.counted([self._holding_key(nodes, least)], lambda _: self._holds(nodes, least))
        return count

    def _holding_key(self, nodes: Sequence[Node], least: int) -> object:
        return (tuple(nodes), least, self.exact, self.match, self.ignored)

    def _holds(self, nodes: Sequence[Node], least: int) -> Q:
        return self.space.any_of([self.query(node) for node in nodes], least)

    def _missing(self, node: Node) -> tuple[str, ...]:
        match node:
            case Group(nodes):
                return self.soft(self.asking(nodes)).not_found
            case Word(text) | Fuzzy(text) | Wildcard(text) if not self.count(node):
                return (text,)
            case _:
                return ()

    def enough(self, soft: Soft) -> Q:
        """The cables that hold enough of plain parts."""
        return self.space.any_of([self.query(node) for node in soft.known], soft.least)

    def _when(self, node: When, certain: bool) -> Q:
        low, high = _days(node)
        if low is None and high is None:
            return self.space.dated()
        if low is not None and high is not None and low > high:
            day = self.space.nothing()
        else:
            one = self.space.term(fields.DATED, fields.ONE_DAY)
            day = self.space.all_of([one, self.space.days(fields.EARLIEST, low, high)])
        more = self.space.term(fields.DATED, fields.MORE_DAYS)
        if certain or node.certain:
            return self.space.any_of([day, self.space.all_of([more, *self._inside(low, high)])])
        return self.space.any_of([day, self.space.without(more, *self._outside(low, high))])

    def sifting(self, node: When, certain: bool) -> tuple[list[Q], list[Q]]:
        """The same as conditions on each of other cables: those of which all must hold, and those of which none may."""
        low, high = _days(node)
        if (certain or node.certain) and (low, high) != (None, None):
            return self._inside(low, high), []
        return [], [self.space.term(fields.DATED, fields.UNDATED), *self._outside(low, high)]

    def _inside(self, low: int | None, high: int | None) -> list[Q]:
        """What is true of the cables that must lie between two days; where both are open, of all."""
        inside = [self.space.days(fields.EARLIEST, low, None)] if low is not None else []
        return inside + ([self.space.days(fields.LATEST, None, high)] if high is not None else [])

    def _outside(self, low: int | None, high: int | None) -> list[Q]:
        """What is true of the dated cables that cannot lie between two days, one or the other."""
        outside = [self.space.days(fields.LATEST, None, low - 1)] if low is not None else []
        return outside + ([self.space.days(fields.EARLIEST, high + 1, None)] if high is not None else [])

    def _one_of(self, node: OneOf) -> Q:
        if node.column != fields.VERSION and node.column not in COLUMNS:
            return self.space.nothing()
        return self.space.any_term(node.column, sorted(each for each in node.ids if 0 <= each < 2**63))


def _days(node: When) -> tuple[int | None, int | None]:
    low = node.earliest.toordinal() if node.earliest else None
    return low, node.latest.toordinal() if node.latest else None


def membership_of(space: Space[Q], query: Query) -> Membership[Q]:
    """What translates the nodes of a query."""
    return Membership(space, query.match, query.exact, function_words_of(query, space.languages))
