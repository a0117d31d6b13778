"""Words that cables dwell on weigh more in a question that is a whole sentence.

A sentence holds general words beside those of its matter (*a method of interest is polarography*). They are not always
commoner, but a cable that has one of them seldom has it again, and comes back to what it is about: how often on the
average the cables that have a word have it tells them apart (Kwok 1996). Of a few words, each was chosen.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from index.analysis import stems
from index.analysis import words as words_of
from index.engine import Clause
from search.ranking.plain import Plain

SENTENCE = 3
"""A question with so many words of grammar is a sentence."""

POWER = 0.5
MOST = 3.0
"""A word weighs as many times more as the power of how often a cable has it, which counts up to the most."""

Times = Callable[[Iterable[str]], Mapping[str, float]]
"""How often the cables that have each stem have it, on the average; stems that none has are absent."""


def clauses(words: Sequence[Plain], languages: Collection[str], times: Times) -> tuple[Clause, ...]:
    """One for each word of matter in a sentence that cables dwell on."""
    if sum(each.empty for each in words) < SENTENCE:
        return ()
    found = {}
    for each in words:
        if not each.empty and each.folded not in found and len(words_of(each.word.text)) == 1:
            often = max(times(stems(each.word.text, frozenset(languages))).values(), default=1.0)
            found[each.folded] = each.word, min(often, MOST) ** POWER - 1
    return tuple(Clause(word, weight, f"“{word.text}” is dwelt on") for word, weight in found.values() if weight > 0)
