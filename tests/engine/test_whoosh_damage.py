"""No byte of the default engine's files can change without `cables check` saying so, in a sentence that names the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from every import entry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import CablesError
from index.engine import Entry, Request
from index.engines.whoosh.arrays import Array, read_arrays, write_arrays
from index.engines.whoosh.engine import WhooshEngine
from index.query import Query, Word

KINDS = ["_MAIN_*.toc", "MAIN_*.arrays", "columns_*.arrays"]
TEXTS = ["the treaty of the envoys", "traité des envoyés", "", "barometer " * 300, "treaty"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an index that has two segments, a deleted cable, languages, days and values."""
    folder = tmp_path_factory.mktemp("written")
    engine = WhooshEngine(folder)
    engine.create()
    entries = [
        Entry(version, f"v{version}", "fr" if "é" in text else "en", {"body": text, "title": text[:9]}, {"kind": (3,)})
        for version, text in enumerate(TEXTS * 4, 1)
    ]
    engine.write(entries, [])
    engine.write([entry(30, "treaty", sender=(1, 2))], [2])
    return folder


def put(path: Path, content: bytes) -> None:
    """Put other content into a new file of the name: what is mapped stays as it is."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def complaints(folder: Path) -> list[str]:
    """What the engine says of its files; asking it is an answer or one sentence."""
    found = WhooshEngine(folder).check()
    asked = Request(Query((Word("treaty"),)), facets=("kind", "date"))
    try:
        snapshot = WhooshEngine(folder).snapshot()
        snapshot.reasons(asked, snapshot.answer(asked).hits)
        snapshot.cables_with(snapshot.words_near({"traity": 1})["traity"] | snapshot.words_beginning("env"))
        snapshot.times_with_stems(snapshot.cables_with_stems(["treati"]))
        snapshot.count_places([Word("treaty")], ["body"], snapshot.versions(), exact=False)
    except CablesError as error:
        assert "\n" not in str(error)
        assert found, "what cannot be read is damaged"
    return found


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_of_any_file_changes_unnoticed(written: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for kind in KINDS for path in written.glob(kind))))
    content = path.read_bytes()
    # Heads are short beside the arrays, and more depends on them.
    at = data.draw(st.integers(0, min(4000, len(content) - 1)) | st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        put(path, bytes(changed))
        found = complaints(written)
    finally:
        put(path, content)
    assert len(found) == 1
    assert path.name in found[0]
    assert "\n" not in found[0]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_cut_or_has_grown_is_noticed(written: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for kind in KINDS for path in written.glob(kind))))
    content = path.read_bytes()
    try:
        put(path, content[: data.draw(st.integers(0, len(content) - 1))])
        found = complaints(written)
        put(path, content + data.draw(st.binary(min_size=1, max_size=40)))
        grown = complaints(written)
    finally:
        put(path, content)
    assert len(found) == len(grown) == 1
    assert path.name in found[0]
    assert path.name in grown[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_missing_is_noticed(written: Path, kind: str) -> None:
    path = next(written.glob(kind))
    content = path.read_bytes()
    try:
        path.unlink()
        assert len(complaints(written)) == 1
    finally:
        put(path, content)


def test_several_damaged_files_are_all_named(written: Path) -> None:
    paths = list(written.glob("MAIN_*.arrays"))
    contents = [path.read_bytes() for path in paths]
    assert len(paths) == 2
    try:
        for path, content in zip(paths, contents, strict=True):
            put(path, content[:-1] + b"x")
        found = complaints(written)
    finally:
        for path, content in zip(paths, contents, strict=True):
            put(path, content)
    assert len(found) == 2
    assert all(path.name in " ".join(found) for path in paths)
    assert complaints(written) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_names_the_file(cables: Callable[..., Any], specimens: Path, tmp_path: Path, kind: str) -> None:
    cables("ingest", specimens / "plain")
    path = next((tmp_path / "index" / "whoosh-1").glob(kind))
    content = path.read_bytes()
    put(path, content[:-9] + bytes([content[-9] ^ 4]) + content[-8:])
    told = cables("check")
    assert told.status == 1
    assert path.name in told.out.replace("\n", "")


def _rewritten(path: Path, change: Callable[[dict[str, Array]], None]) -> None:
    """Write a file again, whole and sealed, with other numbers in it."""
    arrays, meta = read_arrays(path)
    changed = {name: array.copy() for name, array in arrays.items()}
    change(changed)
    path.unlink()
    write_arrays(path, changed, meta)


@pytest.mark.parametrize(
    "name",
    ["body.docs", "body.first", "body.placed", "body.times", "body.places", "body.terms", "versions", "form_starts",
     "form_marks", "stem_marks", "form_terms", "forms", "stems", "stem_first", "languages"],
)  # fmt: skip
def test_wrong_numbers_are_found_out(tmp_path: Path, name: str) -> None:
    """Files that are whole but say what cannot be: `check` finds it, and asking is an answer or one sentence."""
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([entry(v, "the treaty of the envoys " * v) for v in range(1, 9)], [])
    _rewritten(next(tmp_path.glob("MAIN_*.arrays")), lambda arrays: arrays[name].fill(0x7E))
    assert complaints(tmp_path)


@pytest.mark.parametrize("name", ["versions", "by_date", "earliest", "kind.counts", "ids.counts"])
def test_wrong_numbers_in_the_table_are_found_out(tmp_path: Path, name: str) -> None:
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([Entry(v, f"v{v}", "en", {"body": "treaty"}, {"kind": (v,)}, 9, 9, True) for v in range(1, 9)], [])
    _rewritten(next(tmp_path.glob("columns_*.arrays")), lambda arrays: arrays[name].fill(0x7E))
    assert complaints(tmp_path)


@pytest.mark.parametrize(("kinds", "older"), [(KINDS[:1], b""), (KINDS[1:], b"CABLARR1"), (KINDS[1:], b"CABLARR2")])
def test_files_of_another_version_are_said_to_be_so(
    cables: Callable[..., Any], specimens: Path, tmp_path: Path, kinds: list[str], older: bytes
) -> None:
    cables("ingest", specimens / "plain")
    for path in [path for kind in kinds for path in (tmp_path / "index" / "whoosh-1").glob(kind)]:
        if path.suffix == ".toc":
            put(path, json.dumps({"format": 1, "generation": 2, "table": "columns_2.arrays", "segments": []}).encode())
        else:
            put(path, older + path.read_bytes()[8:])
    for arguments in (("search", "treaty"), ("ingest", specimens), ("check",)):
        told = cables(*arguments)
        said = " ".join((told.out + told.err).split())
        assert told.status == 1
        assert "another version of cables" in said
        assert "`cables reindex` makes it anew" in said
    assert cables("reindex").status == 0
    assert cables("check").status == 0
