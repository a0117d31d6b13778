"""Dates and spans as people type them after `date:`, `--date`, `--since`, `--until` and `--on`.

What a document may write is read here too, by the same forms; what only a prompt says is added. Where a prompt is
shorter than a document would be, it is read so:

- figures put the day first (`4/11/1962` is in November), unless only the other order is a date (`10/22/1962`);
- a year of two digits is the twentieth century's, whatever today is: `oct 62`, `4/11/05` (1905);
- a winter is named by the year in which it begins;
- the 1900s are a century, the 1910s a decade; the 19th century ends with 1900;
- early, mid and late are the thirds of a month or year, and years 0 to 3, 4 to 6 and 7 to 9 of a decade;
- about (`~`, circa) adds three days, a month or two years on either side.
"""

import re
from datetime import date

from corpus.cable import DateSpan
from corpus.frozen import dataclass
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.edtf import from_edtf
from corpus.normalise.dates.find import FoundDate, scan
from corpus.normalise.dates.readings import Habits
from corpus.normalise.dates.spans import Days
from corpus.normalise.dates.words import LOWER_CASE_WORDS, WEEKDAYS, fold
from search.language.abroad import said_in_english
from search.language.periods import period, relative, third, unit
from search.language.shorthand import said_again


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days that were asked for, None where a side is open (never both); `text` is what was typed."""

    earliest: date | None
    latest: date | None
    text: str


Sides = tuple[date | None, date | None]

_LONGEST = 80
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HABITS = Habits(century=1900, day_first=True)

_LEAD = re.compile(
    r"(?:[zopr]{1,2}\s+(?=\d{6}z))?"
    r"(?:(?:in|on|during|dated|throughout)\s+)?(?:(?:all|the whole) of\s+)?(?:(?:the )?year\s+)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,.;]*(?:([^\W\d_]{2,12})[\s,.;]*)?(?:the\s+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[ivx]{1,4}")


def read_range(text: str, *, today: date | None = None) -> DateRange | None:
    """The days that a typed date or span of dates means, or None where it cannot be read or ends before it begins.

    `today` (by default the machine's day) is what "today", "yesterday", "this year" and "last month" are told by.
    """
    first, last = _sides(text, today)
    if (first is None and last is None) or _is_reversed(first, last):
        return None
    return DateRange(first, last, " ".join(text.split()))


def ends_before_it_begins(text: str) -> bool:
    """Whether a typed span can be read but for its order: `1962..1961`."""
    return _is_reversed(*_sides(text, None))


def _is_reversed(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first > last


def _sides(text: str, today: date | None) -> Sides:
    """The two sides as they are typed, in whatever order; both None where the text cannot be read."""
    typed = " ".join(text.split()).translate(_FULL_WIDTH)
    if not typed or len(typed) > _LONGEST:
        return None, None
    return _any(typed, today) or _any(said_again(typed), today) or _any(said_in_english(typed), today) or (None, None)


def _any(text: str, today: date | None) -> Sides | None:
    """The first reading that succeeds, the surest forms first."""
    return (
        _dotted(text, today)
        or _edtf(text)
        or _as_written(text)
        or _from_to(text, today)
        or _one_sided(text, today)
        or _single(text, today)
    )


_DOTS = re.compile(r"\s*(?:\.{2,3}|…)\s*")
_FROM_TO = re.compile(
    r"(?P<lead>(?:from|between|since)\s+)?(?P<a>.+?)\s+(?:to|and|or|until|till|through|thru|up to|[-–—])\s+(?P<b>.+)",
    re.IGNORECASE,
)
_EITHER_SIDE = re.compile(
    r"(?:(?P<until>until|till|up to|on or before|not later than|no later than|by|<=|≤)|(?P<before>before|prior to|<)|"
    r"(?P<since>since|from|on or after|not before|(?:not|no) earlier than|>=|≥)|"
    r"(?P<after>after|later than|>))\s*(?P<what>.+)",
    re.IGNORECASE,
)


def _dotted(text: str, today: date | None) -> Sides | None:
    """`a..b`, with either side left out; what `a` does not name (`july..september 1947`) it has from `b`."""
    parts = _DOTS.split(text)
    if len(parts) != 2:
        return None
    first, last = (_single(part, today) if part and part != "*" else (None, None) for part in parts)
    return _from_first_to_last(first, last) or (_as_written(" to ".join(parts)) if all(parts) else None)


def _from_first_to_last(first: Sides | None, last: Sides | None) -> Sides | None:
    """From the first day of the one to the last day of the other; a side that cannot be read spoils both."""
    if first is None or last is None:
        return None
    return first[0], last[1]


def _from_to(text: str, today: date | None) -> Sides | None:
    """`from a to b`; what `a` does not name (`between 5 and 9 May 1968`) it has from `b`."""
    match = _FROM_TO.fullmatch(text)
    if match is None:
        return None
    whole = _from_first_to_last(_single(match["a"], today), _single(match["b"], today))
    return whole or _as_written(f"{match['a']} to {match['b']}")


def _one_sided(text: str, today: date | None) -> Sides | None:
    """`before a`, `since a` and their like."""
    match = _EITHER_SIDE.fullmatch(text)
    both = _FROM_TO.fullmatch(text)
    if both and both["lead"]:
        return None
    days = _single(match["what"], today) if match else None
    if match is None or days is None:
        return None
    first, last = days
    if match["until"]:
        return None, last
    if match["before"]:
        return None, date_spans.later(first, -1) if first else None
    if match["since"]:
        return first, None
    return date_spans.later(last, 1) if last else None, None


def _single(text: str, today: date | None) -> Sides | None:
    """One date or period without open sides."""
    text = _bare(text)
    lower = text.casefold()
    return (
        _named(text, today) or _week_of(lower, today) or _about(text, today) or _part(lower, today) or _as_written(text)
    )


def _bare(text: str) -> str:
    """The text without the words before a date that say nothing."""
    text = text.strip(" ,")
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def _named(text: str, today: date | None) -> Sides | None:
    lower = text.casefold()
    return _edtf(text) or period(lower) or relative(lower, today or date.today())


def _unqualified(text: str, today: date | None) -> Sides | None:
    """A date or period without "about", "early" or "the week of", none of which is said twice of one date."""
    text = _bare(text)
    return _named(text, today) or _as_written(text)


def _edtf(text: str) -> Sides | None:
    span = from_edtf(text)
    return (span.earliest, span.latest) if span else None


_WEEK_OF = re.compile(r"(?:the )?week (?:of|beginning|starting)(?: on)? (.+)")


def _week_of(text: str, today: date | None) -> Sides | None:
    """`the week of 22 October 1962`: from its Monday to its Sunday."""
    match = _WEEK_OF.fullmatch(text)
    days = _unqualified(match[1], today) if match else None
    if days is None or days[0] is None or days[0] != days[1]:
        return None
    monday = date_spans.later(days[0], -days[0].weekday())
    sunday = date_spans.later(monday, 6) if monday else None
    return (monday, sunday) if sunday else None


_ABOUT = re.compile(r"(?:about|around|circa|ca\.?|c\.?|approximately|~)\s*(?P<a>.+)|(?P<b>.+?)\s*~", re.IGNORECASE)


def _about(text: str, today: date | None) -> Sides | None:
    """`about a` or `a~`: as much more as the narrowest part that was named allows."""
    match = _ABOUT.fullmatch(text)
    if match is None:
        return None
    what = _bare(match["a"] or match["b"])
    days = _part(what.casefold(), today) or _unqualified(what, today)
    if days is None or days[0] is None or days[1] is None:
        return None
    return date_spans.about((days[0], days[1]), unit(days[0], days[1]))


_PART = re.compile(r"(?:the )?(early|mid|middle|late|beginning|start|end)(?: of| in)?[\s-]+(.+)")
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _part(text: str, today: date | None) -> Days | None:
    """`early 1962`, `mid-November 1962`, `the late 1950s`."""
    match = _PART.fullmatch(text)
    days = _unqualified(match[2], today) if match else None
    if match is None or days is None or days[0] is None or days[1] is None:
        return None
    first, last = days[0], days[1]
    return third(first, last, _THIRDS[match[1]])


def _as_written(text: str) -> Sides | None:
    """A date as documents write it, with nothing beside it but a weekday."""
    prepared = _WORD.sub(_prepared, text)
    found = scan(prepared, _HABITS)
    if len(found) != 1 or not _covers(prepared, found[0]):
        return None
    span: DateSpan = found[0].span
    return span.earliest, span.latest


def _prepared(match: re.Match[str]) -> str:
    """A word in the case in which documents write it."""
    word = match[0]
    if word in LOWER_CASE_WORDS:
        return word.capitalize()
    return word.upper() if _ROMAN.fullmatch(word) else word


def _covers(text: str, found: FoundDate) -> bool:
    start = min(found.start, found.clock[0] if found.clock else found.start)
    end = max(found.end, found.clock[1] if found.clock else 0)
    return all(_is_beside(match) for match in (_BESIDE.fullmatch(text, 0, start), _BESIDE.fullmatch(text, end)))


def _is_beside(match: re.Match[str] | None) -> bool:
    """Whether what stands beside a date is nothing but a weekday or an article."""
    if match is None:
        return False
    return match[1] is None or fold(match[1]) in WEEKDAYS or match[1].lower() == "the"
