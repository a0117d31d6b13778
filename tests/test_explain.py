"""Where each value comes from: evidence that points at its words, rules in words, and what was looked for in vain."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT, SPECIMENS, Cables

from corpus.cable import Cable, Evidence
from corpus.draft import Draft
from corpus.files import InputFile
from corpus.normalise.assemble import normalise
from corpus.normalise.text import tidy
from corpus.readers.registry import choose
from search.explaining import ABSENT, explain
from search.locating import passage
from search.rules import in_words

TRUTH: dict[str, Any] = json.loads((SPECIMENS.parent / "truth" / "specimens.json").read_text(encoding="utf-8"))
PATHS = sorted({name.partition("#")[0] for name in TRUTH["cables"]})


def read(path: str) -> Iterator[tuple[Draft, Cable]]:
    for item in choose(file := InputFile.on_disk(SPECIMENS / path, path, TRUTH["maps"].get(path))).read(file):
        assert isinstance(item, Draft)
        yield item, normalise(item)


def folded(text: str) -> str:
    return " ".join(tidy(text).split())


@pytest.mark.parametrize("path", PATHS)
def test_evidence_points_at_the_words_it_claims(path: str) -> None:
    for draft, cable in read(path):
        for each in cable.evidence:
            if each.part:
                assert draft.part(each.part)[each.start : each.end] == each.words, (cable.id, each)


@pytest.mark.parametrize("path", PATHS)
def test_the_line_shown_is_the_line_in_which_the_words_stand(path: str) -> None:
    for draft, cable in read(path):
        for each in cable.evidence:
            shown = passage(cable, each)
            if shown is None:
                # The record keeps no page furniture, such as a classification in spaced letters.
                kept = folded(f"{cable.header} {cable.body}")
                assert not each.part or not folded(each.words) or folded(each.words) not in kept, (cable.id, each)
                continue
            assert folded(shown.text[shown.start : shown.end]) == folded(each.words), (cable.id, each)
            if each.part in ("title", "body", "summary", "source note"):
                text = draft.part(each.part)
                begin, end = text.rfind("\n", 0, each.start) + 1, text.find("\n", each.end)
                line = folded(text[begin : end if end >= 0 else len(text)])
                assert folded(shown.text.strip("…")) in line or each.part == "title", (cable.id, each)


@pytest.mark.parametrize("path", PATHS)
def test_every_field_has_values_or_says_why_not(path: str) -> None:
    for _, cable in read(path):
        fields = explain(cable)
        assert [field.field for field in fields] == list(ABSENT)
        for field in fields:
            assert bool(field.values) != bool(field.absent)
            assert bool(field.values) == bool(getattr(cable, field.field)), (cable.id, field.field)
            for value in field.values:
                assert value.text and (value.witnesses or value.remark)


@pytest.mark.parametrize("path", PATHS)
def test_no_evidence_of_a_record_is_left_out(path: str) -> None:
    for _, cable in read(path):
        shown = {
            id(one.evidence)
            for field in explain(cable)
            for witnesses in (*(value.witnesses for value in field.values), field.unread)
            for one in witnesses
        }
        assert {id(each) for each in cable.evidence} == shown, cable.id


def test_rules_are_clauses() -> None:
    rules = {each.rule for path in PATHS for _, cable in read(path) for each in cable.evidence}
    for rule in rules:
        assert re.fullmatch(r"[^_{}]{4,100}", in_words(rule)), rule


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("heading", "the heading says who wrote to whom"),
        ("dateline: day, month, year", "the dateline, written as day, month, year"),
        (
            "before it was received: month, day, year",
            "undated, but it came in on this day, written as month, day, year",
        ),
        ("a rule from elsewhere", "a rule from elsewhere"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert in_words(rule) == words


LONG = "word " * 60


@pytest.mark.parametrize(
    ("body", "start", "words", "line"),
    [
        ("first\nBelgrade, today\nlast", 6, "Belgrade", "«Belgrade», today"),
        ("Rome and Rome", 9, "Rome", "Rome and «Rome»"),
        ("Rome and Rome", 0, "Rome", "«Rome» and Rome"),
        ("gone before Rome", 30, "Rome", "gone before «Rome»"),
        ("one\ntwo lines", 0, "one\ntwo", "«one\ntwo» lines"),
        ("New  York", 0, "New York", "«New  York»"),
        (f"{LONG}Oslo {LONG}".strip(), 300, "Oslo", None),
    ],
)
def test_where_words_stand(body: str, start: int, words: str, line: str | None) -> None:
    cable = Cable("x", "x", body=body)
    shown = passage(cable, Evidence("place", "body", start, start + len(words), words, "rule"))
    assert shown is not None
    if line is None:
        assert shown.text.startswith("…word") and shown.text.endswith("word…") and len(shown.text) < 200
        assert shown.text[shown.start : shown.end] == words
    else:
        assert f"{shown.text[: shown.start]}«{shown.text[shown.start : shown.end]}»{shown.text[shown.end :]}" == line


def test_words_that_the_record_does_not_keep_have_no_line() -> None:
    cable = Cable("x", "x", body="text")
    assert passage(cable, Evidence("classification", "body", 0, 6, "SECRET", "marking line")) is None


def test_an_impossible_day_is_told_as_words_that_were_not_read(cables: Cables, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Letter from Abel Kane to Nora Finch\n\nVienna, 31 June 1951\n\nThe lamp burns.\n")
    cables("ingest", tmp_path / "a.txt")
    out = cables("explain", "a").out
    assert "no date: " in out
    assert "not read as date, in dateline: these words are no day that a calendar has" in out
    assert "Vienna, «31 June 1951»" in out
    (date, *_) = cables("explain", "a", "--json").json["fields"]
    assert date["values"] == [] and [each["words"] for each in date["unread"]] == ["31 June 1951"]


@pytest.fixture
def asked(cables: Cables, specimens: Path) -> Cables:
    cables("ingest", specimens / "frus", specimens / "wilson")
    return cables


def test_the_command_shows_words_in_their_line(asked: Cables) -> None:
    ran = asked("explain", "frus1961-63vinvented/d1")
    assert ran.status == 0
    assert "«January 18, 1962, 6 p.m.»" in ran.out
    assert "«Secret»; Priority" in ran.out
    assert "title: the heading says who wrote to whom" in ran.out
    assert "no copied: " not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_command_says_what_was_looked_for_in_vain(asked: Cables) -> None:
    out = " ".join(asked("explain", "wilson-900101").out.split())
    assert "no place: no dateline or heading names the place of origin" in out
    assert "no time: no time of day stands beside the date" in out


def test_json_fits_its_schema(asked: Cables) -> None:
    schema = json.loads((ROOT / "docs" / "schema" / "explain.schema.json").read_text(encoding="utf-8"))
    for id in asked("search", "--ids", "--limit", "50").out.split():
        found = asked("explain", id, "--json").json
        jsonschema.validate(found, schema)
        assert found["id"] == id
        for field in found["fields"]:
            for value in field["values"]:
                for each in value["evidence"]:
                    if each["line"]:
                        line = each["line"]
                        assert line["text"][line["start"] : line["end"]].split() == each["words"].split()


def test_an_unknown_id_is_one_sentence(asked: Cables) -> None:
    ran = asked("explain", "nobody")
    assert ran.status == 1
    assert ran.err.startswith("cables: there is no cable with the id") and ran.err.count("\n") == 1
    assert not ran.out
