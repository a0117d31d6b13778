"""What the header of a TEI document says of it: title, summary, languages, keywords, and where the original lies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.cable import Source
from corpus.readers.tei import LINE, XML_ID, extract, plain_content

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MAIN: Final = (None, "", "main", "a", "short", "letter")
_NO_SHELF: Final = frozenset(("letterno", "pid", "url", "uri", "iiif", "doi", "handle"))
_MOST_MARKS: Final = 20
_ADDRESS: Final = re.compile(r"https?://\S{4,400}")
_BARE_DOI: Final = re.compile(r"10\.\d{4,9}/\S{2,200}")
_PLACEHOLDER: Final = re.compile(r"\W*(?:title|untitled|tei|test|document|to ?do|x+)?\W*", re.IGNORECASE)
_SUMMARIES: Final = (
    "{*}profileDesc/{*}abstract",
    "{*}profileDesc/{*}correspDesc/{*}note",
    "{*}fileDesc/{*}sourceDesc/{*}msDesc/{*}msContents/{*}summary",
)
_KEPT: Final = ("repository", "institution")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; `languages` are the codes of the text's languages in the header's order."""

    title: str = ""
    summary: str = ""
    languages: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    source: Source = field(default_factory=Source)


def header_of(header: etree._Element, languages: tuple[str, ...] = ()) -> Header:
    """The header's own account of its document; `languages` are those that the text itself names."""
    used = tuple(
        (each.get("ident") or each.get(XML_LANG) or plain_content(each)).strip()
        for each in header.iterfind("{*}profileDesc/{*}langUsage/{*}language")
    )
    named = tuple(code for code in dict.fromkeys((*languages, *used)) if code)
    keywords = (plain_content(term) for term in header.iterfind("{*}profileDesc/{*}textClass/{*}keywords//{*}term"))
    return Header(
        title=_title(header),
        summary=_summary(header, named),
        languages=named,
        keywords=tuple(dict.fromkeys(word for word in keywords if 1 < len(word) <= 100)),
        source=_source(header),
    )


def _title(header: etree._Element) -> str:
    """The first title that is the document's own; of several languages the first, of a title and a subtitle the one."""
    titles = list(header.iterfind("{*}fileDesc/{*}titleStmt/{*}title"))
    own = [title for title in titles if title.get("type") in _MAIN and title.get("level") in (None, "a", "u")]
    found = (plain_content(title) for title in (own or titles))
    return next((title for title in found if not _PLACEHOLDER.fullmatch(title)), "")


def _summary(header: etree._Element, languages: tuple[str, ...]) -> str:
    """The abstract; of several languages the document's own, else the first."""
    for path in _SUMMARIES:
        found = [each for each in header.iterfind(path) if plain_content(each)]
        if found:
            kept = [each for each in found if each.get(XML_LANG) in languages] or found
            same = [each for each in found if each.get(XML_LANG) == kept[0].get(XML_LANG)]
            return "\n".join(map(_text, same))
    return ""


def _text(element: etree._Element) -> str:
    """The text of an element's blocks, or of the element itself where it stands in it directly."""
    loose = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    return plain_content(element) if loose else extract(tuple(element), widest=LINE, written=True).text


def _source(header: etree._Element) -> Source:
    described = next(header.iterfind("{*}fileDesc/{*}sourceDesc//{*}msIdentifier"), None)
    archive, fonds = ("", "") if described is None else _kept(described)
    printed = "" if archive or fonds else _printed(header)
    citation = ", ".join(filter(None, (archive, fonds))) or printed
    return Source(archive=archive, fonds=fonds, citation=citation, url=_url(header))


def _kept(described: etree._Element) -> tuple[str, str]:
    """The archive, with its town where its name does not say it, and the fonds with the shelf mark."""
    values = {name: [plain_content(each) for each in described.iterfind(f"{{*}}{name}")] for name in _KEPT}
    house = next((each for name in _KEPT for each in values[name] if each), "")
    town = next((plain_content(each) for each in described.iterfind("{*}settlement") if plain_content(each)), "")
    archive = f"{house}, {town}" if house and town and town.casefold() not in house.casefold() else house or town
    marks = [
        plain_content(each)
        for each in described.iter("{*}collection", "{*}idno")
        if (each.get("type") or "").lower() not in _NO_SHELF and not len(each)
    ]
    return archive, ", ".join(_longest(marks[:_MOST_MARKS]))


def _longest(marks: list[str]) -> Iterator[str]:
    """The marks without those that another one repeats (a number or a collection within the full shelf mark)."""
    for number, mark in enumerate(marks):
        others = [*marks[:number], *marks[number + 1 :]]
        repeated = re.compile(rf"(?<!\d)0*{int(mark)}(?!\d)") if mark.isdecimal() and mark.isascii() else None
        inside = any((repeated.search(each) if repeated else mark in each) and mark != each for each in others)
        if mark and mark not in marks[:number] and not inside:
            yield mark


def _printed(header: etree._Element) -> str:
    printed = header.iterfind("{*}fileDesc/{*}sourceDesc/{*}bibl")
    return next((text for text in map(plain_content, printed) if 4 < len(text) <= 400), "")


def _url(header: etree._Element) -> str:
    """The address at which the edition shows the document: one of its identifiers, or the letter's own reference."""
    letter = next(header.iterfind("{*}profileDesc/{*}correspDesc"), None)
    written = [] if letter is None else [letter.get("ref") or ""]
    written += [plain_content(each) for each in header.iterfind("{*}fileDesc/{*}publicationStmt//{*}idno")]
    for each in written:
        if _ADDRESS.fullmatch(each):
            return each
        if _BARE_DOI.fullmatch(each):
            return f"https://doi.org/{each}"
    return ""


def own_id(root: etree._Element) -> str:
    """The `xml:id` of a document where it can tell it from others: with a figure in it, without a file's ending."""
    name = (root.get(XML_ID) or "").strip().removesuffix(".xml")
    return name if any(char.isdigit() for char in name) and len(name) > 3 else ""
