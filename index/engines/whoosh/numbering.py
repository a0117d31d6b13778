"""Texts as numbers of forms, many texts at once: letters are compared as machine words, not as strings.

Texts are cut at what can be no part of a token into pieces, most of which are words, and most words have come before.
A piece of up to 24 bytes is three integers of 8 bytes; a hash of them says where in a table the number of a piece that
is known stands, and the three are compared with its own. Only what is new is cut by `index.analysis`, piece by piece.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from typing import Final

import numpy as np

from index.analysis import forms, plain_forms
from index.engines.whoosh.arrays import Array, Ints, Mask, offsets
from index.engines.whoosh.lexicon import Lexicon

_MOST_PIECES: Final = 1_000_000
"""A numbering of more pieces is begun anew: so much memory it may take."""
_WORD: Final = 8
_WORDS: Final = 3
_WIDEST: Final = _WORD * _WORDS
_MARGIN: Final = b" " * (_WIDEST + _WORD)
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], dtype="<u8")
_FACTORS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_LEAST_BITS: Final = 17
_FILLED: Final = 4
"""The table is four times as large as the pieces are many, so that few share a place."""
_STOP: Final = ord(".")


def _cutting() -> bytes:
    """1 for bytes that are no part of a token: ASCII but letters, digits, apostrophes, the stop within `U.S.S.R.`."""
    return bytes(byte < 128 and not (chr(byte).isalnum() or chr(byte) in "'`.") for byte in range(256))


_CUTS: Final = _cutting()


def _mixed(letters: Array) -> Array:
    """A number of 64 bits for each piece, by its letters."""
    mixed: Array = letters[0] * np.uint64(_FACTORS[0])
    for word, factor in zip(letters[1:], _FACTORS[1:], strict=True):
        mixed += word * np.uint64(factor)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(_FACTORS[0])
    return mixed


class _Pieces:
    """The pieces of one language that are known; `forms` has each one's form, or −1 and less for several or none."""

    def __init__(self) -> None:
        self.known: dict[bytes, int] = {}
        self.several: list[Array] = []
        self.forms = np.empty(0, dtype=np.int32)
        self._letters = np.empty((_WORDS, 0), dtype="<u8")
        self._bits = 0
        self._table = np.empty(0, dtype=np.int32)
        self._grow()

    def _grow(self, number: int = 0) -> None:
        """Twice the room, and the pieces so far in their places in the larger table."""
        self._bits = max(_LEAST_BITS, self._bits + 1)
        room = (1 << self._bits) // _FILLED
        self.forms = np.concatenate([self.forms, np.empty(room - len(self.forms), dtype=np.int32)])
        more = np.empty((_WORDS, room - self._letters.shape[1]), dtype="<u8")
        self._letters = np.concatenate([self._letters, more], axis=1)
        self._table = np.full(1 << self._bits, -1, dtype=np.int32)
        self._put(np.flatnonzero(self._letters[0, :number]))

    def _places(self, letters: Array) -> Ints:
        return (_mixed(letters) >> np.uint64(64 - self._bits)).astype(np.int64)

    def find(self, letters: Array) -> Ints:
        """The number of each piece, by its letters; −1 where it is not known, or not in its place."""
        found: Array = self._table.take(self._places(letters)).astype(np.int64)
        same = found >= 0
        for known, asked in zip(self._letters, letters, strict=True):
            same &= known.take(found, mode="wrap") == asked
        found[~same] = -1
        return found

    def add(self, words: Sequence[bytes], found: Sequence[Sequence[int]], letters: Array, short: Mask) -> None:
        """Take up new pieces with the forms of each; short ones also with their letters."""
        first, last = len(self.known), len(self.known) + len(words)
        self.known.update(zip(words, range(first, last), strict=True))
        while last > len(self.forms):
            self._grow(first)
        self.forms[first:last] = [numbers[0] if len(numbers) == 1 else self._kept(numbers) for numbers in found]
        self._letters[:, first:last] = letters * short
        self._put(first + np.flatnonzero(short))

    def _kept(self, numbers: Sequence[int]) -> int:
        self.several.append(np.array(numbers, dtype=np.int32))
        return -len(self.several)

    def _put(self, pieces: Ints) -> None:
        """Put pieces where nothing stands: what came earlier is likely the commoner, and keeps its place."""
        places = self._places(self._letters[:, pieces])
        free = self._table[places] < 0
        self._table[places[free][::-1]] = pieces[free][::-1]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The numbers of the forms of some texts, one text after the other, and how many each text has."""

    tokens: Array
    lengths: Ints


class Numbering:
    """The forms that were met, by number, in the order in which they came."""

    def __init__(self) -> None:
        self._pieces: defaultdict[str, _Pieces] = defaultdict(_Pieces)
        self.lexicon = Lexicon()

    @property
    def is_full(self) -> bool:
        """Whether it should be begun anew."""
        return sum(len(pieces.known) for pieces in self._pieces.values()) > _MOST_PIECES

    def number(self, texts: Sequence[str], language: str) -> Numbered:
        """Number texts in one language."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        joined = b"\n".join((b"", *encoded, _MARGIN))
        starts, sizes = _cut(joined)
        pieces = self._pieces[language]
        letters = _letters(joined, starts, sizes)
        found = pieces.find(letters)
        found[sizes > _WIDEST] = -1
        new = np.flatnonzero(found < 0)
        found[new] = self._learn(joined, starts[new], sizes[new], letters[:, new], language)
        tokens, counts = _spelt(pieces.forms[found], pieces.several)
        begins = offsets(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)) + 1) + 1
        ends = offsets(counts)[np.searchsorted(starts, begins)]
        return Numbered(tokens, np.diff(ends))

    def _learn(self, text: bytes, starts: Ints, sizes: Ints, letters: Array, language: str) -> Ints:
        """The numbers of pieces of which most are new."""
        pieces = self._pieces[language]
        first, which = _distinct(letters, sizes)
        starts, sizes = starts[first], sizes[first]
        words = [text[start : start + size] for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)]
        new = {word: at for at, word in enumerate(words) if word not in pieces.known}
        if new:
            at = list(new.values())
            pieces.add(list(new), self._forms_of(list(new), language), letters[:, first[at]], sizes[at] <= _WIDEST)
        return np.fromiter(map(pieces.known.__getitem__, words), dtype=np.int64, count=len(words))[which]

    def _forms_of(self, pieces: Sequence[bytes], language: str) -> list[Sequence[int]]:
        """The numbers of the forms of each piece. Most are a word of plain letters, and such are one token each."""
        words = [piece.decode("utf-8", "surrogatepass") for piece in pieces]
        plain = [piece.isalnum() for piece in pieces]
        single = iter(self.lexicon.numbers(*plain_forms(list(compress(words, plain)), language)))
        others = [() if alone else tuple(forms(word, language)) for word, alone in zip(words, plain, strict=True)]
        found = list(chain.from_iterable(others))
        several = iter(self.lexicon.numbers([form.exact for form in found], [form.stem for form in found]))
        return [
            (next(single),) if alone else tuple(islice(several, len(other)))
            for alone, other in zip(plain, others, strict=True)
        ]


def _distinct(letters: Array, sizes: Ints) -> tuple[Ints, Ints]:
    """Which pieces to look at so that none is left out and few are the same, and which of these each of all is.

    They are in the order in which they come.
    """
    _, first, which = np.unique(_mixed(letters), return_index=True, return_inverse=True)
    like = first[which]
    other = (letters[:, like] != letters).any(axis=0) | (sizes[like] != sizes) | (sizes > _WIDEST)
    like[other] = np.flatnonzero(other)
    looked_at = np.unique(like)
    return looked_at, np.searchsorted(looked_at, like)


def _cut(text: bytes) -> tuple[Ints, Ints]:
    """Where the pieces of a text begin, and how long they are; it begins and ends with what is in none."""
    outside = np.frombuffer(text.translate(_CUTS), dtype=np.bool_)
    edges = np.flatnonzero(outside[1:] != outside[:-1])
    edges += 1
    starts, ends = edges[::2], edges[1::2]
    # A stop behind a word is none within it.
    sizes = ends - starts
    sizes -= np.frombuffer(text, dtype=np.uint8)[ends - 1] == _STOP
    if sizes.all():
        return np.ascontiguousarray(starts), sizes
    some = np.flatnonzero(sizes)
    return starts[some], sizes[some]


def _letters(text: bytes, starts: Ints, sizes: Ints) -> Array:
    """The first bytes of each piece as integers; those behind its end are zero."""
    words = np.ndarray((len(text) - _WORD + 1,), dtype="<u8", buffer=text, strides=(1,))
    letters = np.zeros((_WORDS, len(starts)), dtype="<u8")
    letters[0] = words[starts] & _MASKS[np.minimum(sizes, _WORD)]
    for number in range(1, _WORDS):
        longer = np.flatnonzero(sizes > number * _WORD)
        rest = sizes[longer] - number * _WORD
        letters[number, longer] = words[starts[longer] + number * _WORD] & _MASKS[np.minimum(rest, _WORD)]
    return letters


def _spelt(found: Array, several: Sequence[Array]) -> tuple[Array, Ints]:
    """The forms of pieces, of which some have several or none, and how many each piece has."""
    counts = np.ones(len(found), dtype=np.int64)
    many = np.flatnonzero(found < 0)
    if not len(many):
        return found, counts
    theirs = [several[-number - 1] for number in found[many].tolist()]
    counts[many] = list(map(len, theirs))
    tokens = np.repeat(found, counts)
    tokens[np.repeat(found < 0, counts)] = np.concatenate(theirs)
    return tokens, counts
