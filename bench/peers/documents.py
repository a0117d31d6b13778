"""The cables that every peer is given, as lines of a file: nothing here needs more than Python itself.

A line holds the fields of `Document` between tabs, in their order; values of a list stand between bars.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

BATCH = 2000
"""So many cables at a time are read, untimed, and then handed on."""


class Document(NamedTuple):
    """A cable without its evidence. `day` is `date.toordinal()`, 0 where it has none; `keywords` are of its words."""

    id: str
    day: int
    sender: str
    place: str
    participants: tuple[str, ...]
    keywords: tuple[str, ...]
    title: str
    body: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are words of it."""
        return tuple(dict.fromkeys(filter(None, (self.sender, *self.participants, self.place))))

    @property
    def text(self) -> str:
        """All that it says, for who keeps it in one field."""
        return "\n".join((self.title, ". ".join(self.keywords), ". ".join(self.names), self.body))

    @property
    def year(self) -> int:
        """The year of its day, 0 where it has none."""
        from datetime import date

        return date.fromordinal(self.day).year if self.day else 0


def write(path: Path, documents: Iterable[Document]) -> None:
    """Write the file."""
    with path.open("w", encoding="utf-8") as file:
        for each in documents:
            listed = each._replace(participants=(), keywords=())
            fields = [_clean(str(value)) for value in listed]
            fields[4], fields[5] = ("|".join(map(_clean, values)) for values in (each.participants, each.keywords))
            file.write("\t".join(fields) + "\n")


def _clean(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def batches(path: Path, first: int, last: int) -> Iterator[list[Document]]:
    """The cables of a file from the one number to before the other, some at a time."""
    with path.open(encoding="utf-8") as lines:
        wanted = islice(map(_read, lines), first, last)
        while batch := list(islice(wanted, BATCH)):
            yield batch


def _read(line: str) -> Document:
    id, day, sender, place, participants, keywords, title, body = line.rstrip("\n").split("\t")
    lists = [tuple(filter(None, values.split("|"))) for values in (participants, keywords)]
    return Document(id, int(day), sender, place, lists[0], lists[1], title, body)
