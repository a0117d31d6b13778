"""Why a row scores what it scores: what each part of the question and each clause adds to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from index.counting import counting, function_words_of
from index.engine import TEXT_FIELDS, Hit, Reason, Request
from index.engines.whoosh.clauses import gain, nearness
from index.engines.whoosh.evaluate import Evaluator
from index.engines.whoosh.view import Space
from index.query import Fuzzy, Near, Node, Phrase, Wildcard, Word
from index.scoring import BEST, FUNCTION_WEIGHT


def reasons(space: Space, request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
    """For each hit of the answer to the request what made its score, the most first."""
    query = request.query
    evaluator = Evaluator(space, query.match, query.exact, function_words_of(query, space.languages))
    rows = [int(space.table.rows_of((hit.version,))[0]) for hit in hits]
    by_words = [_by_words(evaluator, request, row) for row in rows]
    by_clauses = _by_clauses(evaluator, request, rows)
    found = []
    for hit, said, raised in zip(hits, by_words, by_clauses, strict=True):
        # What a cable lacks of the words takes from all of them alike.
        own, whole = hit.score - sum(each.points for each in raised), sum(each.points for each in said)
        scaled = [replace(each, points=each.points * own / whole) for each in said] if whole > 0 else []
        found.append(tuple(sorted((*scaled, *raised), key=lambda each: -each.points)))
    return found


def _by_words(evaluator: Evaluator, request: Request, row: int) -> list[Reason]:
    plain = evaluator.asking(request.query.plain)
    counted = counting(plain, evaluator.ignored)
    found = []
    for node in (*plain, *evaluator.asking(request.query.required)):
        score = float(evaluator.find(node).gained(np.array([row]))[0])
        if score > 0:
            worth = FUNCTION_WEIGHT if node in plain and node not in counted else 1.0
            found.append(Reason(node, score * worth, fields=tuple(_fields(evaluator, node, row))))
    return found


def _fields(evaluator: Evaluator, node: Node, row: int) -> Iterator[str]:
    """The fields of the row in which a leaf stands."""
    if isinstance(node, Word | Phrase | Wildcard | Fuzzy):
        for field in (node.field,) if node.field else TEXT_FIELDS:
            if evaluator.find(replace(node, field=field)).rows[row]:
                yield field


def _by_clauses(evaluator: Evaluator, request: Request, rows: Sequence[int]) -> list[list[Reason]]:
    chosen = evaluator.space.none()
    chosen[[row for place, row in enumerate(rows, request.offset) if place < BEST]] = True
    where = np.array(rows, dtype=np.int64)
    gains = [
        (clause, np.broadcast_to(gain(evaluator, clause, where), len(where)))
        for clause in request.clauses
        if not isinstance(clause.node, Near)
    ]
    gains += [(clause, more[where]) for clause, more in nearness(evaluator, request.clauses, chosen)]
    return [
        [Reason(clause.node, float(more[place]), clause.why) for clause, more in gains if more[place] > 0]
        for place in range(len(rows))
    ]
