"""An index that is kept whole in its folder: the store, the engine's own folder, and the lock of the one writer."""

import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus.errors import CablesError, reason
from index.engine import Engine
from index.faults import REMEDY
from index.keeping import CLUSTERED, ENGINES, Sizes, View, Watch
from index.lock import is_locked, locked
from index.settings import Settings, require_free, write_settings
from index.store import Store
from index.stores.sqlite import FILE_NAME, SqliteStore

if TYPE_CHECKING:
    from index.writer import IndexWriter

_OPEN_TRIES = 20


class Local:
    """An index in a folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings

    @cached_property
    def engine(self) -> Engine:
        """The engine, loaded when it is first needed: a record can be shown without."""
        return ENGINES[self.settings.engine](self.folder / self.settings.engine_folder, self.settings.table)

    def create(self) -> bool:
        """Make an empty index and put its settings into force."""
        # What writes is loaded only to write: a search does without it, and is the quicker for it.
        from index.stores.writing import create_store

        made, folder = self.engine, self.folder  # one that is not installed says so before anything is made
        with making(folder):
            create_store(folder)
            made.create()
            # Written last: a folder with these settings is whole.
            write_settings(folder, self.settings)
        return True

    @contextmanager
    def view(self) -> Iterator[View]:
        """A consistent view for reading, after finishing any batch that a killed writer left half-done."""
        with sound(self.folder):
            store, view = self._open_view()
            try:
                if self._left_half_done(store):
                    view.close()
                    self._recover()
                    _, view = self._open_view()
                yield view
            finally:
                view.close()

    @contextmanager
    def records(self) -> Iterator[Store]:
        """A consistent view of the records alone; they open even where the engine's part is damaged."""
        with sound(self.folder):
            store = SqliteStore(self.folder)
            try:
                yield store
            finally:
                store.close()

    @contextmanager
    def writer(self, wait: float, *, recover: bool, watch: Watch) -> Iterator["IndexWriter"]:
        """The one writer, with any half-done batch finished unless `recover` is False."""
        from index.stores.writing import StoreWriter
        from index.writer import IndexWriter

        del watch
        with locked(self.folder, wait), sound(self.folder):
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

    def sizes(self) -> Sizes:
        """How large the files are."""
        kept = sum(map(_size, self.folder.glob(f"{FILE_NAME}*")))
        return Sizes(kept, sum(_size(path) for path in self.folder.rglob("*") if path.is_file()) - kept)

    def health(self) -> None:
        """No cluster keeps it."""

    def remarks(self) -> list[str]:
        """Nothing: what is not as it should be in a folder is wrong."""
        return []

    def _open_view(self) -> tuple[SqliteStore, View]:
        for _ in range(_OPEN_TRIES):
            snapshot = self.engine.snapshot()
            store = SqliteStore(self.folder)
            # Versions leave the store only after a commit without them: no commit since, so all are there.
            if self.engine.generation() == snapshot.generation:
                return store, View(self.folder, store, snapshot)
            snapshot.close()
            store.close()
            time.sleep(0.05)
        raise CablesError(
            f"the index in {self.folder} is being written faster than it can be opened: try again in a moment"
        )

    def _left_half_done(self, store: SqliteStore) -> bool:
        return store.half_done() and os.access(self.folder / FILE_NAME, os.W_OK) and not is_locked(self.folder)

    def _recover(self) -> None:
        try:
            with self.writer(0, recover=True, watch=lambda *_: None):
                pass
        except CablesError:
            # Somebody else has begun to write, and finishes it; the committed state can be read meanwhile.
            return


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Hold a folder in which an index is made; what a making that was cut off left there is gone.

    Raises:
        UsageError: it holds an index or other things already.
        CablesError: it cannot be written, or another process is making an index there.
    """
    own = [f"{name}-1" for name in ENGINES if name != CLUSTERED]
    try:
        require_free(folder, own)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            require_free(folder, own)
            for left in folder.glob(f"{FILE_NAME}*"):
                left.unlink()
            yield
    except OSError as error:
        raise CablesError(
            f"the index folder {folder} cannot be written ({reason(error)}): choose another with --index"
        ) from error


@contextmanager
def sound(folder: Path) -> Iterator[None]:
    """What SQLite or a record that does not open says about the store, as an error of ours."""
    store = folder / FILE_NAME
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CablesError(f"the store {store} cannot be read or written ({error}): {REMEDY}") from error
    except (sqlite3.DatabaseError, zlib.error, msgspec.MsgspecError) as error:
        raise CablesError(
            f"the store {store} is damaged ({error}): put it back from a copy, or ingest the files into a new index"
        ) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
