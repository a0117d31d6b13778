"""Batches into the index: sent in the background, searchable together, counted from one change of the state on.

What a commit takes away is left lying until the next one, as what no longer counts; so is what a killed writer sent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from typing import Any

from corpus.errors import CablesError
from index.engine import Entry
from index.engines.asked.fields import VERSION
from index.engines.asked.writing import Maker, Written
from index.engines.opensearch import bulk, queries
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.documents import Found, document_of, lexicon_of, version_of
from index.engines.opensearch.fields import KEPT, NOTHING, SERIAL, named
from index.engines.opensearch.patience import WRITING, Pauses
from index.engines.opensearch.state import Held, State, States
from index.engines.opensearch.view import PAGE

Query = dict[str, Any]
Records = Callable[[Sequence[int]], Mapping[int, Mapping[str, Any]]]
"""What the store keeps of some versions, beside what the engine does."""

REVALUED = 10_000
"""So many cables are given other values in one commit."""

_CHUNK = 500
_READ = 200
_HIGHEST = 2**63
_LONG = 3600
"""Seconds that a deletion of very much may take."""


class Batch:
    """What one commit adds and takes away."""

    def __init__(self, writer: "Writer", held: Held, maker: Maker, sender: bulk.Sender) -> None:
        self._writer, self._sender, self._maker = writer, sender, maker
        self.held = held
        self._serial = held.state.claimed[0] if held.state.claimed else held.state.next_serial()
        self.rows = held.state.rows
        self._removed: set[int] = set()
        self._met: set[int] = set()

    def remove(self, versions: Iterable[int]) -> None:
        """Take away those of the versions that are there."""
        every = iter(version for version in versions if 0 <= version < _HIGHEST)
        while chunk := list(islice(every, PAGE)):
            found = set(self._writer.serials(self.held.state, chunk)) - self._removed
            self._removed |= found
            self.rows -= len(found)

    def add(self, written: Sequence[Written]) -> None:
        """Add cables in place of those that are there."""
        versions = [each.facts.version for each in written]
        self._require_new(versions)
        self.remove(versions)
        records = self._writer.records(versions)
        for each in written:
            document = document_of(each, self._serial, records.get(each.facts.version, {}))
            self._sender.send([bulk.put(self._writer.index, self._serial, document)])
            self._serial += 1
        self.rows += len(written)

    def _require_new(self, versions: Sequence[int]) -> None:
        for version in versions:
            if version in self._met:
                raise ValueError(f"version {version} comes twice in one batch")
            self._met.add(version)

    def sweep(self) -> None:
        """Delete what no longer counted before this batch."""
        self._sender.send(bulk.take_away(self._writer.index, serial) for serial in self.held.state.removed)

    def finish(self) -> State:
        """Send what is left; the state in which all of it counts."""
        state = self.held.state
        # Tokens come later than the cables that hold them, and count with them.
        fresh = lexicon_of(self._maker, state.life, self._serial)
        self._sender.send(bulk.put_new(self._writer.lexicon, key, document) for key, document in fresh)
        self._sender.finish()
        return replace(
            state, generation=state.generation + 1, high=self._serial, rows=self.rows,
            removed=tuple(sorted(self._removed)), claimed=None,
        )  # fmt: skip


class Writer:
    """Writes one index of the cluster, a commit at a time."""

    def __init__(self, connection: Connection, index: str, records: Records | None) -> None:
        self.connection = connection
        self._records = records
        self.index, self.lexicon = index, f"{index}-lexicon"
        self.states = States(connection, index)

    def records(self, versions: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        """What the store keeps of the versions."""
        return self._records(versions) if self._records else {}

    def write(self, maker: Maker, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Add entries and remove versions in one commit."""
        with self._batch(maker) as batch:
            batch.remove(removed)
            every = iter(added)
            while chunk := list(islice(every, _CHUNK)):
                batch.add([maker.written(entry) for entry in chunk])

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Write those of the cables anew that have other values in the column than are given."""
        every = iter(version for version in values if 0 <= version < _HIGHEST)
        changed: list[int] = []
        while chunk := list(islice(every, PAGE)):
            changed += self._changed(chunk, column, values)
        for start in range(0, max(1, len(changed)), REVALUED):
            maker = Maker()
            with self._batch(maker) as batch:
                for low in range(start, min(start + REVALUED, len(changed)), _READ):
                    some = changed[low : min(low + _READ, start + REVALUED)]
                    batch.add(list(self._rewritten(maker, batch.held.state, some, column, values)))

    def _changed(self, versions: Sequence[int], column: str, values: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
        name = named(column)
        for hit in self._found(self.states.read().state, versions, {"docvalue_fields": [VERSION, name]}):
            version = version_of(hit)
            if set(hit["fields"].get(name, ())) != set(map(int, values[version])):
                yield version

    def _rewritten(
        self, maker: Maker, state: State, versions: Sequence[int], column: str, values: Mapping[int, tuple[int, ...]]
    ) -> Iterator[Written]:
        for hit in self._found(state, versions, {"docvalue_fields": [VERSION, KEPT]}):
            found = Found(hit)
            language, facts = found.known()
            yield maker.rewritten(language, facts, found.texts(), column, tuple(map(int, values[facts.version])))

    def serials(self, state: State, versions: Sequence[int]) -> list[int]:
        """The serials of those of the versions that count."""
        found = self._found(state, versions, {"docvalue_fields": [SERIAL]})
        return [int(hit["fields"][SERIAL][0]) for hit in found]

    def _found(self, state: State, versions: Sequence[int], body: Query) -> list[dict[str, Any]]:
        query = {"bool": {"filter": [{"terms": {VERSION: list(versions)}}, *state.live()]}}
        asked = {"query": query, "size": len(versions), "track_total_hits": False, "stored_fields": NOTHING, **body}
        with self.connection.sound():
            found = self.connection.client.search(
                index=self.index, body=asked, params={"allow_partial_search_results": "false"}
            )
        return list(found["hits"]["hits"])

    @contextmanager
    def _batch(self, maker: Maker) -> Iterator[Batch]:
        """A batch that is committed at the end of the block; where it raises nothing has changed."""
        with self.connection.writing():
            before = self.states.read()
            self._clean(before.state)
            held = self.states.change(before, before.state.claiming())
            try:
                with bulk.Sender(self.connection) as sender:
                    batch = Batch(self, held, maker, sender)
                    batch.sweep()
                    yield batch
                    after = batch.finish()
                self.refresh(self.index, self.lexicon)
            except BaseException:
                with suppress(CablesError):
                    self._take_back(held)
                raise
            self.states.change(held, after)

    def _take_back(self, held: Held) -> None:
        """Delete what was sent of a batch that is not to be; its serials stay void, as something may be on its way."""
        state = held.state
        again = replace(state.claiming(), claimed=None)
        self.states.change(held, replace(again, removed=state.removed))
        self._clean(again)

    def _clean(self, state: State) -> None:
        """Delete what a dead writer or an emptied index left.

        Words are left: another may have met them since, and found them there. No cable is found by those that none has.
        """
        if spans := state.left():
            ranges: list[Query] = [{"range": {SERIAL: {"gte": start, "lte": end}}} for start, end in spans]
            self.delete(self.index, queries.any_of(ranges))

    def delete(self, index: str, query: Query) -> None:
        """Delete what answers a query in the index or its lexicon, counted or not, for good."""
        self.refresh(index)

        def ask() -> Any:
            return self.connection.client.delete_by_query(
                index=index,
                body={"query": query},
                params={"conflicts": "proceed", "refresh": "true"},
                request_timeout=_LONG,
            )

        self._wholly(ask, lambda found: found["failures"])

    def refresh(self, *indices: str) -> None:
        """Make searchable what was sent to the index or its lexicon."""

        def ask() -> Any:
            return self.connection.client.indices.refresh(index=",".join(indices), request_timeout=_LONG)

        self._wholly(ask, lambda found: found["_shards"].get("failures"))

    def _wholly(self, ask: Callable[[], Any], failures: Callable[[Any], Any]) -> None:
        """Ask until no shard fails: the cluster says of such a request that it is done although some have."""
        pauses = Pauses(WRITING)
        while True:
            with self.connection.sound():
                failed = failures(ask())
            if not failed:
                return
            if not pauses.pause():
                raise CablesError(f"{self.connection.where} did not do for all of {self.index} what was asked")
