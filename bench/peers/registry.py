"""The peers."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bench.peers import lucene_peer
from bench.peers.kinds import Missing, PeerKind

_SYSTEM_PYTHON: Final = "/usr/bin/python3"


def _python(module: str, *arguments: str) -> Callable[[Path], Sequence[str]]:
    return lambda _: (sys.executable, "-m", f"bench.peers.{module}", *arguments)


def _xapian(_: Path) -> Sequence[str]:
    for python in (sys.executable, _SYSTEM_PYTHON):
        if shutil.which(python) and not subprocess.run([python, "-c", "import xapian"], capture_output=True).returncode:
            return python, "-m", "bench.peers.xapian_peer"
    raise Missing("no Python here has Xapian's binding (Debian: python3-xapian)")


OURS: Final = "cables"
WHOLE: Final = "cables, whole"
PEERS: Final = (
    PeerKind(OURS, _python("cables_peer")),
    PeerKind(WHOLE, _python("cables_peer", "service"), index=OURS),
    PeerKind("Lucene", lucene_peer.command, warm=40),
    PeerKind("tantivy", _python("tantivy_peer")),
    PeerKind("FTS5", _python("fts5_peer")),
    PeerKind("Xapian", _xapian, most=20_000),
    PeerKind("Whoosh", _python("stock_peer"), most=4_000),
)
"""All peers. What is too slow for many cables is asked over fewer of them, and its times are scaled."""
