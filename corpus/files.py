"""A file that may hold cables: its bytes, its text, and nothing of what it means."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 65536
MEMBER = "!/"
"""What divides the path of an archive from that of a file in it: `cables.zip!/1962/x.txt`."""


@dataclass(frozen=True)
class InputFile:
    """One input: `path` as it is shown and recorded (relative to the collection's root), `open` gives its bytes anew.

    `columns` maps fields of the record to the names of a table's columns (`--map`).
    """

    path: str
    open: Callable[[], BinaryIO]
    columns: dict[str, str] = field(default_factory=dict)

    @classmethod
    def on_disk(cls, location: Path, path: str | None = None, columns: dict[str, str] | None = None) -> "InputFile":
        """The file at `location`, shown as `path` (default: the location itself)."""
        return cls(path or location.as_posix(), lambda: location.open("rb"), columns or {})

    @classmethod
    def in_memory(cls, path: str, content: bytes, columns: dict[str, str] | None = None) -> "InputFile":
        """Bytes that were read elsewhere, such as standard input."""
        return cls(path, lambda: io.BytesIO(content), columns or {})

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, by which a format is recognised."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    @property
    def suffix(self) -> str:
        """The lower-case ending of the name with its dot, or nothing."""
        return Path(self.path).suffix.lower()


def place_in_file(path: str, position: str) -> str:
    """What tells a document from the others of the same file: its position, below its member's path in an archive."""
    member = path.partition(MEMBER)[2]
    return "#".join(filter(None, (member, position)))


def member_of(place: str) -> str:
    """The place of the member to which a place in an archive belongs."""
    return place.partition("#")[0]
