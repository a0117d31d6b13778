"""How often each value occurs in a large answer, and its days, counted over the rows of its cables all at once."""

import mmap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from index.engine import COLUMNS, Histogram, Interval, ValueCounts
from index.engines.asked.fields import DATED, EARLIEST, LATEST, UNDATED, bucket_field
from index.engines.tantivy.rows import DAYS, HEAD, VALUES, WIDTH, folder_of
from index.faults import damaged
from index.tallying import Numbers, commonest, counted, spread


class Tallies:
    """The rows of an index. Raises `OSError` where their file cannot be read."""

    def __init__(self, index: Path) -> None:
        self._path = folder_of(index) / VALUES
        with self._path.open("rb") as file:
            size = file.seek(0, 2)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        self._numbers = np.frombuffer(mapped, dtype=f"<u{WIDTH}", count=size // WIDTH)

    def of(self, places: Sequence[int]) -> "Tally":
        """What is counted over the rows at these places. Raises `CablesError` where there are no such rows."""
        rows = np.array(places, dtype=np.int64)
        if len(rows) and int(rows.max()) + HEAD > len(self._numbers):
            raise damaged(self._path)
        return Tally(self._path, self._numbers, rows)


class Tally:
    """Counts over some rows."""

    def __init__(self, path: Path, numbers: Numbers, rows: Numbers) -> None:
        self._path, self._numbers, self._rows = path, numbers, rows

    def _days(self, name: str) -> Numbers:
        return self._numbers.take(self._rows + DAYS.index(name))

    def extent(self) -> tuple[int | None, int | None]:
        """The earliest and the latest day that the rows state."""
        days = np.concatenate([self._days(EARLIEST), self._days(LATEST)])
        stated = days[days > 0]
        return (int(stated.min()), int(stated.max())) if len(stated) else (None, None)

    def histogram(self, interval: Interval) -> Histogram:
        """The rows by the bucket that holds their whole span."""
        days, counts = counted(self._days(bucket_field(interval)))
        found = dict(zip(days.tolist(), counts.tolist(), strict=True))
        found.pop(0, None)
        undated = int(np.count_nonzero(self._days(DATED) == UNDATED))
        buckets = {date.fromordinal(day): count for day, count in found.items()}
        return Histogram(interval, buckets, len(self._rows) - undated - sum(found.values()), undated)

    def counts(self, column: str, most: int | None) -> ValueCounts:
        """The values of a column, `most` of them as a request says. Raises `CablesError` where rows are damaged."""
        numbers, rows, place = self._numbers, self._rows, len(DAYS) + COLUMNS.index(column)
        begins = rows + (numbers.take(rows + (place - 1)) if place > len(DAYS) else HEAD)
        ends = rows + numbers.take(rows + place)
        lengths = ends - begins
        if len(rows) and (int(lengths.min()) < 0 or int(ends.max()) > len(numbers)):
            raise damaged(self._path)
        known = int(np.count_nonzero(lengths))
        ids, counts = counted(numbers.take(spread(begins, lengths)))
        whole, different = int(counts.sum()), len(ids)
        if most is not None and most < different:
            kept = commonest(counts, most)
            ids, counts = ids[kept], counts[kept]
        told = dict(zip(ids.tolist(), counts.tolist(), strict=True))
        return ValueCounts(told, len(rows) - known, known, different - len(told), whole - int(counts.sum()))
