"""An index as a folder: `cables.toml`, the store, the engine's own folder, and the lock of the one writer."""

import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus.errors import CablesError, reason
from index.engine import Engine, Snapshot
from index.lock import is_locked, locked
from index.settings import Settings, Table, read_settings, require_free, write_settings
from index.store import Store
from index.stores.sqlite import FILE_NAME, SqliteStore

if TYPE_CHECKING:
    from index.writer import IndexWriter

OWN_FILE = "authority.tsv"
"""The table of an index's own persons and offices, beside its settings."""
_OPEN_TRIES = 20
_REMEDY = "make room or see to its permissions; what was committed is safe"


@dataclass(frozen=True, slots=True)
class View:
    """The store and the engine as they stood together at one moment; every hit's record is in the store.

    `folder` is the index's own, where its users' table of persons may be.
    """

    folder: Path
    store: Store
    snapshot: Snapshot

    def close(self) -> None:
        """Let go of both."""
        self.snapshot.close()
        self.store.close()


def _whoosh(folder: Path, table: Table) -> Engine:
    del table
    from index.engines.whoosh.engine import WhooshEngine

    return WhooshEngine(folder)


def _tantivy(folder: Path, table: Table) -> Engine:
    del table
    from index.engines.tantivy.engine import TantivyEngine

    return TantivyEngine(folder)


def own_table(folder: Path) -> Path | None:
    """The table of persons that users have put into an index's folder, if there is one."""
    path = folder / OWN_FILE
    return path if path.is_file() else None


ENGINES: dict[str, Callable[[Path, Table], Engine]] = {"whoosh": _whoosh, "tantivy": _tantivy}
"""Each engine's name, and how it is opened: in a folder of its own, or as its table of settings says."""


class Index:
    """A folder that holds cables. Make one with `create`, open one with `open`."""

    def __init__(self, folder: Path, engine: str, engine_folder: str) -> None:
        self.folder = folder
        self.engine_name = engine
        self._engine_folder = engine_folder

    @cached_property
    def engine(self) -> Engine:
        """The engine, loaded when it is first needed: a record can be shown without."""
        return ENGINES[self.engine_name](self.folder / self._engine_folder, {})

    @classmethod
    def create(cls, folder: Path, engine: str = "whoosh") -> "Index":
        """A new, empty index in a folder that is empty, not there yet, or holds an index whose making was cut off.

        Raises:
            UsageError: the folder holds an index or other things already.
            CablesError: it cannot be written, or another process is making an index there.
        """
        # What writes is loaded only to write: a search does without it, and is the quicker for it.
        from index.stores.writing import create_store

        index = cls(folder, engine, f"{engine}-1")
        made = index.engine  # one that is not installed says so before anything is made
        try:
            require_free(folder, [f"{each}-1" for each in ENGINES])
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder):
                require_free(folder, [f"{each}-1" for each in ENGINES])
                for left in folder.glob(f"{FILE_NAME}*"):
                    left.unlink()
                create_store(folder)
                made.create()
                # Written last: a folder with these settings is whole.
                index._write_settings()
        except OSError as error:
            raise CablesError(
                f"the index folder {folder} cannot be written ({reason(error)}): choose another with --index"
            ) from error
        return index

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """The index in a folder.

        Raises:
            CablesError: there is none, or it was made by another version of the program.
        """
        settings = read_settings(folder)
        if settings.engine not in ENGINES:
            raise CablesError(
                f"the index in {folder} is kept by the engine {settings.engine}, which this program does not have"
            )
        return cls(folder, settings.engine, settings.engine_folder)

    def reindex(self, engine: str | None = None, watch: Callable[[int, int], None] = lambda *_: None) -> int:
        """Build the engine's part anew from the store, and change over to it once it is whole; the number of cables.

        `engine` names another engine to change to. Readers keep the old part until then, whatever happens before.
        `watch` is told how many cables of how many are done.

        Raises:
            CablesError: the new part does not hold what the store holds, or cannot be written; the old one stays.
        """
        name = engine or self.engine_name
        with self.writer(recover=False) as writer:
            writer.begin()
            pending = writer.store.pending()
            number = 1 + max((int(each.name.rpartition("-")[2]) for each in self.folder.glob("*-[0-9]*")), default=0)
            built = Index(self.folder, name, f"{name}-{number}")
            count = self._rebuilt(writer, built, watch)
            built._write_settings()
            writer.to(built.engine)
            if pending:
                # The store has it, so the new part has it too; the old one need not be able to take it any more.
                writer.store.done(pending)
            writer.renew()
            writer.settle()
            for old in self.folder.glob("*-[0-9]*"):
                if old.is_dir() and old.name != built._engine_folder:
                    shutil.rmtree(old, ignore_errors=True)
        return count

    def _rebuilt(self, writer: "IndexWriter", built: "Index", watch: Callable[[int, int], None]) -> int:
        """Fill another engine's part and compare it with the store; it is removed again where the two differ."""
        from index.comparing import compare

        try:
            count = writer.rebuild(built.engine, watch)
            snapshot, store = built.engine.snapshot(), SqliteStore(self.folder)
            try:
                compare(snapshot, store)
            finally:
                snapshot.close()
                store.close()
        except BaseException:
            shutil.rmtree(self.folder / built._engine_folder, ignore_errors=True)
            raise
        return count

    def _write_settings(self) -> None:
        write_settings(self.folder, Settings(self.engine_name, self._engine_folder))

    @contextmanager
    def view(self) -> Iterator[View]:
        """A consistent view for reading, after finishing any batch that a killed writer left half-done."""
        with self._sound():
            view = self._open_view()
            try:
                if self._left_half_done(view.store):
                    view.close()
                    self._recover()
                    view = self._open_view()
                yield view
            finally:
                view.close()

    @contextmanager
    def records(self) -> Iterator[Store]:
        """A consistent view of the records alone; they open even where the engine's part is damaged."""
        with self._sound():
            store = SqliteStore(self.folder)
            try:
                yield store
            finally:
                store.close()

    @contextmanager
    def writer(self, wait: float = 0, *, recover: bool = True) -> Iterator["IndexWriter"]:
        """The one writer, with any half-done batch finished unless `recover` is False.

        Raises:
            CablesError: another process is writing (it is named), or the folder cannot be written.
        """
        from index.stores.writing import StoreWriter
        from index.writer import IndexWriter

        with locked(self.folder, wait), self._sound():
            store = StoreWriter(self.folder)
            try:
                writer = IndexWriter(store, self.engine, self.folder)
                if recover:
                    writer.recover()
                yield writer
            finally:
                # On a full disk even the undoing can fail; the next to open the store undoes it then.
                with suppress(sqlite3.Error):
                    store.close()

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """What SQLite or a record that does not open says about the store, as an error of ours."""
        store = self.folder / FILE_NAME
        try:
            yield
        except sqlite3.OperationalError as error:
            raise CablesError(f"the store {store} cannot be read or written ({error}): {_REMEDY}") from error
        except (sqlite3.DatabaseError, zlib.error, msgspec.MsgspecError) as error:
            raise CablesError(
                f"the store {store} is damaged ({error}): put it back from a copy, or ingest the files into a new index"
            ) from error

    def _open_view(self) -> View:
        for _ in range(_OPEN_TRIES):
            snapshot = self.engine.snapshot()
            store = SqliteStore(self.folder)
            # Versions leave the store only after a commit without them: no commit since, so all are there.
            if self.engine.generation() == snapshot.generation:
                return View(self.folder, store, snapshot)
            snapshot.close()
            store.close()
            time.sleep(0.05)
        raise CablesError(
            f"the index in {self.folder} is being written faster than it can be opened: try again in a moment"
        )

    def _left_half_done(self, store: Store) -> bool:
        if not (isinstance(store, SqliteStore) and store.half_done()):
            return False
        return os.access(self.folder / FILE_NAME, os.W_OK) and not is_locked(self.folder)

    def _recover(self) -> None:
        try:
            with self.writer():
                pass
        except CablesError:
            # Somebody else has begun to write, and finishes it; the committed state can be read meanwhile.
            return
