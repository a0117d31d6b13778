"""Days that a document names without their year, which something else in it tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.cable import Precision
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates.find import FoundDate, scan
from corpus.normalise.dates.habits import year_of_folder, year_of_reference
from corpus.normalise.dates.lines import Line, Stated
from corpus.normalise.dates.readings import Habits
from corpus.normalise.dates.receipt import up_to_receipt

_TOP_LINES, _TOP_LENGTH, _UNSURE = 40, 3_000, 0.7
_LATE_CLOCK = timedelta(days=1)
"""The group is in Greenwich's time, the receipt in the receiver's."""
_ANY_LEAP_YEAR, _LONGEST_YEARLESS, _PLACE_WORDS = 2000, 160, 8
_PLACE = re.compile(r"[^\W\d_](?:[\w'’-]{3,40})")


def _day_of_year(draft: Draft, habits: Habits) -> FoundDate | None:
    """The day and month of a dateline that names no year, or of the line of the heading that is one."""
    texts = (
        draft.part(DATELINE),
        *(line.text for line in date_lines.lines(draft.part(HEAD)[:_TOP_LENGTH])[:_TOP_LINES]),
    )
    guessed = replace(habits, year=_ANY_LEAP_YEAR)
    for text in texts:
        if text and len(text) <= _LONGEST_YEARLESS:
            found = date_lines.own(text, guessed)
            if found and found.rule in ("day, month", "month, day"):
                return found
            if text == texts[0]:
                return None
    return None


def agrees(draft: Draft, stated: Stated, habits: Habits) -> bool:
    """Whether a date from elsewhere is on the day that the dateline names without its year."""
    named = _day_of_year(draft, habits)
    if named is None or named.span.earliest is None:
        return True
    own, other = named.span.earliest, stated.span.earliest
    if other is None or stated.span.precision is not Precision.DAY:
        return False
    return (own.month, own.day) == (other.month, other.day)


def days(draft: Draft, dateline: str, habits: Habits) -> Iterator[Stated]:
    """The day and month of a dateline whose year only the title, the heading, the receipt or the folder tells.

    Where these are silent, the datelines of what is enclosed in it or of its pages tell, if they name the same place.
    """
    named = _day_of_year(draft, habits) if dateline and not date_context.is_undated(dateline) else None
    if named is None:
        return
    beside = [*scan(dateline, habits), *scan(draft.part(TITLE), habits), *scan(draft.part(HEAD)[:_TOP_LENGTH], habits)]
    received = max((one.span.latest for one in beside if one.received and one.span.latest), default=None)
    years = {day.year for one in beside for day in (one.span.earliest, one.span.latest) if day}
    if not years and (filed := year_of_folder(draft)):
        years = {filed}
    years = years or _years_of_datelines(draft.part(BODY), dateline, named, habits)
    if len(years) != 1:
        return
    year = years.pop()
    for guess in (year, year - 1) if received else (year,):
        for stated in date_lines.in_dateline(dateline, replace(habits, year=guess)):
            if not (received and stated.span.latest and stated.span.latest > received):
                yield replace(stated, span=replace(stated.span, inferred=True), confidence=_UNSURE)


def _years_of_datelines(body: str, dateline: str, named: FoundDate, habits: Habits) -> set[int]:
    """The years of all lines of a text that are the name of the document's place and a day; none where a day is later
    in its year than the document's, for what is enclosed is not.
    """
    name = next((word for word in _PLACE.findall(dateline[: named.start]) if word[0].isupper()), "")
    own = named.span.earliest
    if not name or own is None or name not in body:
        return set()
    years = set()
    for line in body.split("\n"):
        found = date_lines.own(line, habits) if len(line) <= _LONGEST_YEARLESS and name in line else None
        day = found.span.earliest if found and date_lines.is_dateline(line, found, _PLACE_WORDS) else None
        if day and (day.month, day.day) > (own.month, own.day):
            return set()
        if day:
            years.add(day.year)
    return years


def groups(draft: Draft, head: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """A message's date-time group without its year, which the message's reference, receipt or file tells.

    What came in on 2 January was sent in the old year, where its group is of December.
    """
    guessed = replace(habits, year=_ANY_LEAP_YEAR)
    if next(date_lines.group_lines(HEAD, head, guessed), None) is None:
        return
    received = up_to_receipt(draft, habits)
    latest = received.span.latest if received else None
    year = latest.year if latest else year_of_reference(draft) or year_of_folder(draft)
    for guess in (year, year - 1) if year and latest else (year,) if year else ():
        for one in date_lines.group_lines(HEAD, head, replace(habits, year=guess)):
            if not (latest and one.span.latest and one.span.latest > latest + _LATE_CLOCK):
                yield replace(one, span=replace(one.span, inferred=True), confidence=_UNSURE)
