"""The lines of a file one by one, so that an export of gigabytes never stands in memory."""

from collections.abc import Iterator
from typing import Final

from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers.charset import guess
from corpus.readers.encoding import binary_kind, is_wide, read_text

MAX_LINE: Final = 64 * 1024 * 1024
"""No line is longer (in bytes); one that is, is cut there, so that a file without line ends cannot fill the memory."""


def text_lines(file: InputFile) -> Iterator[str]:
    """The lines of `file` without their ends, decoded as UTF-8 or, where a line is not, as the older encoding guessed.

    Raises `Unreadable` where the file cannot be opened, is empty or binary, or its encoding cannot be told.
    """
    try:
        head = file.head
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {(error.strerror or str(error)).lower()}") from error
    kind = binary_kind(head)
    if kind:
        raise Unreadable(f"it is {kind}, not text")
    if not head.strip():
        raise Unreadable("it is empty")
    if is_wide(head) or (b"\r" in head and b"\n" not in head):
        yield from read_text(file).split("\n")
    else:
        yield from _decoded(file, head)


def _decoded(file: InputFile, head: bytes) -> Iterator[str]:
    older = ""
    with file.open() as stream:
        first = True
        while raw := stream.readline(MAX_LINE):
            if first:
                raw, first = raw.removeprefix(b"\xef\xbb\xbf"), False
            raw = raw.rstrip(b"\r\n")
            try:
                yield raw.decode("utf-8")
            except UnicodeDecodeError:
                older = older or guess(raw if head.isascii() else head)
                if not older:
                    raise Unreadable("its encoding could not be told") from None
                yield raw.decode(older, "replace")
