"""Every date that a short piece of text states: a dateline, a heading, a title, an attribute."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import lru_cache
from itertools import pairwise

from corpus.cable import DateSpan, Precision
from corpus.frozen import dataclass
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.arabic import levelled
from corpus.normalise.dates.clock import Clock, clock_after, clock_before
from corpus.normalise.dates.conventions import double_year, local_month, ottoman
from corpus.normalise.dates.forms import FORMS, YEARLESS, Form
from corpus.normalise.dates.readings import (
    HIJRI,
    UNDECIDED,
    Habits,
    Reading,
    full_year,
    order,
    read_parts,
    read_season,
    undecided,
)
from corpus.normalise.dates.scripts import Piece, pieces
from corpus.normalise.dates.spelt import may_state_year
from corpus.normalise.dates.tokens import COMPACT, FEAST, OTHER_CALENDAR, WEEKDAY, YEAR, Token, compact, tokenise

_LONGEST = 20_000
_LARGEST_GAP = 16
_FIRST_LONE_YEAR = 1500
"""A number below this that stands alone is rather a serial's or another era's."""
_LOWER = re.compile("[a-z]")
_FIGURE, _ROMAN_YEAR = re.compile("[\\d年]"), re.compile(r"\bM[. ]{0,2}[MDCLXVI][MDCLXVI. ]{2}")
CENTURY_ASSUMED = " (its century assumed)"
EITHER_ORDER = "figures of which either may be the month"
_WEEKDAY_BEFORE = re.compile(WEEKDAY + "[,.]?o{0,2}\\Z")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as a text states it.

    `text[start:end]` are its words, `clock` the place of the time of day `sent_at`, where one stands beside it.
    `received` tells a date on which the message came in from the one on which it was sent. `fits` is False where a
    weekday stands before the date that is not the day's. `registered` tells a date behind a registry's number.
    """

    span: DateSpan
    sent_at: time | None
    start: int
    end: int
    rule: str
    received: bool = False
    clock: tuple[int, int] | None = None
    fits: bool = True
    registered: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it may be the document's own date: neither a receipt's nor a registry's."""
        return not (self.received or self.registered)


def find_dates(text: str, *, century: int | None = None, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """The dates stated in a text, in its order; what cannot be a date of the calendar (31 June) is left out.

    `century` is the first year of the century (1900) of years written with two digits; without it they follow the
    text's years of four digits, or are the twentieth century's. `day_first` tells whether `3/4/1962` is in April or in
    March; without it the text's unambiguous dates tell, or a weekday beside it, and where nothing does such a date is
    the inferred stretch from the one day to the other. The day on which a paper was declassified or copied is none of
    its dates.
    """
    return scan(text, date_context.habits_of((text,), century=century, day_first=day_first))


def may_date(text: str) -> bool:
    """Whether a text holds what every date has: a figure, or a year in Roman ones or in words."""
    return bool(_FIGURE.search(text)) or ("M" in text and bool(_ROMAN_YEAR.search(text))) or may_state_year(text)


@lru_cache(maxsize=512)
def scan(text: str, habits: Habits) -> tuple[FoundDate, ...]:
    """As `find_dates`, with the habits known."""
    raw = text[:_LONGEST]
    if not may_date(raw):
        return ()
    text = levelled(raw)
    stated = _sorted(raw, text, habits)
    zones = date_context.received_zones(text) if stated else ()
    found: list[FoundDate] = []
    for piece in _apart(stated):
        one = piece.reading and _dated(text, piece, piece.reading, found[-1] if found else None, zones)
        if one and not (found and _joined(text, found, one)):
            found.append(one)
    found = _without_doubles(found)
    handled = date_context.handled_zones(text) if found else ()
    found = [one for one in found if not any(start <= one.start < end for start, end in handled)]
    if text is raw:
        return tuple(found)
    return tuple(replace(one, span=replace(one.span, verbatim=raw[one.start : one.end])) for one in found)


_BESIDE = 60


def _sorted(raw: str, text: str, habits: Habits) -> list[Piece]:
    candidates = sorted(_candidates(text, habits), key=lambda piece: (piece.start, -piece.end))
    if text is raw:
        return candidates
    from corpus.normalise.dates.other_calendars import figures

    return sorted((*figures(raw, text), *candidates), key=lambda piece: (piece.start, -piece.end))


def _without_doubles(found: list[FoundDate]) -> list[FoundDate]:
    """The dates without those of another calendar, told to a few days, beside which the day stands in ours."""
    doubtful = [one for one in found if one.span.calendar == HIJRI]
    if not doubtful:
        return found
    return [
        one
        for one in found
        if one not in doubtful or not any(_same(one, other) for other in found if other.span.calendar != HIJRI)
    ]


def _same(one: FoundDate, other: FoundDate) -> bool:
    near = abs(one.start - other.start) <= _BESIDE
    first, last, day = one.span.earliest, one.span.latest, other.span.earliest
    return near and bool(first and last and day and first <= day <= last)


def unreadable(text: str, habits: Habits) -> tuple[tuple[int, int], ...]:
    """The places of words that have the form of a date of days and are none of the calendar's (31 June)."""
    if len(text) > _LONGEST or not may_date(text):
        return ()
    candidates = sorted(_candidates(levelled(text), habits), key=lambda piece: (piece.start, -piece.end))
    return tuple((piece.start, piece.end) for piece in _apart(candidates) if piece.reading is None)


def _apart(candidates: list[Piece]) -> Iterator[Piece]:
    """The candidates without those that begin inside an earlier one."""
    end = -1
    for piece in candidates:
        if piece.start >= end:
            yield piece
            end = piece.end


def _candidates(text: str, habits: Habits) -> Iterator[Piece]:
    yield from pieces(text, habits)
    tokens = tokenise(text)
    codes = "".join(token.code for token in tokens)
    if OTHER_CALENDAR in codes:
        from corpus.normalise.dates.other_calendars import dates

        yield from dates(text)
    if FEAST in codes:
        from corpus.normalise.dates.feasts import dates as feasts
        from corpus.normalise.dates.other_calendars import level

        yield from feasts(level(text))
    present = frozenset(codes)
    for form in FORMS if habits.year is None else FORMS + YEARLESS:
        if present.isdisjoint(form.needs):
            continue
        position = 0
        while match := form.pattern.search(codes, position):
            found = _candidate(text, form, match, tokens, habits)
            if found:
                yield found
            position = match.end() if found and found.reading else match.start() + 1


def _candidate(text: str, form: Form, match: re.Match[str], tokens: list[Token], habits: Habits) -> Piece | None:
    """What a form says where its codes stand, None where the words around them leave it no date."""
    used = tokens[match.start() : match.end()]
    codes = match.groupdict()
    parts = {name: tokens[match.start(name)] for name, code in codes.items() if code}
    if not _stands(text, form, used, parts):
        return None
    before = _WEEKDAY_BEFORE.search(match.string, max(match.start() - 4, 0), match.start())
    weekday = tokens[before.start()].number if before else None
    reading = _reading(text, form, parts, codes, replace(habits, weekday=weekday) if before else habits)
    start, end = used[0].start, used[-1].end
    if reading:
        reading, end = double_year(text, end, reading, parts.get("m1"))
        rule = EITHER_ORDER if reading.calendar == UNDECIDED else form.rule
        year = parts.get("y2") or parts.get("y1")
        if year and year.code != YEAR and habits.century is None and habits.near is None:
            rule += CENTURY_ASSUMED
        return Piece(start, end, rule, reading, weekday=weekday)
    return None if parts.keys().isdisjoint(("d1", "a1")) else Piece(start, end, form.rule, None)


def _stands(text: str, form: Form, used: list[Token], parts: dict[str, Token]) -> bool:
    """Whether the words around a form leave it a date."""
    if any(other.start - one.end > _LARGEST_GAP for one, other in pairwise(used)):
        return False
    if not _edited(text, form, used):
        return False
    year = parts.get("y2") or parts.get("y1")
    if form.rule in ("year", "two years"):
        start, end = parts["y1"].start, parts["y1"].end
        if parts["y1"].number < _FIRST_LONE_YEAR or _LOWER.search(text, start, end):
            return False
        if not date_context.unnumbered(text, start):
            return False
        return date_context.stands_alone(text, used[0].start, used[-1].end)
    if form.rule == "month, year" and date_context.follows_number(text, used[0].start):
        return False
    if form.tight:
        return date_context.unattached(text, used[0].start, used[-1].end)
    return date_context.unnumbered(text, used[0].start) and (
        year is None or date_context.is_year(text, year.start, year.end)
    )


def _edited(text: str, form: Form, used: list[Token]) -> bool:
    """Whether what is named twice (`May 23 [24], 1949 [1950]`) is an editor's correction, in brackets."""
    again = [second for first, second in pairwise(used) if first.code == second.code == "Y"]
    if "corrected" in form.rule:
        index = [token.code for token in used].index("D")
        if _in_bracket(text, used[index]) or "]" in text[used[index].start : used[index].end + 1]:
            return False
        again.append(used[index + 1])
    elif "mark" in form.rule:
        if form.rule.startswith("day, mark"):
            edited = "[" in text[max(used[0].start - 2, 0) : used[0].end] or "]" in text[used[0].end : used[1].start]
            return edited and text[used[1].start - 1] in "[]" and text[used[1].end : used[1].end + 1] == "]"
        again.append(used[-2])
    return all(_in_bracket(text, token) for token in again)


def _in_bracket(text: str, token: Token) -> bool:
    """Whether an editor's bracket opens right before a token, a question mark allowed between them."""
    return text[max(token.start - 2, 0) : token.start].rstrip("?").endswith("[")


def _reading(
    text: str, form: Form, parts: dict[str, Token], codes: dict[str, str | None], habits: Habits
) -> Reading | None:
    """What a form's parts say, or None where they say nothing that can be."""
    if "k" in parts:
        return _compact(text, parts["k"], habits)
    if "s" in parts:
        year = full_year(parts["y1"], habits)
        second = parts["y2"].number if "y2" in parts else None
        return read_season(parts["s"], year, second) if year else None
    if "a1" in parts:
        ordered = order(parts["a1"], parts["b1"], codes.get("f") or ".", habits)
        if ordered is None:
            return undecided(parts, habits)
        day, month = ordered
        parts = parts | {"d1": parts["a1"]._replace(number=day), "m1": parts["b1"]._replace(number=month)}
    if form.rule == "two years":
        return _two_years(parts["y1"].number, parts["y2"])
    if "t" in parts:
        parts = parts | {"d1": parts["d1"]._replace(number=parts["t"].number + parts["d1"].number)}
    parts = local_month(text, parts)
    return ottoman(text, parts) or read_parts(parts, (codes.get("j") or "")[-1:], habits)


def _two_years(first: int, second: Token) -> Reading | None:
    """`1962–1963`, `1962–63`: the shorter form stays in its century or enters the next."""
    last = second.number if second.number >= 1000 else first - first % 100 + second.number
    if second.number < 1000 and (second.end - second.start != 2 or last <= first):
        return None
    days = date_spans.year(first, last) if last > first else None
    return Reading(days, Precision.RANGE, Precision.YEAR) if days else None


def _compact(text: str, token: Token, habits: Habits) -> Reading | None:
    """`31OCT62`."""
    parts = compact(text[token.start : token.end])
    if parts is None:
        return None
    year = Token("Y" if len(parts.year) == 4 else COMPACT, token.end - len(parts.year), token.end, int(parts.year))
    day, month = token._replace(number=int(parts.day)), token._replace(number=parts.month)
    return read_parts({"d1": day, "m1": month, "y1": year}, "", habits)


def _dated(
    text: str, piece: Piece, reading: Reading, before: FoundDate | None, zones: tuple[tuple[int, int], ...]
) -> FoundDate | None:
    """A piece with what stands around it: the time of day, brackets, "about", "before", "received"."""
    daily = reading.precision in (Precision.DAY, Precision.RANGE)
    clock = _clock(text, piece, before) if daily else None
    place = date_context.surroundings(text, piece.start, piece.end)
    span = date_context.qualified(reading, place, text[place.start : place.end])
    if span is None:
        return None
    received = any(start <= piece.start < end for start, end in zones)
    return FoundDate(
        span=replace(span, inferred=span.inferred and not received),
        sent_at=clock.at if clock else None,
        start=place.start,
        end=place.end,
        rule=piece.rule,
        received=received,
        clock=(clock.start, clock.end) if clock else None,
        registered=date_context.is_registered(text, piece.start),
        fits=piece.weekday is None or reading.precision is not Precision.DAY or _falls_on(reading, piece.weekday),
    )


def _falls_on(reading: Reading, weekday: int) -> bool:
    return reading.days[0].weekday() == weekday


def _clock(text: str, piece: Piece, before: FoundDate | None) -> Clock | None:
    if piece.sent_at is not None:
        return Clock(piece.sent_at, piece.start, piece.end)
    after = clock_after(text, piece.end)
    if after:
        return after
    earlier = clock_before(text, piece.start)
    taken = before.clock[1] if before and before.clock else 0
    return earlier if earlier and earlier.start >= taken else None


def _joined(text: str, found: list[FoundDate], second: FoundDate) -> bool:
    """Join two dates with "to", "and" or a dash between them into one from the first to the last."""
    first = found[-1]
    end = max(first.end, first.clock[1] if first.clock else 0)
    one, other = first.span, second.span
    if first.received != second.received or not date_context.is_joint(text[end : second.start]):
        return False
    if not (one.earliest and other.latest and one.earliest < other.latest):
        return False
    if Precision.OPEN in (one.precision, other.precision) or Precision.CIRCA in (one.precision, other.precision):
        return False
    span = DateSpan(
        one.earliest, other.latest, Precision.RANGE, text[first.start : second.end], one.calendar,
        one.inferred or other.inferred,
    )  # fmt: skip
    found[-1] = replace(first, span=span, end=second.end, rule=f"{first.rule}, to")
    return True
