"""How the tests of engines get one: in a folder of its own, or in the cluster that all tests share."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from every import OPENSEARCH, Opened, made, opened

from corpus.errors import CablesError
from index.engine import Engine

if TYPE_CHECKING:
    from index.engines.opensearch.connection import Connection


@pytest.fixture(scope="session")
def connection(request: pytest.FixtureRequest) -> "Connection":
    """The way to the cluster."""
    cluster = request.getfixturevalue("cluster")
    try:
        from index.engines.opensearch.address import address_of
        from index.engines.opensearch.connection import Connection
    except CablesError as error:
        pytest.skip(str(error))
    return Connection(address_of({"url": " ".join(cluster.urls), "name": "tests"}))


@pytest.fixture(scope="session")
def open_engine(request: pytest.FixtureRequest) -> Opened:
    """Opens an engine by its name where there is no index."""

    def open_one(name: str, folder: Path) -> Engine:
        if name != OPENSEARCH:
            return opened(name, folder)
        return _of_cluster(request.getfixturevalue("connection"), "tests-2")

    return open_one


def _of_cluster(connection: "Connection", index: str) -> Engine:
    from index.engines.opensearch.engine import OpenSearchEngine

    return OpenSearchEngine(connection, index)


@pytest.fixture(scope="session")
def make_engine(request: pytest.FixtureRequest) -> Opened:
    """Makes an empty index by the name of its engine; that of a cluster is the same for all tests, emptied."""

    def make(name: str, folder: Path) -> Engine:
        if name != OPENSEARCH:
            return made(name, folder)
        engine = _of_cluster(request.getfixturevalue("connection"), "tests-1")
        engine.create()
        return engine

    return make
