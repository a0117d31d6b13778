"""The words that make a cable special: frequent in it, rare in the collection (tf-idf; Spärck Jones 1972)."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import pairwise

from corpus.frozen import dataclass
from corpus.normalise.languages import function_words
from index.analysis import fold, form_of, is_unspaced, words
from index.query import Phrase, Word

MOST_TERMS = 25
_WORTH: Mapping[str, float] = {"title": 2.0, "summary": 1.5, "names": 1.0, "body": 1.0, "notes": 0.5}
"""What one occurrence in a text counts; `names` holds the parties, participants and the place of the record."""
_SHORTEST = 3
_AT_ONCE = 64
_FEWEST_HOLDERS = 2
_MOST_PAIRS = 60

Holders = Callable[[Sequence[str]], Mapping[str, int]]
"""How many cables have each stem; stems that none has are absent."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word (or a pair of characters, where words are not divided), as it stands most often in the cable.

    `documents` is the number of cables that have it, `weight` what it says of this one.
    """

    text: str
    documents: int
    weight: float
    leaf: Word | Phrase


@dataclass(slots=True)
class _Met:
    """How often a stem occurs, weighed by where, and in which spellings."""

    times: float = 0.0
    spellings: Counter[str] = field(default_factory=Counter)


def special_terms(
    texts: Mapping[str, str], language: str, cables: int, holders: Holders, pairs: Callable[[str], int]
) -> tuple[Term, ...]:
    """The words of a cable's texts that set it apart among `cables` others, the most special first, 25 at most.

    A word that no other cable has tells of no likeness and is left out, and so are figures and function words. `pairs`
    tells how many cables have two characters side by side.
    """
    spaced, unspaced = _met(texts, language)
    counted = (*_words(spaced, cables, holders), *_pairs(unspaced, cables, pairs))
    return tuple(sorted(counted, key=lambda term: (-term.weight, term.text))[:MOST_TERMS])


def _met(texts: Mapping[str, str], language: str) -> tuple[dict[str, _Met], dict[str, _Met]]:
    ignored = frozenset(map(fold, function_words(language)))
    spaced: dict[str, _Met] = {}
    unspaced: dict[str, _Met] = {}
    for name, text in texts.items():
        found = words(text)
        for word in found:
            form = form_of(word, language)
            if form and len(form.exact) >= _SHORTEST and not form.exact.isdecimal() and form.exact not in ignored:
                met = spaced.setdefault(form.stem, _Met())
                met.times += _WORTH[name]
                met.spellings[word] += 1
        for one, other in pairwise(found):
            if is_unspaced(one) and is_unspaced(other):
                met = unspaced.setdefault(one + other, _Met())
                met.times += _WORTH[name]
    return spaced, unspaced


def _words(met: Mapping[str, _Met], cables: int, holders: Holders) -> Iterator[Term]:
    """The words that can be among the best: of those that are too seldom for it, nothing is asked of the index."""
    often = sorted(met, key=lambda stem: (-met[stem].times, stem))
    best: list[float] = []
    for start in range(0, len(often), _AT_ONCE):
        stems = often[start : start + _AT_ONCE]
        if len(best) == MOST_TERMS and met[stems[0]].times * _rarity(_FEWEST_HOLDERS, cables) <= best[-1]:
            return
        counts = holders(stems)
        for stem in stems:
            documents = counts.get(stem, 0)
            if weight := _weight(met[stem].times, documents, cables):
                best = sorted((*best, weight), reverse=True)[:MOST_TERMS]
                text = met[stem].spellings.most_common(1)[0][0]
                yield Term(text, documents, weight, Word(text))


def _pairs(met: Mapping[str, _Met], cables: int, pairs: Callable[[str], int]) -> Iterator[Term]:
    for text in sorted(met, key=lambda pair: (-met[pair].times, pair))[:_MOST_PAIRS]:
        documents = pairs(text)
        if weight := _weight(met[text].times, documents, cables):
            yield Term(text, documents, weight, Phrase(text))


def _weight(times: float, documents: int, cables: int) -> float:
    return times * _rarity(documents, cables) if documents >= _FEWEST_HOLDERS else 0.0


def _rarity(documents: int, cables: int) -> float:
    return math.log1p((cables - documents + 0.5) / (documents + 0.5))
