"""Plain text, with a header of labelled lines or without one: the reader for whatever no other knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.cable import Source
from corpus.draft import Draft, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_text
from corpus.readers.page import Page, page_of
from corpus.readers.spacing import settled

_MARKUP: Final = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<TEI|<svg|<rss|<feed|<[a-z]{1,12}:[a-z])", re.IGNORECASE)
_TEXT_SUFFIXES: Final = frozenset((".txt", ".text", ".asc", ".cable"))
_CODE: Final = (
    ".py .pyc .js .ts .css .c .h .cpp .java .go .rs .rb .php .sh .bat .ps1 .sql .toml .yaml .yml .ini .cfg .conf .lock "
    ".log .svg .xsl .xslt .xsd .rng .rnc .dtd .bib .r .ipynb .map"
)
_CODE_SUFFIXES: Final = frozenset(_CODE.split())


@dataclass(frozen=True, slots=True)
class PlainText:
    """One document a file."""

    name: str = "plain text"
    summary: str = "text files, with header lines (From:, To:, Date: …) or without"

    def sniff(self, file: InputFile) -> float:
        """Any text may be one; markup, programs and settings are not."""
        text = head_text(file)
        if not text.strip() or _MARKUP.match(text) or file.suffix in _CODE_SUFFIXES:
            return 0.0
        return 0.3 if file.suffix in _TEXT_SUFFIXES else 0.1

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's one document; raises `Unreadable` where it is no text."""
        draft = plain_draft(read_text(file))
        yield draft if draft.parts else Rejection(file.path, "it has neither a title nor a text")


def plain_draft(text: str, position: str = "") -> Draft:
    """The draft of a plain text."""
    return draft_of_page(page_of(settled(text.expandtabs(8).split("\n"))), text, position)


def draft_of_page(page: Page, text: str, position: str = "") -> Draft:
    """The draft of a page taken apart; `text` is what is digested."""
    said = page.said
    source = Source(citation=said.get("source", ""), url=said.get("url", ""), translator=said.get("translator", ""))
    return Draft(page.parts, digest(text), said.get("id", ""), position, page.marks, source)


READER: Final = PlainText()
