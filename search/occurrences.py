"""Where the parts of a question stand in a text, as positions of its tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.query import And, Filter, Fuzzy, Group, Near, Node, Not, Or, Phrase, Query, Wildcard, Word
from search.fields import FieldKind, field_named

_NAMED = (FieldKind.NAME, FieldKind.PHRASE)
Leaf = Word | Phrase | Near | Wildcard | Fuzzy


class Place(NamedTuple):
    """One occurrence of a leaf: the positions of its tokens, in order."""

    positions: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.positions[0]

    @property
    def last(self) -> int:
        return self.positions[-1]


def in_order(columns: Sequence[Sequence[int]], slop: int) -> Iterator[Place]:
    """Tokens in this order with up to `slop` others strewn in.

    `columns` holds, for each token asked for, the ascending positions at which such a one stands. Every position of the
    first token begins at most one place, the tightest.
    """
    for first in columns[0] if columns else ():
        positions = [first]
        for column in columns[1:]:
            following = bisect_right(column, positions[-1])
            if following == len(column) or column[following] > first + len(columns) - 1 + slop:
                break
            positions.append(column[following])
        if len(positions) == len(columns) and positions[-1] - first < len(columns) + slop:
            yield Place(tuple(positions))


def near(left: Sequence[Place], right: Sequence[Place], within: int) -> Iterator[Place]:
    """Pairs with at most `within` words from the end of the one to the beginning of the other, in either order."""
    for before, after in ((left, right), (right, left)):
        starts = [place.first for place in after]
        for place in before:
            following = bisect_left(starts, place.last + 1)
            if following < len(starts) and starts[following] - place.last <= within:
                yield Place(place.positions + after[following].positions)


def field_of(leaf: Leaf) -> str:
    """The text field that a leaf asks about; empty for all of them."""
    return leaf.left.field if isinstance(leaf, Near) else leaf.field


def wanted_leaves(query: Query) -> list[Leaf]:
    """Every part of a question that is looked for in the text, each once; what is excluded is not among them."""
    nodes: list[Node] = [*query.plain, *query.required, *(each.node for each in query.filters)]
    return list(dict.fromkeys(leaf for node in nodes for leaf in leaves(node)))


def name_leaves(query: Query) -> frozenset[Leaf]:
    """The parts that stand for the names and places of the question's filters, as `search.marking` makes them words."""
    named = (each for each in query.filters if (field := field_named(each.field)) and field.kind in _NAMED)
    return frozenset(leaf for each in named for leaf in leaves(each.node))


def leaves(node: Node | Filter) -> Iterator[Leaf]:
    """The leaves of a node that speak for an answer, so none below a Not."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from leaves(each)
        case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
            yield node
        case Filter(node=inner):
            yield from leaves(inner)
        case Not() | _:
            return
