"""How well a cable fits a question: BM25F over its own tokens, the weights of which every engine shares.

The engine's own scores choose who is looked at (`candidates`); these decide who comes first.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic

from index.engine import TEXT_FIELDS, Clause
from index.engines.asked.membership import Membership, Soft
from index.engines.asked.reading import Reading, Side
from index.engines.asked.space import Q
from index.matching import Sequence as Asked
from index.matching import Wanted, garbled, sequence
from index.nodes import is_condition
from index.query import (
    And,
    Fuzzy,
    Group,
    Leaf,
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
from index.scoring import COORDINATION, FUNCTION_WEIGHT, GARBLE_WEIGHT, LENGTH, SATURATION, STEM_WEIGHT, WEIGHTS, rarity

_SENTENCES = ("title", "summary", "body", "notes")
"""Where words stand in sentences."""

LOOKED_AT = 100
"""So many are weighed by their own tokens: more would cost more time than they would find."""

Worth = tuple[bool, float]
"""Whether a cable satisfies a node, and what it gains by it (nothing where it does not)."""


class Weighing(Generic[Q]):
    """Weighs cables for one query and its clauses."""

    def __init__(self, membership: Membership[Q], query: Query, clauses: Sequence[Clause]) -> None:
        self._membership = membership
        self._space = membership.space
        self.exact = membership.exact
        self.plain = membership.asking(query.plain)
        self.required = membership.asking(query.required)
        self.clauses = clauses
        self._sequences: dict[Leaf, tuple[Asked, ...]] = {}

    def wanted(self) -> Iterator[Wanted]:
        """The conditions on single tokens that have to be watched for."""
        nodes = [*self.plain, *self.required, *(clause.node for clause in self.clauses)]
        for leaf in (leaf for node in nodes for leaf in _leaves(node)):
            sides: Iterable[Side] = (leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,)
            for side in sides:
                for asked in self._asked(side):
                    yield from asked.wanted

    def by_words(self, reading: Reading) -> float:
        """What a cable of the answer gains by the words of the question and by what is no nearness."""
        score = self.soft(reading, self._membership.soft(self.plain))[1] if self.plain else 0.0
        score += sum(self.worth(reading, node)[1] for node in self.required)
        return score + sum(self.gain(reading, each) for each in self.clauses if not isinstance(each.node, Near))

    def by_nearness(self, reading: Reading) -> float:
        """What it gains by nearness."""
        return sum(self.gain(reading, each) for each in self.clauses if isinstance(each.node, Near))

    def gain(self, reading: Reading, clause: Clause) -> float:
        """What a clause adds to a cable."""
        node = clause.node
        if isinstance(node, Near):
            return self._nearness(reading, node) * clause.weight
        holds, score = self.worth(reading, node)
        if not is_condition(node):
            return score * clause.weight
        return clause.weight * rarity(self._space.rows, self._membership.count(node)) if holds else 0.0

    def worth(self, reading: Reading, node: Node, certain: bool = False) -> Worth:
        """Whether a cable satisfies a node, and what it gains by it."""
        match node:
            case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
                score = self.leaf(reading, node)
                return score > 0, score
            case And(nodes):
                parts = [self.worth(reading, each, certain) for each in self._membership.asking(nodes)]
                holds = all(held for held, _ in parts)
                return holds, sum(score for _, score in parts) if holds else 0.0
            case Or(nodes):
                parts = [self.worth(reading, each, certain) for each in self._membership.asking(nodes)]
                return any(held for held, _ in parts), sum(score for _, score in parts)
            case Not(inner):
                return not self.worth(reading, inner, not certain)[0], 0.0
            case Group(nodes):
                return self.soft(reading, self._membership.soft(self._membership.asking(nodes)))
            case _:
                return _holds(reading, node, certain), 0.0

    def soft(self, reading: Reading, soft: Soft) -> Worth:
        """Plain parts together: function words are worth little, more of the words are worth more."""
        worths = {node: self.worth(reading, node) for node in soft.parts}
        if sum(worths[node][0] for node in soft.known) < soft.least:
            return False, 0.0
        score = held = whole = 0.0
        for node in soft.parts:
            score += worths[node][1] if node in soft.counted else worths[node][1] * FUNCTION_WEIGHT
            if node in soft.known:
                rare = rarity(self._space.rows, self._membership.count(node))
                whole += rare
                held += rare if worths[node][0] else 0.0
        return True, score * (held / whole) ** COORDINATION if whole else score

    def leaf(self, reading: Reading, leaf: Leaf, field: str = "") -> float:
        """What a cable gains by a leaf, in all texts or in one; 0 where it does not hold it."""
        own = leaf.left.field or leaf.right.field if isinstance(leaf, Near) else leaf.field
        total = 0.0
        for name in TEXT_FIELDS if own not in TEXT_FIELDS else (own,):
            times = self._times(reading, name, leaf) if field in ("", name) else 0.0
            if times:
                b = LENGTH[name]
                total += times * WEIGHTS[name] / (1 - b + b * reading.lengths[name] / self._space.averages[name])
        return _saturated(total) * rarity(self._space.rows, self._membership.count(leaf)) if total else 0.0

    def _times(self, reading: Reading, field: str, leaf: Leaf) -> float:
        if isinstance(leaf, Near):
            return float(len(reading.pairs(field, leaf)))
        own, *spoilt = self._asked(leaf)
        return _own_times(reading, field, own) + sum(
            GARBLE_WEIGHT * _own_times(reading, field, each) for each in spoilt
        )

    def _asked(self, leaf: Side) -> tuple[Asked, ...]:
        if leaf not in self._sequences:
            spoilt = garbled(leaf, self.exact) if isinstance(leaf, Word) else ()
            self._sequences[leaf] = (sequence(leaf, self._space.languages, self.exact), *spoilt)
        return self._sequences[leaf]

    def _nearness(self, reading: Reading, node: Near) -> float:
        """More for more places, and as much as the commoner side is rare."""
        if not all(self.leaf(reading, side) for side in (node.left, node.right)):
            return 0.0
        times = sum(len(reading.pairs(field, node)) for field in _SENTENCES)
        rare = min(rarity(self._space.rows, self._membership.count(side)) for side in (node.left, node.right))
        return _saturated(times) * rare

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing of the question has words to weigh."""
        return not any(True for _ in self.wanted()) and not self.clauses


def _own_times(reading: Reading, field: str, asked: Asked) -> float:
    if len(asked.wanted) != 1:
        return float(len(reading.places(field, asked)))
    own, other = reading.times(field, asked.wanted[0])
    return max(float(own), STEM_WEIGHT * other + (1 - STEM_WEIGHT) * own)


def _saturated(times: float) -> float:
    return times * (SATURATION + 1) / (times + SATURATION)


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _leaves(each)
        case Not(inner):
            yield from _leaves(inner)
        case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
            yield node
        case _:
            return


def _holds(reading: Reading, node: Node, certain: bool) -> bool:
    """Whether a cable satisfies a condition, by what is known of it."""
    facts = reading.facts
    match node:
        case Undated():
            return not facts.dated
        case OneOf(column, ids):
            return facts.version in ids if column == "version" else not ids.isdisjoint(facts.values.get(column, ()))
        case When():
            low = node.earliest.toordinal() if node.earliest else None
            high = node.latest.toordinal() if node.latest else None
            if certain or node.certain:
                after = low is None or (facts.earliest is not None and facts.earliest >= low)
                return facts.dated and after and (high is None or (facts.latest is not None and facts.latest <= high))
            after = low is None or facts.latest is None or facts.latest >= low
            return facts.dated and after and (high is None or facts.earliest is None or facts.earliest <= high)
        case _:
            return False
