"""All engines that there are; a test of one that is not installed is skipped and says so."""

from pathlib import Path

import pytest

from corpus.errors import CablesError
from index.engine import Engine
from index.folder import ENGINES

NAMES = sorted(ENGINES)


def opened(name: str, folder: Path) -> Engine:
    """An engine in a folder of its own."""
    try:
        return ENGINES[name](folder)
    except CablesError as error:
        pytest.skip(str(error))


def made(name: str, folder: Path) -> Engine:
    """An empty index in a folder."""
    engine = opened(name, folder)
    engine.create()
    return engine
