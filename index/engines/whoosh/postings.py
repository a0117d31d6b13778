"""The postings of one text field of a segment, read: who has a term, how often and where.

For a field `f` in which n of the segment's terms occur, in documents numbered from 0:

- `f.terms` [n]: the numbers of those terms, ascending; `f.first` [n + 1]: where each one's postings begin in `f.docs`
  (a document each, ascending within a term) and `f.times` (how often); `f.placed` [n + 1]: where its positions begin in
  `f.places`, in the order of the postings.
- `f.times` has a byte for each posting. 255 stands for 255 and more: the numbers of these postings stand in `f.often`,
  ascending, and their true times in `f.often_times`.
- `f.lengths` [D]: the number of tokens of each document.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Ints, Mask, offsets
from index.tallying import spread

OFTEN = 255
"""What stands for so many times and more."""
PARTS = ("terms", "first", "placed", "docs", "times", "often", "often_times", "places", "lengths")
_MANY = 8
"""Terms are many where they have one in so many of the postings."""
_NONE: Ints = np.empty(0, dtype=np.int64)

Which = slice | Ints
"""Postings: a stretch of them, or by their numbers."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Postings of terms in some documents: the place of each's among these, ascending, and where its positions begin.

    `one` tells that there is one for each of the documents.
    """

    one: bool
    at: Ints
    times: Array
    starts: Ints


class Postings:
    """The postings of a field. Raises `KeyError` where arrays are missing."""

    def __init__(self, arrays: Mapping[str, Array], field: str, docs: int) -> None:
        found = [arrays[f"{field}.{part}"] for part in PARTS]
        self.terms, self.first, self.placed, self.docs, self._times, self.often, self.often_times, *rest = found
        self.places, self.lengths = rest
        self._documents = docs
        # Of a memory view a single number is had in half the time.
        self._numbers, self._at, self._oftens = self.terms.data, self.first.data, self.often.data
        self._lacking = int(self.terms[-1]) + 1 - len(self.terms) if len(self.terms) else 0

    @property
    def is_sound(self) -> bool:
        """Whether the arrays fit together."""
        return (
            len(self.first) == len(self.placed) == len(self.terms) + 1
            and int(self.first[-1]) == len(self.docs) == len(self._times)
            and int(self.placed[-1]) == len(self.places)
            and len(self.often) == len(self.often_times)
            and len(self.lengths) == self._documents
        )

    @cached_property
    def bases(self) -> Ints:
        """Where each document begins when all are laid end to end, one empty place after each, and where all end."""
        return offsets(self.lengths.astype(np.int64) + 1)

    def holders(self, numbers: Ints) -> Array:
        """The documents that have the terms; one that has several of them comes as often."""
        which = self._which(numbers)
        held: Array = self.docs[which]
        return held

    def has_between(self, low: int, high: int) -> bool:
        """Whether any term of the field has a number from one to another."""
        first = self._first_from(low)
        return first < len(self._numbers) and self._numbers[first] <= high

    def _first_from(self, number: int) -> int:
        """Where the first of the field's terms stands that has this number or a higher one."""
        # No more of the terms before it are in the field than there are, and all but those that the field lacks.
        end = len(self._numbers)
        low, high = number - self._lacking, number if number < end else end
        return bisect_left(self._numbers, number, 0 if low < 0 else low, high) if low < end else end

    def found(self, numbers: Ints) -> tuple[Array, Array] | None:
        """The documents that have the terms, as `holders`, and how often; None where none has."""
        which = self._which(numbers)
        docs = self.docs[which]
        return (docs, self.times_of(which)) if len(docs) else None

    def held(self, numbers: Ints) -> Mask:
        """Which documents have any of the terms."""
        found = np.zeros(self._documents, dtype=np.bool_)
        found[self.holders(numbers)] = True
        return found

    def _range(self, numbers: Ints) -> range | None:
        """Where the terms stand among those of the field, if they are neighbours."""
        if not len(numbers):
            return range(0)
        low, high = int(numbers[0]), int(numbers[-1])
        if high - low >= len(numbers):
            return None
        first = self._first_from(low)
        if first == len(self._numbers) or self._numbers[first] > high:
            return range(0)
        return range(first, first + 1 if low == high else self._first_from(high + 1))

    def _present(self, numbers: Ints) -> Ints:
        """Where those of the terms that occur in the field stand among its terms."""
        if not len(self.terms):
            return _NONE
        # Of the same type, so that nothing but the few is converted.
        asked = numbers[: np.searchsorted(numbers, int(self.terms[-1]), side="right")].astype(self.terms.dtype)
        at = np.searchsorted(self.terms, asked)
        present: Ints = at[self.terms[at] == asked]
        return present

    def _which(self, numbers: Ints) -> Which:
        near = self._range(numbers)
        if near is not None:
            return slice(self._at[near.start], self._at[near.stop])
        at = self._present(numbers)
        begins = self.first[at]
        counts = self.first[at + 1] - begins
        if _MANY * int(counts.sum(dtype=np.int64)) <= len(self.docs):
            return spread(begins, counts)
        # Of a pattern that nearly all words fit, the postings are told apart quicker than they are gathered.
        fitting = np.zeros(len(self.terms), dtype=np.bool_)
        fitting[at] = True
        return np.flatnonzero(np.repeat(fitting, np.diff(self.first)))

    def times_of(self, which: Which) -> Array:
        """How often each of these postings says."""
        times: Array = self._times[which]
        if not len(self.often):
            return times
        if isinstance(which, slice):
            begin, end = bisect_left(self._oftens, which.start), bisect_left(self._oftens, which.stop)
            if begin < end:
                times = times.astype(np.int64)
                times[self.often[begin:end].astype(np.int64) - which.start] = self.often_times[begin:end]
            return times
        full = np.flatnonzero(times == OFTEN)
        if len(full):
            times = times.astype(np.int64)
            times[full] = self.often_times[np.searchsorted(self.often, which[full])]
        return times

    def placed_in(self, numbers: Ints, docs: Ints, chosen: Mask) -> Placed:
        """The postings of the terms in some documents, all of which have one of them; `chosen` says the same of all."""
        which = self._which(numbers)
        holders, times = self.docs[which], self.times_of(which)
        if isinstance(which, slice):
            starts = int(self.placed[self._first_from(int(numbers[0]))]) + offsets(times)[:-1]
        else:
            starts = self._starts(self._present(numbers), times)
        keep = chosen[holders]
        if not keep.all():
            holders, times, starts = holders[keep], times[keep], starts[keep]
        if len(numbers) == 1:
            return Placed(True, np.arange(len(docs)), times, starts)
        at = np.searchsorted(docs, holders)
        order = np.argsort(at, kind="stable")
        return Placed(False, at[order], times[order], starts[order])

    def _starts(self, terms: Ints, times: Array) -> Ints:
        """Where the positions of each of the postings of several terms begin."""
        counts = self.first[terms + 1] - self.first[terms]
        own = offsets(times)[:-1]
        starts: Ints = own + np.repeat(self.placed[terms] - own[offsets(counts)[:-1]], counts)
        return starts

    def places_in(self, numbers: Ints, docs: Ints) -> Ints:
        """Where few terms stand in few documents (ascending), laid end to end as `bases` says, ascending."""
        found = [self._places_in(term, docs) for term in self._present(numbers).tolist()]
        return found[0] if len(found) == 1 else np.sort(np.concatenate([_NONE, *found]))

    def _places_in(self, term: int, docs: Ints) -> Ints:
        begin, end = self._at[term], self._at[term + 1]
        holders = self.docs[begin:end]
        at = np.searchsorted(holders, docs)
        there = at < len(holders)
        there[there] = holders[at[there]] == docs[there]
        at = at[there]
        if not len(at):
            return _NONE
        times = self.times_of(slice(begin, begin + int(at[-1]) + 1))
        counts = times[at].astype(np.int64)
        before = np.cumsum(times, dtype=np.int64)[at] - counts
        which = spread(int(self.placed[term]) + before, counts)
        found: Ints = np.repeat(self.bases[docs[there]], counts) + self.places[which]
        return found
