"""Why a cable scores what it scores: what each part of the question and each clause adds to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.engine import TEXT_FIELDS, Hit, Reason, Request
from index.engines.asked.fields import VERSION
from index.engines.asked.membership import Membership, membership_of
from index.engines.asked.reading import Reading
from index.engines.asked.space import Q, Space
from index.engines.asked.weighing import LOOKED_AT, Weighing
from index.query import Fuzzy, Near, Node, Phrase, Wildcard, Word
from index.scoring import FUNCTION_WEIGHT


def reasons(space: Space[Q], request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
    """For each hit of the answer to the request what made its score, the most first."""
    membership = membership_of(space, request.query)
    weighing = Weighing(membership, request.query, request.clauses)
    asked = space.any_term(VERSION, [hit.version for hit in hits])
    read = {reading.facts.version: reading for reading in space.readings(asked, weighing.watch)}
    return [
        _reasons(membership, weighing, read[hit.version], hit, near=place < LOOKED_AT) if hit.version in read else ()
        for place, hit in enumerate(hits, request.offset)
    ]


def _reasons(
    membership: Membership[Q], weighing: Weighing[Q], reading: Reading, hit: Hit, *, near: bool
) -> tuple[Reason, ...]:
    raised = [
        Reason(clause.node, points, clause.why)
        for clause in weighing.clauses
        if (near or not isinstance(clause.node, Near)) and (points := weighing.gain(reading, clause)) > 0
    ]
    said = list(_by_words(membership, weighing, reading))
    # What a cable lacks of the words takes from all of them alike.
    own, whole = hit.score - sum(each.points for each in raised), sum(each.points for each in said)
    scaled = [replace(each, points=each.points * own / whole) for each in said] if whole > 0 else []
    return tuple(sorted((*scaled, *raised), key=lambda each: -each.points))


def _by_words(membership: Membership[Q], weighing: Weighing[Q], reading: Reading) -> Iterator[Reason]:
    counted = membership.soft(weighing.plain).counted if weighing.plain else ()
    for node in (*weighing.plain, *weighing.required):
        score = weighing.worth(reading, node)[1]
        if score > 0:
            worth = FUNCTION_WEIGHT if node in weighing.plain and node not in counted else 1.0
            yield Reason(node, score * worth, fields=tuple(_fields(weighing, reading, node)))


def _fields(weighing: Weighing[Q], reading: Reading, node: Node) -> Iterator[str]:
    """The fields of the cable in which a leaf stands."""
    if isinstance(node, Word | Phrase | Wildcard | Fuzzy):
        for field in TEXT_FIELDS:
            if weighing.leaf(reading, node, field):
                yield field
