"""What is looked for in a text: the conditions on its tokens, and how the places of the parts of a question follow."""

from collections.abc import Sequence as Sequence_
from functools import lru_cache

from corpus.frozen import dataclass
from index.matching import Sequence, Wanted, garbled, sequence
from index.places import Place, in_order, near
from index.query import Leaf, Near, Word


@dataclass(frozen=True, slots=True)
class Asked:
    """A leaf as sequences of conditions, by their numbers, each with its slop: two of a nearness, else any will do."""

    sequences: Sequence_[tuple[Sequence_[int], int]]
    within: int | None

    @property
    def reach(self) -> int:
        """Over how many tokens it reaches at most from one that it asks for to the next; 0 where it asks for one."""
        longest = max((len(numbers) + slop for numbers, slop in self.sequences if len(numbers) > 1), default=0)
        return longest if self.within is None else max(longest, self.within + 1)


@dataclass(frozen=True, slots=True)
class Sought:
    """All that is looked for: the distinct conditions, and the leaves that are made of them."""

    conditions: tuple[Wanted, ...]
    leaves: Sequence_[Asked]


@lru_cache(100)
def sought_by(leaves: tuple[Leaf, ...], languages: frozenset[str], exact: bool) -> Sought:
    """What is looked for where these leaves are; `languages` are the index's, `exact` is the question's flag."""
    numbers: dict[Wanted, int] = {}
    asked = []
    for leaf in leaves:
        found = [
            ([numbers.setdefault(wanted, len(numbers)) for wanted in each.wanted], each.slop)
            for each in sequences(leaf, languages, exact)
        ]
        asked.append(Asked(found, leaf.within if isinstance(leaf, Near) else None))
    return Sought(tuple(numbers), asked)


@lru_cache(1000)
def sequences(leaf: Leaf, languages: frozenset[str], exact: bool) -> tuple[Sequence, ...]:
    """The sequences of tokens that make up a leaf: the two of a nearness, else those of which each one will do."""
    if isinstance(leaf, Near):
        return sequence(leaf.left, languages, exact), sequence(leaf.right, languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    return sequence(leaf, languages, exact), *spoilt


def places_of(asked: Asked, columns: Sequence_[Sequence_[int]]) -> list[Place]:
    """Where a leaf stands, in order; `columns` are the numbers of the tokens that satisfy each condition, ascending."""
    found = [_in_order([columns[number] for number in numbers], slop) for numbers, slop in asked.sequences]
    if asked.within is not None:
        return sorted(near(found[0], found[1], asked.within))
    return found[0] if len(found) == 1 else sorted({place for each in found for place in each})


def _in_order(columns: Sequence_[Sequence_[int]], slop: int) -> list[Place]:
    if len(columns) == 1:
        return [Place((token,)) for token in columns[0]]
    return list(in_order(columns, slop)) if all(columns) else []
