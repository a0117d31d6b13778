"""Who has something in one field, over all rows of a view: the postings of every segment laid end to end."""

from collections.abc import Sequence

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Floats, Ints
from index.engines.whoosh.view import Part, Where

Piece = tuple[Part, Array, Array]
"""A part, some of its documents, and how often each has what was asked."""

_FEW = 128
"""Postings are few where there is no more than one for so many rows: they are then looked for among those asked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """Rows and how often each has it. A row comes once, or as often as it has several terms."""

    rows: Ints
    times: Array
    once: bool

    def at(self, where: Where, size: int) -> Floats:
        """How often each of the rows asked for has it; `size` is how many rows there are, with that of the dead."""
        if not isinstance(where, slice) and len(self.rows) * _FEW < size:
            return self._among(where)
        found = np.zeros(size, dtype=np.float32)
        times = self.times.astype(np.float32)
        if self.once:
            found[self.rows] = times
        else:
            np.add.at(found, self.rows, times)
        asked: Floats = found[:-1][where]
        return asked

    def _among(self, where: Ints) -> Floats:
        found = np.zeros(len(where) + 1, dtype=np.float32)
        order = np.append(np.argsort(where, kind="stable"), len(where))
        places = order[np.searchsorted(where, self.rows, sorter=order[:-1])]
        asked = np.append(where, -1)[places] == self.rows
        np.add.at(found, places[asked], self.times[asked].astype(np.float32))
        return found[:-1]


def gathered(pieces: Sequence[Piece], once: bool) -> Held | None:
    """What all parts hold; None where none does. `once` tells that no piece names a document twice."""
    if not pieces:
        return None
    rows: Ints = np.concatenate([part.placed(docs) for part, docs, _ in pieces], dtype=np.int64)
    if len(pieces) == 1:
        rows += pieces[0][0].first
    else:
        rows += np.repeat([part.first for part, _, _ in pieces], [len(docs) for _, docs, _ in pieces])
    return Held(rows, np.concatenate([times for _, _, times in pieces]), once)
