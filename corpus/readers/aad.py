"""Telegrams of the Central Foreign Policy Files, 1973 to 1979, as the National Archives' AAD gives them.

A record is the `Message Text` with the `Message Attributes` below it, `Key: value` a line. Dates among the attributes
that fall on 1 January 1960 or 1994 pad empty fields, those of capture and review are the archive's; `Current
Classification` is today's and says nothing of the message.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from corpus import draft as parts_of
from corpus.cable import Source
from corpus.draft import Draft, Mark, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text
from corpus.readers.message import is_message, message_of, messages_in
from corpus.readers.message_tags import tags_in
from corpus.readers.page import page_of
from corpus.readers.streams import text_lines
from corpus.readers.telegrams import KIND

_TEXT: Final = re.compile(r"[ \t*#]*Message Text[ \t*:]*\Z", re.IGNORECASE)
_ATTRIBUTES: Final = re.compile(r"[ \t*#]*Message Attributes[ \t*:]*\Z", re.IGNORECASE)
_SIGN: Final = re.compile(r"^[ \t*#]*Message (?:Text|Attributes)[ \t*:]*$", re.IGNORECASE | re.MULTILINE)
_ATTRIBUTE: Final = re.compile(
    r"[ \t]{0,8}[*_]{0,2}(?P<key>[A-Z][A-Za-z /]{1,40}?)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(?P<value>.*?)[ \t]*\Z"
)
_NUMBER: Final = re.compile(r"(?:19|20)\d{2}[A-Z][A-Z0-9]{2,20}\d{2,}(?:_[a-z0-9])?\Z")
_REACH: Final = 6000
_EMPTY: Final = frozenset(("", "n/a", "na", "none", "null", "<na>", "-"))
_PADDING: Final = re.compile(r"0?1[ -]JAN[ -](?:19)?(?:60|94)\Z", re.IGNORECASE)
_KEPT: Final = (
    "Document Number", "Draft Date", "Concepts", "TAGS", "From", "To", "Subject", "Reference", "Type",
    "Original Classification", "Original Handling Restrictions", "Handling Restrictions", "Film Number",
)  # fmt: skip
_BY_FOLD: Final = {name.casefold(): name for name in _KEPT}
# Which attribute stands for which field where the text itself does not say.
_MARKED: Final = (
    ("sender", "From", re.compile(r"[^;]+")),
    ("recipients", "To", re.compile(r"[^;,]+")),
    ("classification", "Original Classification", re.compile(r".+")),
    ("handling", "Original Handling Restrictions", re.compile(r"[^,;]+")),
    ("handling", "Handling Restrictions", re.compile(r"[^,;]+")),
    ("references", "Reference", re.compile(r"[^,;]+")),
)
_CONCEPT: Final = re.compile(r"[^,;()]+(?:\([^()]*\))?")
_REFERENCE_LINE: Final = re.compile(r"^[ \t]{0,12}REF(?:S|TELS?)?\b", re.MULTILINE)
_KINDS: Final = {"te": "telegram", "telegram": "telegram", "airgram": "airgram", "memo": "memorandum"}


@dataclass(slots=True)
class _Entry:
    """One record as its lines are gathered."""

    text: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return any(line.strip() for line in (*self.text, *self.attributes))


@dataclass(frozen=True, slots=True)
class Aad:
    """A document a record."""

    name: str = "aad"
    summary: str = "State Department telegrams of 1973 to 1979 from NARA's Access to Archival Databases"

    def sniff(self, file: InputFile) -> float:
        """By the headings of its two zones, in a text that is neither a table nor a page of the web."""
        text = head_text(file)
        if "essage" not in text or file.suffix in (".csv", ".tsv", ".json", ".jsonl", ".html", ".htm", ".xml"):
            return 0.0
        return 0.95 if _SIGN.search(text) and not text.lstrip().startswith(("<", "{", "[{")) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's records one by one; raises `Unreadable` where it is no text."""
        pending: tuple[int, _Entry] | None = None
        for count, entry in enumerate(entries(text_lines(file)), 1):
            if pending:
                yield _draft(pending[1], f"telegram {pending[0]}")
            pending = (count, entry)
        if pending is None:
            yield Rejection(file.path, "it holds no telegram")
        else:
            yield _draft(pending[1], f"telegram {pending[0]}" if pending[0] > 1 else "")


def entries(lines: Iterable[str]) -> Iterator[_Entry]:
    """The records of a file; a zone that the present record already has begins the next one."""
    entry, zone = _Entry(), "text"
    for line in lines:
        line = line.expandtabs(8).rstrip("\n")
        heading = "text" if _TEXT.match(line) else "attributes" if _ATTRIBUTES.match(line) else ""
        if heading:
            if heading in entry.seen:
                if entry:
                    yield entry
                entry = _Entry()
            entry.seen.add(heading)
            zone = heading
        elif zone == "text":
            entry.text.append(line)
        else:
            entry.attributes.append(line)
    if entry:
        yield entry


def attributes_of(lines: list[str]) -> dict[str, str]:
    """The attributes that tell something of the message, by their names; padding and empty ones are left out."""
    found: dict[str, str] = {}
    for line in lines:
        match = _ATTRIBUTE.match(line) if len(line) < 2000 else None
        name = _BY_FOLD.get(" ".join(match["key"].casefold().split())) if match else None
        if match and name and name not in found:
            value = match["value"].strip(" '\"*_")
            if value.casefold() not in _EMPTY and not _PADDING.match(value):
                found[name] = value
    return found


def _draft(entry: _Entry, position: str) -> Draft:
    attributes = attributes_of(entry.attributes)
    stated = attributes.get("Document Number", "").replace(" ", "")
    number = stated if _NUMBER.match(stated) else ""
    parts, marks, identifier = _of_text(entry.text, number[:4])
    if "Subject" in attributes and (parts.get(parts_of.TITLE, "") == "" or not _has_subject(parts)):
        parts[parts_of.TITLE] = attributes["Subject"]
    parts |= {name: value for name, value in attributes.items() if name != "Film Number"}
    kind = _KINDS.get(attributes.get("Type", "").casefold(), "")
    marks = [*marks, *_of_attributes(attributes, marks, parts)]
    if kind:
        marks.append(replace(KIND, words=kind, value=kind))
    film = attributes.get("Film Number", "")
    content = "\n".join((*entry.text, *entry.attributes))
    return Draft(
        parts, digest(content), number or identifier, position, tuple(marks),
        Source(citation=f"Film Number {film}" if film else ""),
    )  # fmt: skip


def with_telegram(draft: Draft) -> Draft:
    """A row's draft whose text is a telegram with its header: that header is read, what it says goes before columns.

    Any other draft is returned as it is.
    """
    body = draft.part(parts_of.BODY)
    if "FM" not in body[:_REACH] and "Message A" not in body:
        return draft
    lines = body.split("\n")
    if is_message(lines) is None and not any(map(_ATTRIBUTES.match, lines)):
        return draft
    entry = next(entries(lines), None)
    if entry is None:
        return draft
    own = _draft(entry, draft.position)
    stated = {mark.field for mark in own.marks if mark.part in (parts_of.HEAD, parts_of.BODY)} - {"keywords"}
    known = {(mark.field, mark.words) for mark in own.marks}
    columns = [mark for mark in draft.marks if mark.field not in stated and (mark.field, mark.words) not in known]
    taken = {mark.field for mark in columns} - {"keywords", "handling"}
    marks = (*columns, *(mark for mark in own.marks if mark.field not in taken))
    head = "\n\n".join(filter(None, (own.part(parts_of.HEAD), draft.part(parts_of.HEAD))))
    parts = {**own.parts, **{name: text for name, text in draft.parts.items() if name != parts_of.BODY}}
    parts |= {parts_of.HEAD: head} if head else {}
    return replace(draft, parts=parts, id=draft.id or own.id, marks=marks)


def _has_subject(parts: dict[str, str]) -> bool:
    return bool(re.search(r"(?im)^[ \t]{0,12}SUBJ(?:ECT)?[ \t]*[:.]", parts.get(parts_of.HEAD, "")))


def _of_text(lines: list[str], year: str) -> tuple[dict[str, str], list[Mark], str]:
    """Parts, marks and id of a record's text; one that is no telegram is read as a page."""
    groups = messages_in(lines)
    if groups:
        message = message_of(groups[0], year)
        rest = "\n".join(line for group in groups[1:] for lines in group for line in lines)
        body = f"{message.parts.get(parts_of.BODY, '')}\n\n{rest}".strip() if rest else ""
        return {**message.parts, **({parts_of.BODY: body} if body else {})}, [*message.marks, KIND], message.id
    page = page_of(lines)
    return dict(page.parts), list(page.marks), ""


def _of_attributes(attributes: dict[str, str], marks: list[Mark], parts: dict[str, str]) -> Iterator[Mark]:
    """The marks of attributes: those of fields that the text leaves open, and the archive's own concepts."""
    known = {mark.field for mark in marks}
    if _REFERENCE_LINE.search(parts.get(parts_of.HEAD, "")):
        known.add("references")
    for name, attribute, pattern in _MARKED:
        if name not in known and attribute in attributes:
            yield from _each(name, attribute, pattern, attributes[attribute])
            known.add(name)
    if "TAGS" in attributes and "keywords" not in known:
        for tag in tags_in(attributes["TAGS"]):
            words = attributes["TAGS"][tag.start : tag.end]
            yield Mark(tag.field, words, "TAGS", tag.start, tag.role)
    if "Concepts" in attributes:
        yield from _each("keywords", "Concepts", _CONCEPT, attributes["Concepts"])


def _each(name: str, attribute: str, pattern: re.Pattern[str], value: str) -> Iterator[Mark]:
    for match in pattern.finditer(value):
        words = match[0].strip()
        if words and words.casefold() not in _EMPTY:
            yield Mark(name, words, attribute, match.start() + match[0].index(words))


READER: Final = Aad()
