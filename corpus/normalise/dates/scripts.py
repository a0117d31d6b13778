"""Dates that stand as one piece: ISO 8601, date-time groups of messages, Chinese, Japanese and Korean dates."""

import re
from collections.abc import Iterator
from datetime import UTC, time, timedelta, timezone, tzinfo

from corpus.cable import Precision
from corpus.frozen import dataclass
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.readings import Habits, Reading
from corpus.normalise.dates.words import MONTHS


@dataclass(frozen=True, slots=True)
class Piece:
    """A reading with its place in the text and the time of day that is part of it.

    The reading is None where words have the form of a date and are none (31 June): nothing else is read into them.
    """

    start: int
    end: int
    rule: str
    reading: Reading | None
    sent_at: time | None = None
    weekday: int | None = None


_ISO = re.compile(
    r"(?<![\w./:-])(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<h>[01]\d|2[0-3]):?(?P<m>[0-5]\d)(?::?[0-5]\d(?:[.,]\d{1,9})?)?\s?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?(?![\w/:]|[-.]\w)"
)
_ISO_MONTH = re.compile(r"\s*(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])\s*")

_DTG = re.compile(
    r"(?:(?<![\w/.-])|(?<=\b[ZOPRYW]/))(?P<day>\d\s?\d)\s?(?P<h>\d\s?\d)\s?(?P<m>\d\s?\d)\s{0,2}"
    r"(?P<zone>[A-IK-Z]|2(?=\s[A-Z]))\s{0,2}[-/,.]?\s{0,2}"
    r"(?P<month>[A-Z](?:\s?[A-Z]){2,8})\.?,?\s{0,2}(?P<year>(?:1\s?9|2\s?0)\s?\d\s?\d|\d\s?\d)(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_YEARLESS_DTG = re.compile(
    r"(?<![\w/.-])(?P<day>\d\s?\d)\s?(?P<h>\d\s?\d)\s?(?P<m>\d\s?\d)\s{0,2}(?P<zone>[A-IK-Z])\s{0,2}[-/]?\s?"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\b\.?(?=[^\S\n]*(?:\n|\Z|\(|ZFF|ZFD|CITE|FM))",
    re.IGNORECASE,
)
YEARLESS_GROUP = "date-time group without a year"
_DTG_YEARS_FROM = 1930
"""Date-time groups came with the teleprinter: years of two digits are counted from here."""

_HAN_NUMBER = "[0-9０-９〇零○一二三四五六七八九十廿]"
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "단기": -2333,
    "檀紀": -2333,
    "民国": 1911,
    "民國": 1911,
    "中華民國": 1911,
}
_LUNAR_ERAS = {"光緒": 1874, "光绪": 1874, "宣統": 1908, "宣统": 1908, "同治": 1861, "咸豐": 1850, "道光": 1820}
_MEIJI_GREGORIAN_FROM = 1873
_HAN = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|中華民國|民国|民國|단기|檀紀|光緒|光绪|宣統|宣统|同治|咸豐|道光)?\s?"
    rf"(?P<year>{_HAN_NUMBER}{{1,4}}|元)\s?(?:年|년)(?:\s?[(（]\s?(?P<ad>{_HAN_NUMBER}{{4}})\s?(?:年|년)?\s?[)）])?"
    rf"(?:\s{{0,2}}(?P<month>{_HAN_NUMBER}{{1,3}})\s?(?:月|월)(?:\s{{0,2}}(?P<day>{_HAN_NUMBER}{{1,3}})\s?[日号號일])?)?"
)
_HAN_DIGITS = {character: index for index, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def pieces(text: str, habits: Habits) -> Iterator[Piece]:
    """All such dates in a text."""
    if "-" in text:
        yield from _iso(text)
    for match in _DTG.finditer(text):
        found = _dtg(match, habits)
        if found:
            yield found
    if habits.year is not None:
        for match in _YEARLESS_DTG.finditer(text):
            found = _dtg(match, habits)
            if found:
                yield found
    if "年" in text or "년" in text:
        yield from _han(text)


def _piece(match: re.Match[str], rule: str, days: date_spans.Days | None, unit: Precision) -> Iterator[Piece]:
    if days:
        yield Piece(match.start(), match.end(), rule, Reading(days, unit, unit))


def _iso(text: str) -> Iterator[Piece]:
    alone = _ISO_MONTH.fullmatch(text)
    if alone:
        month = date_spans.month(int(alone["year"]), int(alone["month"]))
        yield from _piece(alone, "ISO month", month, Precision.MONTH)
    for match in _ISO.finditer(text):
        days = date_spans.day(int(match["year"]), int(match["month"]), int(match["day"]))
        if days:
            clock = time(int(match["h"]), int(match["m"]), tzinfo=iso_zone(match["zone"])) if match["h"] else None
            reading = Reading(days, Precision.DAY, Precision.DAY)
            yield Piece(match.start(), match.end(), "ISO 8601", reading, clock)


def iso_zone(zone: str | None) -> tzinfo | None:
    """The zone of an ISO 8601 time: `Z`, `+01:00`, `-0500`, or None."""
    if not zone:
        return None
    if zone == "Z":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if zone[0] == "-" else offset)


def _dtg(match: re.Match[str], habits: Habits) -> Piece | None:
    """A date-time group (ACP 121): day, hour and minute, zone letter, month, year; stray spaces are the printer's."""
    close = {name: re.sub(r"\s", "", value) for name, value in match.groupdict().items()}
    month = MONTHS.get(close["month"].lower())
    hour, minute = int(close["h"]), int(close["m"])
    if month is None:
        return None
    rule = "date-time group" if "year" in close else YEARLESS_GROUP
    stated = _dtg_year(close["year"], habits) if "year" in close else habits.year
    days = date_spans.day(stated, month, int(close["day"])) if stated else None
    if days is None or hour > 23 or minute > 59:
        return Piece(match.start(), match.end(), rule, None)
    clock = time(hour, minute, tzinfo=military_zone(close["zone"].upper()))
    return Piece(match.start(), match.end(), rule, Reading(days, Precision.DAY, Precision.DAY), clock)


def _dtg_year(digits: str, habits: Habits) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    if habits.century is not None:
        return habits.century + number
    return _DTG_YEARS_FROM + (number - _DTG_YEARS_FROM) % 100


def military_zone(letter: str) -> tzinfo:
    """The zone that a letter names: Z (misread as 2) is Greenwich, A to M (without J) lie east, N to Y west."""
    if letter in "Z2":
        return UTC
    east, west = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
    hours = east.index(letter) + 1 if letter in east else -west.index(letter) - 1
    return timezone(timedelta(hours=hours))


def _han(text: str) -> Iterator[Piece]:
    for match in _HAN.finditer(text):
        year, month, day = (_han_number(match[name]) for name in ("year", "month", "day"))
        if year is None:
            continue
        lunar = match["era"] in _LUNAR_ERAS
        if match["era"]:
            year += _LUNAR_ERAS[match["era"]] if lunar else _ERAS[match["era"]]
        elif not 1000 <= year <= 2099:
            continue
        stated = _han_number(match["ad"])
        if stated and abs(stated - year) > 1:
            continue
        if lunar or (match["era"] == "明治" and year < _MEIJI_GREGORIAN_FROM):
            yield from _lunar(match, year)
            continue
        if month is None:
            yield from _piece(match, "Chinese or Japanese year", date_spans.year(year), Precision.YEAR)
        elif day is None:
            yield from _piece(match, "Chinese or Japanese month", date_spans.month(year, month), Precision.MONTH)
        else:
            yield from _piece(match, "Chinese or Japanese date", date_spans.day(year, month, day), Precision.DAY)


def _lunar(match: re.Match[str], year: int) -> Iterator[Piece]:
    """The lunar year of an emperor's reign, which begins between 21 January and 20 February: no nearer is told."""
    first, last = date_spans.day(year, 1, 21), date_spans.day(year + 1, 2, 20)
    if first and last:
        reading = Reading((first[0], last[1]), Precision.RANGE, Precision.YEAR, "chinese")
        yield Piece(match.start(), match.end(), "year of a reign", reading)


def _han_number(text: str | None) -> int | None:
    """A number in figures, digit by digit (一九六二), or with tens (二十四); None where it is neither."""
    if not text:
        return None
    if text == "元":
        return 1
    text = text.replace("廿", "二十")
    if "十" not in text:
        return int("".join(str(_HAN_DIGITS.get(char, char)) for char in text))
    tens, _, ones = text.partition("十")
    if any(len(part) > 1 or (part and part not in _HAN_DIGITS) for part in (tens, ones)):
        return None
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)
