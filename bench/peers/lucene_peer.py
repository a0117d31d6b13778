"""Lucene, by a small Java program of ours: its jars come from Maven Central, into a folder outside the project."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.peers.kinds import Missing

_HERE: Final = Path(__file__).parent / "lucene"
_PROGRAM: Final = "LucenePeer"
_HEAP: Final = "-Xmx2g"


def command(folder: Path) -> Sequence[str]:
    """The command of the program, compiled in the folder. Raises `Missing` where there is no Java or no Maven."""
    for name in ("java", "javac", "mvn"):
        if not shutil.which(name):
            raise Missing(f"{name} is not on the path")
    made, source = folder / "lucene", _HERE / f"{_PROGRAM}.java"
    jars = made / "jars"
    if not jars.is_dir():
        arguments = ("-q", "-B", "-f", str(_HERE / "pom.xml"), "dependency:copy-dependencies")
        _run("mvn", *arguments, f"-DoutputDirectory={jars.absolute()}")
    program = made / f"{_PROGRAM}.class"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        _run("javac", "-cp", f"{jars}/*", "-d", str(made), str(source))
    return "java", _HEAP, "-XX:+UseSerialGC", "-cp", f"{made.absolute()}:{jars.absolute()}/*", _PROGRAM


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"{command[0]} failed: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
