"""The words that the living cables hold, in their exact forms: those like another, those that begin alike, how many."""

from collections.abc import Iterable, Mapping

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.segment import STEM
from index.engines.whoosh.view import Part, Space
from index.matching import Wanted


def words_near(space: Space, word: str, edits: int) -> frozenset[str]:
    """The exact forms within so many single-letter changes of a form."""
    asked = Wanted(near=word, edits=edits)
    return frozenset(
        part.segment.word(number) for part in space.parts for number in part.segment.numbers(asked).tolist()
    )


def words_beginning(space: Space, start: str) -> frozenset[str]:
    """The exact forms that begin with these letters."""
    return frozenset(word for part in space.parts for word in part.segment.words_beginning(start))


def cables_with(space: Space, forms: Iterable[str]) -> dict[str, int]:
    """How many living cables have each of the exact forms in any of their texts; forms that none has are absent."""
    return _counts(space, {form: (form,) for form in forms})


def cables_with_stems(space: Space, stems: Iterable[str]) -> dict[str, int]:
    """The same for words of a stem, or of that very form."""
    return _counts(space, {stem: (stem, STEM + stem) for stem in stems})


def _counts(space: Space, terms: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    counts = ((asked, sum(_living(part, each) for part in space.parts)) for asked, each in terms.items())
    return {asked: count for asked, count in counts if count}


def _living(part: Part, terms: tuple[str, ...]) -> int:
    segment = part.segment
    held = np.zeros(len(part.rows), dtype=np.bool_)
    for number in (number for term in terms if (number := segment.find(term)) is not None):
        for field in TEXT_FIELDS:
            if segment.count(field, number):
                held[segment.postings(field, number)[0]] = True
    return int(np.count_nonzero(held & part.alive))
