"""Words that are misspelt: cables that have what was probably meant rank higher, and the question stays as it is.

Only a word that no cable has, or hardly any beside one that is spelt nearly so, is taken to be misspelt. The answer is
the same: what was meant raises cables that hold enough of the other words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from index.engine import Clause
from index.query import Word
from search.ranking.plain import Plain

WEIGHT = 0.8
"""What the word that was probably meant is worth beside one that was asked for."""

MOST = 4
"""Of more words the first are looked up: each takes a look at all words of the collection."""

_WHY = "stands for"

Meant = Callable[[Iterable[str]], Mapping[str, str]]
"""What was probably meant by words; one that is well spelt, or that nothing is like, is absent."""


def clauses(words: Sequence[Plain], meant: Meant) -> tuple[Clause, ...]:
    """One for each misspelt word."""
    asked = dict.fromkeys(each.folded for each in words if not each.empty and each.folded.isalpha())
    found = meant(asked)
    likely = [(word, found[word]) for word in asked if word in found][:MOST]
    return tuple(Clause(Word(spelt), WEIGHT, f"“{spelt}” {_WHY} “{word}”") for word, spelt in likely)


def is_respelling(clause: Clause) -> bool:
    """Tell a clause of this kind."""
    return isinstance(clause.node, Word) and f"” {_WHY} “" in clause.why
