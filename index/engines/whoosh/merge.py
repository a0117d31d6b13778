"""Several segments made one: postings are moved as they are, those of deleted documents left behind."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus.frozen import dataclass
from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets, spread
from index.engines.whoosh.dictionary import dictionary_arrays
from index.engines.whoosh.postings import postings_arrays
from index.engines.whoosh.segment import Segment

_BLOCK = 1 << 18
"""So many postings are moved at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged, with the documents of it that live."""

    segment: Segment
    alive: Mask


def merged(sources: Sequence[Source]) -> tuple[dict[str, Array], Mapping[str, Any]]:
    """The arrays of one segment that holds the living documents of all, in their order."""
    result, ranks = _terms(sources)
    result["versions"] = np.concatenate([source.segment.versions[source.alive] for source in sources])
    for field in TEXT_FIELDS:
        result |= _field(field, sources, ranks)
    languages = sorted({language for source in sources for language in source.segment.languages})
    spoken = [_renumbered(s.segment.languages, languages)[s.segment.spoken[s.alive]] for s in sources]
    result["languages"] = narrow(np.concatenate(spoken))
    return result, {"languages": languages}


def _terms(sources: Sequence[Source]) -> tuple[dict[str, Array], list[Array]]:
    """The arrays of all terms, and for each source the new numbers of its own."""
    own = [source.segment.dictionary.pairs() for source in sources]
    terms = sorted(set().union(*own))
    rank = {term: number for number, term in enumerate(terms)}
    ranks = [np.fromiter(map(rank.__getitem__, pairs), dtype=np.int32, count=len(pairs)) for pairs in own]
    return dictionary_arrays(terms), ranks


def _renumbered(old: Sequence[str], new: Sequence[str]) -> Ints:
    return np.array([new.index(language) for language in old], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Postings:
    """Living postings in the order of the old terms: new term, new document, times, and the places of each."""

    term: Array
    doc: Array
    times: Array
    places: Array


def _living(field: str, source: Source, rank: Array, before: int) -> _Postings:
    postings = source.segment.fields[field]
    docs, times, places = postings.docs, postings.times_of(slice(0, len(postings.docs))), postings.places
    keep = source.alive[docs]
    number = (np.cumsum(source.alive) - 1 + before).astype(np.int32)
    term = np.repeat(rank[postings.terms], np.diff(postings.first))[keep]
    if not keep.all():
        places = places[np.repeat(keep, times)]
    return _Postings(term, number[docs[keep]], times[keep], places)


def _field(field: str, sources: Sequence[Source], ranks: Sequence[Array]) -> dict[str, Array]:
    before = offsets(np.array([int(source.alive.sum()) for source in sources]))
    parts = [_living(field, s, rank, int(n)) for s, rank, n in zip(sources, ranks, before, strict=False)]
    term = np.concatenate([part.term for part in parts])
    # Stable: within a term the documents stay in the order of their segments, which is ascending.
    order = np.argsort(term, kind="stable")
    doc = np.concatenate([part.doc for part in parts])[order]
    times = np.concatenate([part.times for part in parts])
    places = _reordered(np.concatenate([part.places for part in parts]), times, order)
    del parts
    lengths = np.concatenate([s.segment.fields[field].lengths[s.alive] for s in sources])
    return postings_arrays(field, term[order], doc, times[order], places, lengths)


def _reordered(places: Array, times: Array, order: Ints) -> Array:
    """The places of the postings in another order of these, moved a block at a time: where from is told in 64 bits."""
    start = offsets(times)[:-1]
    result, end = np.empty_like(places), 0
    for at in range(0, len(order), _BLOCK):
        postings = order[at : at + _BLOCK]
        moved = places[spread(start[postings], times[postings])]
        result[end : end + len(moved)] = moved
        end += len(moved)
    return result
