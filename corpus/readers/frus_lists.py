"""The lists above a FRUS document (`SUBJECT`, `PARTICIPANTS`, `TO`, …): which they are, and what they mark."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from lxml import etree

from corpus.draft import HEAD, Mark
from corpus.readers.tei import TEI, Extract, Span, local, plain_content

_TYPES: Final = {
    "subject": "subject",
    "participants": "participants",
    "to": "recipients",
    "from": "sender",
    "references": "references",
    "memo": "recipients",
    "memorandum": "recipients",
}
# The heading says more than the type: many a list of `type="to"` is one of those present, many a "subject" a date.
_HEADINGS: Final = tuple(
    (field, re.compile(pattern, re.IGNORECASE))
    for field, pattern in (
        ("participants", r".{0,60}\b(?:particip?ants?|participation|present|attend(?:ance|ees|ing|ed by))\b.{0,60}"),
        ("subject", r"subj(?:ects?)?|re|concerning"),
        ("references", r"refs?|references?|reftels?"),
        ("copied", r"(?:rptd |repeated )?info(?:rmation)?|cc|copy to|copies(?: to)?"),
        ("recipients", r"to|for|action|memorand(?:um|a) (?:for|to)"),
        ("sender", r"from|fm"),
        ("date", r"date(?: ?(?:&|and) ?time)?"),
        ("place", r"place"),
    )
)
_LONGEST: Final = {"subject": 120, "participants": 400, "date": 80, "place": 80}
_LONGEST_VALUE: Final = 200
_NOBODY: Final = re.compile(r"(?:the )?(?:record|files?)\.?", re.IGNORECASE)
_VALUES: Final = {"participants": "present"}


def is_header_list(element: etree._Element) -> bool:
    """Whether a list is one of those that stand above a document, rather than an enumeration in its text."""
    heading = _heading(element)
    return _type(element) in _TYPES or _named(heading) != "" or (heading.isupper() and len(heading) <= 40)


def list_marks(head: Extract) -> Iterator[Mark]:
    """The marks of the lists' items, by the spans of all `item` elements in the part `head`."""
    fields: dict[etree._Element, str] = {}
    for span in head.spans:
        if local(span.element) != "item" or span.element.find(f".//{TEI}list") is not None:
            continue
        holder = span.element.getparent()
        if holder is None:
            continue
        if holder not in fields:
            fields[holder] = _field(holder)
        field = fields[holder]
        words = head.words(span)
        if field and _is_value(field, words, span):
            yield Mark(field, words, HEAD, span.start, _VALUES.get(field, ""))


def _field(innermost: etree._Element) -> str:
    """The field of a list: by the innermost heading that says so, else by its type or that of a list around it."""
    for holder in chain((innermost,), innermost.iterancestors(TEI + "list")):
        heading = _heading(holder)
        named = _named(heading)
        if named:
            return named
        kind = _TYPES.get(_type(holder), "")
        if kind and (not heading or kind == "participants"):
            return kind
        if kind:
            return ""
    return ""


def _type(element: etree._Element) -> str:
    return (element.get("type") or "").strip()


def _heading(element: etree._Element) -> str:
    head = element.find(TEI + "head")
    return "" if head is None else plain_content(head)


def _named(heading: str) -> str:
    bare = heading.strip(" :.").removeprefix("(U) ")
    return next((field for field, pattern in _HEADINGS if pattern.fullmatch(bare)), "")


def _is_value(field: str, words: str, span: Span) -> bool:
    """Not a group's label (`Defense:`), the file that a memorandum was made for, or text run on into the list."""
    if len(words) > _LONGEST.get(field, _LONGEST_VALUE):
        return False
    if field in ("recipients", "copied", "sender"):
        return not _NOBODY.fullmatch(words)
    return field != "participants" or not _is_label(words, span.element)


def _is_label(words: str, item: etree._Element) -> bool:
    if words.endswith(":"):
        return True
    if item.find(f".//{TEI}persName") is not None or (item.text or "").strip():
        return False
    return len(item) == 1 and local(item[0]) == "hi" and not (item[0].tail or "").strip()
