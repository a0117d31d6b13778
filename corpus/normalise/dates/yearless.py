"""Days that a document names without their year, which something else in it tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.cable import Precision
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft, Mark
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates.find import FoundDate, scan
from corpus.normalise.dates.habits import year_of_folder, year_of_reference
from corpus.normalise.dates.lines import Line, Stated
from corpus.normalise.dates.marks import read_mark
from corpus.normalise.dates.readings import Habits
from corpus.normalise.dates.receipt import up_to_receipt

_TOP_LINES, _TOP_LENGTH, _UNSURE = 40, 3_000, 0.7
_LATE_CLOCK = timedelta(days=1)
"""The group is in Greenwich's time, the receipt in the receiver's."""
_ANY_LEAP_YEAR, _LONGEST_YEARLESS, _PLACE_WORDS = 2000, 160, 8
_ANNEXED = re.compile(
    r"\W{0,3}(?:annex(?:e[ds]?|ée?s?|ed)?|joint(?:e?s?)|ci-joint|enclos(?:ed|ure)|inclosure|attach(?:ed|ment)|append(?:ed|ix)|"
    r"beilage|anlage|anhang|beigelegt|allegat[oi]|anexo|anejo|adjunt[oa]|bijlage|bilag[ae]?|załącznik|приложение)\b",
    re.IGNORECASE,
)
_MESSAGE_NUMBER = re.compile(r"\W{0,3}(?:no|nr|number|n[°º]|num|n\.)\s?[.:]?\s{0,12}\d{1,6}[,.;]\s", re.IGNORECASE)
_FIRST_LINES = 6
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
            if found and _is_yearless(found):
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


def days(draft: Draft, habits: Habits) -> Iterator[Stated]:
    """The day and month of a dateline whose year only the title, the heading, the receipt or the folder tells.

    Where these are silent, what is annexed to it tells by naming its day (`annexed to the protocol of 3 May 1946`),
    or the datelines of what is enclosed in it or of its pages, if they name the same place.
    """
    for part, offset, text in _datelines(draft, habits):
        named = date_lines.own(text, replace(habits, year=_ANY_LEAP_YEAR))
        if named is None or not _is_yearless(named):
            continue
        beside = [*scan(draft.part(DATELINE), habits), *scan(draft.part(TITLE), habits)]
        beside += scan(draft.part(HEAD)[:_TOP_LENGTH], habits)
        received = max((one.span.latest for one in beside if one.received and one.span.latest), default=None)
        years = {day.year for one in beside for day in (one.span.earliest, one.span.latest) if day}
        if not years and (filed := year_of_folder(draft)):
            years = {filed}
        body = draft.part(BODY)
        years = years or _years_of_annexes(body, named, habits) or _years_of_datelines(body, text, named, habits)
        if len(years) != 1:
            return
        year = years.pop()
        for guess in (year, year - 1) if received else (year,):
            found = date_lines.own(text, replace(habits, year=guess))
            if found and not (received and found.span.latest and found.span.latest > received):
                stated = date_lines.stated(found, part, offset, _UNSURE, "dateline")
                yield replace(stated, span=replace(stated.span, inferred=True))


def _is_yearless(found: FoundDate) -> bool:
    return found.rule in ("day, month", "month, day")


def _datelines(draft: Draft, habits: Habits) -> Iterator[tuple[str, int, str]]:
    """The lines that may state a document's day without its year: part, place and text.

    The dateline; where it tells only of the receipt, the line with the message's number and its day (`NO: 1234,
    November 4, 9 p.m.`); where there is none, a line at the top of the text that is a place and a day.
    """
    dateline = draft.part(DATELINE)
    if date_context.is_undated(dateline):
        return
    if dateline:
        yield DATELINE, 0, dateline
    else:
        guessed = replace(habits, year=_ANY_LEAP_YEAR)
        for line in date_lines.lines(draft.part(BODY)[:_TOP_LENGTH])[:_FIRST_LINES]:
            found = date_lines.own(line.text, guessed) if line.begins and len(line.text) <= _LONGEST_YEARLESS else None
            if found and date_lines.is_dateline(line.text, found, _PLACE_WORDS):
                yield BODY, line.start, line.text
    for line in date_lines.lines(draft.part(HEAD)[:_TOP_LENGTH])[:_TOP_LINES]:
        if _MESSAGE_NUMBER.match(line.text):
            yield HEAD, line.start, line.text


def _years_of_annexes(body: str, named: FoundDate, habits: Habits) -> set[int]:
    """The years with which the headings of annexes name the document's own day."""
    own = named.span.earliest
    years = set[int]()
    for line in body.split("\n"):
        if own and len(line) <= _LONGEST_YEARLESS and _ANNEXED.match(line):
            days = (one.span.earliest for one in scan(line, habits) if one.span.precision is Precision.DAY)
            years.update(day.year for day in days if day and (day.month, day.day) == (own.month, own.day))
    return years


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


def before_receipt(draft: Draft, mark: Mark, habits: Habits) -> Stated | None:
    """The day of a mark without a year (`NO: 1834, March 3, 8 PM`): the last such before the message came in."""
    receipt = up_to_receipt(draft, habits)
    latest = receipt.span.latest if receipt else None
    if latest is None:
        return None
    for year in (latest.year, latest.year - 1):
        stated = read_mark(draft, mark, replace(habits, year=year))
        if stated and stated.span.earliest and stated.span.earliest <= latest + _LATE_CLOCK:
            return replace(stated, rule="day and month before it was received")
    return None
