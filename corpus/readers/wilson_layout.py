"""How a text of the Wilson Center Digital Archive is laid out: date and title, labelled sections, the document."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.readers.closing import RULE
from corpus.readers.wilson_citation import ADDRESS, NAME, is_date
from corpus.readers.wilson_furniture import CREDIT, VERSION_TAB, is_button, is_letterhead
from corpus.readers.wilson_labels import CITATION, CLOSING, CONTENTS, LISTS, OWN, SUMMARY, label_at

_SUMMARY_PARAGRAPHS: Final = 4
_LONGEST_VALUE: Final = 16
_LONGEST_HEADING: Final = 8
_PROSE: Final = 60
_BROKEN: Final = re.compile(r"(?<=\w)-\n(?=\w)")
_VERSION: Final = re.compile(
    r"(?:(?:translation|transcript|transcription|original|scan|document)\s?(?:[-–—:]|of)\s?.{2,40}"
    r"|(?:[^\W\d_]{3,20}(?:-[^\W\d_]{3,20})?\s)?(?:translation|transcript|transcription|original scan|scan|html))",
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


def layout_of(lines: list[str]) -> Layout:
    """Take one document's lines (without Markdown) apart. Never raises; what is not there is empty."""
    below = _below(lines)
    behind = [_Label(at, *each) for at in range(below, len(lines)) if (each := label_at(lines[at]))]
    last = _sections([*behind, _Label(len(lines), "", "")], lines)
    lines = lines[:below]
    labels = _front(lines)
    if not labels:
        return _pasted(lines, last)
    named = labels[-1].name == CONTENTS
    date, title = _heading(lines[: labels[0].at])
    end = labels[-1].at + 1 if named else _value_end(lines, labels[-1])
    sections = last | _sections([*labels, _Label(end, "", "")], lines)
    version, contents = _versions([labels[-1].rest, *lines[end:]] if named else lines[end:])
    return Layout(date, title, sections, version, contents)


def _sections(labels: list[_Label], lines: list[str]) -> dict[str, str]:
    """Each label's value as paragraphs; the last of `labels` is only where the one before it ends."""
    values: dict[str, str] = {}
    for label, following in pairwise(labels):
        value = _value(label.name, [label.rest, *lines[label.at + 1 : following.at]])
        if label.name != CONTENTS and value:
            values.setdefault(label.name, value)
    return values


def _value(name: str, lines: list[str]) -> str:
    """A value as paragraphs; of a list each item stands on its line."""
    if name not in LISTS or any(";" in line for line in lines):
        return _folded(lines)
    return "\n".join(text for line in lines if (text := " ".join(line.split()).lstrip("-•*· ")))


def _below(lines: list[str]) -> int:
    """The line at which the labels below the document begin, as the archive's newer pages have them.

    They stand close to each other to the very end, and two of them are such as documents do not have of their own.
    """
    labels = [(at, each[0]) for at, line in enumerate(lines) if (each := label_at(line))]
    end, first = len(lines), len(labels)
    while first and _is_short(lines[labels[first - 1][0] : end]):
        first -= 1
        end = labels[first][0]
    run = labels[first:]
    while run and run[0][1] not in CLOSING and not (len(run) > 1 and run[1][1] in CLOSING and _apart(lines, run[0][0])):
        run = run[1:]
    names = {name for _, name in run}
    if len(names & CLOSING) < 2 or CONTENTS in names or _paragraphs(lines[run[-1][0] + 1 :]) > 1:
        return len(lines)
    return run[0][0] if _has_prose(lines[: run[0][0]]) else len(lines)


def _is_short(lines: list[str]) -> bool:
    """Whether lines are a label and no more than a value of the record: one paragraph beside it, or a few below."""
    beside = (label_at(lines[0]) or ("", ""))[1] != ""
    filled = sum(1 for line in lines if line.strip())
    return filled <= _LONGEST_VALUE and _paragraphs(lines) <= (1 if beside else _SUMMARY_PARAGRAPHS)


def _apart(lines: list[str], at: int) -> bool:
    return at > 0 and not lines[at - 1].strip() and not lines[at].strip().endswith(":")


def _pasted(lines: list[str], sections: dict[str, str]) -> Layout:
    """A document without labels above it: date and title, whoever paid for it, what can be pressed, and the text.

    What stands between the title and the name of the version is the archive's summary.
    """
    at = _after_blank(lines, 0)
    if not sections or at >= len(lines):
        return Layout("", "", sections, "", lines)
    date = lines[at].strip() if is_date(lines[at].strip()) else ""
    title_at = _after_blank(lines, at + 1) if date else at
    title = lines[title_at].strip() if title_at < len(lines) else ""
    start = title_at + 1
    tab = next((each for each in range(start, min(len(lines), start + 40)) if _is_tab(lines[each])), None)
    between = [
        line for line in lines[start : tab or start] if not is_button(line) and not CREDIT.fullmatch(line.strip())
    ]
    summary = _folded(between) if tab else ""
    rest = lines[tab if tab is not None else start :]
    while rest and not _is_tab(rest[0]) and (is_button(rest[0]) or CREDIT.fullmatch(rest[0].strip())):
        rest = rest[1:]
    version, contents = _versions(rest)
    return Layout(date, title, sections | ({SUMMARY: summary} if summary else {}), version, contents)


def _is_tab(line: str) -> bool:
    return VERSION_TAB.fullmatch(line.strip()) is not None


def _front(lines: list[str]) -> list[_Label]:
    """The labels before the document, up to `Contents`; each counts once, the document may have some of its own.

    Where `Contents` is missing, the document begins at the name of its version, after the value of the last label, or
    where text runs on for more paragraphs than a summary has.
    """
    found = [_Label(at, *each) for at, line in enumerate(lines) if (each := label_at(line))]
    first = next((at for at, label in enumerate(found) if label.name == CITATION), 0)
    last = next((at for at, label in enumerate(found) if label.name == CONTENTS and at > first), None)
    if found and found[first].name != CITATION and _has_prose(lines[: found[0].at]):
        return []
    kept: list[_Label] = []
    for label in found if last is None else found[: last + 1]:
        seen = {other.name for other in kept}
        if label.name in seen or (last is None and CITATION in seen and label.name in OWN):
            continue
        if last is None and kept:
            gap = _paragraphs(lines[kept[-1].at + 1 : label.at]) + bool(kept[-1].rest)
            if gap > (_SUMMARY_PARAGRAPHS if kept[-1].name in (SUMMARY, CITATION) else 1):
                break
        kept.append(label)
    if last is None and kept and (tab := _tab_after(lines, kept[-1].at)):
        kept.append(_Label(tab - 1, CONTENTS, ""))
    return kept


def _tab_after(lines: list[str], at: int) -> int | None:
    """The line below the last label's value that names the version which follows."""
    tab = next((each for each in range(at + 1, len(lines)) if _is_tab(lines[each])), None)
    return tab if tab and _paragraphs(lines[at + 1 : tab]) <= _SUMMARY_PARAGRAPHS else None


def _has_prose(lines: list[str]) -> bool:
    """Whether a document has begun: the name of its version, sentences, or more lines than a heading has."""
    filled = [text for line in lines if (text := line.strip())]
    return len(filled) > _LONGEST_HEADING or any(
        _is_tab(text) or (len(text) > _PROSE and text.endswith((".", "!", "?")) and not CREDIT.fullmatch(text))
        for text in filled
    )


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
    stripped = (line.strip(" *_#\t") for line in lines)
    kept = [text for text in stripped if text and not is_letterhead(text) and not is_button(text)]
    kept = [text for text in kept if not CREDIT.fullmatch(text)]
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
