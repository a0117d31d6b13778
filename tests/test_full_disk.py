"""A disk without room: what was committed is found as before, nothing is half done, and one sentence says what is wrong.

The system's limit on the size of files stands for the full disk: no file can grow beyond it.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cables

resource = pytest.importorskip("resource", reason="the system knows no limit on the size of files")

COMMAND = [sys.executable, "-c", "from search.cli import main; main()"]
ENGINES = ["whoosh", "tantivy"]
ROOMS = [20_000, 100_000, 450_000]
"""Bytes: from hardly a file to nearly enough."""


def with_room(room: int, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command where no file can be larger than this."""
    return subprocess.run(
        [*COMMAND, *map(str, command)], capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip


@pytest.fixture(params=ENGINES)
def filled(request: pytest.FixtureRequest, cables: Cables, specimens: Path) -> list[str]:
    """An index with an engine that holds some cables; all of their ids."""
    if request.param == "tantivy":
        pytest.importorskip("tantivy")
    cables("init", "--engine", request.param)
    cables("ingest", specimens / "plain")
    return cables("search", "--ids").out.split()


@pytest.mark.parametrize(
    "command", [["search", "--ids"], ["show", "lamp-room-memcon"], ["facets", "sender", "--json"], ["check"]]
)
def test_a_full_disk_stops_nobody_who_reads(cables: Cables, filled: list[str], command: list[str]) -> None:
    assert filled
    before = cables(*command).out
    for _ in range(2):
        ran = with_room(0, *command)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, before, "")


@pytest.mark.long
@pytest.mark.parametrize("verb", ["ingest", "reindex"])
def test_what_does_not_fit_is_refused_whole(cables: Cables, filled: list[str], specimens: Path, verb: str) -> None:
    arguments = [specimens / "frus"] if verb == "ingest" else []
    refused = 0
    for room in ROOMS:
        ran = with_room(room, verb, *arguments)
        if ran.returncode:
            refused += 1
            assert ran.returncode == 1
            assert ran.stderr.count("\n") == 1, ran.stderr
            assert "make room" in ran.stderr
            assert cables("check").status == 0
            assert set(filled) <= set(cables("search", "--ids").out.split())
    assert refused >= 1
    assert cables(verb, *arguments).status == 0
    assert cables("check").status == 0
    assert set(filled) <= set(cables("search", "--ids").out.split())
