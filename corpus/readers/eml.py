"""Electronic mail (RFC 5322, MIME): who wrote to whom and when by its header, its text, never its attachments."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_binary_file
from email.errors import MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from corpus.draft import BODY, HEAD, NOTES, PERSON, TITLE, Draft, Mark, digest
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import decode, head_kind
from corpus.readers.page import page_of
from corpus.readers.plain import draft_of_page
from corpus.readers.spacing import settled
from corpus.readers.text_page import own_page

_SHOWN: Final = ("From", "To", "Cc", "Bcc", "Date", "Subject")
_FIELDS: Final = {"From": "sender", "To": "recipients", "Cc": "copied", "Bcc": "copied"}
_HEADER: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,4000}\r?\n(?:[ \t][^\n]{0,4000}\r?\n){0,200}){2,}")
_TELLING: Final = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|X-Mailer|Delivered-To):", re.I | re.M)
_SENT: Final = re.compile(rb"^(?:From|Date|Subject):", re.I | re.M)
_MAX_PARTS: Final = 1000


class EmlReader:
    """Reads a message as one document; what is attached is told of and not read."""

    name = "eml"
    summary = "electronic mail (EML): header, text; attachments are not read"

    def sniff(self, file: InputFile) -> float:
        """By the fields that only mail has at its head, or by the name."""
        if head_kind(file):
            return 0.0
        start = _HEADER.match(file.head.removeprefix(b"\xef\xbb\xbf"))
        if start is None or not _SENT.search(start[0]):
            return 0.0
        return 0.9 if file.suffix == ".eml" or len(_TELLING.findall(start[0])) > 1 else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the message and a rejection for each attachment; raises `Unreadable` where there is no message."""
        try:
            with file.open() as stream:
                message = message_from_binary_file(stream)
        except (MessageError, ValueError, LookupError, RecursionError) as error:
            raise Unreadable(f"it is no sound message ({type(error).__name__})") from error
        parts = [part for part, _ in zip(message.walk(), range(_MAX_PARTS), strict=False)]
        made = _draft(message, _text(parts))
        if not made.parts:
            raise Unreadable("it is a message without header and text")
        yield made
        for number, part in enumerate(parts):
            if _is_attached(part):
                name = _filename(part) or part.get_content_type()
                yield Rejection(
                    file.path, "it is attached to a message, and not read: save it as a file of its own",
                    f"attachment {number} ({name})",
                )  # fmt: skip


READER = EmlReader()


def _draft(message: Message, text: str) -> Draft:
    lines: list[str] = []
    marks: list[Mark] = []
    at = 0
    for name in _SHOWN:
        addresses = _addresses(message, name) if name in _FIELDS else []
        value = ", ".join(shown for shown, _ in addresses) or _header(message, name)
        if not value:
            continue
        start = at + len(name) + 2
        marks.extend(_parties(_FIELDS[name], addresses, start) if addresses else _marks(name, value, start))
        lines.append(f"{name}: {value}")
        at += len(lines[-1]) + 1
    subject = _header(message, "Subject")
    content = "\n".join((*lines, "", text))
    lines_of_text = settled(text.expandtabs(8).split("\n"))
    sent_on = own_page(lines_of_text) if text.strip() else None
    if sent_on:
        # A message of another service that was sent on: its own head says who wrote it, the letter's that it came.
        return draft_of_page(sent_on, content)
    page = page_of(lines_of_text, subject) if text.strip() else None
    parts = {
        TITLE: subject,
        HEAD: "\n".join(lines),
        BODY: "\n\n".join(filter(None, (page.parts.get(HEAD), page.parts.get(BODY)))) if page else "",
        NOTES: page.parts.get(NOTES, "") if page else "",
    }
    return Draft({name: part for name, part in parts.items() if part}, digest(content), marks=tuple(marks))


def _addresses(message: Message, name: str) -> list[tuple[str, str]]:
    """The mailboxes of a field, each as it is shown and by its name, or by its address where it has none.

    A field is divided before it is decoded: an encoded name may hold a comma.
    """
    found = []
    for person, address in getaddresses([_raw(value) for value in message.get_all(name, [])]):
        words = _decoded_words(person) or address
        quoted = f'"{words}"' if "," in words else words
        if words:
            found.append((quoted if words == address or not address else f"{quoted} <{address}>", words))
    return found


def _parties(field: str, addresses: list[tuple[str, str]], at: int) -> Iterator[Mark]:
    for shown, words in addresses:
        turned = _turned(words) if "," in words else ""
        yield Mark(field, words, HEAD, at + shown.index(words), turned, PERSON if turned else "")
        at += len(shown) + 2


def _marks(name: str, value: str, start: int) -> Iterator[Mark]:
    """The day and the subject of a header, where they stand in the part of the head."""
    if name == "Date":
        moment = _moment(value)
        yield Mark("date", value, HEAD, start, moment.isoformat(timespec="seconds") if moment else "")
    elif name == "Subject":
        yield Mark("subject", value, HEAD, start)


def _turned(words: str) -> str:
    family, _, given = words.partition(",")
    return f"{given.strip()} {family.strip()}"


def _moment(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header(message: Message, name: str) -> str:
    """A field of the header on one line, its encoded words decoded; "" where it is absent."""
    value = message.get(name)
    return "" if value is None else _decoded_words(_raw(value))


def _raw(value: str | Header) -> str:
    """A field as it stands; bytes beyond ASCII (RFC 6532, and programs that never cared) as the characters they are."""
    if isinstance(value, str):
        return value
    pieces = (words if isinstance(words, bytes) else words.encode() for words, _ in decode_header(value))
    return _characters(b"".join(pieces))


def _characters(raw: bytes) -> str:
    try:
        return decode(raw)
    except Unreadable:
        return raw.decode("utf-8", "replace")


def _decoded_words(raw: str) -> str:
    try:
        value = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):
        value = raw
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _text(parts: list[Message]) -> str:
    """The text that was written as such, else that of the HTML."""
    for kind in ("text/plain", "text/html"):
        found = [
            _decoded(part, html=kind == "text/html")
            for part in parts
            if part.get_content_type() == kind and not part.is_multipart() and not _is_attached(part)
        ]
        text = "\n\n".join(filter(None, (each.strip("\n") for each in found)))
        if text.strip():
            return text
    return ""


def _decoded(part: Message, *, html: bool) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw:
        return ""
    if html:
        return _of_html(raw)
    charset = part.get_content_charset() or ""
    try:
        text = raw.decode(charset) if charset else _characters(raw)
    except (LookupError, UnicodeError):
        text = raw.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_html(raw: bytes) -> str:
    """The text of a page, by whichever reader knows pages."""
    from corpus.readers.registry import drafts  # the registry imports this module

    page = InputFile.in_memory("message.html", raw)
    try:
        found = [item for item in drafts(page) if isinstance(item, Draft)]
    except Unreadable:
        return ""
    return "\n\n".join(draft.part(name) for draft in found for name in (HEAD, BODY, NOTES) if draft.part(name))


def _is_attached(part: Message) -> bool:
    """Whether a part is a document of its own: a file, or a message that was sent on; a picture in the text is none."""
    if part.get_content_maintype() == "multipart":
        return False
    if part.get_content_type() == "message/rfc822":
        return True
    disposition = part.get_content_disposition()
    if part.get_content_maintype() == "text" and disposition != "attachment":
        return False
    return disposition == "attachment" or (bool(_filename(part)) and part.get_content_maintype() != "image")


def _filename(part: Message) -> str:
    try:
        return " ".join((part.get_filename() or "").split())
    except (ValueError, LookupError, TypeError):
        return ""
