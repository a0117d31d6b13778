"""Where sequences of tokens stand: phrases, words of several tokens, and nearness.

Places are those of `Segment.bases`: all documents of a segment laid end to end with one empty place between, so that
tokens at consecutive places stand side by side in one document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.engines.whoosh.arrays import Ints, Mask
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
    numbers = [part.segment.numbers(each) for each in wanted]
    if not wanted or not all(map(len, numbers)):
        return _NOWHERE
    docs = _together(part, field, numbers, part.alive if chosen is None else chosen)
    if not docs.any():
        return _NOWHERE
    places = [part.segment.places(field, each, docs) for each in numbers]
    bases = part.segment.bases(field)
    return _adjacent(places, int(bases[-1])) if slop == 0 else _loose(places, slop, bases)


def _together(part: Part, field: str, numbers: Sequence[Ints], among: Mask) -> Mask:
    """Those of the documents that have one of each of the terms."""
    masks = []
    for each in numbers:
        masks.append(part.segment.times(field, each) > 0)
    return reduce(np.logical_and, masks, among)


def _adjacent(places: Sequence[Ints], end: int) -> Places:
    rarest = min(range(len(places)), key=lambda number: len(places[number]))
    starts = places[rarest] - rarest
    for number, each in enumerate(places):
        if number != rarest:
            starts = starts[_held(each, starts + number, end)]
    return Places(starts, starts + (len(places) - 1))


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
    for each in places[1:]:
        following = np.searchsorted(each, ends, side="right")
        there = following < len(each)
        starts, ends = starts[there], each[following[there]]
    close = ends - starts <= slop + len(places) - 1
    starts, ends = starts[close], ends[close]
    same = documents(starts, bases) == documents(ends, bases)
    return Places(starts[same], ends[same])


def near(left: Places, right: Places, within: int, bases: Ints) -> Ints:
    """The documents of those pairs that stand at most so far from each other, in either order.

    The distance is counted from the end of the one to the beginning of the other; neighbours are one apart.
    """
    if not len(left.starts) or not len(right.starts):
        return np.empty(0, dtype=np.int64)
    if len(right.starts) < len(left.starts):
        left, right = right, left
    ends = np.sort(right.ends)
    after = np.searchsorted(right.starts, left.ends, side="right")
    before = np.searchsorted(ends, left.starts) - 1
    next_start = right.starts[np.minimum(after, len(right.starts) - 1)]
    last_end = ends[np.maximum(before, 0)]
    follows = (after < len(right.starts)) & (next_start - left.ends <= within)
    leads = (before >= 0) & (left.starts - last_end <= within)
    pairs = [(left.ends[follows], next_start[follows]), (last_end[leads], left.starts[leads])]
    return np.concatenate([_one_document(first, last, bases) for first, last in pairs])


def _one_document(first: Ints, last: Ints, bases: Ints) -> Ints:
    """The documents of those pairs of places that lie in one."""
    found = documents(first, bases)
    together: Ints = found[last < bases[found + 1]]
    return together


def documents(places: Ints, bases: Ints) -> Ints:
    """The documents in which places lie."""
    found: Ints = np.searchsorted(bases, places, side="right")
    return found - 1
