"""An index in a cluster: made, joined, written from two machines, checked."""

import json
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from corpus.errors import CablesError
from index.check import check
from index.folder import Index
from index.ingest import Options, ingest
from index.settings import SETTINGS
from index.stores.sqlite import FILE_NAME
from tests.cluster.nodes import Cluster
from tests.clustered import PAPERS, found, kept, read, write_paper


def test_two_machines_read_and_write_one_index(table: Any, papers: Path, tmp_path: Path) -> None:
    one = Index.create(tmp_path / "one", "opensearch", table)
    assert not one.joined
    assert read(one, papers).added == PAPERS
    other = Index.create(tmp_path / "other", "opensearch", table)
    assert other.joined
    assert kept(other.folder) == kept(one.folder)
    assert found(other.folder, "ferry") == [str(number) for number in range(PAPERS)]
    assert not (other.folder / FILE_NAME).exists()

    # The other writes: what it needs it brings first; then it changes, adds and removes.
    write_paper(papers / "3.txt", 4, "A barometer fell.")
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    (papers / "5.txt").unlink()
    report = ingest(Index.open(other.folder), [str(papers)], Options("papers", prune=True, workers=0))
    assert (report.added, report.updated, report.unchanged, report.removed) == (1, 1, PAPERS - 2, 1)
    assert found(one.folder, "barometer") == ["3", "more"]
    assert kept(one.folder) == kept(other.folder)
    assert check(Index.open(one.folder)) == []

    # The one's copy is old now; it brings the new and goes on.
    write_paper(papers / "last.txt", 25, "The barometer stood still.")
    assert read(one, papers).added == 1
    assert found(other.folder, "barometer") == ["3", "more", "last"]
    assert kept(one.folder) == kept(other.folder)
    # Nothing has been written elsewhere: the copy is used as it is.
    before = (one.folder / FILE_NAME).stat().st_ino
    assert read(one, papers).unchanged == PAPERS + 1
    assert (one.folder / FILE_NAME).stat().st_ino == before


def test_the_same_is_kept_as_in_a_folder(table: Any, specimens: Path, specimen_index: Path, tmp_path: Path) -> None:
    truth = json.loads((specimens.parent / "truth" / "specimens.json").read_text(encoding="utf-8"))
    index = Index.create(tmp_path / "index", "opensearch", table)
    for path, columns in truth["maps"].items():
        ingest(index, [str(specimens / path)], Options("specimens", tuple(columns.items()), workers=0))
    ingest(index, [str(specimens)], Options("specimens", workers=0))
    assert kept(index.folder) == kept(specimen_index)
    with index.view() as here, Index.open(specimen_index).view() as there:
        assert here.store.languages() == there.store.languages()
        assert _named(here.store) == _named(there.store)
        for pattern in ("*", "*D1*", "[a]?", "none\\*", "?"):
            ids = [store.ids_of(sorted(store.versions_like(pattern))).values() for store in (here.store, there.store)]
            assert sorted(ids[0]) == sorted(ids[1]), pattern
        for id in ("", "d", "frus", "1999", "*", "zzz", next(iter(kept(specimen_index)[0]))[:-1]):
            assert here.store.ids_like(id) == there.store.ids_like(id), id
        for column in ("sender_party", "place", "keyword"):
            tokens = dict(there.store.tokens(column))
            assert dict(here.store.tokens(column)) == tokens
            assert all(here.store.has_token(column, token) for token in list(tokens)[:5])
            assert not here.store.has_token(column, "nowhere")
            assert _keys(here.store, column, ()) == _keys(there.store, column, ())
            some = sorted(tokens)[:2]
            assert _keys(here.store, column, some[:1]) == _keys(there.store, column, some[:1])
            assert _keys(here.store, column, some) == _keys(there.store, column, some)


def _keys(store: Any, column: str, tokens: Any) -> list[str]:
    return sorted(key for _, key in store.candidates(column, tokens))


def _named(store: Any) -> dict[str, dict[tuple[str, str], int]]:
    """How many cables have each value, by what it says."""
    told = {}
    for column, counts in store.value_counts().items():
        labels = store.labels(counts)
        told[column] = {(labels[value].key, labels[value].label): count for value, count in counts.items()}
    return told


def test_a_copy_whose_fetching_was_cut_off_is_gone_on_with(
    table: Any, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    monkeypatch.setattr("index.stores.opensearch.fetching._PAGE", 3)
    seen: list[int] = []

    def interrupted(done: int, _: int) -> None:
        seen.append(done)
        if done >= 6:
            raise KeyboardInterrupt

    other = Index.create(tmp_path / "other", "opensearch", table)
    with pytest.raises(KeyboardInterrupt), other.writer(watch=interrupted):
        pass
    with Index.open(other.folder).writer(watch=lambda done, _: seen.append(done)):
        pass
    assert seen == [3, 6, PAPERS]
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    assert read(other, papers).added == 1
    # Where something was written meanwhile it begins anew.
    third = Index.create(tmp_path / "third", "opensearch", table)
    with pytest.raises(KeyboardInterrupt), third.writer(watch=interrupted):
        pass
    write_paper(papers / "last.txt", 21, "A barometer fell.")
    assert read(other, papers).added == 1
    assert read(third, papers).unchanged == PAPERS + 2
    assert kept(third.folder) == kept(other.folder)
    assert check(Index.open(third.folder)) == []


def test_something_else_of_that_name_is_left_alone(table: Any, tmp_path: Path, cluster: Cluster) -> None:
    name = str(table["name"])
    with OpenSearch(cluster.urls, timeout=30) as client:
        client.indices.create(index=name)
        try:
            with pytest.raises(CablesError, match="the name of something else"):
                Index.create(tmp_path / "index", "opensearch", table)
        finally:
            client.indices.delete(index=name)
    assert not (tmp_path / "index" / SETTINGS).exists()


def test_full_and_read_only_are_said_and_survived(table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    index = Index.create(tmp_path / "index", "opensearch", table)
    read(index, papers)
    write_paper(papers / "more.txt", 20, "A barometer rose.")
    parts = f"{table['name']}-*"
    for block, said in (("read_only_allow_delete", "is full"), ("read_only", "is set read-only")):
        with OpenSearch(cluster.urls, timeout=30) as client:
            client.indices.put_settings(index=parts, body={f"index.blocks.{block}": True})
            try:
                with pytest.raises(CablesError, match=said):
                    read(index, papers)
                assert len(found(index.folder, "ferry")) == PAPERS
            finally:
                client.indices.put_settings(index=parts, body={f"index.blocks.{block}": None})
    assert read(index, papers).added == 1
    assert found(index.folder, "barometer") == ["more"]
    assert check(Index.open(index.folder)) == []


def test_the_command(cables: Any, table: Any, papers: Path, tmp_path: Path, cluster: Cluster) -> None:
    urls = [part for url in cluster.urls for part in ("--url", url)]
    made = cables("init", "--engine", "opensearch", *urls, "--name", str(table["name"]), "--shards", "2")
    assert made.status == 0
    assert "3 nodes, 2 parts, each kept 2 times" in made.out
    assert cables("ingest", papers).status == 0
    assert len(cables("search", "ferry", "--json").json["hits"]) == PAPERS
    assert "crossings" in cables("show", "3").out
    told = cables("stats")
    assert f"{PAPERS} cables from {PAPERS} files" in told.out
    assert "3 nodes" in told.out
    assert "green" in told.out
    assert cables("check").out.strip().endswith("is sound")
    assert cables("reindex").status == 0
    assert cables("reindex", "--engine", "opensearch", "--shards", "4", "--replicas", "0").status == 0
    with OpenSearch(cluster.urls, timeout=30) as client:
        (made_anew,) = client.indices.get_settings(index=str(table["name"])).values()
    assert made_anew["settings"]["index"]["number_of_shards"] == "4"
    assert cables("reindex", "--engine", "opensearch", "--name", "elsewhere").status == 2
    joined = cables(
        "init", "--index", tmp_path / "other", "--engine", "opensearch", *urls, "--name", str(table["name"])
    )
    assert f"it holds {PAPERS} cables" in joined.out
    assert cables("reindex", "--engine", "whoosh").status == 0
    assert len(cables("search", "ferry", "--json").json["hits"]) == PAPERS


def test_more_copies_than_nodes_are_said(cables: Any, table: Any, cluster: Cluster) -> None:
    made = cables(
        "init", "--engine", "opensearch", "--url", cluster.urls[0], "--name", str(table["name"]), "--replicas", "3"
    )
    assert "it stays yellow: --replicas 2 is as many as they keep" in made.out
    assert "yellow" in cables("stats").out
    assert "not all is kept" in " ".join(cables("stats").out.split())
    # All is there and can be read: that is said, and is nothing wrong.
    checked = cables("check")
    assert checked.status == 0
    assert "is sound" in checked.out
    assert "yellow" in checked.out
    assert len(cables("check", "--json").json["remarks"]) == 1


def test_what_is_typed_wrong_is_said(cables: Any, cluster: Cluster) -> None:
    url = cluster.urls[0]
    for arguments, said in (
        (("init", "--engine", "opensearch"), "name the cluster with --url"),
        (("init", "--url", url), "--url is for a cluster"),
        (("init", "--engine", "opensearch", "--url", url, "--name", "A"), "--name"),
        (("init", "--engine", "opensearch", "--url", url, "--shards", "0"), "--shards"),
        (("init", "--engine", "opensearch", "--url", "http://clerk:secret@localhost:9200"), "no user, password or key"),
    ):
        ran = cables(*arguments)
        assert ran.status == 2
        assert said in ran.err
        assert "secret" not in ran.err
