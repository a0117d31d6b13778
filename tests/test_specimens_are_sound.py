"""The specimens: nothing without its truth, no truth without its specimen, and all of it said to be invented."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from corpus.cable import Role
from corpus.normalise.dates.edtf import from_edtf

SPECIMENS = Path(__file__).parent / "specimens"
TRUTHS = Path(__file__).parent / "truth"
TRUTH: dict[str, Any] = json.loads((TRUTHS / "specimens.json").read_text(encoding="utf-8"))
CABLES: dict[str, dict[str, Any]] = TRUTH["cables"]
QUESTIONS: list[dict[str, Any]] = json.loads((TRUTHS / "questions.json").read_text(encoding="utf-8"))
OWN_FILES = {"README.md"}
FILES = sorted(
    path.relative_to(SPECIMENS).as_posix()
    for path in SPECIMENS.rglob("*")
    if path.is_file() and path.name not in OWN_FILES and not any(part[0] in "._" for part in path.parts[-2:])
)

# The word in each language of the specimens, as far as its forms agree.
INVENTED = re.compile(r"invented|invention|inventé|inventa[dt][oa]|erfunden|вымышлен|虚构|مختلق", re.IGNORECASE)
ENCODINGS = {"plain/lebedinsky-pshenitsa-cp1251.txt": "cp1251", "plain/teck-brief-utf16.txt": "utf-16"}

TEXTS = {"id", "title", "place", "classification", "precedence", "kind", "number", "language", "original_language",
         "archive", "fonds", "translator", "url"}  # fmt: skip
LISTS = {"handling", "keywords", "places", "references"}
PARTIES = {"recipients", "copied"}
OTHERS = {"date", "sent_at", "sender", "participants", "notes_count"}
PARTY = {"person", "office", "body", "post"}


def text_of(path: str) -> str:
    return (SPECIMENS / path).read_bytes().decode(ENCODINGS.get(path, "utf-8"))


def positions(path: str) -> Iterator[str]:
    """The places of one file where a cable stands."""
    if path.startswith("letters/"):
        roots = list(etree.parse(SPECIMENS / path).iter("{*}TEI"))
        yield from (root.get("{http://www.w3.org/XML/1998/namespace}id") if len(roots) > 1 else "" for root in roots)
    elif path.endswith(".xml"):
        unnamed = 0
        for div in etree.parse(SPECIMENS / path).iterfind(".//{*}div[@type='document']"):
            name = div.get("{http://www.w3.org/XML/1998/namespace}id")
            unnamed += name is None
            yield name or f"document-{unnamed}"
    elif path.endswith(".jsonl"):
        yield from (f"line {number}" for number, _ in enumerate(text_of(path).splitlines(), 1))
    elif path.endswith(".csv"):
        yield from (f"line {number}" for number, _ in enumerate(csv.DictReader(text_of(path).splitlines()), 2))
    else:
        yield ""


def test_every_specimen_has_its_truth_and_every_truth_its_specimen() -> None:
    assert {f"{path}#{position}" for path in FILES for position in positions(path)} == set(CABLES)


def test_there_are_more_than_eighty() -> None:
    assert len(CABLES) > 80


@pytest.mark.parametrize("path", FILES)
def test_each_file_says_that_it_is_invented(path: str) -> None:
    assert INVENTED.search(text_of(path))


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("tables/")])
def test_each_row_of_a_table_says_that_it_is_invented(path: str) -> None:
    rows = text_of(path).splitlines()[path.endswith(".csv") :]
    assert [row for row in rows if not INVENTED.search(row)] == []


def test_each_document_of_a_volume_is_marked_in_its_markup() -> None:
    for path in FILES:
        if path.endswith(".xml"):
            divs = etree.parse(SPECIMENS / path).iterfind(".//{*}div[@type='document']")
            marks = [div.get("subtype") or "invented-document" for div in divs]
            assert set(marks) <= {"invented-document", "editorial-note"}


@pytest.mark.parametrize("key", sorted(CABLES))
def test_a_truth_has_every_field_and_no_other(key: str) -> None:
    assert set(CABLES[key]) == TEXTS | LISTS | PARTIES | OTHERS


@pytest.mark.parametrize("key", sorted(CABLES))
def test_the_values_are_of_their_kinds(key: str) -> None:
    cable = CABLES[key]
    assert all(cable[name] is None or isinstance(cable[name], str) for name in TEXTS)
    for name in LISTS:
        assert cable[name] is None or all(isinstance(value, str) and value for value in cable[name])
    for party in [cable["sender"], *(cable["recipients"] or ()), *(cable["copied"] or ())]:
        assert party is None or (set(party) == PARTY and any(party.values()))
    assert cable["sent_at"] is None or re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", cable["sent_at"])
    assert cable["notes_count"] is None or cable["notes_count"] >= 0
    assert cable["classification"] == cable["classification"].lower()
    assert re.fullmatch(r"[a-z]{2}", cable["language"])


@pytest.mark.parametrize("key", sorted(CABLES))
def test_a_date_is_edtf(key: str) -> None:
    assert CABLES[key]["date"] is None or from_edtf(CABLES[key]["date"]) is not None


@pytest.mark.parametrize("key", sorted(CABLES))
def test_a_participant_stands_once_in_words_of_the_document(key: str) -> None:
    people = CABLES[key]["participants"]
    names = [person["name"] for person in people]
    assert len(names) == len(set(names))
    assert {person["role"] for person in people} <= set(Role)
    assert all(set(person) == {"name", "role"} for person in people)
    content = " ".join(text_of(key.partition("#")[0]).split())
    for name in names:
        assert all(word in content for word in name.split()), name


def test_no_id_stands_twice() -> None:
    ids = [cable["id"] for cable in CABLES.values() if cable["id"] is not None]
    assert len(ids) == len(set(ids))


def test_the_maps_name_columns_of_their_tables() -> None:
    for path, columns in TRUTH["maps"].items():
        heading = next(csv.reader(text_of(path).splitlines()))
        assert set(columns.values()) <= set(heading)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question["question"]))
def test_a_question_expects_cables_that_exist(question: dict[str, Any]) -> None:
    assert set(question) == {"question", "ids", "why"}
    assert question["question"] and question["why"] and question["ids"]
    assert question["ids"] == sorted(set(question["ids"]))
    assert set(question["ids"]) <= {cable["id"] for cable in CABLES.values()}


def test_no_question_is_asked_twice() -> None:
    asked = [question["question"] for question in QUESTIONS]
    assert len(asked) == len(set(asked))
