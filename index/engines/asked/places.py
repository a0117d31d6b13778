"""At how many places of some cables the parts of a question stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from index.engines.asked.fields import VERSION
from index.engines.asked.reading import Reading, Watch
from index.engines.asked.space import Q, Space
from index.matching import Wanted, sequence
from index.nodes import field_of
from index.query import Leaf, Near

_CHUNK = 1000


def count_places(
    space: Space[Q],
    leaves: Sequence[Leaf],
    fields: Sequence[str],
    versions: Iterable[int],
    exact: bool,
) -> int:
    """How many stretches of tokens satisfy one of the leaves in these cables, each counted once."""
    watch = Watch(space.lexicon, (wanted for leaf in leaves for wanted in _wanted(space, leaf, exact)))
    every, total = iter(versions), 0
    while chunk := list(islice(every, _CHUNK)):
        query = space.any_term(VERSION, chunk)
        for reading in space.readings(query, watch, exact):
            total += sum(len(set(_stretches(reading, field, leaves))) for field in fields)
    return total


def _wanted(space: Space[Q], leaf: Leaf, exact: bool) -> Iterator[Wanted]:
    for side in (leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,):
        yield from sequence(side, space.languages, exact).wanted


def _stretches(reading: Reading, field: str, leaves: Sequence[Leaf]) -> Iterator[tuple[int, int]]:
    for leaf in leaves:
        if field_of(leaf) in ("", field):
            for place in reading.leaf(field, leaf):
                yield place.first, place.last
