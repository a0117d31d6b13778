"""Markings in the first lines of a text: lines of markings, markings beside a message's number, values of labels."""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.normalise.markings.words import (
    CLASSIFICATION,
    HANDLING,
    PRECEDENCE,
    Marking,
    marks_in,
    meaning,
    spaced_level,
)

_OPENING = 1600
_MOST_LINES = 24
_LONGEST_LINE = 120
_PARAGRAPH_LINES = 3
_WRAPPED = 50
_MOST_WORDS = 14
_SERIAL = re.compile(
    r"[ \t>*#_\\|]*"
    r"(?:(?:(?:CIRCULAR|Circular|SAVING|Saving|No|NO|M)\.?[ ]?){0,2}[A-Z]{0,3}[ ]?\d{1,6}[.\\]{0,3}[ \t]+)?"
)
# What stands beside a marking without being one: numbers, dates, the kind of the message, how it was sent.
_BESIDE = re.compile(
    r"(?i:\b(?:and|for|the|to|from|und|et|y|e|di|и|of|by|de|da|du|la|le|il|der|den|die|vom|du|del|dal|à|a|al|au|em|prime|"
    r"minister|foreign|secretary|president|department|action|eyes|only|copy|copies|no|nos|nr|nrs|n|núm|num|exemplar|"
    r"ex|expl|экз|экземпляр|ausfertigung|exemplaire|cipher|ciphered|cypher|cyphered|chiffré|cifrato|cifrado|telegram|"
    r"telegraphic|tel|telno|telegramm|télégramme|telegramma|telegrama|телеграмма|шифртелеграмма|шифротелеграмма|cable|"
    r"cablegram|message|appunto|nota|note|notiz|vermerk|aktenvermerk|aufzeichnung|lettre|lettera|carta|letter|despacho|"
    r"dispaccio|rapporto|telespresso|telespr|gab|gabinetto|minute|memorandum|decode|decypher|decipher|classification|precedence|handling|top|via|bag|air|section|distribution|"
    r"en|clair|in|code|following|repeated|circular|despatch|dispatch|airgram|savingram|immediately|t|d|r|p|m|h|uhr|hrs|"
    r"noon|midnight|one|two|time|pad|otp|part|parts|série|serie|received|despatched|unnumbered|yourself|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"\.?|[\d№°º&/:;,.!()\[\]–—*_#\\|+'’ʺ\"-]+)"
)
# The file's reference, or an edition's letter for the kind, before the marking: "II A 1-84.20/1120/65", "L" (lettre).
_FILED = re.compile(
    r"[ \t(]*(?:[A-Z](?=[ \t]*\Z)|(?=[^\n]{0,40}\d)(?:(?:[A-ZÄÖÜ][A-Za-z.]{0,3}|"
    r"[\w.()]{0,12}\d[\w.()/–-]{0,24})[ ]?){1,8})[ \t]*"
)
_SENT_TO = re.compile(r"[ ]{1,3}[A-Z][A-Z .]{2,30}?[ ]{1,40}TO[ ]{1,10}[A-Z]{3}")
_ADDRESSED_TO = re.compile(
    r"(?:FOLLOWING |PERSONAL |CLEAR (?:THE )?LINES? )?(?:FOR|FROM|TO|BY|PASS|REPEATED|VIA|YOUR|MY|REFERENCE|REF)\b"
)
# In capitals before a heading that is not: "SECRET Notes of a Discussion with …".
_BEFORE_HEADING = re.compile(
    r" {1,3}(?!Service|Treaty|Article|Protocol|Agreement|Intelligence|Police)[A-Z][a-z]+ [A-Za-z]"
)
_REMARK = re.compile(r"[\[(][^\])\n]{0,40}[\])]")
_LABEL = re.compile(
    r"[ \t>*#_|]*"
    r"(?:(?P<class>(?:(?:original|current|previous|security) )?classification|security|гриф(?: секретности)?|"
    r"степень секретности|einstufung|geheimhaltungsgrad|clasificación|classificação|classifica|classificazione)|"
    r"(?P<prec>precedence|priority|urgency|dringlichkeit|urgence|urgencia|precedenza|срочность|prioridad)|"
    r"(?P<hand>handling(?: restrictions| instructions)?|distribution|caveats?|captions?))[ \t*_]*:[ \t*_]*",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"(?:(?<=[.!;)\]])|(?<=[.!]\)))[ \t]+|[ \t]{3,}|[ \t]*[—–][ \t]*")
# A message's own number at the beginning of a line, beside which its markings stand.
_NUMBERED = re.compile(
    r"[ \t(*_]{0,6}(?:(?:Tel|TEL|T|Telegram|TELEGRAM|Telegraphic|Telegramm|Télégramme|Telegramma|Telegrama|Телеграмма|"
    r"Cable|Telno|TELNO|Despatch|Dispatch|Circular)\.?[ ,]{1,3}[(]?)?"
    r"(?:No|Nos|NO|N[°º]|n[°º]s?|nos|Nr|NR|Núm|№)\.?[ ]{0,2}\d"
    r"|[ \t(]{0,6}(?:Tel|Telegraphic|T)\.[ ]"
)
_ADDRESS = re.compile(r"[ \t]*(?:TO|INFO|FM|FROM|ACTION)[ \t]+[A-Z]{4,}")
_ADDRESSED = re.compile(
    r"^[ \t]*TO\b[^\n]{2,60}?\b(FLASH|NIACT IMMEDIATE|NIACT|IMMEDIATE|PRIORITY|ROUTINE)\b(?:[ \t]+\d{1,6})?[ \t]*$",
    re.M,
)
_DTG_PRECEDENCE = re.compile(r"^[ \t]*(?P<code>[ZOPR0])[ \t]+(?:[ZOPR][ \t]+)?\d{6}[ \t]?Z", re.M)
_CODES = {"Z": "flash", "O": "immediate", "0": "immediate", "P": "priority", "R": "routine"}


@lru_cache(maxsize=16)
def markings_of(text: str, *, in_body: bool) -> tuple[tuple[str, Marking], ...]:
    """The markings of the lines at the beginning of a text, each with the rule by which it is one."""
    opening = text[:_OPENING]
    found: list[tuple[str, Marking]] = []
    start = run = 0
    for _ in range(_MOST_LINES):
        end = opening.find("\n", start)
        end = len(opening) if end < 0 else end
        # In a text the markings stand above its first paragraph.
        run = run + 1 if end - start >= _WRAPPED else 0
        if in_body and ((start and end - start > _LONGEST_LINE) or run == _PARAGRAPH_LINES):
            break
        found.extend(_of_line(opening, start, end, in_body=in_body))
        start = end + 1
        if start >= len(opening):
            break
    found.extend(_of_address(opening))
    return tuple(found)


def _of_line(text: str, start: int, end: int, *, in_body: bool) -> Iterator[tuple[str, Marking]]:
    line = text[start:end]
    if not line.strip() or len(line) > _LONGEST_LINE or _ADDRESS.match(line):
        return
    spaced = spaced_level(text, start, end)
    if spaced:
        yield "spaced-out line", spaced
        return
    marks = tuple(marks_in(text, start, end))
    if not marks:
        return
    label = _LABEL.match(line)
    if label:
        field = CLASSIFICATION if label["class"] else PRECEDENCE if label["prec"] else HANDLING
        yield from (
            ("labelled line", mark) for mark in marks if mark.start >= start + label.end() and mark.field == field
        )
    elif _is_of_markings(text, start, end, marks):
        yield from (("marking line", mark) for mark in marks)
    elif not line[: marks[0].start - start].strip() and _heads(text, marks):
        yield "marking line", marks[0]
    elif not in_body or _NUMBERED.match(line):
        yield from (("marking beside the heading", mark) for mark in _in_segments(text, start, end, marks))


def _heads(text: str, marks: tuple[Marking, ...]) -> bool:
    """Whether a line's first marking is a classification in capitals above which nothing else in the line is."""
    first = marks[0]
    capitals = first.field == CLASSIFICATION and text[first.start : first.end].isupper()
    sent = (
        first.field == PRECEDENCE and text[first.start : first.end].isupper() and bool(_SENT_TO.match(text, first.end))
    )
    return sent or (capitals and bool(_BEFORE_HEADING.match(text, first.end)))


def _is_of_markings(text: str, start: int, end: int, marks: tuple[Marking, ...]) -> bool:
    """Whether a line is nothing but markings and what goes with them, or says besides for whom it is, in capitals."""
    serial = _SERIAL.match(text, start, end)
    begin = serial.end() if serial else start
    if marks[0].start < begin:
        begin = start
    rest = _rest(text, begin, end, marks)
    if not any(_BESIDE.sub(" ", piece).strip() for piece in rest):
        return not text[begin:end].lstrip(" \t*_([")[:1].islower() or not text[begin:end].isascii()
    bare = text[begin:end].strip(" \t*_#|.,;:\\")
    if not bare.isupper() or len(bare.split()) > _MOST_WORDS:
        return False
    return all(
        not _BESIDE.sub(" ", piece).strip() or _ADDRESSED_TO.match(piece.strip(" .,;:-–—()[]")) for piece in rest
    )


def _rest(text: str, begin: int, end: int, marks: tuple[Marking, ...]) -> list[str]:
    """What stands between the markings of a line, without the editors' remarks."""
    edges = [begin, *(edge for mark in marks for edge in (mark.start, mark.end)), end]
    pieces = [text[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True)]
    return [_REMARK.sub(" ", piece) for piece in pieces if piece.strip()]


def _in_segments(text: str, start: int, end: int, marks: tuple[Marking, ...]) -> Iterator[Marking]:
    """The markings of a heading's line that stand between full stops or wide spaces, with nothing else there."""
    cuts = [start, *(cut for found in _SEGMENT.finditer(text, start, end) for cut in found.span()), end]
    for left, right in zip(cuts[::2], cuts[1::2], strict=True):
        inside = tuple(mark for mark in marks if left <= mark.start and mark.end <= right)
        filed = _FILED.fullmatch(text, left, inside[0].start) if inside else None
        left = filed.end() if filed else left
        if inside and not any(_BESIDE.sub(" ", piece).strip() for piece in _rest(text, left, right, inside)):
            yield from inside


def _of_address(text: str) -> Iterator[tuple[str, Marking]]:
    """The precedence of a teleprinter message: a word after an address, or the letter before the date-time group."""
    for match in _ADDRESSED.finditer(text) if "TO" in text else ():
        known = meaning(match[1])
        if known:
            yield "address line", Marking(*known, match.start(1), match.end(1))
    code = _DTG_PRECEDENCE.search(text)
    if code:
        place = (code.start("code"), code.end("code"))
        yield "letter before the date-time group", Marking(PRECEDENCE, _CODES[code["code"]], *place)
