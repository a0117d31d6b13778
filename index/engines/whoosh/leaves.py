"""Leaves of the query tree over all rows: who holds a word, phrase, pattern or pair, and how well it fits."""

from collections.abc import Callable, Iterable

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Floats
from index.engines.whoosh.occurrences import documents, near, occurrences
from index.engines.whoosh.scoring import FEW, blended, saturated
from index.engines.whoosh.view import Found, Part, Space
from index.matching import Sequence, Wanted, garbled, sequence
from index.query import Leaf, Near, Word
from index.scoring import GARBLE_WEIGHT, STEM_WEIGHT, rarity


def find(leaf: Leaf, space: Space, exact: bool) -> Found:
    """Evaluate a leaf. `exact` asks for exact forms only."""
    if isinstance(leaf, Near):
        return _near(leaf, space, exact)
    asked = sequence(leaf, space.languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    return _scored(space, asked.field, lambda part, field: _times(part, field, asked, spoilt))


def _scored(space: Space, field: str, times: Callable[[Part, str], Floats | None]) -> Found:
    """Scores by BM25F, a part after the other: arrays of one part's size stay in the caches of the processor."""
    fields = (field,) if field in TEXT_FIELDS else TEXT_FIELDS
    found = [(part, total) for part in space.parts if (total := _weighed(space, part, fields, times)) is not None]
    rows, score = np.zeros(space.rows + 1, dtype=np.bool_), np.zeros(space.rows + 1, dtype=np.float32)
    rare = np.float32(rarity(space.rows, sum(int(np.count_nonzero(total)) for _, total in found)))
    for part, total in found:
        held = np.flatnonzero(total)
        if len(held) * FEW <= len(total):
            places = part.rows[held]
            score[places] = saturated(total[held]) * rare
            rows[places] = True
        else:
            score[part.place] = saturated(total) * rare
            rows[part.place] = total > 0
    return Found(rows[:-1], score[:-1])


def _weighed(
    space: Space, part: Part, fields: Iterable[str], times: Callable[[Part, str], Floats | None]
) -> Floats | None:
    """How often each document of a part has what was asked, by what it is worth in each field; 0 for the dead."""
    total: Floats | None = None
    for field in fields:
        if (found := times(part, field)) is not None:
            gained = found * space.worth[field][part.place]
            total = gained if total is None else total + gained
    return total if total is None or part.whole else total * part.alive


def _times(part: Part, field: str, asked: Sequence, spoilt: tuple[Sequence, ...]) -> Floats | None:
    """How often each document has what was asked, its spoilt forms for less."""
    total = _own_times(part, field, asked)
    for each in spoilt:
        found = _own_times(part, field, each)
        if found is not None:
            found = found * np.float32(GARBLE_WEIGHT)
            total = found if total is None else total + found
    return total


def _own_times(part: Part, field: str, asked: Sequence) -> Floats | None:
    if len(asked.wanted) == 1:
        return _token_times(part, field, asked.wanted[0])
    return _sequence_times(part, field, asked)


def _token_times(part: Part, field: str, wanted: Wanted) -> Floats | None:
    postings, dictionary = part.segment.fields[field], part.segment.dictionary
    if wanted.pattern or wanted.near:
        return postings.times(dictionary.satisfying(wanted))
    forms, stems = dictionary.split(wanted)
    exact = postings.times(forms) if len(forms) else None
    # A word of one form alone is looked up once.
    others = postings.times(stems) if len(stems) and not np.array_equal(forms, stems) else None
    if exact is None or others is None:
        return others * np.float32(STEM_WEIGHT) if others is not None else exact
    return blended(exact, others)


def _sequence_times(part: Part, field: str, asked: Sequence) -> Floats | None:
    found = occurrences(part, field, asked.wanted, asked.slop)
    if not len(found.starts):
        return None
    docs = documents(found.starts, part.segment.fields[field].bases)
    return np.bincount(docs, minlength=len(part.rows)).astype(np.float32)


def _near(leaf: Near, space: Space, exact: bool) -> Found:
    left, right = (sequence(side, space.languages, exact) for side in (leaf.left, leaf.right))
    if left.field and right.field and left.field != right.field:
        return Found(space.none(), np.zeros(space.rows, dtype=np.float32))

    def times(part: Part, field: str) -> Floats | None:
        places = [occurrences(part, field, side.wanted, side.slop) for side in (left, right)]
        docs = near(places[0], places[1], leaf.within, part.segment.fields[field].bases)
        return np.bincount(docs, minlength=len(part.rows)).astype(np.float32) if len(docs) else None

    return _scored(space, left.field or right.field, times)
