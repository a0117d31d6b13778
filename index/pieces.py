"""Pieces of texts, as blanks part them, and the tokens in each: worked out once a piece, whatever text it stands in.

No token reaches over a blank, and none depends on what stands beyond one, so that the tokens of a text are those of its
pieces in turn. Texts repeat most of their pieces, and one is looked up in a sixth of the time that its letters take.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from typing import TypeVar

from index.analysis import Form, bare_stem, form_of, forms, plain_stems
from index.matching import Wanted

_ROOM = 1_000_000
"""So many letters of pieces are kept for each language, then they are gathered anew."""
_AROUND = "\"'()[]{}<>*_.,;:!?/-\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u00ab\u00bb"
"""Signs that are no part of a word of ASCII letters and digits, where they stand before or behind it."""
_LONGEST_PLAIN = 32

T = TypeVar("T")


class Pieces:
    """The pieces that have been met in texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.letters = 0
        # The word in small letters where a piece is a plain one, else nothing, and then its tokens are in `_forms`.
        self._known: dict[str, str] = {}
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._uneven: set[str] = set()
        self._holding: defaultdict[str, list[str]] = defaultdict(list)

    def learn(self, pieces: set[str]) -> None:
        """Work out those that have not been met. The other methods may be asked only of pieces that were learnt."""
        new = pieces.difference(self._known)
        words = {piece: piece.strip(_AROUND) for piece in new}
        plain = {
            piece: word for piece, word in words.items()
            if word.isascii() and word.isalnum() and len(word) <= _LONGEST_PLAIN
        }  # fmt: skip
        lowered = dict(zip(plain, " ".join(plain.values()).lower().split(), strict=True))
        stems = plain_stems(list(lowered.values()), self.language)
        for (piece, word), stem in zip(lowered.items(), stems, strict=True):
            self._holding[word].append(piece)
            if stem != word:
                self._holding[stem].append(piece)
        for piece in new.difference(plain):
            found = self._forms[piece] = tuple(forms(piece, self.language))
            if len(found) != 1:
                self._uneven.add(piece)
            for key in {key for form in found for key in (form.exact, bare_stem(form.stem))}:
                self._holding[key].append(piece)
        self.letters += sum(map(len, new))
        # Last, so that what another thread finds there is whole.
        self._known.update(dict.fromkeys(new, "") | lowered)

    def forms(self, piece: str) -> tuple[Form, ...]:
        """The tokens of a piece, in order."""
        word = self._known[piece]
        found = form_of(word, self.language) if word else None
        return (found,) if found else self._forms[piece]

    def uneven(self, pieces: Set[str]) -> dict[str, int]:
        """Those of the pieces that are not one token each, with the number of their tokens."""
        return {piece: len(self._forms[piece]) for piece in pieces & self._uneven}

    def satisfying(self, wanted: Wanted, pieces: Set[str]) -> dict[str, tuple[int, ...]]:
        """The pieces with tokens that satisfy a condition, and which of its tokens do in each.

        Only patterns and what is nearly a word look at every piece.
        """
        if wanted.pattern or wanted.near:
            return _those_with(wanted.resembles, {piece: self._exact(piece) for piece in pieces})
        likely = {*wanted.exact, *map(bare_stem, wanted.stems)}
        there = {piece for key in likely for piece in self._holding.get(key, ()) if piece in pieces}
        return _those_with(wanted.matches, {piece: self.forms(piece) for piece in there})

    def _exact(self, piece: str) -> tuple[str, ...]:
        word = self._known[piece]
        return (word,) if word else tuple(form.exact for form in self._forms[piece])


def _those_with(wanted: Callable[[T], bool], held: Mapping[str, Sequence[T]]) -> dict[str, tuple[int, ...]]:
    """The pieces that hold a token as it is wanted, and which of their tokens are."""
    there = set(filter(wanted, {each for tokens in held.values() for each in tokens}))
    return {
        piece: tuple(number for number, each in enumerate(tokens) if each in there)
        for piece, tokens in held.items()
        if not there.isdisjoint(tokens)
    }


_gathered: dict[str, Pieces] = {}


def pieces_in(language: str) -> Pieces:
    """The pieces met so far in texts of a language; ask anew for every text, as they are not gathered for ever."""
    known = _gathered.get(language)
    if known is None or known.letters > _ROOM:
        known = _gathered[language] = Pieces(language)
    return known
