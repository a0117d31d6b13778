"""The values of a facet as they are shown: the commonest, those like some words, or those that mark an answer.

What marks an answer is measured by Dunning's log-likelihood ratio (Computational Linguistics 19, 1993): how surprising
a value's count in the answer is, given how common it is in the whole collection. Only what is commoner in the answer
than elsewhere counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import log

from corpus.frozen import dataclass
from corpus.normalise.names.compare import fold
from index.engine import ValueCounts
from index.store import Store
from index.values import Value

FACET_VALUES = 10
_SURE = 3.84
"""What a ratio must reach: less happens by chance in one case of twenty."""


class Order(StrEnum):
    """How the values of a facet are ordered."""

    COUNT = "count"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class FacetWanted:
    """A facet by its name and how many of its values to give; None gives all.

    `like` keeps those in whose label these words begin or, if there are none, stand anywhere, in any case and spelling;
    `significant` those that mark the answer, the most telling first.
    """

    name: str
    values: int | None = FACET_VALUES
    like: str = ""
    order: Order = Order.COUNT
    significant: bool = False

    @property
    def most(self) -> int | None:
        """How many of the commonest values have to be known to choose those that are wanted; None where all have."""
        return None if self.like or self.significant or self.order is Order.VALUE else self.values


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many cables of the answer share a value.

    Of a value that marks the answer also how many cables of the index have it, and by how much it does (`score`).
    """

    value: Value
    count: int
    in_all: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of a facet; `other` sums the counts of those that are not given, `missing` counts cables without a value,
    `known` those with one or more. `distinct` is the number of values, of those like the words where some were asked.
    """

    name: str
    values: tuple[FacetCount, ...]
    other: int
    missing: int
    known: int
    distinct: int


@dataclass(frozen=True, slots=True)
class _Held:
    """The values of an answer that a facet is about, with their counts; `scores` tell how much each marks the answer.

    `likely` are those that can be among the ones to give.
    """

    wanted: FacetWanted
    counts: ValueCounts
    held: Mapping[int, int]
    scores: Mapping[int, float]
    likely: Sequence[int]


def facets_of(
    wanted: Iterable[FacetWanted], found: Mapping[str, ValueCounts], whole: Mapping[str, ValueCounts], store: Store
) -> tuple[Facet, ...]:
    """The facets as they are wanted, from the counts in the answer and (where `significant`) in the whole index."""
    held = [_held(each, found[each.name], whole.get(each.name), store) for each in wanted if each.name in found]
    # Labels are fetched for those alone that can be among the first, and for all facets together.
    labels = store.labels({value: None for each in held for value in each.likely})
    return tuple(_facet(each, whole.get(each.wanted.name), labels) for each in held)


def _held(wanted: FacetWanted, counts: ValueCounts, whole: ValueCounts | None, store: Store) -> _Held:
    held: Mapping[int, int] = counts.counts
    if wanted.like:
        held = _like(wanted.like, held, store.labels(held))
    scores: dict[int, float] = {}
    if wanted.significant and whole is not None:
        scores = _telling(held, counts, whole)
        held = {value: held[value] for value in scores}
    if wanted.order is Order.VALUE or wanted.values is None:
        likely = list(held)
    else:
        likely = _first(scores or held, wanted.values)
    return _Held(wanted, counts, held, scores, likely)


def _facet(found: _Held, whole: ValueCounts | None, labels: Mapping[int, Value]) -> Facet:
    wanted, counts, held, scores = found.wanted, found.counts, found.held, found.scores
    ordered = sorted(found.likely, key=lambda each: (-scores.get(each, 0.0), -held[each], labels[each].label, each))
    if wanted.order is Order.VALUE:
        ordered = sorted(found.likely, key=lambda value: (fold(labels[value].label), labels[value].label, value))
    shown = ordered if wanted.values is None else ordered[: wanted.values]
    in_all = whole.counts if whole is not None and wanted.significant else {}
    values = tuple(FacetCount(labels[each], held[each], in_all.get(each), scores.get(each)) for each in shown)
    other = sum(held.values()) + counts.rest - sum(each.count for each in values)
    return Facet(wanted.name, values, other, counts.missing, counts.known, len(held) + counts.others)


def _like(text: str, held: Mapping[int, int], labels: Mapping[int, Value]) -> dict[int, int]:
    """The values in whose labels the text begins a word; where there are none, those that hold it anywhere."""
    asked = " ".join(fold(text).split())
    if not asked:
        return {value: count for value, count in held.items() if text.strip() in labels[value].label}
    folded = {value: f" {fold(labels[value].label)}" for value in held}
    begun = {value: held[value] for value, label in folded.items() if f" {asked}" in label}
    return begun or {value: held[value] for value, label in folded.items() if asked in label}


def _first(measure: Mapping[int, float], most: int) -> list[int]:
    """The values that are among the first so many, and those that tie with the last of them."""
    least = sorted(measure.values(), reverse=True)[:most]
    return [value for value, each in measure.items() if least and each >= least[-1]]


def _telling(held: Mapping[int, int], counts: ValueCounts, whole: ValueCounts) -> dict[int, float]:
    """The values that mark the answer, with how much they do."""
    inside = counts.known + counts.missing
    every = whole.known + whole.missing
    scores = {}
    for value, count in held.items():
        score = likelihood_ratio(count, inside, whole.counts.get(value, count), every)
        if score >= _SURE:
            scores[value] = score
    return scores


def likelihood_ratio(count: int, inside: int, in_all: int, every: int) -> float:
    """Dunning's ratio for a value that `count` of the `inside` cables of an answer have, and `in_all` of `every` cable.

    It is 0 where the value is no commoner in the answer than in the rest, or where there is no rest.
    """
    outside, elsewhere = every - inside, in_all - count
    if not inside or outside <= 0 or count * outside <= elsewhere * inside:
        return 0.0
    cells = ((count, inside, in_all), (elsewhere, outside, in_all), (inside - count, inside, every - in_all),
             (outside - elsewhere, outside, every - in_all))  # fmt: skip
    return 2 * sum(seen * log(seen * every / (row * column)) for seen, row, column in cells if seen > 0)
