"""At how many places of some cables the parts of a question stand."""

from collections.abc import Iterable, Sequence

import numpy as np

from index.engines.whoosh.arrays import Ints, Mask, ascending
from index.engines.whoosh.occurrences import Places, documents, occurrences, pairs
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
        for field in fields:
            found = [
                _stretches(part, field, leaf, chosen, space.languages, exact)
                for leaf in leaves
                if field_of(leaf) in ("", field)
            ]
            total += len(ascending(np.concatenate(found))) if found else 0
    return total


def _stretches(part: Part, field: str, leaf: Leaf, chosen: Mask, languages: frozenset[str], exact: bool) -> Ints:
    places = _places(part, field, leaf, languages, exact)
    kept = chosen[part.rows[documents(places.starts, part.segment.fields[field].bases)]]
    stretches: Ints = places.starts[kept] * _LONGEST + (places.ends - places.starts)[kept]
    return stretches


def _places(part: Part, field: str, leaf: Leaf, languages: frozenset[str], exact: bool) -> Places:
    if isinstance(leaf, Near):
        left, right = (_places(part, field, side, languages, exact) for side in (leaf.left, leaf.right))
        return pairs(left, right, leaf.within, part.segment.fields[field].bases)
    asked = sequence(leaf, languages, exact)
    return occurrences(part, field, asked.wanted, asked.slop)
