"""The rows of a working copy as documents of the ledger, and back; no cluster is asked here.

A working copy is a SQLite store whose triggers note, in the transaction that changes them, which rows the ledger has to
learn of. Records are not among them: they go to the cluster with what the engine searches of them.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from index.references import prepare
from index.stores.sqlite import in_chunks, marks

FILE, LINK, META, ROOT, SOURCE, UNSETTLED, VALUE = "file", "link", "meta", "root", "source", "unsettled", "value"
KINDS = (FILE, LINK, META, ROOT, SOURCE, UNSETTLED, VALUE)
Key = str | int
Document = dict[str, Any]

PRIVATE = ("mark", "next_mark", "moving", "taken")
"""What a working copy keeps for itself among its settings: of which ledger it is a copy, up to where others have given
numbers, and where it is moving to."""

_UNREAD = {"size": -1, "mtime_ns": 0, "seen_ns": 0, "sha256": ""}
_FILE = ("file", "collection", "path", "location", "size", "mtime_ns", "seen_ns", "sha256", "documents", "missing")
_NOTED = (
    (META, "meta", "key", f"{{row}}.key NOT IN {PRIVATE}"),
    (ROOT, "root", "location", "1"),
    (FILE, "file", "file", "1"),
    (SOURCE, "source", "id", "1"),
    (VALUE, "value", "value", "1"),
    (UNSETTLED, "unsettled", "collection", "1"),
    (LINK, "link", "version", "1"),
    (LINK, "linked", "version", "{row}.due"),
)
"""The kind of a document, the table whose rows make it, the column that is its key, and which rows count."""


@dataclass(frozen=True, slots=True)
class Note:
    """A document of the ledger that has to be made anew, or to go."""

    number: int
    kind: str
    key: Key


def identity(kind: str, key: Key) -> str:
    """The id under which the ledger keeps a document; keys of any length fit."""
    return f"{kind}:{key}" if isinstance(key, int) else f"{kind}:{blake2b(key.encode(), digest_size=20).hexdigest()}"


def begin_notes(db: sqlite3.Connection) -> None:
    """Have every change noted from now on; harmless where they are already."""
    prepare(db)
    db.execute("CREATE INDEX IF NOT EXISTS token_by_value ON token (value)")
    db.execute("CREATE TABLE IF NOT EXISTS changed (number INTEGER PRIMARY KEY, kind TEXT, key, UNIQUE (kind, key))")
    db.execute("CREATE TABLE IF NOT EXISTS renewed (version INTEGER PRIMARY KEY)")
    db.execute(
        "CREATE TRIGGER IF NOT EXISTS noted_derived AFTER UPDATE OF derived ON version "
        "BEGIN INSERT INTO renewed SELECT new.version WHERE new.version NOT IN (SELECT version FROM renewed); END"
    )
    for kind, table, column, counts in _NOTED:
        for act, rows in (("INSERT", ("new",)), ("UPDATE", ("new", "old")), ("DELETE", ("old",))):
            # `OR IGNORE` would not do: what the statement says of conflicts is said for its triggers too.
            noting = "".join(
                f"INSERT INTO changed (kind, key) SELECT '{kind}', {row}.{column} WHERE {counts.format(row=row)} "
                f"AND NOT EXISTS (SELECT 1 FROM changed WHERE kind = '{kind}' AND key = {row}.{column});"
                for row in rows
            )
            db.execute(f"CREATE TRIGGER IF NOT EXISTS noted_{table}_{act} AFTER {act} ON {table} BEGIN {noting} END")


def renewed(db: sqlite3.Connection) -> list[int]:
    """The versions whose derived keywords were chosen anew."""
    return [version for (version,) in db.execute("SELECT version FROM renewed ORDER BY version")]


def forget_renewed(db: sqlite3.Connection, versions: Sequence[int]) -> None:
    """Let go of some of them."""
    db.executemany("DELETE FROM renewed WHERE version = ?", [(version,) for version in versions])


def derived(db: sqlite3.Connection, versions: Sequence[int]) -> dict[int, str]:
    """The derived keywords of versions, as they are kept."""
    found: dict[int, str] = {}
    for chunk in in_chunks(versions):
        found.update(db.execute(f"SELECT version, derived FROM version WHERE version IN ({marks(len(chunk))})", chunk))
    return found


def end_notes(db: sqlite3.Connection) -> None:
    """Have no change noted any more, and forget the notes."""
    for _, table, _, _ in _NOTED:
        for act in ("INSERT", "UPDATE", "DELETE"):
            db.execute(f"DROP TRIGGER IF EXISTS noted_{table}_{act}")
    db.execute("DROP TRIGGER IF EXISTS noted_derived")
    db.execute("DROP TABLE IF EXISTS changed")
    db.execute("DROP TABLE IF EXISTS renewed")
    db.execute("DROP INDEX IF EXISTS token_by_value")
    db.execute(f"DELETE FROM meta WHERE key IN {PRIVATE}")


def note_everything(db: sqlite3.Connection, kinds: Collection[str] = KINDS) -> None:
    """Note every row that there is of these kinds, for a ledger that has none yet or may lose it."""
    for kind, table, column, counts in _NOTED:
        if kind in kinds:
            db.execute(
                f"INSERT OR IGNORE INTO changed (kind, key) SELECT '{kind}', row.{column} FROM {table} row "
                f"WHERE {counts.format(row='row')}"
            )


def notes(db: sqlite3.Connection, after: int, most: int) -> list[Note]:
    """The notes in their order, from one on."""
    sql = "SELECT number, kind, key FROM changed WHERE number > ? ORDER BY number LIMIT ?"
    return [Note(*row) for row in db.execute(sql, (after, most))]


def forget(db: sqlite3.Connection, done: Iterable[Note]) -> None:
    """Let notes go whose documents the ledger has."""
    db.executemany("DELETE FROM changed WHERE number = ?", [(note.number,) for note in done])


def document(db: sqlite3.Connection, note: Note) -> Document | None:
    """What the ledger is to hold for a note; nothing where the row is gone."""
    return _MAKERS[note.kind](db, note.key)


def unread(document: Document) -> Document:
    """A file's document by which it counts as not read yet, until all that stands in it is findable."""
    return document | {"row": document["row"] | _UNREAD}


def holder(db: sqlite3.Connection, document: Document) -> int | None:
    """The number under which a working copy has the file or the value of a document; None where it has not."""
    row = document["row"]
    if document["kind"] == FILE:
        found = db.execute("SELECT file FROM file WHERE location = ?", (row["location"],)).fetchone()
    elif document["kind"] == VALUE:
        sql = 'SELECT value FROM value WHERE "column" = ? AND key = ?'
        found = db.execute(sql, (row["column"], row["key"])).fetchone()
    else:
        return None
    return int(found[0]) if found else None


def take_out(db: sqlite3.Connection, kind: str, number: int) -> None:
    """Take the file or the value of a number out of a working copy."""
    db.execute(f"DELETE FROM {kind} WHERE {kind} = ?", (number,))
    if kind == VALUE:
        db.execute("DELETE FROM token WHERE value = ?", (number,))


def insert(db: sqlite3.Connection, document: Document) -> None:
    """Put a document of the ledger into a working copy as the rows that it was made of.

    Raises:
        sqlite3.IntegrityError: the file or the value of it is there already, under whatever number.
    """
    row = document["row"]
    match document["kind"]:
        case "meta":
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (row["key"], row["value"]))
        case "root":
            db.execute("INSERT INTO root VALUES (?, ?)", (row["location"], row["collection"]))
        case "file":
            db.execute(f"INSERT INTO file VALUES ({','.join('?' * len(_FILE))})", [row[name] for name in _FILE])
        case "source":
            rows = [(file, position, row["id"], detail) for file, position, detail in row["rows"]]
            db.executemany("INSERT INTO source VALUES (?, ?, ?, ?)", rows)
        case "value":
            number, column = row["value"], row["column"]
            db.execute("INSERT INTO value VALUES (?, ?, ?, ?)", (number, column, row["key"], row["label"]))
            tokens = [(column, token, number) for token in row["tokens"]]
            db.executemany("INSERT INTO token VALUES (?, ?, ?)", tokens)
        case "unsettled":
            db.execute("INSERT INTO unsettled VALUES (?)", (row["collection"],))
        case "link" if not row["due"]:
            # Links that the engine was still owed are found anew, and then owed to it again.
            links = [(row["version"], *each) for each in row["rows"]]
            db.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", links)


def _row(db: sqlite3.Connection, table: str, names: Sequence[str], key: Key) -> Document | None:
    """A row by its first column, which is the key."""
    quoted = ", ".join(f'"{name}"' for name in names)
    found = db.execute(f'SELECT {quoted} FROM {table} WHERE "{names[0]}" = ?', (key,)).fetchone()
    return dict(zip(names, found, strict=True)) if found else None


def _meta(db: sqlite3.Connection, key: Key) -> Document | None:
    return _made(META, _row(db, "meta", ("key", "value"), key))


def _root(db: sqlite3.Connection, key: Key) -> Document | None:
    return _made(ROOT, _row(db, "root", ("location", "collection"), key))


def _file(db: sqlite3.Connection, key: Key) -> Document | None:
    row = _row(db, "file", _FILE, key)
    return _made(FILE, row, missing=bool(row and row["missing"]))


def _source(db: sqlite3.Connection, key: Key) -> Document | None:
    rows = list(db.execute("SELECT file, position, detail FROM source WHERE id = ? ORDER BY file, position", (key,)))
    return _made(SOURCE, {"id": key, "rows": rows} if rows else None)


def _value(db: sqlite3.Connection, key: Key) -> Document | None:
    row = _row(db, "value", ("value", "column", "key", "label"), key)
    if row is None:
        return None
    tokens = [token for (token,) in db.execute("SELECT token FROM token WHERE value = ? ORDER BY token", (key,))]
    return _made(VALUE, row | {"tokens": tokens}, column=row["column"], tokens=tokens)


def _unsettled(db: sqlite3.Connection, key: Key) -> Document | None:
    return _made(UNSETTLED, _row(db, "unsettled", ("collection",), key))


def _link(db: sqlite3.Connection, key: Key) -> Document | None:
    rows = list(db.execute("SELECT place, item, id, rule FROM link WHERE version = ? ORDER BY place, item", (key,)))
    due = _row(db, "linked", ("version", "due"), key)
    owed = bool(due and due["due"])
    return _made(LINK, {"version": key, "rows": rows, "due": owed} if rows or owed else None)


def _made(kind: str, row: Document | None, **searched: Any) -> Document | None:
    return None if row is None else {"kind": kind, "row": row, **searched}


_MAKERS: dict[str, Callable[[sqlite3.Connection, Key], Document | None]] = {
    META: _meta, ROOT: _root, FILE: _file, SOURCE: _source, VALUE: _value, UNSETTLED: _unsettled, LINK: _link,
}  # fmt: skip
