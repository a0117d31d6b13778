"""What an index holds, counted by SQL over the store."""

from dataclasses import dataclass
from pathlib import Path

from index.stores.sqlite import SqliteStore

COVERED = (
    "date", "sent_at", "sender", "recipients", "copied", "participants", "place", "places", "kind", "number",
    "classification", "precedence", "handling", "language", "original_language", "references", "keywords",
)  # fmt: skip
"""The fields whose coverage is counted."""


@dataclass(frozen=True, slots=True)
class CollectionStatistics:
    """A collection: its cables, first and last day, and how many cables have each field of `COVERED`.

    A keyword counts whether it was declared or derived.
    """

    name: str
    cables: int
    first: str
    last: str
    covered: dict[str, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """An index: its cables, files, sizes in bytes, and its collections, largest first."""

    cables: int
    files: int
    missing_files: int
    store_bytes: int
    engine_bytes: int
    collections: tuple[CollectionStatistics, ...]


def statistics(folder: Path, store: SqliteStore) -> Statistics:
    """Count what an index holds."""
    ((cables,),) = store.rows("SELECT count(*) FROM cable")
    ((files, missing),) = store.rows("SELECT count(*), coalesce(sum(missing), 0) FROM file")
    covered = ", ".join(f"sum({_has(field)})" for field in COVERED)
    rows = store.rows(
        f"""SELECT label, count(*), coalesce(min(json_extract(record, '$.date.earliest')), ''),
                   coalesce(max(json_extract(record, '$.date.latest')), ''), {covered}
            FROM cable JOIN version v USING (version)
            JOIN cable_value cv ON cv.version = v.version AND cv."column" = 'collection'
            JOIN value USING (value) GROUP BY label ORDER BY 2 DESC, label"""
    )
    collections = tuple(
        CollectionStatistics(name, count, first, last, dict(zip(COVERED, counts, strict=True)))
        for name, count, first, last, *counts in rows
    )
    kept = sum(_size(path) for path in folder.glob("cables.db*"))
    everything = sum(_size(path) for path in folder.rglob("*") if path.is_file())
    return Statistics(cables, files, missing, kept, everything - kept, collections)


def _has(field: str) -> str:
    # An absent value is null, an empty text, or an empty list.
    has = f"coalesce(json_extract(record, '$.{field}'), '') NOT IN ('', '[]')"
    return f"({has} OR derived != '[]')" if field == "keywords" else has


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
