"""Bringing files into an index: what is new or changed is read, the rest costs a stat."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from corpus.discover import Found, discover, shown
from corpus.errors import reason
from corpus.files import place_in_file
from corpus.ingest import STANDARD_INPUT, Record
from corpus.readers import Rejection
from index.folder import Index
from index.interrupts import Interrupts
from index.keeping import own_table
from index.reading import Begin, End, Task, read_all
from index.store import KnownFile
from index.stores.writing import FileContents, Outcome, Put
from index.writer import IndexWriter

_RACY_NS = 2_000_000_000
"""A file written so shortly before it was read may have changed since without a new time stamp (a FAT tick is 2 s)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to ingest. `collection` None names each collection after its folder; `columns` is the map for tables."""

    collection: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    prune: bool = False
    reread: bool = False
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: `what` is undated, unattributed, unread, unmapped or id conflict.

    `field` is the field of the record that it would have told, `words` what stands there, `detail` a clause that says
    why it was not read.
    """

    what: str
    id: str
    path: str
    position: str
    detail: str = ""
    field: str = ""
    words: str = ""


@dataclass(slots=True)
class Report:
    """What an ingest did; it decides the exit status."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    missing: int = 0
    undated: int = 0
    unattributed: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    id_conflicts: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def documents(self) -> int:
        """The documents that were looked at."""
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come, in bytes of the files that must be read. `phase` is reading or finishing.

    Before these it may be fetching, in cables that are brought from a cluster.
    """

    phase: str
    done: int
    total: int
    documents: int
    path: str = ""


Watcher = Callable[[Progress], None]


def ingest(
    index: Index, paths: Sequence[str], options: Options, watch: Watcher = lambda _: None, standard_input: bytes = b""
) -> Report:
    """Bring files, folders, globs and (as `-`) `standard_input` into an index.

    An interrupt (Ctrl-C) ends the reading; what was read by then is committed and findable. A second one ends all, and
    only what was committed before is kept.

    Raises:
        UsageError: a path does not exist.
        CablesError: the index cannot be written.
    """
    began = time.monotonic()
    with Interrupts() as interrupts, index.writer(watch=_bringing(watch)) as writer:
        writer.begin()
        report = _Ingest(writer, index.folder, options, watch, interrupts).run(paths, standard_input)
        _finish(writer, report, watch)
    report.seconds = time.monotonic() - began
    return report


def dry_run(
    index: Index | None,
    paths: Sequence[str],
    options: Options,
    watch: Watcher = lambda _: None,
    standard_input: bytes = b"",
) -> Report:
    """What `ingest` would do, without doing it; `index` None stands for one that is not there yet."""
    began = time.monotonic()
    with Interrupts() as interrupts, _or_throwaway(index) as target, target.writer(watch=_bringing(watch)) as writer:
        writer.rehearse()
        report = _Ingest(writer, target.folder, options, watch, interrupts).run(paths, standard_input)
        writer.store.rollback()
    report.seconds = time.monotonic() - began
    return report


def _bringing(watch: Watcher) -> Callable[[int, int], None]:
    """What tells of records that are brought from a cluster before anything is read."""
    return lambda done, total: watch(Progress("fetching", done, total, done))


@contextmanager
def _or_throwaway(index: Index | None) -> Iterator[Index]:
    if index is not None:
        yield index
        return
    with tempfile.TemporaryDirectory(prefix="cables-") as folder:
        yield Index.create(Path(folder) / "index")


def _finish(writer: IndexWriter, report: Report, watch: Watcher) -> None:
    watch(Progress("finishing", 0, 0, report.documents))
    writer.commit()
    writer.renew()
    writer.settle()


class _Ingest:
    """One run: it keeps the report and what was seen."""

    def __init__(
        self, writer: IndexWriter, folder: Path, options: Options, watch: Watcher, interrupts: Interrupts
    ) -> None:
        self._interrupts = interrupts
        self._writer = writer
        self._store = writer.store
        self._folder = folder.resolve()
        self._own = own_table(folder)
        self._options = options
        self._watch = watch
        self._report = Report()
        self._roots = self._store.roots()
        self._known = self._store.files()

    def run(self, paths: Sequence[str], standard_input: bytes) -> Report:
        """Read all that is new or changed, and note what has disappeared."""
        found = self._discover([path for path in paths if path != STANDARD_INPUT])
        tasks = list(self._changed(found))
        if STANDARD_INPUT in paths:
            tasks.append(self._standard_input(standard_input))
        self._read(tasks)
        if not self._report.interrupted:
            self._note_missing(paths, found)
        return self._report

    def _discover(self, paths: list[str]) -> list[Found]:
        found = []
        for item in discover(paths):
            if isinstance(item, Rejection):
                self._report.rejected.append(item)
            elif self._folder not in item.location.resolve().parents:
                found.append(item)
        return found

    def _changed(self, found: Iterable[Found]) -> Iterator[Task]:
        for item in found:
            location = item.location.absolute().as_posix()
            try:
                stat = item.location.stat()
            except OSError as error:
                self._report.rejected.append(Rejection(item.path, f"it cannot be read ({reason(error)})"))
                continue
            known = self._known.get(_key(location))
            if known and not self._options.reread and _unchanged(known, stat.st_size, stat.st_mtime_ns):
                self._report.unchanged += known.documents
                if known.missing:
                    self._store.mark_missing(known.file, missing=False)
                continue
            collection, path = (known.collection, known.path) if known else self._place(item, location)
            digest = known.sha256 if known and not self._options.reread else ""
            times = (stat.st_size, stat.st_mtime_ns)
            columns, own = self._options.columns, self._own
            yield Task(location, path, collection, *times, known is not None, digest, columns, own=own)

    def _place(self, item: Found, location: str) -> tuple[str, str]:
        """The collection of a new file, and its path below the collection's root."""
        if self._options.collection is None:
            for root in sorted(self._roots, key=len, reverse=True):
                above = root.rstrip("/") + "/"
                if _key(location).startswith(above):
                    return self._roots[root], shown("/".join(location.split("/")[above.count("/") :]))
        root = _key(item.root.absolute().as_posix())
        collection = self._options.collection or shown(item.root.resolve().name) or "files"
        if root not in self._roots:
            self._roots[root] = collection
            self._store.add_root(root, collection)
        return collection, item.path

    def _standard_input(self, content: bytes) -> Task:
        location = f"{STANDARD_INPUT}{sha256(content).hexdigest()}"
        collection = self._options.collection or "standard input"
        return Task(
            location, STANDARD_INPUT, collection, len(content), 0, columns=self._options.columns, content=content,
            own=self._own,
        )  # fmt: skip

    def _read(self, tasks: list[Task]) -> None:
        total = sum(task.size for task in tasks)
        done = 0
        state: _File | None = None
        for task, item in read_all(tasks, self._options.workers):
            if state is None or state.task is not task:
                state = _File(task, self._store.begin_file(_key(task.location), task.collection, task.path))
            if isinstance(item, Begin):
                state.coming = item.coming
            elif isinstance(item, End):
                self._end_file(state, item)
                done += task.size
            elif isinstance(item, Rejection):
                self._report.rejected.append(item)
                state.met.rejected.add(place_in_file(item.path, item.position))
            else:
                self._put(state, item)
            self._watch(Progress("reading", done, total, self._report.documents, task.path))
            if self._interrupts.came:
                self._report.interrupted = True
                break

    def _put(self, state: "_File", record: Record) -> None:
        put = self._writer.put(record, state.number, state.met, state.coming)
        if put.outcome is Outcome.UNCHANGED:
            self._report.unchanged += 1
            return
        if put.outcome is Outcome.ADDED:
            self._report.added += 1
        else:
            self._report.updated += 1
        self._note_problems(record, put)

    def _note_problems(self, record: Record, put: Put) -> None:
        source = record.cable.source
        place = (put.id, source.path, source.position)
        if put.conflict:
            why = f"{put.conflict} was taken by a different document"
            problem = Problem("id conflict", *place, why, "id", put.conflict)
            self._report.id_conflicts.append(problem)
            self._report.problems.append(problem)
        self._report.undated += record.cable.date is None
        self._report.unattributed += record.cable.sender is None
        self._report.problems += [
            Problem(each.problem, *place, each.reason, each.field, each.words) for each in record.unread
        ]

    def _end_file(self, state: "_File", end: End) -> None:
        task = state.task
        self._report.problems += [
            Problem(
                "unmapped", "", task.path, "", "no field of the record takes this column; --map can", "columns", name
            )
            for name in end.unmapped
        ]
        known = self._known.get(_key(task.location))
        if end.same and known:
            self._report.unchanged += known.documents
            self._store.touch_file(state.number, task.size, task.mtime_ns)
            return
        # A file that was not read to its end, or of which something was rejected, is read again next time, so that it
        # is told again and a program that knows better takes it; what was not read loses nothing now.
        size, digest = (task.size, end.sha256) if end.whole and not state.met.rejected else (-1, "")
        gone = self._store.end_file(state.number, size, task.mtime_ns, digest, state.met if end.whole else None)
        self._report.removed += len(gone)

    def _note_missing(self, paths: Sequence[str], found: Iterable[Found]) -> None:
        present = {_key(item.location.absolute().as_posix()) for item in found}
        folders = [_key(Path(path).absolute().as_posix()).rstrip("/") + "/" for path in paths if Path(path).is_dir()]
        for location, known in self._known.items():
            if location in present or not any(location.startswith(folder) for folder in folders):
                continue
            if Path(location).exists():
                continue
            if self._options.prune:
                self._report.removed += len(self._store.forget_file(known.file))
            else:
                self._report.missing += 1
                self._store.mark_missing(known.file, missing=True)


@dataclass(slots=True)
class _File:
    """A file while it is read."""

    task: Task
    number: int
    coming: frozenset[str] = frozenset()
    met: FileContents = field(default_factory=FileContents)


def _key(location: str) -> str:
    """A file's place as the store keeps it: bytes of a name that are no UTF-8 stand in it as `\\xdf`."""
    return os.fsencode(location).decode("utf-8", "backslashreplace")


def _unchanged(known: KnownFile, size: int, mtime_ns: int) -> bool:
    settled = known.mtime_ns < known.seen_ns - _RACY_NS
    return known.size == size and known.mtime_ns == mtime_ns and settled
