"""Where sequences of tokens and pairs of them stand among the tokens of one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """One occurrence of a leaf: the positions of its tokens, in order."""

    positions: tuple[int, ...]

    @property
    def first(self) -> int:
        """The position of its first token."""
        return self.positions[0]

    @property
    def last(self) -> int:
        """The position of its last token."""
        return self.positions[-1]


def in_order(columns: Sequence[Sequence[int]], slop: int) -> Iterator[Place]:
    """Tokens in this order with up to `slop` others strewn in.

    `columns` holds, for each token asked for, the ascending positions at which such a one stands. Every position of the
    first token begins at most one place, the tightest.
    """
    for first in columns[0] if columns else ():
        positions = [first]
        for column in columns[1:]:
            following = bisect_right(column, positions[-1])
            if following == len(column) or column[following] > first + len(columns) - 1 + slop:
                break
            positions.append(column[following])
        if len(positions) == len(columns) and positions[-1] - first < len(columns) + slop:
            yield Place(tuple(positions))


def near(left: Sequence[Place], right: Sequence[Place], within: int) -> Iterator[Place]:
    """Pairs with at most `within` words from the end of the one to the beginning of the other, in either order."""
    for before, after in ((left, right), (right, left)):
        starts = [place.first for place in after]
        for place in before:
            following = bisect_left(starts, place.last + 1)
            if following < len(starts) and starts[following] - place.last <= within:
                yield Place(place.positions + after[following].positions)
