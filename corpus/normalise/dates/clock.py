"""The time of day that stands beside a date: `6 p.m.`, `0932Z`, `noon`, `14 Uhr 05`, `ore 20,30`, `в 18 час. 30 мин.`

Of a stretch (`10:05–11:20 a.m.`) it is the beginning.
"""

import re
from datetime import UTC, time, timedelta, timezone, tzinfo

from corpus.frozen import dataclass
from corpus.normalise.dates.scripts import military_zone


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and where it stands in the text."""

    at: time
    start: int
    end: int


_LEAD = re.compile(
    r"(?:\s?(?:г(?:ода|\.)?|r\.|р\.)(?!\w))?[\s,;.\])]{0,8}[\[(]?(?:[-–—―‒]{1,2}\s{0,2})?"
    r"(?:(?:at|um|à|a las|às|om|в|o)\b\.?\s{0,2})?[\[(]?",
    re.IGNORECASE,
)
_HOUR = r"(?P<h>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m>[0-5]\d))?(?:\s?\[\?\])?(?:\s?o['’]clock)?"
_HALF = r"(?P<half>[ap])\s?\.?\s?m\b\.?"
_NOON = r"(?:12[\s,]{0,2})?(?P<word>noon|midday|midi|mittags?|mezzogiorno|mediod[ií]a|полдень)\b"
_MIDNIGHT = r"(?:12[\s,]{0,2})?(?P<word>midnight|minuit|mitternachts?|mezzanotte|medianoche|полночь)\b"
_END = r"(?P<h2>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m2>[0-5]\d))?\s{0,2}(?P<half2>[ap])\s?\.?\s?m\b"
_RANGE = _HOUR + r"\s{0,2}(?:[-–—‒]|to\b|and\b|until\b)\s{0,2}(?:" + _END + r"|(?P<end>noon|midnight)\b)"
_MILITARY = (
    r"(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d)\s?"
    r"(?:(?:hours|hrs|hr|h)\b\.?|(?=(?:Z|GMT|UTC|local)\b)|(?=(?-i:[A-IK-Y])\b))"
)
_COLON = r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s?(?:hours|hrs|h|Uhr)\b)?"
_NAMED = (
    r"(?P<h>[01]?\d|2[0-3])(?:\s?[.:h]\s?(?P<m>[0-5]\d))?\s?"
    r"(?:hours|hrs|heures?|Uhr|h|hs|horas|uur|час(?:а|ов)?|ч|godz|ore)\b\.?(?:\s(?P<mm>[0-5]\d)\b(?![./-]\d)(?:\s?(?:min|мин|м)\b\.?)?)?"
)
_FRENCH = r"(?P<h>[01]?\d|2[0-3])\s?h(?:eures?)?\s?(?P<m>[0-5]\d)\b"
_LED = (
    r"(?:(?:alle\s)?ore|kl|klo|klokken|godz)\b\.?\s{0,2}(?P<h>[01]?\d|2[0-3])"
    r"(?:\s?[.,:]\s?(?P<m>[0-5]\d))?(?!\d|[./]\d)"
)
_DAYTIME = re.compile(
    r",?\s{1,2}(?:(?:du|de|de la|de l['’]|della|di|da|['’]s|po)\s?)?"
    r"(?:(?P<morning>matin|morgens|früh|vorm(?:ittags?)?|mattina|mañana|manhã|morgens|ochtends|утра|antim(?:eridiane)?|v\.?m)|"
    r"(?P<evening>soir|après-midi|abends?|nachm(?:ittags?)?|sera|pomeridiane|pom|tarde|noche|noite|middags|avonds|"
    r"вечера|дня|n\.?m)|(?P<night>nuit|nachts|notte|ночи))\b\.?",
    re.IGNORECASE,
)

_ZONE = re.compile(
    r"(?:(?<=\d\d\d\d)(?P<letter>[A-IK-Y])|\s{0,2}[\[(]?(?P<name>Z|GMT|UTC|UT|BST|CES?T|MES?Z|EET|JST|[ECMP][SD]T))\b"
)
_UTC_OFFSETS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BST": 1, "CET": 1,
    "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "JST": 9,
}  # fmt: skip

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        _RANGE,
        _HOUR + r"\s{0,2}" + _HALF,
        _NOON,
        _MIDNIGHT,
        r"(?P<word>12)\s?m\b\.",
        _MILITARY,
        _LED,
        _FRENCH,
        _NAMED,
        _COLON,
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
    if not _MAY_BEGIN.match(text, position):
        return None
    for form in _FORMS:
        match = form.match(text, position)
        if match:
            at, end = _time(match), match.end()
            part = _DAYTIME.match(text, end) if at.hour <= 12 and "half" not in match.groupdict() else None
            if part:
                at, end = at.replace(hour=_by_daytime(at.hour, part)), part.end()
            zone = _ZONE.match(text, end)
            return Clock(at.replace(tzinfo=_offset(zone) if zone else None), match.start(), zone.end() if zone else end)
    return None


_MAY_BEGIN = re.compile(r"\d|(?i:noon|mid|mitt|mezz|medi|minuit|ore|alle|kl|godz|пол)")


def _by_daytime(hour: int, part: re.Match[str]) -> int:
    """The hour of 24 that an hour and a part of the day tell: `6 heures du soir`, `11 Uhr nachts`, `2 Uhr nachts`."""
    if part["morning"]:
        return hour
    if part["night"]:
        return hour % 12 + (12 if 6 <= hour < 12 else 0)
    return hour % 12 + 12


def _time(match: re.Match[str]) -> time:
    """The time that a form's groups state; the beginning, where it is a range."""
    groups = match.groupdict()
    word = groups.get("word")
    if word:
        return time(0 if _is_midnight(word) else 12)
    hour, minute = int(groups["h"]), int(groups.get("m") or groups.get("mm") or 0)
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


def _offset(zone: re.Match[str]) -> tzinfo:
    """The zone that a time names, or the letter right behind its figures."""
    if zone["letter"]:
        return military_zone(zone["letter"])
    hours = _UTC_OFFSETS.get(zone["name"].upper(), 0)
    return timezone(timedelta(hours=hours)) if hours else UTC
