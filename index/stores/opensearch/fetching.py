"""A working copy brought from the cluster: by a machine that has none, or an old one, before it writes."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from index.references import prepare
from index.stores.opensearch import rows
from index.stores.opensearch.ledger import Ledger, Mark
from index.stores.opensearch.reading import Frozen, pages
from index.stores.opensearch.records import version_row
from index.stores.sqlite import FILE_NAME, connect
from index.stores.writing import create_store

_PAGE = 100
_ASIDE = "copy.new"
_ALL: dict[str, Any] = {"match_all": {}}
Watch = Callable[[int, int], None]
"""Is told how many cables of how many have been brought."""


def is_current(folder: Path, mark: Mark | None) -> bool:
    """Whether the working copy in a folder is of what the ledger has now."""
    if not (folder / FILE_NAME).exists():
        return False
    found = settings_of(folder)
    return (mark.word if mark else "") in (found.get("mark"), found.get("next_mark"))


def settings_of(folder: Path) -> dict[str, str]:
    """What the store in a folder keeps about itself as a whole."""
    with closing(connect(folder / FILE_NAME)) as db:
        return dict(db.execute("SELECT key, value FROM meta"))


def fetch(folder: Path, ledger: Ledger, frozen: Frozen, watch: Watch) -> None:
    """Bring the working copy anew from the cluster, in place of any that is there; nobody may write meanwhile."""
    aside = folder / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    create_store(aside)
    with closing(connect(aside / FILE_NAME, write=True)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        _fill(db, ledger, frozen, watch)
        db.execute("COMMIT")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for old in folder.glob(f"{FILE_NAME}*"):
        old.unlink()
    (aside / FILE_NAME).replace(folder / FILE_NAME)
    shutil.rmtree(aside, ignore_errors=True)


def _fill(db: sqlite3.Connection, ledger: Ledger, frozen: Frozen, watch: Watch) -> None:
    prepare(db)
    mark = ledger.mark()
    for page in ledger.everything():
        rows.insert(db, page)
    counted = frozen.search({"size": 0, "track_total_hits": True})
    total, done = counted["hits"]["total"]["value"], 0
    for found in pages(frozen, _ALL, ["record", "values"], _PAGE):
        for each in found:
            _keep(db, each["record"], each.get("values", {}))
        done += len(found)
        watch(done, total)
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'version'")
    db.execute(
        "INSERT INTO sqlite_sequence SELECT 'version', max(?, coalesce(max(version), 0)) FROM version",
        (mark.sequence if mark else 0,),
    )
    rows.begin_notes(db)
    _mend(db)
    db.execute("INSERT OR REPLACE INTO meta VALUES ('mark', ?)", (mark.word if mark else "",))


def _keep(db: sqlite3.Connection, record: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    version = record["version"]
    db.execute("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", version_row(record))
    db.execute("INSERT INTO cable VALUES (?, ?, ?)", (record["id"], version, record["digest"]))
    kept = [(version, column, value) for column, every in values.items() for value in every]
    db.executemany("INSERT OR IGNORE INTO cable_value VALUES (?, ?, ?)", kept)


def _mend(db: sqlite3.Connection) -> None:
    """Undo what a writer that died had sent ahead of cables that never came: their files are to be read again."""
    lost = "id NOT IN (SELECT id FROM cable)"
    db.execute(f"UPDATE file SET size = -1, sha256 = '' WHERE file IN (SELECT file FROM source WHERE {lost})")
    db.execute(f"DELETE FROM source WHERE {lost}")
    db.execute("DELETE FROM link WHERE version NOT IN (SELECT version FROM cable)")
