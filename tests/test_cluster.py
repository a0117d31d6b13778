"""The cluster that the tests stand on is a real one: it keeps, loses nodes, heals, and never outlives its tests."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from opensearchpy import OpenSearch, helpers

from tests.cluster.nodes import Cluster

ROOT = Path(__file__).resolve().parents[1]


def client(cluster: Cluster) -> OpenSearch:
    return OpenSearch(cluster.urls, timeout=30, max_retries=5, retry_on_timeout=True)


def fill(cluster: Cluster, index: str, documents: int) -> None:
    settings = {"number_of_shards": 3, "number_of_replicas": 1}
    with client(cluster) as to:
        # A write is acknowledged by the copies that are there: while the second is still being made, there is one.
        to.indices.create(index=index, body={"settings": settings}, params={"wait_for_active_shards": "all"})
        helpers.bulk(to, ({"_index": index, "_id": number, "text": "an invented ferry"} for number in range(documents)))
        to.indices.refresh(index=index)


def count(cluster: Cluster, index: str) -> int:
    with client(cluster) as to:
        found: int = to.count(index=index)["count"]
        return found


def test_three_nodes_are_one_cluster(cluster: Cluster) -> None:
    health = cluster.ask("GET", "/_cluster/health")
    assert (health["number_of_nodes"], health["status"]) == (3, "green")
    assert cluster.manager() in cluster.alive
    assert {answer["http_address"] for answer in cluster.ask("GET", "/_cat/nodes?format=json&h=http_address")} == {
        url.removeprefix("http://") for url in cluster.urls
    }


@pytest.mark.long
def test_a_killed_node_is_missed_and_comes_back(own_cluster: Cluster) -> None:
    fill(own_cluster, "one-lost", 100)
    manager = own_cluster.manager()
    own_cluster.kill(manager)
    assert manager not in own_cluster.alive
    own_cluster.wait_green()
    assert own_cluster.manager() != manager
    assert count(own_cluster, "one-lost") == 100
    own_cluster.restart(manager)
    own_cluster.wait_green(nodes=3)


@pytest.mark.long
def test_all_nodes_killed_keep_their_data(own_cluster: Cluster) -> None:
    fill(own_cluster, "all-lost", 100)
    own_cluster.kill(*own_cluster.nodes)
    with pytest.raises(ConnectionError):
        own_cluster.ask("GET", "/")
    own_cluster.restart(*own_cluster.nodes)
    own_cluster.wait_green(nodes=3)
    assert count(own_cluster, "all-lost") == 100


@pytest.mark.long
@pytest.mark.cluster
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, None], ids=["killed", "ended", "left alone"])
def test_no_node_outlives_its_starter(ending: signal.Signals | None, cluster_program: object) -> None:  # noqa: ARG001
    starter = subprocess.Popen(
        [sys.executable, "-m", "tests.cluster", "1"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert starter.stdin is not None
    assert starter.stdout is not None
    with starter, starter.stdout:
        (node,) = (int(word) for word in starter.stdout.readline().split()[1:])
        if ending is None:
            # All that it is told of whoever started it, when that was killed.
            starter.stdin.close()
        else:
            starter.send_signal(ending)
        starter.wait()
    end = time.monotonic() + 60
    while time.monotonic() < end and runs(node):
        time.sleep(0.1)
    assert not runs(node)


def runs(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False
