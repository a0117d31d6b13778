"""The tokens of a cable that was found, read back: where the parts of a question stand in its texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from index.engine import TEXT_FIELDS
from index.engines.asked.lexicon import Lexicon
from index.facts import Facts
from index.matching import Sequence as Asked
from index.matching import Wanted, sequence
from index.places import Place, in_order, near
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word

Side = Word | Phrase | Wildcard | Fuzzy

_FEW = 12
"""So many tokens are sooner looked for in a text one by one than all that it has are looked up among them."""


class Found(Protocol):
    """A cable that was found, as an engine kept it."""

    def text(self, field: str) -> str:
        """The tokens of a text, joined by blanks."""
        ...

    def known(self) -> tuple[str, Facts]:
        """Its language and its facts."""
        ...


class Sought(NamedTuple):
    """A sequence of conditions on single tokens, by the numbers that a `Watch` gave them."""

    numbers: tuple[int, ...]
    slop: int = 0


class Pair(NamedTuple):
    """Two sequences within so many words of each other."""

    left: Sought
    right: Sought
    within: int


Marks = Mapping[str, list[tuple[int, bool, bool]]]
"""For each token the conditions that it answers: as the form asked for, as another form, or as both."""


class Watch:
    """The tokens that are looked for in these fields, in texts of each language; gathered once for all cables."""

    def __init__(
        self, lexicon: Lexicon, languages: frozenset[str], exact: bool, fields: Sequence[str] = TEXT_FIELDS
    ) -> None:
        self._lexicon = lexicon
        self.languages, self._exact = languages, exact
        self.fields = fields
        self._numbers: dict[Wanted, int] = {}
        self._by_language: dict[str, Marks] = {}

    def sequence(self, asked: Asked) -> Sought:
        """What to ask a reading for where a sequence stands; it is watched for from now on."""
        for wanted in asked.wanted:
            if wanted not in self._numbers:
                self._numbers[wanted] = len(self._numbers)
                self._by_language.clear()
        return Sought(tuple(map(self._numbers.__getitem__, asked.wanted)), asked.slop)

    def leaf(self, leaf: Leaf) -> Sought | Pair:
        """The same for a leaf, without its spoilt forms."""
        if isinstance(leaf, Near):
            return Pair(self._side(leaf.left), self._side(leaf.right), leaf.within)
        return self._side(leaf)

    def _side(self, side: Side) -> Sought:
        return self.sequence(sequence(side, self.languages, self._exact))

    def tokens(self, language: str) -> Marks:
        """The tokens that are watched for in texts of a language."""
        if language not in self._by_language:
            found: dict[str, list[tuple[int, bool, bool]]] = {}
            for wanted, number in self._numbers.items():
                each = self._lexicon.expansion(wanted)
                others = each.within.get(language, frozenset())
                for token in each.everywhere | others:
                    found.setdefault(token, []).append((number, token in each.everywhere, token in others))
            self._by_language[language] = found
        return self._by_language[language]


class Column:
    """Where in a text a condition is met (by the letter at which each token begins, in no order), and how often."""

    __slots__ = ("begins", "other", "own")

    def __init__(self) -> None:
        self.own = self.other = 0
        self.begins: list[int] = []


class Reading:
    """One cable's texts, of which only what is watched for is known.

    `met` says of each condition that is met by which of its tokens, in each field in which it is.
    """

    def __init__(self, found: Found, watch: Watch) -> None:
        self._found = found
        self._watch = watch
        self._texts: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self._places: dict[tuple[str, Sought], list[Place]] = {}
        self.met: dict[int, dict[str, Column]] = {}
        for field in watch.fields:
            if text := found.text(field):
                self._read(field, f" {text} ")

    @cached_property
    def _facts(self) -> tuple[str, Facts]:
        return self._found.known()

    @cached_property
    def _tokens(self) -> Marks:
        languages = self._watch.languages
        # Where all texts are in one language a cable need not be asked for its own.
        return self._watch.tokens(next(iter(languages)) if len(languages) == 1 else self._facts[0])

    @property
    def facts(self) -> Facts:
        """What is known of the cable beside its texts."""
        return self._facts[1]

    def _read(self, field: str, text: str) -> None:
        self._texts[field] = text
        tokens = self._tokens
        likely = tokens if len(tokens) <= _FEW else tokens.keys() & text.split(" ")
        for token, begins in _standing(text, likely):
            for number, own, other in tokens[token]:
                column = self.met.setdefault(number, {}).setdefault(field, Column())
                column.own += own * len(begins)
                column.other += other * len(begins)
                column.begins += begins

    def length(self, field: str) -> int:
        """How many tokens a text of the cable has."""
        if field not in self._lengths:
            self._lengths[field] = self._texts[field].count(" ") - 1
        return self._lengths[field]

    def places(self, field: str, sought: Sought) -> list[Place]:
        """Where a sequence stands in a field."""
        key = (field, sought)
        if key not in self._places:
            columns = [self.met[number].get(field) for number in sought.numbers if number in self.met]
            begins = [column.begins for column in columns if column]
            whole = begins and len(begins) == len(sought.numbers)
            self._places[key] = list(in_order(self._counted(field, begins), sought.slop)) if whole else []
        return self._places[key]

    def _counted(self, field: str, columns: Iterable[Iterable[int]]) -> list[list[int]]:
        """The places of tokens, counted in tokens, from the letters at which they begin."""
        text, found = self._texts[field], []
        for begins in columns:
            places, last, blanks = [], 0, 0
            for at in sorted(begins):
                blanks += text.count(" ", last, at)
                last = at
                places.append(blanks)
            found.append(places)
        return found

    def pairs(self, field: str, pair: Pair) -> list[Place]:
        """Where the two sides of a pair stand by each other in a field."""
        if not all(field in self.met.get(number, ()) for side in (pair.left, pair.right) for number in side.numbers):
            return []
        left, right = self.places(field, pair.left), self.places(field, pair.right)
        return list(near(left, right, pair.within)) if left and right else []

    def stretches(self, field: str, leaf: Sought | Pair) -> list[Place]:
        """Where a leaf stands in a field."""
        return self.pairs(field, leaf) if isinstance(leaf, Pair) else self.places(field, leaf)


def _standing(text: str, tokens: Iterable[str]) -> Iterator[tuple[str, list[int]]]:
    """Those of the tokens that stand in a text between its blanks, and at which letters the blanks before them are."""
    for token in tokens:
        between = f" {token} "
        at, begins = text.find(between), []
        while at >= 0:
            begins.append(at)
            at = text.find(between, at + len(between) - 1)
        if begins:
            yield token, begins
