"""The date of a document: which of the dates that its parts state is its own, and the evidence for it.

What the source marks comes first, then the dateline, the lists of the heading with the message's date-time group, the
source's own attributes, a date that stands alone at the beginning of the body, the line of the signature, the title.
The day on which a message came in never stands for the day on which it was sent: of an undated message it tells only
the latest day. The running text is never asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from corpus.cable import DateSpan, Evidence, Precision
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE, Draft
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates import marks as date_marks
from corpus.normalise.dates.file_numbers import filed_on
from corpus.normalise.dates.find import FoundDate, find_dates, scan
from corpus.normalise.dates.lines import Line, Stated
from corpus.normalise.dates.readings import Habits
from corpus.normalise.dates.words import word_set
from corpus.normalise.finding import Finding

__all__ = ["Dated", "FoundDate", "date_of", "find_dates"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A document's day or days, and the time of day on its own clock; None where it does not say."""

    span: DateSpan | None
    sent_at: time | None


_OWN_PARTS = frozenset((TITLE, HEAD, DATELINE, SUMMARY, BODY, NOTES, SOURCE_NOTE))
_DATE_NAMES = word_set(
    "date docdate documentdate datesent sentdate sent dateofdocument datedocument datetime dtg datum fecha"
)
_DRAFT_NAMES = word_set("draftdate datedrafted drafted")
_TOP_LINES, _TOP_LENGTH, _TOP_WORDS = 12, 2_000, 8
_SIGNATURE_LINES, _SIGNATURE_LENGTH = 10, 3_000
_HEAD_LINES, _HEAD_WORDS = 80, 24
_UNSURE = 0.7
_SAMPLE = 20_000


def date_of(draft: Draft) -> Finding[Dated]:
    """The date of a document, with evidence for its days ("date") and for the time of day ("sent_at")."""
    habits = _habits(draft)
    marked = next(_marked(draft, habits), None)
    own = next(_header(draft, habits), None)
    if marked:
        return _finding(draft, _merged(marked, own))
    if own is None and not date_context.is_undated(draft.part(DATELINE)):
        own = next(_elsewhere(draft, habits), None)
    return _finding(draft, own or _received(draft, habits) or filed_on(draft))


def _finding(draft: Draft, stated: Stated | None) -> Finding[Dated]:
    if stated is None:
        return Finding(Dated(None, None))
    stated = _with_clock(draft, stated)
    evidence = []
    if stated.end > stated.start:
        evidence.append(_evidence(draft, "date", stated.part, (stated.start, stated.end), stated))
    if stated.sent_at is not None and stated.clock:
        evidence.append(_evidence(draft, "sent_at", stated.clock_part, stated.clock, stated))
    return Finding(Dated(stated.span, stated.sent_at), tuple(evidence))


def _with_clock(draft: Draft, stated: Stated) -> Stated:
    """A day without a time of day, with the time that a list of the heading states beside it."""
    if stated.sent_at is not None or stated.span.precision is not Precision.DAY:
        return stated
    clock = date_lines.labelled_clock(date_lines.lines(draft.part(HEAD))[:_HEAD_LINES])
    return replace(stated, sent_at=clock[0], clock=clock[1:], clock_part=HEAD) if clock else stated


def _evidence(draft: Draft, field: str, part: str, place: tuple[int, int], stated: Stated) -> Evidence:
    start, end = place
    return Evidence(field, part, start, end, draft.part(part)[start:end], stated.rule, stated.confidence)


def _habits(draft: Draft) -> Habits:
    """The century and the order of figures that the document's other words tell."""
    source = draft.source
    texts = (
        draft.part(DATELINE), draft.part(TITLE), draft.part(HEAD),
        *(text for name, text in draft.parts.items() if name not in _OWN_PARTS),
        *(mark.value for mark in draft.marked("date")), _year_of_id(draft.id), source.citation,
        draft.part(SUMMARY), draft.part(SOURCE_NOTE), draft.part(NOTES),
    )  # fmt: skip
    habits = date_context.habits_of(texts)
    if habits.day_first is None:
        habits = replace(habits, day_first=date_context.habits_of((draft.part(BODY)[:_SAMPLE],), century=0).day_first)
    if habits.day_first is None and _foreign(draft):
        habits = replace(habits, day_first=True)
    return habits


def _year_of_id(identifier: str) -> str:
    """The year with which a State Department's document number begins (`1976MOSCOW10191`), as a date."""
    match = re.match(r"((?:19|20)[0-9]{2})[A-Z]{4}", identifier)
    return f"({match[1]})" if match else ""


def _foreign(draft: Draft) -> bool:
    """Whether the document was not written in English: every other language of the archives puts the day first."""
    languages = draft.marked("original_language") or draft.marked("language")
    return any(name and not name.lower().startswith("en") for mark in languages for name in (mark.value or mark.words,))


def _marked(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The marks of the date. One of the day of drafting waits for its turn: the message's own group is surer."""
    for mark in draft.marked("date"):
        if _name(mark.part) not in _DRAFT_NAMES:
            stated = date_marks.read_mark(draft, mark, habits)
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
    yield from _in_dateline(dateline, habits)
    head = date_lines.lines(draft.part(HEAD))[:_HEAD_LINES]
    yield from date_lines.group_lines(HEAD, head, habits)
    yield from date_lines.labelled_lines(HEAD, head, habits)
    yield from date_lines.date_lines(HEAD, head, habits, words=_HEAD_WORDS, in_body=False)
    yield from _yearless(draft, dateline, habits)


def _in_dateline(dateline: str, habits: Habits) -> Iterator[Stated]:
    own = [found for found in scan(dateline, habits) if not found.received]
    for found in sorted(own, key=lambda found: found.span.precision in (Precision.YEAR, Precision.SEASON)):
        yield date_lines.stated(found, DATELINE, 0, 0.95, "dateline")


def _yearless(draft: Draft, dateline: str, habits: Habits) -> Iterator[Stated]:
    """The day and month of a dateline whose year only the title, the heading or the day of receipt tells."""
    if not dateline or date_context.is_undated(dateline):
        return
    beside = [*scan(dateline, habits), *scan(draft.part(TITLE), habits), *scan(draft.part(HEAD)[:_TOP_LENGTH], habits)]
    received = max((one.span.latest for one in beside if one.received and one.span.latest), default=None)
    years = {day.year for one in beside for day in (one.span.earliest, one.span.latest) if day}
    if len(years) != 1:
        return
    year = years.pop()
    for guess in (year, year - 1) if received else (year,):
        for stated in _in_dateline(dateline, replace(habits, year=guess)):
            if not (received and stated.span.latest and stated.span.latest > received):
                yield replace(stated, span=replace(stated.span, inferred=True), confidence=0.7)


def _elsewhere(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The dates of the source's attributes, of the body's first lines, of the signature and of the title."""
    yield from _attributes(draft, habits, _DATE_NAMES)
    body = draft.part(BODY)
    top = date_lines.lines(body[:_TOP_LENGTH])[:_TOP_LINES]
    yield from date_lines.group_lines(BODY, top, habits)
    yield from date_lines.labelled_lines(BODY, top, habits)
    yield from date_lines.date_lines(BODY, top, habits, words=_TOP_WORDS, in_body=True)
    yield from _attributes(draft, habits, _DRAFT_NAMES)
    titled = date_lines.in_title(TITLE, draft.part(TITLE), habits)
    if titled and titled.confidence > _UNSURE:
        yield titled
    yield from _signatures(body, habits)
    if titled:
        yield titled


def _attributes(draft: Draft, habits: Habits, names: frozenset[str]) -> Iterator[Stated]:
    for part, text in draft.parts.items():
        if part not in _OWN_PARTS and _name(part) in names:
            found = date_lines.own(text, habits)
            if found:
                yield date_lines.stated(found, part, 0, 0.9, "the source's attribute")


def _name(part: str) -> str:
    """An attribute's name for comparison: `Draft Date`, `draft_date` and `draftDate` are one."""
    return "".join(char for char in part.lower() if char.isalpha())


def _signatures(body: str, habits: Habits) -> Iterator[Stated]:
    offset = max(len(body) - _SIGNATURE_LENGTH, 0)
    tail: list[Line] = date_lines.lines(body[offset:])[-_SIGNATURE_LINES:]
    signed = date_lines.signature(BODY, tail, habits)
    if signed:
        clock = (signed.clock[0] + offset, signed.clock[1] + offset) if signed.clock else None
        yield replace(signed, start=signed.start + offset, end=signed.end + offset, clock=clock)


def _received(draft: Draft, habits: Habits) -> Stated | None:
    """The span up to the day on which an undated message came in."""
    for mark in draft.marked("received"):
        stated = date_marks.read_mark(draft, mark, habits)
        if stated and stated.span.latest:
            return _up_to(replace(stated, rule="before it was received"))
    for part in (DATELINE, HEAD):
        for found in scan(draft.part(part), habits):
            if found.received and found.span.latest:
                return _up_to(date_lines.stated(found, part, 0, 0.5, "before it was received"))
    return None


def _up_to(stated: Stated) -> Stated:
    span = DateSpan(None, stated.span.latest, Precision.OPEN, stated.span.verbatim, inferred=True)
    return replace(stated, span=span, sent_at=None, clock=None, clock_part="", confidence=0.5)
