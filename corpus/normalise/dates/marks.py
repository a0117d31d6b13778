"""Dates that the source marks: the machine's value, checked against the words that it marks."""

import re
from dataclasses import replace
from datetime import time

from corpus.cable import DateSpan, Precision
from corpus.draft import DATELINE, HEAD, TITLE, Draft, Mark
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.edtf import from_edtf
from corpus.normalise.dates.find import FoundDate, scan
from corpus.normalise.dates.lines import Stated
from corpus.normalise.dates.readings import HIJRI, JULIAN, Habits
from corpus.normalise.dates.scripts import iso_zone
from corpus.normalise.dates.tokens import FIRST_YEAR

_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([01][0-9]|2[0-3]):?([0-5][0-9])(?::?([0-5][0-9])(?:\.[0-9]{1,9})?)?"
    r"\s?(Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?)?"
)


def read_value(value: str) -> tuple[DateSpan | None, time | None]:
    """The days and the time of day of a mark's value: ISO 8601 dates, date-times, intervals of them, or EDTF.

    An interval from the first to the last second of a day, a month or a year is that day, month or year (so the
    Foreign Relations' TEI writes what has no hour); a lone midnight is left to the words.
    """
    value = value.strip()[:80]
    first, slash, second = value.partition("/")
    one, other = _DATE_TIME.fullmatch(first), _DATE_TIME.fullmatch(second)
    if one and not slash:
        span = from_edtf(one[1])
        return span, _time(one) if span else None
    if one and other:
        span = _tidy(from_edtf(f"{one[1]}/{other[1]}"))
        return span, None if not span or _whole_days(one, other) else _time(one)
    return _tidy(from_edtf(value)), None


def _time(match: re.Match[str]) -> time | None:
    return time(int(match[2]), int(match[3]), tzinfo=iso_zone(match[5])) if match[2] else None


def _whole_days(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether an interval runs from a midnight to the last second of a day, or to a midnight."""
    starts = (first[2] or "00", first[3] or "00") == ("00", "00")
    return starts and (last[2] or "00", last[3] or "00") in (("23", "59"), ("00", "00"))


def _tidy(span: DateSpan | None) -> DateSpan | None:
    """An interval that is exactly a day, a month or a year, as that."""
    if span is None or span.precision is not Precision.RANGE or not (span.earliest and span.latest):
        return span
    days, first = (span.earliest, span.latest), span.earliest
    if days[0] == days[1]:
        return replace(span, precision=Precision.DAY)
    if days == date_spans.month(first.year, first.month):
        return replace(span, precision=Precision.MONTH)
    return replace(span, precision=Precision.YEAR) if days == date_spans.year(first.year) else span


def read_mark(draft: Draft, mark: Mark, habits: Habits) -> Stated | None:
    """What a mark says: its value, or its words where the value is absent or broken.

    The value wins over words that contradict it; words that state a stretch of days around it (`c. 4 May`,
    `January 7–8`, both styles) are not narrowed to it. A year before 1000 is an encoder's slip.
    """
    value, at = read_value(mark.value)
    if value and value.latest and value.latest.year < FIRST_YEAR:
        value = at = None
    part, start = _place(draft, mark)
    text = draft.part(part) if part else mark.words
    found = _in_calendar(_words(text, start, mark, habits, located=bool(part)), mark.calendar)
    if value is None:
        span = found.span if found else None
    else:
        # The days of the Islamic calendar are reckoned with a doubt that the markup's own day does not have.
        explained = found is not None and found.span.calendar != HIJRI and explains(found.span, value)
        span = found.span if found and explained else value
    if span is None:
        return None
    stated_time = found.sent_at if found and _same_day(found.span, span) else None
    clock = found.clock if stated_time is not None and found else None
    at = stated_time if at is None or (at.replace(tzinfo=None) == time(0)) else at
    end = start + len(mark.words if part and text.startswith(mark.words, start) else mark.value)
    if found and part and found.start <= start and found.end >= end:
        start, end = found.start, found.end
    verbatim = text[start:end] if part else mark.words or mark.value
    span = replace(
        span, verbatim=verbatim.strip(), calendar=mark.calendar or span.calendar,
        inferred=span.inferred or bool(found and found.span.inferred),
    )  # fmt: skip
    return Stated(
        span, at, part, start, end if part else start, "marked by the source", 1.0,
        clock if part else None, part if clock and part else "",
    )  # fmt: skip


def _place(draft: Draft, mark: Mark) -> tuple[str, int]:
    """The part in which a mark's words stand and where, or an empty name."""
    if mark.part and mark.words and draft.part(mark.part).startswith(mark.words, mark.start):
        return mark.part, mark.start
    names = dict.fromkeys((mark.part, DATELINE, HEAD, TITLE, *draft.parts))
    for words in filter(None, (mark.words, mark.value)):
        for name in names:
            start = draft.part(name).find(words) if name in draft.parts and name != "body" else -1
            if start >= 0:
                return name, start
    return "", 0


def _words(text: str, start: int, mark: Mark, habits: Habits, *, located: bool) -> FoundDate | None:
    """The date that the marked words state, read with what stands around them."""
    length = len(mark.words) or len(mark.value)
    line = text.rfind("\n", 0, start) + 1 if located else 0
    end = text.find("\n", start + length)
    context = text[line : end if end >= 0 else len(text)]
    for found in scan(context, habits):
        if found.start < start - line + length and found.end > start - line and not found.received:
            clock = (found.clock[0] + line, found.clock[1] + line) if found.clock else None
            return replace(found, start=found.start + line, end=found.end + line, clock=clock)
    return None


def _in_calendar(found: FoundDate | None, calendar: str) -> FoundDate | None:
    """Words that were read as Gregorian though their markup names another calendar: a Julian day as it is reckoned
    today; what the Islamic calendar's figures would mean in ours is nothing.
    """
    if found is None or calendar not in (JULIAN, HIJRI) or found.span.calendar == calendar:
        return found
    first = found.span.earliest
    if calendar == HIJRI or first is None or found.span.precision is not Precision.DAY:
        return None if calendar == HIJRI else found
    day = date_spans.julian(first.year, first.month, first.day)
    return replace(found, span=replace(found.span, earliest=day, latest=day, calendar=JULIAN)) if day else None


def _same_day(stated: DateSpan, chosen: DateSpan) -> bool:
    return stated.earliest == chosen.earliest


def explains(span: DateSpan, value: DateSpan) -> bool:
    """Whether stated words mean the same as a value: its days, a stretch around them, its day in both styles."""
    first, last, start, end = span.earliest, span.latest, value.earliest, value.latest
    if (first, last) == (start, end):
        return True
    if first is None or last is None or start is None or end is None:
        return False
    if span.calendar == JULIAN:
        return date_spans.julian(start.year, start.month, start.day) == first
    return span.precision in (Precision.RANGE, Precision.CIRCA) and encloses(span, value)


def encloses(span: DateSpan, value: DateSpan) -> bool:
    """Whether a closed span holds all days of another."""
    first, last, start, end = span.earliest, span.latest, value.earliest, value.latest
    return bool(first and last and start and end and first <= start and end <= last)
