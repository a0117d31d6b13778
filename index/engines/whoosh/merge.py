"""Several segments made one: postings are moved as they are, those of deleted documents left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets, spread
from index.engines.whoosh.invert import term_arrays
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
    terms = len(result["starts"]) - 1
    result["versions"] = np.concatenate([source.segment.versions[source.alive] for source in sources])
    for field in TEXT_FIELDS:
        result |= _field(field, sources, ranks, terms)
    languages = sorted({language for source in sources for language in source.segment.languages})
    spoken = [_renumbered(s.segment.languages, languages)[s.segment.spoken[s.alive]] for s in sources]
    result["languages"] = narrow(np.concatenate(spoken))
    return result, {"languages": languages}


def _terms(sources: Sequence[Source]) -> tuple[dict[str, Array], list[Array]]:
    """The arrays of all terms, and for each source the new numbers of its own."""
    terms = sorted({source.segment.term(n) for source in sources for n in range(source.segment.terms)})
    rank = {term: number for number, term in enumerate(terms)}
    ranks = [
        np.fromiter((rank[s.segment.term(n)] for n in range(s.segment.terms)), dtype=np.int32, count=s.segment.terms)
        for s in sources
    ]
    return term_arrays(terms), ranks


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
    arrays = source.segment.arrays
    docs, times, places = (arrays[f"{field}.{part}"] for part in ("docs", "times", "places"))
    keep = source.alive[docs]
    number = (np.cumsum(source.alive) - 1 + before).astype(np.int32)
    term = np.repeat(rank, np.diff(arrays[f"{field}.first"]))[keep]
    if not keep.all():
        places = places[np.repeat(keep, times)]
    return _Postings(term, number[docs[keep]], times[keep], places)


def _field(field: str, sources: Sequence[Source], ranks: Sequence[Array], terms: int) -> dict[str, Array]:
    before = offsets(np.array([int(source.alive.sum()) for source in sources]))
    parts = [_living(field, s, rank, int(n)) for s, rank, n in zip(sources, ranks, before, strict=False)]
    term = np.concatenate([part.term for part in parts])
    # Stable: within a term the documents stay in the order of their segments, which is ascending.
    order = np.argsort(term, kind="stable")
    term = term[order]
    doc = np.concatenate([part.doc for part in parts])[order]
    times = np.concatenate([part.times for part in parts])
    places = _reordered(np.concatenate([part.places for part in parts]), times, order)
    del parts
    times = times[order]
    first = np.searchsorted(term, np.arange(terms + 1, dtype=term.dtype))
    return {
        f"{field}.first": first.astype("<i8"),
        f"{field}.placed": offsets(times)[first].astype("<i8"),
        f"{field}.docs": narrow(doc),
        f"{field}.times": narrow(times),
        f"{field}.places": narrow(places),
        f"{field}.lengths": np.concatenate([s.segment.arrays[f"{field}.lengths"][s.alive] for s in sources]),
    }


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
