"""Reading many files at once: processes that read and normalise, one that takes their records in the files' order."""

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO, TypeGuard

from corpus.errors import reason
from corpus.files import InputFile
from corpus.ingest import Record, digests, records, unmapped_columns
from corpus.readers import Rejection
from index.interrupts import shielded

_CHUNK = 32
_BLOCK = 1 << 20
_MOST_WORKERS = 4
_AHEAD = 32_000_000
"""So many bytes of records at most a process may be ahead of the one that takes them."""
_GIVING_WAY = 5
_SELDOM = 50_000
_SMALL = 4_000_000
"""Below so many bytes in all, starting a process costs more than it brings."""
_OF_ONE_DOCUMENT = (".pdf", ".docx", ".rtf", ".eml", ".html", ".htm")
_KILLED = "the process that read it was killed, perhaps for want of memory"


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read.

    `known` tells that it was read before, `sha256` is its digest then (empty to read it whatever it holds), `content`
    is what has no file, `own` the users' table of persons. Where processes share a file, this one normalises the
    documents of `part`: of all `parts`, in stretches of `_CHUNK`, in turn.
    """

    location: str
    path: str
    collection: str
    size: int
    mtime_ns: int
    known: bool = False
    sha256: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    own: Path | None = None
    part: int = 0
    parts: int = 1

    def has(self, number: int) -> bool:
        """Whether the document of this number in the file is of the part."""
        return number // _CHUNK % self.parts == self.part


@dataclass(frozen=True, slots=True)
class Begin:
    """A file is about to be read. `coming` are the digests of its documents where the file was known before."""

    coming: frozenset[str]


@dataclass(frozen=True, slots=True)
class End:
    """A file is done: `same` if its bytes are as they were, so that it was not read; `lost` says why not all was read.

    `unmapped` are the columns of a table that no field of the record takes.
    """

    sha256: str
    same: bool = False
    unmapped: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it was read through."""
        return not self.lost


Item = Begin | Record | Rejection | End


def read_task(task: Task) -> Iterator[Item]:
    """A file as `Begin`, its records and rejections, `End`; a file that is as it was, as `End` alone.

    What concerns the file and no document of it is said by `End` too.
    """
    file = _input(task)
    try:
        with file.open() as stream:
            found = _sha256(stream)
    except OSError as error:
        yield End("", lost=(f"it cannot be read ({reason(error)})",))
        return
    if found == task.sha256:
        yield End(found, same=True)
        return
    if task.part == 0:
        yield Begin(digests(file) if task.known else frozenset())
    lost = []
    for item in records(file, task.collection, task.own, task.has):
        if _concerns(item, task):
            lost.append(item.reason)
        yield item
    yield End(found, unmapped=unmapped_columns(file), lost=tuple(lost))


def read_all(tasks: Sequence[Task], workers: int | None = None) -> Iterator[tuple[Task, Item]]:
    """All the files in their order, read by `workers` processes (default: by the cores and the work)."""
    if workers is None:
        enough = sum(task.size for task in tasks) > _SMALL
        workers = min(os.cpu_count() or 1, _MOST_WORKERS) if enough else 0
    if workers == 0:
        for task in tasks:
            for item in _whole(task, read_task(task)):
                yield task, item
        return
    total = sum(task.size for task in tasks)
    shared = [_is_shared(task, total, workers) for task in tasks]
    workers = workers if any(shared) else min(workers, len(tasks))
    shares: list[list[Task]] = [[] for _ in range(workers)]
    taken: list[list[int]] = []
    alone = 0
    for task, is_shared in zip(tasks, shared, strict=True):
        taken.append(list(range(workers)) if is_shared else [alone % workers])
        alone += not is_shared
        for part, number in enumerate(taken[-1]):
            shares[number].append(replace(task, part=part, parts=len(taken[-1])))
    with contextlib.ExitStack() as stack:
        readers = [stack.enter_context(contextlib.closing(_Worker(share))) for share in shares]
        for task, numbers in zip(tasks, taken, strict=True):
            for item in _whole(task, _in_turn([readers[number] for number in numbers])):
                yield task, item


def _is_shared(task: Task, total: int, workers: int) -> bool:
    """Whether a file is so large a part of all that others would wait for who reads it.

    Each who shares it reads it through, which is little work beside normalising its documents.
    """
    large = task.size * 2 * workers > total
    return workers > 1 and large and not task.path.lower().endswith(_OF_ONE_DOCUMENT)


def _in_turn(readers: Sequence["_Worker"]) -> Iterator[Item]:
    """The items of a file that these read, a chunk of each in turn."""
    left = list(readers)
    while left:
        for reader in tuple(left):
            chunk = reader.next_chunk()
            if isinstance(chunk[-1], End):
                left.remove(reader)
            yield from chunk


def _whole(task: Task, items: Iterable[Item]) -> Iterator[Item]:
    """The items of a file with one end, before which stands, once, what is told of the file as a whole."""
    ends: list[End] = []
    for item in items:
        if isinstance(item, End):
            ends.append(item)
        elif not _concerns(item, task):
            yield item
    lost = [why for end in ends for why in end.lost]
    if len({(end.sha256, end.same) for end in ends if end.sha256}) > 1:
        lost.append("it was changed while it was read")
    lost = list(dict.fromkeys(lost))
    yield from (Rejection(task.path, why) for why in lost)
    yield replace(ends[0], same=ends[0].same and not lost, lost=tuple(lost))


def _concerns(item: Item, task: Task) -> TypeGuard[Rejection]:
    """Whether an item is told of the file, and of no document in it."""
    return isinstance(item, Rejection) and item.path == task.path and not item.position


class _Worker:
    """A process that reads its share of the files in order, ahead of who takes their records."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = list(tasks)
        self._start()

    def next_chunk(self) -> list[Item]:
        """Some more items of the file that is read; the last ones end with `End`."""
        chunk = self._ahead.next()
        if chunk is None:
            self._tasks.pop(0)
            self._restart()
            return [End("", lost=(_KILLED,))]
        if isinstance(chunk[-1], End):
            self._tasks.pop(0)
        return chunk

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self._ahead.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(theirs, self._tasks), daemon=True)
        with shielded():
            self._process.start()
        theirs.close()
        self._ahead = _Ahead(pipe)

    def _restart(self) -> None:
        self.close()
        self._start()


class _Ahead:
    """What a process has sent and nobody has taken yet, so that it goes on reading while an engine writes a batch."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._sent: deque[bytes] = deque()
        self._bytes = 0
        self._ended = self._closed = False
        self._changed = Condition()
        self._thread = Thread(target=self._fill, daemon=True)
        self._thread.start()

    def next(self) -> list[Item] | None:
        """The next items; None where the process has ended and all is taken."""
        with self._changed:
            self._changed.wait_for(lambda: self._sent or self._ended)
            if not self._sent:
                return None
            sent = self._sent.popleft()
            self._bytes -= len(sent)
            self._changed.notify()
        items: list[Item] = pickle.loads(sent)
        return items

    def close(self) -> None:
        """Let go of the pipe, whose process has ended."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()
        self._pipe.close()

    def _fill(self) -> None:
        while not self._closed:
            try:
                sent = self._pipe.recv_bytes()
            except (EOFError, OSError):
                break
            with self._changed:
                self._changed.wait_for(lambda: self._closed or not self._sent or self._bytes < _AHEAD)
                self._sent.append(sent)
                self._bytes += len(sent)
                self._changed.notify()
        with self._changed:
            self._ended = True
            self._changed.notify()


def _work(pipe: Connection, tasks: Sequence[Task]) -> None:
    # The one that takes the records decides when to stop; this end notices by its closed pipe. (Where a process that is
    # started can be shielded, it is.)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Records come and go whole: the collector of garbage finds nothing in them.
    gc.set_threshold(_SELDOM, 20, 20)
    # Who searches meanwhile waits for it; nobody waits for one file. Windows knows no such thing.
    if sys.platform != "win32":
        os.nice(_GIVING_WAY)
    with contextlib.suppress(BrokenPipeError, OSError):
        for task in tasks:
            chunk: list[Item] = []
            for item in read_task(task):
                chunk.append(item)
                # Who shares a file takes turns by the number of documents.
                if len(chunk) >= _CHUNK + isinstance(chunk[0], Begin) or isinstance(item, End):
                    pipe.send(chunk)
                    chunk = []


def _sha256(stream: BinaryIO) -> str:
    digest = sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _input(task: Task) -> InputFile:
    columns = dict(task.columns)
    if task.content is not None:
        return InputFile.in_memory(task.path, task.content, columns)
    return InputFile.on_disk(Path(task.location), task.path, columns)
