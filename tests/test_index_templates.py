"""The index templates by which a cluster makes our indices: ours alone, of one version, mended, and no harm to others."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import CablesError
from index.check import check, remarks
from index.folder import Index
from tests.cluster.nodes import Cluster
from tests.clustered import PAPERS, kept, read

KINDS = ("cables", "ledger", "lexicon", "state")


@contextmanager
def put_by_others(cluster: Cluster, name: str, **template: Any) -> Iterator[None]:
    """A template that somebody else has in the cluster."""
    cluster.ask("PUT", f"/_index_template/{name}", template)
    try:
        yield
    finally:
        cluster.ask("DELETE", f"/_index_template/{name}")


def templates(cluster: Cluster, name: str) -> dict[str, Any]:
    found = cluster.ask("GET", f"/_index_template/{name}-*")["index_templates"]
    return {each["name"]: each["index_template"] for each in found}


def test_every_index_is_made_by_a_template_of_its_own(
    table: Any, papers: Path, tmp_path: Path, cluster: Cluster
) -> None:
    name = table["name"]
    index = Index.create(tmp_path / "index", "opensearch", table)
    made = templates(cluster, name)
    assert sorted(made) == [f"{name}-{kind}" for kind in KINDS]
    assert made[f"{name}-cables"]["index_patterns"] == [f"{name}-1"]
    for template in made.values():
        assert template["_meta"]["program"] == "cables"
        assert template["version"] > 0
        assert not any("*" in pattern for pattern in template["index_patterns"])
    read(index, papers)
    Index.open(index.folder).reindex()
    assert templates(cluster, name)[f"{name}-cables"]["index_patterns"] == [f"{name}-2"]
    # What the template says, the index is.
    found = cluster.ask("GET", f"/{name}-2")[f"{name}-2"]
    assert found["mappings"]["dynamic"] == "strict"
    assert found["settings"]["index"]["number_of_shards"] == "2"
    assert found["settings"]["index"]["number_of_replicas"] == "1"
    # However the cluster copies by itself: by whole segments a copy would find a commit later than another.
    assert found["settings"]["index"]["replication"]["type"] == "DOCUMENT"
    # Somebody else's index of a name that begins alike is none of ours.
    cluster.ask("PUT", f"/{name}-2031")
    assert cluster.ask("GET", f"/{name}-2031/_mapping")[f"{name}-2031"]["mappings"] == {}
    cluster.ask("DELETE", f"/{name}-2031")


def test_a_template_that_is_gone_or_changed_is_told_and_put_back(
    table: Any, papers: Path, tmp_path: Path, cluster: Cluster
) -> None:
    name = table["name"]
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    assert remarks(index) == []
    other = templates(cluster, name)[f"{name}-lexicon"]
    other["template"]["mappings"]["dynamic"] = "true"
    cluster.ask("PUT", f"/_index_template/{name}-lexicon", other)
    cluster.ask("DELETE", f"/_index_template/{name}-cables")
    missing, changed = remarks(index)
    assert f"{name}-cables" in missing
    assert "is missing" in missing
    assert f"{name}-lexicon" in changed
    assert "is not as it was made" in changed
    assert check(index) == []
    with index.writer():
        pass
    assert remarks(index) == []
    # One of a newer version of the program is left as it is, and what is made is of the form that is known here.
    newer = templates(cluster, name)[f"{name}-cables"] | {"version": 10_000_000}
    del newer["template"]["mappings"]["properties"]["covered"]
    cluster.ask("PUT", f"/_index_template/{name}-cables", newer)
    assert Index.open(index.folder).reindex() == PAPERS
    assert remarks(index) == []
    assert templates(cluster, name)[f"{name}-cables"]["version"] == 10_000_000
    assert len(kept(index.folder)[0]) == PAPERS
    assert "covered" in cluster.ask("GET", f"/{name}-2/_mapping")[f"{name}-2"]["mappings"]["properties"]


def test_templates_of_others_are_left_alone_and_told_where_they_are_in_the_way(
    table: Any, tmp_path: Path, cluster: Cluster
) -> None:
    name = table["name"]
    theirs = {"index_patterns": [f"{name}*"], "template": {"mappings": {"dynamic": "false"}}}
    for priority in (500, 600):
        with (
            put_by_others(cluster, f"{name}-all-of-theirs", priority=priority, **theirs),
            pytest.raises(CablesError, match="give it a priority below 500"),
        ):
            Index.create(tmp_path / "index", "opensearch", table)
    with (
        put_by_others(cluster, f"{name}-ledger", index_patterns=["other-*"]),
        pytest.raises(CablesError, match="that this program did not put"),
    ):
        Index.create(tmp_path / "index", "opensearch", table)
    with put_by_others(cluster, f"{name}-all-of-theirs", priority=499, **theirs):
        Index.create(tmp_path / "index", "opensearch", table)
        assert cluster.ask("GET", f"/{name}-1/_mapping")[f"{name}-1"]["mappings"]["dynamic"] == "strict"
