"""Days of other calendars as Gregorian days: the French Republic's, Hijri, Persian, the Ottoman treasury's, Rome's.

The reckonings are those of E. G. Richards, *Mapping Time* (1998); the beginnings of the Republic's years are its own
decrees'. A day that a calendar does not have is None.
"""

from datetime import date, timedelta

from corpus.normalise.dates.spans import Days, julian, later

_REPUBLIC = (
    (1792, 22), (1793, 22), (1794, 22), (1795, 23), (1796, 22), (1797, 22), (1798, 22), (1799, 23), (1800, 23),
    (1801, 23), (1802, 23), (1803, 24), (1804, 23), (1805, 23), (1806, 23),
)  # fmt: skip
"""The day of September 1792 and after on which each year of the Republic began."""

_REFORM = date(1582, 10, 15)
_HIJRI_EPOCH = 227_014
_PERSIAN_EPOCH = 226_894
_ROMAN_LONG_MONTHS = (3, 5, 7, 10)
_RUMI_OFFSET = 584
_RUMI_GREGORIAN_FROM = 1333


def republican(year: int, month: int, day: int) -> date | None:
    """A day of the French Republic, in use until 10 nivôse XIV; month 13 holds the complementary days."""
    if not (1 <= year <= 14 and 1 <= month <= 13 and 1 <= day <= 30):
        return None
    found = date(_REPUBLIC[year - 1][0], 9, _REPUBLIC[year - 1][1]) + timedelta(30 * (month - 1) + day - 1)
    return found if found < date(_REPUBLIC[year][0], 9, _REPUBLIC[year][1]) else None


def hijri(year: int, month: int, day: int) -> Days | None:
    """The three days among which a day of the Islamic calendar lies.

    The reckoned calendar and the sighted moon, by which people dated, differ by a day either way.
    """
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    reckoned = _hijri_ordinal(year, month, day)
    return _european(reckoned - 1), _european(reckoned + 1)


def hijri_stretch(year: int, month: int, first: int, last: int) -> Days | None:
    """The days from one day of an Islamic month to another as they are reckoned, to the month's end at most."""
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= first <= last):
        return None
    end = min(_hijri_ordinal(year, month, last), _hijri_ordinal(year + month // 12, month % 12 + 1, 1) - 1)
    return _european(_hijri_ordinal(year, month, first)), _european(end)


def _european(ordinal: int) -> date:
    """The day as Europe wrote it: before 15 October 1582 as Julian, like all dates that are given without a style."""
    day = date.fromordinal(ordinal)
    if day >= _REFORM:
        return day
    return day - timedelta(day.year // 100 - day.year // 400 - 2)


def _hijri_ordinal(year: int, month: int, day: int) -> int:
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH


def persian(year: int, month: int, day: int) -> date | None:
    """A day of the Persian solar calendar (Jalali), by its cycle of 33 years, true to the sky from 1277 to 1500."""
    if not (1277 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    length = 31 if month < 7 else 30 if month < 12 or (25 * year + 11) % 33 < 8 else 29
    if day > length:
        return None
    before = 31 * (month - 1) if month < 8 else 30 * (month - 1) + 6
    return date.fromordinal(_PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day)


def rumi(year: int, month: int, day: int) -> date | None:
    """A day of the Ottoman financial year (1256 to 1345), which began in March until 1917; Julian until then.

    From 1 March 1333 its days are Gregorian, and from 1334 its years begin in January.
    """
    if not (1256 <= year <= 1345 and 1 <= month <= 12):
        return None
    if year < _RUMI_GREGORIAN_FROM:
        return julian(year + _RUMI_OFFSET + (month < 3), month, day)
    try:
        return date(year + _RUMI_OFFSET, month, day)
    except ValueError:
        return None


def roman(year: int, month: int, mark: str, count: int) -> date | None:
    """A day told by the Kalends (`k`), Nones (`n`) or Ides (`i`) of a month, counted inclusively back from them.

    Days before the Kalends of January lie in December of the year that is named.
    """
    long = month in _ROMAN_LONG_MONTHS
    number = {"k": 1, "n": 7 if long else 5, "i": 15 if long else 13}[mark]
    if not 1 <= count <= (19 if mark == "k" else 8):
        return None
    try:
        start = date(year + (mark == "k" and month == 1 and count > 1), month, number)
    except (ValueError, OverflowError):
        return None
    return later(start, 1 - count)
