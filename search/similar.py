"""The cables that are most like one: those that share the words that make it special."""

import time
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from corpus.cable import Cable
from corpus.frozen import dataclass
from index.analysis import Form, forms, is_unspaced, stems_answered
from index.engine import Request
from index.entries import entry_of
from index.keeping import View
from index.matching import sequence
from index.query import Match, OneOf, Phrase, Query, Value
from search.plan import VERSION_COLUMN
from search.records import cable_with
from search.service import Asked, Found, Search
from search.special import Term, special_terms

_NEARLY = 0.8
_RUN = 4


class Double(StrEnum):
    """How far a cable's text is the same as another's."""

    SAME = "same"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Like:
    """A cable like the one asked for, the terms that both have, and whether its text is the same."""

    found: Found
    shared: tuple[Term, ...]
    double: Double | None


@dataclass(frozen=True, slots=True)
class Similar:
    """The cables most like `cable`, by its `terms`; `total` counts those that have any of these."""

    cable: Cable
    terms: tuple[Term, ...]
    total: int
    likes: tuple[Like, ...]
    asked: Asked
    took_ms: float


def similar(id: str, asked: Asked, view: View) -> Similar:
    """The cables most like the one with this id. Of `asked` the filters, the page and the snippets hold.

    It is not among them itself. A text that is there twice is listed and told as what it is.

    Raises:
        CablesError: there is no such cable.
    """
    began = time.perf_counter()
    cable = cable_with(id, view.store)
    terms = terms_of(cable, view)
    itself = OneOf(VERSION_COLUMN, frozenset(filter(None, [view.store.version_of(id)])), Value("id", ""))
    query = Query(tuple(term.leaf for term in terms), excluded=(itself,), filters=asked.query.filters, match=Match.ANY)
    if not terms:
        return Similar(cable, (), 0, (), asked, 0.0)
    total, hits = Search(view).by_words_alone(replace(asked, query=query))
    languages = frozenset(view.snapshot.languages())
    likes = tuple(_like(found, cable, terms, languages) for found in hits)
    return Similar(cable, terms, total, likes, asked, (time.perf_counter() - began) * 1000)


def terms_of(cable: Cable, view: View) -> tuple[Term, ...]:
    """The terms that make a cable special in an index."""
    snapshot = view.snapshot

    def together(pair: str) -> int:
        return snapshot.answer(Request(Query(required=(Phrase(pair),)), limit=0)).total

    texts = entry_of(0, cable, {}).texts
    return special_terms(texts, cable.language, snapshot.count(), snapshot.cables_with_stems, together)


def _like(found: Found, cable: Cable, terms: Sequence[Term], languages: frozenset[str]) -> Like:
    held = _held(found.cable)
    shared = tuple(term for term in terms if held.has(term, languages))
    return Like(found, shared, _double(cable, found.cable))


@dataclass(frozen=True, slots=True)
class _Held:
    """What the texts of a cable hold, each once."""

    exact: frozenset[str]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def has(self, term: Term, languages: frozenset[str]) -> bool:
        if isinstance(term.leaf, Phrase):
            return tuple(form.exact for form in forms(term.text, "")) in self.pairs
        return all(
            self.exact & wanted.exact or self.stems & wanted.stems for wanted in sequence(term.leaf, languages).wanted
        )


def _held(cable: Cable) -> _Held:
    texts = [forms(text, cable.language) for text in entry_of(0, cable, {}).texts.values()]
    tokens = frozenset(form for text in texts for form in text)
    exact = ([form.exact for form in text if is_unspaced(form.exact)] for text in texts)
    pairs = frozenset(pair for text in exact for pair in pairwise(text))
    return _Held(
        frozenset(form.exact for form in tokens),
        frozenset(stem for form in tokens for stem in stems_answered(form)),
        pairs,
    )


def _double(cable: Cable, other: Cable) -> Double | None:
    """Whether the texts are the same, word by word, or nearly: four runs of four words in five are in both."""
    ours, theirs = forms(cable.body, cable.language), forms(other.body, other.language)
    if not ours or not _NEARLY <= len(theirs) / len(ours) <= 1 / _NEARLY:
        return None
    if [form.exact for form in ours] == [form.exact for form in theirs]:
        return Double.SAME
    one, two = _runs(ours), _runs(theirs)
    return Double.NEARLY if len(one & two) >= _NEARLY * len(one | two) > 0 else None


def _runs(found: Sequence[Form]) -> frozenset[tuple[str, ...]]:
    exact = [form.exact for form in found]
    return frozenset(zip(*(exact[start:] for start in range(_RUN)), strict=False))
