"""The words that the cables hold, in their exact forms: how many cables have each."""

from collections.abc import Iterable, Mapping

from index.engines.asked.space import Q, Space
from index.engines.asked.tokens import single
from index.matching import Wanted, of_stem


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


def _counts(space: Space[Q], conditions: Mapping[str, Wanted]) -> dict[str, int]:
    wanted = list(conditions.values())
    counts = space.counted(wanted, lambda place: single(space, wanted[place]))
    return {asked: count for asked, count in zip(conditions, counts, strict=True) if count}
