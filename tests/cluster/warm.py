"""The archive of loaded classes that halves the start of a node, made once by a node that starts and ends."""

import tempfile
from pathlib import Path

from filelock import FileLock

from tests.cluster.jars import Program, program
from tests.cluster.nodes import Cluster


def warmed() -> Program:
    """The program of a node, with its archive made where that is not yet there; raises `jars.Missing`."""
    found = program()
    with FileLock(found.archive.with_suffix(".lock")):
        if not found.archive.exists():
            _make(found)
    return found


def _make(program: Program) -> None:
    scratch = program.archive.with_suffix(".new")
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder), program, 1, options=[f"-XX:ArchiveClassesAtExit={scratch}"])
        with cluster:
            cluster.end(*cluster.nodes)
    if scratch.exists():
        scratch.rename(program.archive)
