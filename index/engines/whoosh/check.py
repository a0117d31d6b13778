"""Whether an index's files are sound: all pointers in range and in order, every living cable in one place."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array
from index.engines.whoosh.columns import Table, read_table
from index.engines.whoosh.contents import SegmentEntry, read_contents
from index.engines.whoosh.segment import Segment


def problems(folder: Path) -> list[str]:
    """What is wrong, one sentence each. Raises `CablesError` or `OSError` where a file cannot be read at all."""
    contents = read_contents(folder)
    table = read_table(folder / contents.table)
    found = list(_table(table))
    held = [np.empty(0, dtype=np.int64)]
    for entry in contents.segments:
        segment = Segment.open(entry.path(folder))
        found += [f"segment {entry.id}: {problem}" for problem in _segment(segment, entry)]
        alive = np.ones(len(segment.versions), dtype=np.bool_)
        alive[[doc for doc in entry.deleted if doc < len(alive)]] = False
        held.append(segment.versions[alive])
    versions = np.sort(np.concatenate(held))
    if len(np.unique(versions)) < len(versions):
        found.append("some cables are held by more than one segment")
    if not np.array_equal(np.unique(versions), table.versions):
        found.append("the segments and the columns do not hold the same cables")
    return found


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
    for name, column in table.columns.items():
        if not _ascends(column.first) or int(column.first[0]) != 0:
            yield f"the column {name} is out of order"


def _segment(segment: Segment, entry: SegmentEntry) -> Iterator[str]:
    docs = len(segment.versions)
    if docs != entry.docs:
        yield f"it holds {docs} documents where {entry.docs} are expected"
    if not _ascends(segment.arrays["starts"]) or not _terms_ascend(segment):
        yield "its terms are out of order"
    for field in TEXT_FIELDS:
        first, placed, lengths, held, times, places = (
            segment.arrays[f"{field}.{part}"] for part in ("first", "placed", "lengths", "docs", "times", "places")
        )
        if not _ascends(first) or not _ascends(placed) or int(first[0]) != 0 or int(placed[0]) != 0:
            yield f"its postings of {field} are out of order"
        elif len(held) and int(held.max()) >= docs:
            yield f"its postings of {field} name documents that it does not hold"
        elif int(times.sum(dtype=np.int64)) != len(places):
            yield f"its positions of {field} do not fit its postings"
        elif np.any(places >= np.repeat(lengths[held], times)):
            yield f"its positions of {field} lie beyond the texts"


def _terms_ascend(segment: Segment) -> bool:
    last = b""
    for number in range(segment.terms):
        term = segment.term(number)
        if number and term <= last:
            return False
        last = term
    return True
