"""One TEI document, a letter or any other: its header and its text as the parts and marks of a draft."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.draft import BODY, DATELINE, HEAD, NOTES, PERSON, SUMMARY, TITLE, Draft, Mark, digest
from corpus.readers.tei import LINE, Extract, Span, extract, local, plain, plain_content
from corpus.readers.tei_correspondence import CORRESPONDENCE, actions_of
from corpus.readers.tei_dates import calendar, stated
from corpus.readers.tei_header import XML_LANG, Header
from corpus.readers.tei_names import full_name, is_nobody
from corpus.readers.tei_zones import Zones, footnotes, zones_of

PARTICIPANTS: Final = "particDesc"
ORIGIN: Final = "origin"
"""Parts named after the elements of the header whose words they hold."""

_PRESENT: Final = re.compile(
    r"anwesen|présent|\bpresent\b|participa|presenti|asistent|aanwezig|teilnehm|attend|присутств", re.IGNORECASE
)
_DATELINE_PLACES: Final = frozenset(("placeName", "settlement", "name", "rs", "geogName"))
_ENCLOSING: Final = frozenset(("postscript", "quote", "floatingText", "cit", "q"))
_NAME: Final = re.compile(r"[^\W\d_][^\n\d:;]{1,58}")
_MOST_NAMED: Final = 300
_ORIGINS: Final = (
    ("profileDesc/creation", ("date", "origDate")),
    ("fileDesc/sourceDesc/msDesc/history/origin", ("origDate", "date")),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a draft is made of. `text` is the element that holds the text, `description` the letter's `correspDesc`."""

    header: Header
    head: etree._Element | None
    text: etree._Element | None
    description: etree._Element | None = None
    listed: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    position: str = ""
    titled: str = ""


def draft(letter: Letter) -> Draft:
    """The draft of one document."""
    zones = Zones() if letter.text is None else zones_of(letter.text)
    head = extract(zones.head, widest=LINE, written=True)
    dateline = extract(zones.dateline, ("date", *_DATELINE_PLACES), LINE, written=True)
    body = extract((*zones.body, *zones.translation), ("signed", "persName"), written=True)
    actions = None if letter.description is None else actions_of(letter.description, letter.listed)
    origin, origin_marks = _origin(letter.head)
    present, present_marks = _present(letter)
    parts = {
        TITLE: letter.titled or letter.header.title,
        HEAD: head.text,
        DATELINE: dateline.text,
        SUMMARY: extract(zones.summary, written=True).text or letter.header.summary,
        BODY: body.text,
        NOTES: "\n\n".join(filter(None, footnotes(letter.text, zones))) if letter.text is not None else "",
        CORRESPONDENCE: actions.text if actions else "",
        ORIGIN: origin,
        PARTICIPANTS: present,
    }
    marks = (
        *(actions.marks if actions else ()),
        *_moments(dateline),
        *_unwritten(zones),
        *origin_marks,
        *present_marks,
        *_persons(body, zones),
        *(Mark("keywords", word) for word in letter.header.keywords),
        *_kind(letter),
        *_languages(letter, zones),
    )
    content = [each for each in (letter.head, letter.text) if each is not None]
    return Draft(
        parts={name: text for name, text in parts.items() if text},
        digest=digest(b"".join(etree.tostring(each, encoding="utf-8", with_tail=False) for each in content)),
        id=letter.id,
        position=letter.position,
        marks=marks,
        source=letter.header.source,
    )


def _moments(dateline: Extract) -> Iterator[Mark]:
    """The dates and places of the dateline, as far as they are marked."""
    for span in sorted(dateline.spans, key=lambda span: span.start):
        name = local(span.element)
        words = dateline.words(span).rstrip(" ,;:")
        if name == "date":
            bare = words if words.endswith("..") else words.rstrip(".")
            yield Mark("date", bare, DATELINE, span.start, stated(span.element), calendar=calendar(span.element))
        elif _is_place(span) and words:
            yield Mark("place", words, DATELINE, span.start)


def _unwritten(zones: Zones) -> Iterator[Mark]:
    """The dates that an editor has put into a dateline without a word of the letter's."""
    for each in zones.dateline:
        for date in each.iter("{*}date"):
            if stated(date) and not plain_content(date):
                yield Mark("date", "", value=stated(date))


def _is_place(span: Span) -> bool:
    name = local(span.element)
    if name in ("name", "rs"):
        return (span.element.get("type") or "").startswith("place")
    return name in _DATELINE_PLACES


def _origin(header: etree._Element | None) -> tuple[str, tuple[Mark, ...]]:
    """When and where the text was made, or else the first manuscript described, as a part and its marks."""
    if header is None:
        return "", ()
    for path, dates in _ORIGINS:
        place = "/".join(f"{{*}}{step}" for step in path.split("/"))
        for made in header.iterfind(place):
            date = next((each for each in made.iter(*(f"{{*}}{name}" for name in dates))), None)
            if date is None or not (stated(date) or plain_content(date)):
                continue
            words = plain_content(date) or stated(date).replace("~", "")
            text = plain(made)
            text = text if words in text else ", ".join(filter(None, (text, words)))
            marks = [Mark("date", words, ORIGIN, text.index(words), stated(date), calendar=calendar(date))]
            town = next(made.iter("{*}placeName", "{*}origPlace", "{*}settlement"), None)
            name = "" if town is None else plain_content(town)
            if name:
                marks.append(Mark("place", name, ORIGIN, max(text.find(name), 0)))
            return text, tuple(marks)
    return "", ()


def _present(letter: Letter) -> tuple[str, tuple[Mark, ...]]:
    """Who was there, by the header's list of those present, under their full names where the document lists them."""
    text, marks = "", []
    for group in () if letter.head is None else letter.head.iterfind("{*}profileDesc/{*}particDesc/{*}listPerson"):
        heading = next((plain_content(head) for head in group.iterchildren("{*}head")), "")
        if not _PRESENT.search(f"{heading} {group.get('type') or ''}"):
            continue
        text += ("\n" if text else "") + (heading or "Present")
        for person in group.iter("{*}person"):
            name = next(person.iter("{*}persName", "{*}name"), None)
            words = "" if name is None else full_name(name, letter.listed) or plain_content(name)
            if words and not is_nobody(words):
                text += "\n"
                marks.append(Mark("participants", words, PARTICIPANTS, len(text), "present", PERSON))
                text += words
    return text, tuple(marks)


def _persons(body: Extract, zones: Zones) -> Iterator[Mark]:
    """Who signs the document itself, and the persons whom the markup names in it, each form once."""
    named: set[str] = set()
    signed: dict[etree._Element, list[Span]] = {}
    for span in body.spans:
        if local(span.element) == "persName":
            holder = next(span.element.iterancestors("{*}signed"), None)
            if holder is not None:
                signed.setdefault(holder, []).append(span)
                continue
            words = body.words(span)
            if words not in named and len(named) < _MOST_NAMED and _NAME.fullmatch(words):
                named.add(words)
                yield Mark("participants", words, BODY, span.start, "named", PERSON)
    own = set(zones.own)
    for span in body.spans:
        if local(span.element) == "signed" and _is_own(span.element, own):
            yield from _signatures(body, span, signed.get(span.element, []))


def _is_own(signed: etree._Element, own: set[etree._Element]) -> bool:
    """Whether a signature is that of the document, not of something that it encloses or quotes."""
    holders = list(signed.iterancestors())
    enclosed = any(local(holder) in _ENCLOSING for holder in holders)
    return not enclosed and (signed in own or not own.isdisjoint(holders))


def _signatures(body: Extract, signed: Span, names: list[Span]) -> Iterator[Mark]:
    """The names that are marked in a signature; where none is, its last line."""
    for span in names:
        yield Mark("participants", body.words(span), BODY, span.start, "signatory", PERSON)
    words = body.words(signed)
    last = words.rpartition("\n")[2]
    if not names and _NAME.fullmatch(last) and len(last.split()) <= 6:
        yield Mark("participants", last.rstrip(" .,"), BODY, signed.start + len(words) - len(last), "signatory")


def _kind(letter: Letter) -> Iterator[Mark]:
    holder = letter.text
    for each in () if holder is None else (holder, *holder.iterchildren("{*}body"), *holder.iterfind("{*}body/{*}div")):
        kind = (each.get("type") or "").strip()
        if kind:
            yield Mark("kind", kind)


def _languages(letter: Letter, zones: Zones) -> Iterator[Mark]:
    """The language of the text, and of the original where there is only a translation."""
    main = zones.own[0] if zones.own else zones.translation[0] if zones.translation else None
    said = _language_at(main, letter.text)
    header = letter.header.languages
    language = said or (header[0] if len(header) == 1 else "")
    if language:
        yield Mark("language", "", value=language)
    if zones.translation and not zones.own:
        others = [code for code in header if code != language]
        if len(others) == 1:
            yield Mark("original_language", "", value=others[0])


def _language_at(block: etree._Element | None, text: etree._Element | None) -> str:
    while block is not None:
        code = (block.get(XML_LANG) or "").strip()
        if code:
            return code
        if block is text:
            break
        block = block.getparent()
    return ""
