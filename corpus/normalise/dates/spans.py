"""Spans of days built from their parts; a part that cannot be (31 June) gives None."""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

from corpus.cable import Precision

Days = tuple[date, date]
"""First and last day of a stretch of time."""

_SEASON_MONTHS = (3, 6, 9, 12)
CIRCA_DAYS = 3
CIRCA_MONTHS = 1
CIRCA_YEARS = 2


def day(year: int, month: int, number: int) -> Days | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return found, found


def month(year: int, number: int) -> Days | None:
    """A whole month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= number <= 12):
        return None
    first = date(year, number, 1)
    return first, first + relativedelta(day=31)


def year(number: int, last: int | None = None) -> Days | None:
    """A whole year, or the years from `number` to `last`."""
    last = number if last is None else last
    if not MINYEAR <= number <= last <= MAXYEAR:
        return None
    return date(number, 1, 1), date(last, 12, 31)


def season(number: int, index: int) -> Days | None:
    """A northern season: 0 spring (March to May), 1 summer, 2 autumn, 3 winter.

    A winter is named by the year in which it begins: that of 1962 runs from December 1962 to February 1963.
    """
    first = month(number, _SEASON_MONTHS[index])
    last = month_beside(first[0], 2) if first else None
    return (first[0], last[1]) if first and last else None


def month_beside(when: date, months: int) -> Days | None:
    """The whole month that lies so many after that of a day (before, if negative), or None outside the calendar."""
    try:
        found = when + relativedelta(months=months)
    except (ValueError, OverflowError):
        return None
    return month(found.year, found.month)


def later(start: date, days: int) -> date | None:
    """The day so many days later (earlier, if negative), or None outside the calendar."""
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


def about(days: Days, unit: Precision) -> Days | None:
    """The days that "about" allows: three days, a month or two years more on either side, by what was stated."""
    first, last = days
    if unit is Precision.YEAR:
        return year(first.year - CIRCA_YEARS, last.year + CIRCA_YEARS)
    if unit in (Precision.DAY, Precision.RANGE):
        earliest, latest = later(first, -CIRCA_DAYS), later(last, CIRCA_DAYS)
        return (earliest, latest) if earliest and latest else None
    before, after = month_beside(first, -CIRCA_MONTHS), month_beside(last, CIRCA_MONTHS)
    return (before[0], after[1]) if before and after else None


def centre(days: Days) -> tuple[Days, Precision] | None:
    """What was stated, where `about` made these days of it; the inverse of `about`, or None."""
    for stated, unit in _candidates(*days):
        if about(stated, unit) == days:
            return stated, unit
    return None


def _candidates(first: date, last: date) -> Iterator[tuple[Days, Precision]]:
    """What may have been stated, the plainest first."""
    middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
    yield (middle, middle), Precision.DAY
    for days, unit in ((month(middle.year, middle.month), Precision.MONTH), (year(middle.year), Precision.YEAR)):
        if days:
            yield days, unit


def julian(year_number: int, month_number: int, day_number: int) -> date | None:
    """The Gregorian day of a Julian date; its days include 29 February 1700, 1800 and 1900."""
    leap_day = (month_number, day_number) == (2, 29) and year_number % 4 == 0
    base = day(year_number, month_number, 28 if leap_day else day_number)
    if base is None:
        return None
    reckoned = year_number if month_number > 2 else year_number - 1
    offset = reckoned // 100 - reckoned // 400 - 2
    return later(base[0], offset + leap_day)
