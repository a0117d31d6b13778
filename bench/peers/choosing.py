"""Which questions are asked of a corpus: words by how many cables hold them, the same for all sizes of one corpus.

The engines stem by two rules (Porter's of 1980 and its successor in Snowball). So that their totals can be compared
exactly, only words are asked for whose forms in the corpus both rules take together, the same ones.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

import Stemmer

from bench.peers.corpora import Corpus
from bench.peers.questions import Match, Question

RARE: Final = (20, 60)
"""How many cables hold a rare word; the other words are chosen by their share of all cables."""
COMMON: Final = (0.45, 0.75)
_PREFIX: Final = 5
_PHRASES: Final = {
    "generated": (("for", "information", "of"), ("exchange", "of", "notes", "on")),
    "real": (("prime", "minister"), ("united", "nations"), ("foreign", "office"), ("security", "council")),
}


class Choice:
    """Chooses words of a corpus by chance, always the same ones, and none twice while there are others."""

    def __init__(self, corpus: Corpus, seed: int = 1) -> None:
        self._corpus, self._random, self._used = corpus, Random(seed), set[str]()
        self._stemmers = [Stemmer.Stemmer(name) for name in ("porter", "english")]
        together: list[defaultdict[str, set[str]]] = []
        words = sorted(corpus.words)
        stems = [dict(zip(words, stemmer.stemWords(words), strict=True)) for stemmer in self._stemmers]
        for found in stems:
            forms: defaultdict[str, set[str]] = defaultdict(set)
            for word, stem in found.items():
                forms[stem].add(word)
            together.append(forms)
        self._stems = stems
        # This program takes a word that looks as a stem does for one of its forms.
        self._alone = [
            word for word in words
            if all(forms[found[word]] == {word} for forms, found in zip(together, stems, strict=True))
            and all(found[word] == word or found[word] not in corpus.words for found in stems)
        ]  # fmt: skip

    def word(self, low: float, high: float) -> str:
        """A word that so many of all cables hold (a share, or a number where it is not below 1), in one form only."""
        found = [word for word in self._alone if low <= self._share(word, low) <= high]
        if not found:
            raise ValueError(f"the corpus has no word that {low} to {high} of its cables hold")
        word = self._random.choice([word for word in found if word not in self._used] or found)
        self._used.add(word)
        return word

    def _share(self, word: str, low: float) -> float:
        return self._corpus.words[word] / (1 if low >= 1 else self._corpus.cables)

    def prefix(self, low: float, high: float) -> str:
        """The beginning of a word that so many hold, at which no rule of stems cuts."""
        begun: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._stems[0]:
            if len(word) >= _PREFIX:
                begun[word[:_PREFIX]].append(word)
        found = sorted(
            start for start, words in begun.items()
            if low <= max(self._share(word, low) for word in words) <= high
            and all(stems[word].startswith(start) for stems in self._stems for word in words)
            and all(stemmer.stemWord(start) == start for stemmer in self._stemmers)
        )  # fmt: skip
        return self._random.choice(found)

    def sender(self, low: float, high: float) -> str:
        """One who sent so many of all cables."""
        sent = self._corpus.senders
        found = sorted(name for name, number in sent.items() if name and low <= number / self._corpus.cables <= high)
        return self._random.choice(found)

    def days(self, parts: int) -> tuple[int, int]:
        """A span of days, one of so many parts of the whole time."""
        first, last = self._corpus.days
        span = (last - first) // parts
        begin = self._random.randrange(first, last - span)
        return begin, begin + span

    def function_words(self, number: int) -> tuple[str, ...]:
        """So many of the words that nearly all cables hold, which follow each other by chance."""
        ranked = sorted(self._alone, key=lambda word: -self._corpus.words[word])
        return tuple(self._random.sample(ranked[2:16], number))


def questions(corpus: Corpus, each: int = 5) -> Iterator[Question]:
    """So many of each kind."""
    choice = Choice(corpus)
    phrases: Sequence[tuple[str, ...]] = _PHRASES[corpus.name]
    for number in range(each):
        yield Question("common word", (choice.word(*COMMON),))
        yield Question("rare word", (choice.word(*RARE),))
        yield Question("all of three", tuple(choice.word(0.12, 0.25) for _ in range(3)))
        yield Question("any of three", tuple(choice.word(0.12, 0.25) for _ in range(3)), Match.ANY)
        yield Question("phrase of function words", choice.function_words(2), Match.PHRASE)
        if number < len(phrases):
            yield Question("set phrase", phrases[number], Match.PHRASE)
        yield Question("prefix", (choice.prefix(0.2, 0.45),), Match.PREFIX)
        yield Question("date and word", (choice.word(*COMMON),), days=choice.days(18))
        yield Question("sender and word", (choice.word(*COMMON),), sender=choice.sender(0.002, 0.02))
        yield Question("sorted by date", (choice.word(*COMMON),), by_date=True)
        yield Question("page 100", (choice.word(*COMMON),), offset=990)
        yield Question("ten snippets", (choice.word(0.25, 0.45),), snippets=True)
        yield Question("five facets", (choice.word(0.28, 0.38),), facets=True)
