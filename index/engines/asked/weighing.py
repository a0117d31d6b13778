"""How well a cable fits a question: BM25F over its own tokens, the weights of which every engine shares.

The engine's own scores choose who is looked at (`candidates`); these decide who comes first. What a node of the
question asks of a cable is worked out once, into functions that are then asked of each cable.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic

from corpus.frozen import dataclass
from index.engine import TEXT_FIELDS, Clause
from index.engines.asked.membership import Membership, Soft
from index.engines.asked.reading import Pair, Reading, Sought, Watch
from index.engines.asked.space import Q
from index.matching import garbled
from index.nodes import field_of, is_condition
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

Weigh = Callable[[Reading, bool], Worth]
"""What tells the worth of a node; the flag asks for dates that must lie in what is asked."""

Gain = Callable[[Reading], float]

_NOTHING: Worth = (False, 0.0)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What to look for of a leaf: itself, its spoilt forms, in which fields; and how rare it is.

    `heads` are the first condition of each: where none of them is met, nothing of the leaf is.
    """

    own: Sought | Pair
    spoilt: tuple[Sought, ...]
    fields: tuple[str, ...]
    rare: float
    heads: tuple[int, ...]

    def fields_in(self, reading: Reading) -> Iterable[str]:
        """The fields in which it may stand."""
        met = [found for head in self.heads if (found := reading.met.get(head))]
        if not met:
            return ()
        return met[0] if len(met) == 1 and self.fields is TEXT_FIELDS else self.fields

    def times(self, reading: Reading, field: str) -> float:
        """How often it stands in a field."""
        found = _times(reading, field, self.own)
        return found + sum(GARBLE_WEIGHT * _times(reading, field, each) for each in self.spoilt)


class Weighing(Generic[Q]):
    """Weighs cables for one query and its clauses."""

    def __init__(self, membership: Membership[Q], query: Query, clauses: Sequence[Clause]) -> None:
        self._membership = membership
        self._space = membership.space
        self.plain = membership.asking(query.plain)
        self.required = membership.asking(query.required)
        self.clauses = clauses
        self._watch = Watch(self._space.lexicon, self._space.languages, membership.exact)
        self._leaves: dict[tuple[Leaf, bool], _Sought] = {}
        self._weighers: dict[Node, Weigh] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the question has words to weigh."""
        return not self.clauses and not any(True for node in (*self.plain, *self.required) for _ in leaves_in(node))

    @cached_property
    def watch(self) -> Watch:
        """What the cables that are weighed must be read with."""
        for clause in self.clauses:
            if isinstance(clause.node, Near):
                self._gain(clause)
        others = (clause.node for clause in self.clauses if not isinstance(clause.node, Near))
        for node in (*self.plain, *self.required, *others):
            for leaf in leaves_in(node):
                self._sought(leaf)
        return self._watch

    def by_words(self, reading: Reading) -> float:
        """What a cable of the answer gains by the words of the question and by what is no nearness."""
        score = self._plain(reading, False)[1] if self.plain else 0.0
        score += sum(weigh(reading, False)[1] for weigh in self._required)
        return score + sum(gain(reading) for gain in self._evident)

    def by_nearness(self, reading: Reading) -> float:
        """What it gains by nearness."""
        return sum(gain(reading) for gain in self._pairs)

    @cached_property
    def _plain(self) -> Weigh:
        return self._soft(self._membership.soft(self.plain))

    @cached_property
    def _required(self) -> list[Weigh]:
        return [self._weigher(node) for node in self.required]

    @cached_property
    def _evident(self) -> list[Gain]:
        return [self._gain(clause) for clause in self.clauses if not isinstance(clause.node, Near)]

    @cached_property
    def _pairs(self) -> list[Gain]:
        return [self._gain(clause) for clause in self.clauses if isinstance(clause.node, Near)]

    def gain(self, reading: Reading, clause: Clause) -> float:
        """What a clause adds to a cable."""
        return self._gain(clause)(reading)

    def _gain(self, clause: Clause) -> Gain:
        node, weight = clause.node, clause.weight
        if isinstance(node, Near):
            pair, sides = self._sought(node, scored=False), [self._sought(side) for side in (node.left, node.right)]
            return lambda reading: self._nearness(reading, pair, sides) * weight
        weigh = self._weigher(node)
        if is_condition(node):
            worth = weight * self._rarity(node)
            return lambda reading: worth if weigh(reading, False)[0] else 0.0
        return lambda reading: weigh(reading, False)[1] * weight

    def worth(self, reading: Reading, node: Node, certain: bool = False) -> Worth:
        """Whether a cable satisfies a node, and what it gains by it."""
        return self._weigher(node)(reading, certain)

    def leaf(self, reading: Reading, leaf: Leaf, field: str = "") -> float:
        """What a cable gains by a leaf, in all texts or in one; 0 where it does not hold it."""
        return self._gained(reading, self._sought(leaf), field)

    def _weigher(self, node: Node) -> Weigh:
        if node not in self._weighers:
            self._weighers[node] = self._made(node)
        return self._weighers[node]

    def _made(self, node: Node) -> Weigh:
        match node:
            case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
                return self._of_leaf(self._sought(node))
            case And(nodes):
                return _all([self._weigher(each) for each in self._membership.asking(nodes)])
            case Or(nodes):
                return _any([self._weigher(each) for each in self._membership.asking(nodes)])
            case Not(inner):
                return _not(self._weigher(inner))
            case Group(nodes):
                return self._soft(self._membership.soft(self._membership.asking(nodes)))
            case _:
                return lambda reading, certain: (_holds(reading, node, certain), 0.0)

    def _of_leaf(self, sought: _Sought) -> Weigh:
        def weigh(reading: Reading, certain: bool) -> Worth:
            del certain
            score = self._gained(reading, sought)
            return score > 0, score

        return weigh

    def _soft(self, soft: Soft) -> Weigh:
        """Plain parts together: function words are worth little, more of the words are worth more."""
        parts = [
            (
                self._weigher(node),
                1.0 if node in soft.counted else FUNCTION_WEIGHT,
                self._rarity(node) if node in soft.known else None,
            )
            for node in soft.parts
        ]
        whole = sum(rare for _, _, rare in parts if rare is not None)

        def weigh(reading: Reading, certain: bool) -> Worth:
            del certain
            score = held = 0.0
            met = 0
            for weigher, weight, rare in parts:
                holds, gained = weigher(reading, False)
                score += gained * weight
                if holds and rare is not None:
                    held += rare
                    met += 1
            if met < soft.least:
                return _NOTHING
            return True, score * (held / whole) ** COORDINATION if whole else score

        return weigh

    def _rarity(self, node: Node) -> float:
        return rarity(self._space.rows, self._membership.count(node))

    def _sought(self, leaf: Leaf, *, scored: bool = True) -> _Sought:
        """What to ask readings for; how rare a leaf is, which may be dear to know, only where it is scored by that."""
        key = (leaf, scored)
        found = self._leaves.get(key)
        if found is None:
            spoilt = garbled(leaf, self._membership.exact) if isinstance(leaf, Word) else ()
            own = field_of(leaf) or (leaf.right.field if isinstance(leaf, Near) else "")
            sought, others = self._watch.leaf(leaf), tuple(map(self._watch.sequence, spoilt))
            first = sought.left if isinstance(sought, Pair) else sought
            heads = tuple(each.numbers[0] for each in (first, *others) if each.numbers)
            fields = (own,) if own in TEXT_FIELDS else TEXT_FIELDS
            rare = self._rarity(leaf) if scored else 0.0
            found = self._leaves[key] = _Sought(sought, others, fields, rare, heads)
        return found

    def _gained(self, reading: Reading, sought: _Sought, field: str = "") -> float:
        total = 0.0
        for name in sought.fields_in(reading):
            if (not field or name == field) and (times := sought.times(reading, name)):
                b = LENGTH[name]
                total += times * WEIGHTS[name] / (1 - b + b * reading.length(name) / self._space.averages[name])
        return _saturated(total) * sought.rare if total else 0.0

    def _nearness(self, reading: Reading, pair: _Sought, sides: Sequence[_Sought]) -> float:
        """More for more places, and as much as the commoner side is rare."""
        met = [reading.met.get(head, {}) for side in sides for head in side.heads[:1]]
        fields = [field for field in _SENTENCES if all(field in each for each in met)]
        times = sum(len(reading.stretches(field, pair.own)) for field in fields)
        if not times or not all(self._gained(reading, side) for side in sides):
            return 0.0
        return _saturated(times) * min(side.rare for side in sides)


def _all(parts: Sequence[Weigh]) -> Weigh:
    def weigh(reading: Reading, certain: bool) -> Worth:
        worths = [part(reading, certain) for part in parts]
        holds = all(held for held, _ in worths)
        return holds, sum(score for _, score in worths) if holds else 0.0

    return weigh


def _any(parts: Sequence[Weigh]) -> Weigh:
    def weigh(reading: Reading, certain: bool) -> Worth:
        worths = [part(reading, certain) for part in parts]
        return any(held for held, _ in worths), sum(score for _, score in worths)

    return weigh


def _not(part: Weigh) -> Weigh:
    return lambda reading, certain: (not part(reading, not certain)[0], 0.0)


def _times(reading: Reading, field: str, sought: Sought | Pair) -> float:
    if isinstance(sought, Pair) or len(sought.numbers) != 1:
        return float(len(reading.stretches(field, sought)))
    column = reading.met.get(sought.numbers[0], {}).get(field)
    if column is None:
        return 0.0
    return max(float(column.own), STEM_WEIGHT * column.other + (1 - STEM_WEIGHT) * column.own)


def _saturated(times: float) -> float:
    return times * (SATURATION + 1) / (times + SATURATION)


def leaves_in(node: Node) -> Iterator[Leaf]:
    """The leaves below a node that ask for words, those that are denied too."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from leaves_in(each)
        case Not(inner):
            yield from leaves_in(inner)
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
