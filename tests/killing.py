"""Ingest a folder and be killed at the Nth step of the writer: `killing.py INDEX FOLDER N ENGINE [TABLE]`.

The steps are the moments before and after everything that makes a change durable. With N 0 nothing is killed, and the
number of steps is printed.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index import writer
from index.folder import Index
from index.ingest import Options, ingest
from index.keeping import ENGINES
from index.settings import SETTINGS
from index.stores.writing import StoreWriter

STEPS = ((StoreWriter, ("commit", "done", "end_file")), (None, ("write", "revalue")))
"""The owners of what makes a change durable, and its names; None is the engine."""


def main() -> None:
    """Count the steps, and die at the one that was asked for."""
    index_folder, papers, fatal, engine = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    table = json.loads(sys.argv[5]) if len(sys.argv) > 5 else {}
    passed = 0

    def step() -> None:
        nonlocal passed
        passed += 1
        if passed == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def between(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*arguments: Any, **named: Any) -> Any:
            step()
            result = act(*arguments, **named)
            step()
            return result

        return acting

    for owner, names in (*STEPS, *_of_ledger(engine)):
        kept = owner or type(ENGINES[engine](index_folder, table))
        for name in names:
            setattr(kept, name, between(getattr(kept, name)))
    writer.BATCH_DOCUMENTS = 3
    index = (
        Index.open(index_folder) if (index_folder / SETTINGS).exists() else Index.create(index_folder, engine, table)
    )
    ingest(index, [papers], Options(workers=0))
    print(passed)


def _of_ledger(engine: str) -> list[tuple[Any, tuple[str, ...]]]:
    """What is durable in a cluster beside the engine's own."""
    if engine != "opensearch":
        return []
    from index.stores.opensearch.ledger import Ledger

    return [(Ledger, ("send", "set_mark"))]


if __name__ == "__main__":
    main()
