"""A cluster that asks who comes: what each login may do, and what is said of the rest."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CablesError
from index.check import check, remarks
from index.engine import Request
from index.folder import Index
from index.ingest import Options, ingest
from index.query import Query, Word
from tests.cluster.jars import VERSION, Missing, Program
from tests.cluster.nodes import Cluster
from tests.cluster.security import PASSWORD, certified, secured

pytestmark = [pytest.mark.long, pytest.mark.cluster]

PLUGIN = "-Dplugins=org.opensearch.security.OpenSearchSecurityPlugin"
Come = Callable[..., None]


@pytest.fixture(scope="module")
def guarded(cluster_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One node with the security plugin."""
    if os.environ.get(VERSION):
        pytest.skip("the security plugin is tried with the version of the pom alone")
    folder = tmp_path_factory.mktemp("guarded")
    try:
        program, security = secured(cluster_program), certified(folder)
    except Missing as reason:
        if os.environ.get("CABLES_TESTS_NEED_CLUSTER"):
            pytest.fail(f"{reason}, and CABLES_TESTS_NEED_CLUSTER is set")
        pytest.skip(f"no secured node was started: {reason}")
    with Cluster(folder / "nodes", program, 1, heap="384m", options=[PLUGIN], security=security) as started:
        yield started


@pytest.fixture
def table(guarded: Cluster) -> dict[str, str | int]:
    url = guarded.url.replace("127.0.0.1", "localhost")
    return {"url": url, "name": "legation", "ca_certs": str(guarded.security.certificate), "shards": 1}


@pytest.fixture
def come(monkeypatch: pytest.MonkeyPatch) -> Come:
    """Come with a login, or with none."""

    def coming(user: str = "", password: str = PASSWORD, key: str = "") -> None:
        given = {"USER": user, "PASSWORD": password if user else "", "API_KEY": key, "CREDENTIALS": ""}
        for name, value in given.items():
            monkeypatch.setenv(f"CABLES_OPENSEARCH_{name}", value)

    coming()
    return coming


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for day in (1, 2, 3):
        head = f"From: Consul Ibrel\nTo: Minister Quay\nDate: {day} June 1931\n"
        (folder / f"{day}.txt").write_text(f"{head}\nThe invented ferry made {day} crossings.\n")
    return folder


def read(index: Index, papers: Path) -> int:
    return ingest(Index.open(index.folder), [str(papers)], Options("papers", workers=0)).added


def refused(said: str, act: Callable[..., Any], *arguments: Any) -> None:
    with pytest.raises(CablesError, match=said) as error:
        act(*arguments)
    assert "\n" not in str(error.value)
    assert PASSWORD not in str(error.value)


def test_a_login_must_be_right_and_so_must_the_certificate(
    table: dict[str, Any], come: Come, tmp_path: Path, specimens: Path
) -> None:
    def make(**changed: Any) -> Index:
        return Index.create(tmp_path / "index", "opensearch", table | changed)

    refused("refuses the login \\(401\\)", make)
    come("clerk", "another password")
    refused("refuses the login \\(401\\)", make)
    come(key=PASSWORD)
    refused("refuses the login \\(401\\)", make)
    come("clerk")
    refused("cannot be verified: name the file of the CA", lambda: make(ca_certs=""))
    refused("is it in PEM form", lambda: make(ca_certs=str(next(specimens.rglob("*.txt")))))
    refused("https://", lambda: make(url=table["url"].replace("https:", "http:")))


def test_whoever_may_write_its_indices_alone_can_do_all_with_them(
    table: dict[str, Any], come: Come, papers: Path, tmp_path: Path, guarded: Cluster
) -> None:
    come("visitor")
    refused("does not let this login do that \\(403\\)", Index.create, tmp_path / "early", "opensearch", table)
    come("clerk")
    index = Index.create(tmp_path / "index", "opensearch", table)
    assert read(index, papers) == 3
    assert Index.open(index.folder).reindex() == 3
    assert check(Index.open(index.folder)) == []
    assert remarks(Index.open(index.folder)) == []
    # It may not manage templates: its indices are as strict without.
    assert guarded.ask("GET", "/_index_template")["index_templates"] == []
    mapping = guarded.ask("GET", "/legation-2/_mapping")["legation-2"]["mappings"]
    assert mapping["dynamic"] == "strict"
    refused("does not let this login", Index.create, tmp_path / "x", "opensearch", table | {"name": "others"})

    come("visitor")
    joined = Index.create(tmp_path / "joined", "opensearch", table)
    with Index.open(joined.folder).view() as view:
        assert view.snapshot.answer(Request(Query((Word("ferry"),)))).total == 3
        assert len(view.store.cables(view.store.versions())) == 3
    assert check(Index.open(joined.folder)) == []
    refused("needs the right indices:data/write", read, joined, papers)

    # One who may puts the templates when next something is written.
    come("chief")
    assert read(joined, papers) == 0
    names = [each["name"] for each in guarded.ask("GET", "/_index_template")["index_templates"]]
    assert sorted(names) == ["legation-cables", "legation-ledger", "legation-lexicon", "legation-state"]
    come("clerk")
    assert Index.open(index.folder).reindex() == 3
    assert check(Index.open(index.folder)) == []
