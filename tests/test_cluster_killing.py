"""Writers of an index in a cluster that die, meet, or come too late."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from corpus.errors import CablesError
from index.check import check
from index.engines.opensearch.address import address_of
from index.engines.opensearch.connection import Connection
from index.folder import Index
from index.ingest import Options, ingest
from index.settings import SETTINGS
from index.stores.opensearch.ledger import Ledger
from index.stores.opensearch.rows import VALUE
from tests.cluster.nodes import Cluster
from tests.clustered import PAPERS, forget, found, kept, read, write_paper, write_papers

KILLING = Path(__file__).with_name("killing.py")
STEPS = 5
"""At about so many places, evenly spread over its run, a writer is killed."""


def run_until(step: int, index: Path, papers: Path, table: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(KILLING), str(index), str(papers), str(step), "opensearch", json.dumps(table)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def steps(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps a writer takes that nobody kills."""
    folder = tmp_path_factory.mktemp("counted")
    write_papers(folder / "papers")
    name = "t-counted-x"
    ran = run_until(0, folder / "index", folder / "papers", {"url": " ".join(cluster.urls), "name": name, "shards": 1})
    assert ran.returncode == 0, ran.stderr
    forget(cluster, name)
    return int(ran.stdout)


@pytest.mark.long
@pytest.mark.parametrize("elsewhere", [False, True])
def test_killed_at_any_step_another_goes_on(
    cluster: Cluster, table: Any, papers: Path, tmp_path: Path, steps: int, elsewhere: bool
) -> None:
    whole = Index.create(tmp_path / "whole")
    ingest(whole, [str(papers)], Options(workers=0))
    expected = kept(whole.folder)
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
        # Hundreds of shards would slow the small nodes down.
        forget(cluster, told["name"])


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


class Killed(BaseException):
    """The writer's process is no more."""


class Dying:
    """A writer that is killed at so manieth sending; what it was about to send is kept."""

    def __init__(self, moment: int) -> None:
        send, left = Ledger.send, iter(range(moment - 1))
        self.unsent: list[Any] = []
        self.turn = 0

        def sending(ledger: Ledger, changes: Any, turn: int) -> None:
            if next(left, None) is None:
                self.unsent, self.turn = list(changes), turn
                raise Killed
            send(ledger, changes, turn)

        self.send = sending


@pytest.mark.parametrize("moment", [1, 2], ids=["before the commit", "after the commit"])
def test_what_a_killed_writer_sent_and_arrives_after_another_began_is_no_harm(
    table: Any, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    one = Index.create(tmp_path / "one", "opensearch", table)
    read(one, papers)
    # The first was about to send new senders, files and sources, of a cable that was there too.
    early = tmp_path / "early"
    early.mkdir()
    (early / "20.txt").write_text((papers / "3.txt").read_text())
    for number, sender in enumerate(("Consul Vane", "Envoy Tull", "Consul Reed", "Envoy Marsh"), 21):
        write_paper(early / f"{number}.txt", number, "An early barge.", sender)
    dying = Dying(moment)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(Ledger, "send", dying.send)
        read(one, early)

    # The second meets one of these files, and the senders in other papers.
    other = Index.create(tmp_path / "other", "opensearch", table)
    second = tmp_path / "second"
    second.mkdir()
    for number, sender in enumerate(("Consul Reed", "Envoy Oake"), 25):
        write_paper(second / f"{number}.txt", number, "A second barge.", sender)
    assert read(other, second).added == 2
    read(other, early / "24.txt")
    before = kept(other.folder)[0]

    ledger = Ledger(Connection(address_of(table)))
    for change in dying.unsent:
        with suppress(CablesError):
            ledger.send([change], dying.turn)
    ledger.refresh()
    after = kept(other.folder)[0]
    # Where else a cable stands may be known before that is committed.
    assert {id: replace(cable, sources=()) for id, cable in after.items()} == {
        id: replace(cable, sources=()) for id, cable in before.items()
    }
    third = Index.create(tmp_path / "third", "opensearch", table)
    read(third, papers)
    read(third, early)
    assert read(third, second).unchanged == 2
    assert check(Index.open(third.folder)) == []
    whole = Index.create(tmp_path / "whole")
    for folder in (papers, second, early):
        read(whole, folder)
    assert kept(third.folder) == kept(whole.folder)
    assert kept(one.folder) == kept(whole.folder)


def test_what_a_writer_sent_before_it_died_is_brought_though_no_search_finds_it_yet(
    cluster: Cluster, table: Any, tmp_path: Path
) -> None:
    Index.create(tmp_path / "index", "opensearch", table)
    ledger = Ledger(Connection(address_of(table)))
    with OpenSearch(cluster.urls, timeout=30) as client:
        client.indices.put_settings(index=ledger.index, body={"index": {"refresh_interval": "-1"}})
    ledger.send([(VALUE, number, {"kind": VALUE, "row": {"label": "Quay"}}) for number in range(20)], turn=1)
    assert len([each for page in ledger.everything() for each in page if each["kind"] == VALUE]) == 20


def test_a_ledger_of_which_a_part_is_away_is_not_taken_for_whole(
    cluster: Cluster, table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = Connection(address_of(table | {"shards": len(cluster.nodes) + 1, "replicas": 0}))
    ledger = Ledger(connection)
    [plan] = ledger.plans().values()
    one_each = "index.routing.allocation.total_shards_per_node"
    body = plan.body(0, connection.version)
    body["settings"]["index"][one_each.removeprefix("index.")] = 1
    connection.client.indices.create(index=ledger.index, body=body, params={"wait_for_active_shards": 0})
    all_but_one = {"wait_for_active_shards": len(cluster.nodes)}
    assert connection.client.cluster.health(index=ledger.index, params=all_but_one)["status"] == "red"
    # A part that is on no node is waited for, and will not come.
    connection.client.transport.patience = 0
    monkeypatch.setattr(Ledger, "refresh", lambda _: None)
    with pytest.raises(CablesError, match="is red"):
        list(ledger.everything())
    connection.client.indices.put_settings(index=ledger.index, body={one_each: None})
    connection.client.cluster.health(index=ledger.index, params={"wait_for_status": "green"})
    assert list(ledger.everything()) == []
