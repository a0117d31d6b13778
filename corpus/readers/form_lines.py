"""The lines of the American services' forms: which form it is, its labels in their columns, the heads of its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.draft import BODY_CORPORATE
from corpus.readers.lines import is_dateline, is_heading, is_prose
from corpus.readers.message_lines import MONTHS

_LABELS: Final = {
    "sender": "FROM",
    "recipients": "TO|ACTION",
    "copied": "INFO|INFORMATION|REPEATED TO|INFO COPIES",
    "number": "NO|NR|NUMBER|TELEGRAM NO|MESSAGE NO|REPORT NO|AIRGRAM NO",
    "received": "REC['’]?D|RECEIVED|DATE RECEIVED",
    "date": "DATE|DATED|DATE SENT|DISTR|DATE DISTR|DATE OF REPORT|SENT",
    "subject": "SUBJECT|SUBJ",
    "": "REF|REFS|REFERENCE|REFERENCES|CONTROL|CONTROL NO|COUNTRY|DOI|DATE OF INFO|ACQ|PLACE ACQ|PLACE AND DATE ACQ"
    "|SOURCE|FIELD REPORT NO|FIELD NO"
    "|INDICATE|ORIGIN|ORIGIN/ACTION|CLASSIFICATION|CITE|PRECEDENCE|TYPE|FILE",
}
_FIELD_OF: Final = {word: field for field, words in _LABELS.items() for word in words.replace("['’]?", "").split("|")}
_LABEL: Final = re.compile(
    r"(?:\A[ ]{0,24}|[ ]{2,80}|(?<=[ ]{2}))(?P<label>"
    + "|".join(sorted((word for words in _LABELS.values() for word in words.split("|")), key=len, reverse=True))
    + r")\.?[ ]{0,12}:[ ]{0,30}",
    re.IGNORECASE,
)
_FORMS: Final = (
    (
        "telegram",
        re.compile(
            r"\b(?:INCOMING|OUTGOING)[ ]{1,4}(?:TELEGRAM|MESSAGE|CABLE)\b|\bTELEGRAM[ ]{1,40}Department of State\b|"
            r"\bDepartment of State[ ]{1,40}TELEGRAM\b",
            re.IGNORECASE,
        ),
    ),
    (
        "airgram",
        re.compile(
            r"\A[ ]{0,80}(?:FOREIGN SERVICE OF THE UNITED STATES OF AMERICA[ ]{1,30}|DEPARTMENT OF STATE[ ]{1,30})?"
            r"A[ ]?I[ ]?R[ ]?G[ ]?R[ ]?A[ ]?M(?:[ ]{3,80}.{0,60})?[ ]*\Z",
            re.IGNORECASE,
        ),
    ),
    ("despatch", re.compile(r"\bFOREIGN SERVICE DESPATCH\b", re.IGNORECASE)),
    (
        "telegram",
        re.compile(
            r"\bIntelligence Information (?:Cable|Special Report|Report)\b|\bCLASSIFIED MESSAGE\b", re.IGNORECASE
        ),
    ),
)
_AGENCY: Final = re.compile(r"\b(?:CENTRAL INTELLIGENCE AGENCY|DEFENSE INTELLIGENCE AGENCY)\b", re.IGNORECASE)
_DEPARTMENT: Final = re.compile(r"\bDepartment of State\b", re.IGNORECASE)
_OUTGOING: Final = re.compile(r"\bOUTGOING\b", re.IGNORECASE)
_REPORT_NUMBER: Final = re.compile(
    r"\b(?P<words>(?:TDCSDB|TDCS|TDFIR|TDFIRDB|CS|FIRDB)[ ]?-?[ ]?\d[\d/,.-]{3,18}\d(?:-\d\d)?)\b"
)
_AIRGRAM_NUMBER: Final = re.compile(r"(?:\A|[ ]{2,})(?P<words>(?:CA|CW|A)-[ ]?\d{1,5})\b")
# From 1967 on the Department counted its telegrams through; the number stands alone behind a gap, above the addresses.
_TOP_NUMBER: Final = re.compile(r"(?:\A[ ]{20,80}|[ ]{4,80})(?P<words>\d{4,6})[ ]*\Z")
# The clock's stamp on an outgoing telegram: `SEP 24  7 14 PM '64`, `1964 SEP 24 PM 7 14`.
_MONTH: Final = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_STAMP: Final = re.compile(
    rf"\b(?P<words>(?:19\d\d[ ]{{1,3}})?{_MONTH}[ ]{{1,3}}\d{{1,2}}[ ,]{{1,4}}(?:[AP]M[ ]{{1,3}})?\d{{1,2}}[ :.]{{1,2}}"
    r"\d\d"
    r"(?:[ ]{1,3}[AP]\.?M\.?)?(?:[ ]{1,3}['’]?(?:19)?\d\d)?)\b",
    re.IGNORECASE,
)
_SERIAL: Final = re.compile(
    r"(?:No\.?[ ]{0,3})?(?P<number>(?:[A-Z]{1,8}[ -])?\d{1,6})(?:[ ]{0,3}\([^()]{1,40}\))?[ ,.]{0,3}"
    r"(?P<date>\S.{0,50})?"
)
_SENT: Final = re.compile(
    r"[ ]{0,60}SENT[ ](?:TO[ ])?(?:DEPT|DEPARTMENT)\b.{0,40}?[;,. ][ ]{0,3}(?:AND[ ])?(?:RPTD|REPEATED)\b",
    re.IGNORECASE,
)
_PRECEDENCE: Final = r"(?:FLASH|NIACT IMMEDIATE|NIACT|IMMEDIATE|EMERGENCY|PRIORITY|ROUTINE|LIMDIS|EXDIS|NODIS)"
_SERIES: Final = "(?:TOPOL|POLTO|TOSEC|SECTO|TODEP|DEPTO|TOCED|CEDTO|TOAID|AIDTO|TOUSI|USITO|TOMUS|MUSTO|TODIS)"
_TAIL: Final = re.compile(
    rf"(?:[ ]{{1,4}}(?P<precedence>{_PRECEDENCE})|[ ]{{1,4}}(?P<serial>(?:{_SERIES}[ ])?\d{{1,5}}))+[ .]*\Z",
    re.IGNORECASE,
)
_PAGE_HEAD: Final = re.compile(
    r"[ ]{0,60}(?:-[ ]?\d{1,2}[ ]?-[ ,]{0,30}(?:#|No\.?[ ]?)?\d{1,5},?[ ].{0,30}\bfrom\b.{2,60}"
    r"|Page[ ]{1,3}_?\d{1,2}_?[ ]{1,3}of[ ](?:telegram|airgram)[ ](?:to|from)\b.{0,60}"
    r"|PAGE[ ](?:TWO|THREE|FOUR|FIVE|\d{1,2})[ ].{0,60})[ ]*\Z",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[^,;]+")
_LEAD: Final = re.compile(
    rf"[ ]{{0,3}}(?:(?:FOR[ ])?(?:INFORMATION|INFO)|TO|{_PRECEDENCE}|UNNUMBERED)[ ]", re.IGNORECASE
)
_STAMPED: Final = re.compile(r"[A-Z]+|\d+")
_PLURAL: Final = re.compile(
    r"(?:Amembassies|Amconsuls|Amlegations|Embassies|Consulates|Legations|Missions)\b", re.IGNORECASE
)
_LEFT: Final = 7
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its kind, where its title and the service stand that has it, and whether that service sends it."""

    kind: str
    title: tuple[int, int, int]
    service: tuple[int, int, int] | None
    outgoing: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A value that a form marks: its field, line, column and words, the machine's form where the words are not it."""

    field: str
    line: int
    start: int
    words: str
    value: str = ""
    entity: str = ""


def form_in(lines: list[str]) -> Form | None:
    """Which form the first lines of a text are; None where they lack its title or its labels."""
    for at, line in enumerate(lines[:14]):
        titles = ((kind, title.search(line)) for kind, title in _FORMS) if len(line) < _LONGEST else ()
        kind, title = next(((kind, title) for kind, title in titles if title), ("", None))
        if title is None:
            if is_heading(line) or is_dateline(line):
                # What an edition prints under a heading of its own is read by that heading.
                return None
            continue
        labels = {_field(found) for each in lines for found in _LABEL.finditer(each)}
        service = _service(lines[: at + 6])
        reported = service is not None and bool(_AGENCY.match(lines[service[0]], service[1]))
        telling = labels & {"sender", "recipients", "copied", "subject", "number"}
        # One label is enough beside a title that names its service, or under the name of an agency.
        titled = service is not None and service[0] == at and kind == "telegram"
        if len(telling) > (0 if reported or titled else 1):
            return Form(kind, (at, *title.span()), service, bool(_OUTGOING.search(line)))
    return None


def _service(lines: list[str]) -> tuple[int, int, int] | None:
    for pattern in (_AGENCY, _DEPARTMENT):
        for at, line in enumerate(lines):
            found = pattern.search(line)
            if found:
                return at, *found.span()
    return None


def _field(found: re.Match[str]) -> str:
    return _FIELD_OF.get(found["label"].upper().replace("'", "").replace("’", ""), "")


def is_page_head(line: str) -> bool:
    """Whether a line is the head of a further page: `-2- 1834, March 3, 8 PM, from Leopoldville`."""
    return len(line) < _LONGEST and bool(_PAGE_HEAD.match(line))


def pieces_of(lines: list[str], form: Form) -> tuple[tuple[Piece, ...], int]:
    """The values of a form, and the line after its last label."""
    pieces: list[Piece] = []
    end, column, field = form.title[0] + 1, 0, ""
    for at, line in enumerate(lines):
        found = list(_LABEL.finditer(line))
        if found:
            for label, following in zip(found, [*found[1:], None], strict=True):
                field, column = _field(label), label.end()
                stop = following.start() if following else len(line)
                pieces.extend(_values(field, at, column, line[column:stop], form))
            end = at + 1
        elif at == end and _goes_on(line, column, field):
            pieces.extend(_values(field, at, column, line[column:], form))
            end = at + 1
        elif _SENT.match(line):
            pieces.extend(_repeated(at, line))
            end = at + 1
        elif line.strip():
            field = field if len(line.strip()) < _LEFT else ""
            if at > end and is_prose(lines, at):
                break
    return (*pieces, *_unlabelled(lines[:end], form, pieces)), end


def _goes_on(line: str, column: int, field: str) -> bool:
    """Whether a line has a further value below that of the label above it, beside the narrow column of offices."""
    if field not in ("recipients", "copied", "subject") or not line[column:].strip():
        return False
    start = len(line) - len(line[column - 2 :].lstrip()) if column > 2 else 0
    return abs(start - column) <= 2 and len(line[: column - 2].strip()) < _LEFT


def _values(field: str, at: int, column: int, words: str, form: Form) -> Iterator[Piece]:
    """The values of one label in one line."""
    column += len(words) - len(words.lstrip())
    words = words.strip()
    if not field or not any(map(str.isalnum, words)):
        return
    if field == "number":
        serial = _SERIAL.fullmatch(words)
        if serial:
            yield Piece("number", at, column, serial["number"])
            if serial["date"]:
                yield Piece("date", at, column + serial.start("date"), serial["date"])
        return
    if field not in ("recipients", "copied"):
        yield Piece(field, at, column, words)
        return
    if _PLURAL.match(words):
        # The first says for all what they are: the normaliser parts them.
        yield Piece(field, at, column, words)
        return
    for one in _ADDRESS.finditer(words):
        start = column + one.start() + len(one[0]) - len(one[0].lstrip())
        yield from _address(field, at, start, one[0].strip(), form)


def _address(field: str, at: int, column: int, words: str, form: Form) -> Iterator[Piece]:
    """An addressee without precedence and serial; those of the first for action are the message's own."""
    tail = _TAIL.search(words)
    bare = words[: tail.start()] if tail else words
    if bare.strip():
        yield Piece(field, at, column, bare.rstrip(" ."), entity=BODY_CORPORATE if bare.isupper() else "")
    if tail and field == "recipients":
        if tail["precedence"]:
            yield Piece("precedence", at, column + tail.start("precedence"), tail["precedence"])
        if tail["serial"] and form.outgoing:
            yield Piece("number", at, column + tail.start("serial"), tail["serial"])


def _repeated(at: int, line: str) -> Iterator[Piece]:
    """`SENT DEPARTMENT 1834; REPEATED INFORMATION PRIORITY BRUSSELS 612, USUN 233`: those to whom it was repeated."""
    found = _SENT.match(line)
    rest = found.end() if found else 0
    for each in _ADDRESS.finditer(line[rest:]):
        start, words = rest + each.start(), each[0]
        while (before := _LEAD.match(words)) is not None:
            start, words = start + before.end(), words[before.end() :]
        start += len(words) - len(words.lstrip())
        bare = _TAIL.sub("", words.strip(" ."))
        if bare and any(map(str.isalpha, bare)):
            yield Piece("copied", at, start, bare, entity=BODY_CORPORATE if bare.isupper() else "")


def _unlabelled(lines: list[str], form: Form, pieces: list[Piece]) -> Iterator[Piece]:
    """What a form prints without a label: the service that sends, the number, the clock's stamp."""
    fields = {piece.field for piece in pieces}
    at, start, end = form.title
    yield Piece("kind", at, start, lines[at][start:end], form.kind)
    if form.service and "sender" not in fields:
        line, start, end = form.service
        yield Piece("sender", line, start, lines[line][start:end] if line < len(lines) else "")
    number = _AIRGRAM_NUMBER if form.kind == "airgram" else _TOP_NUMBER if form.outgoing else _REPORT_NUMBER
    for field, pattern in (("number", number), ("date", _STAMP)):
        found = (
            (at, pattern.search(line)) for at, line in enumerate(lines) if field not in fields and len(line) < _LONGEST
        )
        at, match = next(((at, match) for at, match in found if match), (0, None))
        if match:
            yield Piece(
                field,
                at,
                match.start("words"),
                match["words"],
                _machine_form(match["words"]) if field == "date" else "",
            )


def _machine_form(stamp: str) -> str:
    """The clock's stamp as an ISO 8601 date-time; empty where it has no year or is none."""
    words = _STAMPED.findall(stamp.upper())
    figures = [int(word) for word in words if word.isdigit()]
    month = next((at for at, name in enumerate(MONTHS.split(), 1) if name in words), 0)
    if len(figures) < 4 or not month:
        return ""
    year, day, hour, minute = figures if words[0].isdigit() else (figures[3], *figures[:3])
    hour = hour % 12 + 12 if "PM" in words else hour % 12 if "AM" in words else hour
    return f"{year if year > 99 else 1900 + year}-{month:02}-{day:02}T{hour:02}:{minute:02}"
