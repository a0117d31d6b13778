"""How the peers' processes are spoken to."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from bench.peers.kinds import Missing, PeerKind
from bench.peers.questions import Question
from bench.peers.registry import PEERS
from corpus.errors import CablesError

ROOT: Final = Path(__file__).resolve().parents[2]


class Process:
    """A peer's process; leave the block to end it."""

    def __init__(self, kind: PeerKind, folder: Path) -> None:
        self.kind = kind
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            list(kind.command(folder)), cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def __enter__(self) -> "Process":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def order(self, **order: Any) -> dict[str, Any]:
        """Have something done (see `serving`). Raises `CablesError` where the process has ended over it."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(order, default=str) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise CablesError(f"{self.kind.name} has ended over {order}")
        found: dict[str, Any] = json.loads(answer)
        return found

    def ask(self, question: Question, times: int = 1) -> dict[str, Any]:
        """Ask a question so many times."""
        return self.order(do="ask", question=asdict(question), times=times)


def here(names: Sequence[str], folder: Path, limits: Mapping[str, int]) -> tuple[list[PeerKind], dict[str, str]]:
    """The peers of these names that are on this machine, and why the others are not."""
    found, missing = [], {}
    for kind in PEERS:
        if kind.name in names:
            try:
                kind.command(folder)
                found.append(replace(kind, most=limits.get(kind.name, kind.most)))
            except Missing as error:
                missing[kind.name] = str(error)
    return found, missing
