"""What a record of the Wilson Center Digital Archive says of a document, as a draft: the same for text and pages."""

import re
from collections.abc import Iterator
from typing import Final

from corpus import draft as parts_of
from corpus.cable import Source
from corpus.draft import Draft, Mark
from corpus.readers.catalogue_names import natural, surname
from corpus.readers.language_names import languages_in
from corpus.readers.page import Page, page_of
from corpus.readers.record_values import date_form
from corpus.readers.wilson_citation import (
    NAME,
    address_in,
    date_in_citation,
    holding_in,
    id_in,
    is_date,
    title_in,
    translator_in,
)
from corpus.readers.wilson_labels import (
    ARCHIVE,
    CITATION,
    CLASSIFICATION,
    CREATORS,
    DOCUMENT_DATE,
    HEADING,
    ORIGINAL_LANGUAGE,
    RECORD_ID,
    SOURCE,
    SUBJECTS,
    SUMMARY,
    TRANSLATOR,
    TYPE,
)
from corpus.readers.wilson_layout import Layout

DATE: Final = "date"
VERSION: Final = "contents"
_SEMICOLONS: Final = re.compile(r"[^;\n]+")
_COMMAS: Final = re.compile(r"[^,]+")
# A title that names who wrote: "… from X", "… by X", "X to Y", but not "Report to Y".
_SENDER: Final = re.compile(
    r".*\b(?:from|by)\b|(?!(?:\w+\s)?(?:report|letter|telegram|cable|note|memorandum|message|information|request|reply"
    r"|response|proposal|appeal|statement|instructions?|guide|introduction)s?\sto\b).*\bto\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d{4,9}")


def draft_of_layout(layout: Layout, content: str, position: str = "", address: str = "") -> Draft:
    """The draft of a document taken apart; `content` is its digest, `address` its page's where that is known."""
    citation = _citation(layout)
    title = _title(layout.sections.get(HEADING, "") or layout.title, citation)
    page = page_of(layout.contents, title)
    url = address_in(citation) or address
    parts = {name: text for name, text in _parts(layout, page, citation).items() if text}
    marks = list(_marks(layout, parts))
    creators, creator_marks = _creators(layout.sections.get(CREATORS, ""), parts.get(parts_of.TITLE, ""))
    if creators:
        parts[CREATORS] = creators
    said = {"language", "original_language", *(mark.field for mark in (*marks, *creator_marks))}
    marks += [mark for mark in page.marks if mark.field not in said and mark.part in parts]
    return Draft(
        parts=parts,
        digest=content,
        id=_id(layout.sections.get(RECORD_ID, ""), url),
        position=position,
        marks=(*marks, *creator_marks),
        source=_source(layout, citation, url),
    )


def _citation(layout: Layout) -> str:
    """The citation as the archive words it; its newer pages call it the source."""
    citation = layout.sections.get(CITATION, "") or layout.sections.get(SOURCE, "")
    return citation.replace("<", "").replace(">", "")


def _title(heading: str, citation: str) -> str:
    """The title that the citation quotes, in the heading's own letters where these differ only in case and points."""
    quoted = title_in(citation)[1]
    same = _folded(quoted) == _folded(heading)
    return heading if not quoted or (same and heading) else quoted


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _id(record: str, url: str) -> str:
    number = record.strip()
    return f"wilson-{number}" if _NUMBER.fullmatch(number) else id_in(url)


def _source(layout: Layout, citation: str, url: str) -> Source:
    named = (
        citation
        if NAME.search(citation) or CITATION in layout.sections
        else f"Wilson Center Digital Archive, {citation}"
    )
    archive, fonds = holding_in(named)
    translator = translator_in(citation) or layout.sections.get(TRANSLATOR, "").replace("\n", "; ")
    return Source(
        archive=archive or layout.sections.get(ARCHIVE, "").replace("\n\n", "; "),
        fonds=fonds,
        citation=citation,
        url=url,
        translator=translator,
    )


def _parts(layout: Layout, page: Page, citation: str) -> dict[str, str]:
    """The draft's parts; each other section of the record keeps its label as its name."""
    own = dict(page.parts)
    if own.get(parts_of.HEAD) == own.get(parts_of.DATELINE):
        own.pop(parts_of.HEAD, None)
    return {
        **{name: text for name, text in layout.sections.items() if name not in (SUMMARY, CREATORS, HEADING)},
        **own,
        parts_of.SUMMARY: layout.sections.get(SUMMARY, ""),
        DATE: layout.date,
        CITATION: citation,
        VERSION: layout.version,
    }


def _marks(layout: Layout, parts: dict[str, str]) -> Iterator[Mark]:
    yield from _date(layout, parts)
    for at, words, code in languages_in(parts.get(ORIGINAL_LANGUAGE, "")):
        yield Mark("original_language", words, ORIGINAL_LANGUAGE, at, code)
    # Of several versions the first is the text that the export prints.
    first = layout.version.split("\n", 1)[0]
    for at, words, code in languages_in(first):
        yield Mark("language", words, VERSION, at, code)
    yield from _keywords(parts.get(SUBJECTS, ""))
    for field, name in (("classification", CLASSIFICATION), ("kind", TYPE)):
        words = parts.get(name, "").split("\n", 1)[0]
        if words and len(words) <= 60:
            yield Mark(field, words, name)


def _date(layout: Layout, parts: dict[str, str]) -> Iterator[Mark]:
    """The date above the title, else the record's, else the citation's."""
    dated = layout.sections.get(DOCUMENT_DATE, "")
    at, words = date_in_citation(parts.get(CITATION, ""))
    if layout.date:
        yield Mark("date", layout.date, DATE, 0, date_form(layout.date))
    elif is_date(dated):
        yield Mark("date", dated, DOCUMENT_DATE)
    elif words:
        yield Mark("date", words, CITATION, at)


def _keywords(text: str) -> Iterator[Mark]:
    """The subjects, one a line or divided by semicolons, else by commas; headings with dashes keep their commas."""
    listed = ";" in text or "\n" in text or "--" in text
    for found in (_SEMICOLONS if listed else _COMMAS).finditer(text):
        words = found[0].strip(" .\n")
        if words:
            yield Mark("keywords", words, SUBJECTS, found.start() + found[0].index(words))


def _creators(text: str, title: str) -> tuple[str, list[Mark]]:
    """The creators with their names turned round, and their marks.

    The one creator is who wrote: a mark in the title where it names him, so that the office beside his name is his;
    else by himself where the title names no sender. Several are those who took part, and each is marked as named.
    """
    names = [found[0].strip() for found in _SEMICOLONS.finditer(text) if found[0].strip()]
    turned = [natural(name) for name in names]
    part = "; ".join(turned)
    if len(names) == 1:
        family = surname(names[0])
        at = re.search(rf"(?<!\w){re.escape(family)}(?!\w)", title, re.IGNORECASE) if family else None
        if at:
            return part, [Mark("sender", at[0], parts_of.TITLE, at.start(), turned[0])]
        return part, [] if _SENDER.match(title[:400]) else [Mark("sender", part, CREATORS)]
    starts = [sum(len(name) + 2 for name in turned[:number]) for number in range(len(turned))]
    people = [(at, name, given) for at, name, given in zip(starts, turned, names, strict=True) if surname(given)]
    return part, [Mark("participants", name, CREATORS, at, "named") for at, name, _ in people]
