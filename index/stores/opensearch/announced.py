"""The engine as a writer uses it: what a commit of it needs is in the ledger before."""

from collections.abc import Iterable, Mapping

from index.engine import Entry
from index.engines.opensearch.engine import OpenSearchEngine, OpenSearchSnapshot
from index.entries import entries
from index.stores.opensearch.copy import Publisher, WorkingCopy
from index.stores.sqlite import SqliteStore

_AT_ONCE = 1000


class Announced:
    """An engine of a cluster whose commits are announced to the ledger."""

    name = OpenSearchEngine.name

    def __init__(self, engine: OpenSearchEngine, copy: WorkingCopy, publisher: Publisher) -> None:
        self._engine = engine
        self._copy = copy
        self._publisher = publisher

    def create(self) -> None:
        """Make an empty index, discarding what is there."""
        self._engine.create()

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Atomically add entries and remove versions, after the ledger has what they need."""
        self._publisher.before()
        self._engine.write(added, removed)

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Replace one column's values, and the records that have changed with them."""
        self._publisher.before()
        self._engine.revalue(column, values)
        self._renew_records()

    def _renew_records(self) -> None:
        """Write those cables anew whose record says something else though their values are the same."""
        noted = self._copy.renewed()
        for start in range(0, len(noted), _AT_ONCE):
            some = noted[start : start + _AT_ONCE]
            if stale := self._stale(some):
                store = SqliteStore(self._copy.folder)
                try:
                    self._engine.write(entries(store, stale), ())
                finally:
                    store.close()
            self._copy.forget_renewed(some)

    def _stale(self, versions: list[int]) -> list[int]:
        snapshot = self._engine.what_is_left()
        try:
            body = {
                "query": {"terms": {"version": versions}}, "size": len(versions),
                "_source": ["version", "record.derived"], "track_total_hits": False,
            }  # fmt: skip
            hits = [hit["_source"] for hit in snapshot.search(body)["hits"]["hits"]]
        finally:
            snapshot.close()
        now = self._copy.derived(versions)
        return sorted(
            each["version"] for each in hits
            if now.get(each["version"], each["record"]["derived"]) != each["record"]["derived"]
        )  # fmt: skip

    def snapshot(self) -> OpenSearchSnapshot:
        """Open the newest committed state."""
        return self._engine.snapshot()

    def generation(self) -> int:
        """A number that grows with each commit."""
        return self._engine.generation()

    def check(self) -> list[str]:
        """Problems found in the index, one sentence each; empty when sound."""
        return self._engine.check()
