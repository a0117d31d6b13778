"""An index moved into a cluster and back, and rebuilt there under load."""

import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from corpus.errors import CablesError
from index.check import check
from index.folder import Index
from index.ingest import Options, ingest
from tests.cluster.nodes import Cluster
from tests.clustered import PAPERS, found, kept, read, write_paper


def test_there_and_back_no_field_is_lost(table: Any, specimen_index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    subprocess.run(["cp", "-r", str(specimen_index), str(folder)], check=True)
    before = kept(folder)
    for engine, told in (("opensearch", table), ("opensearch", None), ("tantivy", None), ("whoosh", None)):
        try:
            count = Index.open(folder).reindex(engine, table=told)
        except CablesError as error:
            if "not installed" in str(error):
                continue
            raise
        assert count == len(before[0])
        assert Index.open(folder).engine_name == engine
        assert kept(folder) == before
        assert check(Index.open(folder)) == []
        parts = [path.name for path in folder.glob("*-[0-9]*")]
        assert len(parts) == (engine != "opensearch")
    # What stayed in the cluster can still be read there.
    joined = Index.create(tmp_path / "joined", "opensearch", table)
    assert kept(joined.folder) == before


def test_what_comes_after_a_move_is_found(table: Any, papers: Path, tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index")
    read(index, papers)
    Index.open(index.folder).reindex("opensearch", table=table)
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    report = read(index, papers)
    assert (report.added, report.unchanged) == (1, PAPERS)
    Index.open(index.folder).reindex("whoosh")
    write_paper(papers / "last.txt", 21, "The barometer fell.")
    assert read(index, papers).added == 1
    assert found(index.folder, "barometer") == ["more", "last"]
    assert check(Index.open(index.folder)) == []


@pytest.mark.parametrize("changed", [False, True])
def test_a_move_that_was_cut_off_goes_on(
    table: Any, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    index = Index.create(tmp_path / "index")
    read(index, papers)
    monkeypatch.setattr("index.writer.BATCH_DOCUMENTS", 3)
    before = kept(index.folder)

    def interrupted(done: int, _: int) -> None:
        if done >= 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index.open(index.folder).reindex("opensearch", interrupted, table)
    assert Index.open(index.folder).engine_name == "whoosh"
    assert kept(index.folder) == before
    with pytest.raises(CablesError, match="is being moved to"):
        Index.create(tmp_path / "early", "opensearch", table)
    if changed:
        write_paper(papers / "3.txt", 4, "A barometer fell.")
        (papers / "5.txt").unlink()
        ingest(Index.open(index.folder), [str(papers)], Options("papers", prune=True, workers=0))
        before = kept(index.folder)
    seen: list[int] = []
    Index.open(index.folder).reindex("opensearch", lambda done, _: seen.append(done), table)
    assert seen[0] == (3 if changed else PAPERS)
    assert kept(index.folder) == before
    assert check(Index.open(index.folder)) == []


@pytest.mark.parametrize("by", ["init", "move"])
def test_a_name_whose_move_was_given_up_is_free_again(
    table: Any, papers: Path, tmp_path: Path, cluster: Cluster, by: str
) -> None:
    index = Index.create(tmp_path / "index")
    read(index, papers)

    def interrupted(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index.open(index.folder).reindex("opensearch", interrupted, table)
    with OpenSearch(cluster.urls, timeout=30) as client:
        long_ago = {"doc": {"row": {"at": time.time() - 100_000}}}
        client.update(index=f"{table['name']}-ledger", id="about:building", body=long_ago)
    for number in range(3):
        (papers / f"{number}.txt").unlink()
    other = Index.create(tmp_path / "other", *(["opensearch", table] if by == "init" else []))
    assert not other.joined
    read(other, papers)
    before = kept(other.folder)
    if by == "move":
        Index.open(other.folder).reindex("opensearch", table=table)
    assert len(before[0]) == before[1].files == PAPERS - 3
    joined = Index.create(tmp_path / "joined", "opensearch", table)
    assert read(joined, papers).unchanged == PAPERS - 3
    assert kept(joined.folder) == before
    assert check(Index.open(joined.folder)) == []
    with pytest.raises(CablesError, match="has an index"):
        Index.open(index.folder).reindex("opensearch", table=table)
    assert len(kept(index.folder)[0]) == PAPERS


@pytest.mark.parametrize("changed", [False, True])
def test_a_rebuilding_that_was_cut_off_goes_on(
    table: Any, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    monkeypatch.setattr("index.writer.BATCH_DOCUMENTS", 3)

    def interrupted(done: int, _: int) -> None:
        if done >= 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index.open(index.folder).reindex(watch=interrupted)
    if changed:
        write_paper(papers / "3.txt", 4, "A barometer fell.")
        read(index, papers)
    before = kept(index.folder)
    other = Index.create(tmp_path / "other", "opensearch", table)
    seen: list[int] = []
    assert Index.open(other.folder).reindex(watch=lambda done, _: seen.append(done)) == PAPERS
    # The first that is told is what it was brought from the cluster.
    assert seen[1] == (3 if changed else PAPERS)
    assert kept(index.folder) == before
    assert check(Index.open(index.folder)) == []


def test_a_name_that_is_taken_is_not_moved_onto(table: Any, papers: Path, tmp_path: Path) -> None:
    Index.create(tmp_path / "one", "opensearch", table)
    index = Index.create(tmp_path / "index")
    read(index, papers)
    with pytest.raises(CablesError, match="choose another with --name"):
        Index.open(index.folder).reindex("opensearch", table=table)
    assert Index.open(index.folder).engine_name == "whoosh"


def test_while_it_is_rebuilt_every_answer_is_right(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    expected = found(index.folder, "ferry")
    wrong, asked, done = [], 0, threading.Event()

    def ask() -> None:
        nonlocal asked
        while not done.is_set():
            try:
                answer = found(index.folder, "ferry")
            except CablesError as error:
                wrong.append(str(error))
                return
            asked += 1
            if answer != expected:
                wrong.append(str(answer))
                return

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    try:
        for _ in range(3):
            assert Index.open(index.folder).reindex() == PAPERS
    finally:
        done.set()
        for thread in asking:
            thread.join()
    assert wrong == []
    assert asked > 10
    with OpenSearch(cluster.urls, timeout=30) as client:
        # Who has opened an old one may go on reading it for a while.
        assert list(client.indices.get_alias(name=str(table["name"]))) == [f"{table['name']}-4"]
        assert client.indices.exists(index=f"{table['name']}-3")


def test_old_indices_go_when_nobody_needs_them(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    Index.open(index.folder).reindex()
    name = str(table["name"])
    with OpenSearch(cluster.urls, timeout=30) as client:
        assert client.indices.exists(index=f"{name}-1")
        long_ago = {"doc": {"row": {"at": time.time() - 3600}}}
        client.update(index=f"{name}-ledger", id="about:switched", body=long_ago)
        # Somebody else's, of a name like one of ours.
        client.indices.create(index=f"{name}-2031")
        read(index, papers)
        assert client.indices.exists(index=f"{name}-2031")
        assert not client.indices.exists(index=f"{name}-1")
        assert client.indices.exists(index=f"{name}-2")
    assert len(found(index.folder, "ferry")) == PAPERS
