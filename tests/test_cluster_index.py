"""An index in a cluster: made, joined, written from two machines, moved there and back, rebuilt under load."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from corpus.cable import Cable
from corpus.errors import CablesError
from index.check import check
from index.engine import Request, Sort
from index.engines.opensearch.address import address_of
from index.engines.opensearch.connection import Connection
from index.folder import Index
from index.ingest import Options, Report, ingest
from index.query import Query, Word
from index.settings import SETTINGS
from index.store import Contents
from index.stores.opensearch.ledger import Ledger
from index.stores.opensearch.rows import VALUE
from index.stores.sqlite import FILE_NAME
from tests.cluster.nodes import Cluster

KILLING = Path(__file__).with_name("killing.py")
PAPERS = 8
STEPS = 5
"""At about so many places, evenly spread over its run, a writer is killed."""

Make = Callable[..., Index]


@pytest.fixture
def name(request: pytest.FixtureRequest, cluster: Cluster) -> Iterator[str]:
    """The name of the test's own index, which is gone afterwards."""
    made = "t-" + re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[-40:].strip("-") + "-x"
    yield made
    with OpenSearch(cluster.urls, timeout=30) as client:
        client.indices.delete(index=f"{made}-*", params={"ignore_unavailable": "true"})


@pytest.fixture
def table(cluster: Cluster, name: str) -> dict[str, str | int]:
    return {"url": " ".join(cluster.urls), "name": name, "shards": 2}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        write_paper(folder / f"{number}.txt", number + 1, f"The invented ferry made {number} crossings; seven.")
    return folder


def write_paper(path: Path, day: int, text: str) -> None:
    path.write_text(
        f"From: Consul Ibrel\nTo: Minister Quay\nDate: {day} June 1931\nReference: {day} of May\n\n{text}\n"
    )


def read(index: Index, *paths: Path) -> Report:
    return ingest(Index.open(index.folder), [str(path) for path in paths], Options("papers", workers=0))


def kept(folder: Path) -> tuple[dict[str, Cable], Contents]:
    """Every record whole, by id, and what is counted of all."""
    with Index.open(folder).records() as store:
        versions = store.versions()
        return {cable.id: cable for cable in store.cables(versions).values()}, store.contents()


def found(folder: Path, *words: str) -> list[str]:
    """The ids that a question finds, by date."""
    with Index.open(folder).view() as view:
        query = Query(tuple(map(Word, words)))
        hits = view.snapshot.answer(Request(query, Sort.DATE, limit=None)).hits
        ids = view.store.ids_of([hit.version for hit in hits])
        return [ids[hit.version] for hit in hits]


def test_two_machines_read_and_write_one_index(table: Any, papers: Path, tmp_path: Path) -> None:
    one = Index.create(tmp_path / "one", "opensearch", table)
    assert not one.joined
    assert read(one, papers).added == PAPERS
    other = Index.create(tmp_path / "other", "opensearch", table)
    assert other.joined
    assert kept(other.folder) == kept(one.folder)
    assert found(other.folder, "ferry") == [str(number) for number in range(PAPERS)]
    assert not (other.folder / FILE_NAME).exists()

    # The other writes: what it needs it brings first; then it changes, adds and removes.
    write_paper(papers / "3.txt", 4, "A barometer fell.")
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    (papers / "5.txt").unlink()
    report = ingest(Index.open(other.folder), [str(papers)], Options("papers", prune=True, workers=0))
    assert (report.added, report.updated, report.unchanged, report.removed) == (1, 1, PAPERS - 2, 1)
    assert found(one.folder, "barometer") == ["3", "more"]
    assert kept(one.folder) == kept(other.folder)
    assert check(Index.open(one.folder)) == []

    # The one's copy is old now; it brings the new and goes on.
    write_paper(papers / "last.txt", 25, "The barometer stood still.")
    assert read(one, papers).added == 1
    assert found(other.folder, "barometer") == ["3", "more", "last"]
    assert kept(one.folder) == kept(other.folder)
    # Nothing has been written elsewhere: the copy is used as it is.
    before = (one.folder / FILE_NAME).stat().st_ino
    assert read(one, papers).unchanged == PAPERS + 1
    assert (one.folder / FILE_NAME).stat().st_ino == before


def test_the_same_is_kept_as_in_a_folder(table: Any, specimens: Path, specimen_index: Path, tmp_path: Path) -> None:
    truth = json.loads((specimens.parent / "truth" / "specimens.json").read_text(encoding="utf-8"))
    index = Index.create(tmp_path / "index", "opensearch", table)
    for path, columns in truth["maps"].items():
        ingest(index, [str(specimens / path)], Options("specimens", tuple(columns.items()), workers=0))
    ingest(index, [str(specimens)], Options("specimens", workers=0))
    assert kept(index.folder) == kept(specimen_index)
    with index.view() as here, Index.open(specimen_index).view() as there:
        assert here.store.languages() == there.store.languages()
        assert _named(here.store) == _named(there.store)
        for pattern in ("*", "*D1*", "[a]?", "none\\*", "?"):
            ids = [store.ids_of(sorted(store.versions_like(pattern))).values() for store in (here.store, there.store)]
            assert sorted(ids[0]) == sorted(ids[1]), pattern
        for id in ("", "d", "frus", "1999", "*", "zzz", next(iter(kept(specimen_index)[0]))[:-1]):
            assert here.store.ids_like(id) == there.store.ids_like(id), id
        for column in ("sender_party", "place", "keyword"):
            tokens = dict(there.store.tokens(column))
            assert dict(here.store.tokens(column)) == tokens
            assert all(here.store.has_token(column, token) for token in list(tokens)[:5])
            assert not here.store.has_token(column, "nowhere")
            assert _keys(here.store, column, ()) == _keys(there.store, column, ())
            some = sorted(tokens)[:2]
            assert _keys(here.store, column, some[:1]) == _keys(there.store, column, some[:1])
            assert _keys(here.store, column, some) == _keys(there.store, column, some)


def _keys(store: Any, column: str, tokens: Any) -> list[str]:
    return sorted(key for _, key in store.candidates(column, tokens))


def _named(store: Any) -> dict[str, dict[tuple[str, str], int]]:
    """How many cables have each value, by what it says."""
    told = {}
    for column, counts in store.value_counts().items():
        labels = store.labels(counts)
        told[column] = {(labels[value].key, labels[value].label): count for value, count in counts.items()}
    return told


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
        read(index, papers)
        assert not client.indices.exists(index=f"{name}-1")
        assert client.indices.exists(index=f"{name}-2")
    assert len(found(index.folder, "ferry")) == PAPERS


def run_until(step: int, index: Path, papers: Path, table: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(KILLING), str(index), str(papers), str(step), "opensearch", json.dumps(table)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.long
@pytest.mark.parametrize("elsewhere", [False, True])
def test_killed_at_any_step_another_goes_on(
    cluster: Cluster, table: Any, papers: Path, tmp_path: Path, elsewhere: bool
) -> None:
    whole = Index.create(tmp_path / "whole")
    ingest(whole, [str(papers)], Options(workers=0))
    expected = kept(whole.folder)
    counted = run_until(0, tmp_path / "counted", papers, table | {"name": f"{table['name']}-counted-x"})
    assert counted.returncode == 0, counted.stderr
    steps = int(counted.stdout)
    for step in range(2 if elsewhere else 1, steps + 1, max(1, steps // STEPS)):
        told = table | {"name": f"{table['name']}-s{step}-x"}
        killed = run_until(step, tmp_path / f"killed-{step}", papers, told)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        folder = tmp_path / (f"other-{step}" if elsewhere else f"killed-{step}")
        index = (
            Index.create(folder, "opensearch", told)
            if elsewhere or not (folder / SETTINGS).exists()
            else Index.open(folder)
        )
        with index.view() as view:
            # What is seen of a run that was killed is whole.
            ids = view.store.ids_of(view.store.versions()).values()
            cables = view.store.cables(view.store.versions())
            assert sorted(cable.id for cable in cables.values()) == sorted(ids)
            assert all(cable.sources for cable in cables.values()), step
        ingest(Index.open(folder), [str(papers)], Options(workers=0))
        assert kept(folder) == expected, step
        assert check(Index.open(folder)) == [], step
        with OpenSearch(cluster.urls, timeout=30) as client:
            # Hundreds of shards would slow the small nodes down.
            client.indices.delete(index=f"{told['name']}-*")


def lock(client: OpenSearch, name: str, **row: Any) -> None:
    whole = {
        "word": "other",
        "process": 1,
        "host": "elsewhere",
        "since": "1931-06-01 10:00:00",
        "heard": time.time(),
        "beat": 0.2,
        "turn": 50,
    }
    client.index(index=f"{name}-ledger", id="about:lock", body={"kind": "about", "row": whole | row})


def test_one_writes_and_the_other_is_told_who(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    one = Index.create(tmp_path / "one", "opensearch", table)
    other = Index.create(tmp_path / "other", "opensearch", table)
    with (
        one.writer(),
        pytest.raises(CablesError, match=f"being written by process {os.getpid()} on {socket.gethostname()}"),
    ):
        read(other, papers)
    assert read(other, papers).added == PAPERS
    with OpenSearch(cluster.urls, timeout=30) as client:
        lock(client, str(table["name"]))
        with pytest.raises(CablesError, match="process 1 on elsewhere since 1931-06-01"):
            read(one, papers)
        # One that has not been heard of for long, by whatever clock, is taken for dead.
        lock(client, str(table["name"]), heard=time.time() - 100)
        assert read(one, papers).unchanged == PAPERS
        # On this machine it is seen that it does not run any more.
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        lock(client, str(table["name"]), process=gone.pid, host=socket.gethostname())
        assert read(one, papers).unchanged == PAPERS


def test_one_that_lost_its_turn_writes_nothing_more(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    one = Index.create(tmp_path / "one", "opensearch", table)
    other = Index.create(tmp_path / "other", "opensearch", table)
    with pytest.raises(CablesError, match="run the command again"), one.writer() as writer:
        with OpenSearch(cluster.urls, timeout=30) as client:
            lock(client, str(table["name"]), heard=time.time() - 100)
        read(other, papers)
        with writer.store.transaction():
            writer.store.add_root("/late", "late")
        writer.commit()
    assert len(found(other.folder, "ferry")) == PAPERS
    assert read(one, papers).unchanged == PAPERS


def test_what_comes_too_late_changes_nothing(table: Any, tmp_path: Path) -> None:
    Index.create(tmp_path / "index", "opensearch", table)
    ledger = Ledger(Connection(address_of(table)))
    early, late = ({"kind": VALUE, "row": {"label": label}} for label in ("Quay", "Ibrel"))
    ledger.send([(VALUE, 5, early), (VALUE, 6, None)], turn=9)
    ledger.send([(VALUE, 5, early)], turn=9)
    for change in ((VALUE, 5, late), (VALUE, 6, late), (VALUE, 5, None)):
        with pytest.raises(CablesError, match="409"):
            ledger.send([change], turn=8)
    assert ledger.rows(VALUE, [5, 6]) == {5: {"label": "Quay"}}


def test_what_a_writer_sent_before_it_died_is_brought_though_no_search_finds_it_yet(
    cluster: Cluster, table: Any, tmp_path: Path
) -> None:
    Index.create(tmp_path / "index", "opensearch", table)
    ledger = Ledger(Connection(address_of(table)))
    with OpenSearch(cluster.urls, timeout=30) as client:
        client.indices.put_settings(index=ledger.index, body={"index": {"refresh_interval": "-1"}})
    ledger.send([(VALUE, number, {"kind": VALUE, "row": {"label": "Quay"}}) for number in range(20)], turn=1)
    assert len([each for page in ledger.everything() for each in page if each["kind"] == VALUE]) == 20


def test_something_else_of_that_name_is_left_alone(table: Any, name: str, tmp_path: Path, cluster: Cluster) -> None:
    with OpenSearch(cluster.urls, timeout=30) as client:
        client.indices.create(index=name)
        try:
            with pytest.raises(CablesError, match="the name of something else"):
                Index.create(tmp_path / "index", "opensearch", table)
        finally:
            client.indices.delete(index=name)
    assert not (tmp_path / "index" / SETTINGS).exists()


def test_full_and_read_only_are_said_and_survived(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    parts = f"{table['name']}-*"
    for block, said in (("read_only_allow_delete", "is full"), ("read_only", "is set read-only")):
        with OpenSearch(cluster.urls, timeout=30) as client:
            client.indices.put_settings(index=parts, body={f"index.blocks.{block}": True})
            try:
                with pytest.raises(CablesError, match=said):
                    read(index, papers)
                assert len(found(index.folder, "ferry")) == PAPERS
            finally:
                client.indices.put_settings(index=parts, body={f"index.blocks.{block}": None})
    assert read(index, papers).added == 1
    assert found(index.folder, "barometer") == ["more"]
    assert check(Index.open(index.folder)) == []


def test_the_command(cables: Any, table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    urls = [part for url in cluster.urls for part in ("--url", url)]
    made = cables("init", "--engine", "opensearch", *urls, "--name", str(table["name"]), "--shards", "2")
    assert made.status == 0
    assert "3 nodes, 2 parts, each kept 2 times" in made.out
    assert cables("ingest", papers).status == 0
    assert len(cables("search", "ferry", "--json").json["hits"]) == PAPERS
    assert "crossings" in cables("show", "3").out
    told = cables("stats")
    assert f"{PAPERS} cables from {PAPERS} files" in told.out
    assert "3 nodes" in told.out
    assert "green" in told.out
    assert cables("check").out.strip().endswith("is sound")
    assert cables("reindex").status == 0
    assert cables("reindex", "--engine", "opensearch", "--shards", "4", "--replicas", "0").status == 0
    with OpenSearch(cluster.urls, timeout=30) as client:
        (made_anew,) = client.indices.get_settings(index=str(table["name"])).values()
    assert made_anew["settings"]["index"]["number_of_shards"] == "4"
    assert cables("reindex", "--engine", "opensearch", "--name", "elsewhere").status == 2
    joined = cables(
        "init", "--index", tmp_path / "other", "--engine", "opensearch", *urls, "--name", str(table["name"])
    )
    assert f"it holds {PAPERS} cables" in joined.out
    assert cables("reindex", "--engine", "whoosh").status == 0
    assert len(cables("search", "ferry", "--json").json["hits"]) == PAPERS


def test_more_copies_than_nodes_are_said(cables: Any, table: Any, cluster: Cluster) -> None:
    made = cables(
        "init", "--engine", "opensearch", "--url", cluster.urls[0], "--name", str(table["name"]), "--replicas", "3"
    )
    assert "it stays yellow: --replicas 2 is as many as they keep" in made.out
    assert "yellow" in cables("stats").out
    assert "not all is kept" in " ".join(cables("stats").out.split())
    checked = cables("check")
    assert checked.status == 1
    assert "yellow" in checked.out


def test_what_is_typed_wrong_is_said(cables: Any, cluster: Cluster) -> None:
    url = cluster.urls[0]
    for arguments, said in (
        (("init", "--engine", "opensearch"), "name the cluster with --url"),
        (("init", "--url", url), "--url is for a cluster"),
        (("init", "--engine", "opensearch", "--url", url, "--name", "A"), "--name"),
        (("init", "--engine", "opensearch", "--url", url, "--shards", "0"), "--shards"),
        (("init", "--engine", "opensearch", "--url", "http://clerk:secret@localhost:9200"), "no user, password or key"),
    ):
        ran = cables(*arguments)
        assert ran.status == 2
        assert said in ran.err
        assert "secret" not in ran.err
