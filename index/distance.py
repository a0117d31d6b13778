"""Words within some letters of another: Levenshtein's distance to many words at once."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

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


def distances(word: str, letters: npt.NDArray[np.uint32], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
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
    found: npt.NDArray[np.int64] = above[lengths, np.arange(len(letters))].astype(np.int64)
    return found
