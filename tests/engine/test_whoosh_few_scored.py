"""Rows are scored for which somebody asks: a few alone score as they do among all."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from every import made
from test_ranking_plainly import cable, question

from index.engine import Request, Snapshot, Sort
from index.query import Filter, OneOf, Query, Value, Word

CABLES = 1500
"""Enough for a word of a few cables to be rare among them."""
QUESTIONS = 150
ONE_IN = 50
"""A sender of so few that none but theirs are scored."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Several segments, one of them with cables that have come anew since."""
    rng = Random(1913)
    cables = [
        replace(cable(rng, version), values={"sender": (9,) if version % ONE_IN == 0 else (1,)})
        for version in range(1, CABLES + 1)
    ]
    rare = [replace(each, texts={**each.texts, "notes": "zeppelin envoys"}) for each in cables[40:60]]
    engine = made("whoosh", tmp_path_factory.mktemp("whoosh"))
    engine.write(cables[:900], [])
    engine.write([*cables[900:], *rare], [])
    return engine.snapshot()


def asked(rng: Random) -> Request:
    """A question without filters and clauses, sometimes with a word that few cables hold."""
    query = replace(question(rng).query, filters=())
    if rng.random() < 0.3:
        query = replace(query, plain=(*query.plain, Word("zeppelin")))
    return Request(query, limit=None)


def test_who_is_left_by_a_filter_scores_as_without_it(snapshot: Snapshot) -> None:
    rng, seen = Random(3), 0
    own = Filter("from", OneOf("sender", frozenset({9}), Value("x", "y")))
    for request in (asked(rng) for _ in range(QUESTIONS)):
        everyone = {hit.version: hit.score for hit in snapshot.answer(request).hits}
        for sort in Sort:
            narrowed = replace(request, query=replace(request.query, filters=(own,)), sort=sort)
            hits = snapshot.answer(narrowed).hits
            assert {hit.version: hit.score for hit in hits} == {
                version: score for version, score in everyone.items() if version % ONE_IN == 0
            }, request
            seen += len(hits)
    assert seen > QUESTIONS


def test_a_page_in_any_order_scores_as_the_whole_answer(snapshot: Snapshot) -> None:
    rng = Random(4)
    for request in (asked(rng) for _ in range(QUESTIONS)):
        everyone = {hit.version: hit.score for hit in snapshot.answer(request).hits}
        for sort in Sort:
            whole = snapshot.answer(replace(request, sort=sort)).hits
            page = snapshot.answer(replace(request, sort=sort, offset=3, limit=7)).hits
            assert page == whole[3:10]
            assert all(hit.score == everyone[hit.version] for hit in page)


def test_no_hit_has_no_reasons(tmp_path: Path) -> None:
    engine = made("whoosh", tmp_path)
    engine.write([cable(Random(1), 1)], [])
    snapshot = engine.snapshot()
    assert snapshot.reasons(Request(Query((Word("zeppelin"),))), ()) == []
