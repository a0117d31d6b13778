"""The readers: one file a format, chosen by how sure each is that a file is its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from corpus.draft import Draft
from corpus.files import InputFile


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file, or one document of it, that could not be read, and why (one clause, without the path)."""

    path: str
    reason: str
    position: str = ""


class Reader(Protocol):
    """A format: its name, a line for the help, and its two acts."""

    @property
    def name(self) -> str: ...

    @property
    def summary(self) -> str: ...

    def sniff(self, file: InputFile) -> float:
        """How sure the reader is, from the name and `file.head` alone: 0 (not mine) to 1 (certain)."""
        ...

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the documents one by one; a bad document is a `Rejection`, a bad file raises `Unreadable`."""
        ...


@runtime_checkable
class Columned(Protocol):
    """A reader of tables, which can tell what it leaves aside."""

    def unmapped(self, file: InputFile) -> tuple[str, ...]:
        """The names of the columns that no field of the record takes, in the file's order."""
        ...
