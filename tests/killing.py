"""Ingest a folder and be killed at the Nth step of the writer: `killing.py INDEX FOLDER N ENGINE`.

The steps are the moments before and after everything that makes a change durable. With N 0 nothing is killed, and the
number of steps is printed.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index import writer
from index.folder import ENGINES, Index
from index.ingest import Options, ingest
from index.settings import SETTINGS
from index.stores.writing import StoreWriter

STEPS = ((StoreWriter, ("commit", "done", "end_file")), (None, ("write", "revalue")))
"""The owners of what makes a change durable, and its names; None is the engine."""


def main() -> None:
    """Count the steps, and die at the one that was asked for."""
    index_folder, papers, fatal, engine = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
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

    for owner, names in STEPS:
        kept = owner or type(ENGINES[engine](index_folder, {}))
        for name in names:
            setattr(kept, name, between(getattr(kept, name)))
    writer.BATCH_DOCUMENTS = 3
    index = Index.open(index_folder) if (index_folder / SETTINGS).exists() else Index.create(index_folder, engine)
    ingest(index, [papers], Options(workers=0))
    print(passed)


if __name__ == "__main__":
    main()
