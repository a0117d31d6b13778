"""How a text of the Wilson Center Digital Archive is laid out: date and title, labelled sections, the document."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.readers.closing import RULE
from corpus.readers.lines import date_in
from corpus.readers.wilson_citation import ADDRESS, NAME

CITATION: Final = "citation"
CONTENTS: Final = "contents"
_LABELS: Final = (
    "citation|summary|credits?|rights|original languages?|original archive|languages?|contents?|subjects?"
    "|subjects discussed|keywords|collections?|donors?|creators?|record id|original date|scan of original|sources?"
)
LABEL: Final = re.compile(
    rf"[ \t#>]{{0,8}}[*_]{{0,3}}({_LABELS})[*_ ]{{0,4}}(:?)[*_ ]{{0,4}}(?:[ \t](.*)|)", re.IGNORECASE
)
_SINGULAR: Final = {"languages": "language", "original languages": "original language", "content": "contents"}
_LETTERHEAD: Final = re.compile(
    r"(?:(?:wilson center )?digital archive|international history declassified|(?:the )?wilson center"
    r"|(?:https?://)?(?:www\.)?digitalarchive[\w.]{3,30}/?)",
    re.IGNORECASE,
)
_DATE_REST: Final = re.compile(
    r"(?:[\s\d.,;:?()\[\]/–—-]|circa|ca?\.|about|before|after|early|mid|late|between|and|to|or|st|nd|rd|th|spring|summer"
    r"|autumn|fall|winter|undated|no date|n\.d\.|date unknown|unknown"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)+",
    re.IGNORECASE,
)
_SUMMARY_PARAGRAPHS: Final = 4
_BROKEN: Final = re.compile(r"(?<=\w)-\n(?=\w)")
_VERSION: Final = re.compile(
    r"(?:(?:translation|transcript|transcription|original|scan|document)\s?(?:[-–—:]|of)\s?.{2,40}"
    r"|(?:[^\W\d_]{3,20}(?:-[^\W\d_]{3,20})?\s)?(?:translation|transcript|transcription|original scan|scan))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Label:
    at: int
    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of one document: its date as printed, its title on one line, its sections, the contents' version
    (`Translation - English`) and the lines of the document itself."""

    date: str
    title: str
    sections: dict[str, str]
    version: str
    contents: list[str]


def label_at(line: str) -> tuple[str, str] | None:
    """The label on a line and what follows it there, or None; without a colon it must stand alone."""
    found = LABEL.fullmatch(line.rstrip())
    if not found:
        return None
    rest = (found[3] or "").strip(" *_")
    if not found[2] and rest:
        return None
    name = " ".join(found[1].lower().split())
    return _SINGULAR.get(name, name), rest


def starts_of(lines: list[str]) -> list[int]:
    """The line at which each document begins: above every citation, the paragraphs that are its title and date."""
    citations = [at for at, line in enumerate(lines) if (label_at(line) or ("",))[0] == CITATION and _cites(lines, at)]
    return [0, *(_top(lines, at, floor) for floor, at in pairwise(citations))]


def _cites(lines: list[str], at: int) -> bool:
    """Whether the label stands above a citation of the archive, not above a word of the document's own."""
    near = " ".join(lines[at : at + 8])
    return NAME.search(near) is not None or ADDRESS.search(near) is not None


def _top(lines: list[str], citation: int, floor: int) -> int:
    """Where the heading above a citation begins: at its date, at most three paragraphs up, else at its paragraph."""
    at = citation
    starts: list[int] = []
    while at - 1 > floor and len(starts) < 3:
        while at - 1 > floor and not lines[at - 1].strip():
            at -= 1
        while at - 1 > floor and lines[at - 1].strip():
            at -= 1
            if is_date(lines[at].strip(" *_#")):
                return at
        starts.append(at)
    return starts[0] if starts else citation


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else (`November 4, 1962`, `circa 1967`, `undated`)."""
    return (
        4 <= len(line) <= 60
        and _DATE_REST.fullmatch(line) is not None
        and (any(map(str.isdigit, line)) or date_in(line) is not None or "date" in line.lower())
    )


def layout_of(lines: list[str]) -> Layout:
    """Take one document's lines (without Markdown) apart. Never raises; what is not there is empty."""
    labels = _front(lines)
    named = bool(labels) and labels[-1].name == CONTENTS
    date, title = _heading(lines[: labels[0].at] if labels else [])
    end = labels[-1].at + 1 if named else _value_end(lines, labels[-1]) if labels else 0
    sections: dict[str, str] = {}
    for label, following in pairwise([*labels, _Label(end, "", "")]):
        if label.name != CONTENTS:
            sections[label.name] = _folded([label.rest, *lines[label.at + 1 : following.at]])
    rest = [labels[-1].rest] if named else []
    version, contents = _versions([*rest, *lines[end:]])
    return Layout(date, title, sections, version, contents)


def _front(lines: list[str]) -> list[_Label]:
    """The labels before the document, up to `Contents`; each counts once, the document may have some of its own.

    Where `Contents` is missing, the document begins after the value of the last label, or where text runs on for
    more paragraphs than a summary has.
    """
    found = [_Label(at, *named) for at, line in enumerate(lines) if (named := label_at(line))]
    first = next((at for at, label in enumerate(found) if label.name == CITATION), 0)
    last = next((at for at, label in enumerate(found) if label.name == CONTENTS and at > first), None)
    kept: list[_Label] = []
    for label in found if last is None else found[: last + 1]:
        if any(label.name == other.name for other in kept):
            continue
        if last is None and kept and _paragraphs(lines[kept[-1].at + 1 : label.at]) > _SUMMARY_PARAGRAPHS:
            break
        kept.append(label)
    return kept


def _paragraphs(lines: list[str]) -> int:
    return sum(1 for before, line in pairwise(["", *lines]) if line.strip() and not before.strip())


def _value_end(lines: list[str], label: _Label) -> int:
    """The line after a label's value: one paragraph, and the address that may stand below it."""
    at = label.at + 1
    if not label.rest:
        at = _after_blank(lines, at)
    while at < len(lines) and lines[at].strip():
        at += 1
    address = _after_blank(lines, at)
    if address < len(lines) and ADDRESS.fullmatch(lines[address].strip(" <>")):
        return address + 1
    return at


def _after_blank(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _heading(lines: list[str]) -> tuple[str, str]:
    """Date and title above the labels; the title's lines are one line."""
    kept = [text for text in (line.strip(" *_#\t") for line in lines) if text and not _LETTERHEAD.fullmatch(text)]
    dates = [text for text in kept if is_date(text)]
    words = [text for text in kept if text not in dates[:1] and not RULE.match(text)]
    return (dates[0] if dates else ""), _folded(words).replace("\n\n", " ")


def _folded(lines: list[str]) -> str:
    """Text as paragraphs, each on one line; a word that was broken at its hyphen is whole again."""
    text = "\n".join(line.strip() for line in lines).strip()
    paragraphs = (_BROKEN.sub("-", paragraph) for paragraph in re.split(r"\n{2,}", text))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _versions(lines: list[str]) -> tuple[str, list[str]]:
    """Which version of the document follows (`Translation - English`; a list may name several), and its lines."""
    versions: list[str] = []
    at = 0
    while (at := _after_blank(lines, at)) < len(lines) and len(versions) < 8:
        text = lines[at].strip().lstrip("-•*· ")
        if not _VERSION.fullmatch(text):
            break
        versions.append(text)
        at += 1
    return "\n".join(versions), lines[at:]
