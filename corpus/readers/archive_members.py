"""What is in a ZIP or tar archive, one member at a time, and what of it is never unpacked.

The limits are against archives that are made to fill a disk or a memory; an honest one does not reach them.
"""

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Final

from corpus.errors import Unreadable

MAX_MEMBER: Final = 1024 * 1024 * 1024
"""No member may unpack to more bytes."""
MAX_RATIO: Final = 200
"""An archive may not unpack to more than so many times its size (text packs to a tenth or so)."""
_ALWAYS_ALLOWED: Final = 256 * 1024 * 1024
_LEADS_OUT: Final = "its path leads out of the archive"
_BOMB: Final = f"it unpacks to more than {MAX_RATIO} times its size, as what is made to fill a disk does"
_UNNAMED: Final = "unnamed"
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_PACKED: Final = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_DAMAGE: Final = (
    EOFError, OSError, ValueError, NotImplementedError, OverflowError, zlib.error, struct.error, lzma.LZMAError,
    zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
_TAR_HEADER: Final = 512
_KINDS: Final = (
    ("issym", "it is a link, not a file"),
    ("islnk", "it is a link, not a file"),
    ("isfifo", "it is a pipe, not a file"),
    ("isdev", "it is a device, not a file"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its path in it, and its bytes (to be read before the next one is asked for), or why not.

    The path of the one file that a compressed file holds is empty.
    """

    path: str
    content: IO[bytes] | None = None
    refused: str = ""


def packing(head: bytes, suffix: str = "") -> str:
    """How a file that begins with `head` is packed: `zip`, `tar`, `gz`, `bz2`, `xz`, or "" where it is no archive."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar" or (suffix == ".tar" and _is_old_tar(head)):
        return "tar"
    return next((kind for sign, kind in _PACKED.items() if head.startswith(sign)), "")


def _is_old_tar(head: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(head[:_TAR_HEADER], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


@contextmanager
def damage_told() -> Iterator[None]:
    """What the libraries raise for a damaged archive, as `Unreadable`."""
    try:
        yield
    except _DAMAGE as error:
        clause = " ".join(str(error).split()).rstrip(".")[:120] or type(error).__name__
        raise Unreadable(f"the archive is damaged ({clause})") from error


def members_of(stream: BinaryIO, kind: str) -> Iterator[Member]:
    """The members of an archive in its order, without its folders.

    Raises `Unreadable` where the archive is damaged or unpacks beyond measure; what was yielded before is sound.
    """
    allowed = max(_ALWAYS_ALLOWED, MAX_RATIO * _size(stream))
    with damage_told():
        if kind == "zip":
            yield from _zip_members(stream, allowed)
        elif kind == "tar":
            yield from _tar_members(stream)
        else:
            yield from _unpacked(io.BufferedReader(_Limited(_opened(stream, kind), allowed)))


def _opened(stream: BinaryIO, kind: str) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    if kind == "gz":
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if kind == "bz2" else lzma.LZMAFile(stream)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


class _Limited(io.RawIOBase):
    """A stream that ends in `Unreadable` where it gives more bytes than are allowed."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile, allowed: int) -> None:
        self._stream = stream
        self._left = allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = self._stream.read(len(buffer))
        self._left -= len(read)
        if self._left < 0:
            raise Unreadable(_BOMB)
        buffer[: len(read)] = read
        return len(read)


def _unpacked(stream: io.BufferedReader) -> Iterator[Member]:
    """A compressed tar archive, or the one file that was compressed."""
    if stream.peek(_TAR_HEADER)[257:262] == b"ustar":
        yield from _tar_members(stream)
    else:
        yield Member("", stream)


def _zip_members(stream: BinaryIO, allowed: int) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        newest = {info.filename: info for info in archive.infolist()}
        for info in newest.values():
            path = info.filename.replace("\\", "/") or _UNNAMED
            if path.endswith("/"):
                continue
            allowed -= info.file_size
            refused = _zip_refused(info, path)
            if allowed < 0 and not refused:
                raise Unreadable(_BOMB)
            if refused:
                yield Member(path, refused=refused)
                continue
            try:
                with archive.open(info) as content:
                    yield Member(path, content)
            except NotImplementedError:
                yield Member(path, refused="it is packed by a method that is not known here")
            except RuntimeError:  # what zipfile raises where a password is wanted
                yield Member(path, refused="it is encrypted: unpack it with its password first")


def _zip_refused(info: zipfile.ZipInfo, path: str) -> str:
    mode = info.external_attr >> 16
    if leads_out(path):
        return _LEADS_OUT
    if stat.S_ISLNK(mode):
        return "it is a link, not a file"
    if info.flag_bits & 0x1:
        return "it is encrypted: unpack it with its password first"
    if info.file_size > max(_ALWAYS_ALLOWED // 16, MAX_RATIO * info.compress_size):
        return _BOMB
    return _too_large(info.file_size)


def _tar_members(stream: BinaryIO | io.BufferedReader) -> Iterator[Member]:
    with tarfile.open(fileobj=stream, mode="r|", errors="replace") as archive:
        for info in archive:
            if info.isdir():
                continue
            refused = (
                _LEADS_OUT if leads_out(info.name) else next((why for test, why in _KINDS if getattr(info, test)()), "")
            )
            refused = refused or _too_large(info.size)
            yield Member(info.name or _UNNAMED, None if refused else archive.extractfile(info), refused)


def _too_large(size: int) -> str:
    return f"it unpacks to more than {MAX_MEMBER // 1024**3} GB" if size > MAX_MEMBER else ""


def leads_out(path: str) -> bool:
    """Whether a member's path is absolute or climbs above the archive."""
    return path.startswith(("/", "\\")) or bool(_DRIVE.match(path)) or ".." in re.split(r"[/\\]", path)
