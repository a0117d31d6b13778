"""What all tests share: the specimens, and the real corpora where somebody has them.

The real corpora are no part of the project. `$CABLES_CORPORA` names the folder that holds them (with `unpack` and
`seed/` in it); without it a folder `shared/data` beside the checkout is looked for. Tests that read them bear the mark
`real`.

A cluster of OpenSearch is started where a JDK and Maven are, when the first test asks for it. Such tests bear the mark
`cluster`. `$CABLES_TESTS_NEED_CLUSTER` makes a failure of what would be skipped.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from corpus.errors import CablesError
from index.folder import Index
from index.ingest import Options, ingest
from search.cli import run
from tests.cluster.jars import Missing, Program
from tests.cluster.nodes import Cluster
from tests.cluster.warm import warmed
from tests.clustered import forget, write_papers

if TYPE_CHECKING:
    from index.engines.opensearch.connection import Connection

# A busy machine is no fault of the code; where `$CI` is set the same examples are tried every time.
settings.register_profile(
    "cables", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("cables")

ROOT = Path(__file__).resolve().parents[1]
SPECIMENS = ROOT / "tests" / "specimens"


def _corpora() -> Path | None:
    named = os.environ.get("CABLES_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if (folder / "unpack").is_file() else None


@pytest.fixture(scope="session")
def specimens() -> Path:
    """The folder of the invented correspondence."""
    return SPECIMENS


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """The Wilson Center text with which the project began."""
    folder = _corpora()
    if folder is None:
        pytest.skip("the real corpora are not here (set CABLES_CORPORA)")
    return next((folder / "seed").glob("*.txt"))


@pytest.fixture(scope="session")
def real_corpus(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function from a corpus's name to the folder where it is unpacked, once a session."""
    folder = _corpora()
    if folder is None:
        pytest.skip("the real corpora are not here (set CABLES_CORPORA)")
    destination = tmp_path_factory.getbasetemp().parent / "corpora"

    def unpacked(name: str) -> Path:
        subprocess.run(
            [sys.executable, str(folder / "unpack"), str(destination), name], check=True, capture_output=True
        )
        return destination / name

    return unpacked


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a cluster; with `--dist loadgroup` one worker runs all of it, and starts one cluster."""
    for item in items:
        if {"cluster", "own_cluster"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("cluster")
        if item.get_closest_marker("cluster"):
            item.add_marker(pytest.mark.xdist_group("cluster"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once why tests were skipped, and how many for each reason."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.getreports("skipped"))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} {'test' if count == 1 else 'tests'} {reason[0].lower()}{reason[1:]}")


@pytest.fixture(scope="session")
def cluster_program() -> Program:
    """What a node runs."""
    try:
        return warmed()
    except Missing as reason:
        if os.environ.get("CABLES_TESTS_NEED_CLUSTER"):
            pytest.fail(f"{reason}, and CABLES_TESTS_NEED_CLUSTER is set")
        pytest.skip(f"no OpenSearch cluster was started: {reason}")


@pytest.fixture(scope="session")
def cluster(cluster_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three healthy nodes for all tests that leave them so; what a test keeps there has a name of the test's own."""
    with Cluster(tmp_path_factory.mktemp("cluster"), cluster_program) as started:
        yield started


@pytest.fixture(scope="session")
def connection(cluster: Cluster) -> "Connection":
    """The way to the cluster that all tests share."""
    try:
        from index.engines.opensearch.address import address_of
        from index.engines.opensearch.connection import Connection
    except CablesError as error:
        pytest.skip(str(error))
    return Connection(address_of({"url": " ".join(cluster.urls), "name": "tests"}))


@pytest.fixture
def table(request: pytest.FixtureRequest, cluster: Cluster) -> Iterator[dict[str, str | int]]:
    """The settings of an index in the shared cluster with a name of the test's own; it is gone afterwards."""
    name = "t-" + re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[-40:].strip("-") + "-x"
    yield {"url": " ".join(cluster.urls), "name": name, "shards": 2}
    forget(cluster, name)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of a few papers."""
    folder = tmp_path / "papers"
    write_papers(folder)
    return folder


@pytest.fixture(scope="module")
def own_cluster(cluster_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three nodes for the tests of one module, to be killed."""
    with Cluster(tmp_path_factory.mktemp("own-cluster"), cluster_program) as started:
        yield started


@dataclass(frozen=True)
class Ran:
    """What a run of the command left: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that it printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Cables = Callable[..., Ran]


@pytest.fixture
def cables(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cables:
    """The command itself, on an index of the test's own."""
    monkeypatch.setenv("CABLES_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture(scope="session")
def specimen_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of all specimens, for tests that only read it."""
    folder = tmp_path_factory.mktemp("specimens") / "index"
    truth = json.loads((SPECIMENS.parent / "truth" / "specimens.json").read_text(encoding="utf-8"))
    index = Index.create(folder)
    for path, columns in truth["maps"].items():
        ingest(index, [str(SPECIMENS / path)], Options("specimens", tuple(columns.items()), workers=0))
    ingest(index, [str(SPECIMENS)], Options("specimens", workers=0))
    return folder
