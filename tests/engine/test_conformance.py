"""Every engine answers the questions of `questions.jsonl` just so, after a history of writes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from conformance import (
    ASKED,
    Correspondence,
    consistent,
    correspondence,
    described,
    questions,
    request,
    tells_commonest,
)
from every import NAMES, made_by

from index.engine import Snapshot
from search.evaluate import evaluate

QUESTIONS = questions()


def name(asked: dict[str, Any]) -> str:
    said = [f"{key}={asked[key]}" for key in ASKED[1:] if key in asked]
    return " ".join([ascii(asked["ask"]), *said])


@pytest.fixture(scope="module")
def known() -> Correspondence:
    return correspondence()


@pytest.fixture(scope="module", params=NAMES)
def snapshot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """An engine that holds the correspondence after additions, replacements and removals."""
    engine = made_by(request, tmp_path_factory.mktemp(request.param))
    every = correspondence().entries()
    strangers = [replace(entry, version=entry.version + 1000, id=f"gone/{entry.id}") for entry in every[:9]]
    false = [replace(entry, texts={"body": "lighthouse oil xyzzy"}, values={}) for entry in every[10:20]]
    engine.write([*every[:12], *strangers], [])
    engine.write([*false, *every[20:30]], [entry.version for entry in strangers[:5]])
    engine.write([*every[10:20], *every[30:]], [entry.version for entry in strangers[5:]])
    snapshot = engine.snapshot()
    yield snapshot
    snapshot.close()


@pytest.mark.parametrize("asked", QUESTIONS, ids=name)
def test_the_answer_is_just_this(snapshot: Snapshot, known: Correspondence, asked: dict[str, Any]) -> None:
    answer = snapshot.answer(request(asked, known))
    assert described(asked, answer, known) == asked
    assert consistent(answer)
    scores = [hit.score for hit in answer.hits]
    assert "sort" in asked or scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("asked", QUESTIONS[::7], ids=name)
def test_pages_are_pieces_of_the_answer(snapshot: Snapshot, known: Correspondence, asked: dict[str, Any]) -> None:
    whole = request(asked, known)
    hits = snapshot.answer(whole).hits
    for offset in range(0, len(hits) + 1, 4):
        page = snapshot.answer(replace(whole, offset=offset, limit=4))
        assert page.hits == hits[offset : offset + 4]
        assert page.total == len(hits)


@pytest.mark.parametrize("asked", [asked for asked in QUESTIONS if "facets" in asked], ids=name)
def test_the_commonest_values_are_those_of_all(
    snapshot: Snapshot, known: Correspondence, asked: dict[str, Any]
) -> None:
    whole = request(asked, known)
    facets = snapshot.answer(whole).facets
    for most in (0, 1, 3, 1000):
        few = snapshot.answer(replace(whole, most=dict.fromkeys(whole.facets, most))).facets
        assert few.keys() == facets.keys()
        for facet, counts in few.items():
            assert tells_commonest(counts, facets[facet], most)


def test_the_file_says_what_the_plain_evaluator_says(known: Correspondence) -> None:
    entries = known.entries()
    for asked in QUESTIONS:
        found = described(asked, evaluate(request(asked, known), entries), known)
        assert found == asked, "see conformance.py: --write works the answers out anew"


def test_there_are_hundreds_of_questions_and_none_twice() -> None:
    names = [name(asked) for asked in QUESTIONS]
    assert len(set(names)) == len(names) > 300
