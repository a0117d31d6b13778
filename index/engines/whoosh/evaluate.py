"""The query tree over whole arrays: which rows satisfy it, and how well.

The rules of the answer, as the plain evaluator reads them too: filters, required and excluded parts are exact Boolean
conditions; of the plain words an answer holds enough (see `index.counting`).
"""

from collections.abc import Sequence

import numpy as np

from corpus.frozen import dataclass
from index.counting import counting, lowered, needed
from index.engine import COLUMNS
from index.engines.whoosh.arrays import Array, Floats, Mask
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST
from index.engines.whoosh.leaves import find
from index.engines.whoosh.view import NOTHING, Found, Space, Where
from index.nodes import asking
from index.query import And, Fuzzy, Group, Match, Near, Node, Not, OneOf, Or, Phrase, Undated, When, Wildcard, Word
from index.scoring import COORDINATION, FUNCTION_WEIGHT, rarity

_IN_A_BYTE = 256
_BITS = 8

VERSION_COLUMN = "version"
"""What a `OneOf` names to mean the versions themselves."""


@dataclass(frozen=True, slots=True)
class Soft:
    """What plain words side by side found; `relaxed` and `lowered` as in `EngineAnswer`."""

    found: Found
    not_found: tuple[str, ...]
    relaxed: bool
    lowered: int = 0


@dataclass(slots=True)
class Evaluator:
    """Evaluates the nodes of one query, each leaf but once."""

    space: Space
    match: Match
    exact: bool
    ignored: frozenset[Word]

    def find(self, node: Node, certain: bool = False) -> Found:
        """The rows that satisfy a node; with `certain`, only those whose dates must lie in what is asked."""
        match node:
            case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
                return self.space.remember((node, self.exact), lambda: find(node, self.space, self.exact))
            case When():
                return self._unscored(self._when(node, certain))
            case Undated():
                return self._unscored(~self.space.table.dated)
            case OneOf():
                return self._unscored(self._one_of(node))
            case And(nodes):
                return self._all([self.find(each, certain) for each in self.asking(nodes)])
            case Or(nodes):
                return self._any([self.find(each, certain) for each in self.asking(nodes)])
            case Not(inner):
                # What certainly lies outside is what cannot lie inside.
                return self._unscored(~self.find(inner, not certain).rows)
            case Group(nodes):
                return self.soft(self.asking(nodes)).found
            case _:
                return self._unscored(self.space.none())

    def _unscored(self, rows: Mask) -> Found:
        return Found(rows, lambda _: NOTHING)

    def _all(self, parts: Sequence[Found]) -> Found:
        rows = self.space.all()
        for part in parts:
            rows &= part.rows
        return Found(rows, lambda where: together(parts, where) * rows[where])

    def _any(self, parts: Sequence[Found]) -> Found:
        rows = self.space.none()
        for part in parts:
            rows |= part.rows
        return Found(rows, lambda where: together(parts, where))

    def _when(self, node: When, certain: bool) -> Mask:
        table = self.space.table
        low = OPEN_PAST if node.earliest is None else node.earliest.toordinal()
        high = OPEN_FUTURE if node.latest is None else node.latest.toordinal()
        if certain or node.certain:
            return table.dated & (table.earliest >= low) & (table.latest <= high)
        return table.dated & (table.earliest <= high) & (table.latest >= low)

    def _one_of(self, node: OneOf) -> Mask:
        if node.column == VERSION_COLUMN:
            rows = self.space.none()
            rows[self.space.table.rows_of(node.ids)] = True
            return rows
        column = self.space.table.columns.get(node.column) if node.column in COLUMNS else None
        return self.space.none() if column is None else column.rows_with(node.ids)

    def asking(self, nodes: Sequence[Node]) -> list[Node]:
        """The nodes that ask for something."""
        return asking(nodes, self.exact)

    def soft(self, nodes: Sequence[Node]) -> Soft:
        """The rows that hold enough of the plain words, each word counting once; all words add to the score."""
        parts = [(node, self._part(node)) for node in nodes]
        counted = counting(nodes, self.ignored)
        held_by = [part.found.rows for node, part in parts if node in counted and part.found.rows.any()]
        lacking = len(held_by) < len(counted)
        held = _times_held(held_by, self.space)
        fewer = lowered(self.match, len(held_by), self.space.rows, lambda n: int(np.count_nonzero(held >= n)))
        enough = fewer or needed(self.match, len(held_by))
        relaxed = self.match is Match.ENOUGH and len(held_by) == 2 and not bool(np.any(held >= enough))
        rows: Mask = np.asarray(held >= (1 if relaxed else max(enough, 1)))
        if lacking and self.match is Match.ALL:
            rows = self.space.none()
        missing = [name for node, part in parts for name in _missing(node, part)]
        names = tuple(dict.fromkeys(missing))
        found = Found(rows, lambda where: self._gained(where, parts, counted) * rows[where])
        return Soft(found, names, relaxed or any(p.relaxed for _, p in parts), fewer)

    def _gained(self, where: Where, parts: Sequence[tuple[Node, Soft]], counted: Sequence[Node]) -> Floats:
        """What rows gain by plain parts: function words are worth little, more of the words are worth more."""
        score = NOTHING
        holders = []
        for node, part in parts:
            own = part.found.gained(where)
            score = score + (own if node in counted else own * np.float32(FUNCTION_WEIGHT))
            if node in counted and (number := int(np.count_nonzero(part.found.rows))):
                holders.append((part.found.rows[where], rarity(self.space.rows, number)))
        # Who holds the only one holds all.
        weighed: Floats = score * _shares(holders) if len(holders) > 1 else score
        return weighed

    def _part(self, node: Node) -> Soft:
        if isinstance(node, Group):
            return self.soft(self.asking(node.nodes))
        return Soft(self.find(node), (), False)


def together(parts: Sequence[Found], where: Where) -> Floats:
    """What rows gain by all of the parts."""
    score = NOTHING
    for part in parts:
        score = score + part.gained(where)
    return score


def _times_held(held_by: Sequence[Mask], space: Space) -> Array:
    """How many of the parts each row holds."""
    held: Array = np.zeros(space.rows, dtype=np.uint8 if len(held_by) < _IN_A_BYTE else np.int32)
    for rows in held_by:
        held += rows.view(np.uint8)
    return held


def _shares(holders: Sequence[tuple[Mask, float]]) -> Floats:
    """What part of all of the words, by rarity, each row holds, as it counts."""
    whole = np.float32(sum(rare for _, rare in holders))
    if len(holders) > _BITS:
        held = np.zeros(len(holders[0][0]), dtype=np.float32)
        for rows, rare in holders:
            held += rows * np.float32(rare)
        result: Floats = (held / whole) ** np.float32(COORDINATION)
        return result
    # Of few words there are few sets that a row can hold: each is worked out once.
    sets, shares = np.zeros(len(holders[0][0]), dtype=np.uint8), np.zeros(1, dtype=np.float32)
    for number, (rows, rare) in enumerate(holders):
        sets |= rows.view(np.uint8) << np.uint8(number)
        shares = np.concatenate([shares, shares + np.float32(rare)])
    return ((shares / whole) ** np.float32(COORDINATION))[sets]


def _missing(node: Node, part: Soft) -> tuple[str, ...]:
    match node:
        case Group():
            return part.not_found
        case Word(text) | Fuzzy(text) | Wildcard(text) if not part.found.rows.any():
            return (text,)
        case _:
            return ()
