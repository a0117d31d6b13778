"""The date of a document: which of the dates that its parts state is its own, and the evidence for it.

What the source marks comes first, then the dateline, the lists of the heading with the message's date-time group, the
source's own attributes, a date that stands alone at the beginning of the body, the line of the signature, the title.
The day on which a message came in never stands for the day on which it was sent: of an undated message it tells only
the latest day. Where nothing else tells, the file number, the registry's stamp or the file's name do. The running text
is never asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

from corpus.cable import DateSpan, Evidence, Precision
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.frozen import dataclass
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates import marks as date_marks
from corpus.normalise.dates import receipt as date_receipt
from corpus.normalise.dates import sessions as date_sessions
from corpus.normalise.dates import yearless as date_yearless
from corpus.normalise.dates.file_numbers import filed_on
from corpus.normalise.dates.find import FoundDate, find_dates
from corpus.normalise.dates.habits import OWN_PARTS, habits_of
from corpus.normalise.dates.lines import Line, Stated
from corpus.normalise.dates.numbered import numbered_lines
from corpus.normalise.dates.outside import PATH, named_on, registered_on
from corpus.normalise.dates.readings import Habits
from corpus.normalise.dates.unread import unread
from corpus.normalise.dates.words import word_set
from corpus.normalise.finding import Finding

__all__ = ["Dated", "FoundDate", "date_of", "find_dates"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A document's day or days, and the time of day on its own clock; None where it does not say."""

    span: DateSpan | None
    sent_at: time | None


_DATE_NAMES = word_set(
    "date docdate documentdate datesent sentdate sent dateofdocument datedocument datetime dtg datum fecha"
)
_DRAFT_NAMES = word_set("draftdate datedrafted drafted")
_TOP_LINES, _TOP_LENGTH, _TOP_WORDS = 40, 3_000, 12
_SIGNATURE_LINES, _SIGNATURE_LENGTH = 16, 3_000
_HEAD_LINES, _HEAD_WORDS = 80, 24
_UNSURE, _SURE_TITLE, _SURE = 0.7, 0.8, 0.9
_DOCKET_LINES, _SESSION_LINES = 6, 8


def date_of(draft: Draft) -> Finding[Dated]:
    """The date of a document, with evidence for its days ("date") and for the time of day ("sent_at")."""
    habits = habits_of(draft)
    marked = next(_marked(draft, habits), None)
    own = _narrowed(draft, next(_header(draft, habits), None), habits)
    if marked:
        return _finding(draft, _merged(marked, own), habits)
    if own is None and not date_context.is_undated(draft.part(DATELINE)):
        own = next(
            (stated for stated in _elsewhere(draft, habits) if date_yearless.agrees(draft, stated, habits)), None
        )
    return _finding(draft, own or _last_resort(draft, habits), habits)


def _last_resort(draft: Draft, habits: Habits) -> Stated | None:
    """What tells something of an undated document's day."""
    return (
        date_receipt.up_to_receipt(draft, habits)
        or filed_on(draft)
        or registered_on(draft, habits)
        or named_on(draft, habits)
    )


def _narrowed(draft: Draft, own: Stated | None, habits: Habits) -> Stated | None:
    """The day with which the title closes, where the heading names no more than the month or the year around it."""
    if own is None or own.span.precision not in (Precision.MONTH, Precision.YEAR, Precision.SEASON):
        return own
    titled = date_lines.in_title(TITLE, draft.part(TITLE), habits)
    if titled is None or titled.confidence < _SURE_TITLE or titled.span.precision is not Precision.DAY:
        return own
    return titled if date_marks.encloses(own.span, titled.span) else own


def _finding(draft: Draft, stated: Stated | None, habits: Habits) -> Finding[Dated]:
    evidence = list(unread(draft, habits)) if stated is None or stated.confidence < _SURE else []
    if stated is None:
        return Finding(Dated(None, None), tuple(evidence))
    stated = _with_clock(draft, stated)
    if stated.end > stated.start:
        evidence.insert(0, _evidence(draft, "date", stated.part, (stated.start, stated.end), stated))
    if stated.sent_at is not None and stated.clock:
        evidence.append(_evidence(draft, "sent_at", stated.clock_part, stated.clock, stated))
    return Finding(Dated(stated.span, stated.sent_at), tuple(evidence))


def _with_clock(draft: Draft, stated: Stated) -> Stated:
    """A day without a time of day, with the time that a list of the heading states beside it."""
    if stated.sent_at is not None or stated.span.precision is not Precision.DAY:
        return stated
    for part in (DATELINE, HEAD):
        clock = date_lines.labelled_clock(date_lines.lines(draft.part(part)[:_TOP_LENGTH])[:_HEAD_LINES])
        if clock:
            return replace(stated, sent_at=clock[0], clock=clock[1:], clock_part=part)
    return stated


def _evidence(draft: Draft, field: str, part: str, place: tuple[int, int], stated: Stated) -> Evidence:
    start, end = place
    text = draft.source.path if part == PATH else draft.part(part)
    return Evidence(field, part, start, end, text[start:end], stated.rule, stated.confidence)


def _marked(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The marks of the date. One of the day of drafting waits for its turn: the message's own group is surer."""
    for mark in draft.marked("date"):
        if _name(mark.part) not in _DRAFT_NAMES:
            stated = date_marks.read_mark(draft, mark, habits) or date_yearless.before_receipt(draft, mark, habits)
            if stated:
                yield stated


def _merged(marked: Stated, own: Stated | None) -> Stated:
    """A mark with the words of the heading that mean the same: they give the time of day, and tell a stretch of days.

    Words that contradict the mark count for nothing.
    """
    if own is None or not date_marks.explains(own.span, marked.span):
        return marked
    timed = marked if marked.sent_at is not None else own
    clocked = timed if timed.clock else own
    chosen = marked if marked.part in (DATELINE, HEAD) and marked.span.precision is own.span.precision else own
    return replace(
        chosen, sent_at=timed.sent_at, clock=clocked.clock, clock_part=clocked.clock_part,
        span=replace(chosen.span, inferred=marked.span.inferred or own.span.inferred),
        rule=marked.rule, confidence=marked.confidence,
    )  # fmt: skip


def _header(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The dates of the dateline and of the heading's lists, the surest first."""
    dateline = draft.part(DATELINE)
    head = date_lines.lines(draft.part(HEAD))[:_HEAD_LINES]
    yield from _truer(draft, head, habits)
    yield from date_lines.in_dateline(dateline, habits)
    yield from date_lines.group_lines(HEAD, head, habits)
    yield from date_lines.labelled_lines(HEAD, head, habits)
    yield from numbered_lines(HEAD, head, habits)
    yield from date_lines.dated_lines(HEAD, head, habits)
    yield from date_lines.date_lines(HEAD, head, habits, words=_HEAD_WORDS, in_body=False)
    yield from date_sessions.session_lines(HEAD, head, habits)
    yield from date_yearless.groups(draft, head, habits)
    yield from date_yearless.days(draft, habits)


def _truer(draft: Draft, head: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """A line of the heading that is a whole dateline, where what passes for one is a subject or a reference."""
    dateline = draft.part(DATELINE)
    if not head or not dateline or "\n" in dateline.strip():
        return
    own = date_lines.own(dateline, habits)
    if own is None or date_lines.is_whole(dateline, own) or not date_lines.is_matter(dateline, own):
        return
    for line in reversed(head):
        found = date_lines.own(line.text, habits) if line.text.strip() != dateline.strip() else None
        if found and (date_lines.is_whole(line.text, found) or date_lines.is_alone(line.text, found)):
            yield date_lines.stated(found, HEAD, line.start, 0.85, "date on a line of its own")
            return


def _elsewhere(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The dates of the source's attributes, of the body's first lines, of the signature and of the title."""
    yield from _attributes(draft, habits, _DATE_NAMES)
    body = draft.part(BODY)
    top = date_lines.lines(body[:_TOP_LENGTH])[:_TOP_LINES]
    yield from date_lines.group_lines(BODY, top, habits)
    yield from date_lines.labelled_lines(BODY, top, habits)
    yield from numbered_lines(BODY, top, habits)
    yield from _docketed(draft, top[:_DOCKET_LINES], habits)
    yield from date_lines.date_lines(BODY, top, habits, words=_TOP_WORDS, in_body=True)
    yield from date_sessions.session_lines(BODY, top[:_SESSION_LINES], habits)
    yield from _attributes(draft, habits, _DRAFT_NAMES)
    titled = date_lines.in_title(TITLE, draft.part(TITLE), habits)
    if titled and titled.confidence > _UNSURE:
        yield titled
    yield from _signatures(body, habits)
    if titled:
        yield titled


def _docketed(draft: Draft, top: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """The date in a letter's docket; before it the one at the letter's end, where the writer dated it otherwise.

    The last day of a letter may be its postscript's, of which the docket tells too.
    """
    titled = date_lines.in_title(TITLE, draft.part(TITLE), habits)
    docketed = [*date_lines.dated_lines(BODY, top, habits)]
    if titled and titled.rule.startswith(date_lines.OF_DATE):
        docketed.insert(0, titled)
    if not docketed:
        return
    signed = next(_signatures(draft.part(BODY), habits), None)
    if (
        signed
        and signed.span.precision is Precision.DAY
        and signed.span.earliest not in {one.span.earliest for one in docketed}
    ):
        yield signed
    yield docketed[0]


def _attributes(draft: Draft, habits: Habits, names: frozenset[str]) -> Iterator[Stated]:
    for part, text in draft.parts.items():
        if part not in OWN_PARTS and _name(part) in names:
            found = date_lines.own(text, habits)
            if found:
                yield date_lines.stated(found, part, 0, 0.9, "the source's attribute")


def _name(part: str) -> str:
    """An attribute's name for comparison: `Draft Date`, `draft_date` and `draftDate` are one."""
    return "".join(char for char in part.lower() if char.isalpha())


def _signatures(body: str, habits: Habits) -> Iterator[Stated]:
    offset = max(len(body) - _SIGNATURE_LENGTH, 0)
    tail: Sequence[Line] = date_lines.lines(body[offset:])[-_SIGNATURE_LINES:]
    signed = date_lines.signature(BODY, tail, habits)
    if signed:
        clock = (signed.clock[0] + offset, signed.clock[1] + offset) if signed.clock else None
        yield replace(signed, start=signed.start + offset, end=signed.end + offset, clock=clock)
