"""An index as a folder: `cables.toml`, the store, the engine's own folder, and the lock of the one writer."""

import os
import shutil
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CablesError, UsageError
from index.engine import Engine, Snapshot
from index.lock import is_locked, locked
from index.stores.sqlite import FILE_NAME, SqliteStore

if TYPE_CHECKING:
    from index.writer import IndexWriter

FORMAT = 1
SETTINGS = "cables.toml"
_OPEN_TRIES = 20


@dataclass(frozen=True, slots=True)
class View:
    """The store and the engine as they stood together at one moment; every hit's record is in the store."""

    store: SqliteStore
    snapshot: Snapshot

    def close(self) -> None:
        """Let go of both."""
        self.snapshot.close()
        self.store.close()


def _whoosh(folder: Path) -> Engine:
    from index.engines.whoosh.engine import WhooshEngine

    return WhooshEngine(folder)


ENGINES: dict[str, Callable[[Path], Engine]] = {"whoosh": _whoosh}
"""Each engine's name, and how it is opened in a folder of its own."""


class Index:
    """A folder that holds cables. Make one with `create`, open one with `open`."""

    def __init__(self, folder: Path, engine: str, engine_folder: str) -> None:
        self.folder = folder
        self.engine_name = engine
        self._engine_folder = engine_folder
        self.engine = ENGINES[engine](folder / engine_folder)

    @classmethod
    def create(cls, folder: Path, engine: str = "whoosh") -> "Index":
        """A new, empty index in a folder that is empty or not there yet.

        Raises:
            UsageError: the folder holds an index or other things already.
            CablesError: it cannot be written.
        """
        if (folder / SETTINGS).exists():
            raise UsageError(f"{folder} holds an index already; ingest into it, or name another folder with --index")
        # What writes is loaded only to write: a search does without it, and is the quicker for it.
        from index.stores.writing import create_store

        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise UsageError(f"{folder} is not empty and no index: name another folder with --index")
            create_store(folder)
            index = cls(folder, engine, f"{engine}-1")
            index.engine.create()
            # Written last: a folder with these settings is whole.
            index._write_settings()
        except OSError as error:
            raise CablesError(
                f"the index folder {folder} cannot be written ({error.strerror}): choose another with --index"
            ) from error
        return index

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """The index in a folder.

        Raises:
            CablesError: there is none, or it was made by another version of the program.
        """
        try:
            settings = tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise CablesError(
                f"there is no index in {folder}: make one with `cables ingest PATH`, or name another with --index"
            ) from None
        except (OSError, ValueError) as error:
            raise CablesError(f"the settings {folder / SETTINGS} cannot be read ({error})") from error
        if settings.get("format") != FORMAT:
            raise CablesError(
                f"the index in {folder} has format {settings.get('format')}, this program reads format {FORMAT}: "
                "ingest the files into a new index, or use the program that made it"
            )
        engine = settings.get("engine")
        if engine not in ENGINES or not settings.get("engine_folder"):
            raise CablesError(
                f"the index in {folder} is kept by the engine {engine!r}, which this program does not have"
            )
        return cls(folder, engine, str(settings.get("engine_folder", "")))

    def reindex(self, engine: str | None = None, watch: Callable[[int, int], None] = lambda *_: None) -> int:
        """Build the engine's part anew from the store, and change over to it once it is whole; the number of cables.

        `engine` names another engine to change to. Readers keep the old part until then. `watch` is told how many
        cables of how many are done.
        """
        name = engine or self.engine_name
        with self.writer() as writer:
            number = 1 + max((int(each.name.rpartition("-")[2]) for each in self.folder.glob("*-[0-9]*")), default=0)
            built = Index(self.folder, name, f"{name}-{number}")
            count = writer.rebuild(built.engine, watch)
            built._write_settings()
            for old in self.folder.glob("*-[0-9]*"):
                if old.is_dir() and old.name != built._engine_folder:
                    shutil.rmtree(old, ignore_errors=True)
        return count

    def _write_settings(self) -> None:
        text = f'format = {FORMAT}\nengine = "{self.engine_name}"\nengine_folder = "{self._engine_folder}"\n'
        fresh = self.folder / f"{SETTINGS}.new"
        with fresh.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.folder / SETTINGS)

    @contextmanager
    def view(self) -> Iterator[View]:
        """A consistent view for reading, after finishing any batch that a killed writer left half-done."""
        view = self._open_view()
        try:
            if self._left_half_done(view):
                view.close()
                self._recover()
                view = self._open_view()
            yield view
        finally:
            view.close()

    @contextmanager
    def writer(self, wait: float = 0) -> Iterator["IndexWriter"]:
        """The one writer, with any half-done batch finished.

        Raises:
            CablesError: another process is writing (it is named), or the folder cannot be written.
        """
        from index.stores.writing import StoreWriter
        from index.writer import IndexWriter

        with locked(self.folder, wait):
            store = StoreWriter(self.folder)
            try:
                writer = IndexWriter(store, self.engine, self.folder)
                writer.recover()
                yield writer
            finally:
                store.close()

    def _open_view(self) -> View:
        for _ in range(_OPEN_TRIES):
            snapshot = self.engine.snapshot()
            store = SqliteStore(self.folder)
            # Versions leave the store only after a commit without them: no commit since, so all are there.
            if self.engine.generation() == snapshot.generation:
                return View(store, snapshot)
            snapshot.close()
            store.close()
            time.sleep(0.05)
        raise CablesError(
            f"the index in {self.folder} is being written faster than it can be opened: try again in a moment"
        )

    def _left_half_done(self, view: View) -> bool:
        if not view.store.rows("SELECT 1 FROM batch LIMIT 1"):
            return False
        return os.access(self.folder / FILE_NAME, os.W_OK) and not is_locked(self.folder)

    def _recover(self) -> None:
        try:
            with self.writer():
                pass
        except CablesError:
            # Somebody else has begun to write, and finishes it; the committed state can be read meanwhile.
            return
