"""Text out of TEI markup (P5): white space folded, footnotes taken out, the places of marked elements kept."""

import html
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

# How far two pieces of text stand apart; the numbers are places in _GAPS.
_NONE, BLANK, LINE, _PARAGRAPH = range(4)
_GAPS: Final = ("", " ", "\n", "\n\n")

# What shows a page but says nothing: page breaks, pictures, running heads, lists of facsimile files.
_SILENT: Final = frozenset(
    ("pb", "cb", "milestone", "anchor", "figure", "graphic", "fw", "teiHeader", "file", "pdf", "problem")
) | {"page-count-according-to-citation"}
_BLOCKS: Final = frozenset(
    ("p", "div", "ab", "list", "table", "closer", "opener", "postscript", "dateline", "byline", "lg", "sp", "text")
) | {"attachment", "listPerson", "floatingText", "body", "trailer", "epigraph"}
_LINES: Final = frozenset(("row", "l", "signed", "label", "addrLine", "salute", "lb", "head"))
_BLOCK_HOLDERS: Final = frozenset(("div", "attachment", "body", "quote"))
_AFTER_WORD: Final = (*".,;:)]”", "’s", "'s")
_BEFORE_WORD: Final = frozenset("([“")
_PREFERRED: Final = ("corr", "reg", "expan")
# What a reading text leaves out of a manuscript's: what was struck, what another witness has, what an editor expunged.
_UNREAD: Final = frozenset(("del", "rdg", "rdgGrp", "am", "surplus", "facsimile", "sourceDoc", "standOff", "certainty"))
_SURFACES: Final = frozenset(("surface", "zone", "line"))
_LINED: Final = frozenset(("address", "opener", "closer", "dateline", "salute", "signed", "titlePart", "imprimatur"))
_BREAKS: Final = frozenset(("lb", "pb", "cb", "gb"))
_HYPHENS: Final = "-\u00ad\u2010\u2011¬⸗="


@dataclass(frozen=True, slots=True)
class Span:
    """Where the text of an element stands: `text[start:end]`, without white space at its ends."""

    element: etree._Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of some markup, and the spans of the elements that were asked for, in the order in which they end."""

    text: str
    spans: tuple[Span, ...] = ()

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment, an entity or an instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_footnote(note: etree._Element) -> bool:
    """Whether a `note` is called from the text; the others stand in the text itself, as headings and labels do."""
    if note.get("rend"):
        return False
    parent = note.getparent()
    numbered = any(note.get(name) for name in ("n", "type", "target", XML_ID))
    return numbered or parent is None or local(parent) not in _BLOCK_HOLDERS


def extract(
    elements: Iterable[etree._Element], wanted: Collection[str] = (), widest: int = _PARAGRAPH, *, written: bool = False
) -> Extract:
    """The text of `elements` one after another, footnotes left out; spans of those whose local name is in `wanted`.

    Blocks are divided by an empty line, or by a new line only where `widest` is `LINE`. `written` markup is that of a
    manuscript: the lines of a paragraph run on, words that they part are joined, what was struck out is left out.
    """
    writer = (_Manuscript if written else _Writer)(frozenset(wanted), widest)
    for element in elements:
        writer.separate(_PARAGRAPH)
        writer.element(element)
        writer.separate(_PARAGRAPH)
    text = "".join(writer.chunks)
    return Extract(text, tuple(_trimmed(text, writer.spans)))


def plain(element: etree._Element) -> str:
    """The text of one element on one line."""
    return extract((element,), widest=BLANK).text


def note_text(note: etree._Element, numbered: bool = True, *, written: bool = False) -> str:
    """The text of a footnote, its paragraphs on lines of their own, after its number and a point."""
    writer = (_Manuscript if written else _Writer)(frozenset(), LINE)
    writer.content(note)
    text = "".join(writer.chunks)
    number = (note.get("n") or "").strip() if numbered else ""
    return f"{number}. {text}" if number and text else text


def _trimmed(text: str, spans: Iterable[tuple[etree._Element, int, int]]) -> Iterator[Span]:
    for element, start, end in spans:
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = begin + len(words.strip())
        if stop > begin:
            yield Span(element, begin, stop)


class _Writer:
    """Takes text as it comes and keeps it folded: XML's indentation says nothing, its blocks do.

    `limit` is the widest gap that is allowed where the writer stands: a cell of a table stays on its line, the
    paragraphs of an item or a note on lines that follow each other.
    """

    __slots__ = ("_asides", "_gap", "_indented", "_last", "_limit", "_size", "_wanted", "chunks", "spans")

    def __init__(self, wanted: frozenset[str], limit: int) -> None:
        self.chunks: list[str] = []
        self.spans: list[tuple[etree._Element, int, int]] = []
        self._asides: list[str] = []
        self._wanted = wanted
        self._limit = limit
        self._gap = _NONE
        self._indented = False
        self._last = ""
        self._size = 0

    def separate(self, gap: int) -> None:
        """Ask for at least this gap before the next text."""
        self._gap = max(self._gap, min(gap, self._limit))

    def write(self, text: str | None) -> None:
        """Add text, its white space folded."""
        if not text:
            return
        folded = " ".join(text.split())
        if not folded:
            self._indented = self._gap == _NONE or self._indented
            self.separate(BLANK)
            return
        if text[0].isspace():
            self.separate(BLANK)
        elif self._gap == BLANK and self._indented and (folded.startswith(_AFTER_WORD) or self._last in _BEFORE_WORD):
            # Editors' programs indent `<hi>Manila</hi>` inside its place: that is no blank before the comma.
            self._gap = _NONE
        self._emit(folded)
        if text[-1].isspace():
            self.separate(BLANK)

    def _emit(self, folded: str) -> None:
        if self._gap and self._size:
            self.chunks.append(_GAPS[self._gap])
            self._size += len(_GAPS[self._gap])
        self._gap = _NONE
        self._indented = False
        self._last = folded[-1]
        self.chunks.append(folded)
        self._size += len(folded)

    def content(self, element: etree._Element) -> None:
        """Add what stands in an element, without the element's own breaks."""
        self.write(element.text)
        for child in element:
            self.element(child)
            self._indented = self._indented or _leaves_a_hole(child)
            self.write(child.tail)

    def element(self, element: etree._Element) -> None:
        """Add an element as its kind demands."""
        name = local(element)
        start = self._size
        if not name:
            self._special(element)
        elif name in _SILENT or (name == "note" and is_footnote(element)):
            return
        elif name in _BLOCKS or name == "note":
            self._block(element)
        elif name in _LINES:
            self._line(element, name)
        elif name == "item":
            self._item(element)
        elif name == "cell":
            self._cell(element)
        else:
            self._inline(element, name)
        if name in self._wanted:
            self.spans.append((element, start, self._size))

    def _special(self, element: etree._Element) -> None:
        """An entity that the parser was not allowed to resolve: HTML's names are known, others stand as they are."""
        if element.tag is etree.Entity:
            self.write(html.unescape(element.text or ""))

    def _block(self, element: etree._Element) -> None:
        self.separate(_PARAGRAPH)
        self.content(element)
        self._set_asides()
        self.separate(_PARAGRAPH)

    def _line(self, element: etree._Element, name: str) -> None:
        # A heading inside a block stands alone, but a list's stands above its items.
        parent = element.getparent()
        gap = _PARAGRAPH if name == "head" and (parent is None or local(parent) != "list") else LINE
        self.separate(gap)
        self.content(element)
        self._set_asides()
        self.separate(gap)

    def _item(self, element: etree._Element) -> None:
        before = element.getprevious()
        labelled = before is not None and local(before) == "label"
        if labelled and self._gap >= LINE:
            self._gap = BLANK
        else:
            self.separate(LINE)
        self._narrowed(element, LINE)
        self._set_asides()
        self.separate(LINE)

    def _cell(self, element: etree._Element) -> None:
        before = element.getprevious()
        if before is not None and local(before) == "cell":
            self.separate(BLANK)
            self._emit("|")
        self.separate(BLANK)
        self._narrowed(element, BLANK)
        self.separate(BLANK)

    def _narrowed(self, element: etree._Element, limit: int) -> None:
        outside, self._limit = self._limit, min(limit, self._limit)
        self.content(element)
        self._limit = outside

    def _inline(self, element: etree._Element, name: str) -> None:
        if name == "seg" and element.get("type") == "margin":
            self._asides.append(plain_content(element))
        elif name == "gap":
            # A page left out for convenience is a mark of the facsimile's, not a hole in the text.
            if element.get("reason") != "convenience":
                self._emit("[…]")
        elif name == "choice":
            self._choice(element)
        elif name == "quote" and element.get("rend") == "blockquote":
            self._block(element)
        else:
            self.content(element)

    def _choice(self, element: etree._Element) -> None:
        readings = [child for child in element if local(child)]
        better = [child for child in readings if local(child) in _PREFERRED]
        for reading in (better or readings)[:1]:
            self.element(reading)

    def _set_asides(self) -> None:
        """A summary in the margin would break the sentence beside which it stands: it follows the paragraph."""
        asides, self._asides = self._asides, []
        for aside in filter(None, asides):
            self.separate(LINE)
            self._emit(aside)


class _Manuscript(_Writer):
    """Takes the text of a manuscript as one reads it: its lines and pages are no breaks of the sense."""

    __slots__ = ("_joins",)

    def __init__(self, wanted: frozenset[str], limit: int) -> None:
        super().__init__(wanted, limit)
        self._joins = ""

    def element(self, element: etree._Element) -> None:
        """Add an element, a break between lines as a blank or, within a word, as nothing."""
        name = local(element)
        if name in _UNREAD:
            return
        if name in _BREAKS:
            self._break(element)
        elif name == "metamark":
            self._block(element)
        elif name in _SURFACES:
            self._line(element, name)
        else:
            super().element(element)

    def separate(self, gap: int) -> None:
        """Ask for at least this gap; a word does not run on from one block into another."""
        if gap >= LINE:
            self._joins = ""
        super().separate(gap)

    def write(self, text: str | None) -> None:
        """Add text, joined to the line before where that ends within a word."""
        if self._joins and text and not text.isspace():
            self._join(text.lstrip())
            text = text.lstrip()
        super().write(text)

    def _break(self, element: etree._Element) -> None:
        within = element.get("break") == "no"
        if within or (self._last in _HYPHENS and self._word_before_hyphen()):
            self._joins = "always" if within else self._joins or "lower"
        elif not self._joins:
            self.separate(LINE if _keeps_lines(element) else BLANK)

    def _join(self, text: str) -> None:
        always, self._joins = self._joins == "always", ""
        if not (always or text[:1].islower()):
            self.separate(BLANK)
            return
        self._gap, self._indented = _NONE, False
        if self._last in _HYPHENS and self._word_before_hyphen():
            cut = self.chunks[-1][:-1]
            self.chunks[-1] = cut
            self._size -= 1
            self._last = cut[-1:]

    def _word_before_hyphen(self) -> bool:
        return bool(self.chunks) and self.chunks[-1][-2:-1].isalpha()


def _keeps_lines(element: etree._Element) -> bool:
    """Whether the lines around a break mean something: those of an address, a dateline, a signature, a heading."""
    holder = element.getparent()
    return holder is not None and local(holder) in _LINED


def plain_content(element: etree._Element) -> str:
    """The text inside an element on one line, whatever kind of element it is."""
    writer = _Writer(frozenset(), BLANK)
    writer.content(element)
    return "".join(writer.chunks)


def _leaves_a_hole(element: etree._Element) -> bool:
    return local(element) == "note" and is_footnote(element)
