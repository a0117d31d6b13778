"""The text of an HTML element as lines: paragraphs, lists, tables, preformatted text; what nobody sees is left out."""

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

from corpus.readers.html_furniture import Furniture

_NONE, _BLANK, _LINE, _PARAGRAPH = range(4)
_GAPS: Final = ("", " ", "\n", "\n\n")
_PARAGRAPHS: Final = frozenset(
    (
        "p", "div", "section", "article", "main", "blockquote", "ul", "ol", "dl", "table", "pre", "figure", "fieldset",
        "address", "center", "details", "header", "footer", "aside", "hgroup", "form", "body", "h1", "h2", "h3", "h4",
        "h5", "h6",
    )
)  # fmt: skip
_LINES: Final = frozenset(("li", "tr", "dt", "caption", "figcaption", "summary", "legend", "option"))
_CELLS: Final = frozenset(("td", "th", "dd"))
_NUMBER: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?\Z")
_LONGEST_LABEL: Final = 40
_SOFT_HYPHEN: Final = "\u00ad"
_OUTER_LISTS: Final = frozenset(("ul", "ol"))


def lines_of(element: etree._Element, furniture: Furniture, without: Collection[etree._Element] = ()) -> list[str]:
    """The lines of an element's text, an empty one between paragraphs, without the page's furniture and `without`."""
    writer = _Writer()
    left_out = frozenset(without)
    walker = etree.iterwalk(element, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, each in walker:
        tag = each.tag if isinstance(each.tag, str) else ""
        if event == "end":
            if each is skipped:
                skipped = None
            else:
                writer.close(each, tag)
            writer.text(each.tail if each is not element else None)
        elif not tag or each in left_out or furniture.has(each, tag):
            skipped = each
            walker.skip_subtree()
        elif tag == "sup" and (number := _note_number(each)):
            writer.text(f"[{number}]")
            skipped = each
            walker.skip_subtree()
        else:
            # An item that is asked for by itself has no bullet.
            writer.open(each, tag if each is not element or tag != "li" else "div")
            writer.text(each.text)
    return "".join(writer.chunks).strip("\n").split("\n")


def line_of(element: etree._Element, furniture: Furniture) -> str:
    """The text of an element on one line."""
    return " ".join(" ".join(lines_of(element, furniture)).split())


def _note_number(sup: etree._Element) -> str:
    """The number of the footnote that a raised number calls: one that links within the page."""
    parent = sup.getparent()
    links = [parent] if parent is not None and parent.tag == "a" else list(sup.iterfind("a"))
    if not any((link.get("href") or "").startswith("#") for link in links):
        return ""
    found = _NUMBER.match("".join(map(str, sup.itertext())).strip())
    return found[1] if found else ""


class _Writer:
    """Takes text as it comes: white space is folded but for preformatted text, gaps are as wide as the widest asked."""

    __slots__ = ("_broken", "_gap", "_last", "_lists", "_prefix", "_preformatted", "_start", "chunks")

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self._gap = _NONE
        self._prefix = ""
        self._last = ""
        self._start = 0
        self._broken = False
        self._preformatted = 0
        self._lists: list[int | None] = []

    def open(self, element: etree._Element, tag: str) -> None:
        """An element begins."""
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._separate(_PARAGRAPH)
            self._write("---")
            self._separate(_PARAGRAPH)
        else:
            self._separate(self._width(tag))
        if tag in _OUTER_LISTS:
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._prefix = self._bullet(element)
        elif tag == "pre":
            self._preformatted += 1
        elif tag in ("dt", "th"):
            self._start = len(self.chunks)

    def close(self, element: etree._Element, tag: str) -> None:
        """An element ends."""
        if tag in _OUTER_LISTS and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in ("dt", "th") and _has_value(element):
            self._label()
        if tag not in ("br", "hr"):
            self._separate(self._width(tag) if tag != "dt" else _BLANK)

    def text(self, text: str | None) -> None:
        """Some text, as the page's source has it."""
        if not text:
            return
        if self._preformatted:
            self._preformat(text)
            return
        words = text.replace(_SOFT_HYPHEN, "").split()
        if not words:
            self._separate(_BLANK)
            return
        if text[0].isspace():
            self._separate(_BLANK)
        self._write(" ".join(words))
        if text[-1].isspace():
            self._separate(_BLANK)

    def _preformat(self, text: str) -> None:
        body = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(8)
        if not body.strip("\n"):
            self.chunks.append(body if self.chunks else "")
            return
        self._write(body.strip("\n") if self._gap > _BLANK else body.rstrip("\n"))
        trailing = len(body) - len(body.rstrip("\n"))
        if trailing:
            self._separate(_LINE if trailing == 1 else _PARAGRAPH)

    def _write(self, words: str) -> None:
        if self.chunks:
            # A label stands above its value, not apart from it.
            label = self._gap == _PARAGRAPH and self._last.endswith(":") and len(self._last) <= _LONGEST_LABEL
            self.chunks.append(_GAPS[_LINE if label and not self._prefix else self._gap])
            self._last = self._last if self._gap <= _BLANK else ""
        self.chunks.append(self._prefix + words)
        self._last = f"{self._last}{words}"[-_LONGEST_LABEL - 1 :]
        self._gap, self._prefix, self._broken = _NONE, "", False

    def _separate(self, width: int) -> None:
        if width > _BLANK and self._prefix and self._gap >= _LINE:
            return
        self._gap = max(self._gap, width)

    def _break(self) -> None:
        self._separate(_PARAGRAPH if self._broken else _LINE)
        self._broken = True

    def _width(self, tag: str) -> int:
        if tag in _OUTER_LISTS and self._lists:
            return _LINE
        if tag in _PARAGRAPHS:
            return _PARAGRAPH
        return _LINE if tag in _LINES else _BLANK if tag in _CELLS else _NONE

    def _bullet(self, item: etree._Element) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        own = item.get("value") or ""
        number = int(own) if own.isdecimal() and len(own) < 7 else number
        self._lists[-1] = number + 1
        return f"{number}. "

    def _label(self) -> None:
        """What was written since a heading cell began is a label: a colon tells it from its value."""
        written = "".join(self.chunks[self._start :]).strip()
        if 0 < len(written) <= _LONGEST_LABEL and written[-1].isalnum():
            self.chunks.append(":")
            self._last += ":"


def _has_value(heading: etree._Element) -> bool:
    following = heading.getnext()
    return following is not None and following.tag in ("td", "dd")


def _first_number(numbered: etree._Element) -> int:
    start = numbered.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 7 else 1
