"""The cluster that the tests stand on is a real one and never outlives them; that it loses nodes and heals, `test_faults` sees."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.cluster.nodes import Cluster

ROOT = Path(__file__).resolve().parents[1]


def test_three_nodes_are_one_cluster(cluster: Cluster) -> None:
    health = cluster.ask("GET", "/_cluster/health")
    assert (health["number_of_nodes"], health["status"]) == (3, "green")
    assert cluster.manager() in cluster.alive
    assert {answer["http_address"] for answer in cluster.ask("GET", "/_cat/nodes?format=json&h=http_address")} == {
        url.removeprefix("http://") for url in cluster.urls
    }


@pytest.mark.long
@pytest.mark.cluster
def test_no_node_outlives_its_starter(cluster_program: object) -> None:  # noqa: ARG001
    with ExitStack() as stack:
        starters = {ending: stack.enter_context(started()) for ending in (signal.SIGKILL, signal.SIGTERM, None)}
        # The other two nodes start while the first is waited for.
        nodes = {ending: node_of(starter) for ending, starter in starters.items()}
        for ending, starter in starters.items():
            assert starter.stdin is not None
            if ending is None:
                # All that it is told of whoever started it, when that was killed.
                starter.stdin.close()
            else:
                starter.send_signal(ending)
            starter.wait()
    end = time.monotonic() + 60
    while time.monotonic() < end and any(map(runs, nodes.values())):
        time.sleep(0.1)
    assert [ending for ending, node in nodes.items() if runs(node)] == []


def started() -> subprocess.Popen[str]:
    """One that starts a cluster of one node."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cluster", "1"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def node_of(starter: subprocess.Popen[str]) -> int:
    """The process of its node."""
    assert starter.stdout is not None
    (node,) = (int(word) for word in starter.stdout.readline().split()[1:])
    return node


def runs(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False
