"""An engine's part built anew beside the one in force, or in another place: filled, compared, and only then put to use.

What a building in a cluster has written when it is cut off is gone on with by the next, as long as nothing else has
been written meanwhile. An index in a folder is built at one go.
"""

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from index.comparing import compare, compare_records
from index.engine import Engine
from index.folder import Index
from index.keeping import CLUSTERED, ENGINES, Watch
from index.settings import Settings, Table, write_settings
from index.stores.sqlite import SqliteStore
from index.writer import IndexWriter

if TYPE_CHECKING:
    from index.cluster import Building, Cluster, Work


def reindex(index: Index, engine: str, table: Table | None, watch: Watch) -> int:
    """Build an index's part of this engine anew from the store and change over to it; the number of cables.

    Raises:
        UsageError: the table makes no sense.
        CablesError: the new part does not hold what the store holds, or cannot be written; the old one stays.
    """
    if engine != CLUSTERED:
        return _to_folder(index, engine, watch)
    if index.engine_name != engine:
        return _to_cluster(index, Settings(engine, "", table or {}), watch)
    return _within_cluster(index, Settings(engine, "", {**index.settings.table, **(table or {})}), watch)


def _to_folder(index: Index, engine: str, watch: Watch) -> int:
    folder, from_cluster = index.folder, index.engine_name == CLUSTERED
    with index.writer(recover=from_cluster, watch=watch) as writer:
        writer.begin()
        pending = writer.store.pending()
        number = 1 + max((int(each.name.rpartition("-")[2]) for each in folder.glob("*-[0-9]*")), default=0)
        settings = Settings(engine, f"{engine}-{number}")
        built = ENGINES[engine](folder / settings.engine_folder, {})
        try:
            count = _filled(writer, built, folder, watch)
        except BaseException:
            shutil.rmtree(folder / settings.engine_folder, ignore_errors=True)
            raise
        # From here on it is the folder's own: a cluster is told nothing more.
        writer.store.leave()
        write_settings(folder, settings)
        writer.to(built)
        if pending:
            # The store has it, so the new part has it too; the old one need not be able to take it any more.
            writer.store.done(pending)
        writer.renew()
        writer.settle()
        _clear(folder, settings.engine_folder)
    return count


def _to_cluster(index: Index, settings: Settings, watch: Watch) -> int:
    """Move an index from its folder into a cluster, where its store becomes the working copy."""
    from index.cluster import Cluster

    folder, cluster = index.folder, Cluster(index.folder, settings)
    with cluster.moving_in(index.engine.generation()) as (work, building):
        count = _built(cluster, work, building, watch)
        write_settings(folder, cluster.settings)
        cluster.built()
    _finish(folder)
    _clear(folder, "")
    return count


def _within_cluster(index: Index, settings: Settings, watch: Watch) -> int:
    """Build an index of the cluster anew beside the one in force, and have its name stand for the new one.

    The settings may ask for other shards and replicas, or know another way to the same cluster.
    """
    from index.cluster import Cluster

    cluster = Cluster(index.folder, settings)
    if cluster.connection.address.name != Cluster(index.folder, index.settings).connection.address.name:
        raise UsageError("the index is in a cluster already, under another name: bring it to this machine first")
    with cluster.working(0, watch) as work:
        IndexWriter(work.copy, cluster.writing(work), index.folder).recover()
        count = _built(cluster, work, cluster.building("", cluster.engine.generation()), watch)
        write_settings(index.folder, settings)
        cluster.built()
    _finish(index.folder)
    return count


def _built(cluster: "Cluster", work: "Work", building: "Building", watch: Watch) -> int:
    """Fill an index of a cluster and put it into force, unless it is already."""
    engine = cluster.engine_of(building.index, work.copy.records)
    if building.in_force:
        return engine.snapshot().count()
    writer = IndexWriter(work.copy, engine, cluster.folder)
    writer.begin()
    work.publisher.after()
    count = _filled(writer, engine, cluster.folder, watch, building.present)
    with cluster.records_in(engine) as kept:
        store = SqliteStore(cluster.folder)
        try:
            compare_records(kept, store)
        finally:
            store.close()
    work.publisher.after()
    cluster.catalogue.switch(building.index, cluster.ledger)
    return count


def _finish(folder: Path) -> None:
    """Do what a changed authority and changed collections ask for, with what is in force now."""
    with Index.open(folder).writer() as writer:
        writer.renew()
        writer.settle()


def _filled(
    writer: IndexWriter, engine: Engine, folder: Path, watch: Watch, present: Collection[int] = frozenset()
) -> int:
    """Fill an engine's part with what it does not hold yet, and compare it with the store."""
    count = writer.rebuild(engine, watch, present)
    snapshot, store = engine.snapshot(), SqliteStore(folder)
    try:
        compare(snapshot, store)
    finally:
        snapshot.close()
        store.close()
    return count


def _clear(folder: Path, kept: str) -> None:
    """Remove the parts of engines that are not in force any more."""
    for old in folder.glob("*-[0-9]*"):
        if old.is_dir() and old.name != kept:
            shutil.rmtree(old, ignore_errors=True)
