"""What words are worth: the weights of BM25F (Robertson, Zaragoza and Taylor 2004), the same for every engine.

The frequencies of a word in the fields are weighted, each over its own field's length, and summed before they
saturate, so that a word in the title and one in the body add up as they would in one text.
"""

from collections.abc import Mapping
from math import log1p

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

BEST = 200
"""Among so many of the best cables nearness is looked for. It only ever adds, so that they stay ahead of all others."""


def rarity(rows: int, holders: int) -> float:
    """The weight of what so many of all rows hold (the inverse document frequency of BM25, never below 0)."""
    return log1p((rows - holders + 0.5) / (holders + 0.5))
