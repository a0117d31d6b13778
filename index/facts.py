"""What is known of a cable beside its texts, made sure of before an engine takes it up."""

from collections.abc import Mapping

from corpus.frozen import dataclass
from index.engine import COLUMNS, Entry

_LAST_DAY = 2**31 - 1
_HIGHEST = 2**53
"""Engines that count in floating point tell all whole numbers below this from each other."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an engine keeps of an entry beside its texts."""

    version: int
    id: str
    earliest: int | None
    latest: int | None
    dated: bool
    values: Mapping[str, tuple[int, ...]]


def facts_of(entry: Entry) -> Facts:
    """What an engine keeps of an entry beside its texts.

    Raises:
        ValueError, TypeError: its values are no numbers in range.
    """
    values = {name: tuple(map(int, row)) if (row := entry.values.get(name)) else () for name in COLUMNS}
    if entry.version < 0 or any(row and (min(row) < 0 or max(row) >= _HIGHEST) for row in values.values()):
        raise ValueError("a version or value id is out of range")
    for day in (entry.earliest, entry.latest):
        if day is not None and not 0 < day < _LAST_DAY:
            raise ValueError(f"{day} is no day")
    return Facts(entry.version, entry.id, entry.earliest, entry.latest, entry.dated, values)


def plain_id(id: str) -> str:
    """An id without what is no letter of any encoding."""
    return id.encode("utf-8", "replace").decode()
