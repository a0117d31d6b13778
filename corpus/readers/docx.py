"""Word documents (DOCX, ECMA-376): text, tables, footnotes. Their properties tell of the file, not of the document."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.documents import page_draft, page_text
from corpus.readers.encoding import MAX_BYTES, head_kind

_SUFFIXES: Final = frozenset((".docx", ".docm", ".dotx"))
_MAIN: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_LEFT_OUT: Final = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "footnotePr"))
_BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SEPARATORS: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_LABEL: Final = 40


class DocxReader:
    """Reads a Word document as one document."""

    name = "docx"
    summary = "Word documents (DOCX): text, tables and footnotes"

    def sniff(self, file: InputFile) -> float:
        """By the members of the archive that it is, or by its name where they do not stand at its beginning."""
        kind = head_kind(file)
        return 0.95 if "DOCX" in kind or (kind == "a ZIP archive" and file.suffix in _SUFFIXES) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's document; raises `Unreadable` where it is broken, encrypted or empty."""
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as archive:
                body = _parsed(archive, _MAIN)
                notes = [
                    note for name in _NOTES if name in archive.namelist() for note in _notes(_parsed(archive, name))
                ]
        except KeyError as error:
            raise Unreadable("it is a Word document without a text") from error
        except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, ValueError, EOFError, OSError) as error:
            raise Unreadable(f"it is no sound Word document ({error})") from error
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"its XML breaks at line {error.lineno}") from error
        text = page_text(_blocks(body))
        if not text.strip():
            raise Unreadable("it is a Word document without a text")
        yield page_draft(text, notes)


READER = DocxReader()


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """A member's XML; nothing outside the file is opened, and no entity resolved."""
    if archive.getinfo(name).file_size > MAX_BYTES:
        raise Unreadable(f"its text is larger than {MAX_BYTES // 1024 // 1024} MB")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    with archive.open(name) as member:
        return etree.parse(member, parser).getroot()


def _local(element: etree._Element) -> str:
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(element: etree._Element) -> Iterator[str]:
    """The paragraphs and the rows of tables in an element, in their order."""
    for child in element:
        name = _local(child)
        if name == "p":
            yield _text(child)
        elif name == "tbl":
            yield from _rows(child)
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _rows(table: etree._Element) -> Iterator[str]:
    """The rows of a table: two cells of which the first is a label stand as in a heading, others behind bars."""
    for row in table.iterchildren("{*}tr"):
        cells = [" ".join(" ".join(_blocks(cell)).split()) for cell in row.iterchildren("{*}tc")]
        filled = [cell for cell in cells if cell]
        if len(filled) == 2 and filled[0].endswith(":") and len(filled[0]) <= _LABEL:
            yield " ".join(filled)
        elif filled:
            yield " | ".join(cells)


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph, what was deleted under revision left out, its footnotes' numbers in brackets."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = _local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"[{_number(child)}]" if _number(child) else ""
        elif name == "txbxContent":
            yield "\n" + "\n".join(_blocks(child)) + "\n"
        elif name and name not in _LEFT_OUT:
            yield from _pieces(child)


def _number(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _notes(notes: etree._Element) -> Iterator[str]:
    """The footnotes with their numbers; the lines that divide them from the text are none."""
    for note in notes.iterchildren("{*}footnote", "{*}endnote"):
        kind = next((str(value) for key, value in note.attrib.items() if str(key).endswith("}type")), "")
        text = " ".join(" ".join(_blocks(note)).split())
        if kind not in _SEPARATORS and text:
            yield f"{_number(note)}. {text}"
