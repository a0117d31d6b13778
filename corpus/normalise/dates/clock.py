"""The time of day that stands beside a date: `6 p.m.`, `0932Z`, `noon`, `10:05–11:20 a.m.` (its beginning)."""

import re
from dataclasses import dataclass
from datetime import UTC, time, timedelta, timezone, tzinfo


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and where it stands in the text."""

    at: time
    start: int
    end: int


_LEAD = re.compile(
    r"[\s,;.\])]{0,4}[\[(]?(?:[-–—―‒]{1,2}\s{0,2})?(?:(?:at|um|à|a las|alle ore|alle|ore|om|kl|в)\b\.?\s{0,2})?[\[(]?",
    re.IGNORECASE,
)
_HOUR = r"(?P<h>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m>[0-5]\d))?(?:\s?\[\?\])?(?:\s?o['’]clock)?"
_HALF = r"(?P<half>[ap])\s?\.?\s?m\b\.?"
_NOON = r"(?:12[\s,]{0,2})?(?P<word>noon|midday|midi|mittags?|mezzogiorno|mediod[ií]a|полдень)\b"
_MIDNIGHT = r"(?:12[\s,]{0,2})?(?P<word>midnight|minuit|mitternachts?|mezzanotte|medianoche|полночь)\b"
_END = r"(?P<h2>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m2>[0-5]\d))?\s{0,2}(?P<half2>[ap])\s?\.?\s?m\b"
_RANGE = _HOUR + r"\s{0,2}(?:[-–—‒]|to\b|and\b|until\b)\s{0,2}(?:" + _END + r"|(?P<end>noon|midnight)\b)"
_MILITARY = r"(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d)\s?(?:(?:hours|hrs|hr|h)\b\.?|(?=(?:Z|GMT|UTC)\b))"
_COLON = r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s?(?:hours|hrs|h|Uhr)\b)?"
_NAMED = r"(?P<h>[01]?\d|2[0-3])(?:\s?[.h]\s?(?P<m>[0-5]\d))?\s?(?:hours|hrs|heures|Uhr|h|час(?:а|ов)?)\b"
_FRENCH = r"(?P<h>[01]?\d|2[0-3])\s?h(?:eures)?\s?(?P<m>[0-5]\d)\b"

_ZONE = re.compile(r"\s{0,2}[\[(]?(Z|GMT|UTC|[ECMP][SD]T)\b")
_UTC_OFFSETS = {"E": -5, "C": -6, "M": -7, "P": -8}

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        _RANGE,
        _HOUR + r"\s{0,2}" + _HALF,
        _NOON,
        _MIDNIGHT,
        r"(?P<word>12)\s?m\b\.",
        _MILITARY,
        _FRENCH,
        _COLON,
        _NAMED,
    )
)
_BEFORE = 40
_BETWEEN = re.compile(r"[\s,;]{1,3}(?:on\s|(?:of|de|du|am|le)\s)?(?:[^\W\d_]{3,12},?\s)?")


def clock_after(text: str, position: int) -> Clock | None:
    """The time of day that begins right after `position`, but for commas, dashes and the like."""
    lead = _LEAD.match(text, position)
    return _clock_at(text, lead.end() if lead else position)


def clock_before(text: str, position: int) -> Clock | None:
    """The time of day that ends right before `position`, a weekday between them allowed."""
    for start in range(max(position - _BEFORE, 0), position):
        if not text[start].isalnum() or (start and (text[start - 1].isalnum() or text[start - 1] in ".:/-")):
            continue
        clock = _clock_at(text, start)
        if clock:
            between = _BETWEEN.match(text, clock.end, position)
            return clock if between and between.end() == position else None
    return None


def _clock_at(text: str, position: int) -> Clock | None:
    for form in _FORMS:
        match = form.match(text, position)
        if match:
            zone = _ZONE.match(text, match.end())
            end = zone.end() if zone else match.end()
            return Clock(_time(match).replace(tzinfo=_offset(zone[1]) if zone else None), match.start(), end)
    return None


def _time(match: re.Match[str]) -> time:
    """The time that a form's groups state; the beginning, where it is a range."""
    groups = match.groupdict()
    word = groups.get("word")
    if word:
        return time(0 if _is_midnight(word) else 12)
    hour, minute = int(groups["h"]), int(groups.get("m") or 0)
    half = groups.get("half")
    if half:
        return time(_hour24(hour, half), minute)
    if groups.get("end"):
        return time(hour % 12 if groups["end"].lower() == "noon" else hour % 12 + 12, minute)
    half = groups.get("half2")
    if half:
        end = time(_hour24(int(groups["h2"]), half), int(groups.get("m2") or 0))
        start = time(_hour24(hour, half), minute)
        return start if start <= end else time((start.hour + 12) % 24, minute)
    return time(hour, minute)


def _is_midnight(word: str) -> bool:
    return word.lower().startswith(("midn", "minuit", "mittern", "mezzan", "median", "полночь"))


def _hour24(hour: int, half: str) -> int:
    """An hour of the twelve-hour clock; an hour above twelve is already one of twenty-four."""
    if hour > 12:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _offset(zone: str) -> tzinfo:
    """The zone that a time names; summer time is an hour ahead of standard time."""
    zone = zone.upper()
    if zone in ("Z", "GMT", "UTC"):
        return UTC
    return timezone(timedelta(hours=_UTC_OFFSETS[zone[0]] + (zone[1] == "D")))
