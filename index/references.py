"""References resolved to cables: which message of the index each one means, worked out anew when an ingest ends.

A cable is looked for under the keys of `corpus.normalise.fitting`: its id, its number with its year, its day with its
sender. What a reference seeks and what a cable is named by are kept as such keys, so that a cable that comes, changes
or goes has only those references looked at again that seek one of its own. The outcome depends on what the index
holds alone, not on the order in which it came.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec

from corpus.cable import Cable
from corpus.normalise.cited import Cited, cited_in
from corpus.normalise.fitting import Message, chosen, keys_for, keys_of, message_of
from index.stores.sqlite import in_chunks, marks
from index.values import Value
from index.valuing import cited_value, plain_value

COLUMN = "reference"

_TABLES = (
    """CREATE TABLE IF NOT EXISTS link (
        version INTEGER NOT NULL, place INTEGER NOT NULL, item INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL,
        PRIMARY KEY (version, place, item)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS named (
        key INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (key, version)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS named_by_version ON named (version)",
    """CREATE TABLE IF NOT EXISTS sought (
        key INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (key, version)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS sought_by_version ON sought (version)",
    "CREATE TABLE IF NOT EXISTS linked (version INTEGER PRIMARY KEY, due INTEGER NOT NULL)",
    "CREATE TEMP TABLE IF NOT EXISTS touched (key INTEGER PRIMARY KEY)",
)
_MOST_MESSAGES = 50_000
_decode = msgspec.json.Decoder(Cable).decode


def prepare(db: sqlite3.Connection) -> None:
    """Make the tables in which the outcome is kept, where they are not there yet."""
    for table in _TABLES:
        db.execute(table)


def unlinked(db: sqlite3.Connection) -> bool:
    """Whether cables have come, changed or gone since references were resolved, or the engine is owed the outcome."""
    prepare(db)
    return bool(_new(db, 1) or _gone(db) or db.execute("SELECT 1 FROM linked WHERE due LIMIT 1").fetchone())


def link(db: sqlite3.Connection, number: Callable[[Value], int]) -> dict[int, tuple[int, ...]]:
    """Resolve the references that can have changed, and store the outcome; call it within a transaction.

    `number` gives a value its id. The result is the reference column of the cables whose references now lead elsewhere
    than the engine knows, until `hand_over` says that it does.
    """
    db.execute("DELETE FROM touched")
    gone, new = _gone(db), _new(db)
    _forget(db, gone)
    for version, cable in _cables(db, new):
        _remember(db, version, cable)
    sql = "SELECT DISTINCT version FROM sought WHERE key IN (SELECT key FROM touched) ORDER BY version"
    _Linking(db).run([version for (version,) in db.execute(sql)])
    due = [version for (version,) in db.execute("SELECT version FROM linked WHERE due ORDER BY version")]
    return {version: _revalue(db, version, cable, number) for version, cable in _cables(db, due)}


def hand_over(db: sqlite3.Connection) -> None:
    """Note that the engine has the outcome."""
    db.execute("UPDATE linked SET due = 0 WHERE due")


def _new(db: sqlite3.Connection, limit: int = -1) -> list[int]:
    sql = "SELECT version FROM cable WHERE version NOT IN (SELECT version FROM linked) ORDER BY version LIMIT ?"
    return [version for (version,) in db.execute(sql, (limit,))]


def _gone(db: sqlite3.Connection) -> list[int]:
    return [version for (version,) in db.execute("SELECT version FROM linked EXCEPT SELECT version FROM cable")]


def _forget(db: sqlite3.Connection, gone: Iterable[int]) -> None:
    for chunk in in_chunks(gone):
        inside = f"WHERE version IN ({marks(len(chunk))})"
        db.execute(f"INSERT OR IGNORE INTO touched SELECT key FROM named {inside}", chunk)
        for table in ("named", "sought", "link", "linked"):
            db.execute(f"DELETE FROM {table} {inside}", chunk)


def _remember(db: sqlite3.Connection, version: int, cable: Cable) -> None:
    """Keep the keys of a new cable and those that its references seek; all of them are looked at."""
    message = message_of(cable)
    own = {_key(key) for key in keys_of(message)}
    sought = {
        _key(key) for each in cable.references for cited in _cited(each.verbatim) for key in keys_for(cited, message)
    }
    db.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", [(key, version) for key in own])
    db.executemany("INSERT OR IGNORE INTO sought VALUES (?, ?)", [(key, version) for key in sought])
    db.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(key,) for key in own | sought])
    db.execute("INSERT INTO linked VALUES (?, 0)", (version,))


def _key(key: str) -> int:
    """A key as a number: where two fall together, a message is looked at that does not fit."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")


@lru_cache(maxsize=65536)
def _cited(words: str) -> tuple[Cited, ...]:
    return cited_in(words)


class _Linking:
    """One run over the cables whose references must be looked at; it keeps the messages that it has met."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._messages: dict[int, Message] = {}

    def run(self, versions: list[int]) -> None:
        """Resolve the references of these cables."""
        for version, cable in _cables(self._db, versions):
            links = list(self._links(cable))
            sql = "SELECT place, item, id, rule FROM link WHERE version = ? ORDER BY place, item"
            if links != self._db.execute(sql, (version,)).fetchall():
                self._db.execute("DELETE FROM link WHERE version = ?", (version,))
                self._db.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", [(version, *each) for each in links])
                self._db.execute("UPDATE linked SET due = 1 WHERE version = ?", (version,))

    def _links(self, cable: Cable) -> Iterator[tuple[int, int, str, str]]:
        citing = message_of(cable)
        for place, reference in enumerate(cable.references):
            for item, cited in enumerate(_cited(reference.verbatim)):
                found = chosen(cited, citing, self._candidates(keys_for(cited, citing)))
                if found:
                    yield place, item, found[0].id, found[1]

    def _candidates(self, keys: Iterable[str]) -> list[Message]:
        found: set[int] = set()
        for key in keys:
            found.update(v for (v,) in self._db.execute("SELECT version FROM named WHERE key = ?", (_key(key),)))
        missing = found - self._messages.keys()
        if len(self._messages) + len(missing) > _MOST_MESSAGES:
            self._messages.clear()
            missing = found
        self._messages.update((version, message_of(cable)) for version, cable in _cables(self._db, sorted(missing)))
        return [self._messages[version] for version in sorted(found) if version in self._messages]


def _cables(db: sqlite3.Connection, versions: Iterable[int]) -> Iterator[tuple[int, Cable]]:
    """The records of these versions without their long texts, a page at a time, so that rows can be written between."""
    for chunk in in_chunks(versions):
        sql = f"SELECT version, record FROM version WHERE version IN ({marks(len(chunk))}) ORDER BY version"
        rows: list[tuple[Any, ...]] = db.execute(sql, chunk).fetchall()
        for version, record in rows:
            yield version, _decode(record)


def _revalue(db: sqlite3.Connection, version: int, cable: Cable, number: Callable[[Value], int]) -> tuple[int, ...]:
    """The reference column of a cable, stored: what its references say, and the ids that they lead to."""
    sql = "SELECT id FROM link WHERE version = ? ORDER BY place, item"
    said = [plain_value(COLUMN, each.verbatim) for each in cable.references if each.verbatim]
    found = [cited_value(id) for (id,) in db.execute(sql, (version,))]
    values = tuple(dict.fromkeys(map(number, [*said, *found])))
    db.execute('DELETE FROM cable_value WHERE version = ? AND "column" = ?', (version, COLUMN))
    db.executemany("INSERT INTO cable_value VALUES (?, ?, ?)", [(version, COLUMN, value) for value in values])
    return values
