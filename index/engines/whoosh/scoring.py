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
STEM_WEIGHT = 0.8
"""What a word is worth in another form than the one that was asked for."""


def bm25f(space: Space, frequencies: Mapping[str, Floats]) -> Floats:
    """The score of each row for a leaf, from how often it occurs in each row's fields; 0 where it does not."""
    total = np.zeros(space.rows, dtype=np.float32)
    for field, found in frequencies.items():
        b = LENGTH[field]
        total += found * np.float32(WEIGHTS[field]) / (np.float32(1 - b) + np.float32(b) * space.norms[field])
    holders = np.count_nonzero(total)
    rarity = np.log1p((space.rows - holders + 0.5) / (holders + 0.5))
    return (total * np.float32(rarity * (SATURATION + 1)) / (total + np.float32(SATURATION))).astype(np.float32)


def blended(exact: Floats, others: Floats) -> Floats:
    """A word's frequency from that of the form asked for and that of its stem, which may include the former."""
    result: Floats = np.maximum(exact, STEM_WEIGHT * others + (1 - STEM_WEIGHT) * exact)
    return result
