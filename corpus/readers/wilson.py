"""The text export of the Wilson Center Digital Archive: date, title, citation, summary, and the document itself."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corpus import draft as parts_of
from corpus.cable import Source
from corpus.draft import Draft, Mark, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_text
from corpus.readers.language_names import languages_in
from corpus.readers.page import Page, page_of
from corpus.readers.softening import soften
from corpus.readers.wilson_citation import ADDRESS, NAME, address_in, holding_in, id_in, translator_in
from corpus.readers.wilson_layout import CITATION, Layout, label_at, layout_of, starts_of

DATE: Final = "date"
ORIGINAL_LANGUAGE: Final = "original language"
VERSION: Final = "contents"
_KEYWORDS: Final = ("subjects", "subjects discussed", "subject", "keywords")
_SUFFIXES: Final = frozenset(("", ".txt", ".text", ".md", ".markdown", ".mdown"))
_TELLING: Final = frozenset((CITATION, "summary", ORIGINAL_LANGUAGE, "contents", "credits", "credit"))
_SEMICOLONS: Final = re.compile(r"[^;\n]+")
_COMMAS: Final = re.compile(r"[^,]+")
# An emphasis that runs over several lines leaves its marks at their ends.
_LOOSE: Final = re.compile(r"^\s*\*\*(?=\S)|(?<=\S)\s*\*\*\s*$")


class WilsonText:
    """One document a file, or several one after another."""

    name = "wilson"
    summary = "texts of the Wilson Center Digital Archive (Citation, Summary, Original Language, Contents)"

    def sniff(self, file: InputFile) -> float:
        """Sure where a labelled citation names the archive; nearly so where three of its labels stand together."""
        text = head_text(file)
        if file.suffix not in _SUFFIXES or text.lstrip("\ufeff \n").startswith(("<", "{", "[", "---")):
            return 0.0
        labels = {found[0] for line in text.split("\n") if (found := label_at(line))} & _TELLING
        if CITATION not in labels:
            return 0.0
        if NAME.search(text) or ADDRESS.search(text):
            return 0.97
        return 0.9 if len(labels) >= 3 else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's documents; raises `Unreadable` where it is no text."""
        lines = read_text(file).split("\n")
        softened = [_LOOSE.sub("", line) for line in soften(lines)]
        starts = starts_of(softened)
        for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
            position = str(number) if len(starts) > 1 else ""
            draft = _draft(softened[start:end], digest("\n".join(lines[start:end]).strip()), position)
            if draft.part(parts_of.BODY) or draft.part(parts_of.TITLE):
                yield draft
            else:
                yield Rejection(file.path, "it has neither a title nor a text", position)


READER: Final = WilsonText()


def _draft(lines: list[str], content: str, position: str) -> Draft:
    layout = layout_of(lines)
    page = page_of(layout.contents, layout.title)
    citation = layout.sections.get(CITATION, "").replace("<", "").replace(">", "")
    archive, fonds = holding_in(citation)
    address = address_in(citation)
    parts = _parts(layout, page, citation)
    return Draft(
        parts={name: text for name, text in parts.items() if text},
        digest=content,
        id=id_in(address),
        position=position,
        marks=(*_marks(layout, parts), *_own_marks(page, layout, parts)),
        source=Source(archive=archive, fonds=fonds, citation=citation, url=address, translator=translator_in(citation)),
    )


def _parts(layout: Layout, page: Page, citation: str) -> dict[str, str]:
    """The draft's parts; each other section of the export keeps its label as its name."""
    own = dict(page.parts)
    if own.get(parts_of.HEAD) == own.get(parts_of.DATELINE):
        own.pop(parts_of.HEAD, None)
    return {
        **{name: text for name, text in layout.sections.items() if name != "summary"},
        **own,
        parts_of.SUMMARY: layout.sections.get("summary", ""),
        DATE: layout.date,
        CITATION: citation,
        VERSION: layout.version,
    }


def _marks(layout: Layout, parts: dict[str, str]) -> Iterator[Mark]:
    if layout.date:
        yield Mark("date", layout.date, DATE)
    for at, words, code in languages_in(parts.get(ORIGINAL_LANGUAGE, "")):
        yield Mark("original_language", words, ORIGINAL_LANGUAGE, at, code)
    # Of several versions the first is the text that the export prints.
    first = layout.version.split("\n", 1)[0]
    for at, words, code in languages_in(first):
        yield Mark("language", words, VERSION, at, code)
    for name in _KEYWORDS:
        yield from _keywords(name, layout.sections.get(name, ""))


def _keywords(name: str, text: str) -> Iterator[Mark]:
    for found in (_SEMICOLONS if ";" in text or "\n" in text else _COMMAS).finditer(text):
        words = found[0].strip(" .\n")
        if words:
            yield Mark("keywords", words, name, found.start() + found[0].index(words))


def _own_marks(page: Page, layout: Layout, parts: dict[str, str]) -> Iterator[Mark]:
    """What the document's own header marks, but for what the archive says better."""
    said = {"language", "original_language", *(("date",) if layout.date else ())}
    return (mark for mark in page.marks if mark.field not in said and mark.part in parts)
