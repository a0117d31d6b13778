"""Where sequences of tokens stand: phrases, words of several tokens, and nearness.

Places are those of `Postings.bases`: all documents of a segment laid end to end with one empty place between, so that
tokens at consecutive places stand side by side in one document.
"""

from collections.abc import Sequence

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Ints, Mask
from index.engines.whoosh.view import Part
from index.matching import Wanted

_FEW = 20_000


@dataclass(frozen=True, slots=True)
class Places:
    """Occurrences in one field of one segment: first and last place of each, by ascending first place."""

    starts: Ints
    ends: Ints


_NOWHERE = Places(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def occurrences(part: Part, field: str, wanted: Sequence[Wanted], slop: int, chosen: Mask | None = None) -> Places:
    """Where tokens that satisfy the conditions follow each other with up to `slop` others among them.

    With `chosen`, only in those documents.
    """
    terms = {each: part.segment.dictionary.satisfying(each) for each in wanted}
    if not wanted or not all(map(len, terms.values())):
        return _NOWHERE
    postings = part.segment.fields[field]
    docs = part.alive if chosen is None else chosen
    for numbers in terms.values():
        docs = docs & postings.held(numbers)
        if not docs.any():
            return _NOWHERE
    known = {each: postings.places_of(numbers, docs) for each, numbers in terms.items()}
    places = [known[each] for each in wanted]
    bases = postings.bases
    return _adjacent(places, int(bases[-1])) if slop == 0 else _loose(places, slop, bases)


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
    found: Ints = docs[(after > 0) | (before > 0)]
    return found


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
