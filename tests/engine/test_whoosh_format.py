"""`docs/whoosh-format.md` says what the default engine's files are: a reader that knows only the page reads them."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import by_the_page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_answers import histories, write_all

from index.analysis import forms
from index.engine import COLUMNS, TEXT_FIELDS, Entry
from index.engines.whoosh import merge, writer
from index.engines.whoosh.engine import WhooshEngine


def test_the_example_is_what_is_written(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([Entry(**cable) for cable in by_the_page.cables_of_the_page()], [])
    page = by_the_page.PAGE.read_text(encoding="utf-8")
    said = page.partition(by_the_page.BEGIN)[2].partition(by_the_page.END)[0]
    assert said == by_the_page.example(tmp_path), "by_the_page.py --write writes the example anew"


def test_the_page_names_every_array_of_a_segment(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([Entry(1, "a", "en", {"body": "envoy"}, {})], [])
    page = by_the_page.PAGE.read_text(encoding="utf-8").partition("## An example")[0]
    for path in tmp_path.glob("*.arrays"):
        for name in by_the_page.read_file(path).types:
            field, _, part = name.partition(".")
            general = f"f.{part}" if field in TEXT_FIELDS else f"c.{part}" if field in COLUMNS else name
            assert f"`{general}`" in page


Held = dict[tuple[str, str, str], dict[int, list[int]]]
"""For each field and term (stem and form) the versions that have it, and where."""


def read(folder: Path) -> tuple[dict[int, str], Held]:
    """The language of every living cable, and the places of all words."""
    languages: dict[int, str] = {}
    held: Held = defaultdict(dict)
    for entry in by_the_page.read_contents(folder)["segments"]:
        file = by_the_page.read_file(folder / f"MAIN_{entry['id']}.arrays")
        versions, spoken = file["versions"], file["languages"]
        assert len(versions) == entry["docs"]
        assert sum(sum(file[f"{field}.lengths"]) for field in TEXT_FIELDS) == entry["tokens"]
        alive = [doc for doc in range(len(versions)) if doc not in entry["deleted"]]
        languages |= {versions[doc]: file.meta["languages"][spoken[doc]] for doc in alive}
        terms = by_the_page.read_terms(file)
        assert terms == sorted(terms, key=lambda term: (term[0].encode(), term[1].encode()))
        for field in TEXT_FIELDS:
            for number, postings in by_the_page.read_postings(file, field).items():
                assert list(postings) == sorted(postings)
                for doc in postings.keys() & alive:
                    held[field, *terms[number]][versions[doc]] = postings[doc]
    return languages, held


@settings(max_examples=80)
@given(history=histories(), segments=st.integers(1, 4), numbers=st.sampled_from([1, 5, 1 << 20]))
def test_what_the_page_says_is_what_was_written(
    history: list[tuple[list[Entry], list[int]]], segments: int, numbers: int
) -> None:
    """Whatever is merged when, and however few numbers are moved at once."""
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(writer, "MOST_SEGMENTS", segments)
        patched.setattr(merge, "AT_ONCE", numbers)
        folder = Path(name)
        engine = WhooshEngine(folder)
        engine.create()
        entries = write_all(engine, history)
        languages, held = read(folder)
        assert languages == {entry.version: entry.language for entry in entries}
        expected: Held = defaultdict(dict)
        for entry in entries:
            for field in TEXT_FIELDS:
                for place, form in enumerate(forms(entry.texts.get(field, ""), entry.language)):
                    stem = "" if form.stem == form.exact else form.stem
                    expected[field, stem, form.exact].setdefault(entry.version, []).append(place)
        assert held == expected
        table = by_the_page.read_file(folder / by_the_page.read_contents(folder)["table"])
        rows = sorted(entries, key=lambda entry: entry.version)
        assert list(table["versions"]) == [entry.version for entry in rows]
        ids = by_the_page.read_columns(table, "ids")
        assert [bytes(each).decode() for each in ids] == [entry.id for entry in rows]
        early, late = by_the_page.OPEN
        assert list(table["dated"]) == [entry.dated for entry in rows]
        assert list(table["earliest"]) == [early if entry.earliest is None else entry.earliest for entry in rows]
        assert list(table["latest"]) == [late if entry.latest is None else entry.latest for entry in rows]
        for column in COLUMNS:
            values = [tuple(sorted(set(entry.values.get(column, ())))) for entry in rows]
            assert by_the_page.read_columns(table, column) == values


@pytest.mark.parametrize("numbers", [1, 1 << 20])
def test_many_times_of_a_word_are_written_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: int
) -> None:
    monkeypatch.setattr(writer, "MOST_SEGMENTS", 1)
    monkeypatch.setattr(merge, "AT_ONCE", numbers)
    engine = WhooshEngine(tmp_path)
    engine.create()
    counts = {1: 254, 2: 255, 3: 256, 4: 70_000, 5: 1}
    engine.write([Entry(v, str(v), "en", {"body": "treaty " * count}, {}) for v, count in counts.items()], [])
    engine.write([Entry(6, "6", "en", {"body": "envoy treaty"}, {})], [2])
    _, held = read(tmp_path)
    assert len(by_the_page.read_contents(tmp_path)["segments"]) == 1
    found = held["body", "en~treati", "treaty"]
    assert {version: len(places) for version, places in found.items()} == {1: 254, 3: 256, 4: 70_000, 5: 1, 6: 1}
    assert all(places == list(range(len(places))) for version, places in found.items() if version < 6)
