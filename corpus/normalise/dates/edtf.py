"""The text form of a date span: Extended Date/Time Format, ISO 8601-2:2019 annex A, levels 0 and 1 and some of 2.

Days, months, years, seasons (21 to 24, northern), intervals, open intervals, approximate dates (`~`), decades (`196X`)
and centuries (`19XX`). Read only, and printed as an interval: seasons of either half of the earth (25 to 32), quarters
and other parts of a year (33 to 41), a qualification of one part (`1962-~10`), and sets (`[1962-03-04,1962-04-03]`,
`{1960..1963}`), of which the first and the last day are taken. An approximate date stands for its whole extent: three
days, a month or two years on either side. A winter carries the year in which it begins: `1962-24` runs from December
1962 to February 1963.
"""

import re
from datetime import date

from corpus.cable import DateSpan, Precision
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.spans import Days

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%])?")
_OPEN = ("", "..")
_QUALIFIED_PART = re.compile(r"([~?%])(?=[0-9X])|(?<=[0-9X])([~?%])(?=-)")
_SET = re.compile(r"\[([^\[\]{}]{4,80})\]|\{([^\[\]{}]{4,80})\}")
_HEMISPHERES = {25: 0, 26: 1, 27: 2, 28: 3, 29: 2, 30: 3, 31: 0, 32: 1}
_PARTS = {33 + index: (3, index) for index in range(4)} | {37 + index: (4, index) for index in range(3)} | {
    40: (6, 0), 41: (6, 1),
}  # fmt: skip
"""Parts of a year by their number: how many months, and which."""
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
    members = _SET.fullmatch(text)
    if members:
        return _of_set(members[1] or members[2])
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


def _of_set(text: str) -> DateSpan | None:
    """From the first to the last day of a set's members, of which each is a date or an interval with two points."""
    members = [from_edtf(member.replace("..", "/")) for member in text.split(",")]
    first, last = members[0], members[0]
    for member in members:
        if member is None or member.earliest is None or member.latest is None or first is None or last is None:
            return None
        first = member if first.earliest and member.earliest < first.earliest else first
        last = member if last.latest and member.latest > last.latest else last
    return members[0] if len(members) == 1 else _between(first, last)


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
    if match is None and _QUALIFIED_PART.search(text):
        match = _DATE.fullmatch(_QUALIFIED_PART.sub("", text).rstrip("~?%") + "~")
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
    elif int(month) > 20:
        return _part_of_year(int(year), int(month)) if day is None else None
    elif day is None:
        days, precision = date_spans.month(int(year), int(month)), Precision.MONTH
    else:
        days = date_spans.day(int(year), int(month), int(day))
    return (days, precision) if days else None


def _part_of_year(year: int, number: int) -> tuple[Days, Precision] | None:
    """A season or another part of a year by its number (clause 4.8)."""
    if number <= 32:
        days = date_spans.season(year, _HEMISPHERES.get(number, number - 21))
        return (days, Precision.SEASON) if days else None
    months, index = _PARTS.get(number, (0, 0))
    first = date_spans.month(year, months * index + 1) if months else None
    last = date_spans.month(year, months * (index + 1)) if months else None
    return ((first[0], last[1]), Precision.RANGE) if first and last else None
