"""Chooses and cuts the passages of a text that show best why it was found."""

from collections.abc import Collection, Mapping, Sequence

from corpus.frozen import dataclass
from search.sentences import breaks

_AGAIN = 0.1
"""What a word still weighs that has been seen in an earlier passage, or before in the same one."""
_LEAST_OF_WIDTH = 0.45
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Find:
    """One find: which of the wanted things, and where in the text it begins and ends."""

    wanted: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text from `first` to before `last` that holds several finds, and what they weigh together."""

    first: int
    last: int
    weight: float
    wanted: frozenset[int]


def best_stretch(
    finds: Sequence[Find], reach: int, weights: Mapping[int, float], seen: Collection[int]
) -> Stretch | None:
    """The stretch of at most `reach` characters that holds the heaviest finds, the shortest and first of equals.

    `finds` are in order; one that is longer than `reach` stands alone. `seen` were shown before and weigh little.
    """
    best: Stretch | None = None
    counts: dict[int, int] = {}
    weight = 0.0
    left = 0
    for right, find in enumerate(finds):
        known = counts.get(find.wanted, 0)
        counts[find.wanted] = known + 1
        weight += _worth(find.wanted, known, weights, seen)
        while left < right and find.last - finds[left].first > reach:
            gone = finds[left].wanted
            counts[gone] -= 1
            weight -= _worth(gone, counts[gone], weights, seen)
            left += 1
        length = find.last - finds[left].first
        if best is None or _heavier(weight, length, best):
            held = frozenset(each for each, count in counts.items() if count)
            best = Stretch(finds[left].first, max(find.last, finds[left].last), weight, held)
    return best


def _heavier(weight: float, length: int, best: Stretch) -> bool:
    slight = 1e-9
    return weight > best.weight + slight or (weight > best.weight - slight and length < best.last - best.first)


def _worth(wanted: int, known: int, weights: Mapping[int, float], seen: Collection[int]) -> float:
    """What one more find weighs: a thing's whole weight the first time, little the second, nothing after that."""
    if known > 1:
        return 0.0
    return weights[wanted] * (_AGAIN if known or wanted in seen else 1.0)


def cut(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """The ends of a passage of up to `width` characters around those from `first` to `last`.

    It begins and ends with a sentence where one does within reach, else with a word.
    """
    room = max(0, width - (last - first))
    begin = _beginning(text, first, room)
    end = _end(text, last, max(last, begin + width), begin + int(width * _LEAST_OF_WIDTH))
    if end == len(text.rstrip()) and end - begin < width * _LEAST_OF_WIDTH:
        begin = min(begin, _word_start(text, max(0, end - width), begin))
    return begin, end


def _beginning(text: str, first: int, room: int) -> int:
    earliest = max(0, first - room * 2 // 3)
    if earliest == 0:
        return _word_start(text, 0, first)
    begins = [begin for _, begin in breaks(text, earliest, first + 1) if begin <= first]
    return begins[-1] if begins else _word_start(text, max(earliest, first - room // 3), first)


def _word_start(text: str, start: int, limit: int) -> int:
    """The first beginning of a word from `start` on, at most `limit`; `start` itself where nothing divides words."""
    if start == 0 or text[start - 1].isspace():
        at = start
    else:
        at = next((place for place in range(start, limit) if text[place].isspace()), start)
    while at < limit and text[at].isspace():
        at += 1
    return at


def _end(text: str, last: int, limit: int, least: int) -> int:
    """The end of the last sentence before `limit`, if it is not before `least`; else of the last word."""
    whole = len(text.rstrip())
    if limit >= whole:
        return whole
    ends = [end for end, _ in breaks(text, last, limit + 1) if end <= limit]
    if ends and ends[-1] >= max(last, least):
        return ends[-1]
    at = limit
    while at > last and not text[at].isspace():
        at -= 1
    while at > last and text[at - 1].isspace():
        at -= 1
    return at if at > last else _unspaced_end(text, last, limit)


def _unspaced_end(text: str, last: int, limit: int) -> int:
    """Where nothing divides words the text may be cut anywhere, but a word right after the find is left out."""
    return last if text[last : last + 1].isspace() else limit
