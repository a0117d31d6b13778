"""One document of a FRUS volume: its `div` taken apart into the parts and marks of a draft."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.cable import Source
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE, Draft, Mark, digest
from corpus.readers.frus_lists import list_marks
from corpus.readers.frus_zones import zones_of
from corpus.readers.tei import (
    BLANK,
    LINE,
    TEI,
    XML_ID,
    Extract,
    Span,
    extract,
    is_footnote,
    local,
    note_text,
    plain_content,
)
from corpus.readers.tei_dates import stated

SITE: Final = "https://history.state.gov/historicaldocuments"
DATE_ATTRIBUTE: Final = "doc-dateTime"
"""The part that holds `@frus:doc-dateTime-min` and `-max`, by which the editors date what bears no date element."""

_NAMES: Final = frozenset(("persName", "gloss", "orgName", "roleName", "name", "rs"))
_PARTIES: Final = {"from": "sender", "to": "recipients"}
_RECEIVED: Final = re.compile(r"\brec(?:eive)?['’]?d\b[^\n]{0,20}$", re.IGNORECASE)
_NEAR: Final = 60
_ABBREVIATED: Final = re.compile(r"\b[ap]\. ?m\.$", re.IGNORECASE)
_WHOLE_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00[^/]{0,9}/(\d{4}-\d\d-\d\d)T23:59:59[^/]{0,9}")
# An archive's number (`765.84/3470: Telegram`) or name; `[Extract.]` and `No. 16.` above a heading are neither.
_ARCHIVAL: Final = re.compile(
    r"(?!\[(?!\s?file)).{0,200}?(?:\S/\d|\d[A-Za-z]?\.\d|\b(?:files|file no|papers|library|archives?|lot|conf)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SOURCE: Final = re.compile(r"\[?Source: ")
_ENCLOSING: Final = frozenset(("attachment", "quote", "postscript"))
# A name of one to six words; an office after a comma is left out.
_SIGNED: Final = re.compile(r"[^\W\d_][^\n,\d:;]{1,58}(?:, (?:Jr\.|Sr\.|II|III)(?!\w))?")
_FULL_STOP: Final = re.compile(r"(?<=[^\W\d_]{3})\.\Z")
_SINGLE: Final = frozenset(("date", "place", "sender", "recipients"))


@dataclass(frozen=True, slots=True)
class Volume:
    """What a document takes from its volume: id, title, and the persons of its list (name by id)."""

    id: str
    title: str = ""
    persons: Mapping[str, str] = field(default_factory=dict)


def draft(div: etree._Element, volume: Volume, position: str) -> Draft:
    """The draft of one document; `position` is its name in the volume."""
    zones = zones_of(div)
    title, offset = _title(zones.title, (div.get("n") or "").strip())
    dateline = extract(zones.dateline, ("date", "time", "placeName"), LINE)
    head = extract(zones.head, ("item",), LINE)
    body = extract(zones.body, ("signed",))
    notes = tuple(_footnotes(div))
    parts = {
        TITLE: title.text[offset:],
        HEAD: head.text,
        DATELINE: dateline.text,
        SUMMARY: _joined(notes, "summary"),
        BODY: body.text,
        NOTES: _joined(notes, "note"),
        SOURCE_NOTE: _joined(notes, "source"),
        DATE_ATTRIBUTE: _date_attribute(div),
    }
    marks = (
        *_moments(dateline, DATELINE, 0),
        *_title_marks(title, offset, volume),
        *list_marks(head),
        *_signatories(body),
        *_attribute_marks(parts[DATE_ATTRIBUTE]),
        Mark("language", "", value="en"),
    )
    return Draft(
        parts={name: text for name, text in parts.items() if text},
        digest=digest(etree.tostring(div, encoding="utf-8", with_tail=False)),
        id=f"{volume.id}/{position}",
        position=position,
        marks=tuple(_settled(marks)),
        source=Source(citation=_citation(div, volume, position), url=_url(div, volume, position)),
    )


def _title(heads: list[etree._Element], number: str) -> tuple[Extract, int]:
    """The heading on one line, and where it begins after the document's number in the volume (`186.`, `No. 30.`)."""
    title = extract(heads, (*_NAMES, "date", "time", "placeName"), BLANK)
    for prefix in (f"No. {number}. ", f"{number}. ", f"[{number}] ", f"[{number}]. "):
        if number and title.text.casefold().startswith(prefix.casefold()):
            return title, len(prefix)
    return title, 0


def _title_marks(title: Extract, offset: int, volume: Volume) -> Iterator[Mark]:
    """Sender and recipients as the heading marks them, with the full name where the volume's list gives it."""
    for span in sorted(title.spans, key=lambda span: span.start):
        party = _PARTIES.get((span.element.get("type") or "").strip())
        if party and local(span.element) in _NAMES and span.start >= offset:
            person = (span.element.get("corresp") or "").strip().removeprefix("#")
            yield Mark(party, title.words(span), TITLE, span.start - offset, volume.persons.get(person, ""))
    yield from _moments(title, TITLE, offset)


def _moments(extract: Extract, part: str, offset: int) -> Iterator[Mark]:
    """The dates and places of a dateline or heading; a date after `Received` is the receipt's, not the document's."""
    times = {span.start: span for span in extract.spans if local(span.element) == "time"}
    for span in sorted(extract.spans, key=lambda span: span.start):
        if span.start < offset:
            continue
        name = local(span.element)
        if name == "placeName":
            words = extract.words(span).rstrip(" ,.;:")
            if words:
                yield Mark("place", words, part, span.start - offset)
        elif name == "date":
            before = extract.text[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
            field = "received" if _RECEIVED.search(before) else "date"
            words = _with_time(extract, span, times)
            yield Mark(field, words, part, span.start - offset, stated(span.element))


def _with_time(extract: Extract, span: Span, times: Mapping[int, Span]) -> str:
    """The words of a date, with the time of day that follows it and without the point that ends the line."""
    after = next((times[at] for at in range(span.end, span.end + 4) if at in times), None)
    between = "" if after is None else extract.text[span.end : after.start]
    end = span.end if after is None or "\n" in between else after.end
    words = extract.text[span.start : end].rstrip(" ,;:—–")
    return words if _ABBREVIATED.search(words) else words.rstrip(" .")


def _date_attribute(div: etree._Element) -> str:
    """The editors' date on the `div` itself; midnight to the last second is how they write a whole day."""
    values = {str(key).rpartition("}")[2]: str(value).strip() for key, value in div.attrib.items()}
    begin, end = values.get("doc-dateTime-min", ""), values.get("doc-dateTime-max", "")
    return f"{begin}/{end}" if begin and end else begin or end


def _attribute_marks(value: str) -> Iterator[Mark]:
    if not value:
        return
    days = _WHOLE_DAYS.fullmatch(value)
    short = "" if days is None else days[1] if days[1] == days[2] else f"{days[1]}/{days[2]}"
    yield Mark("date", value, DATE_ATTRIBUTE, 0, short or value)


def _signatories(body: Extract) -> Iterator[Mark]:
    """Who signed the document itself: the name on the first line, not those under what it encloses or quotes."""
    for span in body.spans:
        if any(local(holder) in _ENCLOSING for holder in span.element.iterancestors()):
            continue
        name = _SIGNED.match(body.words(span))
        if name:
            yield Mark("participants", _FULL_STOP.sub("", name[0].rstrip()), BODY, span.start, "signatory")


def _settled(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without those of a weaker place: a list's recipients give way to the heading's, and so on.

    A date without a machine's form (`undated`) gives way to one that has it.
    """
    marks = tuple(marks)
    valued = any(mark.field == "date" and mark.value for mark in marks)
    strong = [mark for mark in marks if mark.field != "date" or mark.value or not valued]
    chosen: dict[str, str] = {}
    for mark in strong:
        chosen.setdefault(mark.field, mark.part)
    yield from (mark for mark in strong if mark.field not in _SINGLE or chosen[mark.field] == mark.part)


def _footnotes(div: etree._Element) -> Iterator[tuple[str, str]]:
    """Kind (`source`, `summary` or `note`) and text of each note, in the document's order."""
    for note in div.iter(TEI + "note"):
        kind = (note.get("type") or "").strip()
        enclosed = any(local(holder) in _ENCLOSING for holder in note.iterancestors())
        if not is_footnote(note):
            text = plain_content(note)
            if kind == "source" and not enclosed and _ARCHIVAL.match(text):
                yield "source", text
            continue
        text = note_text(note, numbered=False)
        # Some volumes leave the source note without a type; its first word is the editors' own.
        if not enclosed and (kind in ("source", "summary") or _SOURCE.match(text)):
            yield (kind if kind == "summary" else "source"), text
        else:
            yield "note", note_text(note)


def _joined(notes: Iterable[tuple[str, str]], kind: str) -> str:
    return "\n\n".join(text for name, text in notes if name == kind and text)


def _citation(div: etree._Element, volume: Volume, position: str) -> str:
    number = (div.get("n") or "").strip()
    return ", ".join(filter(None, (volume.title or volume.id, f"Document {number or position}")))


def _url(div: etree._Element, volume: Volume, position: str) -> str:
    """The page of the document; one that has no id of its own stands on the page of that which encloses it."""
    page = position if div.get(XML_ID) else position.rpartition("-")[0]
    return f"{SITE}/{volume.id}/{page}".rstrip("/")
