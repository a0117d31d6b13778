"""How well a cable fits a leaf: BM25F, over whole arrays (see `index.scoring`)."""

import numpy as np

from index.engines.whoosh.arrays import Floats, Ints, Mask
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
    result: Floats = np.maximum(exact, STEM_WEIGHT * others + (1 - STEM_WEIGHT) * exact)
    return result


def best(rows: Mask, score: Floats, most: int) -> Ints:
    """Those of the rows that score no less than the last of the `most` best: all where there are no more."""
    held = int(np.count_nonzero(rows))
    if held <= most:
        return np.flatnonzero(rows)
    if held * FEW <= len(rows):
        found = np.flatnonzero(rows)
        return found[score[found] >= _last_of_best(score[found], most)]
    gained = np.where(rows, score, np.float32(-1))
    # The best of blocks are at least as many rows: whoever scores less than the last of them is not among the best.
    size = len(gained) // (_BLOCKS * most)
    if size > 1:
        tops = gained[: len(gained) // size * size].reshape(-1, size).max(axis=1)
        found = np.flatnonzero(gained >= max(_last_of_best(tops, most), np.float32(0)))
    else:
        found = np.flatnonzero(rows)
    return found[gained[found] >= _last_of_best(gained[found], most)]


def _last_of_best(scores: Floats, most: int) -> Floats:
    last: Floats = np.partition(scores, len(scores) - most)[len(scores) - most]
    return last
