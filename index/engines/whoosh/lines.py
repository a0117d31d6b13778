"""Sorted words in one run of bytes, and how few of them are looked at to find one.

For n words of a `name`: `names`, the words in the order of their bytes, a line feed after each; `name_starts` [n + 1]:
where each begins, and where the last ends; `name_marks`: of every sixteenth word, from the first on, its first eight
bytes as a number, the first byte the highest, zeros behind shorter words. The marks of 100,000 words are a few pages:
what is halved over all words touches a page of the file, and mostly two, at each step.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from index.engines.whoosh.arrays import Array, narrow, offsets

_STEP: Final = 16
_WIDTH: Final = 8


class Lines:
    """The words, by number. Raises `KeyError` where arrays are missing."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        text, self.starts, self._marks = (arrays[each] for each in _names(name))
        self.text = text.data
        # Of a memory view a single number is had in half the time.
        self._at, self._mark = self.starts.data, self._marks.data
        whole = len(self.starts) > 0 and int(self.starts[-1]) == len(text)
        self.fit = whole and len(self._marks) == len(range(0, len(self), _STEP))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> bytes:
        """A word by its number."""
        return self.text[self._at[number] : self._at[number + 1] - 1].tobytes()

    @property
    def are_sound(self) -> bool:
        """Whether each begins where the one before it ends with its line feed, and is marked so; a look at all."""
        ends = np.flatnonzero(np.frombuffer(self.text, dtype=np.uint8) == ord("\n")) + 1
        if not np.array_equal(self.starts[1:], ends) or self.starts[0] != 0:
            return False
        return np.array_equal(self._marks, _marks(self.all()))

    def all(self) -> list[bytes]:
        """All of them."""
        return self.text.tobytes().split(b"\n")[:-1]

    def first(self, word: bytes) -> int:
        """The number of the first that is not before a word."""
        mark = _mark(word)
        low = bisect_left(self._mark, mark)
        high = bisect_right(self._mark, mark, low)
        # A word with a lesser mark is before it, one with a greater behind it.
        first, end = low * _STEP - _STEP + 1 if low else 0, min(high * _STEP, len(self))
        text, at = self.text, self._at

        def line(number: int) -> bytes:
            return text[at[number] : at[number + 1] - 1].tobytes()

        return bisect_left(range(end), word, first, end, key=line)


def _mark(word: bytes) -> int:
    return int.from_bytes(word[:_WIDTH].ljust(_WIDTH, b"\0"), "big")


def _marks(words: Sequence[bytes]) -> Array:
    return np.array(words[::_STEP], dtype=f"S{_WIDTH}").view(">u8").astype("<u8")


def _names(name: str) -> tuple[str, str, str]:
    return f"{name}s", f"{name}_starts", f"{name}_marks"


def line_arrays(name: str, words: Sequence[bytes]) -> dict[str, Array]:
    """The arrays of sorted words, of which none holds a line feed."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    text = np.frombuffer(b"\n".join((*words, b"")), dtype=np.uint8)
    return dict(zip(_names(name), (text, narrow(offsets(lengths + 1)), _marks(words)), strict=True))
