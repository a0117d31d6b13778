"""The words that the cables hold, in their exact forms: how many cables have each."""

from collections.abc import Iterable, Mapping

from index.engines.asked.space import Q, Space
from index.engines.asked.tokens import single
from index.matching import Wanted, of_stem

_FARTHEST = 3


def cables_with(space: Space[Q], forms: Iterable[str]) -> dict[str, int]:
    """How many cables have each of the exact forms in any of their texts; forms that none has are absent."""
    wanted = {form: Wanted(exact=frozenset({form})) for form in forms}
    space.lexicon.learn(wanted.values())
    return _counts(space, {form: each for form, each in wanted.items() if space.lexicon.tokens(form)})


def cables_with_stems(space: Space[Q], stems: Iterable[str]) -> dict[str, int]:
    """The same for words of a stem, in the language that it names, or of that very form where it names none."""
    wanted = {stem: of_stem(stem) for stem in stems}
    space.lexicon.learn(wanted.values())
    return _counts(space, wanted)


def words_near(space: Space[Q], asked: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """For each of some forms the exact forms within so many single-letter changes of it, which are three at most."""
    reach = {word: max(0, min(edits, _FARTHEST)) for word, edits in asked.items()}
    space.lexicon.learn(Wanted(near=word, edits=edits) for word, edits in reach.items() if edits)
    return {word: space.lexicon.near(word, edits) for word, edits in reach.items()}


def _counts(space: Space[Q], conditions: Mapping[str, Wanted]) -> dict[str, int]:
    wanted = list(conditions.values())
    counts = space.counted(wanted, lambda place: single(space, wanted[place]))
    return {asked: count for asked, count in zip(conditions, counts, strict=True) if count}
