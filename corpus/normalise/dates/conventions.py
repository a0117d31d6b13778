"""What a month's name tells beyond its number: England's year, the Ottoman treasury's, Croatia's month."""

import re

from corpus.cable import Precision
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.readings import GREGORIAN, JULIAN, Reading
from corpus.normalise.dates.tokens import Token
from corpus.normalise.dates.words import ENGLISH, TURKISH, fold

_DOUBLE = re.compile(r"\s?[-/–]\s?([0-9]{1,2})(?![\w/:-])(?!\s?[ap]\.)")
_LAST_DOUBLE = 1752
_LADY_DAY = (3, 25)


def double_year(text: str, end: int, reading: Reading, month: Token | None) -> tuple[Reading, int]:
    """`11 February 1732/33`: the year as it was counted from Lady Day, and from January; with where the date ends.

    The later is ours. England, which counted so until 1752, kept the Julian calendar: a date in English is brought to
    the new style, unless it is told in both.
    """
    first = reading.days[0]
    if first.year > _LAST_DOUBLE or reading.unit is not Precision.DAY or (first.month, first.day) > (4, 5):
        return reading, end
    match = _DOUBLE.match(text, end)
    if match is None or int(match[1]) != (first.year + 1) % 10 ** len(match[1]):
        return reading, end
    days = date_spans.day(first.year + 1, first.month, first.day)
    if days is None:
        return reading, end
    calendar = reading.calendar
    if calendar == GREGORIAN and month and fold(text[month.start : month.end]) in ENGLISH:
        old = (
            date_spans.julian(first.year + 1, first.month, first.day) if (first.month, first.day) < _LADY_DAY else None
        )
        days, calendar = ((old, old), JULIAN) if old else (days, calendar)
    return Reading(days, reading.precision, reading.unit, calendar), match.end()


def ottoman(text: str, parts: dict[str, Token]) -> Reading | None:
    """A day of the Ottoman financial year, told by its number (1256 to 1345) beside a Turkish month."""
    year, month, day = (parts.get(name) for name in ("y1", "m1", "d1"))
    if year is None or not 1256 <= year.number <= 1345 or month is None or day is None:
        return None
    if fold(text[month.start : month.end]) not in TURKISH:
        return None
    from corpus.normalise.dates.calendars import rumi

    found = rumi(year.number, month.number, day.number)
    return Reading((found, found), Precision.DAY, Precision.DAY, "rumi") if found else None


def local_month(text: str, parts: dict[str, Token]) -> dict[str, Token]:
    """`22. listopada` is Croatian and in October; Poles, who write no point after the day, mean November."""
    month, day = parts.get("m1"), parts.get("d1")
    if month is None or day is None or month.number != 11 or text[day.end : day.end + 1] != ".":
        return parts
    croatian = text[month.start : month.end].lower() == "listopada"
    return parts | {"m1": month._replace(number=10)} if croatian else parts
