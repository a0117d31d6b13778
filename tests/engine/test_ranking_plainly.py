"""A thousand generated questions: every engine finds, counts, scores and orders as is worked out plainly."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from every import FOLDERS, made
from plain_ranking import PlainRanking, Scores

from index.engine import Clause, Entry, Request, Snapshot
from index.query import (
    And,
    Filter,
    Fuzzy,
    Group,
    Match,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Query,
    Undated,
    Value,
    When,
    Wildcard,
    Word,
)

CABLES = 60
"""Fewer than an engine weighs that weighs only the best."""
QUESTIONS = 1000
NEARLY = 2e-4
"""Scores are worked out in single precision by some."""

STEMS = ["envoy", "legation", "barometer", "sail", "treaty", "harbour", "lantern", "secret", "report", "clerk", "grain"]
STEMS += ["consul", "telegram", "minister", "quarrel", "bridge", "winter", "cipher", "ship", "garden"]
ENDINGS = ["", "", "", "s", "ed", "ing", "er"]
FRENCH = ["côté", "cote", "envoyé", "envoyés", "traité", "traite", "navire", "l'envoyé"]
SMALL = ["the", "of", "and", "to", "for", "was", "12", "1912", "北京"]


def text(rng: Random, french: bool, most: int) -> str:
    words = []
    for _ in range(rng.randrange(most)):
        drawn = rng.random()
        if drawn < 0.3:
            words.append(rng.choice(SMALL))
        elif french and drawn < 0.7:
            words.append(rng.choice(FRENCH))
        else:
            # Few words are common, most are rare.
            words.append(STEMS[int(len(STEMS) * rng.random() ** 2)] + rng.choice(ENDINGS))
    return " ".join(words)


def cable(rng: Random, version: int) -> Entry:
    french = rng.random() < 0.3
    most = {"title": 6, "summary": 12, "body": rng.choice([15, 40, 100]), "notes": 12, "names": 5}
    texts = {field: text(rng, french, count) for field, count in most.items() if rng.random() < 0.8}
    first = date(1912, 1, 1).toordinal() + rng.randrange(60)
    dated = rng.random() < 0.9
    days = (first, first + rng.choice([0, 0, 3, 30])) if dated else (None, None)
    values = {"sender": tuple(rng.sample(range(4), 1)), "keyword": tuple(rng.sample(range(6), rng.randrange(3)))}
    return Entry(version, f"{rng.choice('abcd')}{version}", "fr" if french else "en", texts, values, *days, dated)


def word(rng: Random) -> Node:
    kind = rng.random()
    form = rng.choice(FRENCH) if kind < 0.15 else rng.choice(STEMS) + rng.choice(ENDINGS)
    if kind > 0.9:
        form = rng.choice([*SMALL, "zeppelin", form.upper()])
    field = rng.choice(["", "", "", "", "title", "body"])
    return Word(form, field, rng.random() < 0.1, ("secret",) if rng.random() < 0.1 else ())


def leaf(rng: Random) -> Node:
    kind = rng.random()
    if kind < 0.6:
        return word(rng)
    if kind < 0.8:
        pair = f"{rng.choice(['the', 'of', *STEMS])} {rng.choice(STEMS)}{rng.choice(ENDINGS)}"
        return Phrase(pair, 0, rng.choice(["", "body"]))
    if kind < 0.9:
        return Wildcard(rng.choice(["env*", "*er", "s?il*", "l*s"]))
    return Fuzzy(rng.choice(["envoi", "legatoin", "barometre"]), rng.randrange(1, 3))


def node(rng: Random, depth: int = 2) -> Node:
    kind = rng.random()
    if depth == 0 or kind < 0.6:
        return leaf(rng)
    inside = tuple(node(rng, depth - 1) for _ in range(rng.randrange(1, 4)))
    return (And if kind < 0.7 else Or if kind < 0.8 else Group if kind < 0.92 else lambda nodes: Not(nodes[0]))(inside)


def condition(rng: Random) -> Node:
    begin = date(1912, 1, 1).toordinal() + rng.randrange(50)
    when = When(date.fromordinal(begin), date.fromordinal(begin + rng.randrange(40)), rng.random() < 0.3)
    owned = OneOf(rng.choice(["sender", "keyword"]), frozenset(rng.sample(range(6), 2)), Value("x", "y"))
    return rng.choice([when, owned, owned, Undated(), Not(owned), Or((when, owned))])


def question(rng: Random) -> Request:
    plain = tuple(word(rng) if rng.random() < 0.8 else node(rng) for _ in range(rng.randrange(6)))
    required = (node(rng),) if rng.random() < 0.25 or not plain else ()
    excluded = (leaf(rng),) if rng.random() < 0.15 else ()
    filters = (Filter("from", condition(rng)),) if rng.random() < 0.3 else ()
    clauses = tuple(
        Clause(rng.choice([condition(rng), leaf(rng)]), rng.choice([0.5, 1.0, 2.0])) for _ in range(rng.randrange(3))
    )
    match = rng.choice([Match.ENOUGH, Match.ENOUGH, Match.ANY, Match.ALL])
    return Request(Query(plain, required, excluded, filters, match, rng.random() < 0.1), limit=None, clauses=clauses)


@pytest.fixture(scope="module")
def cables() -> list[Entry]:
    rng = Random(1912)
    return [cable(rng, version) for version in range(1, CABLES + 1)]


@pytest.fixture(scope="module")
def asked(cables: list[Entry]) -> list[tuple[Request, Scores]]:
    """The questions, and what each cable of the answer has to score."""
    rng, plainly = Random(1), PlainRanking(cables)
    return [(each, plainly.scores(each)) for each in (question(rng) for _ in range(QUESTIONS))]


@pytest.fixture(scope="module", params=FOLDERS)
def snapshot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cables: list[Entry]) -> Snapshot:
    """An engine that has come to hold the cables by several commits."""
    engine = made(request.param, tmp_path_factory.mktemp(request.param))
    strangers = [replace(each, version=each.version + 500, id=f"gone/{each.id}") for each in cables[:30]]
    engine.write([*cables[:40], *strangers], [])
    engine.write(cables[40:80], [each.version for each in strangers])
    engine.write([*cables[80:], cables[3]], [])
    return engine.snapshot()


def test_scores_and_order_are_those_worked_out_plainly(
    snapshot: Snapshot, cables: list[Entry], asked: list[tuple[Request, Scores]]
) -> None:
    places = {entry.version: (not entry.dated, entry.earliest or 0, _width(entry), entry.id) for entry in cables}
    for request, scores in asked:
        answer = snapshot.answer(request)
        assert {hit.version for hit in answer.hits} == scores.keys(), request
        assert answer.total == len(scores)
        assert [hit.score for hit in answer.hits] == pytest.approx(
            [scores[hit.version] for hit in answer.hits], rel=NEARLY, abs=NEARLY
        ), request
        for before, after in pairwise(answer.hits):
            assert before.score >= after.score, request
            assert before.score > after.score or places[before.version] < places[after.version], request
        assert snapshot.answer(replace(request, offset=5, limit=10)).hits == answer.hits[5:15]


def test_the_questions_ask_for_something(asked: list[tuple[Request, Scores]]) -> None:
    found = [len(scores) for _, scores in asked]
    assert sum(0 < count < CABLES for count in found) > 500


def _width(entry: Entry) -> int:
    return (entry.latest or 0) - (entry.earliest or 0)
