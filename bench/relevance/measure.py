"""The measures, question by question, and whether a difference between two systems is more than chance."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from ir_measures import RR, Measure, Qrel, ScoredDoc, Success, iter_calc, nDCG

from bench.relevance.collection import Question

MEASURES: Sequence[Measure] = (nDCG @ 10, RR @ 10, Success @ 10)
"""What is measured, by ir-measures."""

Run = Mapping[str, Sequence[str]]
"""The ids that a system found for each question, best first."""

Scores = Mapping[str, np.ndarray]
"""For each measure, its value for each question in the order of the questions."""


def scores(run: Run, asked: Mapping[str, Question]) -> Scores:
    """Each measure for each question; a question without an answer has nothing."""
    judged = [Qrel(key, id, worth) for key, question in asked.items() for id, worth in question.worth.items()]
    order = {key: place for place, key in enumerate(asked)}
    found: dict[str, np.ndarray] = {str(measure): np.zeros(len(asked)) for measure in MEASURES}
    for metric in iter_calc(MEASURES, judged, list(_scored(run))):
        found[str(metric.measure)][order[metric.query_id]] = metric.value
    return found


def _scored(run: Run) -> Iterable[ScoredDoc]:
    return (ScoredDoc(key, id, -float(place)) for key, ids in run.items() for place, id in enumerate(ids))


def by_chance(ours: np.ndarray, theirs: np.ndarray, tries: int = 10_000) -> float:
    """How often chance alone makes a mean difference as large (paired permutation test, two-sided)."""
    differences = ours - theirs
    signs = np.random.default_rng(7).choice(np.array([-1.0, 1.0]), size=(tries, len(differences)))
    larger = np.abs(signs @ differences) >= abs(differences.sum()) - 1e-12
    return float((larger.sum() + 1) / (tries + 1))
