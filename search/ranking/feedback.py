"""Feedback: words that set the first hits apart raise the cables that have them too, where this is asked for.

The hits are taken to be to the point, and vote with their scores on the words to add (relevance models, RM3: Lavrenko
and Croft 2001, Abdul-Jaleel and others 2004). It is for who asks for a matter and not for one cable, and so has to be
asked for. As all that raises, it never decides whether a cable is in the answer.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from corpus.frozen import dataclass
from corpus.normalise.languages import function_words
from index.analysis import fold, form_of, forms, words
from index.engine import Clause
from index.query import Word
from search.ranking.plain import Plain

HITS = 10
"""How many of the first hits are asked."""

WORDS = 20
"""How many words are added at most."""

WEIGHT = 0.2
"""What the best of the added words is worth beside a word of the question."""

_FROM_EACH = 6_000
_SHORTEST = 3
_CANDIDATES = 60
_ENOUGH_TIMES = 1.2
_HITS_WITH = 2
_WHY = "in the first hits"


@dataclass(frozen=True, slots=True)
class Fed:
    """A first hit: its score, the language of its text, and the text."""

    score: float
    language: str
    text: str


@dataclass(slots=True)
class _Vote:
    """What the hits say of a stem: for how much of their scores it stands, in how many, in which spellings."""

    worth: float = 0.0
    hits: int = 0
    spellings: Counter[str] = field(default_factory=Counter)


Holders = Callable[[Iterable[str]], Mapping[str, int]]
"""How many cables have each stem; stems that none has are absent."""


def clauses(asked: Sequence[Plain], hits: Sequence[Fed], cables: int, holders: Holders) -> tuple[Clause, ...]:
    """One for each added word, the best first; `cables` is how many there are.

    Words of the question are not among them, nor figures, function words and what a single one of several hits has.
    """
    votes = _votes(hits)
    for each in asked:
        for form in (form for language in {hit.language for hit in hits} for form in forms(each.word.text, language)):
            votes.pop(form.stem, None)
    needed = min(_HITS_WITH, len(hits))
    likely = sorted((stem for stem in votes if votes[stem].hits >= needed), key=lambda s: (-votes[s].worth, s))
    held = holders(likely[:_CANDIDATES])
    weighed = {stem: votes[stem].worth * _rarity(held[stem], cables) for stem in likely if stem in held}
    best = sorted(weighed, key=lambda stem: (-weighed[stem], stem))[:WORDS]
    made: dict[str, Clause] = {}
    for stem in best:
        spellings = votes[stem].spellings
        text = min(spellings, key=lambda each: (-spellings[each], each))
        made.setdefault(text, Clause(Word(text), WEIGHT * (weighed[stem] / weighed[best[0]]), f"{text} {_WHY}"))
    return tuple(made.values())


def added(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The words that clauses of feedback add, in their order."""
    return tuple(each.node.text for each in clauses if isinstance(each.node, Word) and each.why.endswith(_WHY))


def _votes(hits: Sequence[Fed]) -> dict[str, _Vote]:
    votes: dict[str, _Vote] = {}
    whole = sum(hit.score for hit in hits) or 1.0
    for hit in hits:
        found = Counter(_matter(hit))
        length = sum(found.values())
        times: Counter[str] = Counter()
        for (stem, text), count in found.items():
            vote = votes.setdefault(stem, _Vote())
            vote.spellings[text] += count
            times[stem] += count
        for stem, count in times.items():
            votes[stem].worth += hit.score / whole * _saturated(count, length)
            votes[stem].hits += 1
    return votes


def _matter(hit: Fed) -> Iterator[tuple[str, str]]:
    """The words of a hit that can be added, each as its stem and its exact form."""
    ignored = frozenset(map(fold, function_words(hit.language)))
    for word in words(hit.text[:_FROM_EACH]):
        form = form_of(word, hit.language)
        if form and len(form.exact) >= _SHORTEST and form.exact.isalpha() and form.exact not in ignored:
            yield form.stem, form.exact


def _saturated(count: int, length: int) -> float:
    """The more often the better, but ever less, and less in a long text."""
    return count / (count + _ENOUGH_TIMES * (0.25 + 0.75 * length / 500))


def _rarity(holders: int, cables: int) -> float:
    return math.log1p(max(0.0, cables - holders + 0.5) / (holders + 0.5))
