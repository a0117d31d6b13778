"""A sorted text of lines, mapped into memory and searched by halving: nothing of it is loaded but what is asked for."""

import mmap
from collections.abc import Iterator
from pathlib import Path


class Table:
    """Lines in the order of their bytes, from a file that does not change."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._text = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def lines(self, prefix: str) -> Iterator[str]:
        """The lines that begin with a prefix, in order, without their ends."""
        wanted = prefix.encode()
        at = self._first(wanted)
        size = len(self._text)
        while at < size:
            end = self._text.find(b"\n", at)
            line = self._text[at : end if end >= 0 else size]
            if not line.startswith(wanted):
                return
            yield line.decode()
            at += len(line) + 1

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins that is not less than what is wanted."""
        low, high = 0, len(self._text)
        while low < high:
            middle = (low + high) // 2
            start = self._text.rfind(b"\n", low, middle) + 1 or low
            end = self._text.find(b"\n", start)
            end = end if end >= 0 else len(self._text)
            if self._text[start : start + len(wanted)] < wanted:
                low = end + 1
            else:
                high = start
        return low
