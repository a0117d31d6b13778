"""The way to a cluster: what stands in the settings, what is secret, and what is said where it does not go."""

import json
import socket
import ssl
import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from corpus.errors import CablesError, UsageError
from index.engines.opensearch.address import Address, address_of, secrets_of

opensearchpy = pytest.importorskip("opensearchpy", reason="the extra cables[opensearch] is not installed")

from index.engines.opensearch.connection import Connection  # noqa: E402

SECRET = "nine-ferries-secret"
CLUSTER = {"name": "n0", "version": {"distribution": "opensearch", "number": "2.19.5", "lucene_version": "9.12.3"}}
Serving = Callable[..., str]


@pytest.fixture(autouse=True)
def no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "PASSWORD", "API_KEY", "CREDENTIALS"):
        monkeypatch.delenv(f"CABLES_OPENSEARCH_{name}", raising=False)


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Start a server that gives one answer to everything, and keeps the headers it was asked with."""
    servers = []

    def serve(
        status: int, body: Any, tls: tuple[Path, Path] | None = None, met: list[Any] | None = None,
        known: Path | None = None,
    ) -> str:  # fmt: skip
        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if met is not None:
                    met.append(self.headers)
                said = body if isinstance(body, str) else json.dumps(body)
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(said.encode())))
                self.end_headers()
                self.wfile.write(said.encode())

            def log_message(self, *_: object) -> None:
                """Nothing is to be printed."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            if known:
                context.verify_mode = ssl.CERT_REQUIRED
                context.load_verify_locations(known)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http{'s' if tls else ''}://localhost:{server.server_port}"

    yield serve
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """Make a certificate for a name, signed by itself."""
    openssl = which("openssl")
    if not openssl:
        pytest.skip("openssl is not there to make a certificate with")
    folder = tmp_path_factory.mktemp("certificates")

    def make(host: str) -> tuple[Path, Path]:
        made, key = folder / f"{host}.pem", folder / f"{host}.key"
        command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={host}",
                   "-addext", f"subjectAltName=DNS:{host}", "-keyout", str(key), "-out", str(made)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        return made, key

    return make


def said_of(url: str, **table: str | int) -> str:
    """What is said of a cluster that cannot be used."""
    with pytest.raises(CablesError) as error:
        _ = Connection(address_of({"url": url, **table})).client
    assert "\n" not in str(error.value)
    return str(error.value)


def test_an_address_is_read_as_it_was_written() -> None:
    for address in (
        Address(("http://localhost:9200",)),
        Address(
            ("https://a.example:1", "https://b.example:2"), "legation-papers", "/ca.pem", "/c", "/k", "/s", True, 5, 0
        ),
    ):
        assert address_of(address.table()) == address


def test_an_index_of_another_name_is_none_of_ours() -> None:
    address = Address(("http://localhost:9200",), "legation")
    assert all(map(address.owns, ("legation-1", "legation-20-lexicon", "legation-ledger", "legation-state")))
    assert not any(map(address.owns, ("legation", "legation-papers-1", "legation-2031.06", "old-legation-1")))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "--url"),
        ({"url": "localhost:9200"}, "no URL of a cluster"),
        ({"url": "https://[::1"}, "no URL"),
        ({"url": "http://search.example.org:9200"}, "not encrypted"),
        ({"url": "http://127.0.0.1:9200", "name": "Cables"}, "small letters"),
        ({"url": "http://127.0.0.1:9200", "name": "cables-2"}, "leave -2 off"),
        ({"url": "http://127.0.0.1:9200", "shards": 0}, "--shards"),
        ({"url": "http://127.0.0.1:9200", "replicas": 99}, "--replicas"),
        ({"url": "http://127.0.0.1:9200", "password": SECRET}, "does not know"),
        ({"url": "http://127.0.0.1:9200", "client_key": "/key.pem"}, "--client-cert"),
    ],
)
def test_an_address_that_makes_no_sense_is_refused(table: dict[str, str | int], said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        address_of(table)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://clerk:{}@search.example.org:9200", "https://search.example.org/?key={}",
        "https://clerk:5 {}@search.example.org:9200",
    ],
)  # fmt: skip
def test_a_url_with_a_secret_in_it_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(UsageError, match="no user, password or key") as error:
        address_of({"url": url.format(SECRET)})
    assert SECRET not in str(error.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "127.9.9.9"])
def test_what_does_not_leave_the_machine_need_not_be_encrypted(host: str) -> None:
    assert address_of({"url": f"http://{host}:9200"}).urls == (f"http://{host}:9200",)
    assert address_of({"url": "http://10.0.0.9:9200", "plain_http": True}).plain_http


def test_secrets_come_from_the_environment_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "login.toml"
    file.write_text(f'user = "clerk"\npassword = "{SECRET}"\n')
    file.chmod(0o600)
    address = Address(("http://localhost:9200",), credentials=str(file))
    assert (secrets_of(address).user, secrets_of(address).password) == ("clerk", SECRET)
    assert SECRET not in repr(secrets_of(address))
    monkeypatch.setenv("CABLES_OPENSEARCH_API_KEY", "from-the-environment")
    assert (secrets_of(address).user, secrets_of(address).api_key) == ("", "from-the-environment")
    monkeypatch.delenv("CABLES_OPENSEARCH_API_KEY")
    monkeypatch.setenv("CABLES_OPENSEARCH_USER", "clerk")
    with pytest.raises(UsageError, match="no password"):
        secrets_of(address)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_of_secrets_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "login.toml"
    file.write_text(f'api_key = "{SECRET}"\n')
    file.chmod(mode)
    with pytest.raises(CablesError, match="chmod 600"):
        secrets_of(Address(("http://localhost:9200",), credentials=str(file)))


@pytest.mark.parametrize(
    "text", [f"{SECRET}", f'password = "{SECRET}', f'pass = "{SECRET}"', "", f'user = ["{SECRET}"]']
)
def test_a_file_of_secrets_that_is_not_as_it_must_be_is_not_shown(tmp_path: Path, text: str) -> None:
    file = tmp_path / "login.toml"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(CablesError, match="is not as it must be") as error:
        secrets_of(Address(("http://localhost:9200",), credentials=str(file)))
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    "key", [f"{SECRET}\nmore", f"{SECRET}\r\nX-More: 1", f"{SECRET}ę", f"{SECRET} ", f"ApiKey {SECRET}"]
)
def test_a_key_that_no_header_can_hold_is_not_shown(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("CABLES_OPENSEARCH_API_KEY", key)
    said = said_of("http://127.0.0.1:9")
    assert "the API key in the environment has a blank" in said
    assert SECRET not in said


def test_nothing_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "nothing listens at that address" in said_of(f"http://127.0.0.1:{port}")
    several = said_of(f"http://127.0.0.1:{port} http://localhost:{port}")
    assert "no node that can be asked: where it was tried last nothing listens" in several
    assert "no machine has that name" in said_of("https://no-such-host.invalid:9200")


def test_a_certificate_is_verified(serving: Serving, certificate: Callable[[str], tuple[Path, Path]]) -> None:
    one, other = certificate("localhost"), certificate("elsewhere.example")
    url = serving(200, CLUSTER, one)
    assert "cannot be verified: name the file of the CA that made it with --ca" in said_of(url)
    assert "cannot be verified" in said_of(url, ca_certs=str(other[0]))
    assert Connection(address_of({"url": url, "ca_certs": str(one[0])})).client
    assert "made out to another name" in said_of(serving(200, CLUSTER, other), ca_certs=str(other[0]))
    assert "cannot be read" in said_of(url, ca_certs=f"{one[0]}.lost")
    assert "is it in PEM form" in said_of(url, ca_certs=__file__)
    assert "is it in PEM form" in said_of(url, client_cert=str(one[0]), client_key=str(other[1]))


def test_a_server_may_ask_who_we_are(serving: Serving, certificate: Callable[[str], tuple[Path, Path]]) -> None:
    one, other = certificate("localhost"), certificate("elsewhere.example")
    url = serving(200, CLUSTER, one, known=other[0])
    # How it ends the connection decides what can be told.
    assert "a certificate of ours" in said_of(url, ca_certs=str(one[0]))
    known = {"client_cert": str(other[0]), "client_key": str(other[1])}
    assert Connection(address_of({"url": url, "ca_certs": str(one[0]), **known})).client


def test_a_server_that_speaks_otherwise_is_told_apart(serving: Serving, certificate: Any) -> None:
    assert "does not speak TLS" in said_of(serving(200, CLUSTER).replace("http:", "https:"))
    assert "https://" in said_of(serving(200, CLUSTER, certificate("localhost")).replace("https:", "http:"))


def _failed(causes: list[Any]) -> dict[str, Any]:
    """How a search tells that its shards failed, and why."""
    shards = [{"shard": 0, "index": "cables-1", "reason": cause} for cause in causes]
    return {
        "type": "search_phase_execution_exception", "reason": "all shards failed", "phase": "query",
        "root_cause": causes, "failed_shards": shards,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (401, "Unauthorized", "refuses the login"),
        (403, {"error": {"type": "security_exception", "reason": "no permissions"}}, "does not let this login"),
        (200, {"version": {"distribution": "opensearch", "number": "1.3.20"}}, "runs OpenSearch 1.3.20"),
        (200, {"version": {"distribution": "opensearch", "number": "2.3.0"}}, "runs OpenSearch 2.3.0"),
        (200, {"version": {"distribution": "opensearch", "number": "4.0.0"}}, "runs OpenSearch 4.0.0"),
        (200, {"version": {"number": "8.15.0", "lucene_version": "9"}}, "no OpenSearch but Elasticsearch 8.15.0"),
        (200, {"hello": "world"}, "no OpenSearch"),
        (200, "<html>a web page</html>", "no OpenSearch"),
        (404, "not here", "no OpenSearch"),
        (429, {"error": {"type": "circuit_breaking_exception", "reason": "Data too large"}}, "than it can bear"),
        (503, {"error": _failed([])}, "is red"),
        (503, {"error": _failed([{"type": "no_shard_available_action_exception", "reason": None}])}, "is red"),
        (
            503,
            {"error": _failed([{"type": "too_many_buckets_exception", "reason": "20 but 21"}])},
            "search.max_buckets",
        ),
        (410, {"error": _failed([{"type": "search_context_missing_exception", "reason": "x"}])}, "let go of what was"),
        (
            400,
            {"error": _failed([{"type": "query_shard_exception", "reason": "when 'search.allow_expensive_queries'"}])},
            "to true",
        ),
        (500, {"error": _failed([{"type": "script_exception", "reason": "no such field"}])}, "no such field"),
        (400, {"error": _failed([{"type": "query_shard_exception", "reason": "wrong"}])}, "refused what was asked"),
        (503, {"error": _failed([{"type": "node_disconnected_exception", "reason": "n2"}])}, "just now"),
        (502, "<html>Bad Gateway</html>", "just now"),
        (302, "", "sends whoever asks elsewhere"),
        (503, {"error": {"type": "cluster_manager_not_discovered_exception", "reason": None}}, "no cluster manager"),
    ],
)
def test_what_a_server_says_is_said_in_a_sentence(serving: Serving, status: int, body: Any, said: str) -> None:
    assert said in said_of(serving(status, body))


def test_a_login_goes_to_the_server_and_nowhere_else(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Any] = []
    url = serving(401, "no", met=met)
    monkeypatch.setenv("CABLES_OPENSEARCH_USER", "clerk")
    monkeypatch.setenv("CABLES_OPENSEARCH_PASSWORD", SECRET)
    assert SECRET not in said_of(url)
    assert met[-1]["authorization"].startswith("Basic ")
    monkeypatch.setenv("CABLES_OPENSEARCH_API_KEY", SECRET)
    assert SECRET not in said_of(url)
    assert met[-1]["authorization"] == f"ApiKey {SECRET}"


def test_a_login_may_have_any_letters(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Any] = []
    url = serving(401, "no", met=met)
    monkeypatch.setenv("CABLES_OPENSEARCH_USER", "pisarz")
    monkeypatch.setenv("CABLES_OPENSEARCH_PASSWORD", "dziewięć: promów")
    assert "refuses the login" in said_of(url)
    kind, word = met[-1]["authorization"].split()
    assert (kind, b64decode(word).decode()) == ("Basic", "pisarz:dziewięć: promów")
    monkeypatch.setenv("CABLES_OPENSEARCH_USER", "pisarz:dwa")
    assert "colon" in said_of(url)


def test_without_the_client_it_is_said_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['opensearchpy'] = None\n"
        "from corpus.errors import CablesError\n"
        "try:\n    import index.engines.opensearch.connection\n"
        "except CablesError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'cables[opensearch]'" in done.stdout
