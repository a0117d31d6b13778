"""Every engine keeps what it was given: atomically, for each reader as it was, and says when it cannot."""

from pathlib import Path

import pytest
from every import BREAKING, NAMES, OPENSEARCH, Batch, entry, made_by, of_cluster, opened, state

from corpus.errors import CablesError
from index.engine import Engine, Entry, Request
from index.query import Query, Word


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return made_by(request, tmp_path)


def test_an_empty_index_answers(engine: Engine) -> None:
    assert state(engine) == ([], 0)
    assert engine.check() == []


def test_writing_a_batch_again_changes_nothing(engine: Engine) -> None:
    engine.write([entry(1), entry(2), entry(3)], [])
    for _ in range(3):
        engine.write([entry(2), entry(4, "weather")], [1])
        assert state(engine) == ([2, 3, 4], 2)
        assert engine.check() == []


def test_a_snapshot_stays_as_it_was(engine: Engine) -> None:
    engine.write([entry(v) for v in range(1, 6)], [])
    snapshot = engine.snapshot()
    engine.write([entry(6)], [1, 2, 3])
    engine.revalue("sender", {4: (7,)})
    engine.create()
    asked = Request(Query((Word("treaty"),)), facets=("sender",))
    assert snapshot.count() == snapshot.answer(asked).total == 5
    assert snapshot.answer(asked).facets["sender"].missing == 5
    assert state(engine) == ([], 0)


def test_each_commit_has_a_higher_generation(engine: Engine) -> None:
    seen = [engine.generation()]
    for change in (
        lambda: engine.write([entry(1)], []),
        lambda: engine.revalue("sender", {1: (3,)}),
        lambda: engine.write([], [1]),
        engine.create,
    ):
        change()
        seen.append(engine.generation())
        assert engine.snapshot().generation == seen[-1]
    assert seen == sorted(set(seen))


def test_a_column_can_be_given_other_values(engine: Engine) -> None:
    engine.write([entry(1, sender=(1, 2)), entry(2, sender=(2,)), entry(3)], [])
    engine.revalue("sender", {1: (9, 9), 3: (2,), 77: (1,)})
    counts = engine.snapshot().answer(Request(Query(), facets=("sender",))).facets["sender"]
    assert (counts.counts, counts.missing) == ({9: 1, 2: 2}, 0)
    assert engine.check() == []
    with pytest.raises(ValueError, match="no column"):
        engine.revalue("colour", {1: (1,)})


def test_hostile_text_and_ids_are_kept(engine: Engine) -> None:
    texts = ["\x00treaty\ud800 treaty", "=treaty\n=x", "treaty " + "a" * 100_000, "\n\n", "treaty\u202e\ufeff"]
    entries = [Entry(v, f"\ud800\n{v}", "en", {"body": text}, {}) for v, text in enumerate(texts, 1)]
    engine.write(entries, [])
    assert state(engine) == ([1, 2, 3, 4, 5], 4)
    assert engine.check() == []


@pytest.fixture(params=NAMES)
def lacking(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """An engine where there is no index."""
    if request.param == OPENSEARCH:
        return of_cluster(request.getfixturevalue("connection"), "tests-2")
    return opened(request.param, tmp_path / "nowhere")


def test_where_there_is_no_index_one_sentence_says_so(lacking: Engine) -> None:
    for attempt in (lacking.snapshot, lacking.generation, lambda: lacking.write([entry(1)], [])):
        with pytest.raises(CablesError):
            attempt()
    assert len(lacking.check()) == 1


@pytest.mark.parametrize("batch", BREAKING)
def test_a_batch_that_breaks_leaves_all_as_it_was(engine: Engine, batch: Batch) -> None:
    engine.write([entry(1), entry(2)], [])
    with pytest.raises((RuntimeError, ValueError, TypeError)):
        engine.write(batch(), [1])
    assert state(engine) == ([1, 2], 2)
    engine.write([entry(3)], [])
    assert state(engine) == ([1, 2, 3], 3)


def test_a_column_is_changed_and_texts_are_found_as_before(engine: Engine) -> None:
    texts = {"title": "l'envoyé", "body": "The envoys' côte and côté, the treaty"}
    engine.write([Entry(1, "v1", "fr", texts, {"kind": (4,)}, 700_000, 700_030, True), entry(2)], [])

    def told() -> list[object]:
        snapshot = engine.snapshot()
        asked = [Word("envoyé"), Word("côté"), Word("cote", exact=True), Word("treaty")]
        return [snapshot.answer(Request(Query((word,)), facets=("kind", "date"))) for word in asked]

    before = told()
    engine.revalue("keyword", {1: (9,)})
    engine.revalue("sender", {1: (8,), 2: (8,)})
    assert told() == before
    assert engine.check() == []
