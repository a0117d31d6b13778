"""Words within some letters of another: Levenshtein's distance to many words at once."""

from collections.abc import Iterable
from typing import Any

import numpy as np

Letters = np.ndarray[Any, np.dtype[np.uint32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]

_ROWS = 200_000


def within(word: str, edits: int, others: Iterable[str]) -> frozenset[str]:
    """Those of the other words that differ by so many changed, added or dropped letters, or fewer."""
    fitting = [other for other in others if abs(len(other) - len(word)) <= edits]
    found: set[str] = set()
    for start in range(0, len(fitting), _ROWS):
        some = fitting[start : start + _ROWS]
        lengths = np.fromiter(map(len, some), dtype=np.int64, count=len(some))
        width = len(word) + edits
        padded = "".join(other.ljust(width, "\0") for other in some)
        letters = np.frombuffer(padded.encode("utf-32-le", "replace"), dtype="<u4").reshape(len(some), width)
        near = distances(word, letters, lengths) <= edits
        found |= {some[row] for row in np.flatnonzero(near).tolist()}
    return frozenset(found)


def distances(word: str, letters: Letters, lengths: Numbers) -> Numbers:
    """The distance from the word to each row of letters, all rows at once; in bytes, as none is beyond 70."""
    columns = np.ascontiguousarray(letters.T)
    above = np.repeat(np.arange(len(columns) + 1, dtype=np.uint8)[:, None], len(letters), axis=1)
    for i, letter in enumerate(word, 1):
        row = np.empty_like(above)
        row[0] = i
        for j in range(1, len(row)):
            changed = above[j - 1] + (columns[j - 1] != ord(letter))
            row[j] = np.minimum(np.minimum(above[j], row[j - 1]) + np.uint8(1), changed)
        above = row
    found: Numbers = above[lengths, np.arange(len(letters))].astype(np.int64)
    return found


def has_most(word: str, edits: int, columns: Letters) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which of the words given by their columns of letters have all letters of the word but so many, in any order.

    Each edit takes away one at most. The few that are left are gone through closely.
    """
    there = np.bitwise_or.reduce(_bits(columns), axis=0)
    asked = np.bitwise_or.reduce(_bits(np.array(list(map(ord, word)), dtype=np.uint32)))
    result: np.ndarray[Any, np.dtype[np.bool_]] = np.bitwise_count(asked & ~there) <= edits
    return result


def _bits(codes: Letters) -> Letters:
    """A bit for each letter; those that share one only let more words pass."""
    bits: Letters = np.left_shift(np.uint32(1), codes & np.uint32(31))
    return bits
