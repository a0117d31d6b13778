"""Who searches while somebody writes is never refused, and never sees half of a commit."""

import multiprocessing
from pathlib import Path

import pytest
from every import FOLDERS, made, opened

from index.engine import Entry, Request
from index.folder import ENGINES
from index.query import Phrase, Query, Wildcard, Word

BATCH = 20
COMMITS = 60
KINDS = 4


def batch(number: int) -> list[Entry]:
    """Each commit adds as many cables of each kind, and every third removes those of an earlier one."""
    return [
        Entry(
            BATCH * number + each,
            f"v{BATCH * number + each}",
            "en",
            {"title": "treaty", "body": f"the envoy of the treaty number{each} wrote " * (1 + each)},
            {"kind": (each % KINDS,)},
        )
        for each in range(1, BATCH + 1)
    ]


def write_all(name: str, folder: Path, done: object) -> None:
    """The writer, a process of its own. Merges come with its commits."""
    engine = ENGINES[name](folder, {})
    try:
        for number in range(COMMITS):
            gone = batch(number - 1) if number % 3 == 2 else []
            engine.write(batch(number), [entry.version for entry in gone])
    finally:
        done.set()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FOLDERS)
def test_no_search_fails_or_sees_half_a_commit(name: str, tmp_path: Path) -> None:
    made(name, tmp_path)
    context = multiprocessing.get_context("spawn")
    done = context.Event()
    writer = context.Process(target=write_all, args=(name, tmp_path, done))
    asked = [
        Request(Query((Word("treaty"),)), facets=("kind",)),
        Request(Query(required=(Phrase("envoy of the treaty"),)), facets=("kind",)),
        Request(Query((Wildcard("number*"),)), facets=("kind",)),
    ]
    engine, seen, searches = opened(name, tmp_path), [0], 0
    writer.start()
    try:
        while not done.is_set() or searches < 3:
            snapshot = engine.snapshot()
            held = snapshot.count()
            for request in asked:
                answer = snapshot.answer(request)
                assert answer.total == held
                assert sum(answer.facets["kind"].counts.values()) == held
                assert len(set(answer.facets["kind"].counts.values())) <= 1
                searches += 1
            assert held % BATCH == 0
            assert snapshot.generation >= seen[-1]
            seen.append(snapshot.generation)
            snapshot.close()
    finally:
        writer.join(60)
    assert writer.exitcode == 0
    assert len(set(seen)) > 3, "there were commits while it was searched"
    assert engine.check() == []
    assert engine.snapshot().count() == BATCH * (COMMITS - COMMITS // 3)
