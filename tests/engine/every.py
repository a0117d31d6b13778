"""All engines that there are, and what their tests write; a test of one that is not installed is skipped and says so."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CablesError
from index.engine import Engine, Entry, Request
from index.keeping import ENGINES
from index.query import Query, Word

if TYPE_CHECKING:
    from index.engines.opensearch.connection import Connection

OPENSEARCH = "opensearch"
FOLDERS = sorted(ENGINES.keys() - {OPENSEARCH})
"""The engines that keep an index in a folder."""

NAMES = [*FOLDERS, pytest.param(OPENSEARCH, marks=pytest.mark.cluster)]
Batch = Callable[[], Iterable[Entry]]


def opened(name: str, folder: Path) -> Engine:
    """An engine of a folder, in one of its own."""
    try:
        return ENGINES[name](folder, {})
    except CablesError as error:
        pytest.skip(str(error))


def made(name: str, folder: Path) -> Engine:
    """An empty index in a folder."""
    engine = opened(name, folder)
    engine.create()
    return engine


def of_cluster(connection: "Connection", index: str = "tests-1") -> Engine:
    """An engine of the cluster that all tests share."""
    from index.engines.opensearch.engine import OpenSearchEngine

    return OpenSearchEngine(connection, index)


def made_by(request: pytest.FixtureRequest, folder: Path) -> Engine:
    """An empty index of the engine that a fixture's parameter names; that of the cluster is one, emptied each time."""
    if request.param != OPENSEARCH:
        return made(request.param, folder)
    engine = of_cluster(request.getfixturevalue("connection"))
    engine.create()
    return engine


def entry(version: int, body: str = "treaty", **values: tuple[int, ...]) -> Entry:
    """A cable of one text."""
    return Entry(version, f"v{version}", "en", {"body": body}, values)


def state(engine: Engine) -> tuple[list[int], int]:
    """The versions that an engine holds, and how many of them speak of a treaty."""
    snapshot = engine.snapshot()
    return sorted(snapshot.versions()), snapshot.answer(Request(Query((Word("treaty"),)))).total


def _breaking() -> Iterator[Entry]:
    yield entry(8)
    raise RuntimeError("the store went away")


BREAKING: tuple[Batch, ...] = (
    _breaking,
    lambda: [entry(8), entry(8)],
    lambda: [entry(8, sender=("seven",))],  # type: ignore[arg-type]
    lambda: [entry(8, sender=(-1,))],
    lambda: [entry(8), Entry(9, "v9", "en", {"body": 5}, {})],  # type: ignore[dict-item]
)
"""Batches that cannot be written: what gives them fails, or they hold what no entry may."""
