"""Forms of the American services before the teleprinter's own text was kept: telegrams in and out, airgrams, reports.

The Department of State's incoming telegram has its labels in two columns beside the list of offices (`FROM`, `TO`,
`NO`, `CONTROL`, `RECD`), the outgoing one `ACTION` and `INFO` above the text and its drafters below it, the airgram
`TO`, `FROM`, `DATE`, `SUBJECT` and its number (`A-123`); the Central Intelligence Agency's cable `COUNTRY`, `SUBJECT`,
`DISTR` and its own number. All are read by one rule: a label with its colon stands at a line's beginning or behind a
gap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus import draft as parts_of
from corpus.draft import Draft, Mark, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.closing import closing_of
from corpus.readers.encoding import head_text, read_text
from corpus.readers.form_lines import Piece, form_in, is_page_head, pieces_of
from corpus.readers.lines import is_marking
from corpus.readers.message_lines import LEVEL_ALONE, named_in
from corpus.readers.page import Page, first_sentence

_SUFFIXES: Final = frozenset(("", ".txt", ".text", ".asc", ".cable", ".tel", ".log"))
_TOP: Final = 70
_DRAFTING: Final = re.compile(
    r"[ \t]{0,40}(?:Drafted by|Approved by|Telegraphic transmission|Clearances?|Reproduction from this"
    r"|Contents and classification|FORM[ ]+(?:DS|FS|DSC)-)\b",
    re.IGNORECASE,
)
# The initials of those who typed and received a telegram stand below the signature.
_TYPIST: Final = re.compile(r"[ ]{0,60}[A-Z]{2,3}(?:[:/-]{1,2}[A-Z0-9]{1,4})?[ ]*\Z")
_LAST_LINES: Final = 30
_FEW_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class ServiceForms:
    """One document a file."""

    name: str = "service forms"
    summary: str = "telegrams and airgrams on the State Department's forms, CIA cables (FROM, TO, NO, CONTROL, RECD)"

    def sniff(self, file: InputFile) -> float:
        """By the title of a form and its labels near the top of a text."""
        if file.suffix not in _SUFFIXES:
            return 0.0
        return 0.8 if form_in(head_text(file).expandtabs(8).split("\n")[:_TOP]) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's document; raises `Unreadable` where it is no text."""
        text = read_text(file)
        page = form_page(text.expandtabs(8).split("\n"))
        if page is None:
            yield Rejection(file.path, "it is no form of a known service")
        else:
            yield Draft(page.parts, digest(text), marks=page.marks)


def form_page(lines: list[str]) -> Page | None:
    """The parts of a document on one of these forms; None for a text that is on none."""
    form = form_in(lines[:_TOP])
    if form is None:
        return None
    closing = closing_of(lines)
    lines = [line.rstrip() for line in lines[: closing.start]]
    pieces, end = pieces_of(lines[:_TOP], form)
    end = _through_markings(lines, end)
    named = (
        Piece("participants", at, a, lines[at][a:b], role) for at in range(end) for a, b, role in named_in(lines[at])
    )
    pieces = (*pieces, *named)
    body, below = _halves(lines[end:])
    head, marks = _laid_out(lines[:end], pieces)
    head = "\n".join(filter(None, (head, below)))
    subject = next((" ".join(piece.words.split()) for piece in pieces if piece.field == "subject"), "")
    parts = {
        parts_of.TITLE: subject or first_sentence(_prose(body)) or form.kind,
        parts_of.HEAD: head,
        parts_of.BODY: f"{body}\n\n{closing.annex}".strip(),
        parts_of.NOTES: closing.notes,
        parts_of.SOURCE_NOTE: closing.source_note,
    }
    return Page({name: words for name, words in parts.items() if words}, marks, {})


def _prose(body: str) -> str:
    """The text from its first paragraph of more than a few words on: a telegram may open with what it refers to."""
    paragraphs = body.split("\n\n")
    first = next((at for at, paragraph in enumerate(paragraphs) if len(paragraph.split()) > _FEW_WORDS), 0)
    return "\n\n".join(paragraphs[first:])


def _through_markings(lines: list[str], end: int) -> int:
    """`end`, behind the lines of markings that stand below the labels."""
    at = last = end
    while at < len(lines) and at < end + _LAST_LINES:
        if is_marking(lines[at]) or LEVEL_ALONE.match(lines[at]) or any(named_in(lines[at])):
            last = at + 1
        elif lines[at].strip():
            break
        at += 1
    return last


def _halves(lines: list[str]) -> tuple[str, str]:
    """The text without the heads of its further pages, and the block of those who drafted and cleared it."""
    floor = max(0, len(lines) - _LAST_LINES)
    cut = next((at for at in range(floor, len(lines)) if _DRAFTING.match(lines[at])), len(lines))
    kept: list[str] = []
    for at, line in enumerate(lines[:cut]):
        if is_page_head(line) or (LEVEL_ALONE.match(line) and _beside_page(lines, at, cut)):
            continue
        if line.strip() or (kept and kept[-1]):
            kept.append(line)
    while len(kept) > 1 and (not kept[-1] or _TYPIST.match(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip("\n"), "\n".join(line for line in lines[cut:] if line.strip())


def _beside_page(lines: list[str], at: int, cut: int) -> bool:
    """Whether a classification alone on its line stands at the head or foot of a page."""
    near = [line for line in lines[max(0, at - 4) : min(cut, at + 5)] if line.strip()]
    last = not any(line.strip() for line in lines[at + 1 : cut])
    return last or any(map(is_page_head, near))


def _laid_out(lines: list[str], pieces: tuple[Piece, ...]) -> tuple[str, tuple[Mark, ...]]:
    """The head without empty lines at its ends, and the marks of its pieces at their places."""
    offsets, at = [], 0
    for line in lines:
        offsets.append(at)
        at += len(line) + 1
    text = "\n".join(lines)
    marks = tuple(
        Mark(piece.field, text[start : start + len(piece.words)], parts_of.HEAD, start, piece.value, piece.entity)
        for piece in pieces
        if piece.field != "subject"
        for start in (offsets[piece.line] + piece.start,)
    )
    return text.rstrip(), marks


READER: Final = ServiceForms()
