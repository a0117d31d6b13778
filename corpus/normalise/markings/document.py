"""How secret, how urgent and for whose eyes a message is: from what marks it, never from a sentence of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.cable import Evidence
from corpus.draft import BODY, DATELINE, HEAD, SOURCE_NOTE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.markings.source_notes import Marking, SourceNote, split_source_note
from corpus.normalise.markings.words import (
    CLASSIFICATION,
    HANDLING,
    PRECEDENCE,
    meaning,
    pattern,
    spaced_pattern,
    unspaced,
)

__all__ = ["SourceNote", "classification_of", "handling_of", "precedence_of", "split_source_note"]

_OPENING = 1600
_MOST_LINES = 24
_LONGEST_LINE = 110
_SERIAL = re.compile(
    r"^[ \t>*#_\\|]*(?:(?:(?:CIRCULAR|Circular|SAVING|Saving|No|NO|M)\.?[ ]?){0,2}[A-Z]{0,3}[ "
    r"]?\d{1,6}[.\\]{0,3}[ \t]+)?"
)
_REMARK = re.compile(r"\[[^\]\n]{0,40}\]|\([^)\n]{0,30}\)")
_CONNECTOR = re.compile(
    r"(?i)\b(?:and|for|the|to|from|und|et|y|e|di|и|of|by|prime|minister|foreign|secretary|president|"
    r"department|action|eyes|only|"
    r"copy|copies|no|nr|ex|экз|cipher|ciphered|telegram|cable|cablegram|message|decode|classification|"
    r"precedence|handling|"
    r"urgent|top|via|bag|air|section|distribution|en|clair|in|code)\b\.?|[\d№&/:;,.–—*_#\\|+-]+"
)
_LABEL = re.compile(
    r"^[ \t>*#_|]*(?:(?P<class>(?:original |current |previous )?classification|security|гриф)|"
    r"(?P<prec>precedence|priority|urgency)|"
    r"(?P<hand>handling(?: restrictions)?|distribution|caveats?))[ \t*_]*:[ \t*_]*",
    re.I,
)
_ADDRESS = re.compile(r"[ \t]*(?:TO|INFO|FM|FROM|ACTION)[ \t]+[A-Z]{4,}")
_ADDRESSED = re.compile(
    r"^[ \t]*(?:TO|INFO|FM)\b[^\n]{2,60}?\b(FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)\b(?:[ "
    r"\t]+\d{1,6})?[ \t]*$",
    re.M,
)
_DTG_PRECEDENCE = re.compile(r"^[ \t]*(?P<code>[ZOPR])[ \t]+\d{6}[ \t]?Z", re.M)
_CODES = {"Z": "flash", "O": "immediate", "P": "priority", "R": "routine"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A marking and the part in which it stands."""

    part: str
    rule: str
    marking: Marking


def classification_of(draft: Draft) -> Finding[str]:
    """The classification in lower-case English (`top secret`), empty where the message bears none."""
    return _first(draft, CLASSIFICATION)


def precedence_of(draft: Draft) -> Finding[str]:
    """The precedence in lower-case English (`niact immediate`), empty where the message states none."""
    return _first(draft, PRECEDENCE)


def handling_of(draft: Draft) -> Finding[tuple[str, ...]]:
    """The handling instructions in lower-case English (`nodis`, `eyes only`), each once, in the order found."""
    chosen: dict[str, _Found] = {}
    for found in _all(draft):
        if found.marking.field == HANDLING:
            chosen.setdefault(found.marking.value, found)
    return Finding(tuple(chosen), tuple(_evidence(draft, found) for found in chosen.values()))


def _first(draft: Draft, field: str) -> Finding[str]:
    for mark in draft.marked(field):
        known = meaning(mark.words.strip(" .;")) or meaning(mark.value)
        value = known[1] if known and known[0] == field else ""
        if value:
            place = Marking(field, value, mark.start, mark.end)
            evidence = (_evidence(draft, _Found(mark.part, "marked by the source", place)),) if mark.part else ()
            return Finding(value, evidence)
    for found in _all(draft):
        if found.marking.field == field:
            return Finding(found.marking.value, (_evidence(draft, found),))
    return Finding("")


def _evidence(draft: Draft, found: _Found) -> Evidence:
    place = found.marking
    words = draft.part(found.part)[place.start : place.end]
    return Evidence(place.field, found.part, place.start, place.end, words, found.rule, 0.95)


def _all(draft: Draft) -> Iterator[_Found]:
    """All markings of a draft: those of handling that are marked, then of the source note, the head, "
    "the body's opening."""
    for mark in draft.marked(HANDLING):
        for match in pattern().finditer(mark.words):
            known = meaning(match[0])
            if known and mark.part:
                place = Marking(known[0], known[1], mark.start + match.start(), mark.start + match.end())
                yield _Found(mark.part, "marked by the source", place)
    for marking in _of_note(draft.part(SOURCE_NOTE)):
        yield _Found(SOURCE_NOTE, "source note", marking)
    for part in (HEAD, DATELINE, BODY):
        for rule, marking in _of_text(draft.part(part)[:_OPENING]):
            yield _Found(part, rule, marking)


@lru_cache(maxsize=8)
def _of_note(note: str) -> tuple[Marking, ...]:
    return split_source_note(note).markings


@lru_cache(maxsize=8)
def _of_text(text: str) -> tuple[tuple[str, Marking], ...]:
    """The markings of the lines at the beginning of a text that consist of markings, with the rule of each."""
    found: list[tuple[str, Marking]] = []
    start = 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found.extend(_of_line(text, start, end))
        start = end + 1
        if start >= len(text):
            break
    found.extend(_of_address(text))
    return tuple(found)


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[str, Marking]]:
    line = text[start:end]
    if not line.strip() or len(line) > _LONGEST_LINE or _ADDRESS.match(line):
        return
    spaced = spaced_pattern().search(text, start, end)
    if spaced:
        value = unspaced()["".join(spaced[0].lower().split())]
        yield "spaced-out line", Marking(CLASSIFICATION, value, spaced.start(), spaced.end())
        return
    label = _LABEL.match(line)
    if label or _is_marking_line(line):
        for match in pattern().finditer(text, start + (label.end() if label else 0), end):
            known = meaning(match[0])
            if known:
                yield "labelled line" if label else "marking line", Marking(*known, match.start(), match.end())


def _is_marking_line(line: str) -> bool:
    """Whether a line is nothing but markings and what goes with them, or a line in capitals that begins "
    "or ends so."""
    serial = _SERIAL.match(line)
    bare = _REMARK.sub(" ", line[serial.end() if serial else 0 :]).strip(" \t*_#|.,;:\\")
    marks = list(pattern().finditer(bare))
    if not marks:
        return False
    if bare.isupper() and len(bare.split()) <= 14 and (marks[0].start() == 0 or marks[-1].end() == len(bare)):
        return True
    if bare[0].islower():
        return False
    return not _CONNECTOR.sub("", pattern().sub("", bare)).strip()


def _of_address(text: str) -> Iterator[tuple[str, Marking]]:
    """The precedence of a teleprinter message: a word after an address, or the letter before the date-time group."""
    for match in _ADDRESSED.finditer(text):
        known = meaning(match[1])
        if known and match[0].lstrip().startswith("TO"):
            yield "address line", Marking(*known, match.start(1), match.end(1))
    code = _DTG_PRECEDENCE.search(text)
    if code:
        place = (code.start("code"), code.end("code"))
        yield "letter before the date-time group", Marking(PRECEDENCE, _CODES[code["code"]], *place)
