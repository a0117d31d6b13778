"""A text as tokens, with the means to find what a question asks for and to say where in the text it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence as Sequence_
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from corpus.frozen import dataclass
from index.analysis import Form, bare_stem, fold, forms, spans, words
from index.matching import Sequence, Wanted, garbled, sequence
from index.places import Place, in_order, near
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word

_BLOCK = 500
_BLANK = re.compile(r"\s")
_FEW = 4
"""So many conditions at most are looked for all through a text; for more it pays to keep what stands where."""


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A text's tokens. It is cut at blanks into blocks, so that only those that are shown are looked at closely.

    `starts` are the blocks' first characters, `firsts` the numbers of their first tokens.
    """

    text: str
    language: str
    forms: Sequence_[Form]
    starts: Sequence_[int]
    firsts: Sequence_[int]
    _seen: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the token `first` begins and the token `last` ends."""
        return self._offsets(self._block_of(first))[first][0], self._offsets(self._block_of(last))[last][1]

    def between(self, begin: int, end: int) -> dict[int, tuple[int, int]]:
        """The tokens of a passage by their numbers, with where each begins and ends in the text."""
        found: dict[int, tuple[int, int]] = {}
        for block in range(bisect_right(self.starts, begin) - 1, bisect_left(self.starts, end)):
            found |= self._offsets(block)
        return {token: place for token, place in found.items() if begin <= place[0] and place[1] <= end}

    def _block_of(self, token: int) -> int:
        return bisect_right(self.firsts, token) - 1

    def _offsets(self, block: int) -> dict[int, tuple[int, int]]:
        if block not in self._seen:
            self._seen[block] = self._looked_at(block)
        return self._seen[block]

    def _looked_at(self, block: int) -> dict[int, tuple[int, int]]:
        start, first = self.starts[block], self.firsts[block]
        end = self.starts[block + 1] if block + 1 < len(self.starts) else len(self.text)
        found = spans(self.text[start:end], self.language)
        return {first + span.position: (start + span.start, start + span.end) for span in found}


def tokenised(text: str, language: str) -> Tokenised:
    """The tokens of a text in its language."""
    starts, firsts, found = [0], [0], list[Form]()
    while True:
        cut = _BLANK.search(text, starts[-1] + _BLOCK)
        end = cut.start() if cut else len(text)
        found += forms(text[starts[-1] : end], language)
        if end == len(text):
            return Tokenised(text, language, found, starts, firsts)
        starts.append(end)
        firsts.append(len(found))


class Lookup:
    """Finds the leaves of a question among the tokens of one text."""

    def __init__(self, tokens: Sequence_[Form]) -> None:
        self._tokens = tokens
        self._asked = 0

    @cached_property
    def _distinct(self) -> dict[Form, None]:
        return dict.fromkeys(self._tokens)

    @cached_property
    def _forms(self) -> dict[str, list[Form]]:
        """The distinct tokens by exact form and by stem."""
        found: dict[str, list[Form]] = {}
        for form in self._distinct:
            found.setdefault(form.exact, []).append(form)
            if form.stem != form.exact:
                found.setdefault(form.stem, []).append(form)
        return found

    @cached_property
    def _places(self) -> dict[Form, list[int]]:
        """Where each token stands."""
        places: dict[Form, list[int]] = {form: [] for form in self._distinct}
        for at, form in enumerate(self._tokens):
            places[form].append(at)
        return places

    def places(self, leaf: Leaf, languages: frozenset[str], exact: bool = False) -> list[Place]:
        """Every place of a leaf, in order; `languages` are those that the index holds, `exact` the question's flag."""
        if isinstance(leaf, Near):
            left, right = (self._in_order(sequence(each, languages, exact)) for each in (leaf.left, leaf.right))
            return sorted(near(left, right, leaf.within))
        found = self._in_order(sequence(leaf, languages, exact))
        if isinstance(leaf, Word) and leaf.garbles:
            spoilt = (place for each in garbled(leaf, exact) for place in self._in_order(each))
            return sorted({*found, *spoilt})
        return found

    def _in_order(self, asked: Sequence) -> list[Place]:
        columns: dict[Wanted, list[int]] = {}
        for wanted in asked.wanted:
            if wanted not in columns:
                columns[wanted] = self._column(wanted)
            if not columns[wanted]:
                return []
        return list(in_order([columns[wanted] for wanted in asked.wanted], asked.slop))

    def _column(self, wanted: Wanted) -> list[int]:
        self._asked += 1
        there = self._satisfying(wanted)
        if self._asked <= _FEW:
            return [at for at, form in enumerate(self._tokens) if form in there] if there else []
        return sorted(at for form in there for at in self._places[form])

    def _satisfying(self, wanted: Wanted) -> set[Form]:
        """The distinct tokens that satisfy a condition; only patterns and what is nearly a word look at every one."""
        if wanted.pattern or wanted.near:
            return {form for form in self._distinct if wanted.matches(form)}
        likely = {*wanted.exact, *wanted.stems, *map(bare_stem, wanted.stems)}
        if self._asked <= _FEW:
            found = [form for form in self._distinct if form.exact in likely or form.stem in likely]
        else:
            found = [form for word in likely for form in self._forms.get(word, ())]
        return set(filter(wanted.matches, found))


class Matched(StrEnum):
    """As what a place of a text answers a part of the question."""

    EXACT = "exact"
    STEM = "stem"
    VARIANT = "variant"
    NAME = "name"
    GARBLE = "garble"


def matched_as(leaf: Leaf, place: Place, tokens: Sequence_[Form], languages: frozenset[str], exact: bool) -> Matched:
    """As what a leaf's place answers it: in the form asked for, another of its forms, a spoilt one, or one like it."""
    forms_there = [tokens[at] for at in place.positions]
    if isinstance(leaf, Wildcard | Fuzzy):
        same = isinstance(leaf, Fuzzy) and [form.exact for form in forms_there] == [
            fold(each) for each in words(leaf.text)
        ]
        return Matched.EXACT if same else Matched.VARIANT
    if not isinstance(leaf, Word):
        return Matched.EXACT
    wanted = sequence(leaf, languages, exact).wanted
    if len(wanted) != len(forms_there) or not all(map(Wanted.matches, wanted, forms_there)):
        return Matched.GARBLE
    same = all(form.exact in each.exact for each, form in zip(wanted, forms_there, strict=True))
    return Matched.EXACT if same else Matched.STEM


def stands_whole(leaf: Leaf, place: Place) -> bool:
    """Whether a place is marked from its first token to its last: an exact phrase or a word of several tokens."""
    return not isinstance(leaf, Near) and not (isinstance(leaf, Phrase) and leaf.slop) and len(place.positions) > 1
