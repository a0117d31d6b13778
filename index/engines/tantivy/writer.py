"""Batches into the index: each one commit of tantivy's, written by several threads within a fixed memory.

A commit takes a tenth of a second and leaves a segment for each thread; tantivy merges them by itself as they grow.
What a merge leaves behind is only let go by a handle that was opened after it, so such a one collects it.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from operator import length_hint
from pathlib import Path
from typing import Any

from corpus.errors import CablesError, reason
from index.engine import Entry
from index.engines.asked.fields import VERSION
from index.engines.asked.writing import Maker, Written, digest
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import DocAddress, Index, IndexWriter, Query, Searcher, is_panic
from index.engines.tantivy.documents import document_of, lexicon_of
from index.engines.tantivy.folder import Place, committed, place
from index.engines.tantivy.kept import Found
from index.engines.tantivy.rows import Rows, last_row
from index.faults import damaged, unwritable

MEMORY = 256_000_000
"""What all threads together hold before they write a segment out."""

THREADS = 4
"""The most threads that index; Python makes tokens in one more."""

LOCK_SECONDS = 10.0
_SWEEP_MEMORY = 15_000_000
_CHUNK = 500
_HIGHEST = 2**63
_FEW = 500
"""Fewer documents are written by one thread, and so into one segment."""


def write(folder: Path, maker: Maker, added: Iterable[Entry], removed: Iterable[int]) -> None:
    """Add entries and remove versions in one commit."""
    with open_writer(folder, length_hint(added, _FEW)) as (index, writer, rows):
        held = index.searcher()
        _delete(writer, index, held, list(removed))
        met: set[int] = set()
        every = iter(added)
        while chunk := list(islice(every, _CHUNK)):
            for version in (entry.version for entry in chunk):
                if version in met:
                    raise ValueError(f"version {version} comes twice in one batch")
                met.add(version)
            documents = [document_of(maker.written(entry), rows) for entry in chunk]
            _delete(writer, index, held, [entry.version for entry in chunk])
            for document in documents:
                writer.add_document(document)
        lexicon = lexicon_of(maker, lambda term: held.doc_freq(schema.LEXICON, term) > 0)
        if lexicon is not None:
            writer.add_document(lexicon)


def revalue(folder: Path, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
    """Write those of the cables anew that have other values in the column than are given.

    tantivy changes no document: their tokens are kept beside the postings for this.
    """
    with open_writer(folder, len(values)) as (index, writer, rows):
        maker, searcher = Maker(), index.searcher()
        every = iter(version for version in values if version >= 0)
        while chunk := list(islice(every, _CHUNK)):
            asked = Query.term_set_query(index.schema, VERSION, chunk)
            found = [address for _, address in searcher.search(asked, limit=len(chunk), count=False).hits]
            changed = _changed(searcher, found, column, values)
            documents = [
                document_of(_rewritten(maker, Found(searcher.doc(address)), column, new), rows)
                for address, _, new in changed
            ]
            _delete(writer, index, searcher, [version for _, version, _ in changed])
            for document in documents:
                writer.add_document(document)


def _rewritten(maker: Maker, found: Found, column: str, values: tuple[int, ...]) -> Written:
    language, facts = found.known()
    return maker.rewritten(language, facts, found.texts(), column, values)


def _changed(
    searcher: Searcher, found: list[DocAddress], column: str, values: Mapping[int, tuple[int, ...]]
) -> list[tuple[DocAddress, int, tuple[int, ...]]]:
    """Those of the addresses whose cables have other values than are given, with their versions and the values."""
    held: Any = searcher.fast_field_values(VERSION, found)
    told: Any = [None] * len(found)
    if column in schema.REVALUED:
        told = searcher.fast_field_values(schema.digest_field(column), found)
    fresh = [tuple(map(int, values[version])) for version in held]
    every = zip(found, held, told, fresh, strict=True)
    return [(address, version, new) for address, version, old, new in every if old != digest(new)]


def _delete(writer: IndexWriter, index: Index, searcher: Searcher, versions: Sequence[int]) -> None:
    """Delete those of the versions that are there: a delete is looked for in every segment, and most are new."""
    for start in range(0, len(versions), _CHUNK):
        chunk = [version for version in versions[start : start + _CHUNK] if 0 <= version < _HIGHEST]
        asked = Query.term_set_query(index.schema, VERSION, chunk)
        if chunk and searcher.search(asked, limit=1).hits:
            writer.delete_documents_by_query(asked)


@contextmanager
def open_writer(folder: Path, documents: int) -> Iterator[tuple[Index, IndexWriter, Rows]]:
    """The index, a writer of about so many documents, which commits at the end of the block, and takes all back
    where it raises, and the rows of their values.

    Raises `CablesError` where another process keeps writing, the disk refuses or what is there cannot be read.
    """
    here = place(folder)
    committed(here)
    try:
        index = Index.open(str(here.path))
        writer = _locked(index, folder, 1 if documents < _FEW else THREADS)
    except BaseException as error:
        raise _failure(folder, error) from error
    try:
        rows = Rows(here.path, last_row(index.searcher()))
        yield index, writer, rows
        rows.save()
        writer.commit()
        writer.wait_merging_threads()
        sweep(here.path)
    except BaseException as error:
        with suppress(Exception):
            writer.rollback()
            writer.wait_merging_threads()
            sweep(here.path)
        raise _failure(folder, error) from error


def _failure(folder: Path, error: BaseException) -> BaseException:
    if isinstance(error, OSError):
        return unwritable(f"the index in {folder}", reason(error))
    if is_panic(error) or (isinstance(error, ValueError) and error.__traceback__ and _is_tantivys(error)):
        said = " ".join(str(error).split())[:200]
        return unwritable(f"the index in {folder}", said)
    return error


def _is_tantivys(error: ValueError) -> bool:
    """Tell what tantivy raised from what a batch did: tantivy's sentences begin with what failed, ours do not."""
    return str(error).startswith(_FAILURES)


_FAILURES = ("An IO error", "Failed to", "Data corrupted", "An error occurred in a thread", "Path does not exist",
             "Filesystem", "Internal error", "Incompatible index", "Schema error", "System error")  # fmt: skip


def _locked(index: Index, folder: Path, most: int) -> IndexWriter:
    """A writer of so many threads at most; tantivy's own lock lets one live at a time."""
    threads = max(1, min(most, os.cpu_count() or 1))
    end = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            return index.writer(MEMORY, threads)
        except ValueError as error:
            if "lock" not in str(error).lower():
                raise damaged(folder) from error
            if time.monotonic() >= end:
                raise CablesError(
                    f"the index in {folder} is being written by another process: wait until it is done"
                ) from error
        time.sleep(0.05)


def sweep(path: Path) -> None:
    """Remove the files that no commit names any more; readers that hold them keep what they mapped."""
    if _has_orphans(path):
        index = Index.open(str(path))
        writer = index.writer(_SWEEP_MEMORY, 1)
        writer.garbage_collect_files()
        writer.wait_merging_threads()


def _has_orphans(path: Path) -> bool:
    _, segments = committed(Place(path, 0))
    named = {each["segment_id"].replace("-", "") for each in segments}
    return any(
        "." in each.name and not each.name.startswith((".", "meta")) and each.name.partition(".")[0] not in named
        for each in path.iterdir()
    )
