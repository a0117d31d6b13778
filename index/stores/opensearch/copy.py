"""The working copy: the SQLite store on which a writer works, and what it owes to the ledger."""

import json
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.store import Batch
from index.stores.opensearch import rows
from index.stores.opensearch.ledger import Ledger
from index.stores.opensearch.lock import Hold
from index.stores.opensearch.records import kept
from index.stores.writing import StoreWriter

_PAGE = 5000
TAKEN = "taken"
"""The setting of a copy that says up to where others have given numbers."""


class WorkingCopy(StoreWriter):
    """The store of a writer. What it changes is noted for the ledger in the same transaction."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.is_left = False
        self.indexed: Callable[[], None] = lambda: None
        """What is done when the engine has a batch."""
        with self.transaction():
            rows.begin_notes(self.connection)
        self.taken |= json.loads(self.setting(TAKEN) or "{}")

    def numbers(self) -> dict[str, int]:
        """The highest numbers that were ever given to versions, files and values."""
        of_versions = "SELECT seq FROM sqlite_sequence WHERE name = 'version'"
        of = {"version": of_versions, "file": "SELECT max(file) FROM file", "value": "SELECT max(value) FROM value"}
        found = {what: self.connection.execute(sql).fetchone() for what, sql in of.items()}
        return {what: max(self.taken.get(what, 0), row[0] or 0 if row else 0) for what, row in found.items()}

    def done(self, batch: Batch) -> None:
        """Mark a batch as indexed, and let the ledger know all that came with it."""
        super().done(batch)
        self.indexed()

    def leave(self) -> None:
        """Note nothing for the ledger any more: the index leaves the cluster."""
        self.is_left = True
        self.indexed = lambda: None
        with self.transaction():
            rows.end_notes(self.connection)

    def records(self, versions: Sequence[int]) -> dict[int, dict[str, Any]]:
        """What the cluster keeps of versions, beside what the engine searches."""
        return kept(self.connection, versions)

    def renewed(self) -> list[int]:
        """The versions whose derived keywords are others than the cluster may have."""
        return rows.renewed(self.connection)

    def forget_renewed(self, versions: Sequence[int]) -> None:
        """Note that the cluster has the derived keywords of these versions."""
        with self.transaction():
            rows.forget_renewed(self.connection, versions)

    def derived(self, versions: Sequence[int]) -> dict[int, str]:
        """The derived keywords of versions, as they are kept."""
        return rows.derived(self.connection, versions)


class Publisher:
    """Sends to the ledger what a working copy has noted.

    What readers need comes before the engine's commit, what may go goes after it. A file counts as unread in the ledger
    until the commit: whoever goes on in the place of a writer that died between reads it again.
    """

    def __init__(self, copy: WorkingCopy, ledger: Ledger, hold: Hold) -> None:
        self._copy = copy
        self._ledger = ledger
        self._hold = hold
        self._mark = ledger.mark()
        self._word = secrets.token_hex(16)

    def before(self) -> None:
        """Send what comes with the engine's next commit."""
        self._publish(committed=False)

    def after(self) -> None:
        """Send what was left until the engine's last commit."""
        self._publish(committed=True)

    def _publish(self, *, committed: bool) -> None:
        if self._copy.is_left:
            return
        self._hold.require()
        db, number, sent = self._copy.connection, 0, False
        while found := rows.notes(db, number, _PAGE):
            number = found[-1].number
            changes, done = [], []
            for note in found:
                document = rows.document(db, note)
                if not committed and document is None:
                    continue
                if not committed and document is not None and note.kind == rows.FILE:
                    document = rows.unread(document)
                else:
                    done.append(note)
                changes.append((note.kind, note.key, document))
            if changes:
                self._set_mark()
                self._ledger.send(changes, self._hold.turn)
                sent = True
            with self._copy.transaction():
                rows.forget(db, done)
        if sent:
            self._ledger.refresh()

    def _set_mark(self) -> None:
        """Tell all other copies that they are old; nobody else may have done so since this run began."""
        taken = self._copy.numbers()
        if self._mark is None or self._mark.word != self._word:
            with self._copy.transaction():
                self._copy.set_setting("next_mark", self._word)
        self._mark = self._ledger.set_mark(self._word, taken, self._mark)
        if self._copy.setting("mark") != self._word:
            with self._copy.transaction():
                self._copy.set_setting("mark", self._word)
