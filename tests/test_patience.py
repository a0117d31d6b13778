"""What a cluster cannot do just now is asked again, and nothing else is."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from corpus.errors import CablesError
from index.engines.opensearch.address import address_of

pytest.importorskip("opensearchpy", reason="the extra cables[opensearch] is not installed")

from index.engines.opensearch.connection import Connection
from index.engines.opensearch.together import patiently

CLUSTER = {"version": {"distribution": "opensearch", "number": "2.19.5"}}
FULL = "index [a] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];"
Answers = list[tuple[int, Any]]


def error(kind: str, reason: str = "", inner: str = "") -> dict[str, Any]:
    return {"error": {"root_cause": [{"type": inner or kind, "reason": reason}], "type": kind, "reason": reason}}


@pytest.fixture
def cluster_saying() -> Iterator[Callable[[Answers], tuple[Connection, list[str]]]]:
    """A connection to a server that gives these answers to all but the first question, and the paths that it was asked for."""
    servers = []

    def serve(answers: Answers) -> tuple[Connection, list[str]]:
        coming, met = list(answers), list[str]()

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                met.append(self.path)
                said = (200, CLUSTER) if self.path == "/" else coming.pop(0) if len(coming) > 1 else coming[0]
                self._say(*said)

            def _say(self, status: int, body: Any) -> None:
                said = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Nothing is to be printed."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        servers.append((server, thread))
        return Connection(address_of({"url": f"http://127.0.0.1:{server.server_port}"})), met

    yield serve
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    "passing",
    [
        (503, error("cluster_manager_not_discovered_exception")),
        (503, error("cluster_block_exception", "blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];")),
        (429, error("rejected_execution_exception", "rejected execution of coordinating operation")),
        (500, error("search_phase_execution_exception", "Partial shards failure", "node_disconnected_exception")),
        (500, error("search_phase_execution_exception", "Fatal failure during search: [parent] Data too large, data",
                    "task_cancelled_exception")),
    ],
)  # fmt: skip
def test_what_passes_is_asked_again(cluster_saying: Any, passing: tuple[int, Any]) -> None:
    # The client itself asks twice without a pause.
    connection, _ = cluster_saying([passing] * 6 + [(200, {"count": 7})])
    with connection.sound():
        assert connection.client.count(index="a", request_timeout=9) == {"count": 7}


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (429, error("cluster_block_exception", FULL), "is full"),
        (400, error("parsing_exception", "no such query"), "refused what was asked"),
        (401, error("security_exception"), "refuses the login"),
        (500, error("null_pointer_exception"), "refused what was asked"),
    ],
)
def test_what_does_not_pass_is_said_at_once(cluster_saying: Any, status: int, body: Any, said: str) -> None:
    connection, met = cluster_saying([(status, body)])
    with pytest.raises(CablesError, match=said), connection.sound():
        connection.client.count(index="a")
    assert met == ["/", "/a/_count"]


@pytest.mark.parametrize("inner", ["too_many_clauses", "too_many_buckets_exception"])
def test_a_search_that_is_refused_is_not_asked_again(cluster_saying: Any, inner: str) -> None:
    status = 400 if inner == "too_many_clauses" else 503
    refused = error("search_phase_execution_exception", "all shards failed", inner) | {"status": status}
    connection, met = cluster_saying([(200, {"responses": [refused]})])
    with pytest.raises(CablesError):
        patiently(connection, [{"index": "a"}, {"size": 0}])
    assert met == ["/", "/_msearch"]


def test_patience_ends(cluster_saying: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.opensearch.connection.READING", 0.2)
    connection, met = cluster_saying([(503, error("cluster_manager_not_discovered_exception"))])
    with pytest.raises(CablesError, match="no cluster manager"), connection.sound():
        connection.client.count(index="a")
    assert len(met) > 5


def test_a_node_that_hangs_is_passed_over(cluster_saying: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.opensearch.connection._FIRST_TIMEOUT", 0.2)
    good, _ = cluster_saying([(200, {"count": 7})])
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        urls = f"http://127.0.0.1:{hanging.getsockname()[1]} {good.address.urls[0]}"
        for _ in range(8):  # which node is asked first is left to chance
            connection = Connection(address_of({"url": urls}))
            with connection.sound():
                assert connection.client.count(index="a", request_timeout=0.2) == {"count": 7}
