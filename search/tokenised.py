"""A text as tokens, with where in it stands what a question asks for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set
from collections.abc import Sequence as Sequence_
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from corpus.frozen import dataclass
from index.analysis import Form, fold, unspaced_pieces, words
from index.matching import Wanted
from index.pieces import Pieces, pieces_in
from index.places import Place
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word
from search.sought import places_of, sequences, sought_by

_BLOCK = 1000
_BLANK = re.compile(r"\s")
_PIECE = re.compile(r"\S+")


class Tokens(Protocol):
    """Where in a text some leaves stand: `places` of each in turn, by the numbers of their tokens."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def places(self) -> Sequence_[Sequence_[Place]]:
        """The places of each leaf, in order."""
        ...

    def form(self, token: int) -> Form:
        """The forms of a token in one of the places."""
        ...

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the token `first` begins and the token `last` ends, both in one of the places."""
        ...


@dataclass(frozen=True, slots=True)
class _Numbering:
    """The numbers of a text's tokens by the pieces in which they stand.

    Most pieces are one token each. Only where they are not does a number turn away from its piece's: `turns` are these
    pieces, `first` the numbers of their first tokens, `after` those of the tokens that follow them.
    """

    turns: Sequence_[int]
    first: Sequence_[int]
    after: Sequence_[int]

    def piece_of(self, token: int) -> tuple[int, int]:
        """The piece that holds a token, and which of its tokens that is."""
        turn = bisect_right(self.first, token) - 1
        if turn < 0:
            return token, 0
        if token < self.after[turn]:
            return self.turns[turn], token - self.first[turn]
        return self.turns[turn] + 1 + token - self.after[turn], 0


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A text's tokens, and `places` of the leaves that were looked for among them, for each leaf in turn.

    The text is cut at blanks into blocks, so that only those that are shown are looked at closely: `starts` are the
    blocks' first characters, `firsts` the numbers of their first pieces.
    """

    text: str
    places: Sequence_[Sequence_[Place]]
    _pieces: Sequence_[str]
    _known: Pieces
    _numbering: _Numbering
    _starts: Sequence_[int]
    _firsts: Sequence_[int]
    _pattern: re.Pattern[str] | None
    _seen: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)
    _begun: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def form(self, token: int) -> Form:
        """The forms of a token."""
        piece, number = self._numbering.piece_of(token)
        return self._known.forms(self._pieces[piece])[number]

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the token `first` begins and the token `last` ends."""
        return self._extent(first)[0], self._extent(last)[1]

    def _extent(self, token: int) -> tuple[int, int]:
        piece, number = self._numbering.piece_of(token)
        return self._extents(piece)[number]

    def _extents(self, piece: int) -> list[tuple[int, int]]:
        """Where the tokens of a piece stand in the text."""
        if piece not in self._seen:
            start, found = self._start(piece), self._known.extents(self._pieces[piece])
            self._seen[piece] = [(start + begin, start + end) for begin, end in found]
        return self._seen[piece]

    def _start(self, piece: int) -> int:
        """Where in the text a piece begins."""
        block = bisect_right(self._firsts, piece) - 1
        if block not in self._begun:
            end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self.text)
            found = (self._pattern or _PIECE).finditer(self.text, self._starts[block], end)
            self._begun[block] = [each.start() for each in found]
        return self._begun[block][piece - self._firsts[block]]


def tokenised(text: str, language: str, leaves: Iterable[Leaf], languages: Set[str], exact: bool = False) -> Tokenised:
    """The tokens of a text in its language, and every place of each leaf among them, in order.

    `languages` are those that the index holds, `exact` is the question's flag.
    """
    sought = sought_by(tuple(leaves), frozenset(languages), exact)
    pattern = unspaced_pieces(text)
    pieces, starts, firsts = _cut(text, pattern)
    known = pieces_in(language)
    striking, held = known.look_up(pieces, sought.conditions)
    columns, numbering = _numbered(pieces, striking, known.uneven, held)
    places = [places_of(leaf, columns) for leaf in sought.leaves]
    return Tokenised(text, places, pieces, known, numbering, starts, firsts, pattern)


def _cut(text: str, pattern: re.Pattern[str] | None) -> tuple[list[str], list[int], list[int]]:
    """The pieces of a text, where its blocks begin, and with which pieces."""
    pieces, starts, firsts = list[str](), [0], [0]
    while True:
        cut = _BLANK.search(text, starts[-1] + _BLOCK)
        end = cut.start() if cut else len(text)
        pieces += _pieces(text[starts[-1] : end], pattern)
        if end == len(text):
            return pieces, starts, firsts
        starts.append(end)
        firsts.append(len(pieces))


def _pieces(text: str, pattern: re.Pattern[str] | None) -> list[str]:
    return pattern.findall(text) if pattern else text.split()


def _numbered(
    pieces: Sequence_[str],
    striking: Sequence_[int],
    uneven: Mapping[str, int],
    held: Sequence_[Mapping[str, Sequence_[int]]],
) -> tuple[list[list[int]], _Numbering]:
    """The tokens that satisfy each condition, and the numbering of all. What is not striking is one token, unwanted."""
    columns = [list[int]() for _ in held]
    sought = [each for each in zip(held, columns, strict=True) if each[0]]
    turns, first, after = list[int](), list[int](), list[int]()
    more = 0
    for at in striking:
        piece, begin = pieces[at], at + more
        for there, column in sought:
            if piece in there:
                column += [begin + number for number in there[piece]]
        if (tokens := uneven.get(piece)) is not None:
            turns.append(at)
            first.append(begin)
            more += tokens - 1
            after.append(begin + tokens)
    return columns, _Numbering(turns, first, after)


class Matched(StrEnum):
    """As what a place of a text answers a part of the question."""

    EXACT = "exact"
    STEM = "stem"
    VARIANT = "variant"
    NAME = "name"
    GARBLE = "garble"


def matched_as(leaf: Leaf, place: Place, tokens: Tokens, languages: Set[str], exact: bool) -> Matched:
    """As what a leaf's place answers it: in the form asked for, another of its forms, a spoilt one, or one like it."""
    forms_there = [tokens.form(at) for at in place.positions]
    if isinstance(leaf, Wildcard | Fuzzy):
        same = isinstance(leaf, Fuzzy) and [form.exact for form in forms_there] == [
            fold(each) for each in words(leaf.text)
        ]
        return Matched.EXACT if same else Matched.VARIANT
    if not isinstance(leaf, Word):
        return Matched.EXACT
    wanted = sequences(leaf, frozenset(languages), exact)[0].wanted
    if len(wanted) != len(forms_there) or not all(map(Wanted.matches, wanted, forms_there)):
        return Matched.GARBLE
    same = all(form.exact in each.exact for each, form in zip(wanted, forms_there, strict=True))
    return Matched.EXACT if same else Matched.STEM


def stands_whole(leaf: Leaf, place: Place) -> bool:
    """Whether a place is marked from its first token to its last: an exact phrase or a word of several tokens."""
    return not isinstance(leaf, Near) and not (isinstance(leaf, Phrase) and leaf.slop) and len(place.positions) > 1
