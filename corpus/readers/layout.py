"""How a document lies on the page: its opening (heading, dateline, lists), its text, its closing notes.

Archives' transcripts differ in everything but this order. The opening ends where prose begins; the closing begins at a
rule, a heading of its own, or a run of numbered notes at the very end.
"""

import re
from dataclasses import dataclass
from typing import Final

from corpus.readers.labels import LISTS, Label, label_of
from corpus.readers.lines import LONG, date_in, is_dateline, is_marking, is_prose, is_sentence, tells
from corpus.readers.titles import correspondence_in

_OPENING_LINES: Final = 120
"""An opening with its lists is not longer; looking further would cost time in a document of short lines."""
_WEAK_LINES: Final = 6
_MOST_HEADING: Final = 5
_PLACE: Final = re.compile(
    r"(?:THE |Port |San |St\.? |New )?[^\W\d_][^\W\d_.'’-]{1,24}(?: [A-ZÀ-ÞА-Я][^\W\d_]{1,20})?"
    r"(?:, [^\W\d_][\w. ]{1,20})?,?(?: \[\d{1,2}\])?\Z"
)
_RECEIVED: Final = re.compile(r"[\[(]?\s?(?:received|rec['’]d|reçu|eingegangen|получено)\b", re.IGNORECASE)
_COLUMNS: Final = re.compile(r"\s{3,}")
_DATE_ONLY: Final = re.compile(r"[\W\d_]*(?:st|nd|rd|th)?[\W\d_]*[^\W\d_]{3,10}[\W\d_]*(?:\[\d{1,2}\])?\Z")
_DATED_PROSE: Final = re.compile(r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .,'’-]{2,40}, (?=[\d\[])")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the text proper begins (`end`, a line), and the lines that hold the dateline, from and to."""

    end: int
    dateline: tuple[int, int] | None = None


def opening_of(lines: list[str]) -> Opening:
    """Where the opening of a document ends and which of its lines are the dateline.

    Where nothing tells heading from text (no label, marking or dateline, and no prose after), the opening is empty.
    """
    end = _end_of_opening(lines)
    return Opening(end, _dateline(lines, end))


def _end_of_opening(lines: list[str]) -> int:
    heading = correspondence_in(lines)
    strong = heading[1] if heading else 0  # the line after the last one that can only be part of a heading
    weak = 0
    label: Label | None = None
    listing = False  # among the persons of a list
    for at, line in enumerate(lines[:_OPENING_LINES]):
        if not line.strip() or (heading and heading[0] <= at < heading[1]):
            continue
        found = label_of(line)
        if found and found.field == "body":
            return at
        if found or is_dateline(line) or is_marking(line):
            label, strong, weak = found or label, at + 1, 0
            listing = found is not None and found.field == "participants" and not line[found.value_at :].strip()
            continue
        # Among persons a line may look like wrapped prose; after a blank it may be a group, or the text begins.
        listing = listing and len(line.strip()) <= LONG and not tells(line)
        columns = _COLUMNS.search(line.strip()) is not None
        listing = listing and (bool(lines[at - 1].strip()) or columns or not is_prose(lines, at))
        if listing:
            strong = at + 1
            continue
        if label and _continues(lines, at, label):
            strong = at + 1
            continue
        if is_prose(lines, at) and not _heads_below(lines, at):
            return at if weak <= _WEAK_LINES else strong
        weak += 1
        if weak > _WEAK_LINES and not (label and label.field in LISTS):
            return strong
    return strong


def _heads_below(lines: list[str], at: int) -> bool:
    """Whether lines that could be wrapped prose are of the heading: a dateline or marking follows before any sentence.

    So a heading of several lines looks where no blank line stands below it.
    """
    for line in lines[at : at + _MOST_HEADING]:
        text = line.strip()
        if is_dateline(text) or is_marking(text):
            return True
        if len(text) > LONG or tells(text) or is_sentence(text):
            return False
    return False


def _continues(lines: list[str], at: int, label: Label) -> bool:
    """Whether a line is the value of the label above it, or a further line of that value."""
    above = lines[at - 1] if at else ""
    if not above.strip():
        return False
    over = label_of(above)
    alone = over is not None and not above[over.value_at :].strip()
    return (alone and len(lines[at].strip()) <= LONG) or (label.field != "body" and lines[at][:1] in (" ", "\t"))


def _dateline(lines: list[str], end: int) -> tuple[int, int] | None:
    for at in range(min(end, _OPENING_LINES)):
        line = lines[at]
        if not is_dateline(line) or label_of(line):
            continue
        last = _next(lines, at, end)
        if last is not None and _RECEIVED.match(lines[last].strip()):
            return at, last + 1
        if last is not None and _is_place(lines[last]) and _DATE_ONLY.match(line.strip()):
            return at, last + 1
        return at, at + 1
    return None


def _next(lines: list[str], at: int, end: int) -> int | None:
    return next((later for later in range(at + 1, min(end, at + 4)) if lines[later].strip()), None)


def _is_place(line: str) -> bool:
    text = line.strip()
    return bool(_PLACE.match(text)) and not is_marking(text) and not label_of(text) and not date_in(text)


def dateline_before_prose(text: str) -> str:
    """The place and date with which a first paragraph opens (`OTTAWA, 3 May 1948 I saw …`), or ""."""
    start = text[:LONG]
    found = date_in(start)
    place = _DATED_PROSE.match(start)
    return start[: found.end()].strip() if found and place and place.end() == found.start() else ""
