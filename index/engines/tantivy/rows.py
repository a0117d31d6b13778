"""The days and values of every cable as it was written, in one file, so that those of many are counted at once.

tantivy counts the values of an answer in each segment by itself, and gives each back as an object of Python's; in this
file, beside tantivy's own, they are numbers of one array. A row is what was written of a cable at one time: its `DAYS`,
for each of `COLUMNS` where its values end, counted from the row's own first number, and then all values, as numbers of
32 bits, the low byte first. The cable's document says at which number its row begins (`schema.ROW`).

No row is ever changed. So every view finds its own, whatever has been written since, and a batch that was not
committed leaves only rows that no document names. `cables reindex` leaves them behind.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from struct import Struct, error, pack
from typing import Any
from zlib import crc32

from corpus.errors import CablesError
from index.engine import COLUMNS, Interval
from index.engines.asked.fields import DATED, EARLIEST, LATEST, bucket_field
from index.engines.tantivy._tantivy import Query, Searcher
from index.engines.tantivy.schema import ROW
from index.faults import damaged

VALUES, BLOCKS = "values", "blocks"
WIDTH = 4
"""The bytes of a number."""

DAYS = (DATED, EARLIEST, LATEST, *map(bucket_field, Interval))
"""What a row says of days, as the fields of these names do; 0 where they say nothing."""

HEAD = len(DAYS) + len(COLUMNS)
"""The numbers of a row before its values."""

_BLOCK = Struct("<QI")
"""For each batch where its rows end, and the checksum of their bytes; what stands behind the last was not finished."""

_PIECE = 1 << 22


def folder_of(index: Path) -> Path:
    """Where the rows of a tantivy index lie."""
    return index / "rows"


def create(index: Path) -> None:
    """Make the empty files of an index. Raises `OSError`."""
    folder = folder_of(index)
    folder.mkdir()
    for name in (VALUES, BLOCKS):
        (folder / name).touch()


def last_row(searcher: Searcher) -> int:
    """The last row that a document of a view names, -1 where none does."""
    found: dict[str, Any] = searcher.aggregate(Query.all_query(), {ROW: {"max": {"field": ROW}}})
    place = found[ROW]["value"]
    return -1 if place is None else int(place)


class Rows:
    """The rows of a batch, for an index that nobody else writes to, whose `last` row is known.

    Raises `CablesError` where files are damaged.
    """

    def __init__(self, index: Path, last: int) -> None:
        self._folder = folder_of(index)
        blocks = list(_blocks(self._folder))
        self._end = blocks[-1][0] if blocks else 0
        self._blocks = len(blocks)
        self._bytes = bytearray()
        if last >= self._end or _size(self._folder / VALUES) < self._end * WIDTH:
            raise damaged(self._folder / VALUES)

    def add(self, days: Iterable[int], values: Mapping[str, Iterable[int]]) -> int | None:
        """The place of a new row with these `DAYS` and values; None where one is too great for it."""
        ends: list[int] = []
        numbers: list[int] = []
        for column in COLUMNS:
            if column in values:
                numbers += dict.fromkeys(values[column])
            ends.append(HEAD + len(numbers))
        try:
            row = pack(f"<{HEAD + len(numbers)}I", *days, *ends, *numbers)
        except error:
            return None
        place = self._end + len(self._bytes) // WIDTH
        self._bytes += row
        return place

    def save(self) -> None:
        """Append the rows, and wait until the disk has them. Raises `OSError`."""
        if not self._bytes:
            return
        end = self._end + len(self._bytes) // WIDTH
        _append(self._folder / VALUES, self._end * WIDTH, self._bytes)
        _append(self._folder / BLOCKS, self._blocks * _BLOCK.size, _BLOCK.pack(end, crc32(self._bytes)))
        self._end, self._blocks, self._bytes = end, self._blocks + 1, bytearray()


def _append(path: Path, place: int, content: bytes | bytearray) -> None:
    """Write behind what counts of a file; what a batch left there that was not finished is overwritten."""
    with path.open("r+b") as file:
        file.truncate(place)
        file.seek(place)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def is_whole(index: Path, last: int) -> bool:
    """Tell whether the rows of every batch, up to the `last`, are there as they were written."""
    folder = folder_of(index)
    begin = 0
    try:
        with (folder / VALUES).open("rb") as file:
            for end, checksum in _blocks(folder):
                found, left = 0, (end - begin) * WIDTH
                while left > 0 and (piece := file.read(min(left, _PIECE))):
                    found, left = crc32(piece, found), left - len(piece)
                if left or found != checksum:
                    return False
                begin = end
    except (OSError, CablesError):
        return False
    return last < begin


def _blocks(folder: Path) -> Iterator[tuple[int, int]]:
    try:
        content = (folder / BLOCKS).read_bytes()
    except FileNotFoundError as missing:
        raise damaged(folder / BLOCKS) from missing
    for place in range(0, len(content) - _BLOCK.size + 1, _BLOCK.size):
        end, checksum = _BLOCK.unpack_from(content, place)
        yield int(end), int(checksum)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError as missing:
        raise damaged(path) from missing
