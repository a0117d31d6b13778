"""From the parts of a form to days: years of two digits, the order of figures, two days, old style."""

from datetime import date

from corpus.cable import Precision
from corpus.frozen import dataclass
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.spans import Days
from corpus.normalise.dates.tokens import APOSTROPHE_YEAR, YEAR, Token
from corpus.normalise.dates.words import LAST_DAY

JULIAN, GREGORIAN, VENETIAN, HIJRI, UNDECIDED = "julian", "gregorian", "venetian", "hijri", "undecided"
AHEAD = 20
"""How many years after the one that a document names its short years may lie."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document's dates leave open and its other words tell.

    `century` is the first year of the century that a year of two digits belongs to, `near` a year close to the
    document's, `day_first` the order of figures, `year` the year of dates that name none, `weekday` the one
    that stands before a date (Monday 0); None where it is not known.
    """

    century: int | None = None
    near: int | None = None
    day_first: bool | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that a form states; `unit` is the narrowest part that it names, by which "about" is measured."""

    days: Days
    precision: Precision
    unit: Precision
    calendar: str = GREGORIAN


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year as far as it was stated."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def days(self) -> Days | None:
        if self.month is None:
            return date_spans.year(self.year)
        whole = date_spans.month(self.year, self.month) if self.day in (None, LAST_DAY) else None
        if self.day is None or (whole is None and self.day == LAST_DAY):
            return whole
        if whole:
            return whole[1], whole[1]
        return date_spans.day(self.year, self.month, self.day)

    @property
    def unit(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY


def full_year(token: Token, habits: Habits) -> int | None:
    """The year that a token stands for.

    A year of two digits belongs to the habits' century, else to the one that puts it nearest before (or up to twenty
    years after) the year that the document names, else to the twentieth: to write years so is that century's habit.
    An apostrophe (`'62`) was the nineteenth's too, so that it needs a century.
    """
    if token.code == YEAR:
        return token.number
    if token.end - token.start != 2:
        return None
    if habits.century is not None:
        return habits.century + token.number
    if habits.near is not None:
        limit = habits.near + AHEAD
        return limit - (limit - token.number) % 100
    return None if token.code == APOSTROPHE_YEAR else 1900 + token.number


def read_parts(parts: dict[str, Token], joined: str, habits: Habits) -> Reading | None:
    """What day, month and year say, once or twice; `joined` is the sign between the two, or nothing."""
    year = parts.get("y2") or parts.get("y1")
    number = full_year(year, habits) if year else habits.year
    if number is None:
        return None
    month = parts.get("m2") or parts.get("m1")
    last = Point(number, month.number if month else None, _number(parts.get("d2") or parts.get("d1")))
    if not joined:
        return _single(last)
    return _pair(_first(parts, last, habits), last, joined)


def _number(token: Token | None) -> int | None:
    return token.number if token else None


def _first(parts: dict[str, Token], last: Point, habits: Habits) -> Point | None:
    """The first of two points: what it does not name it has from the last, the year before at a turn of the year."""
    month = parts["m1"].number if "m1" in parts else last.month
    if "y1" in parts and "y2" in parts:
        year = full_year(parts["y1"], habits)
    else:
        year = last.year - 1 if month and last.month and month > last.month else last.year
    return None if year is None else Point(year, month, _number(parts.get("d1")))


def _single(point: Point) -> Reading | None:
    days = point.days
    return Reading(days, point.unit, point.unit) if days else None


def _pair(first: Point | None, last: Point, joined: str) -> Reading | None:
    """Two points: the same day in both styles, or all days from the first to the last."""
    if first is None:
        return None
    both = both_styles(first, last) if joined in "/(" else None
    if both:
        return Reading((both, both), Precision.DAY, Precision.DAY, JULIAN)
    start, end = first.days, last.days
    if joined == "(" or not start or not end or start[0] >= end[1]:
        return None
    return Reading((start[0], end[1]), Precision.RANGE, last.unit)


def both_styles(first: Point, last: Point) -> date | None:
    """The Gregorian day, where the two are one day in the old style and the new, in either order."""
    for old, new in ((first, last), (last, first)):
        if old.month and old.day and new.days and new.day and (
            date_spans.julian(old.year, old.month, old.day) == new.days[0]
        ):  # fmt: skip
            return new.days[0]
    return None


def read_season(season: Token, year: int, second: int | None) -> Reading | None:
    """A season of a year; `winter 1962–63` and `winter 1962/1963` are one winter, other pairs of years none."""
    if second is not None and (season.number != 3 or second != (year + 1) % (100 if second < 100 else 10000)):
        return None
    days = date_spans.season(year, season.number)
    return Reading(days, Precision.SEASON, Precision.SEASON) if days else None


def order(first: Token, second: Token, sign: str, habits: Habits) -> tuple[int, int] | None:
    """Day and month of two figures, or None where nothing tells which is which.

    A point between figures is the continent's, which puts the day first; a stroke or a dash follows the document's
    habit where both figures can be months.
    """
    one, two = first.number, second.number
    if one > 12 or one == two:
        return one, two
    if sign == ".":
        return (one, two) if two <= 12 else None
    if two > 12:
        return two, one
    if habits.day_first is None:
        return None
    return (one, two) if habits.day_first else (two, one)


def undecided(parts: dict[str, Token], habits: Habits) -> Reading | None:
    """Two figures that may both be the month: the day that its weekday tells, else the stretch between both days."""
    year = full_year(parts["y1"], habits)
    one, two = parts["a1"].number, parts["b1"].number
    both = [days for days in (date_spans.day(year, one, two), date_spans.day(year, two, one)) if days] if year else []
    if len(both) < 2:
        return None
    fitting = [days for days in both if days[0].weekday() == habits.weekday]
    if len(fitting) == 1:
        return Reading(fitting[0], Precision.DAY, Precision.DAY)
    (first, _), (last, _) = sorted(both)
    return Reading((first, last), Precision.RANGE, Precision.DAY, UNDECIDED)
