"""Volumes of *Foreign Relations of the United States*, one TEI file a volume, one `div` a document.

The markup is the Office of the Historian's (https://github.com/HistoryAtState/frus), in both of its generations.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import PurePath
from typing import Any, BinaryIO, Final

from lxml import etree

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text
from corpus.readers.frus_document import Volume, draft
from corpus.readers.tei import TEI, XML_ID, local, plain_content
from corpus.readers.tei_names import spoken

_TEI_NAMESPACE: Final = TEI[1:-1]
_ROOT: Final = re.compile(r"<(?:\w{1,20}:)?TEI\b[^>]{0,2000}>")
_VOLUME_ID: Final = re.compile(r"xml:id\s{0,9}=\s{0,9}[\"']frus\d")
_FRUS_NAMESPACE: Final = re.compile(r"history\.state\.gov/(?:frus/)?ns/")
_FRUS_NUMBER: Final = re.compile(r"<idno\s{1,9}type\s{0,9}=\s{0,9}[\"']frus[\"']")
_SERIES: Final = re.compile(r"<title\b[^>]{0,200}>\s{0,200}Foreign\s{1,99}Relations\s{1,99}of\s{1,99}the\s{1,99}United")
_TITLE_PARTS: Final = ("series", "subseries", "volumenumber", "volume")


class FrusReader:
    """Reads the volumes of FRUS, document by document; what is held at once is one document, never a volume."""

    name = "frus"
    summary = "Foreign Relations of the United States: a volume in the TEI markup of the Office of the Historian"

    def sniff(self, file: InputFile) -> float:
        """Sure of TEI that names the series by its namespace, its number or its title; any other TEI is not ours."""
        head = head_text(file)
        if _TEI_NAMESPACE not in head:
            return 0.0
        root = _ROOT.search(head)
        named = root is not None and (_VOLUME_ID.search(root[0]) or _FRUS_NAMESPACE.search(root[0]))
        return 0.98 if named or _FRUS_NUMBER.search(head) or _SERIES.search(head) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield a draft for each `div` of the type `document`, editorial notes among them.

        Raises `Unreadable` where the XML breaks (after the documents before the break), declares entities, or holds
        no document.
        """
        try:
            with file.open() as stream:
                yield from _documents(_parse(stream), Volume(PurePath(file.path).stem))
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"its XML breaks at line {error.lineno}: {_clause(error.msg)}") from error
        except (OSError, EOFError) as error:
            raise Unreadable(f"it cannot be read to its end: {_clause(str(error))}") from error


READER = FrusReader()


def _parse(stream: BinaryIO) -> Iterator[etree._Element]:
    """The elements of a volume that are worth stopping at, each as it ends; nothing outside the file is opened."""
    events = etree.iterparse(
        stream,
        events=("end",),
        tag=tuple(TEI + name for name in ("teiHeader", "front", "div", "back")),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    checked = False
    for _, element in events:
        if not checked:
            _refuse_entities(element)
            checked = True
        yield element


def _refuse_entities(element: etree._Element) -> None:
    """A volume needs no entities of its own; what declares some would grow without bound or reach for other files."""
    definition: Any = element.getroottree().docinfo.internalDTD
    if definition is not None and definition.entities():
        raise Unreadable("it declares XML entities, which are not resolved")


def _documents(elements: Iterator[etree._Element], volume: Volume) -> Iterator[Draft]:
    found = 0
    unnamed: Counter[str] = Counter()
    for element in elements:
        name = local(element)
        if name == "teiHeader":
            volume = _described(volume, element)
        elif name == "front":
            volume = replace(volume, persons=_persons(element))
        elif element.get("type") == "document":
            found += 1
            yield draft(element, volume, _position(element, unnamed))
        elif _inside(element):
            # The front's lists of persons are read when it ends; a division inside a document is part of its text.
            continue
        _forget(element)
    if not found:
        raise Unreadable("it is a volume without documents")


def _inside(element: etree._Element) -> bool:
    return next(element.iterancestors(TEI + "front"), None) is not None or _holder(element) is not None


def _holder(element: etree._Element) -> etree._Element | None:
    """The document in which an element stands (as an enclosure of it), if any."""
    return next((div for div in element.iterancestors(TEI + "div") if div.get("type") == "document"), None)


def _forget(element: etree._Element) -> None:
    """Free an element that has been read, with all that stands before it, unless that belongs to an open document."""
    tail = element.tail
    element.clear()
    element.tail = tail
    parent = element.getparent()
    if parent is not None and _holder(element) is None:
        while parent[0] is not element:
            del parent[0]


def _position(div: etree._Element, unnamed: Counter[str]) -> str:
    """The document's name in its volume: its id, its number, or its place in the document that encloses it."""
    named = (div.get(XML_ID) or "").strip()
    number = (div.get("n") or "").strip()
    if named or number:
        return named or f"d{number}"
    holder = _holder(div)
    around = "document" if holder is None else (holder.get(XML_ID) or "document")
    unnamed[around] += 1
    return f"{around}-{unnamed[around]}"


def _described(volume: Volume, header: etree._Element) -> Volume:
    """The volume with its id (as the file's name has it, where the markup is silent) and its title."""
    root = header.getroottree().getroot()
    numbers = (plain_content(idno) for idno in header.iter(TEI + "idno") if idno.get("type") == "frus")
    titles = {title.get("type"): plain_content(title) for title in header.iter(TEI + "title")}
    parts = ", ".join(filter(None, (titles.get(part) for part in _TITLE_PARTS)))
    title = titles.get("complete") or parts or titles.get(None, "")
    return Volume((root.get(XML_ID) or next(numbers, "") or volume.id).strip(), title)


def _persons(front: etree._Element) -> Mapping[str, str]:
    """The names of the volume's list of persons, by their ids, in the order in which they are spoken."""
    named = ((name.get(XML_ID), name) for name in front.iter(TEI + "persName"))
    listed = ((person.get(XML_ID), person.find(TEI + "persName")) for person in front.iter(TEI + "person"))
    return {key: spoken(plain_content(name)) for key, name in chain(named, listed) if key and name is not None}


def _clause(message: str | None) -> str:
    """A library's message as a clause for the report: one line, no point at its end."""
    return " ".join((message or "unknown reason").split()).rstrip(".")
