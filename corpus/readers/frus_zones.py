"""What stands where in a FRUS document: heading, dateline and lists before the text, the text itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.readers.frus_lists import is_header_list
from corpus.readers.tei import TEI, is_footnote, local, plain

_SHORT: Final = 120
"""A paragraph up to this length before the dateline is a line of the heading (`TOP SECRET`, `No. 16.]`)."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The children of a document, by the part to which they belong."""

    title: list[etree._Element] = field(default_factory=list)
    head: list[etree._Element] = field(default_factory=list)
    dateline: list[etree._Element] = field(default_factory=list)
    body: list[etree._Element] = field(default_factory=list)


def zones_of(div: etree._Element) -> Zones:
    """Sort the children: what stands before the first paragraph of the text is heading, dateline and lists.

    Short paragraphs wait: they are lines of the heading if a dateline or a list follows, else the text begins there.
    """
    zones = Zones()
    waiting: list[etree._Element] = []
    for child in _children(div):
        zone = zones.body if zones.body else _zone(child, zones)
        if zone is None:
            waiting.append(child)
        elif zone is zones.title:
            zone.append(child)
        else:
            (zones.body if zone is zones.body else zones.head).extend(waiting)
            waiting.clear()
            zone.append(child)
    zones.body.extend(waiting)
    if not zones.dateline:
        _take_last_dateline(zones)
    return zones


def _children(div: etree._Element) -> Iterator[etree._Element]:
    """The children that have text to give, an opener's among them: the newer markup puts the dateline into one."""
    for child in div:
        name = local(child)
        if name == "note" and is_footnote(child):
            continue
        if name == "opener":
            yield from (inner for inner in child if not (local(inner) == "note" and is_footnote(inner)))
        elif name not in ("pb", "lb"):
            yield child


def _zone(child: etree._Element, zones: Zones) -> list[etree._Element] | None:
    """The zone of a child that stands before the text; None for a short paragraph, of which it cannot be said yet."""
    name = local(child)
    if name == "head":
        return zones.head if zones.title else zones.title
    if name == "dateline":
        return zones.dateline
    if name in ("note", "seg") or (name == "list" and is_header_list(child)):
        return zones.head
    if name == "p" and len(plain(child)) <= _SHORT:
        dated = next(child.iter(TEI + "date"), None) is not None
        return zones.dateline if dated and not zones.dateline else None
    return zones.body


def _take_last_dateline(zones: Zones) -> None:
    """A letter may bear its date at its foot: the last dateline, where nothing but the close of the letter follows."""
    for child in reversed(zones.body):
        name = local(child)
        inner = child if name == "dateline" else child.find(TEI + "dateline") if name == "closer" else None
        if inner is not None:
            zones.dateline.append(inner)
            if inner is child:
                zones.body.remove(child)
            return
        if name not in ("closer", "postscript"):
            return
