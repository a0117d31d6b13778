"""How many cables have each field: the table, its JSON, and the same figure beside every facet."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, Cables
from hypothesis import given
from hypothesis import strategies as st

from index.store import COVERED
from search.printers.words import say_coverage, say_share

FACET_OF = {
    "date": "date", "sender": "sender", "recipients": "recipient", "participants": "participant", "place": "place",
    "classification": "classification", "kind": "kind", "language": "language", "keywords": "keyword",
}  # fmt: skip


@pytest.fixture
def asked(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Cables:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    return cables


def test_coverage_fits_its_schema_and_adds_up(asked: Cables) -> None:
    found = asked("stats", "--coverage", "--json").json
    schema = json.loads((ROOT / "docs" / "schema" / "coverage.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    assert list(found["fields"]) == list(COVERED)
    for field, counts in found["fields"].items():
        assert counts["known"] + counts["missing"] == found["cables"]
        assert counts["known"] == sum(each["fields"][field]["known"] for each in found["collections"])
        assert counts["coverage"] == round(counts["known"] / found["cables"], 4)


def test_coverage_counts_the_records_that_have_a_value(asked: Cables) -> None:
    fields = asked("stats", "--coverage", "--json").json["fields"]
    ids = asked("search", "--ids", "--limit", "1000").out.split()
    records = [asked("show", id, "--json").json for id in ids]
    for field in COVERED:
        assert fields[field]["known"] == sum(bool(record[field]) for record in records), field


def test_every_facet_gives_the_same_figure(asked: Cables) -> None:
    fields = asked("stats", "--coverage", "--json").json["fields"]
    facets = asked("facets", "--json").json["facets"]
    for field, facet in FACET_OF.items():
        assert {name: facets[facet][name] for name in ("known", "missing", "coverage")} == fields[field], field


def test_the_table_fits_the_screen(asked: Cables) -> None:
    lines = asked("stats", "--coverage").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert {line.split("  ")[0].replace(" ", "_") for line in lines[2:] if line} == set(COVERED)


def test_many_collections_come_in_several_tables(cables: Cables, specimens: Path) -> None:
    for number in range(6):
        source = sorted((specimens / "plain").glob("*.txt"))[number]
        cables("ingest", source, "--collection", f"collection {number}")
    lines = cables("stats", "--coverage").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("sender") for line in lines) == 2
    assert all(any(f"collection {number}" in line for line in lines) for number in range(6))


def test_an_empty_index_says_so(cables: Cables) -> None:
    cables("init")
    ran = cables("stats", "--coverage")
    assert ran.status == 0
    assert "no cables yet" in ran.out
    assert cables("stats", "--coverage", "--json").json["fields"]["date"]["coverage"] is None


@pytest.mark.parametrize("command", [("facets", "sender"), ("search", "--facet", "sender")])
def test_a_facet_says_of_how_many_it_speaks(asked: Cables, command: tuple[str, ...]) -> None:
    counts = asked("facets", "sender", "--json").json["facets"]["sender"]
    share = f"{100 * counts['coverage']:.0f}%"
    assert f"of the {share} with a known sender" in asked(*command).out


def test_a_facet_of_an_answer_speaks_of_that_answer(asked: Cables) -> None:
    found = asked("facets", "sender", "--json", "barometer").json
    sender = found["facets"]["sender"]
    assert sender["known"] + sender["missing"] == found["total"]


def test_a_facet_that_leaves_out_its_own_filter_counts_more_than_the_answer(asked: Cables) -> None:
    found = asked("search", "--from", "harlan", "--facet", "sender", "--json").json
    sender = found["facets"]["sender"]
    assert sender["known"] > found["total"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("facets", "sender", "--top", "0"), "--top: 0 is less than 1"),
        (("search", "x", "--limit", "20000"), "--limit: 20000 is not between 0 and 10000"),
        (("search", "x", "--limit", "many"), "--limit: 'many' is no whole number"),
    ],
)
def test_a_number_that_will_not_do_is_told_in_words(asked: Cables, arguments: tuple[str, ...], said: str) -> None:
    ran = asked(*arguments)
    assert ran.status == 2
    assert ran.err.startswith(f"cables: {said}")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 10, "0%"), (10, 10, "100%"), (71, 100, "71%"), (1, 3, "33%"), (1, 10_000, "0.1%"), (3, 1000, "0.3%"),
     (9_999, 10_000, "99.9%"), (993, 1000, "99.3%"), (0, 0, "0%")],
)  # fmt: skip
def test_a_share_in_words(part: int, whole: int, said: str) -> None:
    assert say_share(part, whole) == said


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_share_is_all_or_nothing_only_where_it_is(known: int, missing: int) -> None:
    said = say_share(known, known + missing)
    assert (said == "100%") == (known > 0 and missing == 0)
    assert (said == "0%") == (known == 0)
    assert bool(say_coverage(known, missing, "sender")) == (known > 0 and missing > 0)
