"""A writer killed at any moment: the next run leaves the same index as one that was never killed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CablesError
from index.check import check
from index.engine import Request
from index.folder import Index
from index.ingest import Options, ingest
from index.keeping import CLUSTERED, ENGINES
from index.query import Query

KILLING = Path(__file__).with_name("killing.py")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(8):
        text = f"From: Consul Ibrel\nTo: Minister Quay\nDate: {number + 1} June 1931\n\nThe invented ferry made {number} crossings.\n"
        (folder / f"{number}.txt").write_text(text)
    return folder


@pytest.fixture(params=sorted(ENGINES.keys() - {CLUSTERED}))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    try:
        ENGINES[request.param](tmp_path, {})
    except CablesError as error:
        pytest.skip(str(error))
    name: str = request.param
    return name


def run_until(step: int, index: Path, papers: Path, engine: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(KILLING), str(index), str(papers), str(step), engine]
    return subprocess.run(command, capture_output=True, text=True)


def contents(folder: Path) -> dict[str, Any]:
    """All that a user can see of an index, by id."""
    with Index.open(folder).view() as view:
        found = view.snapshot.answer(Request(Query(), limit=None, facets=("sender", "keyword", "date")))
        cables = view.store.cables([hit.version for hit in found.hits])
        named: dict[str, Any] = {}
        for column, counts in found.facets.items():
            labels = view.store.labels(counts.counts)
            named[column] = {labels[value].label: count for value, count in counts.counts.items()}
        return {"cables": {cable.id: cable for cable in cables.values()}, "facets": named, "histogram": found.histogram}


@pytest.mark.long
def test_killed_at_every_step_the_index_ends_the_same(tmp_path: Path, papers: Path, engine: str) -> None:
    whole = tmp_path / "whole"
    steps = int(run_until(0, whole, papers, engine).stdout)
    assert steps > 10
    expected = contents(whole)
    assert len(expected["cables"]) == 8
    killed = 0
    for step in range(1, steps + 1):
        folder = tmp_path / f"killed-{step}"
        killed += run_until(step, folder, papers, engine).returncode == -9
        # Keywords are chosen when all is read, so a killed run may lack them.
        for id, cable in contents(folder)["cables"].items():
            assert replace(cable, keywords=()) == replace(expected["cables"][id], keywords=()), step
        assert check(Index.open(folder)) == [], step
        ingest(Index.open(folder), [str(papers)], Options(workers=0))
        assert contents(folder) == expected, step
        assert check(Index.open(folder)) == [], step
    assert killed == steps


@pytest.mark.long
def test_a_change_killed_at_every_step_shows_the_old_or_the_new(tmp_path: Path, papers: Path, engine: str) -> None:
    folder = tmp_path / "index"
    run_until(0, folder, papers, engine)
    for step in range(1, 8):
        path = papers / "3.txt"
        path.write_text(path.read_text().replace("crossings", f"crossings and {step} returns"))
        run_until(step, folder, papers, engine)
        assert check(Index.open(folder)) == []
        assert len(contents(folder)["cables"]) == 8
        ingest(Index.open(folder), [str(papers)], Options(workers=0))
        assert f"{step} returns" in contents(folder)["cables"]["3"].body
