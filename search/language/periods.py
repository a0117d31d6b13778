"""Periods that only a prompt writes: decades, centuries, quarters, halves, weeks, early and late, last year."""

import re
from collections.abc import Callable
from datetime import date

from corpus.cable import Precision
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.spans import Days
from corpus.normalise.dates.words import MONTHS, fold


def period(text: str) -> Days | None:
    """The days of a period named in lower case, or None where it is none of these."""
    for pattern, read in _PERIODS:
        match = pattern.fullmatch(text)
        days = read(match) if match else None
        if days:
            return days
    return None


def relative(text: str, today: date) -> Days | None:
    """`today`, `yesterday`, `this year`, `last month` and the like; a week begins on its Monday."""
    match = re.fullmatch(r"(?:(today|now)|(yesterday)|(this|last) (year|month|week))", text)
    if match is None:
        return None
    if match[1] or match[2]:
        day = date_spans.later(today, -1 if match[2] else 0)
        return (day, day) if day else None
    back = -1 if match[3] == "last" else 0
    if match[4] == "year":
        return date_spans.year(today.year + back)
    if match[4] == "week":
        first, last = (date_spans.later(today, number + 7 * back - today.weekday()) for number in (0, 6))
        return (first, last) if first and last else None
    return date_spans.month_beside(today, back)


def unit(first: date, last: date) -> Precision:
    """By which part a stretch of days is told: whole years, whole months or days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Precision.YEAR
    whole = date_spans.month(last.year, last.month)
    return Precision.MONTH if first.day == 1 and whole and whole[1] == last else Precision.DAY


def third(first: date, last: date, index: int) -> Days | None:
    """The first, second or last third of a month, a year, a decade or a century; of nothing else."""
    years = last.year - first.year + 1
    if unit(first, last) is Precision.YEAR and years >= 10:
        step = years // 3
        start = first.year + (0, step + 1, 2 * step + 1)[index]
        return date_spans.year(start, (first.year + step, first.year + 2 * step, last.year)[index])
    if date_spans.year(first.year) == (first, last):
        begin, end = date_spans.month(first.year, 4 * index + 1), date_spans.month(first.year, 4 * index + 4)
        return (begin[0], end[1]) if begin and end else None
    if date_spans.month(first.year, first.month) == (first, last):
        return first.replace(day=10 * index + 1), last if index == 2 else first.replace(day=10 * index + 10)
    return None


_ORDINALS = {
    name: number
    for number, names in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th last"), 1)
    for name in names.split()
}
_CENTURIES = {
    name: number
    for number, name in enumerate(
        ("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"), 15
    )
}


def _years(match: re.Match[str]) -> Days | None:
    """`1950s`, `the '50s`, `50s`: a decade; `1900s`: a century."""
    digits = match[1]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return date_spans.year(first, first + (99 if first % 100 == 0 else 9))


_DECADES = {
    name: 1900 + 10 * number
    for number, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 2
    )
}


def _decade(match: re.Match[str]) -> Days | None:
    """`the sixties`: those of the twentieth century."""
    first = _DECADES[match[1]]
    return date_spans.year(first, first + 9)


def _half(match: re.Match[str]) -> Days | None:
    """`first half of October 1962`, `second half of the 19th century`; a month's second half begins on the 16th."""
    second = _ORDINALS[match["name"]] != 1
    if match["century"]:
        last = int(match["century"]) * 100
        return date_spans.year(last - 49, last) if second else date_spans.year(last - 99, last - 50)
    days = _month_of(match)
    if days is None:
        return None
    return (days[0].replace(day=16), days[1]) if second else (days[0], days[0].replace(day=15))


def _week(match: re.Match[str]) -> Days | None:
    """`first week of October 1962`: seven days each, the last being the month's last seven."""
    days = _month_of(match)
    if days is None:
        return None
    if match["name"] == "last":
        return days[1].replace(day=days[1].day - 6), days[1]
    first = 7 * _ORDINALS[match["name"]] - 6
    return days[0].replace(day=first), days[0].replace(day=first + 6)


def _numbered_week(match: re.Match[str]) -> Days | None:
    """`1962-W43`, `week 43 of 1962`: from Monday to Sunday, as ISO 8601 counts the weeks of a year."""
    year, number = int(match["year"] or match["y"]), int(match["number"] or match["n"])
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    sunday = date_spans.later(monday, 6)
    return (monday, sunday) if sunday else None


def _month_of(match: re.Match[str]) -> Days | None:
    month = MONTHS.get(fold(match["month"]))
    return date_spans.month(int(match["year"]), month) if month else None


def _century(match: re.Match[str]) -> Days | None:
    """`19th century`."""
    number = int(match[1]) if match[1] else _CENTURIES[match[2]]
    return date_spans.year(number * 100 - 99, number * 100)


def _quarter(match: re.Match[str]) -> Days | None:
    """`last quarter of 1962`, `Q4 1962`, `1962-Q4`, `first half of 1962`, `H1 1962`."""
    groups = match.groupdict()
    number = int(groups["number"]) if groups.get("number") else _ORDINALS[groups["name"]]
    length = 6 if (groups.get("unit") or "q").startswith("h") else 3
    if length == 6 and groups.get("name") == "last":
        number = 2
    year, last = int(groups["year"]), number * length
    year = year if year > 99 else 1900 + year
    begin, end = date_spans.month(year, last - length + 1), date_spans.month(year, last)
    return (begin[0], end[1]) if begin and end else None


def _month(match: re.Match[str]) -> Days | None:
    """`11/1962`, `1962/11`, `1962-1`; `11/62`, where the second can be no day."""
    year = int(match["year"])
    return date_spans.month(year if year > 99 else 1900 + year, int(match["month"]))


def _named_month(match: re.Match[str]) -> Days | None:
    """`oct 05`: with two figures only, they are the year."""
    month = MONTHS.get(fold(match[1]))
    return date_spans.month(1900 + int(match[2]), month) if month else None


def _short_year(match: re.Match[str]) -> Days | None:
    """`'62`."""
    return date_spans.year(1900 + int(match[1]))


def _year_pair(match: re.Match[str]) -> Days | None:
    """`1962-1965`, `1962/65`."""
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    return date_spans.year(first, last)


def _figures(match: re.Match[str]) -> Days | None:
    """`19621104`."""
    return date_spans.day(int(match[1]), int(match[2]), int(match[3]))


_Y = r"(?P<year>[0-9]{4})"
_NAMED = r"(?P<month>[^\W\d_]{3,12})\.?,? "
_PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days | None]], ...] = (
    (re.compile(r"(?:the )?['’]?([0-9]{3}0|[0-9]0)['’]?s"), _years),
    (
        re.compile(rf"(?:the )?(?:([0-9]{{1,2}})(?:st|nd|rd|th)|({'|'.join(_CENTURIES)})) (?:century|cent\.?|c\.?)"),
        _century,
    ),
    (re.compile(rf"(?:the )?(?P<name>{'|'.join(_ORDINALS)}) (?P<unit>quarter|half)(?: of| in|,)? {_Y}"), _quarter),
    (re.compile(r"(?P<unit>q)(?P<number>[1-4])[\s/-]*(?P<year>[0-9]{4}|(?<= )[0-9]{2})"), _quarter),
    (re.compile(rf"{_Y}[\s/-]*(?P<unit>q)(?P<number>[1-4])"), _quarter),
    (re.compile(rf"(?P<unit>h)(?P<number>[12])[\s/-]*{_Y}"), _quarter),
    (re.compile(rf"(?:the )?({'|'.join(_DECADES)})"), _decade),
    (
        re.compile(
            rf"(?:the )?(?P<name>first|second|1st|2nd|last) half of "
            rf"(?:(?:the )?(?P<century>[0-9]{{1,2}})th (?:century|c\.?)|{_NAMED}{_Y})"
        ),
        _half,
    ),
    (re.compile(rf"(?:the )?(?P<name>{'|'.join(_ORDINALS)}) week of {_NAMED}{_Y}"), _week),
    (
        re.compile(rf"{_Y}-?w(?P<number>[0-5][0-9])|(?:the )?week (?P<n>[0-5]?[0-9])(?: of|,)? (?P<y>[0-9]{{4}})"),
        _numbered_week,
    ),
    (re.compile(rf"(?P<month>0?[1-9]|1[0-2])[./-]{_Y}"), _month),
    (re.compile(r"(?P<month>0?[1-9]|1[0-2])[/](?P<year>3[2-9]|[4-9][0-9])"), _month),
    (re.compile(rf"{_Y}[./-](?P<month>0?[1-9]|1[0-2])"), _month),
    (re.compile(r"([^\W\d_]{3,12})\.?,? ['’]?([0-9]{2})"), _named_month),
    (re.compile(r"['’]([0-9]{2})"), _short_year),
    (re.compile(r"([0-9]{4})\s?[-–/]\s?([0-9]{4}|[0-9]{2})"), _year_pair),
    (re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"), _figures),
)
"""What only a prompt writes, and how each is read; all are tried upon the text in lower case."""
