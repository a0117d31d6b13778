"""The text form of a date span: Extended Date/Time Format, ISO 8601-2:2019 annex A, levels 0 and 1 in part.

Days, months, years, northern seasons (21 to 24), intervals, open intervals, approximate dates (`~`), decades (`196X`)
and centuries (`19XX`). An approximate date stands for its whole extent: three days, a month or two years on either
side. A winter carries the year in which it begins: `1962-24` runs from December 1962 to February 1963.
"""

import re
from datetime import date

from corpus.cable import DateSpan, Precision
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.spans import Days

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%])?")
_OPEN = ("", "..")
_LONGEST = 40


def to_edtf(span: DateSpan) -> str:
    """The EDTF text of a span, in its plainest form.

    `from_edtf` reads it back to the same first day, last day and precision.
    """
    first, last = span.earliest, span.latest
    if first is None or last is None:
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if span.precision is Precision.CIRCA:
        return _circa(first, last)
    plain = _plain((first, last), span.precision)
    return plain if plain else _interval(first, last)


def _plain(days: Days, precision: Precision) -> str:
    """The single date that stands for these days at this precision, or nothing."""
    first = days[0]
    if precision is Precision.DAY and first == days[1]:
        return first.isoformat()
    if precision is Precision.MONTH and date_spans.month(first.year, first.month) == days:
        return _month(first)
    if precision is Precision.YEAR and date_spans.year(first.year) == days:
        return f"{first.year:04}"
    if precision is Precision.SEASON:
        for index in range(4):
            if date_spans.season(first.year, index) == days:
                return f"{first.year:04}-{21 + index}"
    return ""


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _interval(first: date, last: date) -> str:
    """`a/b` in years or months where both ends are whole ones, else in days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}/{last.year:04}"
    whole = date_spans.month(last.year, last.month)
    if first.day == 1 and whole and whole[1] == last:
        return f"{_month(first)}/{_month(last)}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _circa(first: date, last: date) -> str:
    """What was stated with `~`; where no one date explains the extent, an interval of approximate days."""
    stated = date_spans.centre((first, last))
    if stated:
        return _plain(*stated) + "~"
    after, before = date_spans.later(first, date_spans.CIRCA_DAYS), date_spans.later(last, -date_spans.CIRCA_DAYS)
    if after and before and after <= before:
        return f"{after.isoformat()}~/{before.isoformat()}~"
    if after:
        return f"{after.isoformat()}~/{last.isoformat()}"
    return f"{first.isoformat()}/{before.isoformat()}~" if before else _interval(first, last)


def from_edtf(text: str) -> DateSpan | None:
    """The span that an EDTF text stands for, or None where it is no EDTF of the kinds above."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    start, slash, end = text.partition("/")
    if not slash:
        return _single(start)
    first = None if start in _OPEN else _single(start)
    last = None if end in _OPEN else _single(end)
    if (first is None and start not in _OPEN) or (last is None and end not in _OPEN):
        return None
    return _between(first, last)


def _between(first: DateSpan | None, last: DateSpan | None) -> DateSpan | None:
    """The interval from the earliest day of the one to the latest day of the other."""
    if first is None or last is None:
        earliest = first.earliest if first else None
        latest = last.latest if last else None
        return DateSpan(earliest, latest, Precision.OPEN) if earliest or latest else None
    earliest, latest = first.earliest, last.latest
    if earliest is None or latest is None or earliest > latest:
        return None
    circa = Precision.CIRCA in (first.precision, last.precision)
    return DateSpan(earliest, latest, Precision.CIRCA if circa else Precision.RANGE)


def _single(text: str) -> DateSpan | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    found = _extent(match[1], match[2], match[3])
    if found is None:
        return None
    days, precision = found
    if match[4]:
        wide = date_spans.about(days, precision)
        return DateSpan(*wide, Precision.CIRCA) if wide else None
    return DateSpan(*days, precision)


def _extent(year: str, month: str | None, day: str | None) -> tuple[Days, Precision] | None:
    """The days of year, month and day as written; an unspecified digit (`X`) widens what is before it."""
    month = None if month == "XX" and day in (None, "XX") else month
    day = None if day == "XX" else day
    precision = Precision.DAY
    if "X" in year:
        years = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
        days, precision = date_spans.year(*years) if month is None else None, Precision.RANGE
    elif month is None:
        days, precision = date_spans.year(int(year)), Precision.YEAR
    elif month == "XX":
        return None
    elif 21 <= int(month) <= 24:
        days, precision = date_spans.season(int(year), int(month) - 21) if day is None else None, Precision.SEASON
    elif day is None:
        days, precision = date_spans.month(int(year), int(month)), Precision.MONTH
    else:
        days = date_spans.day(int(year), int(month), int(day))
    return (days, precision) if days else None
