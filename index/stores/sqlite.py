"""The store in one SQLite file: reading it."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from corpus.cable import Cable
from corpus.errors import CablesError
from index.store import Contents
from index.stores.schema import STORE_VERSION, unpack
from index.values import Value

FILE_NAME = "cables.db"
_CHUNK = 500
_MAPPED = 1 << 26
"""So much of the file a reader maps into memory; a writer, who passes through all of it, maps nothing."""
_FULL = ("SQLITE_FULL", "SQLITE_IOERR_SHM")
"""What SQLite says where there is no room even for its shared memory."""
_NUMBER = re.compile(r"([0-9]+)")
_MOST_NUMBERS = 3
_LONGEST_NUMBER = 4
TELLING_BEGINNING = 3


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """A connection to the store's file in autocommit mode, for one thread.

    Raises:
        CablesError: the file is missing, is no store, or was made by another version of the program.
    """
    if write:
        return _opened(path, "rw")
    # SQLite makes its shared memory beside the file, and needs none where nobody writes.
    log = path.with_name(f"{path.name}-wal")
    alone = not log.exists() or not log.stat().st_size
    if alone and not os.access(path.parent, os.W_OK):
        return _opened(path, "ro&immutable=1")
    try:
        return _opened(path, "ro")
    except _NoRoom:
        if not alone:
            raise
        return _opened(path, "ro&immutable=1")


class _NoRoom(CablesError):
    """The disk is full."""


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    with ExitStack() as unless_sound:
        try:
            address = f"{path.absolute().as_uri()}?mode={mode}"
            connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30)
            unless_sound.callback(connection.close)
            if mode != "rw":
                connection.execute(f"PRAGMA mmap_size={_MAPPED}")
            row = connection.execute("SELECT value FROM meta WHERE key = 'store_version'").fetchone()
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(_FULL):
                raise _NoRoom(f"the store {path} cannot be opened, as the disk is full: make room") from error
            raise CablesError(f"the store {path} cannot be opened ({error}): is this an index's folder?") from error
        _require_version(path, row[0] if row else "none")
        unless_sound.pop_all()
    return connection


def _require_version(path: Path, found: str) -> None:
    if found != str(STORE_VERSION):
        raise CablesError(
            f"the store {path} is of version {found}, this program reads version {STORE_VERSION}: "
            "ingest the files into a new index with this program, or use the program that made it"
        )


def in_chunks(items: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Pieces small enough for the parameters of one SQL statement."""
    every = tuple(items)
    return (every[start : start + _CHUNK] for start in range(0, len(every), _CHUNK))


def marks(count: int) -> str:
    """So many question marks for an SQL `IN`."""
    return ",".join("?" * count)


def otherwise_padded(id: str) -> list[str]:
    """The id with each of its first numbers written with fewer or more noughts before it (`v6`, `v06`, `v006`)."""
    made = [""]
    for piece in _NUMBER.split(id, maxsplit=_MOST_NUMBERS):
        ways = [piece]
        if piece.isdecimal() and len(piece) <= _LONGEST_NUMBER:
            bare = piece.lstrip("0") or "0"
            ways = [bare.zfill(length) for length in range(len(bare), _LONGEST_NUMBER + 1)]
        made = [begun + way for begun in made for way in ways]
    return [each for each in made if each != id]


class SqliteStore:
    """A consistent view of the store, fixed when it is opened and moved on by `refresh`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._connection = connect(self.path)
        self.refresh()

    def refresh(self) -> None:
        """Let go of the old view and fix the newest."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")
        # References are first resolved at the end of an ingest.
        self._linked = bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'link'"))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, for counts and checks over the whole store."""
        return self._connection.execute(sql, parameters).fetchall()

    def version_of(self, id: str) -> int | None:
        """The current version of the cable with this id."""
        rows = self.rows("SELECT version FROM cable WHERE id = ?", (id,))
        return int(rows[0][0]) if rows else None

    def ids_of(self, versions: Sequence[int]) -> dict[int, str]:
        """The ids of these versions; a version that is gone is absent."""
        found: dict[int, str] = {}
        for chunk in in_chunks(versions):
            found.update(self.rows(f"SELECT version, id FROM version WHERE version IN ({marks(len(chunk))})", chunk))
        return found

    def cables(self, versions: Sequence[int]) -> dict[int, Cable]:
        """The records of these versions, whole; a version that is gone is absent."""
        found: dict[int, Cable] = {}
        for chunk in in_chunks(versions):
            rows = self.rows(
                f"SELECT version, id, record, text, derived FROM version WHERE version IN ({marks(len(chunk))})", chunk
            )
            sources, links = self._sources([row[1] for row in rows]), self._links(chunk)
            for version, id, record, text, derived in rows:
                found[version] = unpack(record, text, derived, sources.get(id, []), links.get(version, ()))
        return found

    def values_of(self, versions: Sequence[int]) -> Iterator[tuple[int, str, int]]:
        """Version, column and value id of all the values of these versions."""
        for chunk in in_chunks(versions):
            sql = f'SELECT version, "column", value FROM cable_value WHERE version IN ({marks(len(chunk))})'
            yield from self._connection.execute(sql, chunk)

    def candidates(self, column: str, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Value ids and keys of a column whose tokens include all of these; with no token, all of the column."""
        wanted = list(dict.fromkeys(tokens))
        if not wanted:
            yield from self._connection.execute('SELECT value, key FROM value WHERE "column" = ?', (column,))
            return
        every = " INTERSECT ".join(['SELECT value FROM token WHERE "column" = ? AND token = ?'] * len(wanted))
        parameters = [part for token in wanted for part in (column, token)]
        yield from self._connection.execute(f"SELECT value, key FROM value WHERE value IN ({every})", parameters)

    def foresee(self, column: str, names: Iterable[Sequence[str]], most: int) -> None:
        """Nothing: all that can be asked for is at hand."""

    def has_token(self, column: str, token: str) -> bool:
        """Whether a value of the column can be looked up by this token."""
        return bool(self.rows('SELECT 1 FROM token WHERE "column" = ? AND token = ? LIMIT 1', (column, token)))

    def tokens(self, column: str) -> list[tuple[str, int]]:
        """The tokens by which values of a column can be looked up, and how many values each finds."""
        rows = self.rows('SELECT token, count(*) FROM token WHERE "column" = ? GROUP BY token', (column,))
        return [(str(token), int(number)) for token, number in rows]

    def labels(self, values: Iterable[int]) -> dict[int, Value]:
        """What value ids stand for."""
        found: dict[int, Value] = {}
        for chunk in in_chunks(values):
            sql = f'SELECT value, "column", key, label FROM value WHERE value IN ({marks(len(chunk))})'
            for value, column, key, label in self._connection.execute(sql, chunk):
                found[value] = Value(column, key, label)
        return found

    def versions_like(self, pattern: str) -> frozenset[int]:
        """Versions of the cables whose id fits; `*` and `?` are wildcards, case is ignored."""
        glob = pattern.lower().replace("[", "[[]")
        return frozenset(
            row[0] for row in self._connection.execute("SELECT version FROM cable WHERE lower(id) GLOB ?", (glob,))
        )

    def ids_like(self, id: str, limit: int = 5) -> list[str]:
        """Ids that hold this one in any case, the shortest first, else those that begin as it does as far as any."""
        if not id:
            return []
        padded = otherwise_padded(id.lower())
        rows = self.rows(f"SELECT id FROM cable WHERE lower(id) IN ({marks(len(padded))}) ORDER BY id", padded)
        if rows:
            return [row[0] for row in rows[:limit]]
        sql = "SELECT id FROM cable WHERE instr(lower(id), lower(?)) ORDER BY length(id), id LIMIT ?"
        if rows := self.rows(sql, (id, limit)):
            return [row[0] for row in rows]
        beginning = self._shared_beginning(id)
        if len(beginning) < TELLING_BEGINNING:
            return []
        sql = "SELECT id FROM cable WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return [row[0] for row in self.rows(sql, (beginning, f"{beginning}\U0010ffff", limit))]

    def _shared_beginning(self, id: str) -> str:
        """As much of an id's beginning as any other has; its neighbours in order have most of it."""
        before = self.rows("SELECT max(id) FROM cable WHERE id < ?", (id,))
        after = self.rows("SELECT min(id) FROM cable WHERE id > ?", (id,))
        return id[: max(shared(id, row[0] or "") for row in (*before, *after))]

    def languages(self) -> tuple[str, ...]:
        """The languages of the cables, commonest first."""
        sql = """SELECT v.key FROM cable_value c JOIN value v USING (value) WHERE c."column" = 'language'
                 GROUP BY v.key ORDER BY count(*) DESC, v.key"""
        return tuple(row[0] for row in self._connection.execute(sql))

    def versions(self) -> list[int]:
        """The current versions of all cables, ascending."""
        return [version for (version,) in self.rows("SELECT version FROM cable ORDER BY version")]

    def value_counts(self) -> Mapping[str, Mapping[int, int]]:
        """How many cables have each value of each column; a column without any is absent."""
        from index.stores.survey import value_counts

        return value_counts(self.rows)

    def contents(self) -> Contents:
        """What is held, by collection."""
        from index.stores.survey import contents

        return contents(self.rows)

    def problems(self) -> list[str]:
        """What is wrong with the store by itself, a sentence each; records are not opened."""
        from index.stores.survey import problems

        return list(problems(self.rows))

    def half_done(self) -> bool:
        """Whether a writer was killed between the store and the engine."""
        return bool(self.rows("SELECT 1 FROM batch LIMIT 1"))

    def _sources(self, ids: list[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        sql = f"SELECT id, detail FROM source WHERE id IN ({marks(len(ids))}) ORDER BY file, position"
        for id, detail in self._connection.execute(sql, ids):
            found.setdefault(id, []).append(msgspec.json.decode(detail))
        return found

    def _links(self, versions: Sequence[int]) -> dict[int, list[tuple[int, str, str]]]:
        """Place, id and rule of each reference that was resolved; one to a cable that is gone is not told."""
        found: dict[int, list[tuple[int, str, str]]] = {}
        if self._linked:
            sql = f"""SELECT link.version, place, id, rule FROM link JOIN cable USING (id)
                      WHERE link.version IN ({marks(len(versions))}) ORDER BY link.version, place, item"""
            for version, place, id, rule in self._connection.execute(sql, versions):
                found.setdefault(version, []).append((place, id, rule))
        return found


def shared(one: str, other: str) -> int:
    """How many first characters two texts share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
