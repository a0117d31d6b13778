"""The report of an ingest: every value that could not be read, with its words and the reason."""

import csv
import io
import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables

from corpus.cable import Cable, Party
from corpus.draft import Draft, Mark
from corpus.files import InputFile
from corpus.ingest import unmapped_columns
from corpus.normalise.assemble import normalise
from corpus.normalise.unread import unread_of

LETTER = "Letter from Abel Kane to Nora Finch\n\nMirogard, 3 March 1951\n\nThe lamp burns.\n"


def unread(parts: dict[str, str], *marks: Mark) -> dict[str, tuple[str, str]]:
    draft = Draft(parts, "", marks=marks)
    return {each.field: (each.words, each.reason) for each in unread_of(draft, normalise(draft))}


@pytest.mark.parametrize(
    ("parts", "marks", "field", "words", "reason"),
    [
        ({"title": "x", "dateline": "At the lighthouse"}, (), "date", "At the lighthouse", "no date was found"),
        ({"title": "x", "dateline": "Vellin, undated."}, (), "date", "Vellin, undated.", "says that it is undated"),
        ({"title": "x"}, (Mark("date", "the third of never"),), "date", "the third of never", "could not be read"),
        ({"title": "x", "dateline": "Vellin, 31 June 1962"}, (), "date", "31 June 1962", "could not be read"),
        ({"title": "x"}, (), "date", "", "neither heading"),
        ({"title": "About lamps"}, (), "sender", "About lamps", "neither this heading"),
        ({"body": "the lamp burns"}, (), "sender", "", "no heading and no signature"),
        ({"title": "Memorandum of Conversation"}, (), "sender", "Memorandum of Conversation", "(memcon)"),
        ({"title": "x"}, (Mark("kind", "herring list"),), "kind", "herring list", "no kind that is known"),
        ({"title": "x"}, (Mark("classification", "rather private"),), "classification", "rather private", "no marking"),
    ],
)  # fmt: skip
def test_what_could_not_be_read(
    parts: dict[str, str], marks: tuple[Mark, ...], field: str, words: str, reason: str
) -> None:
    found = unread(parts, *marks)
    assert found[field][0] == words
    assert reason in found[field][1]


def test_an_impossible_day_is_reported_with_the_reason() -> None:
    draft = Draft({"title": "x", "dateline": "Vellin, 31 June 1962"}, "")
    dates = [each for each in unread_of(draft, normalise(draft)) if each.field == "date"]
    assert [(each.problem, each.words, each.reason) for each in dates] == [
        ("unread", "31 June 1962", "no day of the calendar"),
        ("undated", "31 June 1962", "the only words for a date could not be read"),
    ]


def test_what_was_read_is_not_reported() -> None:
    parts = {"title": "Letter from Abel Kane to Nora Finch", "dateline": "Vienna, 3 March 1951", "body": "The lamp."}
    assert unread(parts) == {}


def test_a_dateline_that_is_only_a_date_misses_no_place() -> None:
    assert "place" not in unread({"title": "x", "dateline": "3 March 1951"})


def test_long_words_are_shortened() -> None:
    draft = Draft({"title": "lamp " * 1000}, "")
    (sender,) = [each for each in unread_of(draft, Cable("x", "x", sender=None)) if each.field == "sender"]
    assert len(sender.words) < 310


def test_a_known_sender_is_no_problem() -> None:
    draft = Draft({"title": "lamps"}, "")
    assert "sender" not in {each.field for each in unread_of(draft, Cable("x", "x", sender=Party("Kane")))}


@pytest.mark.parametrize(
    ("name", "text", "columns"),
    [
        ("a.csv", "title,date,shelf,colour\nlamp,1951,3,red\n", ("shelf", "colour")),
        ("a.csv", "title;date\nlamp;1951\n", ()),
        ("a.jsonl", '{"title": "lamp", "wick": 3}\n{"title": "lamp", "oil": 3}\n', ("wick", "oil")),
        ("a.json", '[{"title": "lamp", "wick": 3}]', ()),
        ("a.txt", LETTER, ()),
        ("a.csv", "", ()),
        ("a.csv", "only,these\n", ("only", "these")),
    ],
)
def test_columns_that_no_field_takes(name: str, text: str, columns: tuple[str, ...]) -> None:
    assert unmapped_columns(InputFile.in_memory(name, text.encode())) == columns


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER)
    (folder / "odd.txt").write_text("Nothing here says who wrote this invented line, nor when.\n")
    (folder / "empty.txt").write_text("")
    (folder / "list.csv").write_text("title,date,shelf\n=Lamp,1951-03-04,7\n")
    return folder


EXPECTED = {
    ("rejected", "empty.txt", ""), ("undated", "odd.txt", "date"), ("unattributed", "odd.txt", "sender"),
    ("unmapped", "list.csv", "columns"), ("unattributed", "list.csv", "sender"),
}  # fmt: skip


def kinds(rows: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(row["problem"], row["path"], row["field"]) for row in rows}


def test_json_lines(cables: Cables, papers: Path, tmp_path: Path) -> None:
    assert cables("ingest", papers, "--report", tmp_path / "r.jsonl").status == 1
    rows = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text().splitlines()]
    assert kinds(rows) == EXPECTED
    assert all(list(row) == ["problem", "path", "position", "id", "field", "words", "reason"] for row in rows)
    assert all(row["reason"] for row in rows)


def test_a_table(cables: Cables, papers: Path, tmp_path: Path) -> None:
    cables("ingest", papers, "--report", tmp_path / "r.TSV")
    text = (tmp_path / "r.TSV").read_text()
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert kinds(rows) == EXPECTED
    assert "\t'=Lamp\t" in text


def test_standard_output(cables: Cables, papers: Path) -> None:
    ran = cables("ingest", papers, "--report", "-")
    assert kinds([json.loads(line) for line in ran.out.splitlines()]) == EXPECTED
    assert "2 without a known sender" in ran.err


def test_a_report_without_a_name(cables: Cables, papers: Path) -> None:
    ran = cables("ingest", papers, "--report", "")
    assert (ran.status, ran.err) == (2, "cables: --report: name a file, or - for standard output\n")


def test_standard_output_takes_one_of_two(cables: Cables, papers: Path) -> None:
    ran = cables("ingest", papers, "--report", "-", "--json")
    assert ran.status == 2
    assert "--report - and --json both" in ran.err


def test_an_old_report_stands_until_the_new_one_is_whole(cables: Cables, papers: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.jsonl"
    report.write_text("old\n")
    report.chmod(0o640)
    assert cables("ingest", papers / "nowhere", "--report", report).status == 2
    assert report.read_text() == "old\n"
    cables("ingest", papers, "--report", report)
    assert kinds([json.loads(line) for line in report.read_text().splitlines()]) == EXPECTED
    assert report.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.glob(".r.jsonl*")] == []


def test_a_report_through_a_link_keeps_the_link(cables: Cables, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "target.jsonl")
    cables("ingest", papers, "--report", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "target.jsonl").read_text()


def test_a_report_into_a_pipe(cables: Cables, papers: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    cables("ingest", papers, "--report", pipe)
    reader.join(20)
    assert kinds([json.loads(line) for line in got[0].splitlines()]) == EXPECTED
    assert pipe.is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_closed(cables: Cables, papers: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ran = cables("ingest", papers, "--report", closed / "r.tsv")
    assert ran.status == 1
    assert "cannot be written" in ran.err


def test_a_report_in_no_folder_is_told_before_the_work(cables: Cables, papers: Path, tmp_path: Path) -> None:
    ran = cables("ingest", papers, "--report", tmp_path / "no" / "r.tsv")
    assert ran.status == 1
    assert ran.err.startswith("cables: the report") and "cannot be written" in ran.err
    assert not ran.out
    assert not (tmp_path / "index").exists()
