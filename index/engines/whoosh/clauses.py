"""What raises a cable within an answer: the clauses of a request, added to the scores of its rows."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.engine import Clause
from index.engines.whoosh.arrays import Floats, Mask
from index.engines.whoosh.evaluate import Evaluator
from index.engines.whoosh.occurrences import Places, near, occurrences
from index.engines.whoosh.scoring import Ranking, best, saturated
from index.engines.whoosh.view import Space, Where
from index.matching import sequence
from index.nodes import is_condition
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word
from index.scoring import BEST, rarity

Side = Word | Phrase | Wildcard | Fuzzy

_FIELDS = ("title", "summary", "body", "notes")
"""Where words stand in sentences."""
_FORMS = 16
"""Those of a word are mostly fewer, those that fit a pattern mostly more."""


def raised(evaluator: Evaluator, clauses: Sequence[Clause], rows: Mask, ranking: Ranking) -> Ranking:
    """The ranking of an answer's rows with what the clauses add."""
    score = ranking.score.copy() if clauses else ranking.score
    for clause in clauses:
        if not isinstance(clause.node, Near):
            score += gain(evaluator, clause, ranking.where)
    if any(isinstance(clause.node, Near) for clause in clauses):
        chosen = evaluator.space.none()
        chosen[best(rows, Ranking(ranking.where, score), BEST)[0]] = True
        for _, more in nearness(evaluator, clauses, chosen):
            score += more[ranking.where]
    return Ranking(ranking.where, score)


def gain(evaluator: Evaluator, clause: Clause, where: Where) -> Floats:
    """What a clause that is no `Near` adds to rows."""
    found = evaluator.find(clause.node)
    if not is_condition(clause.node):
        return found.gained(where) * np.float32(clause.weight)
    holders = int(np.count_nonzero(found.rows))
    worth = clause.weight * rarity(len(found.rows), holders) if holders else 0.0
    return found.rows[where].astype(np.float32) * np.float32(worth)


def nearness(evaluator: Evaluator, clauses: Sequence[Clause], chosen: Mask) -> Iterator[tuple[Clause, Floats]]:
    """What each `Near` adds to the chosen rows: more for more places, and as much as the commoner side is rare."""
    space = evaluator.space
    near_by = _Neighbours(space, evaluator.exact, np.append(chosen, False))
    for clause in clauses:
        if isinstance(clause.node, Near):
            sides = [evaluator.find(side).rows for side in (clause.node.left, clause.node.right)]
            if np.any(sides[0] & sides[1] & chosen):
                rare = min(rarity(space.rows, int(np.count_nonzero(side))) for side in sides)
                yield clause, saturated(near_by.times(clause.node)) * np.float32(rare * clause.weight)


class _Neighbours:
    """How often two words stand near each other in each of some rows; a word's places are looked up once."""

    def __init__(self, space: Space, exact: bool, chosen: Mask) -> None:
        self._space, self._exact = space, exact
        self._parts = [(part, np.flatnonzero(part.alive & chosen[part.rows])) for part in space.parts]
        self._known: dict[tuple[int, str, Leaf], Places] = {}

    def times(self, node: Near) -> Floats:
        """For each row, how often."""
        total = np.zeros(self._space.rows + 1, dtype=np.float32)
        for number, (part, docs) in enumerate(self._parts):
            for field in _FIELDS if len(docs) else ():
                left = self._places(number, field, node.left)
                if len(left.starts) and len((right := self._places(number, field, node.right)).starts):
                    found = near(left, right, node.within, part.segment.fields[field].bases)
                    # They are few: of as many cables as are chosen.
                    np.add.at(total, part.rows[found], np.float32(1))
        return total[:-1]

    def _places(self, number: int, field: str, side: Side) -> Places:
        key = (number, field, side)
        if key not in self._known:
            part, docs = self._parts[number]
            asked = sequence(side, self._space.languages, self._exact)
            numbers = part.segment.dictionary.satisfying(asked.wanted[0]) if len(asked.wanted) == 1 else None
            if numbers is not None and len(numbers) <= _FORMS:
                found = part.segment.fields[field].places_in(numbers, docs)
                self._known[key] = Places(found, found)
            else:
                self._known[key] = occurrences(part, field, asked.wanted, asked.slop, docs)
        return self._known[key]
