"""What stands where in the text of a TEI document: heading, dateline, the text in its language, translations, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.readers.tei import is_footnote, local, note_text, plain, plain_content

_HOLDERS: Final = frozenset(("text", "body", "front", "back", "group", "floatingText", "div", "div0", "div1", "div2"))
_DEEPER: Final = frozenset(("div3", "div4", "div5", "div6", "div7", "titlePage", "argument"))
_ABOVE: Final = frozenset(("head", "salute", "address", "metamark", "byline", "stamp", "docTitle", "titlePart", "note"))
_ALSO_ABOVE: Final = frozenset(("argument", "label", "epigraph", "docAuthor", "docImprint", "milestone", "fw", "add"))
_DATED: Final = frozenset(("dateline", "date", "docDate"))
_BESIDE: Final = frozenset(("placeName", "settlement", "name", "rs", "time", "num", "lb"))
_LISTS: Final = frozenset(
    ("listPerson", "listPlace", "listOrg", "listBibl", "listEvent", "listWit", "listApp", "listObject", "listNym")
) | {"noteGrp", "teiHeader", "standOff", "particDesc", "linkGrp", "link", "interpGrp", "spanGrp"}
_SHORT: Final = 120
_TOP: Final = 4

_ROLES: Final = {
    "summary": "abstract regest regeste regesto regesta regests regestum summary zusammenfassung résumé sommario",
    "notes": "commentary kommentar comment comments notes endnotes footnotes anmerkungen sachkommentar remarks noten",
    "none": "facsimile facsimiles faksimile facsimilé apparatus apparat textapparat index register bibliography toc "
    "contents images metadata provenance überlieferung signatures listperson listplace",
    "translation": "translation translated übersetzung uebersetzung traduction traduzione traducción vertaling "
    "перевод tłumaczenie",
}
_ROLE: Final = {name: role for role, names in _ROLES.items() for name in names.split()}
EDITION: Final = "edition"


@dataclass(slots=True)
class Zones:
    """The blocks of a document by the part to which they belong; `own` are those of the document without enclosures."""

    head: list[etree._Element] = field(default_factory=list)
    dateline: list[etree._Element] = field(default_factory=list)
    body: list[etree._Element] = field(default_factory=list)
    own: list[etree._Element] = field(default_factory=list)
    translation: list[etree._Element] = field(default_factory=list)
    summary: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is no text at all."""
        return not (self.head or self.dateline or self.body or self.translation)


def zones_of(text: etree._Element) -> Zones:
    """Sort the blocks of a `text`, or of a division that is a document."""
    zones = Zones()
    main = _main(text)
    for block, role in _blocks(text, EDITION):
        if role == "summary":
            zones.summary.append(block)
        elif role == "notes":
            zones.notes.append(block)
        elif role == "translation":
            zones.translation.append(block)
        elif role == EDITION:
            _sort(zones, block, own=main is None or main in block.iterancestors())
    if not zones.dateline:
        _take_last_dateline(zones)
    return zones


def _main(text: etree._Element) -> etree._Element | None:
    """The first of several divisions, which is the document itself: those behind it are its enclosures."""
    body = next(text.iterchildren("{*}body"), text)
    divisions = [child for child in body if local(child).startswith("div") and _role(child, EDITION) == EDITION]
    loose = any(local(child) in ("p", "ab") for child in body)
    return divisions[0] if len(divisions) > 1 and not loose else None


def _blocks(element: etree._Element, role: str) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        name = local(child)
        if name in _HOLDERS or name in _DEEPER:
            yield from _blocks(child, _role(child, role))
        elif name and name not in _LISTS and not (name == "note" and is_footnote(child) and role != "notes"):
            yield child, role


def _role(division: etree._Element, above: str) -> str:
    for name in ("type", "subtype"):
        found = _ROLE.get((division.get(name) or "").strip().lower(), "")
        if found:
            return found
    return above


def _sort(zones: Zones, block: etree._Element, *, own: bool) -> None:
    if zones.body:
        zones.body.append(block)
        if own:
            zones.own.append(block)
        return
    name = local(block)
    if name == "opener":
        _open(zones, block)
    elif name in _DATED or _is_dateline(zones, block, name):
        zones.dateline.append(block)
    elif name in _ABOVE or name in _ALSO_ABOVE:
        zones.head.append(block)
    elif plain_content(block) or name in ("table", "list", "figure"):
        zones.body.append(block)
        zones.own.append(block)


def _is_dateline(zones: Zones, block: etree._Element, name: str) -> bool:
    """A short first paragraph with a marked date is the dateline of an edition that marks no openers."""
    if name not in ("p", "ab") or zones.dateline or len(zones.head) > _TOP:
        return False
    date = next(block.iter("{*}date"), None)
    return date is not None and len(plain(block)) <= _SHORT


def _open(zones: Zones, opener: etree._Element) -> None:
    """The children of an opener one by one; one whose date stands in loose words is a dateline as a whole."""
    names = {local(child) for child in opener}
    loose = (opener.text or "").strip() or any((child.tail or "").strip() for child in opener)
    if "dateline" not in names and names & {"date"}:
        if loose or names <= _DATED | _BESIDE:
            zones.dateline.append(opener)
            return
    elif loose:
        zones.head.append(opener)
        if "dateline" in names:
            zones.dateline.extend(child for child in opener if local(child) == "dateline")
        return
    for child in opener:
        name = local(child)
        if name in _DATED or (name in _BESIDE and "dateline" not in names and "date" in names):
            zones.dateline.append(child)
        elif name and not (name == "note" and is_footnote(child)):
            zones.head.append(child)


def _take_last_dateline(zones: Zones) -> None:
    """A letter may bear its date at its foot: the last dateline of its own text, which keeps it."""
    for block in reversed(zones.own):
        name = local(block)
        if name == "postscript":
            continue
        inner = block if name == "dateline" else next(block.iter("{*}dateline"), None) if name == "closer" else None
        if inner is not None:
            zones.dateline.append(inner)
            return


def footnotes(text: etree._Element, zones: Zones) -> Iterator[str]:
    """The notes to the text in their order, and those that an edition gathers in a division of their own."""
    for note in text.iter("{*}note"):
        holders = {local(holder) for holder in note.iterancestors()}
        if is_footnote(note) and not holders & _LISTS:
            yield note_text(note, written=True)
    for block in zones.notes:
        if local(block) != "note" and next(block.iter("{*}note"), None) is None:
            yield plain_content(block)
