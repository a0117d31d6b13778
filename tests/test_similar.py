"""Cables like one: by which words, what is left out, and what is told of texts that are there twice."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Cables

HARBOUR = """TELEGRAM

Port Selim, 3 May 1931

The harbour master of Port Selim has closed the lighthouse. The lighthouse keeper, one Abelard Quist, refuses
to leave the lighthouse, and the harbour master has cut off the oil. Grain ships wait outside the harbour.
"""
CARPETS = """LETTER

Vienna, 9 June 1931

The carpets that the Ministry bought were not wool. The dealer of the carpets has gone to Trieste, and took the
money for the carpets with him. The Minister walks on bare boards.
"""
ANSWER = """TELEGRAM

Vienna, 12 May 1931

Tell Quist to leave the lighthouse. The harbour master is to have oil sent to the lighthouse in any case.
"""


@pytest.fixture
def harbour(cables: Cables, tmp_path: Path) -> Cables:
    folder = tmp_path / "papers"
    folder.mkdir()
    texts = {
        "harbour": HARBOUR, "copy": HARBOUR.replace("3 May", "4 May"), "carpets": CARPETS, "answer": ANSWER,
        "nearly": HARBOUR.replace("Grain ships wait", "Many grain ships wait"),
        "silence": "—\n\n...\n",
    }  # fmt: skip
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "other.txt").write_text("MEMORANDUM\n\nThe carpets of Vienna are of wool. The dealer lives in Vienna.\n")
    assert cables("ingest", folder).status == 0
    return cables


def test_it_finds_what_shares_the_words_that_are_special(harbour: Cables) -> None:
    found = harbour("similar", "answer", "--json").json
    assert {hit["id"] for hit in found["hits"][:3]} == {"harbour", "copy", "nearly"}
    terms = [term["text"] for term in found["terms"]]
    assert "lighthouse" in terms[:3]
    assert "the" not in map(str.lower, terms)
    assert {"lighthouse", "harbour", "Quist"} <= set(found["hits"][0]["shared"])


def test_it_is_not_among_them_itself_and_doubles_are_told_not_hidden(harbour: Cables) -> None:
    found = harbour("similar", "harbour", "--json").json
    doubles = {hit["id"]: hit["double"] for hit in found["hits"]}
    assert doubles["copy"] == "same"
    assert doubles["nearly"] == "nearly"
    assert doubles["answer"] is None
    assert "harbour" not in doubles
    assert "the same text · shares" in " ".join(harbour("similar", "harbour").out.split())


def test_the_filters_of_a_search_hold(harbour: Cables) -> None:
    every = harbour("similar", "harbour", "--json").json
    some = harbour("similar", "harbour", "--date", "1931-05-12", "--json").json
    assert [hit["id"] for hit in some["hits"]] == ["answer"]
    assert some["total"] < every["total"]
    assert some["terms"] == every["terms"]


def test_pages_follow_each_other(harbour: Cables) -> None:
    every = [hit["id"] for hit in harbour("similar", "harbour", "--json").json["hits"]]
    second = harbour("similar", "harbour", "--limit", "1", "--page", "2", "--json").json
    assert [hit["id"] for hit in second["hits"]] == every[1:2]
    assert "there is no page 9" in harbour("similar", "harbour", "--page", "9").out


def test_what_has_no_words_is_like_nothing(harbour: Cables) -> None:
    ran = harbour("similar", "silence")
    assert ran.status == 0
    assert "no words that other cables have" in " ".join(ran.out.split())


def test_an_id_that_is_not_there_is_an_error_with_a_hint(harbour: Cables) -> None:
    ran = harbour("similar", "answ")
    assert ran.status == 1
    assert "answer" in ran.err


def test_scripts_without_spaces_are_alike_by_pairs_of_characters(cables: Cables, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "电报", "body": "大使说粮食和港口。港口的粮食不够。", "language": "zh"},
        {"id": "b", "title": "信", "body": "港口没有粮食。", "language": "zh"},
        {"id": "c", "title": "信", "body": "天气很好，花开了。", "language": "zh"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    cables("ingest", path)
    found = cables("similar", "a", "--json").json
    assert {"粮食", "港口"} <= {term["text"] for term in found["terms"]}
    assert found["hits"][0]["id"] == "b"
    assert {"粮食", "港口"} <= set(found["hits"][0]["shared"])


@pytest.mark.long
def test_json_fits_its_schema_and_screens_their_width(
    cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    schema = json.loads((ROOT / "docs" / "schema" / "similar.schema.json").read_text(encoding="utf-8"))
    for id in cables("search", "--ids").out.split():
        jsonschema.validate(cables("similar", id, "--json").json, schema)
        assert all(len(line) <= 80 for line in cables("similar", id, "--limit", "3").out.splitlines() if line.isascii())
