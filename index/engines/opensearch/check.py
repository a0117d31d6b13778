"""Whether an index of the cluster is sound: every part on its nodes, every cable once, as many as were written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.engines.opensearch.fields import FORMAT

if TYPE_CHECKING:
    from index.engines.opensearch.engine import OpenSearchEngine

_WAIT = "15s"
"""How long parts that are just being started are waited for."""


def problems(engine: "OpenSearchEngine") -> list[str]:
    """What is wrong, one sentence each. Raises `CablesError` where the cluster cannot be asked at all."""
    found = list(_of_cluster(engine))
    return found or list(_of_cables(engine))


def _of_cluster(engine: "OpenSearchEngine") -> Iterator[str]:
    connection, index = engine.connection, engine.index
    engine.generation()
    with connection.sound():
        mapping = connection.client.indices.get_mapping(index=f"{index},{index}-lexicon")
    if mapping[index]["mappings"].get("_meta", {}).get("format") != FORMAT:
        yield f"the index {index} in {connection.where} is of another form; `cables reindex` makes it anew"
    if _health(engine)["status"] == "red":
        yield f"{connection.where} is red: parts of the index {index} are on no node that is up; start its nodes"


def remarks(engine: "OpenSearchEngine") -> list[str]:
    """What is worth knowing of a sound index: copies that are away. Raises `CablesError` where it cannot be asked."""
    connection, index = engine.connection, engine.index
    health = _health(engine)
    if health["status"] != "yellow":
        return []
    return [
        f"{connection.where} is yellow: {health['unassigned_shards']} copies of the index {index} are on no node; "
        "nothing is lost, but not all is kept as often as it should be: start the nodes that are away, or ask for "
        "fewer replicas"
    ]


def _health(engine: "OpenSearchEngine") -> dict[str, Any]:
    connection, parts = engine.connection, f"{engine.index},{engine.index}-lexicon"
    with connection.sound():
        return dict(
            connection.client.cluster.health(
                index=parts, params={"wait_for_no_initializing_shards": "true", "timeout": _WAIT}, request_timeout=30
            )
        )


def _of_cables(engine: "OpenSearchEngine") -> Iterator[str]:
    snapshot = engine.what_is_left()
    try:
        versions = list(snapshot.versions())
        rows = snapshot.stated_rows
    finally:
        snapshot.close()
    if len(set(versions)) < len(versions):
        yield f"some cables stand twice in the index {engine.index}; `cables reindex` makes it anew"
    if len(versions) != rows:
        yield (
            f"the index {engine.index} has {len(versions):,} cables and should have {rows:,}; "
            "`cables reindex` makes it anew"
        )
