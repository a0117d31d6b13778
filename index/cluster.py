"""An index that is kept in a cluster: its folder names it, and holds the working copy of whoever writes to it."""

import secrets
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpus.errors import CablesError
from index.engine import Engine
from index.engines.opensearch.address import address_of
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.engine import OpenSearchEngine
from index.engines.opensearch.fields import Plan
from index.engines.opensearch.making import plans
from index.engines.opensearch.state import state_plans
from index.engines.opensearch.templates import Templates
from index.health import Health
from index.keeping import Sizes, View, Watch
from index.settings import Settings, write_settings
from index.store import Store
from index.stores.opensearch.catalogue import Catalogue
from index.stores.opensearch.ledger import Ledger
from index.stores.opensearch.reading import OpenSearchStore

if TYPE_CHECKING:
    from index.engines.opensearch.writer import Records
    from index.stores.opensearch.copy import Publisher, WorkingCopy
    from index.stores.opensearch.lock import Hold
    from index.writer import IndexWriter

_JOIN_WAIT = 30
_BUILDING, _MOVING = "building", "moving"
_GIVEN_UP = 86_400
"""Seconds after which a move that nobody has gone on with is taken for given up."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a writer works on: its copy of the store, and what lets the ledger know."""

    copy: "WorkingCopy"
    publisher: "Publisher"


@dataclass(frozen=True, slots=True)
class Building:
    """An index that is being built: the versions that it has, and whether it is in force already."""

    index: str
    present: frozenset[int]
    in_force: bool


class Cluster:
    """An index in a cluster. Raises `UsageError` where the settings do not make sense of one."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self._connect(settings)

    def _connect(self, settings: Settings) -> None:
        self.settings = settings
        self.connection = Connection(address_of(settings.table))
        self.catalogue = Catalogue(self.connection)
        self.ledger = Ledger(self.connection)
        self._reading: OpenSearchEngine | None = None

    def fit(self) -> None:
        """Ask for no more copies of what is made than the cluster's nodes can keep, unless the settings say how many.

        Raises `CablesError` where the cluster cannot be asked.
        """
        if "replicas" not in self.settings.table:
            replicas = min(self.connection.address.replicas, max(0, self.connection.health().data_nodes - 1))
            if replicas != self.connection.address.replicas:
                self._connect(replace(self.settings, table={**self.settings.table, "replicas": replicas}))

    @cached_property
    def engine(self) -> Engine:
        """The engine, on the index that now counts."""
        return self.engine_of(self.catalogue.require())

    def engine_of(self, index: str, records: "Records | None" = None) -> OpenSearchEngine:
        """The engine on one index of the cluster; `records` gives what the store keeps of what it writes."""
        return OpenSearchEngine(self.connection, index, records)

    def create(self) -> bool:
        """Make an empty index in the cluster and put the settings into force; False where there is one to join."""
        from index.local import making
        from index.stores.opensearch.lock import holding

        self.fit()
        with making(self.folder):
            made = self.catalogue.current() is None
            if made:
                self.ledger.create()
                with holding(self.ledger, _JOIN_WAIT) as hold:
                    made = self.catalogue.current() is None
                    if made:
                        self._require_free("")
                        self._clear_given_up("", hold)
                        index = self.catalogue.fresh()
                        self.engine_of(index).create()
                        self.catalogue.switch(index, self.ledger)
            write_settings(self.folder, self.settings)
        return made

    @contextmanager
    def view(self) -> Iterator[View]:
        """A consistent view for reading; what a killed writer left half-done is not seen in it."""
        with self._sound():
            view = self._open_view()
            try:
                yield view
            finally:
                view.close()

    @contextmanager
    def records(self) -> Iterator[Store]:
        """A consistent view of the records alone."""
        with self.view() as view:
            yield view.store

    @contextmanager
    def writer(self, wait: float, *, recover: bool, watch: Watch) -> Iterator["IndexWriter"]:
        """The one writer, on a working copy that is brought from the cluster where the one that is here is old."""
        from index.writer import IndexWriter

        with self.working(wait, watch) as work:
            writer = IndexWriter(work.copy, self.writing(work), self.folder)
            if recover:
                writer.recover()
            yield writer
            work.publisher.after()

    @contextmanager
    def working(self, wait: float, watch: Watch) -> Iterator["Work"]:
        """The lock and the working copy, brought from the cluster where the one that is here is old."""
        self.catalogue.require()
        with self._held(wait) as hold:
            Templates(self.connection).renew(self._plans(self.catalogue.require()))
            self._bring(hold, watch)
            for index in self.catalogue.outdated(self.ledger):
                hold.require()
                self.catalogue.delete(index)
            with self._copy(hold) as work:
                yield work

    def writing(self, work: "Work") -> Engine:
        """The engine as a writer uses it."""
        from index.stores.opensearch.announced import Announced

        engine = self.engine_of(self.catalogue.require(), work.copy.records)
        return Announced(engine, work.copy, work.publisher)

    @contextmanager
    def _held(self, wait: float) -> Iterator["Hold"]:
        from index.local import sound
        from index.lock import locked
        from index.stores.opensearch.lock import holding

        with (
            locked(self.folder, wait),
            sound(self.folder),
            self.connection.writing(),
            holding(self.ledger, wait) as hold,
        ):
            yield hold

    @contextmanager
    def _copy(self, hold: "Hold") -> Iterator["Work"]:
        from index.stores.opensearch.copy import Publisher, WorkingCopy

        copy = WorkingCopy(self.folder)
        try:
            publisher = Publisher(copy, self.ledger, hold)
            copy.indexed = publisher.after
            yield Work(copy, publisher)
        finally:
            copy.close()

    # Building

    @contextmanager
    def moving_in(self, generation: int) -> Iterator[tuple["Work", "Building"]]:
        """What an index that is kept in the folder so far needs to move here; `generation` is its engine's.

        Raises:
            CablesError: the name is taken, or another process is at work there.
        """
        self.fit()
        from index.stores.opensearch.fetching import settings_of

        self._require_free(settings_of(self.folder).get(_MOVING, ""))
        self.ledger.create()
        with self._held(0) as hold, self._copy(hold) as work:
            self._clear_given_up(work.copy.setting(_MOVING), hold)
            yield work, self.building(self._moving(work), generation)

    def building(self, by: str, generation: int) -> "Building":
        """The index that is being built: one that was begun of the same state, else a new one."""
        found = self.ledger.note(_BUILDING)
        begun, place = found if found else ({}, None)
        name, current = str(begun.get("index", "")), self.catalogue.current()
        now = {"by": by, "generation": generation, "at": time.time()}
        if (begun.get("by"), begun.get("generation")) == (by, generation):
            self.ledger.set_note(_BUILDING, {"index": name, **now}, place)
            present = frozenset[int]()
            with suppress(CablesError), self.records_in(self.engine_of(name)) as store:
                present = frozenset(store.versions())
            return Building(name, present, name == current)
        if name and name != current:
            self.catalogue.delete(name)
        name = self.catalogue.fresh()
        self.ledger.set_note(_BUILDING, {"index": name, **now}, place)
        return Building(name, frozenset(), False)

    def built(self) -> None:
        """Note that nothing is being built any more."""
        if found := self.ledger.note(_BUILDING):
            self.ledger.set_note(_BUILDING, {}, found[1])

    def _require_free(self, word: str) -> None:
        """Make sure that nobody uses the name in the cluster, or that it was we, by this word, who began to."""
        found = self.ledger.note(_BUILDING) if self.ledger.exists() else None
        begun = found[0] if found else {}
        by, last = str(begun.get("by", "")), float(begun.get("at", 0))
        name, where = self.connection.address.name, self.connection.where
        is_ours = by == word != ""
        # One that has been going on for longer holds the lock.
        if by and not is_ours and time.time() - last < _GIVEN_UP:
            raise CablesError(
                f"an index {name} is being moved to {where} from elsewhere: finish that there with the command that "
                "began it, or choose another with --name; a day after it was last gone on with, the name is free again"
            )
        if not is_ours and self.catalogue.current() is not None:
            raise CablesError(f"{where} has an index {name} already: choose another with --name")

    def _clear_given_up(self, word: str, hold: "Hold") -> None:
        """Throw away what of a move is left that others than we, by this word, began and gave up."""
        found = self.ledger.note(_BUILDING)
        if found and (by := found[0].get("by")) and by != word:
            hold.require()
            self.catalogue.delete(str(found[0].get("index", "")))
            self.ledger.clear()
            self.ledger.set_note(_BUILDING, {}, found[1])

    def _moving(self, work: "Work") -> str:
        """The word by which our own beginning of a move is known; with a new one all is noted for the ledger."""
        from index.stores.opensearch.rows import note_everything

        copy, found = work.copy, self.ledger.note(_BUILDING)
        word = copy.setting(_MOVING)
        if not word or not found or found[0].get("by") != word:
            word = secrets.token_hex(16)
            with copy.transaction():
                copy.set_setting(_MOVING, word)
                note_everything(copy.connection)
        return word

    @contextmanager
    def records_in(self, engine: OpenSearchEngine) -> Iterator[OpenSearchStore]:
        """The records in an index that need not be in force."""
        store = OpenSearchStore(engine.snapshot(), self.ledger)
        try:
            yield store
        finally:
            store.close()

    def sizes(self) -> Sizes:
        """How much the parts of the index take in the cluster, with all copies of them."""
        with self.connection.sound():
            address = self.connection.address
            found = self.connection.client.indices.stats(index=f"{address.name}-*", metric="store")["indices"]
        ours = {index: each for index, each in found.items() if address.owns(index)}
        sizes = {index: each["total"]["store"]["size_in_bytes"] for index, each in ours.items()}
        ledger = sizes.pop(self.ledger.index, 0)
        return Sizes(ledger, sum(sizes.values()))

    def health(self) -> Health:
        """How the cluster is."""
        return self.connection.health()

    def remarks(self) -> list[str]:
        """What is worth knowing of how the cluster keeps it though nothing is wrong, a sentence each."""
        # Seldom asked, and most commands are the quicker without it.
        from index.engines.opensearch.check import remarks

        index = self.catalogue.require()
        return [*remarks(self.engine_of(index)), *Templates(self.connection).remarks(self._plans(index))]

    def _plans(self, index: str) -> dict[str, Plan]:
        """How all indices are made, of which this one is that of the cables."""
        return plans(index, self.connection.address) | state_plans(self.connection.address) | self.ledger.plans()

    def _open_view(self) -> View:
        # What a cable needs of the ledger is there before the commit that brings the cable, and goes after the one that
        # takes it: the snapshot was of the last commit when it was opened, so all was there.
        snapshot = self._current().snapshot()
        return View(self.folder, OpenSearchStore(snapshot, self.ledger), snapshot)

    def _current(self) -> OpenSearchEngine:
        """The engine on the index that now counts, the same as long as it does: its views share what they learn."""
        index = self.catalogue.require()
        if self._reading is None or self._reading.index != index:
            self._reading = self.engine_of(index)
        return self._reading

    def _bring(self, hold: "Hold", watch: Watch) -> None:
        """Bring the working copy from the cluster, unless it is of what the cluster has."""
        from index.stores.opensearch.fetching import Source, fetch, is_current

        if is_current(self.folder, self.ledger.mark()):
            return
        index = self.catalogue.require()
        snapshot = self.engine_of(index).what_is_left()
        state = f"{index} {snapshot.generation}"
        try:
            fetch(self.folder, Source(self.ledger, snapshot, state, hold.turn, hold.is_first_after_death), watch)
        finally:
            snapshot.close()

    @contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except (zlib.error, msgspec.MsgspecError) as error:
            raise CablesError(
                f"a record in {self.connection.where} is damaged ({error}): `cables check` tells more; "
                "ingest the files with --reread"
            ) from error
