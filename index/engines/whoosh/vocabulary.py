"""The words that the living cables hold, in their exact forms: those like another, those that begin alike, how many."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Ints
from index.engines.whoosh.dictionary import NO_TERMS, Dictionary
from index.engines.whoosh.view import Part, Space
from index.matching import Wanted, of_stem

Asked = TypeVar("Asked")


def words_near(space: Space, word: str, edits: int) -> frozenset[str]:
    """The exact forms within so many single-letter changes of a form."""
    return frozenset(near for part in space.parts for near in part.segment.dictionary.words_near(word, edits))


def words_beginning(space: Space, starts: Collection[str]) -> frozenset[str]:
    """The exact forms that begin with one of these runs of letters."""
    dictionaries = [part.segment.dictionary for part in space.parts]
    # What begins with a longer run begins with a shorter.
    apart = [start for start in starts if not any(start != one and start.startswith(one) for one in starts)]
    return frozenset[str]().union(*(each.words_beginning(start) for each in dictionaries for start in apart))


def cables_with(space: Space, forms: Iterable[str]) -> dict[str, int]:
    """How many living cables have each of the exact forms in any of their texts; forms that none has are absent."""
    return _counts(space, {form: form for form in forms}, Dictionary.having)


def cables_with_stems(space: Space, stems: Iterable[str]) -> dict[str, int]:
    """The same for words of a stem, in the language that it names, or of that very form where it names none."""
    return _counts(space, {stem: of_stem(stem) for stem in stems}, Dictionary.satisfying)


def times_with_stems(space: Space, stems: Iterable[str]) -> dict[str, float]:
    """How often the living cables that have a word of each stem in their text have it there, on the average."""
    asked = {stem: of_stem(stem) for stem in stems}
    found = {stem: [_times(part, each) for part in space.parts] for stem, each in asked.items()}
    holders = {stem: sum(map(len, times)) for stem, times in found.items()}
    return {stem: float(sum(map(np.sum, found[stem]))) / count for stem, count in holders.items() if count}


def _times(part: Part, wanted: Wanted) -> Ints:
    """How often each living document of a part that has what is wanted in its body has it there."""
    found = part.segment.fields["body"].found(part.segment.dictionary.satisfying(wanted))
    if found is None:
        return NO_TERMS
    times = np.bincount(found[0], weights=found[1], minlength=len(part.rows))
    return times[(times > 0) & part.alive].astype(np.int64)


def _counts(space: Space, asked: Mapping[str, Asked], terms: Callable[[Dictionary, Asked], Ints]) -> dict[str, int]:
    counts = dict.fromkeys(asked, 0)
    for part in space.parts:
        dictionary = part.segment.dictionary
        for name, each in asked.items():
            if len(numbers := terms(dictionary, each)):
                counts[name] += _living(part, numbers)
    return {name: count for name, count in counts.items() if count}


def _living(part: Part, numbers: Ints) -> int:
    """How many living documents of a part have any of some terms."""
    low, high = int(numbers[0]), int(numbers[-1])
    fields = [field for name in TEXT_FIELDS if (field := part.segment.fields[name]).has_between(low, high)]
    if len(fields) == len(numbers) == 1 and part.whole:
        return len(fields[0].holders(numbers))
    held = np.zeros(len(part.rows), dtype=np.bool_)
    for field in fields:
        held[field.holders(numbers)] = True
    return int(np.count_nonzero(held & part.alive))
