"""Archives of cables (ZIP, tar, compressed files), read in place: each member by the reader to which it belongs."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Final

from corpus.discover import shown, wanted
from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import MEMBER, InputFile
from corpus.readers import Rejection
from corpus.readers.archive_members import Member, damage_told, members_of, packing
from corpus.readers.encoding import binary_kind

_IN_MEMORY: Final = 8 * 1024 * 1024
"""A member up to this size is held in memory, a larger one on disk while it is read."""
_NESTED: Final = "it is an archive within an archive: unpack it first"


class ArchiveReader:
    """Reads what is in an archive as if it lay there as files; `cables.zip!/1962/x.txt` is the path of a member."""

    name = "archive"
    summary = "ZIP and tar archives (also .gz, .bz2, .xz) of all these, read in place"

    def sniff(self, file: InputFile) -> float:
        """By the signature; office documents and books are ZIP archives of another kind."""
        return 0.9 if _packing(file) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the documents of each member; a member that cannot be read is a rejection and stops no other.

        Raises `Unreadable` where the archive itself is damaged, or unpacks beyond measure.
        """
        found = False
        with file.open() as stream, tempfile.TemporaryDirectory(prefix="cables-") as folder:
            for member in members_of(stream, _packing(file)):
                if not _wanted(member.path):
                    continue
                found = True
                yield from _read(file, member, Path(folder) / "member")
        if not found:
            raise Unreadable("it is an archive without files")


READER = ArchiveReader()


def _wanted(path: str) -> bool:
    """Whether none of the folders above a member, nor its own name, is one that is left out on disk."""
    return all(part == ".." or wanted(part) for part in PurePosixPath(path).parts)


def _packing(file: InputFile) -> str:
    kind = packing(file.head, file.suffix)
    other = kind == "zip" and binary_kind(file.head) not in ("a ZIP archive", "a binary file")
    return "" if other else kind


def _read(archive: InputFile, member: Member, room: Path) -> Iterator[Draft | Rejection]:
    """The documents of one member; `room` is where a large one lies while it is read."""
    path = f"{archive.path}{MEMBER}{_shown(member.path)}" if member.path else archive.path
    if member.content is None:
        yield Rejection(path, member.refused)
        return
    try:
        file = _kept(member.content, replace(archive, path=path if member.path else _unpacked_name(path)), room)
        if _packing(file):
            raise Unreadable(_NESTED)
        for item in _items(file):
            yield _placed(item, path) if member.path else item
    except Unreadable as error:
        if not member.path:
            raise
        yield Rejection(path, str(error))


def _items(file: InputFile) -> Iterator[Draft | Rejection]:
    from corpus.readers.registry import drafts  # the registry imports this module

    try:
        yield from drafts(file)
    except OSError as error:
        raise Unreadable(f"it cannot be read ({error.strerror or error})") from error


def _placed(item: Draft | Rejection, path: str) -> Draft | Rejection:
    if isinstance(item, Rejection):
        return replace(item, path=path)
    return replace(item, source=replace(item.source, path=path))


def _kept(content: IO[bytes], archive: InputFile, room: Path) -> InputFile:
    """A member's bytes where they can be read again and again; raises `Unreadable` where they are damaged."""
    with damage_told():
        start = content.read(_IN_MEMORY)
        if len(start) < _IN_MEMORY:
            return InputFile(archive.path, lambda: io.BytesIO(start), archive.columns)
        with room.open("wb") as copy:
            copy.write(start)
            shutil.copyfileobj(content, copy, 1024 * 1024)
    return InputFile(archive.path, lambda: room.open("rb"), archive.columns)


def _shown(path: str) -> str:
    return shown(path.replace("\\", "/").removeprefix("./"))


def _unpacked_name(path: str) -> str:
    """The name of a compressed file without the ending that tells how it is packed."""
    return path.rpartition(".")[0] or path
