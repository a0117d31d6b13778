"""The words that the cables hold, in their exact forms: how many cables have each."""

from collections.abc import Iterable, Mapping

from index.engines.tantivy.phrases import single
from index.engines.tantivy.view import Space
from index.matching import Wanted, of_stem


def cables_with(space: Space, forms: Iterable[str]) -> dict[str, int]:
    """How many cables have each of the exact forms in any of their texts; forms that none has are absent."""
    return _counts(space, {form: Wanted(exact=frozenset({form})) for form in forms if space.lexicon.tokens(form)})


def cables_with_stems(space: Space, stems: Iterable[str]) -> dict[str, int]:
    """The same for words of a stem, in the language that it names, or of that very form where it names none."""
    return _counts(space, {stem: of_stem(stem) for stem in stems})


def _counts(space: Space, conditions: Mapping[str, Wanted]) -> dict[str, int]:
    found = {}
    for asked, wanted in conditions.items():
        count = space.remembered(wanted, lambda wanted=wanted: space.count(single(space, wanted)))  # type: ignore[misc]
        if count:
            found[asked] = count
    return found
