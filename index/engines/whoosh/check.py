"""Whether an index's files are sound: each byte as written, all pointers in range, every living cable in one place."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpus.errors import CablesError
from index.engines.whoosh.arrays import Array, verify
from index.engines.whoosh.columns import Table, read_table
from index.engines.whoosh.contents import Contents, SegmentEntry, read_contents
from index.engines.whoosh.segment import Segment


def problems(folder: Path) -> list[str]:
    """What is wrong, one sentence each. Raises `CablesError` or `OSError` where the contents cannot be read at all."""
    contents = read_contents(folder)
    files = [folder / contents.table, *(entry.path(folder) for entry in contents.segments)]
    found = [problem for path in files if (problem := _damage(path))]
    # What is not as it was written has nothing more to say.
    return found or list(_contradictions(folder, contents))


def _damage(path: Path) -> str:
    """What is wrong with the bytes of a file."""
    try:
        verify(path)
    except FileNotFoundError:
        return f"the index file {path} is missing; `cables reindex` makes it anew"
    except CablesError as error:
        return str(error)
    return ""


def _contradictions(folder: Path, contents: Contents) -> Iterator[str]:
    """What files say that were written so, and yet cannot be."""
    table = read_table(folder / contents.table)
    yield from _table(table)
    held = [np.empty(0, dtype=np.int64)]
    for entry in contents.segments:
        segment = Segment.open(entry.path(folder))
        yield from (f"segment {entry.id}: {problem}" for problem in _segment(segment, entry))
        alive = np.ones(len(segment.versions), dtype=np.bool_)
        alive[[doc for doc in entry.deleted if doc < len(alive)]] = False
        held.append(segment.versions[alive])
    versions = np.sort(np.concatenate(held))
    if len(np.unique(versions)) < len(versions):
        yield "some cables are held by more than one segment"
    if not np.array_equal(np.unique(versions), table.versions):
        yield "the segments and the columns do not hold the same cables"


def _ascends(array: Array) -> bool:
    return bool(np.all(array[1:] >= array[:-1])) and (not len(array) or int(array[0]) >= 0)


def _table(table: Table) -> Iterator[str]:
    if not _ascends(table.versions) or len(np.unique(table.versions)) < len(table):
        yield "the columns do not list each cable once and in order"
    if np.any(table.earliest > table.latest):
        yield "some spans of days end before they begin"
    for places in (table.by_date, table.by_latest):
        if not np.array_equal(np.sort(places), np.arange(len(table))):
            yield "the orders by date do not hold each cable once"
    for name, column in {"ids": table.ids, **table.columns}.items():
        if int(column.counts.sum(dtype=np.int64)) != len(column.values):
            yield f"the column {name} has more or fewer values than its cables"


def _segment(segment: Segment, entry: SegmentEntry) -> Iterator[str]:
    docs, terms = len(segment.versions), len(segment.dictionary)
    if docs != entry.docs:
        yield f"it holds {docs} documents where {entry.docs} are expected"
    if docs and int(segment.spoken.max()) >= len(segment.languages):
        yield "it names languages that it does not list"
    if not segment.dictionary.is_ordered:
        yield "its terms are out of order"
    for field, postings in segment.fields.items():
        times = postings.times_of(slice(0, len(postings.docs)))
        if not _runs(postings.first) or not _runs(postings.placed) or not _ascends(postings.terms):
            yield f"its postings of {field} are out of order"
        elif len(postings.terms) and int(postings.terms[-1]) >= terms:
            yield f"its postings of {field} are of terms that it does not have"
        elif len(postings.docs) and int(postings.docs.max()) >= docs:
            yield f"its postings of {field} name documents that it does not hold"
        elif int(times.sum(dtype=np.int64)) != len(postings.places):
            yield f"its positions of {field} do not fit its postings"
        elif np.any(postings.places >= np.repeat(postings.lengths[postings.docs], times)):
            yield f"its positions of {field} lie beyond the texts"


def _runs(first: Array) -> bool:
    return _ascends(first) and int(first[0]) == 0
