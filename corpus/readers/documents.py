"""What the readers of office formats share: paragraphs as a page of text, and the libraries that they need."""

import importlib
from collections.abc import Iterable
from typing import Any, Final

from corpus.draft import NOTES, Draft
from corpus.errors import Unreadable
from corpus.readers.plain import draft_of_page
from corpus.readers.text_page import text_page

EXTRA: Final = "cables[documents]"
_LINE: Final = 100
_ENDS: Final = (".", "!", "?", "…", "”")


def library(module: str, what: str, package: str) -> Any:
    """A library that only some formats need; raises `Unreadable` with what to install where it is absent."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Unreadable(f"reading {what} needs {package}: install {EXTRA}") from error


def page_text(paragraphs: Iterable[str]) -> str:
    """Paragraphs as a text: lines of a heading follow each other, paragraphs of prose are divided by an empty line.

    A word processor has one kind of paragraph for both; a short one that ends without a full stop is a line.
    """
    text: list[str] = []
    before = ""
    for paragraph in paragraphs:
        words = paragraph.strip("\n ")
        if not words:
            before = ""
            continue
        if text:
            text.append("\n" if before and _is_line(before) and _is_line(words) else "\n\n")
        text.append(words)
        before = words
    return "".join(text)


def _is_line(words: str) -> bool:
    return len(words) <= _LINE and not words.endswith(_ENDS)


def page_draft(text: str, notes: Iterable[str] = ()) -> Draft:
    """The draft of a document's text, with the footnotes that its format keeps apart."""
    draft = draft_of_page(text_page(text.expandtabs(8).split("\n")), text)
    apart = [" ".join(note.split()) for note in notes]
    joined = "\n\n".join(filter(None, (draft.part(NOTES), *apart)))
    if not joined:
        return draft
    return Draft({**draft.parts, NOTES: joined}, draft.digest, draft.id, draft.position, draft.marks, draft.source)
