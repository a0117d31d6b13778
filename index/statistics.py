"""What an index holds, and how large it is."""

from dataclasses import dataclass

from index.folder import Index
from index.health import Health
from index.store import CollectionStatistics


@dataclass(frozen=True, slots=True)
class Statistics:
    """An index: its cables, files, sizes in bytes, and its collections, largest first; the cluster that keeps it."""

    cables: int
    files: int
    missing_files: int
    store_bytes: int
    engine_bytes: int
    collections: tuple[CollectionStatistics, ...]
    cluster: Health | None = None


def statistics(index: Index) -> Statistics:
    """Count what an index holds. Raises `CablesError` where it cannot be read."""
    with index.records() as store:
        held = store.contents()
    sizes = index.sizes()
    return Statistics(
        held.cables, held.files, held.missing_files, sizes.store, sizes.engine, held.collections, index.health()
    )
