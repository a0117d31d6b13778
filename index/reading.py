"""Reading many files at once: processes that read and normalise, one that takes their records in the files' order."""

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO

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


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read.

    `known` tells that it was read before, `sha256` is its digest then (empty to read it whatever it holds), `content`
    is what has no file, `own` the users' table of persons.
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


@dataclass(frozen=True, slots=True)
class Begin:
    """A file is about to be read. `coming` are the digests of its documents where the file was known before."""

    coming: frozenset[str]


@dataclass(frozen=True, slots=True)
class End:
    """A file is done: `same` if its bytes are as they were, so that it was not read, `whole` if it was read through.

    `unmapped` are the columns of a table that no field of the record takes.
    """

    sha256: str
    same: bool = False
    whole: bool = True
    unmapped: tuple[str, ...] = ()


Item = Begin | Record | Rejection | End


def read_task(task: Task) -> Iterator[Item]:
    """A file as `Begin`, its records and rejections, `End`; a file that is as it was, as `End` alone."""
    file = _input(task)
    try:
        with file.open() as stream:
            found = _sha256(stream)
    except OSError as error:
        yield Rejection(task.path, f"it cannot be read ({reason(error)})")
        yield End("", whole=False)
        return
    if found == task.sha256:
        yield End(found, same=True)
        return
    yield Begin(digests(file) if task.known else frozenset())
    whole = True
    for item in records(file, task.collection, task.own):
        whole = whole and not (isinstance(item, Rejection) and item.path == task.path and not item.position)
        yield item
    yield End(found, whole=whole, unmapped=unmapped_columns(file))


def read_all(tasks: Sequence[Task], workers: int | None = None) -> Iterator[tuple[Task, Item]]:
    """All the files in their order, read by `workers` processes (default: by the cores and the work)."""
    if workers is None:
        enough = sum(task.size for task in tasks) > _SMALL
        workers = min(os.cpu_count() or 1, _MOST_WORKERS) if enough else 0
    if workers == 0:
        for task in tasks:
            for item in read_task(task):
                yield task, item
        return
    with contextlib.ExitStack() as stack:
        readers = [stack.enter_context(contextlib.closing(_Worker(tasks[start::workers]))) for start in range(workers)]
        for number, task in enumerate(tasks):
            for item in readers[number % workers].next_file():
                yield task, item


class _Worker:
    """A process that reads its share of the files in order, ahead of who takes their records."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = list(tasks)
        self._start()

    def next_file(self) -> Iterator[Item]:
        """The items of the next file of the share."""
        task = self._tasks[0]
        while True:
            chunk = self._ahead.next()
            if chunk is None:
                self._tasks.pop(0)
                self._restart()
                yield Rejection(task.path, "the process that read it was killed, perhaps for want of memory")
                yield End("", whole=False)
                return
            if isinstance(chunk[-1], End):
                self._tasks.pop(0)
                yield from chunk
                return
            yield from chunk

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
                if len(chunk) >= _CHUNK or isinstance(item, End):
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
