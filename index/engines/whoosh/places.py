"""At how many places of some cables the parts of a question stand."""

from collections.abc import Iterable, Sequence

import numpy as np

from index.engines.whoosh.arrays import Ints, Mask
from index.engines.whoosh.occurrences import documents, occurrences
from index.engines.whoosh.view import Part, Space
from index.matching import sequence
from index.query import Fuzzy, Phrase, Wildcard, Word

_LONGEST = 1 << 20


def count_places(
    space: Space,
    leaves: Sequence[Word | Phrase | Wildcard | Fuzzy],
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
                if leaf.field in ("", field)
            ]
            total += len(np.unique(np.concatenate(found))) if found else 0
    return total


def _stretches(
    part: Part, field: str, leaf: Word | Phrase | Wildcard | Fuzzy, chosen: Mask, languages: frozenset[str], exact: bool
) -> Ints:
    asked = sequence(leaf, languages, exact)
    places = occurrences(part, field, asked.wanted, asked.slop)
    kept = chosen[part.rows[documents(places.starts, part.segment.bases(field))]]
    stretches: Ints = places.starts[kept] * _LONGEST + (places.ends - places.starts)[kept]
    return stretches
