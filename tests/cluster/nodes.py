"""Nodes that are started, killed and started again, and a look into the cluster that they form.

The look is by plain HTTP, so that what is tested is seen by something else than itself.
"""

import json
import random
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cluster.jars import HERE, Program
from tests.cluster.security import Security

PORTS = range(20_000, 32_000)
"""Below what systems give to outgoing connections, so that a port is still free when its node comes back."""
PATIENCE = 120
"""Seconds that a busy machine may take for a state to come; nothing is measured by it."""


@dataclass
class Node:
    """One node: its name, its ports, and its process once it was started."""

    name: str
    http: int
    transport: int
    scheme: str = "http"
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"{self.scheme}://127.0.0.1:{self.http}"

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.process is not None and self.process.poll() is None


class Cluster(AbstractContextManager["Cluster"]):
    """Nodes on loopback with their data in one folder; as a context it is started, and gone afterwards."""

    def __init__(
        self, folder: Path, program: Program, size: int = 3, *, heap: str = "256m", options: Iterable[str] = (),
        security: Security | None = None,
    ):  # fmt: skip
        """`options` are further ones for Java; `security` is how nodes are told to ask who comes."""
        ports = iter(_free_ports(2 * size))
        scheme = "https" if security else "http"
        self.nodes = {
            f"n{number}": Node(f"n{number}", next(ports), next(ports), scheme) for number in range(1, size + 1)
        }
        self.security = security
        self._folder, self._program = folder, program
        self._java = [f"-Xms{heap}", f"-Xmx{heap}", *options]

    def __enter__(self) -> "Cluster":
        try:
            self.restart(*self.nodes)
            self.wait_green()
        except BaseException:
            self.kill(*self.nodes)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill(*self.nodes)

    @property
    def urls(self) -> list[str]:
        """Where the nodes answer, those too that are dead now."""
        return [node.url for node in self.nodes.values()]

    @property
    def url(self) -> str:
        """Where the first node answers."""
        return self.urls[0]

    @property
    def alive(self) -> list[str]:
        """The names of the nodes that run."""
        return [node.name for node in self.nodes.values() if node.alive]

    @property
    def processes(self) -> list[int]:
        """The ids of their processes."""
        return [node.process.pid for node in self.nodes.values() if node.process is not None and node.alive]

    def kill(self, *names: str) -> None:
        """End nodes as a power cut would: SIGKILL, all of them before any is waited for."""
        processes = [process for name in names if (process := self.nodes[name].process) is not None]
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()
            if process.stdin is not None:
                process.stdin.close()

    def end(self, *names: str) -> None:
        """Let nodes go as their Java ends by itself; their parent's end of standard input is what they watch."""
        for name in names:
            process = self.nodes[name].process
            if process is not None and process.stdin is not None:
                process.stdin.close()
                process.wait()

    def restart(self, *names: str) -> None:
        """Start nodes that are not running, on the ports and with the data that they had; does not wait for them."""
        for name in names:
            if not self.nodes[name].alive:
                self._start(self.nodes[name])

    def manager(self) -> str:
        """The name of the node that manages the cluster now."""
        found: str = self.ask("GET", "/_cat/cluster_manager?format=json")[0]["node"]
        return found

    def wait_green(self, nodes: int | None = None) -> None:
        """Wait until so many nodes (all that run, if not said) are one cluster with each copy of each shard in its place.

        The minute that OpenSearch waits for a lost node before it copies its shards anew is cut short.
        """
        wanted = nodes or len(self.alive)
        health: Any = None
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._look_for_dead()
            with suppress(OSError):
                health = self.ask("GET", "/_cluster/health")
                if health["number_of_nodes"] == wanted:
                    if health["status"] == "green" and not health["relocating_shards"]:
                        return
                    if health["delayed_unassigned_shards"]:
                        self.ask("PUT", "/_all/_settings", {"index.unassigned.node_left.delayed_timeout": "0s"})
            time.sleep(0.1)
        raise TimeoutError(f"the cluster of {wanted} nodes did not become green: {health}")

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """What the first node that answers says, from JSON; raises `OSError` where none does or the answer is an error."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **(self.security.headers if self.security else {})}
        context = self.security.context if self.security else None
        for node in [node for node in self.nodes.values() if node.alive]:
            request = urllib.request.Request(node.url + path, data, headers, method=method)
            try:
                with urllib.request.urlopen(request, timeout=30, context=context) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code != 503:
                        raise OSError(f"{method} {path}: {error.read().decode()}") from None
            except OSError:
                continue
        raise ConnectionError("no node answers")

    def _start(self, node: Node) -> None:
        home = self._folder / node.name
        for folder in ("config", "tmp"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        (home / "config" / "opensearch.yml").touch()
        shutil.copy(HERE / "log4j2.properties", home / "config")
        if self.security:
            self.security.configure(home / "config")
        archive = [f"-XX:SharedArchiveFile={self._program.archive}"] if self._program.archive.exists() else []
        settings = [f"{name}={value}" for name, value in self._settings(node, home).items()]
        java = [self._program.java, *_JAVA, f"-Djava.io.tmpdir={home / 'tmp'}", *archive, *self._java]
        command = [*java, "-cp", self._program.class_path, "OpenSearchNode", *settings]
        with self._log(node).open("ab") as log:
            node.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def _settings(self, node: Node, home: Path) -> dict[str, object]:
        return {
            "path.home": home,
            "cluster.name": f"cables-tests-{self.nodes['n1'].transport}",
            "node.name": node.name,
            "network.host": "127.0.0.1",
            "http.port": node.http,
            "transport.port": node.transport,
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{other.transport}" for other in self.nodes.values()),
            "cluster.initial_cluster_manager_nodes": ",".join(self.nodes),
            # A disk that is nearly full is the machine's business, and the test's that asks for it.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "cluster.info.update.interval": "10s",
            **(self.security.settings if self.security else {}),
        }

    def _log(self, node: Node) -> Path:
        return self._folder / node.name / "node.log"

    def _look_for_dead(self) -> None:
        for node in self.nodes.values():
            status = None if node.process is None else node.process.poll()
            if status is not None and status >= 0:
                tail = self._log(node).read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"node {node.name} ended by itself with status {status}:\n{tail}")


_JAVA = [
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "-Xshare:auto",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.noUnsafe=true",
]


def _free_ports(count: int) -> list[int]:
    free: list[int] = []
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            free.append(port)
        if len(free) == count:
            return free
    raise OSError(f"fewer than {count} ports are free on loopback")
