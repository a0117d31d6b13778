"""Telegrams as plain text with their address lines (`FM`, `TO`, `INFO`): one or several in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.draft import Draft, Mark, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_text
from corpus.readers.message import Message, is_message, message_of, messages_in
from corpus.readers.spacing import settled

_SUFFIXES: Final = frozenset(("", ".txt", ".text", ".asc", ".cable", ".tel", ".msg", ".log"))
_MOST_ABOVE: Final = 40
_BEGINNING: Final = 4000
KIND: Final = Mark("kind", "telegram", value="telegram")


@dataclass(frozen=True, slots=True)
class Telegrams:
    """A document a message; the sections of one are joined."""

    name: str = "telegrams"
    summary: str = "telegrams as text with FM and TO lines (State Department and military formats)"

    def sniff(self, file: InputFile) -> float:
        """By the address lines near the top of a text."""
        text = head_text(file)
        if "FM" not in text:
            return 0.0
        if file.suffix not in _SUFFIXES:
            # Whatever the file is called, nothing but a message begins so.
            begins = is_message(text[:_BEGINNING].lstrip().expandtabs(8).split("\n"))
            return 0.95 if begins == 0 else 0.0
        start = is_message(settled(text.expandtabs(8).split("\n")))
        return 0.0 if start is None else 0.85 if start <= _MOST_ABOVE else 0.2

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's messages one by one; raises `Unreadable` where it is no text."""
        found = messages_in(settled(read_text(file).expandtabs(8).split("\n")))
        if not found:
            yield Rejection(file.path, "it holds no telegram")
        for at, transmissions in enumerate(found, 1):
            content = "\n".join(line for lines in transmissions for line in lines)
            yield draft_of(message_of(transmissions), content, f"telegram {at}" if len(found) > 1 else "")


def draft_of(message: Message, content: str, position: str = "") -> Draft:
    """The draft of a message; `content` is what is digested."""
    return Draft(message.parts, digest(content), message.id, position, (*message.marks, KIND))


READER: Final = Telegrams()
