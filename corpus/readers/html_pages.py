"""HTML pages: the text of the document that a page shows, without the page around it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from corpus.cable import Source
from corpus.draft import BODY, NOTES, SOURCE_NOTE, TITLE, Draft, Mark, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.catalogue_names import natural
from corpus.readers.encoding import head_text, read_bytes
from corpus.readers.html_furniture import Furniture
from corpus.readers.html_marks import address_of, author_of, metas_of, older_date, title_of
from corpus.readers.html_text import line_of, lines_of
from corpus.readers.html_tree import is_html, tree_of
from corpus.readers.text_page import text_page

_SUFFIXES: Final = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_MARK: Final = re.compile(r"\s{0,3}\[\d{1,3}\]\Z")
_SOURCE_NOTE: Final = re.compile(r"(?:\[?\d{1,3}\]?[.)]?\s{1,4})?(Sources?: [^\n]{10,4000})(?:\n|\Z)")
_SHORTEST_TITLE: Final = 8
_LONGEST_TITLE: Final = 400


class HtmlPages:
    """One document a page."""

    name = "html"
    summary = "HTML pages (.html, .htm): the main text, without navigation and scripts"

    def sniff(self, file: InputFile) -> float:
        """By the name and the first element; an element alone is enough where the name says nothing."""
        text = head_text(file)
        if is_html(text):
            return 0.7
        return 0.5 if file.suffix in _SUFFIXES and "<" in text else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the page's one document; raises `Unreadable` for what is no page."""
        raw = read_bytes(file)
        draft = page_draft(tree_of(raw), digest(raw))
        yield draft if draft.part(BODY) else Rejection(file.path, "its page shows no text of a document")


READER: Final = HtmlPages()


def page_draft(root: etree._Element, content: str) -> Draft:
    """The draft of a page's main text; `content` is its digest."""
    body = next(root.iter("body"), root)
    furniture = Furniture(body)
    main = furniture.main(body)
    metas = metas_of(root)
    heading = heading_of(main, furniture)
    title = line_of(heading, furniture) if heading is not None else title_of(root, metas)
    lines = lines_of(main, furniture, () if heading is None else (heading,))
    page = text_page(lines, _MARK.sub("", title))
    said = page.said
    source = Source(
        citation=said.get("source", ""),
        url=said.get("url", "") or address_of(root, metas),
        translator=said.get("translator", ""),
    )
    draft = Draft(_with_source_note(page.parts), content, said.get("id", ""), marks=page.marks, source=source)
    return _with_metadata(draft, metas) if any(map(str.strip, lines)) else replace(draft, parts={TITLE: title})


def _with_source_note(parts: dict[str, str]) -> dict[str, str]:
    """The parts with the note on where the document lies apart, where it is the first of its footnotes."""
    found = _SOURCE_NOTE.match(parts.get(NOTES, ""))
    if not found or parts.get(SOURCE_NOTE):
        return parts
    rest = parts[NOTES][found.end() :].strip()
    return (
        {name: text for name, text in parts.items() if name != NOTES}
        | {SOURCE_NOTE: found[1]}
        | ({NOTES: rest} if rest else {})
    )


def heading_of(main: etree._Element, furniture: Furniture) -> etree._Element | None:
    """The heading of the first rank, where the document's part of the page has one and it says something."""
    found = [each for each in main.iter("h1") if not furniture.has(each, "h1")]
    if len(found) != 1:
        return None
    words = line_of(found[0], furniture)
    return found[0] if _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and " " in words else None


def _with_metadata(draft: Draft, metas: dict[str, str]) -> Draft:
    """The draft with what the page's head says of the document and the document does not."""
    parts, marks = dict(draft.parts), list(draft.marks)
    name, words, form = older_date(metas)
    if name and not draft.marked("date"):
        parts[name] = words
        marks.append(Mark("date", words[: len(form)], name, 0, form))
    author, words = author_of(metas)
    if author and not draft.marked("sender"):
        parts[author] = natural(words)
        marks.append(Mark("sender", parts[author], author))
    return replace(draft, parts=parts, marks=tuple(marks))
