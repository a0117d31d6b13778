"""A cluster whose nodes are killed while it is written and searched: nothing is lost, no search fails, work goes on."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.cable import Cable
from corpus.errors import CablesError
from index.check import check
from index.engine import Request
from index.folder import Index
from index.ingest import Options, Progress, Report, ingest
from index.query import Query, Word
from tests.cluster.nodes import Cluster

pytestmark = pytest.mark.long

COMMAND = [sys.executable, "-c", "from search.cli import main; main()"]
PAPERS, BEFORE, AFTER = 100, 30, 60
"""How many papers are ingested; by how many the nodes are killed, and of how many the reading waits for that."""
DISK = "cluster.routing.allocation.disk"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for number in range(PAPERS):
        head = f"From: Consul Ibrel\nTo: Minister Quay\nDate: {number % 28 + 1} June {1931 + number // 28}\n"
        (folder / f"{number}.txt").write_text(f"{head}\nThe invented ferry made {number} crossings to pier {number}.\n")
    return folder


@pytest.fixture(scope="module")
def expected(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cable]:
    """What an index holds that nothing ever happened to."""
    index = Index.create(tmp_path_factory.mktemp("local") / "index")
    ingest(index, [str(papers)], Options("papers", workers=0))
    return kept(index.folder)


@pytest.fixture
def index(own_cluster: Cluster, tmp_path: Path) -> Index:
    """An empty index of the test's own, in the cluster whose nodes are killed."""
    table = {"url": " ".join(own_cluster.urls), "name": tmp_path.name.lower()}
    return Index.create(tmp_path / "index", "opensearch", table)


def kept(folder: Path) -> dict[str, Cable]:
    """Every record whole, by id."""
    with Index.open(folder).records() as store:
        return {cable.id: cable for cable in store.cables(store.versions()).values()}


class Searching:
    """Searches as long as the block lasts, each in a view of its own; what was wrong or failed is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._search) for _ in range(2)]
        self.answers = 0
        self.wrong: list[str] = []
        self.failed: list[str] = []

    def __enter__(self) -> "Searching":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def more(self, answers: int) -> None:
        """Wait until so many more have been answered."""
        wanted, end = self.answers + answers, time.monotonic() + 300
        while self.answers < wanted and time.monotonic() < end:
            time.sleep(0.05)
        assert self.answers >= wanted, self.failed

    def _search(self) -> None:
        seen = 0
        while not self._end.is_set():
            try:
                with Index.open(self._folder).view() as view:
                    found = view.snapshot.answer(Request(Query((Word("ferry"),)), facets=("sender",)))
                    count = view.snapshot.count()
                    records = view.store.cables([hit.version for hit in found.hits])
            except CablesError as error:
                self.failed.append(str(error))
                time.sleep(0.1)
                continue
            # What was once seen never goes, and all that is found can be shown.
            if not seen <= found.total == count <= PAPERS or len(records) != len(found.hits):
                self.wrong.append(f"{found.total} of {count} after {seen}, {len(records)} records")
            seen = found.total
            self.answers += 1


class Ingest:
    """One ingest in the background, which waits at one point for the fault."""

    def __init__(self, index: Index, papers: Path) -> None:
        self._index, self._papers = index, papers
        self._thread = threading.Thread(target=self._run)
        self._under_way, self._fault = threading.Event(), threading.Event()
        self._report: Report | CablesError | None = None

    def begin(self) -> None:
        """Start, and come back when it is under way."""
        self._thread.start()
        assert self._under_way.wait(300), self._report

    def go_on(self) -> Report:
        """Let it go on after the fault, to its end."""
        self._fault.set()
        self._thread.join()
        assert isinstance(self._report, Report), self._report
        return self._report

    def _watch(self, progress: Progress) -> None:
        if progress.documents == BEFORE:
            self._under_way.set()
        if progress.documents == AFTER:
            self._fault.wait(300)

    def _run(self) -> None:
        try:
            self._report = ingest(self._index, [str(self._papers)], Options("papers", workers=0), self._watch)
        except CablesError as error:
            self._report = error


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.writer.BATCH_DOCUMENTS", 10)


@pytest.fixture
def healed(own_cluster: Cluster) -> Iterator[Cluster]:
    """The cluster, whole again after the test."""
    yield own_cluster
    own_cluster.restart(*own_cluster.nodes)
    own_cluster.wait_green(nodes=3)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("of_manager", [False, True], ids=["a data node", "the manager"])
def test_a_node_killed_in_the_middle_is_not_noticed(
    index: Index, healed: Cluster, papers: Path, expected: dict[str, Cable], of_manager: bool
) -> None:
    manager = healed.manager()
    lost = manager if of_manager else next(name for name in healed.alive if name != manager)
    writing = Ingest(index, papers)
    with Searching(index.folder) as searching:
        writing.begin()
        healed.kill(lost)
        assert lost not in healed.alive
        report = writing.go_on()
        searching.more(10)
        assert healed.manager() != lost
        healed.restart(lost)
        healed.wait_green(nodes=3)
        searching.more(10)
    assert (searching.wrong, searching.failed) == ([], [])
    assert (report.added, report.rejected) == (PAPERS, [])
    assert kept(index.folder) == expected
    assert check(Index.open(index.folder)) == []


@pytest.mark.usefixtures("small_batches")
def test_when_all_nodes_were_killed_an_ingest_goes_on_where_it_was(
    index: Index, healed: Cluster, papers: Path, expected: dict[str, Cable]
) -> None:
    writing = Ingest(index, papers)
    with Searching(index.folder) as searching:
        writing.begin()
        healed.kill(*healed.nodes)
        with pytest.raises(ConnectionError):
            healed.ask("GET", "/")
        ran = subprocess.run(
            [*COMMAND, "search", "ferry", "--index", str(index.folder)], capture_output=True, text=True
        )
        healed.restart(*healed.nodes)
        report = writing.go_on()
        healed.wait_green(nodes=3)
        searching.more(10)
    assert ran.returncode == 1
    assert one_sentence(ran.stderr)
    assert "nothing listens" in ran.stderr
    assert searching.wrong == []
    assert (report.added, report.rejected) == (PAPERS, [])
    assert kept(index.folder) == expected
    assert check(Index.open(index.folder)) == []


def one_sentence(said: str) -> bool:
    return said.startswith("cables: ") and said.count("\n") == 1


def test_a_disk_past_its_flood_stage_is_told_and_survived(
    index: Index, healed: Cluster, papers: Path, expected: dict[str, Cable]
) -> None:
    def cables(command: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"CABLES_INDEX": str(index.folder)}
        return subprocess.run(
            [*COMMAND, command, *map(str, arguments)], env=environment, capture_output=True, text=True
        )

    name = index.settings.table["name"]
    some = sorted(papers.iterdir())[:10]
    assert cables("ingest", *some, "--collection", "papers").returncode == 0
    watermarks(healed, "1000000gb")
    until(lambda: blocks(healed, f"{name}-*"))
    ran = cables("ingest", papers, "--collection", "papers")
    assert ran.returncode == 1
    assert one_sentence(ran.stderr)
    assert "is full" in ran.stderr
    ran = cables("search", "ferry", "--ids", "--limit", PAPERS)
    assert ran.returncode == 0, ran.stderr
    assert sorted(ran.stdout.split()) == sorted(path.stem for path in some)
    watermarks(healed, "1b")
    until(lambda: not blocks(healed, "*"))
    assert cables("ingest", papers, "--collection", "papers").returncode == 0
    assert kept(index.folder) == expected
    assert cables("check").returncode == 0


def watermarks(cluster: Cluster, free: str) -> None:
    """Take a disk for full that has less free than this."""
    marks: dict[str, Any] = {f"{DISK}.watermark.{mark}": free for mark in ("low", "high", "flood_stage")}
    cluster.ask("PUT", "/_cluster/settings", {"persistent": marks | {f"{DISK}.threshold_enabled": True}})


def blocks(cluster: Cluster, indices: str) -> dict[str, Any]:
    """What may not be done with these indices, and with the cluster."""
    found: dict[str, Any] = cluster.ask("GET", f"/_cluster/state/blocks/{indices}")["blocks"]
    return {key: value for key, value in found.items() if value}


def until(true: Any) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end
        time.sleep(0.2)
