"""Words in their context: every place once, the words in one column, the order that was asked for."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Cables

from search.width import cells

ROWS = [
    {"id": "h10", "title": "The harbour", "date": "1931-05-03", "body": "Oil for the harbour master.\n\nNo harbour is open."},
    {"id": "h9", "title": "Letter", "date": "1931-06-01", "body": "A closed harbour waits for grain ships, and harbours wait."},
    {"id": "a1", "title": "Note", "date": "1930-01-01", "body": "Grain is dear in the port.", "summary": "Grain ships."},
    {"id": "rtl", "title": "مذكرة", "date": "1932-01-01", "language": "ar", "body": "وصل السفير إلى الميناء\u202e يوم الاثنين مع الوزير"},
    {"id": "zh", "title": "电报", "date": "1933-01-01", "language": "zh", "body": "大使说港口没有粮食。" * 9},
    {"id": "bad", "title": "Noise", "date": "1934-01-01", "body": "An \x1b[31m echo\x07 of harbour\ttraffic =1+1"},
]  # fmt: skip


@pytest.fixture
def kwic(cables: Cables, tmp_path: Path) -> Cables:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    assert cables("ingest", path).status == 0
    return lambda *arguments: cables("concordance", *arguments)


def seen(kwic: Cables, *arguments: str) -> list[tuple[str, str, str]]:
    lines = kwic(*arguments, "--json").json["lines"]
    return [(line["id"], line["field"], f"{line['left']}[{line['keyword']}]{line['right']}") for line in lines]


def test_every_place_is_a_line_by_date(kwic: Cables) -> None:
    assert seen(kwic, "harbour", "-echo") == [
        ("h10", "title", "The [harbour]"),
        ("h10", "body", "Oil for the [harbour] master. No harbour is open."),
        ("h10", "body", "Oil for the harbour master. No [harbour] is open."),
        ("h9", "body", "A closed [harbour] waits for grain ships, and harbours wait."),
        ("h9", "body", "A closed harbour waits for grain ships, and [harbours] wait."),
    ]


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("date", ["h10", "h10", "h10", "h9", "h9", "bad"]),
        ("id", ["bad", "h9", "h9", "h10", "h10", "h10"]),
        ("left", ["h9", "h9", "h10", "bad", "h10", "h10"]),
        ("right", ["h10", "h10", "h10", "bad", "h9", "h9"]),
    ],
)
def test_lines_are_sorted(kwic: Cables, sort: str, ids: list[str]) -> None:
    assert [id for id, _, _ in seen(kwic, "harbour", "--sort", sort)] == ids
    stream = kwic("harbour", "--sort", sort, "--jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in stream] == ids


@pytest.mark.parametrize(
    ("question", "keywords"),
    [
        ('"grain ships"', ["grain ships", "Grain ships"]),
        ("harb*s", ["harbours"]),
        ("closing", ["closed"]),
        ("closing --exact", []),
        ("waits NEAR/3 ships", ["waits for grain ships", "ships, and harbours wait"]),
        ("harbuor~2", ["harbour"] * 5),
        ("title:harbour", ["harbour"]),
        ("the grain", ["Grain", "Grain", "grain"]),
        ("港口", ["港口"] * 9),
        ("السفير", ["السفير"]),
        ("xyzzy", []),
    ],
)
def test_what_matched_is_in_the_middle(kwic: Cables, question: str, keywords: list[str]) -> None:
    found = kwic(*question.split(" ") if "--" in question else [question], "--json").json
    assert sorted(line["keyword"] for line in found["lines"]) == sorted(keywords)
    assert found["total"] == len(keywords)


def test_pages_follow_each_other_and_the_total_is_of_all(kwic: Cables) -> None:
    for sort in ("date", "id", "left", "right"):
        every = seen(kwic, "harbour", "--sort", sort)
        pages = [seen(kwic, "harbour", "--sort", sort, "--limit", "4", "--page", page) for page in ("1", "2", "3")]
        assert [line for page in pages for line in page] == every
        assert kwic("harbour", "--sort", sort, "--limit", "1", "--json").json["total"] == len(every)


def test_the_filters_of_a_search_hold(kwic: Cables) -> None:
    assert {id for id, _, _ in seen(kwic, "harbour", "--since", "1931-06", "--until", "1931-12")} == {"h9"}
    assert {id for id, _, _ in seen(kwic, "harbour", "lang:en", "-id:h9", "-id:bad")} == {"h10"}


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_words_stand_in_one_column_and_lines_fit(kwic: Cables, width: int) -> None:
    lines = kwic("harbour", "--width", str(width)).out.splitlines()
    body = [line for line in lines if line.rstrip().endswith(("h10", "h9", "bad"))]
    assert len(body) == 6
    columns = {column for line in body for column in [min(at for at in _places(line, "harbour"))] if column >= 0}
    assert len(columns & set(_places(body[0], "harbour"))) == 1
    assert all(cells(line) <= width for line in lines)
    assert all(set(_places(line, "harbour")) & columns for line in body)


def _places(line: str, word: str) -> list[int]:
    return [at for at in range(len(line)) if line.startswith(word, at)]


@pytest.mark.parametrize("question", ["السفير", "港口", "echo"])
def test_other_scripts_and_control_characters_are_inert(kwic: Cables, question: str) -> None:
    out = kwic(question, "--width", "60").out
    assert not set(out) & set("\x1b\x07\u202e\u202c\t")
    assert all(cells(line) <= 60 for line in out.splitlines())
    assert "1 line in 1 cable" in out or "9 lines in 1 cable" in out


def test_without_a_word_there_is_nothing_to_show(kwic: Cables) -> None:
    ran = kwic("from:alekseev")
    assert ran.status == 2
    assert "no word to show" in ran.err
    assert kwic().status == 2
    assert kwic("harbour", "--json", "--jsonl").status == 2
    assert "there is no page 9" in kwic("harbour", "--page", "9").out


def test_json_fits_its_schema(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    schema = json.loads((ROOT / "docs" / "schema" / "concordance.schema.json").read_text(encoding="utf-8"))
    found = cables("concordance", "microphone", "grain", "--any", "--limit", "1000", "--json").json
    jsonschema.validate(found, schema)
    assert found["total"] == len(found["lines"]) > 15
    for line in found["lines"]:
        assert all(line["keyword"][start:end].strip() for start, end in line["marks"])
