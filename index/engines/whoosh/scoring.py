"""How well a cable fits a leaf: BM25F, over whole arrays (see `index.scoring`)."""

from collections.abc import Mapping

import numpy as np

from index.engines.whoosh.arrays import Floats
from index.engines.whoosh.view import Space
from index.scoring import LENGTH, SATURATION, STEM_WEIGHT, WEIGHTS, rarity


def bm25f(space: Space, frequencies: Mapping[str, Floats]) -> Floats:
    """The score of each row for a leaf, from how often it occurs in each row's fields; 0 where it does not."""
    total = np.zeros(space.rows, dtype=np.float32)
    for field, found in frequencies.items():
        b = LENGTH[field]
        total += found * np.float32(WEIGHTS[field]) / (np.float32(1 - b) + np.float32(b) * space.norms[field])
    return saturated(total) * np.float32(rarity(space.rows, int(np.count_nonzero(total))))


def saturated(times: Floats) -> Floats:
    """How much weighted frequencies are worth: the more the better, but ever less."""
    result: Floats = times * np.float32(SATURATION + 1) / (times + np.float32(SATURATION))
    return result


def blended(exact: Floats, others: Floats) -> Floats:
    """A word's frequency from that of the form asked for and that of its stem, which may include the former."""
    result: Floats = np.maximum(exact, STEM_WEIGHT * others + (1 - STEM_WEIGHT) * exact)
    return result
