"""What an index holds, and how large it is."""

from dataclasses import dataclass
from pathlib import Path

from index.store import CollectionStatistics, Store


@dataclass(frozen=True, slots=True)
class Statistics:
    """An index: its cables, files, sizes in bytes, and its collections, largest first."""

    cables: int
    files: int
    missing_files: int
    store_bytes: int
    engine_bytes: int
    collections: tuple[CollectionStatistics, ...]


def statistics(folder: Path, store: Store) -> Statistics:
    """Count what an index holds."""
    held = store.contents()
    kept = sum(_size(path) for path in folder.glob("cables.db*"))
    everything = sum(_size(path) for path in folder.rglob("*") if path.is_file())
    return Statistics(held.cables, held.files, held.missing_files, kept, everything - kept, held.collections)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
