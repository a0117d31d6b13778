"""What the command prints: JSON that fits its schema, screens that fit their width, words for every command."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Cables

from index.folder import Index
from search.cli import COMMANDS
from search.fields import FACETS
from search.language import read_question
from search.marking import Marker
from search.printers.layout import Segment, as_text, fill
from search.printers.terminal import cable_lines
from search.records import cable_with
from search.width import cells


@pytest.fixture
def asked(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Cables:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    return cables


def fits(name: str, found: object) -> None:
    schema = json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, format_checker=jsonschema.FormatChecker())


ALL_FACETS = [
    argument
    for name in (
        "date", "sender", "recipient", "participant", "keyword", "place", "classification", "kind", "language",
        "collection",
    )
    for argument in ("--facet", name)
]  # fmt: skip


def test_search_fits_its_schema(asked: Cables) -> None:
    found = asked("search", "microphone", "legation", "--date", "1900..", *ALL_FACETS, "--json").json
    fits("search", found)
    assert found["total"] > 0
    assert found["dates"]["certain"] + found["dates"]["possible"] == found["total"]


def test_every_hit_and_every_cable_fits_its_schema(asked: Cables) -> None:
    lines = asked("search", "--jsonl").out.splitlines()
    assert len(lines) > 70
    for line in lines:
        fits("hit", json.loads(line))
    for id in asked("search", "--ids").out.split():
        fits("show", asked("show", id, "--json").json)


@pytest.mark.parametrize("command", ["facets", "stats", "check"])
def test_other_commands_fit_their_schemas(asked: Cables, command: str) -> None:
    fits(command, asked(command, "--json").json)


def test_ingest_and_reindex_fit_their_schemas(cables: Cables, specimens: Path) -> None:
    fits("ingest", cables("ingest", specimens, "--json").json)
    fits("reindex", cables("reindex", "--json").json)


def test_marks_are_the_words_that_matched(asked: Cables) -> None:
    found = asked("search", "microphones", "--json", "--limit", "100").json
    marked = [
        snippet["text"][start:end].lower()
        for hit in found["hits"]
        for snippet in hit["snippets"]
        for start, end in snippet["marks"]
    ]
    assert marked
    assert all(word.startswith(("micro", "micr")) for word in marked)


@pytest.mark.parametrize(
    ("flag", "asked_for", "spellings"),
    [("--with", "Ardashev", {"ardasheff", "ardachev", "ardashev", "ардашев"}), ("--place", "Лиссабон", {"lisbon"})],
)
def test_names_are_marked_in_every_spelling(asked: Cables, flag: str, asked_for: str, spellings: set[str]) -> None:
    found = asked("search", flag, asked_for, "--json", "--limit", "100", "--snippets", "3").json
    marked = {
        snippet["text"][start:end].lower()
        for hit in found["hits"]
        for snippet in hit["snippets"]
        for start, end in snippet["marks"]
    }
    assert marked == spellings


def test_a_title_that_begins_the_text_is_not_shown_twice(asked: Cables) -> None:
    shown = " ".join(asked("search", "objection lamp rock oil", "--limit", "1").out.split())
    assert shown.count("You may tell Mr. Tarrow that we see no objection") == 1


def test_a_remark_on_a_question_is_made_once(asked: Cables) -> None:
    assert asked("search", "((((lamp").out.count("this bracket is never closed") == 1


def test_what_raised_a_hit_is_told_and_what_raised_none_is_not(asked: Cables) -> None:
    def raised(*question: str) -> list[str]:
        found: list[str] = asked("search", *question, "--json").json["query"]["raised"]
        return found

    assert raised("barometer", "1962", "--any") == ["dated 1962"]
    assert raised("barometer", "1700", "--any") == []


def test_facets_agree_with_the_total(asked: Cables) -> None:
    found = asked("search", *ALL_FACETS, "--json").json
    date = found["facets"]["date"]
    assert sum(each["count"] for each in date["values"]) + date["spanning"] + date["missing"] == found["total"]
    for name in ("place", "kind", "language"):
        facet = found["facets"][name]
        assert sum(each["count"] for each in facet["values"]) + facet["other"] + facet["missing"] == found["total"]


def test_a_facet_does_not_hide_the_siblings_of_its_choice(asked: Cables) -> None:
    every = asked("search", "--facet", "kind", "--json").json["facets"]["kind"]
    chosen = asked("search", "--kind", "letter", "--facet", "kind", "--json").json
    assert chosen["facets"]["kind"] == every
    assert chosen["total"] == next(each["count"] for each in every["values"] if each["value"] == "letter")


def test_pages_meet_without_gap_or_overlap(asked: Cables) -> None:
    whole = asked("search", "--ids", "--sort", "date").out.split()
    paged: list[str] = []
    for page in range(1, len(whole) // 7 + 2):
        paged += asked("search", "--ids", "--sort", "date", "--limit", "7", "--page", str(page)).out.split()
    assert paged == whole


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_screens_fit_their_width(asked: Cables, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = [asked("search", "grain", *ALL_FACETS), asked("stats"), asked("facets")]
    shown += [asked("show", id) for id in asked("search", "--ids").out.split()]
    for ran in shown:
        assert ran.status == 0
        widest = max(ran.out.splitlines(), key=cells, default="")
        assert cells(widest) <= columns, widest


@pytest.mark.parametrize("form", ["--ids", "--jsonl", "--csv"])
def test_every_hit_is_printed_unless_a_page_is_asked_for(asked: Cables, form: str) -> None:
    def printed(*arguments: str) -> list[str]:
        lines = asked("search", form, "--sort", "date", *arguments).out.splitlines()
        return lines[1:] if form == "--csv" else lines

    def without_rank(lines: list[str]) -> list[str]:
        return [line.partition(",")[2] if form == "--jsonl" else line for line in lines]

    every = printed()
    assert len(every) > 70
    assert printed("--limit", "5") == every[:5]
    assert printed("--limit", "5", "--page", "2") == every[5:10]
    assert printed("--page", "2") == every[10:20]
    assert without_rank(printed("--page", "99")) == []


@pytest.mark.parametrize(
    ("asked_for", "facet"),
    [
        ("from", "sender"),
        ("Sender", "sender"),
        ("with", "participant"),
        ("class", "classification"),
        ("in", "collection"),
    ],
)
def test_a_facet_is_also_called_as_its_field_is(asked: Cables, asked_for: str, facet: str) -> None:
    assert asked("search", "--facet", asked_for, "--json").json["facets"].keys() == {facet}
    assert asked("facets", asked_for, "--json").json["facets"].keys() == {facet}


def test_csv_has_a_row_a_hit(asked: Cables) -> None:
    rows = list(csv.DictReader(io.StringIO(asked("search", "--csv").out)))
    assert [row["id"] for row in rows] == asked("search", "--ids").out.split()


def test_a_formula_in_a_cell_is_inert(cables: Cables, tmp_path: Path) -> None:
    (tmp_path / "row.jsonl").write_text(json.dumps({"id": "r", "title": "=HYPERLINK(1)", "body": "Invented."}))
    cables("ingest", tmp_path / "row.jsonl")
    (row,) = csv.DictReader(io.StringIO(cables("search", "--csv").out))
    assert row["title"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(cables: Cables, command: str) -> None:
    ran = cables(command, "--help")
    assert ran.status == 0
    assert "Examples:" in ran.out
    assert "--index" in ran.out
    assert f"cables {command}" in ran.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("se", {"search"}), ("search --fac", {"--facet"}), ("search --sort ", {"relevance", "date", "-date"}),
        ("search --facet se", {"sender"}), ("search --facet kind --facet co", {"collection"}), ("facets ", set(FACETS)),
        ("facets pl", {"place"}), ("ingest --map ti", {"title="}), ("search --date 1", set()), ("show --ma", {"--mark"}),
        ("init --engine ", {"opensearch", "tantivy", "whoosh"}), ("reindex --engine t", {"tantivy"}),
    ],
)  # fmt: skip
def test_the_shell_completes(typed: str, offered: set[str]) -> None:
    words = f"cables {typed}".split(" ")
    environment = os.environ | {
        "_CABLES_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    command = [sys.executable, "-c", "from search.cli import main; main()"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {line.partition(",")[2] for line in ran.stdout.splitlines() if line} == offered


@pytest.mark.parametrize("arguments", ["ingest ", "search --index ", "ingest --report "])
def test_the_shell_completes_paths(arguments: str) -> None:
    words = f"cables {arguments}".split(" ")
    environment = os.environ | {
        "_CABLES_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    command = [sys.executable, "-c", "from search.cli import main; main()"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ran.stdout.strip() in ("file,", "dir,")


def test_all_of_a_cable_is_marked(asked: Cables) -> None:
    question = "grain lighthouse ostran"
    plain, marked = asked("show", "wilson-900104").out, asked("show", "wilson-900104", "--mark", question).out
    assert plain == marked
    search_for = read_question(question).query
    with Index.open(Path(os.environ["CABLES_INDEX"])).records() as store:
        cable = cable_with("wilson-900104", store)
        lines = list(cable_lines(cable, 80, Marker(cable, search_for, store.languages())))
    words = {segment.text.lower() for line in lines for segment in line if segment.style == "mark"}
    assert {"grain", "lighthouse", "ostran"} <= words
    assert "terms" not in words


def test_the_text_for_a_pager_has_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines = [(Segment("a "), Segment("[lamp]", "mark"))]
    assert as_text(lines, styled=False) == "a [lamp]\n"
    styled = as_text(lines, styled=True)
    assert "[lamp]" in styled
    assert "\x1b[" in styled


def test_words_of_one_style_are_coloured_together() -> None:
    lines = fill([Segment("two lamps and"), Segment("three long wicks", "mark")], 80, "  ")
    assert lines == [(Segment("  two lamps and"), Segment("three long wicks", "mark"))]


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_odd_records_fit_the_screen_with_their_id_whole(
    cables: Cables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    rows = [
        {"id": "L" * 70, "title": "T" * 900, "body": "Lamp " * 50, "archive": "A" * 200},
        {"id": "many", "title": "Circular", "sender": "Envoy", "recipients": [f"Legation in Town {n}" for n in range(60)], "body": "Lamp."},
        {"id": "bare", "body": "Lamp"}, {"id": "titled", "title": "A lamp"},
        {"id": "han", "title": "灯" * 200, "body": "lamp " + "灯塔" * 300}, {"id": "combining", "title": "é̂" * 200, "body": "lamp"},
    ]  # fmt: skip
    (tmp_path / "odd.jsonl").write_text("\n".join(map(json.dumps, rows)))
    cables("ingest", tmp_path / "odd.jsonl")
    monkeypatch.setenv("COLUMNS", str(columns))
    out = cables("search", "lamp", "--limit", "20", *ALL_FACETS).out
    assert "6 cables" in out
    assert "and 57 others" in " ".join(out.split())
    for line in out.splitlines():
        assert cells(line) <= columns or line.strip() == "L" * 70
    assert "L" * 70 in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_no_argument_says_how_to_begin(cables: Cables) -> None:
    ran = cables()
    assert ran.status == 0
    assert "cables ingest" in ran.out


def test_a_command_that_is_nearly_right_is_suggested(cables: Cables) -> None:
    ran = cables("serch", "x")
    assert ran.status == 2
    assert "search" in ran.err


def test_the_version(cables: Cables) -> None:
    assert cables("--version").out.startswith("cables 0.")


def test_facet_counts_equal_a_count_by_sql_over_the_store(asked: Cables, specimen_index: Path) -> None:
    ids = asked("search", "--ids", "barometer OR grain OR from:embassy").out.split()
    found = asked(
        "search",
        "barometer OR grain OR from:embassy",
        *(f"{each}:all" if each in FACETS else each for each in ALL_FACETS),
        "--json",
    ).json
    assert found["total"] == len(ids) > 5
    with closing(sqlite3.connect(specimen_index / "cables.db")) as store:
        for name, facet in found["facets"].items():
            if name == "date":
                continue
            rows = store.execute(
                f"""SELECT key, count(DISTINCT cable.id) FROM cable JOIN cable_value USING (version) JOIN value USING (value)
                    WHERE value."column" = ? AND cable.id IN ({",".join("?" * len(ids))}) GROUP BY key""",
                (name, *ids),
            ).fetchall()
            assert {each["value"]: each["count"] for each in facet["values"]} == dict(rows), name
