"""The note that says where a document lies, taken apart: archive, fonds, and the markings that follow them.

The order is that of *Foreign Relations of the United States* since 1952: archive, fonds; then classification,
precedence and handling between semicolons; then who drafted, cleared and received. Before 1952 it is a file number
alone; the Australian documents give archive, series and control symbol between brackets.
"""

import re

from corpus.frozen import dataclass
from corpus.normalise.markings.words import CLASSIFICATION, HANDLING, NOTHING, PRECEDENCE, Marking, mark_at

_SOURCE = re.compile(r"\b(?:[Ss]ources?|Quelle|Fuente|Fonte|Bron|Источник)\s?:\s*|\A\s*Sources?[.,;]?\s+(?=[A-Z])")
_BRACKETED = re.compile(r"\[\s*(?P<archive>[A-Z][\w .'’-]{0,60}?)\s*:\s*(?P<fonds>[^\]\n]{2,120})\]")
_FILE_NUMBER = re.compile(
    r"^\s*(?:File\s+No\.?\s*)?(?P<fonds>\d{2,4}[A-Za-z]?[.\s]?[^:\n]{0,40}/[^:\n]{1,30}?)\s*(?::\s*(?:\w+\s?){1,3})?\.?\s*$"
)
_SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bVol)(?<!\bVols)(?<!\bBox)(?<!\bU\.S)(?<!\bJr)(?<!\bSt)(?<!\bDr)(?<!\bpt)(?<!\b[A-Z])"
    r"(?:\.|\?)[\"”’)]?\s+(?=[A-Z\[(“\"])"
)
_FULL_STOP = re.compile(r"[.?);][\"”’)]?\s+(?=[^\W\d_])")
_FARTHEST = 500
_SEPARATOR = re.compile(r"\s*[;,/–-]\s*(?:and\s+)?|\s+and\s+")
_OTHER_MARK = re.compile(r"[A-Z][\w\[\]’' –-]{1,40}?(?=[;.])")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a source note says: archive and fonds as cited, and the markings with their places in the note."""

    archive: str = ""
    fonds: str = ""
    classification: str = ""
    precedence: str = ""
    handling: tuple[str, ...] = ()
    markings: tuple[Marking, ...] = ()


def split_source_note(text: str) -> SourceNote:
    """A source note taken apart; what it does not say is empty, and a note of another kind gives an empty one."""
    source = _SOURCE.search(text)
    if source:
        return _of_sentences(text, source.end())
    bracketed = _BRACKETED.search(text)
    if bracketed:
        return SourceNote(" ".join(bracketed["archive"].split()), " ".join(bracketed["fonds"].split()))
    number = _FILE_NUMBER.match(text[:200])
    return SourceNote(fonds=" ".join(number["fonds"].split())) if number else SourceNote()


def _of_sentences(text: str, start: int) -> SourceNote:
    """The reference is the first sentence; the markings begin where a sentence begins with one."""
    ending = _SENTENCE.search(text, start)
    end = ending.start() if ending else len(text)
    for stop in _FULL_STOP.finditer(text, start, start + _FARTHEST):
        mark = mark_at(text, stop.end())
        if mark and (stop[0][0] != ";" or (mark.field == CLASSIFICATION and text[mark.start].isupper())):
            markings = _run(text, stop.end())
            if markings or text[stop.end() : stop.end() + len(NOTHING)].lower() == NOTHING:
                return _with_markings(text[start : min(end, stop.start())], markings)
    return _with_markings(text[start:end], ())


def _run(text: str, start: int) -> tuple[Marking, ...]:
    """The markings between semicolons from `start` to the end of their sentence; codewords among them "
    "are passed over."""
    found: list[Marking] = []
    at = start
    while True:
        mark = mark_at(text, at)
        other = None if mark else _OTHER_MARK.match(text, at)
        if mark and mark.field:
            found.append(mark)
        elif mark is None and (other is None or not found):
            break
        end = mark.end if mark else other.end() if other else at
        separator = _SEPARATOR.match(text, end)
        if separator is None:
            break
        at = separator.end()
    return tuple(found)


def _with_markings(reference: str, markings: tuple[Marking, ...]) -> SourceNote:
    archive, _, fonds = " ".join(reference.split()).rstrip(". ").partition(", ")
    return SourceNote(
        archive=archive.strip(),
        fonds=fonds.strip(),
        classification=next((mark.value for mark in markings if mark.field == CLASSIFICATION), ""),
        precedence=next((mark.value for mark in markings if mark.field == PRECEDENCE), ""),
        handling=tuple(dict.fromkeys(mark.value for mark in markings if mark.field == HANDLING)),
        markings=markings,
    )
