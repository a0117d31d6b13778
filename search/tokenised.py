"""A text as tokens, with where in it stands what a question asks for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Set
from collections.abc import Sequence as Sequence_
from dataclasses import field
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from corpus.frozen import dataclass
from index.analysis import Form, fold, unspaced_pieces, words
from index.matching import Sequence, Wanted, garbled, sequence
from index.pieces import Pieces, pieces_in
from index.places import Place, in_order, near
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word

_BLOCK = 1000
_BLANK = re.compile(r"\s")


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

    def first_of(self, piece: int) -> int:
        """The number of the first token of a piece, or of the next one where it has none."""
        turn = bisect_left(self.turns, piece) - 1
        return piece if turn < 0 else self.after[turn] + piece - self.turns[turn] - 1


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

    def __len__(self) -> int:
        """The number of tokens."""
        return self._numbering.first_of(len(self._pieces))

    def form(self, token: int) -> Form:
        """The forms of a token."""
        piece, number = self._numbering.piece_of(token)
        return self._known.forms(self._pieces[piece])[number]

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the token `first` begins and the token `last` ends."""
        return self._extent(first)[0], self._extent(last)[1]

    def inside(self, begin: int, end: int) -> range:
        """The tokens that stand whole in a passage of the text."""
        return range(self._passed(begin), self._passed(end, whole=True))

    def _passed(self, at: int, whole: bool = False) -> int:
        """How many tokens begin before a place in the text; if `whole`, how many end there at the latest."""
        block = bisect_right(self._starts, at) - 1
        while not (before := _pieces(self.text[self._starts[block] : at], self._pattern)):
            if not block:
                return 0
            block -= 1
        piece = self._firsts[block] + len(before) - 1
        begun = self._starts[block] + len(self.text[self._starts[block] : at].rstrip()) - len(before[-1])
        extents = self._extents(piece, begun)
        passed = sum(end <= at for _, end in extents) if whole else sum(start < at for start, _ in extents)
        return self._numbering.first_of(piece) + passed

    def _extent(self, token: int) -> tuple[int, int]:
        piece, number = self._numbering.piece_of(token)
        return self._extents(piece)[number]

    def _extents(self, piece: int, start: int | None = None) -> list[tuple[int, int]]:
        """Where the tokens of a piece stand in the text; `start` is where the piece begins, if that is known."""
        if piece not in self._seen:
            start = self._start(piece) if start is None else start
            found = self._known.extents(self._pieces[piece])
            self._seen[piece] = [(start + begin, start + end) for begin, end in found]
        return self._seen[piece]

    def _start(self, piece: int) -> int:
        """Where in the text a piece begins."""
        block = bisect_right(self._firsts, piece) - 1
        end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self.text)
        if self._pattern:
            found = self._pattern.finditer(self.text, self._starts[block], end)
            return next(islice(found, piece - self._firsts[block], None)).start()
        # What is left of a block behind so many pieces begins with the next one.
        return end - len(self.text[self._starts[block] : end].split(None, piece - self._firsts[block])[-1])


def tokenised(text: str, language: str, leaves: Iterable[Leaf], languages: Set[str], exact: bool = False) -> Tokenised:
    """The tokens of a text in its language, and every place of each leaf among them, in order.

    `languages` are those that the index holds, `exact` is the question's flag.
    """
    sought = _sought(tuple(leaves), frozenset(languages), exact)
    pattern = unspaced_pieces(text)
    pieces, starts, firsts = _cut(text, pattern)
    known = pieces_in(language)
    striking, held = known.look_up(pieces, sought.conditions)
    columns, numbering = _numbered(pieces, striking, known.uneven, held)
    places = [_places(leaf, columns) for leaf in sought.leaves]
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A leaf as sequences of conditions, by their numbers, each with its slop: two of a nearness, else any will do."""

    sequences: Sequence_[tuple[Sequence_[int], int]]
    within: int | None


@dataclass(frozen=True, slots=True)
class _Sought:
    """All that is looked for: the distinct conditions, and the leaves that are made of them."""

    conditions: Sequence_[Wanted]
    leaves: Sequence_[_Asked]


@lru_cache(100)
def _sought(leaves: tuple[Leaf, ...], languages: frozenset[str], exact: bool) -> _Sought:
    numbers: dict[Wanted, int] = {}
    asked = []
    for leaf in leaves:
        found = [
            ([numbers.setdefault(wanted, len(numbers)) for wanted in each.wanted], each.slop)
            for each in _sequences(leaf, languages, exact)
        ]
        asked.append(_Asked(found, leaf.within if isinstance(leaf, Near) else None))
    return _Sought(tuple(numbers), asked)


@lru_cache(1000)
def _sequences(leaf: Leaf, languages: frozenset[str], exact: bool) -> tuple[Sequence, ...]:
    """The sequences of tokens that make up a leaf: the two of a nearness, else those of which each one will do."""
    if isinstance(leaf, Near):
        return sequence(leaf.left, languages, exact), sequence(leaf.right, languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    return sequence(leaf, languages, exact), *spoilt


def _places(asked: _Asked, columns: Sequence_[Sequence_[int]]) -> list[Place]:
    found = [_in_order([columns[number] for number in numbers], slop) for numbers, slop in asked.sequences]
    if asked.within is not None:
        return sorted(near(found[0], found[1], asked.within))
    return found[0] if len(found) == 1 else sorted({place for each in found for place in each})


def _in_order(columns: Sequence_[Sequence_[int]], slop: int) -> list[Place]:
    if len(columns) == 1:
        return [Place((token,)) for token in columns[0]]
    return list(in_order(columns, slop)) if all(columns) else []


class Matched(StrEnum):
    """As what a place of a text answers a part of the question."""

    EXACT = "exact"
    STEM = "stem"
    VARIANT = "variant"
    NAME = "name"
    GARBLE = "garble"


def matched_as(leaf: Leaf, place: Place, tokens: Tokenised, languages: Set[str], exact: bool) -> Matched:
    """As what a leaf's place answers it: in the form asked for, another of its forms, a spoilt one, or one like it."""
    forms_there = [tokens.form(at) for at in place.positions]
    if isinstance(leaf, Wildcard | Fuzzy):
        same = isinstance(leaf, Fuzzy) and [form.exact for form in forms_there] == [
            fold(each) for each in words(leaf.text)
        ]
        return Matched.EXACT if same else Matched.VARIANT
    if not isinstance(leaf, Word):
        return Matched.EXACT
    wanted = _sequences(leaf, frozenset(languages), exact)[0].wanted
    if len(wanted) != len(forms_there) or not all(map(Wanted.matches, wanted, forms_there)):
        return Matched.GARBLE
    same = all(form.exact in each.exact for each, form in zip(wanted, forms_there, strict=True))
    return Matched.EXACT if same else Matched.STEM


def stands_whole(leaf: Leaf, place: Place) -> bool:
    """Whether a place is marked from its first token to its last: an exact phrase or a word of several tokens."""
    return not isinstance(leaf, Near) and not (isinstance(leaf, Phrase) and leaf.slop) and len(place.positions) > 1
