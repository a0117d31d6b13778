"""Leaves of the query tree over all rows: who holds a word, phrase, pattern or pair, and how well it fits."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from corpus.frozen import dataclass
from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Floats, Ints, Mask
from index.engines.whoosh.dictionary import NO_TERMS
from index.engines.whoosh.held import Held, Piece, gathered
from index.engines.whoosh.occurrences import Laid, Stretch, documents, near
from index.engines.whoosh.scoring import blended, saturated
from index.engines.whoosh.view import ALL, NOTHING, Found, Part, Space, Where
from index.matching import Sequence as Asked
from index.matching import Wanted, garbled, sequence
from index.query import Leaf, Near, Word
from index.scoring import GARBLE_WEIGHT, rarity


def find(leaf: Leaf, space: Space, exact: bool) -> Found:
    """Evaluate a leaf. `exact` asks for exact forms only."""
    if isinstance(leaf, Near):
        return _near(leaf, space, exact)
    asked = sequence(leaf, space.languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    own, others = _holders(space, asked), [_holders(space, each) for each in spoilt]
    return _found(
        space,
        (
            _InField(field, *own(field), tuple(filter(None, (other(field)[0] for other in others))))
            for field in _fields(asked.field)
        ),
    )


def _fields(field: str) -> Sequence[str]:
    return (field,) if field in TEXT_FIELDS else TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class _InField:
    """Who has a leaf in a field: in the form asked for, in any of its stem, in spoilt ones."""

    field: str
    exact: Held | None
    inflected: Held | None = None
    spoilt: tuple[Held, ...] = ()

    def held(self) -> Iterator[Held]:
        """Whatever is held."""
        yield from filter(None, (self.exact, self.inflected, *self.spoilt))

    def times(self, where: Where, size: int) -> Floats:
        """How often each row has the leaf, other forms than that asked for for less."""
        total = np.zeros(1, dtype=np.float32) if self.exact is None else self.exact.at(where, size)
        if self.inflected is not None:
            total = blended(total, self.inflected.at(where, size))
        for each in self.spoilt:
            total = total + each.at(where, size) * np.float32(GARBLE_WEIGHT)
        return total


class _Scored:
    """A leaf's score by BM25F, worked out for some rows or, once, for all."""

    def __init__(self, space: Space, fields: Sequence[_InField], rows: Mask) -> None:
        self._space, self._fields, self._rows = space, fields, rows
        self._holders = int(np.count_nonzero(rows))
        self._rare = np.float32(rarity(space.rows, self._holders))
        self._all: Floats | None = None

    def gained(self, where: Where) -> Floats:
        """What each of the rows gains."""
        if not isinstance(where, slice):
            return self._gained(where) if self._all is None else self._all[where]
        if self._all is None:
            self._all = self._spread() if self._holders <= len(self._rows) // 2 else self._gained(ALL)
        return self._all

    def _spread(self) -> Floats:
        """The score of all rows, worked out for those that have one."""
        score = np.zeros(len(self._rows), dtype=np.float32)
        held = np.flatnonzero(self._rows)
        score[held] = self._gained(held)
        return score

    def _gained(self, where: Where) -> Floats:
        total = np.zeros(1, dtype=np.float32)
        for each in self._fields:
            total = total + each.times(where, self._space.rows + 1) * self._space.worth(each.field)[where]
        return saturated(total) * self._rare


def _found(space: Space, fields: Iterable[_InField]) -> Found:
    """Who has a leaf in any of the fields, with what it gains."""
    kept = [each for each in fields if any(each.held())]
    if not kept:
        return Found(space.none(), lambda _: NOTHING)
    rows = np.zeros(space.rows + 1, dtype=np.bool_)
    size = rows.nbytes * np.dtype(np.float32).itemsize
    for held in chain.from_iterable(each.held() for each in kept):
        rows[held.rows] = True
        size += held.rows.nbytes + held.times.nbytes
    return Found(rows[:-1], _Scored(space, kept, rows[:-1]).gained, size)


def _holders(space: Space, asked: Asked) -> Callable[[str], tuple[Held | None, Held | None]]:
    """Who has in a field exactly what was asked, and who has it in any form of its stem."""
    if len(asked.wanted) != 1:
        return lambda field: (gathered(_sequences(space, field, asked), True), None)
    terms = [(part, *_terms(part, asked.wanted[0])) for part in space.parts]
    spans = [(*each, _span(*each[1:])) for each in terms if len(each[1]) or len(each[2])]

    def in_field(field: str) -> tuple[Held | None, Held | None]:
        # Most words are in few of the fields: whether any of its terms is there is seen at a glance.
        there = [each for each in spans if each[0].segment.fields[field].has_between(*each[3])]
        exact = _of_terms(field, [(part, forms) for part, forms, _, _ in there if len(forms)])
        return exact, _of_terms(field, [(part, others) for part, _, others, _ in there if len(others)])

    return in_field


def _span(forms: Ints, others: Ints) -> tuple[int, int]:
    """The least and the greatest of ascending numbers, in one of the two or both."""
    ends = [(int(numbers[0]), int(numbers[-1])) for numbers in (forms, others) if len(numbers)]
    return min(ends)[0], max(last for _, last in ends)


def _terms(part: Part, wanted: Wanted) -> tuple[Ints, Ints]:
    dictionary = part.segment.dictionary
    if wanted.pattern or wanted.near:
        return dictionary.satisfying(wanted), NO_TERMS
    return dictionary.split(wanted)


def _of_terms(field: str, terms: Iterable[tuple[Part, Ints]]) -> Held | None:
    pieces: list[Piece] = []
    once = True
    for part, numbers in terms:
        if found := part.segment.fields[field].found(numbers):
            pieces.append((part, *found))
            once = once and len(numbers) == 1
    return gathered(pieces, once)


def _sequences(space: Space, field: str, asked: Asked) -> list[Piece]:
    def docs(stretch: Stretch) -> Ints:
        return documents(stretch.occurrences(asked.wanted, asked.slop).starts, stretch.bases)

    return _counted(space, field, asked.wanted, docs)


def _counted(space: Space, field: str, wanted: Collection[Wanted], docs: Callable[[Stretch], Ints]) -> list[Piece]:
    """Each document once, and how often it is named, by its place in the stretch, among those that have all wanted."""
    pieces: list[Piece] = []
    for part in space.parts:
        for stretch in Laid(part, field, wanted).stretches():
            times = np.bincount(docs(stretch))
            if len(once := np.flatnonzero(times)):
                pieces.append((part, stretch.docs[once], times[once]))
    return pieces


def _near(leaf: Near, space: Space, exact: bool) -> Found:
    left, right = (sequence(side, space.languages, exact) for side in (leaf.left, leaf.right))
    if left.field and right.field and left.field != right.field:
        return _found(space, ())

    def pairs(field: str) -> Held | None:
        def docs(stretch: Stretch) -> Ints:
            places = [stretch.occurrences(side.wanted, side.slop) for side in (left, right)]
            return near(places[0], places[1], leaf.within, stretch.bases)

        return gathered(_counted(space, field, (*left.wanted, *right.wanted), docs), True)

    return _found(space, (_InField(field, pairs(field)) for field in _fields(left.field or right.field)))
