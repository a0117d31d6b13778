"""Several segments made one: postings are moved as they are, those of deleted documents left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets, spread
from index.engines.whoosh.invert import term_arrays
from index.engines.whoosh.segment import Segment


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged, with the documents of it that live."""

    segment: Segment
    alive: Mask


def merged(sources: Sequence[Source]) -> tuple[dict[str, Array], Mapping[str, Any]]:
    """The arrays of one segment that holds the living documents of all, in their order."""
    terms = sorted({source.segment.term(n) for source in sources for n in range(source.segment.terms)})
    rank = {term: number for number, term in enumerate(terms)}
    ranks = [
        np.fromiter((rank[s.segment.term(n)] for n in range(s.segment.terms)), dtype=np.int64, count=s.segment.terms)
        for s in sources
    ]
    result = term_arrays(terms)
    result["versions"] = np.concatenate([source.segment.versions[source.alive] for source in sources])
    for field in TEXT_FIELDS:
        result |= _field(field, sources, ranks, len(terms))
    languages = sorted({language for source in sources for language in source.segment.languages})
    spoken = [_renumbered(s.segment.languages, languages)[s.segment.spoken[s.alive]] for s in sources]
    result["languages"] = narrow(np.concatenate(spoken))
    return result, {"languages": languages}


def _renumbered(old: Sequence[str], new: Sequence[str]) -> Ints:
    return np.array([new.index(language) for language in old], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Postings:
    """Living postings in the order of the old terms: new term, new document, times, and the places of each."""

    term: Ints
    doc: Ints
    times: Ints
    places: Array


def _living(field: str, source: Source, rank: Ints, before: int) -> _Postings:
    arrays = source.segment.arrays
    docs, times, places = (arrays[f"{field}.{part}"] for part in ("docs", "times", "places"))
    keep = source.alive[docs]
    number = np.cumsum(source.alive) - 1 + before
    term = np.repeat(rank, np.diff(arrays[f"{field}.first"]))[keep]
    if not keep.all():
        places = places[np.repeat(keep, times)]
    return _Postings(term, number[docs[keep]], times[keep].astype(np.int64), places)


def _field(field: str, sources: Sequence[Source], ranks: Sequence[Ints], terms: int) -> dict[str, Array]:
    before = offsets(np.array([int(source.alive.sum()) for source in sources]))
    parts = [_living(field, s, rank, int(n)) for s, rank, n in zip(sources, ranks, before, strict=False)]
    term = np.concatenate([part.term for part in parts])
    # Stable: within a term the documents stay in the order of their segments, which is ascending.
    order = np.argsort(term, kind="stable")
    term = term[order]
    times = np.concatenate([part.times for part in parts])
    start = offsets(times)[:-1]
    places = np.concatenate([part.places for part in parts])[spread(start[order], times[order])]
    times = times[order]
    first = np.searchsorted(term, np.arange(terms + 1))
    return {
        f"{field}.first": first.astype("<i8"),
        f"{field}.placed": offsets(times)[first].astype("<i8"),
        f"{field}.docs": narrow(np.concatenate([part.doc for part in parts])[order]),
        f"{field}.times": narrow(times),
        f"{field}.places": narrow(places),
        f"{field}.lengths": np.concatenate([s.segment.arrays[f"{field}.lengths"][s.alive] for s in sources]),
    }
