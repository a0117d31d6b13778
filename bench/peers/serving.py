"""A peer's process: it builds an index or opens one, and answers, measuring its own CPU time. Python alone is needed.

Each line of its standard input is an order as JSON, each line of its standard output what came of it:

    {"do": "build", "folder", "documents", "first", "last", "stored"} → {"cpu", "wall", "bytes", "memory", "parts"}
    {"do": "open", "folder"}                                         → {"memory", "mapped"}
    {"do": "ask", "question", "times"}                               → {"found", "cpu": [milliseconds]}

A peer whose parts are told apart says their CPU seconds in `parts`. `stored` is whether texts are kept for snippets.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from bench.peers.documents import Document, batches
from bench.peers.questions import Found, Match, Question


class Peer(Protocol):
    """An engine as its users would use it."""

    parts: dict[str, float]

    def begin(self, folder: Path, stored: bool) -> None:
        """Make an empty index in a folder that is there."""
        ...

    def add(self, documents: Sequence[Document]) -> None:
        """Index some cables."""
        ...

    def end(self) -> None:
        """Put everything in force, in the form in which it is asked."""
        ...

    def open(self, folder: Path) -> None:
        """Open the index that was made, with nothing remembered of questions before."""
        ...

    def ask(self, question: Question) -> Found:
        """Answer one question."""
        ...


def serve(peer: Peer) -> None:
    """Carry out orders until there are none."""
    for line in sys.stdin:
        order = json.loads(line)
        result = {"build": _build, "open": _open, "ask": _ask}[order["do"]](peer, order)
        print(json.dumps(result), flush=True)


def _build(peer: Peer, order: Mapping[str, Any]) -> dict[str, Any]:
    folder = Path(order["folder"])
    folder.mkdir(parents=True)
    clock = _Clock()
    clock.time(lambda: peer.begin(folder, order["stored"]))
    for batch in batches(Path(order["documents"]), order["first"], order["last"]):
        clock.time(lambda batch=batch: peer.add(batch))
    clock.time(peer.end)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"cpu": clock.cpu, "wall": clock.wall, "bytes": size, "memory": memory(), "parts": dict(peer.parts)}


def _open(peer: Peer, order: Mapping[str, Any]) -> dict[str, Any]:
    mapped = _held("RssFile")
    peer.open(Path(order["folder"]))
    return {"memory": memory(), "mapped": mapped}


def _ask(peer: Peer, order: Mapping[str, Any]) -> dict[str, Any]:
    asked = order["question"]
    days = tuple(asked["days"]) if asked["days"] else None
    question = Question(**{**asked, "words": tuple(asked["words"]), "match": Match(asked["match"]), "days": days})
    spent = []
    for _ in range(order["times"]):
        began = time.process_time_ns()
        found = peer.ask(question)
        spent.append((time.process_time_ns() - began) / 1e6)
    return {"found": asdict(found), "cpu": spent}


class _Clock:
    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def time(self, work: Any) -> None:
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        self.cpu, self.wall = self.cpu + time.process_time() - cpu, self.wall + time.perf_counter() - wall


def memory() -> float:
    """The most memory that this process held, in megabytes; a process begins with none of its parent's."""
    return _held("VmHWM")


def _held(kind: str) -> float:
    """One of the kernel's figures of this process's memory, in megabytes. `RssFile` is what is mapped of files."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(kind):
            return int(line.split()[1]) / 1000
    return 0.0
