"""Where the words of an evidence stand in the record as it is kept, and the line around them."""

import re
from dataclasses import dataclass

from corpus.cable import Cable, Evidence
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE
from corpus.normalise.text import tidy

_AROUND = 90
"""How much of a long line is shown on either side of the words."""
_LONGEST = 400
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the record with the words in it: `text[start:end]`."""

    text: str
    start: int
    end: int


def passage(cable: Cable, evidence: Evidence) -> Passage | None:
    """The line in which the words of an evidence stand; None where the record does not keep them.

    Texts are kept without page furniture, so that a place in a part as it was read can lie further on than in the
    record: the words are looked for from there backwards. The value of a source's attribute is a line of its own.
    """
    words = tidy(evidence.words)
    if not words:
        return None
    texts = _texts(cable)
    if evidence.part not in texts:
        return _cut(" ".join(words.split()), 0, len(" ".join(words.split())))
    text = texts[evidence.part]
    found = _find(text, words, len(text) if evidence.part == DATELINE else evidence.start)
    return None if found is None else _line(text, *found)


def _texts(cable: Cable) -> dict[str, str]:
    """The parts of a draft that a record keeps; heading and dateline are one text in it."""
    return {
        TITLE: cable.title,
        HEAD: cable.header,
        DATELINE: cable.header,
        SUMMARY: cable.summary,
        BODY: cable.body,
        NOTES: "\n\n".join(cable.notes),
        SOURCE_NOTE: cable.source_note,
    }


def _find(text: str, words: str, expected: int) -> tuple[int, int] | None:
    """The last place of the words up to the expected one, else the first after it; blanks may have been folded."""
    at = text.rfind(words, 0, expected + len(words))
    if at < 0:
        at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    pieces = words.split()
    if len(words) > _LONGEST or not pieces:
        return None
    folded = re.compile(r"\s{1,40}".join(map(re.escape, pieces)))
    matches = list(folded.finditer(text))
    before = [match for match in matches if match.start() <= expected]
    chosen = before[-1] if before else next(iter(matches), None)
    return chosen.span() if chosen else None


def _line(text: str, start: int, end: int) -> Passage:
    """The line, or lines, from the first of the words to the last."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : len(text) if stop < 0 else stop]
    return _cut(line, start - begin, end - begin)


def _cut(line: str, start: int, end: int) -> Passage:
    """The line without what stands far from the words, cut between words."""
    left = max(start - _AROUND, 0)
    right = min(end + _AROUND, len(line))
    if left:
        blank = line.find(" ", left, start)
        left = blank + 1 if blank >= 0 else left
    if right < len(line):
        blank = line.rfind(" ", end, right)
        right = blank if blank >= 0 else right
    before = _ELLIPSIS if left else ""
    after = _ELLIPSIS if right < len(line) else ""
    return Passage(f"{before}{line[left:right]}{after}", start - left + len(before), end - left + len(before))
