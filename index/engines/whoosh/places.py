"""At how many places of some cables the parts of a question stand."""

from collections.abc import Iterable, Sequence

import numpy as np

from index.engines.whoosh.arrays import Ints, ascending
from index.engines.whoosh.occurrences import Places, occurrences, pairs
from index.engines.whoosh.view import Part, Space
from index.matching import sequence
from index.nodes import field_of
from index.query import Leaf, Near

_LONGEST = 1 << 20


def count_places(
    space: Space,
    leaves: Sequence[Leaf],
    fields: Sequence[str],
    versions: Iterable[int],
    exact: bool,
) -> int:
    """How many stretches of tokens satisfy one of the leaves in these cables, each counted once."""
    chosen = np.zeros(space.rows + 1, dtype=np.bool_)
    chosen[space.table.rows_of(versions)] = True
    total = 0
    for part in space.parts:
        docs = np.flatnonzero(chosen[part.rows])
        for field in fields:
            asked = [leaf for leaf in leaves if field_of(leaf) in ("", field)]
            found = [_stretches(_places(part, field, leaf, docs, space.languages, exact)) for leaf in asked]
            total += len(ascending(np.concatenate(found))) if found else 0
    return total


def _stretches(places: Places) -> Ints:
    """A number for each."""
    stretches: Ints = places.starts * _LONGEST + (places.ends - places.starts)
    return stretches


def _places(part: Part, field: str, leaf: Leaf, docs: Ints, languages: frozenset[str], exact: bool) -> Places:
    if isinstance(leaf, Near):
        left, right = (_places(part, field, side, docs, languages, exact) for side in (leaf.left, leaf.right))
        return pairs(left, right, leaf.within, part.segment.fields[field].bases)
    asked = sequence(leaf, languages, exact)
    return occurrences(part, field, asked.wanted, asked.slop, docs)
