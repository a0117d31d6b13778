"""The tokens of a cable that was found, read back: where the parts of a question stand in its texts."""

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from index.engines.asked.lexicon import Lexicon
from index.facts import Facts
from index.matching import Sequence as Asked
from index.matching import Wanted, sequence
from index.places import Place, in_order, near
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word

Side = Word | Phrase | Wildcard | Fuzzy
_NOWHERE: tuple[list[int], int, int] = ([], 0, 0)


class Found(Protocol):
    """A cable that was found, as an engine kept it."""

    def text(self, field: str) -> str:
        """The tokens of a text, joined by blanks."""
        ...

    def known(self) -> tuple[str, Facts]:
        """Its language and its facts."""
        ...


class Watch:
    """The tokens that are looked for, in texts of each language; gathered once for all cables that are read."""

    def __init__(self, lexicon: Lexicon, wanted: Iterable[Wanted]) -> None:
        self._expansions = {each: lexicon.expansion(each) for each in wanted}
        self._by_language: dict[str, dict[str, list[tuple[Wanted, bool, bool]]]] = {}

    def tokens(self, language: str) -> dict[str, list[tuple[Wanted, bool, bool]]]:
        """For each token the conditions that it answers: as the form asked for, as another form, or as both."""
        if language not in self._by_language:
            found: dict[str, list[tuple[Wanted, bool, bool]]] = {}
            for wanted, each in self._expansions.items():
                others = each.within.get(language, frozenset())
                for token in each.everywhere | others:
                    found.setdefault(token, []).append((wanted, token in each.everywhere, token in others))
            self._by_language[language] = found
        return self._by_language[language]


class Reading:
    """One cable's texts, of which only what is watched for is known."""

    def __init__(self, found: Found, watch: Watch, languages: frozenset[str], exact: bool) -> None:
        self._kept = found
        self._watch = watch
        self._languages, self._exact = languages, exact
        self._found: dict[str, dict[Wanted, tuple[list[int], int, int]]] = {}
        self.lengths: dict[str, int] = {}

    @cached_property
    def _facts(self) -> tuple[str, Facts]:
        return self._kept.known()

    @cached_property
    def _language(self) -> str:
        # Where all texts are in one language a cable need not be asked for its own.
        return next(iter(self._languages)) if len(self._languages) == 1 else self._facts[0]

    @property
    def facts(self) -> Facts:
        """What is known of the cable beside its texts."""
        return self._facts[1]

    def columns(self, field: str) -> dict[Wanted, tuple[list[int], int, int]]:
        """For each condition where it is met in a field, how often as the form asked for and how often as another."""
        if field not in self._found:
            text = self._kept.text(field)
            tokens = text.split(" ") if text else []
            self.lengths[field] = len(tokens)
            watched = self._watch.tokens(self._language)
            found: dict[Wanted, tuple[list[int], list[int], list[int]]] = {}
            for at, token in enumerate(tokens):
                if token in watched:
                    for wanted, own, other in watched[token]:
                        places, owns, others = found.setdefault(wanted, ([], [], []))
                        places.append(at)
                        owns.append(own)
                        others.append(other)
            self._found[field] = {each: (at, sum(owns), sum(others)) for each, (at, owns, others) in found.items()}
        return self._found[field]

    def times(self, field: str, wanted: Wanted) -> tuple[int, int]:
        """How often a condition on one token is met as the form asked for, and as another."""
        _, own, other = self.columns(field).get(wanted, _NOWHERE)
        return own, other

    def places(self, field: str, asked: Asked) -> list[Place]:
        """Where a sequence stands in a field."""
        columns = self.columns(field)
        found = [columns.get(each, _NOWHERE)[0] for each in asked.wanted]
        return list(in_order(found, asked.slop)) if found and all(found) else []

    def pairs(self, field: str, leaf: Near) -> list[Place]:
        """Where the two sides of a `Near` stand by each other in a field."""
        left, right = (self.places(field, self._sequence(side)) for side in (leaf.left, leaf.right))
        return list(near(left, right, leaf.within)) if left and right else []

    def leaf(self, field: str, leaf: Leaf) -> list[Place]:
        """Where a leaf stands in a field, without its spoilt forms."""
        return self.pairs(field, leaf) if isinstance(leaf, Near) else self.places(field, self._sequence(leaf))

    def _sequence(self, side: Side) -> Asked:
        return sequence(side, self._languages, self._exact)
