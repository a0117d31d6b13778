"""The header of a teleprinter message: its addresses, the line of its classification, its subject and tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.draft import BODY_CORPORATE, HEAD, Mark
from corpus.readers import message_lines as line_is
from corpus.readers.message_labels import Label, is_noise, label_in, labels_below
from corpus.readers.message_lines import Serial, named_in
from corpus.readers.message_tags import tags_in

_MOST_LINES: Final = 400
"""Lines of a header: a circular telegram may name some three hundred posts."""
_FIELDS: Final = {
    "TO": "recipients", "AND TO": "recipients",
    **dict.fromkeys(("INFO", "INFO SAVING", "AND SAVING", "SAVING", "REPEATED TO", "RPTD"), "copied"),
}  # fmt: skip
_ADDRESSED: Final = frozenset(("sender", "recipients", "copied"))
_INDICATOR: Final = re.compile(r"(?:R[A-Z]{4,7}|ZEN)\s?/\s?")
_PRECEDENCE: Final = (
    r"(?:FLASH|NIACT IMMEDIATE|IMMEDIATE NIACT|NIACT|IMMEDIATE|PRIORITY|ROUTINE|OPERATIONAL IMMEDIATE|IMMED|DEFERRED"
    r"|EMERGENCY|NODIS|EXDIS|LIMDIS|BY POUCH|UNN|BT)"
)
_LEAD: Final = re.compile(r"(?:(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|SAVING|DESKBY \d{6}Z)[ ]{1,3})+")
_UK_URGENT: Final = re.compile(r"[ \t]{0,12}TO:?[ ]{1,8}(FLASH|IMMEDIATE|PRIORITY|ROUTINE)[ ]")
_PLACED: Final = re.compile(r"(?:D\.? ?C\.?|[A-Z]{2})\Z")
_TAIL: Final = re.compile(rf"(?:[ ,]+(?:{_PRECEDENCE}|\d{{1,6}}(?:[-/]\d{{1,6}})*|[*]{{1,3}}))+[ .,;]*\Z")
_URGENT: Final = re.compile(
    r"[ ](FLASH|NIACT IMMEDIATE|IMMEDIATE NIACT|NIACT|OPERATIONAL IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)"
    r"(?:[ ]\d{1,6})?[ .]*(?:[ ]INFO[ ].{0,80})?\Z"
)
_SECOND: Final = re.compile(r"[ ]{1,8}INFO:?[ ]{1,8}(?=[A-Z])")
_PORTION: Final = re.compile(r"\((?:TS|S|C|U|LOU|SBU|FOUO)(?:[/-]{1,2}[A-Z/]{1,12})?\)\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its text, the values marked in it, the subject, and the line of the transmission where it ends.

    `serial` is the message's own as its classification line has it, `page` as the head of its first page does.
    """

    head: str
    end: int
    marks: tuple[Mark, ...] = ()
    subject: str = ""
    serial: Serial | None = None
    year: str = ""
    page: Serial | None = None


@dataclass(frozen=True, slots=True)
class _Value:
    """A piece of a line: the field that it belongs to, the line, and the columns."""

    field: str
    line: int
    start: int
    end: int
    value: str = ""


def header_of(lines: list[str]) -> Header:
    """The header with which a transmission begins; without an `FM` line it is empty."""
    lines = [line_is.in_capitals(line) for line in lines]
    origin = next((at for at, line in enumerate(lines[:_MOST_LINES]) if line_is.FROM.match(line)), None)
    if origin is None:
        return Header("", 0)
    values, after = _addresses(lines, origin)
    labels, end = labels_below(lines, after)
    classed = next((at for at in range(after, end) if line_is.CLASSED.match(lines[at])), None)
    paged = next((at for at in range(end) if line_is.PAGE.match(lines[at]) and line_is.serial_of(lines[at])), None)
    numbered = paged if classed is None else classed
    values += _of_captions(lines, after, end)
    values += _of_urgency(lines, origin, after)
    values += _between(lines, after, end)
    values += [] if numbered is None else _of_serial(lines, numbered)
    levels = _of_level(lines, classed, after, end) or _of_level(lines, None, 0, origin)
    values += levels
    values += [value for label in labels if label.name == "TAGS" for value in _tags(lines, label)]
    shown = {numbered, *(level.line for level in levels)}
    kept = [at for at in range(end) if at in shown or not is_noise(lines[at])]
    head, marks = _laid_out(lines, kept, values)
    groups = (line_is.GROUP.match(lines[at]) or line_is.TIMED.search(lines[at].rstrip()) for at in range(origin + 1))
    group = next((found for found in groups if found), None)
    return Header(
        head, end, marks, _subject(lines, labels),
        line_is.serial_of(lines[numbered]) if numbered is not None else None,
        (group["year"] or "").replace(" ", "") if group else "",
        line_is.serial_of(lines[paged]) if paged is not None else None,
    )  # fmt: skip


def _laid_out(lines: list[str], kept: list[int], values: list[_Value]) -> tuple[str, tuple[Mark, ...]]:
    """The text of the header, and the marks of its values at their places in it."""
    by_line: dict[int, list[tuple[int, _Value]]] = {}
    for order, value in enumerate(values):
        by_line.setdefault(value.line, []).append((order, value))
    shown: list[str] = []
    marks: list[tuple[int, Mark]] = []
    offset = 0
    for at in kept:
        line = lines[at].rstrip()
        if not line and (not shown or not shown[-1]):
            continue
        for order, value in by_line.get(at, ()):
            words = line[value.start : value.end]
            entity = BODY_CORPORATE if value.field in _ADDRESSED else ""
            marks.append((order, Mark(value.field, words, HEAD, offset + value.start, value.value, entity)))
        shown.append(line)
        offset += len(line) + 1
    while shown and not shown[-1]:
        shown.pop()
    return "\n".join(shown), tuple(mark for _, mark in sorted(marks, key=lambda pair: pair[0]))


def _addresses(lines: list[str], origin: int) -> tuple[list[_Value], int]:
    """The parties of the address lines, and the line after the last of them."""
    values: list[_Value] = []
    field, last, blank = "", origin, False
    for at in range(origin, min(len(lines), origin + _MOST_LINES)):
        line = lines[at]
        if not line.strip() or line_is.PAGE.match(line) or _between_pages(lines, at):
            blank = True
            continue
        start = line_is.FROM.match(line) if at == origin else None
        named = line_is.ADDRESS.match(line)
        telno = line_is.TELNO.match(line)
        if start:
            timed = line_is.TIMED.search(line.rstrip())
            values.extend(_parties("sender", at, line[: timed.start()] if timed else line, start.start("value")))
            values.extend([_Value("date", at, *timed.span("group"))] if timed else ())
        elif telno:
            values.extend([_Value("number", at, *telno.span("number"))] if telno["number"] else ())
        elif named:
            field = _FIELDS.get(named["label"], "")
            values.extend(_parties(field, at, line, named.start("value")))
        elif not field or blank or not _is_further(line):
            # A circular telegram's list may run over a page; only there an address follows a blank line.
            if not (blank and field and _is_further(line) and _paged(lines, last, at)):
                break
            values.extend(_parties(field, at, line, len(line) - len(line.lstrip())))
        else:
            values.extend(_parties(field, at, line, len(line) - len(line.lstrip())))
        last, blank = at, False
    return values, last + 1


def _between_pages(lines: list[str], at: int) -> bool:
    """Whether a classification alone on its line stands beside a page header."""
    if not line_is.LEVEL_ALONE.match(lines[at]):
        return False
    near = [line for line in lines[at + 1 : at + 8] if line.strip()][:2]
    return any(line_is.PAGE.match(line) for line in near)


def _paged(lines: list[str], first: int, last: int) -> bool:
    return any(line_is.PAGE.match(line) for line in lines[first:last])


def _is_further(line: str) -> bool:
    return bool(
        line_is.FURTHER.match(line)
        and not line_is.CLASSED.match(line)
        and not line_is.LEVEL_ALONE.match(line)
        and not line_is.LABELLED.match(line)
        and not line_is.is_routing(line)
        and not line_is.is_caption(line)
    )


def _parties(field: str, at: int, line: str, start: int) -> Iterator[_Value]:
    """The addressees of one line, without routing indicator, precedence and serial."""
    if not field:
        return
    second = _SECOND.search(line, start)
    if second:
        yield from _parties("copied", at, line, second.end())
    end = second.start() if second else len(line.rstrip())
    listed = [piece for piece in re.split(r"[,;]", line[start:end]) if piece.strip()]
    apart = ";" in line[start:end] or not any(_PLACED.fullmatch(piece.strip()) for piece in listed[1:])
    for piece in listed if apart and len(listed) > 1 else [line[start:end]]:
        begin = line.index(piece, start)
        start = begin + len(piece)
        begin += len(piece) - len(piece.lstrip(" ,;"))
        for before in (_INDICATOR, _LEAD):
            lead = before.match(line, begin)
            begin = lead.end() if lead else begin
        words = _TAIL.sub("", line[begin:start]).rstrip(" ,;.")
        if any(map(str.isalpha, words)):
            yield _Value(field, at, begin, begin + len(words))


def _of_serial(lines: list[str], at: int) -> list[_Value]:
    found = line_is.CLASSED.match(lines[at]) or line_is.PAGE.match(lines[at])
    if not found or not found["number"]:
        return []
    return [_Value("number", at, found.start("number"), found.end("number"), str(int(found["number"])))]


def _of_urgency(lines: list[str], origin: int, after: int) -> list[_Value]:
    """The precedence for action: behind the first address that states one, else the letter of the date-time group."""
    for at in range(origin + 1, after):
        named = line_is.ADDRESS.match(lines[at])
        if named and named["label"] != "TO":
            break
        found = _UK_URGENT.match(lines[at]) or _URGENT.search(lines[at])
        if found:
            return [_Value("precedence", at, *found.span(1), " ".join(found[1].lower().split()))]
    for at in range(origin):
        group = line_is.GROUP.match(lines[at])
        letter = line_is.PRECEDENCES.get((group["precedence"] or " ").strip()[:1]) if group else None
        if group and letter:
            start = group.start("precedence")
            return [_Value("precedence", at, start, start + 1, letter)]
    return []


def _between(lines: list[str], after: int, end: int) -> Iterator[_Value]:
    """Those who write and should read, where a line below the addresses names them."""
    for at in range(after, end):
        yield from (_Value("participants", at, start, stop, role) for start, stop, role in named_in(lines[at]))


def _of_level(lines: list[str], classed: int | None, after: int, end: int) -> list[_Value]:
    for at in range(after, end) if classed is None else (classed,):
        found = line_is.CLASSED.match(lines[at]) or line_is.LEVEL_ALONE.match(lines[at])
        if found:
            return [_Value("classification", at, *found.span("level"), line_is.level_of(found["level"]))]
    return []


def _of_captions(lines: list[str], after: int, end: int) -> list[_Value]:
    """The captions beside or below the classification."""
    found: list[_Value] = []
    for at in range(after, end):
        if line_is.CLASSED.match(lines[at]) or line_is.is_caption(lines[at]):
            found.extend(_Value("handling", at, *word.span()) for word in line_is.HANDLING.finditer(lines[at]))
        elif label_in(lines[at]):
            break
    return found


def _tags(lines: list[str], label: Label) -> Iterator[_Value]:
    """The tags of a line, and the persons whom they name."""
    for at in range(label.line, label.after):
        for tag in tags_in(lines[at], label.start if at == label.line else 0):
            yield _Value(tag.field, at, tag.start, tag.end, tag.role)


def _subject(lines: list[str], labels: list[Label]) -> str:
    """The subject in one line, without the marking of its own classification."""
    label = next((label for label in labels if label.name == "SUBJECT"), None)
    if label is None:
        return ""
    value = [lines[label.line][label.start :], *lines[label.line + 1 : min(label.after, label.line + 6)]]
    return _PORTION.sub("", " ".join(" ".join(value).split()), count=1).strip()
