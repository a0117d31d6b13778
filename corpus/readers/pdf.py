"""PDF with a text layer: the text of its pages without what stands on every page, words joined across lines."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.archive_members import packing
from corpus.readers.documents import library, page_draft

_SCANNED: Final = "it has no text layer, as a scan has none: run OCR over it first (for example with ocrmypdf)"
_LOCKED: Final = "it is encrypted: save it without its password first"
_EDGE: Final = 3
"""So many lines at the top and at the foot of a page may be its furniture."""
_LONGEST_NUMBER: Final = 5
_FEW_LETTERS: Final = 12
_PAGE_NUMBER: Final = re.compile(
    r"\W{0,4}(?:(?:page|seite|p\.|s\.|pag\.|página|стр\.)\s{0,2})?(?:\d{1,4}|[ivxl]{1,7})(?:\s{0,2}(?:/|of|von|de|из)\s{0,2}\d{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(r"\d+")
_BROKEN_WORD: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")
_ENDS: Final = (".", "!", "?", ":", "”", '"', ")")
_SHORT_LINE: Final = 0.75


class PdfReader:
    """Reads a PDF as one document; what was never text (a scan) is no part of it."""

    name = "pdf"
    summary = "PDF with a text layer (needs cables[documents])"

    def sniff(self, file: InputFile) -> float:
        """Sure of the signature, which may stand behind some bytes of a careless program."""
        # An archive may hold a PDF uncompressed, right behind its own first bytes.
        return 0.95 if b"%PDF-" in file.head[:1024] and not packing(file.head, file.suffix) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's document.

        Raises `Unreadable` where the library is absent, and for a scan, an encrypted or a broken file.
        """
        with file.open() as stream:
            pages = _pages(stream)
        letters = sum(1 for page in pages for char in page if char.isalpha())
        if letters < (_FEW_LETTERS * len(pages) if len(pages) > 1 else 1):
            raise Unreadable(_SCANNED)
        yield page_draft(text_of(pages))


READER = PdfReader()


def _pages(stream: Any) -> list[str]:
    pypdf = library("pypdf", "PDF", "pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are about the file, not about us
    try:
        document = pypdf.PdfReader(stream)
        if document.is_encrypted and not document.decrypt(""):
            raise Unreadable(_LOCKED)
        return [page.extract_text() or "" for page in document.pages]
    except Unreadable:
        raise
    except pypdf.errors.DependencyError as error:  # the ciphers of newer files need one more library
        raise Unreadable(_LOCKED) from error
    except Exception as error:  # what a broken file makes of the library is the file's fault
        clause = " ".join(str(error).split()).rstrip(".")[:120] or type(error).__name__
        raise Unreadable(f"it is no sound PDF ({clause})") from error


def text_of(pages: Sequence[str]) -> str:
    """The running text of pages: without repeated headers, footers and page numbers, words joined across lines."""
    lines = [_trimmed([line.rstrip() for line in page.split("\n")]) for page in pages]
    tops, feet = (_furniture([_edge(page, foot) for page in lines]) for foot in (False, True))
    kept = [
        page[_depth(page, number, tops, foot=False) : len(page) - _depth(page, number, feet, foot=True)]
        for number, page in enumerate(lines)
    ]
    return _joined("\n".join(line for page in kept for line in _paragraphs(page)))


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]


def _edge(page: list[str], foot: bool) -> list[str]:
    """The lines at the top of a page from above, or at its foot from below; half of a short page is neither."""
    size = min(_EDGE, len(page) // 2)
    return page[: -size - 1 : -1] if foot else page[:size]


def _pattern(line: str) -> str:
    """A line as it is on every page: its figures, which may count the pages, stand for any; so does a page's number."""
    return "0" if _PAGE_NUMBER.fullmatch(line.strip()) else _FIGURES.sub("0", " ".join(line.split())).casefold()


def _keys(line: str, page: int) -> Iterator[str]:
    """What makes a line one with those of other pages: its words, and a figure in them that counts the pages."""
    pattern = _pattern(line)
    if pattern != "0":
        yield pattern
    figures = [int(figure) for figure in _FIGURES.findall(line) if len(figure) <= _LONGEST_NUMBER]
    yield from (f"{pattern} +{figure - page}" for figure in dict.fromkeys((*figures[:1], *figures[-1:])))


def _furniture(edges: Sequence[list[str]]) -> frozenset[str]:
    """What stands at one edge of at least a third of the pages, or counts them on three (a bare number on two)."""
    counts: Counter[str] = Counter()
    for page, edge in enumerate(edges):
        counts.update({key for line in edge if line.strip() for key in _keys(line, page)})
    third = -(-len(edges) // 3)
    return frozenset(
        key
        for key, count in counts.items()
        if count >= (2 if key.startswith("0 +") else 3) and (" +" in key or count >= third)
    )


def _depth(page: list[str], number: int, furniture: frozenset[str], *, foot: bool) -> int:
    """How many lines of a page's edge are furniture."""
    depth = 0
    for line in _edge(page, foot):
        if line.strip() and furniture.isdisjoint(_keys(line, number)):
            break
        depth += 1
    return depth


def _paragraphs(page: list[str]) -> Iterator[str]:
    """The lines of a page, an empty one behind each that ends a sentence before the margin."""
    widths = sorted(len(line) for line in page if line.strip())
    margin = widths[len(widths) * 3 // 4] * _SHORT_LINE if widths else 0
    for line in page:
        yield line
        if line.endswith(_ENDS) and len(line) < margin:
            yield ""


def _joined(text: str) -> str:
    """A word that was broken at the end of a line is whole again, unless its second half begins with a capital."""
    return _BROKEN_WORD.sub(lambda match: "" if text[match.end()].islower() else match[0], text)
