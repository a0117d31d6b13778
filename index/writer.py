"""Batches: committed to the store, then to the engine, then marked, so that a kill at any point loses nothing."""

from collections.abc import Callable, Collection
from pathlib import Path

from corpus.ingest import Record
from index import references
from index.engine import Engine, Entry
from index.entries import entries, entry_of
from index.keywords import COLUMN, settle, unsettled
from index.store import Batch
from index.stores.sqlite import SqliteStore
from index.stores.writing import FileContents, Outcome, Put, StoreWriter

_AUTHORITY = "authority"
_RENEWED = 1000
BATCH_DOCUMENTS = 4000
BATCH_CHARACTERS = 30_000_000
"""A batch ends with whichever comes first: the engine holds a whole one in memory."""


class IndexWriter:
    """Puts documents into the store and, a batch at a time, into the engine."""

    def __init__(self, store: StoreWriter, engine: Engine, folder: Path) -> None:
        self.store = store
        self._engine = engine
        self._folder = folder
        self._entries: dict[int, Entry] = {}
        self._characters = 0
        self._rehearsal = False

    def rehearse(self) -> None:
        """From now on commit nothing: the caller rolls the store back at the end."""
        self._rehearsal = True

    def put(self, record: Record, file: int, met: FileContents, coming: frozenset[str]) -> Put:
        """Keep a document (see `StoreWriter.put`); commits when a batch is full."""
        put = self.store.put(record, file, met, coming)
        if put.outcome is not Outcome.UNCHANGED and not self._rehearsal:
            self._keep(put)
            if len(self._entries) >= BATCH_DOCUMENTS or self._characters >= BATCH_CHARACTERS:
                self.commit()
        return put

    def _keep(self, put: Put) -> None:
        if put.cable is not None:
            self._entries[put.version] = entry_of(put.version, put.cable, put.values or {})
            self._characters += len(put.cable.body)

    def commit(self) -> None:
        """Make all that was put findable."""
        batch = self.store.commit()
        if batch:
            self._hand_on(batch)

    def recover(self) -> None:
        """Finish the batch that a killed writer left, if any."""
        batch = self.store.pending()
        if batch:
            self._hand_on(batch)

    def settle(self) -> None:
        """Choose keywords anew for the collections that have changed, and resolve references."""
        for collection in unsettled(self.store.connection):
            with self.store.transaction():
                column = settle(self.store.connection, collection, self.store.number)
            self._engine.revalue(COLUMN, column)
            with self.store.transaction():
                self.store.connection.execute("DELETE FROM unsettled WHERE collection = ?", (collection,))
        self._link()

    def _link(self) -> None:
        """Resolve the references that can have changed."""
        if not references.unlinked(self.store.connection):
            return
        with self.store.transaction():
            column = references.link(self.store.connection, self.store.number)
        if column:
            self._engine.revalue(references.COLUMN, column)
        with self.store.transaction():
            references.hand_over(self.store.connection)

    def renew(self) -> int:
        """Look for all persons anew where the authority has changed since they were found; how many cables changed.

        Raises:
            CablesError: a line of the users' table is not as it must be.
        """
        from corpus.authority.known import authority
        from corpus.authority.resolve import resolved
        from index.keeping import own_table

        known = authority(own_table(self._folder))
        if self._rehearsal or self.store.setting(_AUTHORITY) == known.fingerprint():
            return 0
        changed = 0
        self.commit()
        for versions in self.store.current_versions(_RENEWED):
            store = SqliteStore(self._folder)
            try:
                cables = store.cables(versions)
            finally:
                store.close()
            for version, cable in cables.items():
                if (fresh := resolved(cable, known)) != cable:
                    self._keep(self.store.renew(version, fresh))
                    changed += 1
            self.commit()
        with self.store.transaction():
            self.store.set_setting(_AUTHORITY, known.fingerprint())
        return changed

    def begin(self) -> None:
        """Note before the first cables come which authority their persons are found in.

        Raises:
            CablesError: a line of the users' table is not as it must be.
        """
        from corpus.authority.known import authority
        from index.keeping import own_table

        fingerprint = authority(own_table(self._folder)).fingerprint()
        if not self._rehearsal and not any(self.store.current_versions(1)):
            with self.store.transaction():
                self.store.set_setting(_AUTHORITY, fingerprint)

    def to(self, engine: Engine) -> None:
        """From now on write to another engine."""
        self._engine = engine

    def rebuild(self, engine: Engine, watch: Callable[[int, int], None], present: Collection[int] = frozenset()) -> int:
        """Fill an engine from the store; the number of cables. It is emptied first, unless these are `present`."""
        if not present:
            engine.create()
        store = SqliteStore(self._folder)
        try:
            versions = store.versions()
            lacking = [version for version in versions if version not in present]
            for start in range(0, len(lacking), BATCH_DOCUMENTS):
                engine.write(entries(store, lacking[start : start + BATCH_DOCUMENTS]), ())
                left = max(0, len(lacking) - start - BATCH_DOCUMENTS)
                watch(len(versions) - left, len(versions))
        finally:
            store.close()
        return len(versions)

    def _hand_on(self, batch: Batch) -> None:
        known = [self._entries[version] for version in batch.added if version in self._entries]
        if len(known) < len(batch.added):
            store = SqliteStore(self._folder)
            try:
                known = entries(store, batch.added)
            finally:
                store.close()
        self._engine.write(known, batch.removed)
        self.store.done(batch)
        self._entries.clear()
        self._characters = 0
