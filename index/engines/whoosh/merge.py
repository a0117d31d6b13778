"""Several segments made one, some terms at a time: postings are moved as they are, those of deleted documents left out.

All segments have their terms in one order, so that what they hold of some neighbouring terms is a run of each of their
arrays, and becomes a run of those that are made. So little more is held in memory than the terms themselves and what
`AT_ONCE` numbers take, however large the segments are.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus.frozen import dataclass
from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, Put, narrow, offsets, shape_of, width, write_in_pieces
from index.engines.whoosh.laying import FieldPostings, Runs, beginnings
from index.engines.whoosh.postings import Postings
from index.engines.whoosh.segment import Segment
from index.engines.whoosh.terms import dictionary_arrays, united

AT_ONCE = 1 << 22
"""So many documents and positions are moved together, or those of one term if they are more."""
_NONE: Ints = np.empty(0, dtype=np.int64)


class Source:
    """A segment to be merged, with the documents of it that live."""

    def __init__(self, path: Path, deleted: Sequence[int]) -> None:
        self._path = path
        self.segment = Segment.open(path)
        self.alive: Mask = np.ones(len(self.segment.versions), dtype=np.bool_)
        self.alive[deleted] = False
        self.whole = bool(self.alive.all())

    def open_anew(self) -> None:
        """Let go of what was read of the file: it counts as this process's memory while it is mapped."""
        self.segment = Segment.open(self._path)


def merge(path: Path, sources: Sequence[Source]) -> tuple[int, int]:
    """Write the file of one segment that holds the living documents of all, in their order.

    Returns how many documents and how many tokens it has. Raises `OSError`, or `CablesError` for a damaged file.
    """
    terms, ranks = united([source.segment.dictionary.terms() for source in sources])
    known = dictionary_arrays(terms)
    known["versions"] = np.concatenate([source.segment.versions[source.alive] for source in sources])
    languages = sorted({language for source in sources for language in source.segment.languages})
    spoken = [_renumbered(s.segment.languages, languages)[s.segment.spoken[s.alive]] for s in sources]
    known["languages"] = narrow(np.concatenate(spoken))
    fields = [_Field(field, sources, ranks, len(terms.form)) for field in TEXT_FIELDS]
    shapes = {name: shape_of(array) for name, array in known.items()}
    for field in fields:
        shapes |= field.shapes
    with write_in_pieces(path, shapes, {"languages": languages}) as put:
        for name, array in known.items():
            put(name, array)
        for field in fields:
            field.write(put)
    return len(known["versions"]), sum(field.tokens for field in fields)


def _renumbered(old: Sequence[str], new: Sequence[str]) -> Ints:
    return np.array([new.index(language) for language in old], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Part:
    """A source's terms of a field, by the numbers that they get, and how many postings and positions of each live."""

    terms: Ints
    counts: Ints
    sizes: Ints


class _Field:
    """A field of all sources, on its way into one."""

    def __init__(self, name: str, sources: Sequence[Source], ranks: Sequence[Ints], terms: int) -> None:
        self._name, self._sources, self._terms = name, sources, terms
        self._parts = [_part(source, name, rank) for source, rank in zip(sources, ranks, strict=True)]
        before = offsets(np.array([int(source.alive.sum()) for source in sources])).tolist()
        self._docs = width(before[-1])
        living = zip(sources, before, strict=False)
        self._numbers = [(np.cumsum(source.alive) + first - 1).astype(self._docs) for source, first in living]
        lengths = np.concatenate([source.segment.fields[name].lengths[source.alive] for source in sources])
        self._known = self._counted(narrow(lengths))
        self.tokens = int(self._known["placed"][-1])
        often, most = _often(name, sources)
        self.shapes = {f"{name}.{part}": shape_of(array) for part, array in self._known.items()} | {
            f"{name}.docs": (self._docs, postings := int(self._known["first"][-1])),
            f"{name}.times": ("|u1", postings),
            f"{name}.often": (width(postings), often),
            f"{name}.often_times": (width(most), often),
            f"{name}.places": (width(int(lengths.max(initial=0))), self.tokens),
        }

    def _counted(self, lengths: Array) -> dict[str, Array]:
        """What is known of the field before any posting is moved."""
        held, taken = np.zeros((2, self._terms), dtype=np.int64)
        for part in self._parts:
            held[part.terms] += part.counts
            taken[part.terms] += part.sizes
        present = np.flatnonzero(held)
        first, placed = offsets(held[present]), offsets(taken[present])
        return {"terms": narrow(present), "first": narrow(first), "placed": narrow(placed), "lengths": lengths}

    def write(self, put: Put) -> None:
        """Write the field, stretch by stretch."""
        for part, array in self._known.items():
            put(f"{self._name}.{part}", array)
        postings = 0
        for begin, end in _stretches(self._load()):
            moved = self._moved(begin, end)
            arrays = moved.arrays(self._name)
            arrays[f"{self._name}.often"] = arrays[f"{self._name}.often"].astype(np.int64) + postings
            for part in ("docs", "times", "often", "often_times", "places"):
                put(f"{self._name}.{part}", arrays[f"{self._name}.{part}"])
            postings += len(moved.docs)
            if end < self._terms:
                for source in self._sources:
                    source.open_anew()

    def _load(self) -> Ints:
        """How many numbers are read for each term."""
        load = np.zeros(self._terms, dtype=np.int64)
        for source, part in zip(self._sources, self._parts, strict=True):
            load[part.terms] += _numbers_read(source.segment.fields[self._name])
        return load

    def _moved(self, begin: int, end: int) -> FieldPostings:
        """The postings of the terms from one number to before another, these numbered from 0."""
        runs = [np.searchsorted(part.terms, (begin, end)) for part in self._parts]
        parts = [
            _Part(part.terms[low:high] - begin, part.counts[low:high], part.sizes[low:high])
            for part, (low, high) in zip(self._parts, runs, strict=True)
        ]
        terms, counts, sizes = ([getattr(part, each) for part in parts] for each in ("terms", "counts", "sizes"))
        found = [
            _living(source, self._name, numbers, low, high)
            for source, numbers, (low, high) in zip(self._sources, self._numbers, runs, strict=True)
        ]
        docs, times, places = zip(*found, strict=True)
        postings = list(map(Runs, map(offsets, counts), beginnings(terms, counts, end - begin), counts))
        positions = list(map(Runs, map(offsets, sizes), beginnings(terms, sizes, end - begin), sizes))
        moved = _joined(docs, postings), _joined(times, postings), _joined(places, positions)
        return FieldPostings(_NONE, _NONE, _NONE, *moved, _NONE)


def _part(source: Source, field: str, rank: Ints) -> _Part:
    postings = source.segment.fields[field]
    counts, sizes = _differences(postings.first), _differences(postings.placed)
    if not source.whole:
        for begin, end in _stretches(_numbers_read(postings)):
            first = postings.first[begin : end + 1].astype(np.int64)
            which = slice(int(first[0]), int(first[-1]))
            keep, times = source.alive[postings.docs[which]], postings.times_of(which)
            counts[begin:end] = _differences(offsets(keep)[first - first[0]])
            sizes[begin:end] = _differences(offsets(keep * times)[first - first[0]])
    return _Part(rank[postings.terms], counts, sizes)


def _often(field: str, sources: Sequence[Source]) -> tuple[int, int]:
    """How many living postings say that a document has a term `OFTEN` times or more, and the most that any says."""
    fields = [(source, source.segment.fields[field]) for source in sources]
    number = sum(int(np.count_nonzero(source.alive[postings.docs[postings.often]])) for source, postings in fields)
    return number, max(int(postings.often_times.max(initial=0)) for _, postings in fields)


def _numbers_read(postings: Postings) -> Ints:
    """How many documents and positions each of the terms has, living or not."""
    return _differences(postings.first) + _differences(postings.placed)


def _differences(offsets: Array) -> Ints:
    """How far each is from the next."""
    wide = offsets.astype(np.int64)
    lengths: Ints = wide[1:] - wide[:-1]
    return lengths


def _stretches(load: Ints) -> Iterator[tuple[int, int]]:
    """From where to before where so much is to be read as is read at once."""
    ends, begin, done = np.cumsum(load), 0, 0
    while begin < len(ends):
        end = max(begin + 1, int(np.searchsorted(ends, done + AT_ONCE, side="right")))
        yield begin, end
        begin, done = end, int(ends[end - 1])


def _living(source: Source, field: str, numbers: Array, low: int, high: int) -> tuple[Array, Array, Array]:
    """The living documents of some terms of a field by their new numbers, how often they have them, and where."""
    postings = source.segment.fields[field]
    which, where = (slice(int(each[low]), int(each[high])) for each in (postings.first, postings.placed))
    docs, times, places = postings.docs[which], narrow(postings.times_of(which)), postings.places[where]
    if not source.whole:
        keep = source.alive[docs]
        docs, times, places = docs[keep], times[keep], places[np.repeat(keep, times)]
    return numbers[docs], times, places


def _joined(arrays: Sequence[Array], runs: Sequence[Runs]) -> Array:
    """The runs of several arrays in one."""
    result = np.empty(sum(map(len, arrays)), dtype=np.result_type(*arrays))
    for array, each in zip(arrays, runs, strict=True):
        each.move(array, result)
    return result
