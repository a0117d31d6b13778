"""Several segments made one: postings are moved as they are, those of deleted documents left behind."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus.frozen import dataclass
from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets
from index.engines.whoosh.laying import FieldPostings, beginnings, move
from index.engines.whoosh.segment import Segment
from index.engines.whoosh.terms import dictionary_arrays, united


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged, with the documents of it that live."""

    segment: Segment
    alive: Mask


def merged(sources: Sequence[Source]) -> tuple[dict[str, Array], Mapping[str, Any]]:
    """The arrays of one segment that holds the living documents of all, in their order."""
    terms, ranks = united([source.segment.dictionary.terms() for source in sources])
    result = dictionary_arrays(terms)
    result["versions"] = np.concatenate([source.segment.versions[source.alive] for source in sources])
    for field in TEXT_FIELDS:
        result |= _field(field, sources, ranks, len(terms.form))
    languages = sorted({language for source in sources for language in source.segment.languages})
    spoken = [_renumbered(s.segment.languages, languages)[s.segment.spoken[s.alive]] for s in sources]
    result["languages"] = narrow(np.concatenate(spoken))
    return result, {"languages": languages}


def _renumbered(old: Sequence[str], new: Sequence[str]) -> Ints:
    return np.array([new.index(language) for language in old], dtype=np.int64)


def _field(field: str, sources: Sequence[Source], ranks: Sequence[Ints], terms: int) -> dict[str, Array]:
    before = offsets(np.array([int(source.alive.sum()) for source in sources]))
    parts = [_living(field, source, rank, int(n)) for source, rank, n in zip(sources, ranks, before, strict=False)]
    own, firsts, all_placed = ([getattr(part, name) for part in parts] for name in ("terms", "first", "placed"))
    counts, sizes = ([np.diff(each) for each in column] for column in (firsts, all_placed))
    to, held = beginnings(own, counts, terms)
    docs = _moved([part.docs for part in parts], firsts, to, counts)
    times = _moved([part.times for part in parts], firsts, to, counts)
    to, taken = beginnings(own, sizes, terms)
    places = _moved([part.places for part in parts], all_placed, to, sizes)
    present = np.flatnonzero(held)
    first, placed = offsets(held[present]), offsets(taken[present])
    lengths = np.concatenate([part.lengths for part in parts])
    return FieldPostings(present, first, placed, docs, times, places, lengths).arrays(field)


def _living(field: str, source: Source, rank: Ints, before: int) -> FieldPostings:
    """A field's postings that live, as those of the segment that is made: its terms, and its documents' numbers."""
    postings, alive = source.segment.fields[field], source.alive
    terms, first, placed = rank[postings.terms], postings.first.astype(np.int64), postings.placed.astype(np.int64)
    times, places = narrow(postings.times_of(slice(0, len(postings.docs)))), postings.places
    number = narrow(np.cumsum(alive) + before - 1)
    if alive.all():
        docs = number[postings.docs]
    else:
        keep = alive[postings.docs]
        kept = np.repeat(keep, times)
        first, placed = offsets(keep)[first], offsets(kept)[placed]
        docs, times, places = number[postings.docs[keep]], times[keep], places[kept]
    return FieldPostings(terms, first, placed, docs, times, places, postings.lengths[alive])


def _moved(arrays: Sequence[Array], firsts: Sequence[Ints], to: Sequence[Ints], counts: Sequence[Ints]) -> Array:
    """Runs of several arrays in one."""
    result = np.empty(sum(map(len, arrays)), dtype=np.result_type(*arrays))
    for array, first, target, lengths in zip(arrays, firsts, to, counts, strict=True):
        move(array, first[:-1], result, target, lengths)
    return result
