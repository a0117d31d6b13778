"""Whole segments into the index, atomically: Whoosh's writer, its lock and its deletes, without its slow pipeline."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import CablesError, reason
from index.engine import Entry
from index.engines.whoosh._whoosh import try_for, writing
from index.engines.whoosh.arrays import write_arrays
from index.engines.whoosh.codec import ArrayCodec, ArrayIndex, ArraySegment, JsonTOC
from index.engines.whoosh.columns import build_table, read_table, replaced, write_table
from index.engines.whoosh.contents import NAME, contents_file, is_index, newest
from index.engines.whoosh.invert import Inverter
from index.engines.whoosh.merge import Source, merge
from index.engines.whoosh.numbering import Numbering
from index.engines.whoosh.segment import Segment
from index.facts import Facts, facts_of
from index.faults import unwritable

MEMORY = 800_000_000
"""The bytes that inverting a segment may take: it is closed before it would take more. Merging takes less."""

_BYTES_A_TOKEN = 50
FULL = MEMORY // _BYTES_A_TOKEN
"""The size (see `ArraySegment.size`) at which a segment in the making is closed."""

MOST_SEGMENTS = 4
"""So many segments stand as they are: a question has to look into each of them."""
LOCK_SECONDS = 10.0
_OURS = re.compile(rf"_?{NAME}_[0-9a-z]+\.(arrays|toc|toc\.new)|columns_[0-9]+\.arrays")


class BulkWriter(writing.SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with whole segments instead of documents. Open it with `open_writer`."""

    def __init__(self, index: ArrayIndex, numbering: Numbering | None = None) -> None:
        super().__init__(index, _lk=False, codec=ArrayCodec(), compound=False)
        self.numbering = numbering or Numbering()
        self.folder = index.folder
        self.contents = index.contents()
        self.segments = self.contents.segments
        self.table = read_table(self.folder / self.contents.table)
        self._fresh: list[Path] = []

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Add entries and remove versions, in this one commit."""
        facts: dict[int, Facts] = {}
        inverter, fresh = Inverter(self.numbering), []
        for entry in added:
            if entry.version in facts:
                raise ValueError(f"version {entry.version} comes twice in one batch")
            facts[entry.version] = facts_of(entry)
            inverter.add(entry)
            if inverter.holds(FULL):
                fresh.append(self._inverted(inverter))
                inverter = Inverter(self.numbering)
        if len(inverter):
            fresh.append(self._inverted(inverter))
        gone = [*removed, *facts]
        self._delete(gone)
        self.table = replaced(self.table, gone, build_table(list(facts.values())))
        self.segments = self._settled([*self.segments, *fresh])

    def _delete(self, versions: Sequence[int]) -> None:
        present = self.table.versions[self.table.rows_of(versions)]
        if not len(present):
            return
        for segment in self.segments:
            held = Segment.open(segment.path(self.folder)).versions
            for doc in np.flatnonzero(np.isin(held, present)).tolist():
                segment.delete_document(doc)

    def _inverted(self, inverter: Inverter) -> ArraySegment:
        """A segment of what was gathered."""
        segment, path = self._begun()
        arrays, meta = inverter.arrays()
        write_arrays(path, arrays, meta)
        segment.set_doc_count(len(inverter))
        segment.tokens = inverter.tokens
        return segment

    def _begun(self) -> tuple[ArraySegment, Path]:
        """A segment with a name of its own, and its file that is to be written."""
        segment: ArraySegment = self.codec.new_segment(self.storage, self.indexname)
        path = segment.path(self.folder)
        self._fresh.append(path)
        return segment, path

    def _settled(self, segments: Sequence[ArraySegment]) -> list[ArraySegment]:
        """Merge the smallest where there are too many, until the next is more than twice as large as these together.

        Of batches of one size, each is moved thrice until there are 64, and five times until there are 256.
        """
        living = sorted((segment for segment in segments if segment.doc_count()), key=lambda each: each.size)
        worn = [segment for segment in living if segment.doc_count() * 2 < segment.doc_count_all()]
        chosen = size = 0
        for number, segment in enumerate(living if len(living) > MOST_SEGMENTS else ()):
            if number >= 2 and segment.size > 2 * size:
                break
            chosen, size = number + 1, size + segment.size
        kept = [segment for segment in living[chosen:] if segment not in worn]
        alone = [[segment] for segment in living[chosen:] if segment in worn]
        return kept + [self._merged(group) for group in (living[:chosen], *alone) if group]

    def _merged(self, segments: Sequence[ArraySegment]) -> ArraySegment:
        sources = [Source(segment.path(self.folder), list(segment.deleted)) for segment in segments]
        # In the order of their cables, so that a segment's are a stretch of all rows wherever they can be.
        sources.sort(key=lambda source: int(source.segment.versions[0]))
        segment, path = self._begun()
        documents, segment.tokens = merge(path, sources)
        segment.set_doc_count(documents)
        return segment

    def commit(self, *_: Any, **__: Any) -> None:
        """Put all into force at once, then remove the files that no longer count."""
        table = f"columns_{self.generation}.arrays"
        path = self.folder / table
        path.unlink(missing_ok=True)
        self._fresh.append(path)
        write_table(self.table, path)
        contents = JsonTOC(self.segments, self.generation, table)
        contents.write(self.storage)
        self._fresh.clear()
        sweep(self.folder, contents)
        self._finish()

    def cancel(self) -> None:
        """Let go of everything that was not committed."""
        for path in self._fresh:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._finish()


@contextmanager
def open_writer(index: ArrayIndex, numbering: Numbering | None = None) -> Iterator[BulkWriter]:
    """A writer that commits at the end of the block and cancels where it raises. `numbering` knows earlier batches.

    Raises `CablesError` where another process keeps writing, the disk refuses or what is there cannot be read.
    """
    with _locked(index):
        try:
            writer = BulkWriter(index, numbering)
        except FileNotFoundError as error:
            raise CablesError(f"there is no index in {index.folder}; `cables reindex` makes it anew") from error
        try:
            yield writer
            writer.commit()
        except BaseException as error:
            if not writer.is_closed:
                writer.cancel()
            if isinstance(error, OSError):
                raise unwritable(f"the index in {index.folder}", reason(error)) from error
            raise


def create_index(folder: Path) -> None:
    """Put an empty index into the folder in place of any that is there; its generation goes on from that one's."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(ArrayIndex(folder)):
            generation = newest(folder) + 1 if is_index(folder) else 1
            table = f"columns_{generation}.arrays"
            (folder / table).unlink(missing_ok=True)
            write_table(build_table([]), folder / table)
            contents = JsonTOC([], generation, table)
            contents.write(ArrayIndex(folder).storage)
            sweep(folder, contents)
    except OSError as error:
        raise unwritable(f"the index in {folder}", reason(error)) from error


def sweep(folder: Path, contents: JsonTOC) -> None:
    """Remove the index's files that its contents do not name; readers that hold them keep what they mapped."""
    named = {segment.path(folder).name for segment in contents.segments}
    named |= {contents.table, contents_file(contents.generation)}
    for path in folder.iterdir():
        if path.name not in named and _OURS.fullmatch(path.name):
            # Windows keeps a file that somebody reads; the next commit removes it.
            with suppress(OSError):
                path.unlink()


@contextmanager
def _locked(index: ArrayIndex) -> Iterator[None]:
    lock = index.lock("WRITELOCK")
    try:
        taken = try_for(lock.acquire, timeout=LOCK_SECONDS, delay=0.05)
    except OSError as error:
        raise unwritable(f"the index in {index.folder}", reason(error)) from error
    if not taken:
        raise CablesError(f"the index in {index.folder} is being written by another process: wait until it is done")
    try:
        yield
    finally:
        lock.release()
