"""The words that the living cables hold, in their exact forms: those like another, those that begin alike, how many."""

from collections.abc import Iterable

import numpy as np

from index.engine import TEXT_FIELDS
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
    found: dict[str, int] = {}
    for form in forms:
        count = sum(_living(part, form) for part in space.parts)
        if count:
            found[form] = count
    return found


def _living(part: Part, form: str) -> int:
    number = part.segment.find(form)
    if number is None:
        return 0
    docs = [part.segment.postings(field, number)[0] for field in TEXT_FIELDS if part.segment.count(field, number)]
    held = np.unique(np.concatenate(docs)) if len(docs) > 1 else docs[0] if docs else np.empty(0, dtype=np.int64)
    return int(np.count_nonzero(part.alive[held]))
