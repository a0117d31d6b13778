"""Years, months and days among the plain words: cables of that time rank higher, those of about then a little."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from index.engine import Clause
from index.query import When
from search.ranking.plain import Plain

WEIGHT = 1.0
ABOUT = 0.5
"""What the time itself is worth, and what its neighbourhood: memory is out by a month, or by a year."""

_ABOUT = "dated about "
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_DECADE = re.compile(r"(1[0-9]{2}|20[0-9])0s")
_NO_FIGURE = re.compile(r"\D")
_DAY = re.compile(r"[0-3]?[0-9](?:st|nd|rd|th)?")


def clauses(words: Sequence[Plain]) -> tuple[Clause, ...]:
    """Two for each time that the words state: the time, and about then."""
    found: list[Clause] = []
    for first, last, slack, text in dict.fromkeys(_times([each.folded for each in words])):
        found.append(Clause(When(first, last), WEIGHT, f"dated {text}"))
        found.append(Clause(When(_moved(first, -slack), _moved(last, slack)), ABOUT, f"{_ABOUT}{text}"))
    return tuple(found)


def is_about(clause: Clause) -> bool:
    """Tell the second of the two: the neighbourhood of a time."""
    return clause.why.startswith(_ABOUT)


Time = tuple[date, date, int, str]
"""First and last day, the days by which memory may be out, and the words."""


def _times(words: Sequence[str]) -> Iterator[Time]:
    for at, word in enumerate(words):
        if decade := _DECADE.fullmatch(word):
            first = int(decade[1]) * 10
            yield date(first, 1, 1), date(first + 9, 12, 31), 730, word
        elif _YEAR.fullmatch(word):
            yield _time(words, at)


def _time(words: Sequence[str], at: int) -> Time:
    """The time that a year makes with the words before it: `4 november 1962`, `november 4 1962`, `november 1962`."""
    # Most questions have no year.
    from corpus.normalise.dates.words import MONTHS

    year, before = int(words[at]), ("", "", *words[:at])
    month, day = MONTHS.get(before[-1]), 0
    if month and _DAY.fullmatch(before[-2]):
        day = int(_NO_FIGURE.sub("", before[-2]))
    elif _DAY.fullmatch(before[-1]) and MONTHS.get(before[-2]):
        month, day = MONTHS[before[-2]], int(_NO_FIGURE.sub("", before[-1]))
    if not month:
        return date(year, 1, 1), date(year, 12, 31), 365, words[at]
    first = date(year, month, 1)
    last = _moved(date(year + month // 12, month % 12 + 1, 1), -1)
    if day and day <= last.day and day > 0:
        exact = date(year, month, day)
        return exact, exact, 7, " ".join(words[at - 2 : at + 1])
    named = next(word for word in reversed(before) if MONTHS.get(word) == month)
    return first, last, 31, f"{named} {year}"


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day
