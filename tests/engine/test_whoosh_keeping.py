"""The default engine keeps what it was given: atomically, for each reader as it was, and says when it cannot."""

import multiprocessing
import pickle
from pathlib import Path

import pytest
from every import BREAKING, Batch, entry, state

from corpus.errors import CablesError
from index.engines.whoosh import writer
from index.engines.whoosh.codec import ArrayIndex
from index.engines.whoosh.engine import WhooshEngine
from index.engines.whoosh.segment import Segment


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    made = WhooshEngine(tmp_path)
    made.create()
    return made


def segments(folder: Path) -> list[int]:
    return sorted(segment.doc_count_all() for segment in ArrayIndex(folder).contents().segments)


@pytest.mark.parametrize("batch", BREAKING)
def test_a_batch_that_breaks_leaves_all_as_it_was(engine: WhooshEngine, tmp_path: Path, batch: Batch) -> None:
    engine.write([entry(1), entry(2)], [])
    files = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises((RuntimeError, ValueError, TypeError)):
        engine.write(batch(), [1])
    assert sorted(path.name for path in tmp_path.iterdir()) == files
    assert state(engine) == ([1, 2], 2)
    engine.write([entry(3)], [])
    assert state(engine) == ([1, 2, 3], 3)


def test_many_small_batches_make_few_segments(engine: WhooshEngine, tmp_path: Path) -> None:
    moved = 0
    for version in range(1, 120):
        before = set(tmp_path.glob("MAIN_*.arrays"))
        engine.write([entry(version, f"treaty number {version}")], [])
        made = set(tmp_path.glob("MAIN_*.arrays")) - before
        moved += sum(len(Segment.open(path).versions) for path in made)
        assert len(segments(tmp_path)) <= writer.MOST_SEGMENTS
    assert moved < 119 * 6, "each cable is written seldom"
    assert state(engine) == (list(range(1, 120)), 119)
    assert engine.check() == []


def test_a_segment_of_deleted_cables_is_rewritten(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.write([entry(version, "treaty " * version) for version in range(1, 100)], [])
    engine.write([], range(1, 61))
    assert segments(tmp_path) == [39]
    engine.write([], range(1, 100))
    assert segments(tmp_path) == []
    assert state(engine) == ([], 0)


def test_a_batch_larger_than_a_segment_is_cut(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "FULL", 20)
    engine.write([entry(version) for version in range(1, 36)], [])
    assert segments(tmp_path) == [5, 10, 10, 10]
    assert state(engine) == (list(range(1, 36)), 35)


def test_segments_are_closed_by_what_they_hold_not_by_how_many(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "FULL", 400)
    engine.write([entry(version, "treaty " * (3 if version > 9 else 99)) for version in range(1, 60)], [])
    assert segments(tmp_path) == [4, 4, 51]
    assert state(engine) == (list(range(1, 60)), 59)
    assert engine.check() == []


def _hold(folder: Path, ready, done) -> None:  # type: ignore[no-untyped-def]
    with writer.open_writer(ArrayIndex(folder)):
        ready.set()
        done.wait(30)


def test_a_second_writer_is_told_of_the_first(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LOCK_SECONDS", 0.2)
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready, done))
    other.start()
    try:
        assert ready.wait(30)
        with pytest.raises(CablesError, match="being written by another process"):
            engine.write([entry(1)], [])
        assert state(engine) == ([], 0)
    finally:
        done.set()
        other.join(30)
    engine.write([entry(1)], [])
    assert state(engine) == ([1], 1)


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.touch, (Path("bomb"),))  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["_MAIN_*.toc", "MAIN_*.arrays", "columns_*.arrays"])
@pytest.mark.parametrize("damage", ["empty", "pickle", "cut", "noise", "json"])
def test_a_damaged_file_is_one_sentence(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, damage: str
) -> None:
    monkeypatch.chdir(tmp_path)
    engine.write([entry(v) for v in range(1, 9)], [])
    path = next(tmp_path.glob(kind))
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(
        {
            "empty": b"",
            "pickle": pickle.dumps(_Bomb()),
            "cut": content[: len(content) // 2],
            "noise": content[:16] + bytes(255 - byte for byte in content[16:]),
            "json": b'{"format": 1, "segments": [[[]]], "table": "../../x"}',
        }[damage]
    )
    for attempt in (engine.snapshot, lambda: engine.write([entry(99)], [1])):
        with pytest.raises(CablesError) as raised:
            attempt()
        assert "\n" not in str(raised.value)
    assert len(engine.check()) == 1
    assert not (tmp_path / "bomb").exists()
    engine.create()
    assert state(engine) == ([], 0)
