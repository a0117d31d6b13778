"""Letters and protocols of other editions in TEI: the truth from their description, the text without it.

An editor's description names persons and places in its own way; what the text does not name so is not judged.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from bench.accuracy.sampling import evenly
from bench.accuracy.truth import Document, Names, Truth
from corpus.normalise.names.compare import fold, name_tokens, surname
from corpus.readers.tei import TEI, extract, local, plain_content

_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_EDITORS_HEAD: Final = re.compile(r"(?:main|secretarial) text of|attachment\b", re.IGNORECASE)


def documents(collection: str, files: list[Path], most: int) -> Iterator[Document]:
    """`most` letters (all where 0) spread evenly over the files, those with a text and a truth."""
    for path in evenly(files, most):
        document = _document(collection, path)
        if document is not None:
            yield document


def _document(collection: str, path: Path) -> Document | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError:
        return None
    text = _text(root)
    truth = _letter(root) or _protocol(root)
    if not text or truth is None:
        return None
    said = replace(_said(truth, frozenset(fold(text).split())), date_said=_is_said(truth.date, text))
    return Document(collection, "/".join(path.parts[-2:]), f"{path.stem}.txt", f"{text}\n", said)


def _said(truth: Truth, words: frozenset[str]) -> Truth:
    """The truth without the names that the text does not have in this form."""

    def named(names: Names | None) -> bool:
        return bool(names) and any(surname(name_tokens(name)) in words for name in names or ())

    every = truth.recipients is not None and all(map(named, truth.recipients))
    present = tuple(filter(named, truth.present or ()))
    return replace(
        truth,
        place=truth.place if truth.place and words.issuperset(fold(truth.place[0]).split()) else None,
        sender=truth.sender if named(truth.sender) else None,
        recipients=truth.recipients if every else None,
        present=present or None,
        all_present=len(present) == len(truth.present or ()),
    )


def _is_said(date: str | None, text: str) -> bool:
    """Whether the text somewhere has the year of a date in figures and, if it is a day, that day within a line of it.

    A day that is told otherwise, in words or in another calendar, counts only where it was found; a stretch of days is
    asked for where the text has a year of any era.
    """
    if date is None or "/" in date:
        return date is None or bool(re.search(r"\d{3,4}", text))
    year, *rest = date.split("-")
    day = rf"(?<!\d)0?{int(rest[1])}(?!\d)" if len(rest) == 2 else ""
    if not day:
        return year in text
    return bool(re.search(rf"{day}[^\n]{{0,40}}\n?[^\n]{{0,20}}{year}|{year}[^\n]{{0,30}}{day}", text))


def _text(root: etree._Element) -> str:
    """The letter itself: its main division where the edition marks one, without the editors' own headings."""
    divisions = list(root.iter(TEI + "div"))
    main = next((div for div in divisions if div.get("type") == "main"), None)
    body = main if main is not None else root.find(f".//{TEI}text/{TEI}body")
    if body is None:
        return ""
    kept = [child for child in body if not (local(child) == "head" and _EDITORS_HEAD.match(plain_content(child)))]
    return extract(kept).text.strip()


def _letter(root: etree._Element) -> Truth | None:
    described = root.find(f".//{TEI}correspDesc")
    if described is None:
        return None
    actions = {str(action.get("type")): action for action in described.iter(TEI + "correspAction")}
    sent, received = actions.get("sent"), actions.get("received")
    if sent is None:
        return None
    recipients = _names(received) if received is not None else ()
    date, place, sender = _date(sent), _place(sent), _names(sent)
    if not (date or place or sender):
        return None
    return Truth(date=date, place=place, sender=sender[0] if sender else None, recipients=recipients or None)


def _names(action: etree._Element) -> tuple[Names, ...]:
    found = (plain_content(child) for child in action if local(child) in ("persName", "name", "orgName"))
    return tuple((name.strip(" ,."),) for name in found if name.strip(" ,."))


def _place(action: etree._Element) -> Names | None:
    for child in action:
        if local(child) in ("settlement", "placeName") and plain_content(child):
            return (plain_content(child),)
    return None


def _date(holder: etree._Element) -> str | None:
    """The day of the first date, where it is one day or a part of a year."""
    for date in holder.iter(TEI + "date"):
        when = (date.get("when") or "").strip()
        if _DATE.match(when):
            return when
        ends = [(date.get(name) or "").strip() for name in ("notBefore", "notAfter")]
        if all(len(end) == 10 and _DATE.match(end) for end in ends):
            return ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
        return None
    return None


def _protocol(root: etree._Element) -> Truth | None:
    """What the description of a protocol says: day and place of the session, and those present."""
    origin = root.find(f".//{TEI}history/{TEI}origin")
    date, place = (_date(origin), _place(origin)) if origin is not None else (None, None)
    present = tuple(
        (plain_content(name).capitalize(),)
        for listed in root.iter(TEI + "listPerson")
        if "anwesend" in "".join(plain_content(head) for head in listed.iter(TEI + "head")).casefold()
        for name in listed.iter(TEI + "persName")
        if plain_content(name)
    )
    return Truth(date=date, place=place, present=present or None) if date or place or present else None
