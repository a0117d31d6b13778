"""Cables over time: which buckets a timeline has, the same for every engine."""

from datetime import date

from index.engine import Interval

_THRESHOLDS = (
    (Interval.DAY, 62),
    (Interval.MONTH, 6 * 366),
    (Interval.YEAR, 60 * 366),
    (Interval.DECADE, 400 * 366),
)


def choose_interval(earliest: int | None, latest: int | None) -> Interval:
    """The interval for an answer whose known days are these (`date.toordinal()`; None where no day is known).

    Days up to two months, months up to six years, years up to sixty, decades up to four hundred, then centuries: so
    that a timeline has between some and some sixty buckets.
    """
    if earliest is None or latest is None:
        return Interval.YEAR
    days = latest - earliest + 1
    return next((interval for interval, most in _THRESHOLDS if days <= most), Interval.CENTURY)


def bucket_start(interval: Interval, day: date) -> date:
    """The first day of the bucket that holds a day.

    Decades and centuries are counted from the year 0 (the 1960s, the 1900s); the first of them begins with year 1.
    """
    if interval is Interval.DAY:
        return day
    if interval is Interval.MONTH:
        return day.replace(day=1)
    years = {Interval.YEAR: 1, Interval.DECADE: 10, Interval.CENTURY: 100}[interval]
    return date(max(1, day.year // years * years), 1, 1)
