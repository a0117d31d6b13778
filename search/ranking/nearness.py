"""Nearness: words that follow each other in the question stand near each other in the cable that is meant."""

from collections.abc import Sequence
from itertools import pairwise

from index.engine import Clause
from index.query import Near
from search.ranking.plain import Plain

WITHIN = 8
"""How many words apart, in either order: about a clause of a sentence."""

WEIGHT = 0.4
"""What a pair is worth beside the commoner of its words."""


def clauses(words: Sequence[Plain]) -> tuple[Clause, ...]:
    """One for each pair of neighbours among the words that carry matter."""
    matter = [each.word for each in words if not each.empty]
    return tuple(
        Clause(Near(one, other, WITHIN), WEIGHT, f"{one.text} near {other.text}")
        for one, other in dict.fromkeys(pairwise(matter))
        if one != other
    )
