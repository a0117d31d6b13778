"""The table of contents of each generation, as data: its segments, what is deleted of them, the table's file.

A line of JSON, and one of the checksum (CRC-32, eight hexadecimal digits) of the first with its line feed.
Whoosh's own is a pickle: to open somebody's index would be to run their code. Nothing here needs Whoosh, so that a
search does not load it.
"""

import json
import re
import zlib
from dataclasses import asdict
from pathlib import Path

from corpus.frozen import dataclass
from index.durable import sync_folder, write_durably
from index.faults import damaged, outdated, unreadable

NAME = "MAIN"
FORMAT = 2
SEGMENT_FILE = ".arrays"
_SEGMENT_ID = re.compile(r"[0-9a-z]{1,40}")
_TABLE_FILE = re.compile(r"columns_[0-9]{1,12}\.arrays")
_CONTENTS_FILE = re.compile(rf"_{NAME}_([0-9]+)\.toc")


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment as the contents name it: its documents, their tokens, and the numbers of those that are deleted."""

    id: str
    docs: int
    tokens: int
    deleted: frozenset[int]

    def path(self, folder: Path) -> Path:
        """The segment's one file."""
        return folder / f"{NAME}_{self.id}{SEGMENT_FILE}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in force in one generation."""

    generation: int
    table: str
    segments: tuple[SegmentEntry, ...]


def contents_file(generation: int) -> str:
    """The name of a generation's contents; it is the one that Whoosh gives its own."""
    return f"_{NAME}_{generation}.toc"


def read_contents(folder: Path, generation: int | None = None) -> Contents:
    """A generation's contents, the newest's where none is named.

    Raises `FileNotFoundError` where there are none, `CablesError` where they cannot be read.
    """
    try:
        generation = newest(folder) if generation is None else generation
        path = folder / contents_file(generation)
        text = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise unreadable(folder, error) from error
    try:
        return _parse(_checked(text, path), generation)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged(path) from error


def _checked(text: bytes, path: Path) -> bytes:
    line, _, checksum = text.partition(b"\n")
    if checksum != _checksum(line):
        if not checksum and json.loads(line)["format"] != FORMAT:
            raise outdated(path)
        raise ValueError("its bytes are not those that were written")
    return line


def _checksum(line: bytes) -> bytes:
    return b"%08x\n" % zlib.crc32(line + b"\n")


def _parse(line: bytes, generation: int) -> Contents:
    contents = json.loads(line)
    if contents["format"] != FORMAT or contents["generation"] != generation:
        raise ValueError("another format")
    segments = []
    for each in contents["segments"]:
        docs, tokens, deleted = int(each["docs"]), int(each["tokens"]), frozenset(map(int, each["deleted"]))
        if not _SEGMENT_ID.fullmatch(each["id"]) or any(not 0 <= doc < docs for doc in deleted):
            raise ValueError("a segment that cannot be")
        segments.append(SegmentEntry(each["id"], docs, tokens, deleted))
    if not _TABLE_FILE.fullmatch(contents["table"]):
        raise ValueError("a table that cannot be")
    return Contents(generation, contents["table"], tuple(segments))


def write_contents(folder: Path, contents: Contents) -> None:
    """Put new contents into force: written aside, synced, renamed. Raises `OSError`."""
    segments = [asdict(each) | {"deleted": sorted(each.deleted)} for each in contents.segments]
    said = {"format": FORMAT, "generation": contents.generation, "table": contents.table, "segments": segments}
    path = folder / contents_file(contents.generation)
    aside = path.with_name(path.name + ".new")
    line = json.dumps(said)
    write_durably(aside, f"{line}\n{_checksum(line.encode()).decode()}")
    sync_folder(folder)
    aside.replace(path)
    sync_folder(folder)


def newest(folder: Path) -> int:
    """The number of the newest generation. Raises `FileNotFoundError` where the folder holds no index."""
    found = _generations(folder)
    if not found:
        raise FileNotFoundError(f"no index in {folder}")
    return max(found)


def is_index(folder: Path) -> bool:
    """Tell whether the folder holds an index, sound or not."""
    return bool(_generations(folder))


def _generations(folder: Path) -> list[int]:
    return [int(match[1]) for path in folder.iterdir() if (match := _CONTENTS_FILE.fullmatch(path.name))]
