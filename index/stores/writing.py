"""The store in one SQLite file: writing it, a batch at a time."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from corpus.cable import Cable, Origin, Reference, Source
from corpus.files import member_of, place_in_file
from corpus.ingest import Record
from index.store import Batch, KnownFile, Owner
from index.stores.schema import STORE_VERSION, TABLES, is_packed, pack
from index.stores.sqlite import FILE_NAME, connect, in_chunks, marks
from index.terse import as_json
from index.values import Value
from index.valuing import values_of

_encode = msgspec.json.Encoder().encode
_VALUE_CACHE = 100_000
_CONFLICT_DIGITS = 6


class Outcome(StrEnum):
    """What became of a document that was put into the store."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Put:
    """The outcome for one document; `stored` is the new version with its cable and values unless UNCHANGED.

    `conflict` is the id that the document asked for and did not get.
    """

    outcome: Outcome
    id: str
    version: int = 0
    cable: Cable | None = None
    values: Mapping[str, tuple[int, ...]] | None = None
    conflict: str = ""


@dataclass(slots=True)
class FileContents:
    """What a reading of a file has met: its documents by position and id, and the positions that could not be read."""

    documents: set[tuple[str, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)


def create_store(folder: Path) -> None:
    """Make an empty store in a folder that has none."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN; {TABLES} INSERT INTO meta VALUES ('store_version', '{STORE_VERSION}'); COMMIT;")
    connection.close()


class StoreWriter:
    """The one writer of a store; its caller holds the index's lock."""

    def __init__(self, folder: Path) -> None:
        self.connection = connect(folder / FILE_NAME, write=True)
        self.connection.execute("PRAGMA synchronous = FULL")
        self._values: dict[tuple[str, str], int] = {}
        self.taken = {"file": 0, "value": 0}
        """Up to which number somebody else may have given files and values theirs."""

    def close(self) -> None:
        """Undo what was not committed and let go of the file."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.connection.close()

    def leave(self) -> None:
        """Let go of whatever else was told of each change: from now on the store is its folder's own."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is done inside, apart from any batch."""
        self._begin()
        try:
            yield
        except BaseException:
            self.rollback()
            raise
        self.connection.execute("COMMIT")

    # Files and collections

    def roots(self) -> dict[str, str]:
        """The folder of each collection root, and the collection's name."""
        return dict(self.connection.execute("SELECT location, collection FROM root"))

    def add_root(self, location: str, collection: str) -> None:
        """Record where a collection's paths begin."""
        self._begin()
        self.connection.execute("INSERT OR IGNORE INTO root VALUES (?, ?)", (location, collection))

    def files(self) -> dict[str, KnownFile]:
        """Every file that was ingested, by its location."""
        sql = "SELECT file, collection, path, location, size, mtime_ns, seen_ns, sha256, documents, missing FROM file"
        files = (KnownFile(*row) for row in self.connection.execute(sql))
        return {file.location: file for file in files}

    def begin_file(self, location: str, collection: str, path: str) -> int:
        """The number of a file about to be read; until `end_file` it counts as changed."""
        self._begin()
        self.connection.execute(
            """INSERT INTO file (file, collection, path, location, size, mtime_ns, seen_ns, sha256, documents)
               SELECT 1 + max(?, coalesce(max(file), 0)), ?, ?, ?, -1, 0, 0, '', 0 FROM file WHERE true
               ON CONFLICT (location) DO UPDATE SET size = -1, sha256 = ''""",
            (self.taken["file"], collection, path, location),
        )
        row = self.connection.execute("SELECT file FROM file WHERE location = ?", (location,)).fetchone()
        return int(row[0])

    def end_file(self, file: int, size: int, mtime_ns: int, sha256: str, found: "FileContents | None") -> list[str]:
        """Record a file as read. What stood in it and is not in `found` goes; the ids that are gone are returned.

        With `found` None the file could not be read to its end, and nothing goes.
        """
        self._begin()
        gone: list[str] = []
        if found is not None:
            rows = self.connection.execute("SELECT position, id FROM source WHERE file = ?", (file,)).fetchall()
            for position, id in rows:
                unread = position in found.rejected or member_of(position) in found.rejected
                if (position, id) not in found.documents and not unread:
                    key = (file, position, id)
                    self.connection.execute("DELETE FROM source WHERE file = ? AND position = ? AND id = ?", key)
                    gone += self._drop_if_homeless(id)
        self.connection.execute(
            """UPDATE file SET size = ?, mtime_ns = ?, seen_ns = ?, sha256 = ?, documents = ?, missing = 0
               WHERE file = ?""",
            (size, mtime_ns, time.time_ns(), sha256, len(found.documents) if found else 0, file),
        )
        return gone

    def touch_file(self, file: int, size: int, mtime_ns: int) -> None:
        """Record that a file's bytes are as they were though its time stamp is another."""
        self._begin()
        self.connection.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, seen_ns = ?, missing = 0 WHERE file = ?",
            (size, mtime_ns, time.time_ns(), file),
        )

    def mark_missing(self, file: int, missing: bool) -> None:
        """Record that a file has disappeared, or is back."""
        self._begin()
        self.connection.execute("UPDATE file SET missing = ? WHERE file = ?", (missing, file))

    def forget_file(self, file: int) -> list[str]:
        """Remove a file with the cables that stand nowhere else; returns their ids."""
        self._begin()
        ids = [row[0] for row in self.connection.execute("SELECT id FROM source WHERE file = ?", (file,))]
        self.connection.execute("DELETE FROM source WHERE file = ?", (file,))
        self.connection.execute("DELETE FROM file WHERE file = ?", (file,))
        return [gone for id in dict.fromkeys(ids) for gone in self._drop_if_homeless(id)]

    # Cables

    def put(self, record: Record, file: int, met: FileContents, coming: frozenset[str]) -> Put:
        """Keep a document of a file.

        `met` collects what this reading of the file has met, `coming` holds the digests of all its documents where the
        file was known before: a cable whose text still comes in it keeps its id.
        """
        self._begin()
        source = record.cable.source
        known = self._owner("digest", record.digest)
        if known:
            put = self._put_known(known, record, file)
        else:
            holder = self._owner("id", record.cable.id)
            ours = holder and holder.files <= {file} and holder.id not in met.ids and holder.digest not in coming
            id = record.cable.id if holder is None or ours else self._free_id(record)
            conflict = record.cable.id if id != record.cable.id else ""
            put = self._put_version(record, id, holder if ours else None, file, conflict)
        place = place_in_file(source.path, source.position)
        met.documents.add((place, put.id))
        met.ids.add(put.id)
        self.connection.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)",
            (file, place, put.id, as_json(source)),
        )
        return put

    def renew(self, version: int, cable: Cable) -> Put:
        """Keep a new version of a cable of which only what the authority knows has changed."""
        self._begin()
        sql = "SELECT digest, phrases FROM version WHERE version = ?"
        digest, phrases = self.connection.execute(sql, (version,)).fetchone()
        declared = tuple(word for word in cable.keywords if word.origin is Origin.DECLARED)
        said = tuple(Reference(words) for words in dict.fromkeys(each.verbatim for each in cable.references))
        cable = replace(cable, keywords=declared, references=said)
        cursor = self.connection.execute(
            "INSERT INTO version (id, digest, record, text, phrases) VALUES (?, ?, ?, ?, ?)",
            (cable.id, digest, *pack(cable), phrases),
        )
        fresh = int(cursor.lastrowid or 0)
        self._note(version, added=False)
        self.connection.execute("INSERT OR REPLACE INTO cable VALUES (?, ?, ?)", (cable.id, fresh, digest))
        values = self._keep_values(fresh, values_of(cable))
        self._note(fresh, added=True)
        self._unsettle(source.collection for source in cable.sources)
        return Put(Outcome.UPDATED, cable.id, fresh, cable, values)

    def current_versions(self, size: int) -> Iterator[list[int]]:
        """The versions of all cables as they are now, so many at a time."""
        rows = self.connection.execute("SELECT version FROM cable ORDER BY version").fetchall()
        return ([row[0] for row in rows[start : start + size]] for start in range(0, len(rows), size))

    def setting(self, key: str) -> str:
        """What was kept under a key about the whole index; empty where nothing was."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_setting(self, key: str, value: str) -> None:
        """Keep something about the whole index; inside a transaction."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _put_known(self, known: Owner, record: Record, file: int) -> Put:
        source = record.cable.source
        row = self.connection.execute("SELECT record, text FROM version WHERE version = ?", (known.version,)).fetchone()
        same = is_packed(replace(record.cable, id=known.id), row[0], row[1])
        if same and source.collection in self._collections(known.version):
            return Put(Outcome.UNCHANGED, known.id)
        return self._put_version(record, known.id, known, file, "")

    def _put_version(self, record: Record, id: str, replaced: Owner | None, file: int, conflict: str) -> Put:
        others = self._sources(id, file) if replaced else ()
        cable = replace(record.cable, id=id, sources=(*record.cable.sources, *others))
        packed = pack(cable)
        cursor = self.connection.execute(
            "INSERT INTO version (id, digest, record, text, phrases) VALUES (?, ?, ?, ?, ?)",
            (id, record.digest, *packed, _encode(record.phrases).decode()),
        )
        version = int(cursor.lastrowid or 0)
        if replaced:
            self._note(replaced.version, added=False)
        self.connection.execute("INSERT OR REPLACE INTO cable VALUES (?, ?, ?)", (id, version, record.digest))
        values = self._keep_values(version, values_of(cable))
        self._note(version, added=True)
        self._unsettle(source.collection for source in cable.sources)
        outcome = Outcome.UPDATED if replaced else Outcome.ADDED
        return Put(outcome, id, version, cable, values, conflict)

    def _free_id(self, record: Record) -> str:
        for digits in range(_CONFLICT_DIGITS, len(record.digest) + 1):
            id = f"{record.cable.id}~{record.digest[:digits]}"
            if self._owner("id", id) is None:
                return id
        raise AssertionError("two documents with one digest are one cable")

    def _owner(self, column: str, value: str) -> Owner | None:
        row = self.connection.execute(f"SELECT id, version, digest FROM cable WHERE {column} = ?", (value,)).fetchone()
        if row is None:
            return None
        files = frozenset(
            file for (file,) in self.connection.execute("SELECT file FROM source WHERE id = ?", (row[0],))
        )
        return Owner(row[0], row[1], row[2], files)

    def _sources(self, id: str, except_file: int) -> tuple[Source, ...]:
        rows = self.connection.execute(
            "SELECT detail FROM source WHERE id = ? AND file != ? ORDER BY file, position", (id, except_file)
        )
        return tuple(msgspec.json.decode(detail, type=Source) for (detail,) in rows)

    def _drop_if_homeless(self, id: str) -> list[str]:
        if self.connection.execute("SELECT 1 FROM source WHERE id = ? LIMIT 1", (id,)).fetchone():
            return []
        row = self.connection.execute("SELECT version FROM cable WHERE id = ?", (id,)).fetchone()
        if row is None:
            return []
        self.connection.execute("DELETE FROM cable WHERE id = ?", (id,))
        self._unsettle(self._collections(row[0]))
        self._note(row[0], added=False)
        return [id]

    def _collections(self, version: int) -> list[str]:
        sql = """SELECT label FROM cable_value JOIN value USING (value)
                 WHERE version = ? AND cable_value."column" = 'collection'"""
        return [label for (label,) in self.connection.execute(sql, (version,))]

    # Values

    def _keep_values(self, version: int, values: Iterable[Value]) -> dict[str, tuple[int, ...]]:
        values = tuple(values)
        numbered: dict[str, dict[int, None]] = {}
        for value, number in zip(values, self._numbers(values), strict=True):
            numbered.setdefault(value.column, {})[number] = None
        rows = [(version, column, number) for column, numbers in numbered.items() for number in numbers]
        self.connection.executemany("INSERT OR IGNORE INTO cable_value VALUES (?, ?, ?)", rows)
        return {column: tuple(numbers) for column, numbers in numbered.items()}

    def number(self, value: Value) -> int:
        """The number of a value, new where the store did not know it."""
        return self._numbers((value,))[0]

    def _numbers(self, values: Sequence[Value]) -> list[int]:
        """The numbers of values, new ones in their order."""
        keys = [(value.column, value.key) for value in values]
        if len(self._values) > _VALUE_CACHE:
            self._values.clear()
        unmet: dict[tuple[str, str], Value] = {}
        for key, value in zip(keys, values, strict=True):
            if key not in self._values:
                unmet.setdefault(key, value)
        if unmet:
            self._begin()
            self._meet(unmet)
        return [self._values[key] for key in keys]

    def _meet(self, values: Mapping[tuple[str, str], Value]) -> None:
        """Learn the numbers of values, which are given theirs where the store does not know them."""
        sql, new = 'SELECT value FROM value WHERE "column" = ? AND key = ?', []
        for key, value in values.items():
            row = self.connection.execute(sql, key).fetchone()
            if row:
                self._values[key] = row[0]
            else:
                new.append(value)
        if not new:
            return
        sql = "SELECT 1 + max(?, coalesce(max(value), 0)) FROM value"
        first = int(self.connection.execute(sql, (self.taken["value"],)).fetchone()[0])
        rows = [(number, value.column, value.key, value.label) for number, value in enumerate(new, first)]
        self.connection.executemany('INSERT INTO value (value, "column", key, label) VALUES (?, ?, ?, ?)', rows)
        tokens = [
            (value.column, token, number) for number, value in enumerate(new, first) for token in sorted(value.tokens)
        ]
        self.connection.executemany("INSERT OR IGNORE INTO token VALUES (?, ?, ?)", tokens)
        self._values.update(((column, key), number) for number, column, key, _ in rows)

    # Batches

    def commit(self) -> Batch | None:
        """Make everything since the last commit durable; the batch that the engine now owes, if any."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")
        return self.pending()

    def rollback(self) -> None:
        """Forget everything since the last commit."""
        self._values.clear()
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def pending(self) -> Batch | None:
        """What the engine may not have yet: the batch that was committed and not marked done."""
        rows = self.connection.execute("SELECT batch, version, added FROM batch ORDER BY version").fetchall()
        if not rows:
            return None
        added = tuple(version for _, version, is_added in rows if is_added)
        removed = tuple(version for _, version, is_added in rows if not is_added)
        return Batch(rows[0][0], added, removed)

    def done(self, batch: Batch) -> None:
        """Mark a batch as indexed, and let superseded versions go."""
        self._begin()
        for chunk in in_chunks(batch.removed):
            inside = marks(len(chunk))
            self.connection.execute(f"DELETE FROM version WHERE version IN ({inside})", chunk)
            self.connection.execute(f"DELETE FROM cable_value WHERE version IN ({inside})", chunk)
        self.connection.execute("DELETE FROM batch")
        self.connection.execute("COMMIT")

    def _note(self, version: int, *, added: bool) -> None:
        # A version that was added and superseded in one batch never reaches the engine.
        self.connection.execute("INSERT OR REPLACE INTO batch VALUES (1, ?, ?)", (version, int(added)))

    def _unsettle(self, collections: Iterable[str]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", ((name,) for name in collections))

    def _begin(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
