"""Telegrams as the Public Library of US Diplomacy shows them: attributes first, `Key: value` a line, then the text.

The attributes are those of the National Archives' records, some under other names; `From: Cyprus Nicosia` has country
and post. Their fields that were never filled say `-- Not Assigned --` or `-- N/A or Blank --`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus import draft as parts_of
from corpus.draft import Draft, Mark, digest
from corpus.files import InputFile
from corpus.gazetteer.places import country
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_text
from corpus.readers.message import body_of, is_message, message_of, messages_in
from corpus.readers.message_lines import FROM, MONTHS
from corpus.readers.message_tags import tags_in
from corpus.readers.page import first_sentence

_SUFFIXES: Final = frozenset(("", ".txt", ".text", ".asc", ".cable"))
_NAMES: Final = (
    "Canonical ID|Document Number|Document Date|Date|Reference ID|Original Classification|Current Classification"
    "|Handling Restrictions|Original Handling Restrictions|Character Count|Executive Order|Locator|TAGS|Concepts"
    "|Enclosure|Type|Office Origin|Office Action|Archive Status|From|To|Markings|Attachments|Subject|Film Number|Origin"
    "|Created|Released|Attributes"
)
_ATTRIBUTE: Final = re.compile(
    rf"[ \t*|#-]{{0,8}}(?P<key>{_NAMES})[ \t*|]{{0,4}}(?::[ \t*|]{{0,8}}(?P<value>.*?))?[ \t|*]*\Z"
)
_SIGN: Final = re.compile(r"^[ \t*|]{0,8}Canonical ID\b", re.MULTILINE)
_ID: Final = re.compile(r"(?:\d{4}|\d\d)[A-Z][A-Z0-9]{2,20}\d{1,6}(?:_[a-z0-9])?")
_EMPTY: Final = re.compile(r"-{1,2} ?(?:Not Assigned|N/A(?: or Blank)?|Unspecified|n/a) ?-{1,2}|n/a|-*", re.IGNORECASE)
_OF_SITE: Final = re.compile(
    r"[ \t#*]{0,8}(?:Content|Raw content|Show Headers|Hide Headers|Raw source|Print|Share|Tweet|WikiLeaks\b.{0,60}"
    r"|Public Library of US Diplomacy.{0,60}|Help Expand The Public Library.{0,40}|\(?https?://\S+\)?)[ \t]*\Z"
)
_CONTENT: Final = re.compile(r"[ \t#*]{0,8}(?:Content|Raw content|Raw source)[ \t]*\Z")
_LONGEST_NAME: Final = 90
_DATE: Final = re.compile(
    r"(?P<year>\d{4}) (?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2})(?:, (?P<clock>\d\d:\d\d))?(?: \([A-Z][a-z]+\))?"
)
_KEYS: Final = (
    ("sender", "From"), ("recipients", "To"), ("classification", "Original Classification"),
    ("handling", "Handling Restrictions"), ("handling", "Original Handling Restrictions"), ("date", "Date"),
    ("date", "Document Date"), ("date", "Created"),
)  # fmt: skip
_KINDS: Final = {"te": "telegram", "ai": "airgram"}
_SEVERAL: Final = re.compile(r"[^|;]+")
_COUNTED: Final = re.compile(r"[^|;,]+")
_HOMES: Final = ("Department", "Secretary", "Embassy", "Consul")


@dataclass(frozen=True, slots=True)
class Plusd:
    """One document a file."""

    name: str = "plusd"
    summary: str = "telegrams with their attributes first, as the Public Library of US Diplomacy shows them"

    def sniff(self, file: InputFile) -> float:
        """By the attribute that is this library's own, in a text that is no table or markup."""
        if file.suffix not in _SUFFIXES:
            return 0.0
        text = head_text(file)
        return 0.9 if "Canonical ID" in text and _SIGN.search(text) and not text.lstrip().startswith("<") else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's document; raises `Unreadable` where it is no text."""
        text = read_text(file)
        draft = plusd_draft(text)
        yield draft if draft.part(parts_of.BODY) else Rejection(file.path, "it has attributes and no text")


def plusd_draft(text: str) -> Draft:
    """The draft of such a page's text."""
    lines = text.expandtabs(8).split("\n")
    attributes, above, below = _divided(lines)
    stated = attributes.get("Canonical ID", "") or attributes.get("Document Number", "")
    number = stated if _ID.fullmatch(stated) else ""
    groups = messages_in(below) if is_message(below) is not None else []
    if groups:
        message = message_of(groups[0], number[:4])
        parts, marks = dict(message.parts), list(message.marks)
    else:
        parts, marks = {parts_of.BODY: body_of(below)}, []
    title = next((line.strip() for line in above if line.strip() and not _DATE.search(line)), "")
    parts[parts_of.TITLE] = (
        title or attributes.get("Subject", "") or parts.get(parts_of.TITLE) or first_sentence(parts[parts_of.BODY])
    )
    dated = next((found[0] for line in above if (found := _DATE.search(line))), "")
    attributes |= {"Date": dated} if dated and "Date" not in attributes else {}
    parts |= attributes
    marks += _marks(attributes, {mark.field for mark in marks})
    parts = {name: words for name, words in parts.items() if words}
    return Draft(parts, digest(text), number, marks=tuple(marks))


def _divided(lines: list[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """The attributes by their names, the lines above the first of them, and those below the last."""
    found: dict[str, str] = {}
    first, last, at = len(lines), 0, 0
    while at < min(len(lines), 160):
        match = _ATTRIBUTE.match(lines[at]) if len(lines[at]) < 600 else None
        if match and (match["value"] is not None or _is_alone(lines, at)):
            value = match["value"] or ""
            end = at
            if not value.strip():
                end = next((below for below in range(at + 1, min(len(lines), at + 3)) if lines[below].strip()), at)
                value = "" if end == at or _ATTRIBUTE.match(lines[end]) else lines[end]
                end = end if value else at
            if value.strip() and not _EMPTY.fullmatch(value.strip(" |*")):
                found.setdefault(match["key"], value.strip(" |*"))
            first, last, at = min(first, at), end + 1, end
        elif found and (_CONTENT.match(lines[at]) or FROM.match(lines[at]) or len(lines[at].strip()) > _LONGEST_NAME):
            break
        at += 1
    return found, [line for line in lines[:first] if not _OF_SITE.match(line)], _text(lines[last:])


def _is_alone(lines: list[str], at: int) -> bool:
    """Whether a name without a colon is an attribute's, as in the cells of a table: its value is on the next line."""
    return at + 1 < len(lines) and bool(lines[at + 1].strip()) and not _ATTRIBUTE.match(lines[at + 1])


def _text(lines: list[str]) -> list[str]:
    start = 0
    while start < len(lines) and (not lines[start].strip() or _OF_SITE.match(lines[start])):
        start += 1
    return lines[start:]


def _marks(attributes: dict[str, str], known: set[str]) -> Iterator[Mark]:
    """What the attributes mark, where the text's own header does not."""
    for field, name in _KEYS:
        value = attributes.get(name, "")
        if value and field not in known:
            pattern = _SEVERAL if field in ("recipients", "handling") else re.compile(r".+")
            for found in pattern.finditer(value):
                words, start = _post(found[0]) if field in ("sender", "recipients") else (found[0].strip(), 0)
                form = _machine_form(words) if field == "date" else ""
                yield Mark(field, words, name, found.start() + start, form)
            known.add(field)
    if "keywords" not in known:
        text = attributes.get("TAGS", "")
        for found in _SEVERAL.finditer(text):
            code = found[0].split(" - ")[0]
            for tag in tags_in(code):
                yield Mark(tag.field, code[tag.start : tag.end], "TAGS", found.start() + tag.start, tag.role)
    for found in _COUNTED.finditer(attributes.get("Concepts", "")):
        if words := found[0].strip():
            yield Mark("keywords", words, "Concepts", found.start() + found[0].index(words))
    kind = _KINDS.get(attributes.get("Type", "")[:2].lower(), "telegram")
    yield Mark("kind", kind, value=kind)


def _machine_form(words: str) -> str:
    """The ISO 8601 form of `1974 July 15, 13:20 (Monday)`; empty for other words."""
    found = _DATE.fullmatch(words)
    months = MONTHS.split()
    if found is None or found["month"][:3].upper() not in months:
        return ""
    clock = f"T{found['clock']}" if found["clock"] else ""
    return f"{found['year']}-{months.index(found['month'][:3].upper()) + 1:02}-{int(found['day']):02}{clock}"


def _post(words: str) -> tuple[str, int]:
    """The post of `Cyprus Nicosia` and where it stands; what names a department or a mission stays whole."""
    bare, start = words.strip(), len(words) - len(words.lstrip())
    pieces = bare.split(" ")
    for count in range(len(pieces) - 1, 0, -1):
        named = " ".join(pieces[:count])
        if not bare.startswith(_HOMES) and country(named):
            return bare[len(named) + 1 :], start + len(named) + 1
    return bare, start


READER: Final = Plusd()
