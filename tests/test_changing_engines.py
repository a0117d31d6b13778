"""From one engine to another: nothing is lost, and until the new one is whole and right the old one answers."""

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CablesError
from index.check import check
from index.engine import Engine, EngineAnswer, Request, Sort
from index.folder import Index
from index.ingest import Options, ingest
from index.keeping import ENGINES
from index.query import Phrase, Query, Word
from index.settings import Table

PAPERS = 12
ASKED = (
    Query(), Query((Word("ferry"), Word("crossing"))), Query(required=(Phrase("the invented ferry"),)),
    Query(excluded=(Word("seven"),)),
)  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Index:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(PAPERS):
        text = f"From: Consul Ibrel\nTo: Minister Quay\nDate: {number + 1} June 1931\n\nThe invented ferry made {number} crossings; seven.\n"
        (papers / f"{number}.txt").write_text(text)
    made = Index.create(tmp_path / "index", "whoosh")
    ingest(made, [str(papers)], Options(workers=0))
    return made


@pytest.fixture
def other(tmp_path: Path) -> str:
    try:
        ENGINES["tantivy"](tmp_path, {})
    except CablesError as error:
        pytest.skip(str(error))
    return "tantivy"


def answers(folder: Path) -> list[EngineAnswer]:
    with Index.open(folder).view() as view:
        facets = ("sender", "keyword", "date", "collection")
        requests = [Request(query, Sort.DATE, limit=None, facets=facets) for query in ASKED]
        return [view.snapshot.answer(request) for request in requests]


def settled(found: list[EngineAnswer]) -> list[Any]:
    return [(each.total, [hit.version for hit in each.hits], each.facets, each.histogram) for each in found]


def test_there_and_back_every_answer_is_the_same(index: Index, other: str) -> None:
    before = settled(answers(index.folder))
    for engine in (other, other, "whoosh"):
        assert Index.open(index.folder).reindex(engine) == PAPERS
        assert Index.open(index.folder).engine_name == engine
        assert settled(answers(index.folder)) == before
        assert check(Index.open(index.folder)) == []
    assert len(list(index.folder.glob("*-[0-9]*"))) == 1


def test_what_comes_after_a_change_of_engine_is_found(index: Index, other: str, tmp_path: Path) -> None:
    index.reindex(other)
    more = tmp_path / "papers" / "more.txt"
    more.write_text("From: Consul Ibrel\nDate: 1 July 1931\n\nA barometer fell.\n")
    report = ingest(Index.open(index.folder), [str(tmp_path / "papers")], Options(workers=0))
    assert (report.added, report.unchanged) == (1, PAPERS)
    with Index.open(index.folder).view() as view:
        assert view.snapshot.answer(Request(Query((Word("barometer"),)))).total == 1
        assert view.snapshot.count() == PAPERS + 1


def test_an_interrupted_change_leaves_the_old_engine_in_force(index: Index, other: str) -> None:
    def interrupted(*_: int) -> None:
        raise KeyboardInterrupt

    before = answers(index.folder)
    with pytest.raises(KeyboardInterrupt):
        index.reindex(other, interrupted)
    assert Index.open(index.folder).engine_name == "whoosh"
    assert answers(index.folder) == before
    assert len(list(index.folder.glob("*-[0-9]*"))) == 1


@pytest.mark.parametrize("lost", ["a cable", "its values", "its words"])
def test_an_engine_that_says_otherwise_is_not_put_into_force(
    index: Index, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    def forgetful(folder: Path, table: Table) -> Engine:
        engine = whole(folder, table)
        write = engine.write

        def writing(added: Any, removed: Any) -> None:
            entries = list(added)
            first = entries[0]
            if lost == "a cable":
                entries = entries[1:]
            elif lost == "its values":
                entries[0] = type(first)(first.version, first.id, first.language, first.texts, {}, dated=False)
            else:
                entries[0] = type(first)(
                    first.version, first.id, first.language, {}, first.values, first.earliest, first.latest, first.dated
                )
            write(entries, removed)

        monkeypatch.setattr(engine, "write", writing)
        return engine

    whole = ENGINES["whoosh"]
    before = answers(index.folder)
    monkeypatch.setitem(ENGINES, "whoosh", forgetful)
    with pytest.raises(CablesError, match="not what the records are"):
        Index.open(index.folder).reindex()
    monkeypatch.undo()
    assert answers(index.folder) == before
