"""A teleprinter message taken apart: what is its header, what its text, and the values that its lines mark.

One message may come in several transmissions (sections), each with the header again; they are joined here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus import draft as parts_of
from corpus.draft import Mark
from corpus.readers import message_lines as line_is
from corpus.readers.closing import closing_of
from corpus.readers.message_header import Header, header_of
from corpus.readers.message_lines import Serial
from corpus.readers.page import first_sentence

_RULE: Final = re.compile(r"[ \t]*[-_=*~]{3,100}[ \t]*\Z")
_QUOTES: Final = re.compile(r"(?:[:(\"“]|\bQUOTE\.?|\bTEXT)[ \t]*\Z")
_ENDED: Final = re.compile(r"[.:;?!)\"”]\s*\Z")
_STARTS: Final = re.compile(
    r"\s*(?:¶|\(?[A-Z]{1,4}\)?[ ]{0,2}\d{1,3}\.|\d{1,3}\.|\([A-Z]{1,4}\)|-{1,2} |[A-Z]\. |[A-Z .]{3,40}:)"
)
# The name of the head of mission closes the last sentence (`…ARRIVES JULY 10. STOESSEL`), or stands alone below it.
# A military one is followed by `SENDS`, a repeated one stands behind the quotation's end.
_SIGNED: Final = re.compile(
    r"(?:[.)\"]|\n|\bUNQUOTE)[ \n]{1,6}(?:(?:ADM|GEN|LTG|MG|VADM|RADM|COL|AMB|AMBASSADOR)\.? )?"
    r"((?:(?:DE|LA|VAN|VON|DER|DI|MC|ST\.) ){0,2}[A-Z][A-Z'-]{2,20})(?: SENDS)?[ \t.]*\Z"
)
_QUOTED_SIGNER: Final = re.compile(r"[.)\n][ \n]{1,6}([A-Z][A-Z'-]{2,20})[ \n]{1,6}UNQUOTE\b")
_NO_NAME: Final = re.compile(
    r"(?:UNQUOTE|REGARDS|END|ENDS|OVER|COMMENT|SUMMARY|TEXT|SENSITIVE|ACKNOWLEDGE|CONFIRM|ADVISE|CONCUR|APPROVED|NOTAL"
    r"|DECLASSIFIED|CORRECTION|SIPDIS|NODIS|EXDIS|LIMDIS|NOFORN|NOTE|STOP|THANKS)\Z"
)
_LAST: Final = 60
_MOST_ABOVE: Final = 60
_NEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Message:
    """A message: the parts of its draft, what they mark, its id, and its serial where it bears one."""

    parts: dict[str, str]
    marks: tuple[Mark, ...]
    id: str = ""
    serial: Serial | None = None


def is_message(lines: list[str]) -> int | None:
    """The line with which the first message's header begins, among the first of `lines`; None where there is none."""
    return next(iter(starts(lines[:400])), None)


def starts(lines: list[str]) -> list[int]:
    """The line with which each transmission begins: its routing, distribution or date-time group, above `FM`."""
    found: list[int] = []
    lines = [line_is.in_capitals(line) for line in lines]
    for at, line in enumerate(lines):
        if "FM" in line[:16] and line_is.FROM.match(line) and _addressed(lines, at):
            start, grouped = _top(lines, at, found[-1] + 1 if found else 0)
            if not grouped and not found and not _is_alone(lines, start):
                continue
            if not found or _is_new(lines, start, at, found[-1]):
                found.append(start)
    return found


def _is_alone(lines: list[str], start: int) -> bool:
    return start <= _MOST_ABOVE and not any(line.strip() for line in lines[:start])


def _addressed(lines: list[str], at: int) -> bool:
    """Whether an action or information address follows the line of origin."""
    following = (line for line in lines[at + 1 : at + 1 + _NEAR] if line.strip())
    return any(line_is.ADDRESS.match(line) for line in following)


def _top(lines: list[str], at: int, least: int) -> tuple[int, bool]:
    """Where the header around the `FM` line begins, and whether a date-time group stands in it."""
    grouped, top = bool(line_is.TIMED.search(lines[at].rstrip())), at
    for above in range(at - 1, max(least - 1, at - _MOST_ABOVE), -1):
        line = lines[above]
        if line_is.is_end(line):
            break
        if not line.strip():
            continue
        group = bool(line_is.GROUP.match(line))
        if not (
            group
            or line_is.is_caption(line)
            or line_is.is_control(line)
            or line_is.PAGE.match(line)
            or line_is.LEVEL_ALONE.match(line)
        ):
            break
        grouped, top = grouped or group, above
        if line_is.BEGIN.match(line):
            break
    return top, grouped


def _is_new(lines: list[str], start: int, at: int, last: int) -> bool:
    """Whether a further header begins a transmission of its own, and is not quoted in the text of the one before."""
    head = lines[start:at]
    if any(line_is.BEGIN.match(line) for line in head) or any(re.match(r"\s*PAGE\s+0?1\s", line) for line in head):
        return True
    before = next((line for line in reversed(lines[max(last, start - _MOST_ABOVE) : start]) if line.strip()), "")
    if line_is.is_end(before) or _RULE.match(before):
        return True
    return any(line_is.GROUP.match(line) for line in head) and not _QUOTES.search(before)


def messages_in(lines: list[str]) -> list[list[list[str]]]:
    """The messages of a text, each as the lines of its transmissions; what stands above the first goes with it."""
    tops = starts(lines)
    if not tops:
        return []
    cuts = [0, *tops[1:], len(lines)]
    grouped: list[list[list[str]]] = []
    last: Serial | None = None
    for begin, end in pairwise(cuts):
        piece = lines[begin:end]
        serial = _serial_in(piece)
        if grouped and last and serial and _goes_on(last, serial):
            grouped[-1].append(piece)
        else:
            grouped.append([piece])
        last = serial
    return grouped


def _goes_on(last: Serial, serial: Serial) -> bool:
    return (serial.post, serial.number) == (last.post, last.number) and serial.section == last.section + 1


def _serial_in(lines: list[str]) -> Serial | None:
    return next((serial for line in lines[:120] if (serial := line_is.serial_of(line))), None)


def message_of(transmissions: list[list[str]], year: str = "") -> Message:
    """The message that these transmissions make up; `year` is that of its date where the source says it elsewhere."""
    headers = [header_of(lines) for lines in transmissions]
    first = headers[0]
    text: list[str] = []
    for lines, header in zip(transmissions, headers, strict=True):
        text.extend(["", *lines[header.end :]] if text else lines[header.end :])
    closing = closing_of(text)
    body = f"{body_of(text[: closing.start])}\n\n{closing.annex}".strip()
    head, marks = first.head, first.marks
    title = first.subject or _heading(body) or _reference(first) or first_sentence(body)
    parts = {
        parts_of.TITLE: title,
        parts_of.HEAD: head,
        parts_of.BODY: body,
        parts_of.SUMMARY: closing.summary,
        parts_of.NOTES: closing.notes,
        parts_of.SOURCE_NOTE: closing.source_note,
    }
    signed = _SIGNED.search(body, max(0, len(body) - _LAST))
    if signed and not _NO_NAME.match(signed[1]):
        marks = (*marks, Mark("participants", signed[1], parts_of.BODY, signed.start(1), "signatory"))
    marks = (*marks, *_quoted_signer(body))
    return Message({name: words for name, words in parts.items() if words}, marks, mrn(first, year), first.serial)


def _quoted_signer(body: str) -> Iterator[Mark]:
    """Who signed a message that this one repeats: the name before the end of the quotation."""
    for found in _QUOTED_SIGNER.finditer(body):
        if not _NO_NAME.match(found[1]):
            yield Mark("participants", found[1], parts_of.BODY, found.start(1), "named")


def _heading(body: str) -> str:
    """A heading in the first lines of the text, where it stands apart from what follows."""
    first, _, rest = body.partition("\n\n")
    line = " ".join(first.split())
    plain = rest and len(first.split("\n")) <= 2 and 8 < len(line) <= 140 and not _STARTS.match(f"{line}.")
    return line if plain and not line.endswith((".", ";", ",")) and not line_is.PARAGRAPH.match(line) else ""


def _reference(header: Header) -> str:
    """A title for a message without a subject: the words by which services cite it."""
    return f"{header.serial.post} {header.serial.number}" if header.serial else ""


def mrn(header: Header, year: str = "") -> str:
    """The message reference number as an id, in the form of its time; empty where year, post or number is not said.

    The archive of 1973 to 1979 writes `1976MOSCOW10191`, later usage `09BAKU123`. A section that stands alone has
    its own number behind it.
    """
    stated = year or header.year
    if not header.serial or len(stated) not in (2, 4):
        return ""
    full = int(stated) if len(stated) == 4 else 1900 + int(stated) + (100 if int(stated) < 40 else 0)
    # The archive's ids have the post as the page headers cut it (`USUN N`, `BRASIL`).
    stands = header.page.post if header.page and 1973 <= full <= 1979 else header.serial.post
    post = re.sub(r"[^A-Z]", "", stands)
    tail = f"-{header.serial.section}" if header.serial.section > 1 else ""
    number = header.serial.number
    return f"{full}{post}{number:05}{tail}" if 1973 <= full <= 1979 else f"{full % 100:02}{post}{number}{tail}"


def body_of(lines: list[str]) -> str:
    """The text of a message without page headers, classifications beside them, ends of transmission and stamps.

    A sentence that a page's end cuts in two is joined again.
    """
    kept: list[str] = []
    cut = False
    stamped = False
    for line in lines:
        if _is_furniture(line, stamped):
            cut = cut or bool(line_is.PAGE.match(line))
            stamped = stamped or bool(line_is.STAMP.match(line))
            continue
        if not line.strip():
            if kept and kept[-1]:
                kept.append("")
            continue
        stamped = False
        if cut and len(kept) > 1 and not kept[-1] and not _ENDED.search(kept[-2]) and not _STARTS.match(line):
            kept.pop()
        cut = False
        kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")


def _is_furniture(line: str, stamped: bool) -> bool:
    text = line.strip()
    if not text:
        return False
    if stamped and line_is.STAMP_DATE.match(line):
        return True
    return bool(
        line_is.is_end(line) or line_is.PAGE.match(line) or line_is.LEVEL_ALONE.match(line)
        or line_is.STAMP.match(line) or (text[0] in "B#VZD<" and line_is.is_routing(line))
    )  # fmt: skip
