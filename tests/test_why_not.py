"""Why a cable is in an answer or not: never at odds with the answer itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT, Cables

from index.folder import Index
from search.asking import Flags, read
from search.service import Search

QUESTIONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "truth" / "questions.json").read_text(encoding="utf-8")
)
OTHERS = [
    ("microphone of the zeppelin", Flags()),
    ("microphone barometer", Flags(match="all")),
    ("microphones", Flags(exact=True)),
    ("microphone zeppelin", Flags(match="all")),
    ("(microphone OR barometer) legation -date:1950", Flags()),
    ("title:legation", Flags(certain=True, date="1953")),
    ("", Flags(since="1950", fields={"kind": ["telegram", "letter"]})),
    ("microphone NEAR/3 legation +the", Flags(match="any")),
]


@pytest.fixture(scope="module")
def search(specimen_index: Path) -> Iterator[Search]:
    with Index.open(specimen_index).view() as view:
        yield Search(view)


@pytest.fixture(scope="module")
def ids(search: Search) -> list[str]:
    return list(search.ids(read("", Flags(), limit=None)))


@pytest.mark.parametrize(
    ("question", "flags"), [*((asked["question"], Flags()) for asked in QUESTIONS), *OTHERS], ids=str
)
def test_it_agrees_with_the_answer(search: Search, ids: list[str], question: str, flags: Flags) -> None:
    asked = read(question, flags, limit=None)
    answer = list(search.ids(asked))
    for id in [*answer[:3], *ids[::5]]:
        why = search.why_not(asked, id)
        assert why.rank == (answer.index(id) + 1 if id in answer else None)
        assert why.total == len(answer)
        held = all(part.holds for part in why.parts if part.kind != "word") and why.held >= why.needed
        assert (why.rank is not None) == held


def said(cables: Cables, *arguments: str) -> dict[str, Any]:
    found = cables("search", *arguments, "--json").json
    schema = json.loads((ROOT / "docs" / "schema" / "why_not.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    return found


@pytest.fixture
def of_specimens(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Cables:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    return cables


def test_each_part_says_what_the_record_has_instead(of_specimens: Cables) -> None:
    id = "wilson-900101"
    cable = of_specimens("show", id, "--json").json
    found = said(of_specimens, "mikrophone", "-legation", "from:nobody", "date:1790", "--why-not", id)
    assert not found["in_answer"]
    clauses = {each["clause"]: each for each in found["clauses"]}
    assert clauses["mikrophone"]["has"] == "microphone"
    assert not clauses["mikrophone"]["counts"]
    assert clauses["date:1790"]["has"] == cable["date"]["text"]
    assert cable["sender"]["name"] in clauses["from:nobody"]["has"]
    assert "-legation" in found["verdict"]
    assert [each["holds"] for each in found["clauses"]] == [False] * 4


def test_where_in_the_answer_it_stands(of_specimens: Cables) -> None:
    answer = of_specimens("search", "microphone", "--ids").out.split()
    found = said(of_specimens, "microphone", "--why-not", answer[-1])
    assert found["rank"] == len(answer)
    assert f"number {len(answer)} of {len(answer)} cables" in found["verdict"]
    assert "It is in the answer" in of_specimens("search", "microphone", "--why-not", answer[-1]).out


def test_an_id_that_there_is_not(of_specimens: Cables) -> None:
    ran = of_specimens("search", "microphone", "--why-not", "wilson-9001011")
    assert ran.status == 1
    assert "wilson-900101" in ran.err
    assert of_specimens("search", "microphone", "--why-not", "wilson-900101", "--ids").status == 2
