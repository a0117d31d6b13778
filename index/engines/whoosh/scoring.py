"""How well a cable fits a leaf: BM25F, over whole arrays (see `index.scoring`)."""

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Floats, Ints, Mask
from index.engines.whoosh.view import Where
from index.scoring import SATURATION, STEM_WEIGHT

FEW = 8
"""An answer is small where it has no more than one in so many of all rows: its own are then quicker than all."""
_BLOCKS = 4
"""So many times as many blocks of rows as rows are wanted."""


def saturated(times: Floats) -> Floats:
    """How much weighted frequencies are worth: the more the better, but ever less."""
    result: Floats = times * np.float32(SATURATION + 1) / (times + np.float32(SATURATION))
    return result


def blended(exact: Floats, others: Floats) -> Floats:
    """A word's frequency from that of the form asked for and that of its stem, which may include the former."""
    further = others - exact
    np.maximum(further, 0, out=further)
    further *= np.float32(STEM_WEIGHT)
    further += exact
    return further


@dataclass(frozen=True, slots=True)
class Ranking:
    """What rows score: those of a small answer, or all rows, of which others than its own may score anything."""

    where: Where
    score: Floats


def best(rows: Mask, ranking: Ranking, most: int) -> tuple[Ints, Floats]:
    """Those of the rows of an answer that score no less than the last of the `most` best, and what they score."""
    where, score = ranking.where, ranking.score
    if isinstance(where, slice):
        where = _likely(rows, score * rows, most)
        score = score[where]
    if len(where) <= most:
        return where, score
    kept = score >= _last_of_best(score, most)
    return where[kept], score[kept]


def _likely(rows: Mask, score: Floats, most: int) -> Ints:
    """Rows among which the best are; `score` is nothing for others than those of the answer."""
    # The best of blocks are at least as many rows: whoever scores less than the last of them is not among the best.
    size = len(score) // (_BLOCKS * most)
    if size > 1:
        tops = score[: len(score) // size * size].reshape(-1, size).max(axis=1)
        if (last := _last_of_best(tops, most)) > 0:
            return np.flatnonzero(score >= last)
    return np.flatnonzero(rows)


def _last_of_best(scores: Floats, most: int) -> Floats:
    last: Floats = np.partition(scores, len(scores) - most)[len(scores) - most]
    return last
