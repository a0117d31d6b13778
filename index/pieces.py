"""Pieces of texts, as blanks part them, and the tokens in each: worked out once a piece, whatever text it stands in.

No token reaches over a blank, and none depends on what stands beyond one, so that the tokens of a text are those of its
pieces in turn. (Where a script has no blanks, `analysis.unspaced_pieces` parts its characters.) Texts repeat most of
their pieces, and one is looked up in a sixth of the time that its letters take.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain
from threading import Lock
from typing import TypeVar

from corpus.frozen import dataclass
from index.analysis import Form, bare_stem, form_of, forms, plain_stems, spans
from index.matching import Wanted

_ROOM = 500_000
"""So many letters of pieces are kept for each language, then they are gathered anew."""
_CONDITIONS = 500
"""For so many conditions it is kept which pieces satisfy them."""
_AROUND = "\"'()[]{}<>*_.,;:!?/-\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u00ab\u00bb"
"""Signs that are no part of a word of ASCII letters and digits, where they stand before or behind it."""
_LONGEST_PLAIN = 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Satisfying:
    """The pieces that hold a token as it is wanted, with which of their tokens are; `single` are those of one token.

    Of the pieces under each key so many have been looked at.
    """

    pieces: dict[str, tuple[int, ...]] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    looked_at: dict[str, int] = field(default_factory=dict)


class Pieces:
    """The pieces that have been met in texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.letters = 0
        self.uneven: dict[str, int] = {}
        """How many tokens those have that have not one."""
        self._even: set[str] = set()
        self._words: dict[str, str] = {}
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._holding: defaultdict[str, list[str]] = defaultdict(list)
        self._satisfying: dict[Wanted, _Satisfying] = {}
        self._lock = Lock()

    def look_up(
        self, pieces: Sequence[str], conditions: Iterable[Wanted]
    ) -> tuple[list[int], list[Mapping[str, tuple[int, ...]]]]:
        """Where in a text's pieces those stand that are not one token or hold one that is wanted, and some others.

        Beside them, for each condition, the pieces that hold a token that satisfies it, with the numbers of these
        tokens; they may be pieces of other texts. Only patterns and what is nearly a word look at every piece.
        """
        conditions = tuple(conditions)
        with self._lock:
            if any(each.pattern or each.near for each in conditions):
                self._learn(pieces)
            held = [self._those_satisfying(each, pieces) for each in conditions]
            sought = set[str]().union(*(each.single for each in held))
            even = self._even
            striking = [at for at, piece in enumerate(pieces) if piece not in even or piece in sought]
            if self._learn([pieces[at] for at in striking]):
                held = [self._those_satisfying(each, pieces) for each in conditions]
        return striking, [each.pieces for each in held]

    def _learn(self, pieces: Iterable[str]) -> bool:
        """Work out what has not been met yet, and tell whether there was any."""
        new = set(pieces).difference(self._even).difference(self.uneven)
        if not new:
            return False
        words = {piece: piece.strip(_AROUND) for piece in new}
        plain = {
            piece: word for piece, word in words.items()
            if word.isascii() and word.isalnum() and len(word) <= _LONGEST_PLAIN
        }  # fmt: skip
        lowered = " ".join(plain.values()).lower().split()
        self._words.update(zip(plain, lowered, strict=True))
        for piece, word, stem in zip(plain, lowered, plain_stems(lowered, self.language), strict=True):
            self._holding[word].append(piece)
            if stem != word:
                self._holding[stem].append(piece)
        for piece in new.difference(plain):
            self._forms[piece] = found = tuple(forms(piece, self.language))
            if len(found) != 1:
                self.uneven[piece] = len(found)
            for key in {key for form in found for key in (form.exact, bare_stem(form.stem))}:
                self._holding[key].append(piece)
        self.letters += sum(map(len, new))
        self._even |= new.difference(self.uneven)
        return True

    def _those_satisfying(self, wanted: Wanted, pieces: Iterable[str]) -> _Satisfying:
        if wanted.pattern or wanted.near:
            return self._resembling(wanted, set(pieces))
        if len(self._satisfying) > _CONDITIONS:
            self._satisfying = {}
        found = self._satisfying.setdefault(wanted, _Satisfying())
        for key in {*wanted.exact, *map(bare_stem, wanted.stems)}:
            holding = self._holding.get(key, ())
            begin, end = found.looked_at.get(key, 0), len(holding)
            if begin < end:
                new = {piece: self.forms(piece) for piece in holding[begin:end]}
                distinct = set(chain.from_iterable(new.values()))
                there = _those_with(set(filter(wanted.matches, distinct)), new)
                found.pieces.update(there)
                found.single.update(piece for piece in there if len(new[piece]) == 1)
                found.looked_at[key] = end
        return found

    def _resembling(self, wanted: Wanted, pieces: set[str]) -> _Satisfying:
        words = {piece: self._words[piece] for piece in pieces if piece in self._words}
        others = {piece: [form.exact for form in self._forms[piece]] for piece in pieces.difference(words)}
        there = wanted.resembling({*words.values(), *chain.from_iterable(others.values())})
        held = {piece: (0,) for piece, word in words.items() if word in there} | _those_with(there, others)
        return _Satisfying(held, set(held))

    def forms(self, piece: str) -> tuple[Form, ...]:
        """The tokens of a piece that has been looked up, in order."""
        word = self._words.get(piece)
        plain = form_of(word, self.language) if word else None
        return (plain,) if plain else self._forms[piece]

    def extents(self, piece: str) -> list[tuple[int, int]]:
        """Where the tokens of a piece that has been looked up begin and end in it."""
        if piece in self._words:
            start = len(piece) - len(piece.lstrip(_AROUND))
            return [(start, start + len(self._words[piece]))]
        return [(each.start, each.end) for each in spans(piece, self.language)]


def _those_with(wanted: set[T], held: Mapping[str, Sequence[T]]) -> dict[str, tuple[int, ...]]:
    """The pieces that hold one of the tokens wanted, and which of their tokens are."""
    return {
        piece: tuple(number for number, each in enumerate(tokens) if each in wanted)
        for piece, tokens in held.items()
        if not wanted.isdisjoint(tokens)
    }


_gathered: dict[str, Pieces] = {}


def pieces_in(language: str) -> Pieces:
    """The pieces met so far in texts of a language; ask anew for every text, as they are not gathered for ever."""
    known = _gathered.get(language)
    if known is None or known.letters > _ROOM:
        known = _gathered[language] = Pieces(language)
    return known
