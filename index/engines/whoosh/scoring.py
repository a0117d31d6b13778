"""How well a cable fits a leaf: BM25F (Robertson, Zaragoza and Taylor 2004), over whole arrays.

The frequencies of a word in the fields are weighted, each over its own field's length, and summed before they
saturate, so that a word in the title and one in the body add up as they would in one text.
"""

from collections.abc import Mapping

import numpy as np

from index.engines.whoosh.arrays import Floats
from index.engines.whoosh.view import Space

WEIGHTS: Mapping[str, float] = {"title": 3.0, "summary": 2.0, "names": 2.0, "body": 1.0, "notes": 0.5}
"""What a word is worth in each field."""

LENGTH: Mapping[str, float] = {"title": 0.4, "summary": 0.5, "names": 0.3, "body": 0.75, "notes": 0.5}
"""How much a field's length matters: 0 not at all, 1 in full."""

SATURATION = 1.2
STEM_WEIGHT = 0.6
"""What a word is worth in another form than the one that was asked for."""

FUNCTION_WEIGHT = 0.2
"""What a word is worth that carries grammar and no matter."""

COORDINATION = 0.2
"""How much it matters that a cable holds all of the plain words: the power of the part that it holds, by rarity."""

GARBLE_WEIGHT = 0.3
"""What it is worth in a form that scanning or typing has spoilt."""


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


def rarity(rows: int, holders: int) -> float:
    """The weight of what so many of all rows hold (the inverse document frequency of BM25, never below 0)."""
    return float(np.log1p((rows - holders + 0.5) / (holders + 0.5)))


def blended(exact: Floats, others: Floats) -> Floats:
    """A word's frequency from that of the form asked for and that of its stem, which may include the former."""
    result: Floats = np.maximum(exact, STEM_WEIGHT * others + (1 - STEM_WEIGHT) * exact)
    return result
