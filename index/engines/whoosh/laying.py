"""The postings of a text field as they are laid down in a segment: what `postings` reads."""

from collections.abc import Sequence

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Ints, narrow
from index.engines.whoosh.postings import OFTEN
from index.tallying import spread

_LONG = 32
"""Runs of so many numbers and more are moved one by one; of shorter ones all numbers at once."""


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """The postings of a field: `postings` says what the arrays hold; `times` are the true ones."""

    terms: Array
    first: Ints
    placed: Ints
    docs: Array
    times: Array
    places: Array
    lengths: Array

    def arrays(self, field: str) -> dict[str, Array]:
        """The arrays of the field, by their names."""
        often = np.flatnonzero(self.times >= OFTEN)
        return {
            f"{field}.terms": narrow(self.terms),
            f"{field}.first": narrow(self.first),
            f"{field}.placed": narrow(self.placed),
            f"{field}.docs": narrow(self.docs),
            f"{field}.times": np.minimum(self.times, OFTEN).astype(np.uint8),
            f"{field}.often": narrow(often),
            f"{field}.often_times": narrow(self.times[often]),
            f"{field}.places": narrow(self.places),
            f"{field}.lengths": narrow(self.lengths),
        }


class Runs:
    """Runs of numbers: each begins somewhere in a source, and shall begin somewhere in a target."""

    def __init__(self, begins: Ints, to: Ints, lengths: Ints) -> None:
        begins = begins[: len(lengths)]
        long, short = np.flatnonzero(lengths >= _LONG), np.flatnonzero(lengths < _LONG)
        self._long = [each[long].tolist() for each in (begins, to, lengths)]
        self._from, self._to = (spread(each[short], lengths[short]) for each in (begins, to))

    def move(self, source: Array, target: Array) -> None:
        """Copy them."""
        for begin, at, length in zip(*self._long, strict=True):
            target[at : at + length] = source[begin : begin + length]
        target[self._to] = source[self._from]


def beginnings(terms: Sequence[Ints], counts: Sequence[Ints], all_terms: int) -> list[Ints]:
    """Where each run of each source shall begin, term by term and within a term source by source.

    `terms` are the terms of the runs of each source, each once, `counts` how long the runs are.
    """
    together = np.zeros(all_terms, dtype=np.int64)
    within = []
    for theirs, lengths in zip(terms, counts, strict=True):
        within.append(together[theirs])
        together[theirs] += lengths
    starts = np.cumsum(together) - together
    return [starts[theirs] + before for theirs, before in zip(terms, within, strict=True)]
