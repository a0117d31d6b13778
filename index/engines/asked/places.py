"""At how many places of some cables the parts of a question stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from index.engines.asked.fields import VERSION
from index.engines.asked.reading import Pair, Reading, Sought, Watch
from index.engines.asked.space import Q, Space
from index.nodes import field_of
from index.query import Leaf

_CHUNK = 1000


def count_places(
    space: Space[Q],
    leaves: Sequence[Leaf],
    fields: Sequence[str],
    versions: Iterable[int],
    exact: bool,
) -> int:
    """How many stretches of tokens satisfy one of the leaves in these cables, each counted once."""
    watch = Watch(space.lexicon, space.languages, exact, fields)
    sought = [(field_of(leaf), watch.leaf(leaf)) for leaf in leaves]
    every, total = iter(versions), 0
    while chunk := list(islice(every, _CHUNK)):
        query = space.any_term(VERSION, chunk)
        for reading in space.readings(query, watch):
            total += sum(len(set(_stretches(reading, field, sought))) for field in fields)
    return total


def _stretches(reading: Reading, field: str, sought: Sequence[tuple[str, Sought | Pair]]) -> Iterator[tuple[int, int]]:
    for own, each in sought:
        if own in ("", field):
            for place in reading.stretches(field, each):
                yield place.first, place.last
