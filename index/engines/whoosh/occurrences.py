"""Where sequences of tokens stand: phrases, words of several tokens, and nearness.

Those documents that have all that is asked for are laid end to end with one empty place between, so that tokens at
consecutive places stand side by side in one document; some of them at a time, so that little memory is taken however
many there are.
"""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Ints, Mask, offsets
from index.engines.whoosh.postings import Placed
from index.engines.whoosh.view import Part
from index.matching import Wanted
from index.tallying import spread

AT_ONCE = 1 << 22
"""So many places are looked at together, or those of one document if they are more."""
_FEW = 20_000


@dataclass(frozen=True, slots=True)
class Places:
    """Occurrences in one field of one segment: first and last place of each, by ascending first place."""

    starts: Ints
    ends: Ints


_NOWHERE = Places(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


class Laid:
    """The documents of a segment that have all of some tokens in a field, laid end to end.

    With `chosen`, only these of them, all of which live. `docs` are their numbers, `bases` where each begins, and,
    last, where all end.
    """

    def __init__(self, part: Part, field: str, wanted: Collection[Wanted], chosen: Ints | None = None) -> None:
        self._postings = part.segment.fields[field]
        terms = {each: part.segment.dictionary.satisfying(each) for each in wanted}
        docs = part.alive if chosen is None else np.zeros_like(part.alive)
        if chosen is not None:
            docs[chosen] = True
        if not terms or not all(map(len, terms.values())):
            docs = np.zeros_like(docs)
        for numbers in terms.values():
            if not docs.any():
                break
            docs = docs & self._postings.held(numbers)
        self.docs: Ints = np.flatnonzero(docs)
        self.bases = offsets(self._postings.lengths[self.docs].astype(np.int64) + 1)
        found = terms if len(self.docs) else {}
        self._found = {each: self._postings.placed_in(numbers, self.docs, docs) for each, numbers in found.items()}

    def stretches(self) -> Iterator["Stretch"]:
        """All of the documents, as many at a time as are looked at together."""
        low = 0
        while low < len(self.docs):
            high = max(low + 1, int(np.searchsorted(self.bases, self.bases[low] + AT_ONCE, side="right")) - 1)
            yield Stretch(self, low, high)
            low = high

    def places(self, wanted: Wanted, low: int, high: int) -> Ints:
        """Where a token stands in the documents from the one to before the other, counted from where these begin."""
        found: Placed = self._found[wanted]
        first, end = (low, high) if found.one else np.searchsorted(found.at, (low, high))
        at, times, starts = found.at[first:end], found.times[first:end], found.starts[first:end]
        begin, behind = int(starts[0]), int(starts[-1]) + int(times[-1])
        together = found.one and behind - begin == int(times.sum(dtype=np.int64))
        own = self._postings.places[slice(begin, behind) if together else spread(starts, times)]
        places: Ints = np.repeat(self.bases[at] - self.bases[low], times)
        places += own
        return places if found.one else np.sort(places)


class Stretch:
    """Some neighbours of the documents that are laid end to end: their numbers, and where each begins in it."""

    def __init__(self, laid: Laid, low: int, high: int) -> None:
        self._laid, self._low, self._high = laid, low, high
        self.docs = laid.docs[low:high]
        self.bases: Ints = laid.bases[low : high + 1] - laid.bases[low]

    def occurrences(self, wanted: Sequence[Wanted], slop: int) -> Places:
        """Where tokens that satisfy the conditions follow each other with up to `slop` others among them."""
        if not wanted:
            return _NOWHERE
        known = {each: self._laid.places(each, self._low, self._high) for each in dict.fromkeys(wanted)}
        places = [known[each] for each in wanted]
        return _adjacent(places, int(self.bases[-1])) if slop == 0 else _loose(places, slop, self.bases)


def occurrences(part: Part, field: str, wanted: Sequence[Wanted], slop: int, chosen: Ints) -> Places:
    """The same in some documents of a segment, by the places of `Postings.bases`."""
    bases = part.segment.fields[field].bases
    found = [_NOWHERE]
    for stretch in Laid(part, field, wanted, chosen).stretches():
        places = stretch.occurrences(wanted, slop)
        at = documents(places.starts, stretch.bases)
        moved = bases[stretch.docs[at]] - stretch.bases[at]
        found.append(Places(places.starts + moved, places.ends + moved))
    return Places(*(np.concatenate(each) for each in zip(*((one.starts, one.ends) for one in found), strict=True)))


def _adjacent(places: Sequence[Ints], end: int) -> Places:
    rarest = min(range(len(places)), key=lambda number: len(places[number]))
    starts = places[rarest] - rarest
    for number, each in enumerate(places):
        if not len(starts):
            break
        if number != rarest:
            starts = starts[_held(each, starts + number, end)]
    return Places(starts, starts + (len(places) - 1) if len(places) > 1 else starts)


def _held(places: Ints, asked: Ints, end: int) -> Mask:
    """Which of the asked places are among the places; both ascend."""
    if len(asked) < _FEW:
        found = np.searchsorted(places, asked)
        found[found == len(places)] = 0
        return places[found] == asked if len(places) else np.zeros(len(asked), dtype=np.bool_)
    taken = np.zeros(end + len(asked) + 64, dtype=np.bool_)
    taken[places] = True
    return taken[asked] & (asked >= 0)


def _loose(places: Sequence[Ints], slop: int, bases: Ints) -> Places:
    """From each first token on, the next of each following token is the nearest that can be."""
    starts = ends = places[0]
    last = bases[documents(starts, bases) + 1]
    for each in places[1:]:
        following = np.searchsorted(each, ends, side="right")
        there = following < len(each)
        starts, ends, last = starts[there], each[following[there]], last[there]
        # What has left its document comes back to none, so that the longest phrase ends soon.
        inside = ends < last
        starts, ends, last = starts[inside], ends[inside], last[inside]
    close = ends - starts <= slop + len(places) - 1
    return Places(starts[close], ends[close])


def near(left: Places, right: Places, within: int, bases: Ints) -> Ints:
    """The documents of those pairs that stand at most so far from each other, in either order.

    The distance is counted from the end of the one to the beginning of the other; neighbours are one apart.
    """
    if not len(left.starts) or not len(right.starts):
        return np.empty(0, dtype=np.int64)
    if len(right.starts) < len(left.starts):
        left, right = right, left
    if len(left.starts) > _FEW:
        return _near_many(left, right, within, bases)
    ends = np.sort(right.ends)
    after = np.searchsorted(right.starts, left.ends, side="right")
    before = np.searchsorted(ends, left.starts) - 1
    next_start = right.starts[np.minimum(after, len(right.starts) - 1)]
    last_end = ends[np.maximum(before, 0)]
    follows = (after < len(right.starts)) & (next_start - left.ends <= within)
    leads = (before >= 0) & (left.starts - last_end <= within)
    pairs = [(left.ends[follows], next_start[follows]), (last_end[leads], left.starts[leads])]
    return np.concatenate([_one_document(first, last, bases) for first, last in pairs])


def _near_many(left: Places, right: Places, within: int, bases: Ints) -> Ints:
    """The same where there are many of both: counts along all places tell whether there is one between two of them."""
    docs = documents(left.starts, bases)
    first, last, final = bases[docs], bases[docs + 1] - 1, int(bases[-1])
    begun = _counted(right.starts, final)
    ended = begun if right.ends is right.starts else _counted(right.ends, final)
    after = begun[np.minimum(left.ends + within, last) + 1] - begun[left.ends + 1]
    before = ended[left.starts] - ended[np.maximum(left.starts - within, first)]
    return np.concatenate([docs[after > 0], docs[before > 0]])


def _counted(places: Ints, final: int) -> Array:
    """How many of the places lie before each of all places."""
    taken = np.zeros(final + 2, dtype=np.int8)
    taken[places + 1] = 1
    return np.cumsum(taken, dtype=np.int32)


def pairs(left: Places, right: Places, within: int, bases: Ints) -> Places:
    """Each of the one with the next of the other behind it, in either order, where they stand at most so far apart."""
    found = []
    for before, after in ((left, right), (right, left)):
        following = np.searchsorted(after.starts, before.ends, side="right")
        there = following < len(after.starts)
        starts, ends, following = before.starts[there], before.ends[there], following[there]
        close = (after.starts[following] - ends <= within) & (
            after.starts[following] < bases[documents(ends, bases) + 1]
        )
        found.append(Places(starts[close], after.ends[following[close]]))
    return Places(*(np.concatenate(each) for each in zip(*((one.starts, one.ends) for one in found), strict=True)))


def _one_document(first: Ints, last: Ints, bases: Ints) -> Ints:
    """The documents of those pairs of places that lie in one."""
    found = documents(first, bases)
    together: Ints = found[last < bases[found + 1]]
    return together


def documents(places: Ints, bases: Ints) -> Ints:
    """The documents in which places lie."""
    found: Ints = np.searchsorted(bases, places, side="right")
    return found - 1
