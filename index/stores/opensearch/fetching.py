"""A working copy brought from the cluster: by a machine that has none, or an old one, before it writes."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CablesError
from index.references import prepare
from index.stores.opensearch import rows
from index.stores.opensearch.copy import TAKEN
from index.stores.opensearch.ledger import Ledger, Mark
from index.stores.opensearch.reading import Frozen, pages
from index.stores.opensearch.records import version_row
from index.stores.sqlite import FILE_NAME, connect
from index.stores.writing import create_store

_PAGE = 100
_ASIDE = "copy.new"
_BEGUN = "begun"
Watch = Callable[[int, int], None]
"""Is told how many cables of how many have been brought."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is fetched from: the ledger and the cables, in a state that has a name.

    `turn` is that of whoever fetches; `is_left_unclean` tells that the writer before it has not ended well.
    """

    ledger: Ledger
    frozen: Frozen
    state: str
    turn: int
    is_left_unclean: bool


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


def fetch(folder: Path, cluster: Source, watch: Watch) -> None:
    """Bring the working copy anew from the cluster, in place of any that is there; nobody may write meanwhile.

    One that was cut off is gone on with, where nothing has been written since.
    """
    aside, mark = folder / _ASIDE, cluster.ledger.mark()
    word = f"{mark.word if mark else ''} {cluster.state}"
    if _begun(aside) != word:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        create_store(aside)
    with closing(connect(aside / FILE_NAME, write=True)) as db:
        # Of a power cut no more is lost than the newest pages.
        db.execute("PRAGMA synchronous = NORMAL")
        if _begun(aside) != word:
            with _whole(db):
                prepare(db)
                _bring_ledger(db, cluster)
                db.execute("INSERT INTO meta VALUES (?, ?)", (_BEGUN, word))
        _bring_cables(db, cluster.frozen, watch)
        with _whole(db):
            _complete(db, cluster, mark)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for old in folder.glob(f"{FILE_NAME}*"):
        old.unlink()
    (aside / FILE_NAME).replace(folder / FILE_NAME)
    shutil.rmtree(aside, ignore_errors=True)


def _begun(aside: Path) -> str:
    """Of which state a fetching was begun, as far as its ledger was brought whole."""
    if not (aside / FILE_NAME).exists():
        return ""
    try:
        return settings_of(aside).get(_BEGUN, "")
    except sqlite3.DatabaseError:
        return ""


@contextmanager
def _whole(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN")
    yield
    db.execute("COMMIT")


def _bring_ledger(db: sqlite3.Connection, cluster: Source) -> None:
    """Everything but the records. Of two numbers of one thing the later writer's counts, the other was never used.

    A writer that died may have given a file or a value a number, and another, who could not know, one of its own.
    """
    void: list[tuple[str, int]] = []
    for page in cluster.ledger.everything():
        for document in page:
            try:
                rows.insert(db, document)
                continue
            except sqlite3.IntegrityError:
                number = rows.holder(db, document)
            kind = document["kind"]
            if number is None:
                raise CablesError(f"the ledger {cluster.ledger.index} has a {kind} of a number twice: it is damaged")
            if document["turn"] < cluster.ledger.turn(kind, number):
                void.append((kind, document["row"][kind]))
                continue
            rows.take_out(db, kind, number)
            rows.insert(db, document)
            void.append((kind, number))
    cluster.ledger.send([(kind, number, None) for kind, number in void], cluster.turn)


def _bring_cables(db: sqlite3.Connection, frozen: Frozen, watch: Watch) -> None:
    """The records that are not there yet, by their versions."""
    (done, last) = db.execute("SELECT count(*), coalesce(max(version), 0) FROM version").fetchone()
    total = frozen.search({"size": 0, "track_total_hits": True})["hits"]["total"]["value"]
    for found in pages(frozen, {"range": {"version": {"gt": last}}}, ["record", "values"], _PAGE):
        with _whole(db):
            for each in found:
                _keep(db, each["record"], each.get("values", {}))
        done += len(found)
        watch(done, total)


def _complete(db: sqlite3.Connection, cluster: Source, mark: Mark | None) -> None:
    taken = dict(mark.taken) if mark else {}
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'version'")
    db.execute(
        "INSERT INTO sqlite_sequence SELECT 'version', max(?, coalesce(max(version), 0)) FROM version",
        (taken.get("version", 0),),
    )
    rows.begin_notes(db)
    _mend(db)
    if cluster.is_left_unclean:
        # What was sent before it died comes too late where it is sent again by whoever took over.
        rows.note_everything(db, (rows.META, rows.ROOT, rows.UNSETTLED))
    db.execute("DELETE FROM meta WHERE key = ?", (_BEGUN,))
    kept = {"mark": mark.word if mark else "", TAKEN: json.dumps(taken)}
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", kept.items())


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
    db.execute(f"DELETE FROM source WHERE {lost} OR file NOT IN (SELECT file FROM file)")
    db.execute("DELETE FROM link WHERE version NOT IN (SELECT version FROM cable)")
