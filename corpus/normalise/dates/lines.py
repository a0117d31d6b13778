"""Which line of a document's own header or signature states its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time, timedelta
from functools import lru_cache
from typing import NamedTuple

from corpus.cable import DateSpan, Precision
from corpus.draft import DATELINE
from corpus.frozen import dataclass
from corpus.normalise.dates.clock import clock_after
from corpus.normalise.dates.find import CENTURY_ASSUMED, EITHER_ORDER, FoundDate, may_date, scan
from corpus.normalise.dates.readings import HIJRI, Habits
from corpus.normalise.dates.scripts import YEARLESS_GROUP
from corpus.normalise.dates.words import word_set


@dataclass(frozen=True, slots=True)
class Stated:
    """A date and where a part states it; `clock` is the place of the time of day, in `clock_part`."""

    span: DateSpan
    sent_at: time | None
    part: str
    start: int
    end: int
    rule: str
    confidence: float
    clock: tuple[int, int] | None = None
    clock_part: str = ""


class Line(NamedTuple):
    """A line of a part that is not blank, with its place, and whether it begins or ends a paragraph."""

    text: str
    start: int
    begins: bool
    ends: bool = False


_LONGEST_LINE, _LONGEST_DATELINE = 400, 160
_STRICT_FROM = 12
"""The line of a body from which only a whole dateline counts: a place, a comma, a day."""
_WEEKDAY_PENALTY, _CENTURY_PENALTY = 0.7, 0.9

_LABEL = re.compile(
    r"[\W_]{0,6}(?:date(?: and time)?|date/time|time and date|dated|date of (?:document|letter|message|despatch|"
    r"dispatch|telegram|cable|conversation|meeting)|date sent|sent|datum|fecha|data|дата|dtg|date[- ]time group)"
    r"[*_\s]{0,4}:[*_]{0,3}",
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(
    r"[\W_]{0,6}(?:(?i:time|hour|uhrzeit|zeit|heure|hora|ora|время|ab(?:gang)?|despatched|dispatched|sent)[*_\s]{0,4}:|"
    r"D\.|Desp\.|(?:Despatched|Dispatched|Sent)(?: at)?\s)[*_\s]{0,5}"
)
_FORMULA = re.compile(
    r"\W{0,3}(?:geschrieben|gegeben|geben|written|done|given|dated|signed|fait|donné|dat(?:um|o|a)?|actum|tahriren|hecho|dado|"
    r"gedaan|gegeven|feito|fatto)\b",
    re.IGNORECASE,
)
_FORMULA_AFTER = re.compile(r"[.;!?] (?:Geschrieben|Gegeben|Geben|Written|Done|Given|Fait|Donné|Datum|Actum)\b")
_FORMULA_LENGTH = 240
_ANY_LABEL = re.compile(r"[\W_]{0,6}[A-Z][A-Za-z. /-]{1,28}:")
_VALUE_LINES = 3
_MAY_GROUP = re.compile(r"(?:\d\s?){6}\s?[A-Za-z2]")
_GROUPS = ("date-time group", YEARLESS_GROUP)
_GROUP_LEAD = re.compile(r"[\W_]{0,4}(?:DTG[:\s]{1,3})?(?:[ZOPRYW]{1,2}\s{1,3}){0,3}", re.IGNORECASE)

# A part of the day behind it: "le 29 septembre 1818 au soir", "12 May 1921, evening".
_PART_OF_DAY = (
    r"(?:(?:[.,]|\s?г\.?)*\s?\b(?:(?:au|le|du) (?:soir|matin)|à midi|après-midi|"
    r"(?:in the |at )?(?:morning|afternoon|evening|night|noon)|abends?|morgens|mittags|nachmittags|vormittags|nachts|"
    r"(?:di |la )?(?:sera|mattina|notte)|(?:por|de) la (?:mañana|tarde|noche)|вечером|утром|днем|днём|ночью)\b)?"
)
_TAIL = re.compile(
    _PART_OF_DAY + r"(?:[\s.,;:\])}*_]|\[\d{1,2}\]|\(#\w{1,8}\))*"
    r"(?:[\[(]?\s?(?:(?:Received|Rec['’]?d|Reçue?|Ricevut[ao]|Pervenut[ao]|Ankunft|"
    r"Eingegangen|Eingang|Arrivée?|Recibid[ao]|Recebid[ao]|Ontvangen|Получен[ао])\b|(?:per|eing|ontv|R)\.\s).*|"
    r"[\[(]?(?:local|(?:Washington|Moscow|Greenwich|\w+) time)[\])]?[\s.]*)?",
    re.IGNORECASE | re.DOTALL,
)
_SMALL_WORDS = word_set(
    "of the in at and to a ai adì addì li lì ce le de la les du des d "
    "von van der den di da del el no nr unnumbered extract via en à y und et on al all alli dal dalla dì am im zu "
    "w dnia dne dňa din z d.d d.do ddo г w в il lo ce cest "
    "die ex raptim nel nella nello dal porto campo castris castello ville près bei bey "
    "vor near ex under off presso sotto séance conférence protocole journal du la"
)
_KIND = re.compile(
    r"\W{0,3}(?:cable(?:gram)?|telegram|despatch|dispatch|airgram|letter|aide[- ]m[ée]moire|note|memorandum|minute|"
    r"circular)\b",
    re.IGNORECASE,
)
_MATTER_LABELS = word_set(
    "subject subj ref refs reference references re betreff betr objet oggetto asunto assunto тема"
)
_MAY_OF_DATE = re.compile(r"\b[Dd](?:\.\s?d|do\b|e dato|at(?:um)?\.)")
_OF_DATE = re.compile(
    r"(?<!\w)(?:d\.\s?d(?:[eo]|ato)?\.?|ddo\.?|de dato|dat(?:um)?\.)\s"
    r"(?:(?!P\.\s?S)[^\W\d][^\W\d.]{0,20}[ ,.]{1,2}){0,6}\Z"
)
OF_DATE = "date after d.d."
_ANY_LEAP_YEAR = 2000
_SPEAKS_OF = word_set("of on dated from since until till by for re about vom")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@lru_cache(maxsize=32)
def lines(text: str) -> Sequence[Line]:
    """The lines of a part that are not blank."""
    rows = text.split("\n")
    blank = [not row.strip() for row in rows]
    found, start = [], 0
    for index, row in enumerate(rows):
        if not blank[index]:
            begins, ends = index == 0 or blank[index - 1], index + 1 == len(rows) or blank[index + 1]
            found.append(Line(row, start, begins, ends))
        start += len(row) + 1
    return tuple(found)


def stated(found: FoundDate, part: str, offset: int, confidence: float, rule: str) -> Stated:
    """A date found in a stretch of a part that begins at `offset`."""
    clock = (found.clock[0] + offset, found.clock[1] + offset) if found.clock else None
    rule = f"{rule}: {found.rule}"
    if found.rule.startswith(EITHER_ORDER):
        confidence = min(confidence, 0.5)
    if found.rule.endswith(CENTURY_ASSUMED):
        confidence *= _CENTURY_PENALTY
    if not found.fits:
        rule, confidence = f"{rule} (its weekday is another day's)", confidence * _WEEKDAY_PENALTY
    return Stated(
        found.span, found.sent_at, part, found.start + offset, found.end + offset, rule, confidence,
        clock, part if clock else "",
    )  # fmt: skip


def own(text: str, habits: Habits) -> FoundDate | None:
    """The first date of a text that is not a day of receipt."""
    return next((found for found in scan(text[:_LONGEST_LINE], habits) if found.is_own), None)


def in_dateline(dateline: str, habits: Habits) -> Iterator[Stated]:
    """The dates of a dateline, those of days and months before those of years and seasons."""
    own = [found for found in scan(dateline, habits) if found.is_own]
    for found in sorted(own, key=lambda found: found.span.precision in (Precision.YEAR, Precision.SEASON)):
        yield stated(found, DATELINE, 0, 0.95, "dateline")


def group_lines(part: str, text: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """The message's date-time group, at the beginning of a line."""
    for line in text:
        if not _MAY_GROUP.search(line.text, 0, 80):
            continue
        found = next((one for one in scan(line.text[:80], habits) if one.rule in _GROUPS), None)
        if found and _GROUP_LEAD.fullmatch(line.text, 0, found.start):
            yield stated(found, part, line.start, 0.95, "date-time group")


def labelled_lines(part: str, text: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """The value of `DATE:` in a list of the heading, on the same line or on the next ones."""
    for index, line in enumerate(text):
        label = _LABEL.match(line.text)
        if label is None:
            continue
        same = own(line.text[label.end() :], habits)
        if same:
            yield stated(same, part, line.start + label.end(), 0.95, "date in the heading's list")
        if line.text[label.end() :].strip(" *_"):
            continue
        for value in text[index + 1 : index + 1 + _VALUE_LINES]:
            if _ANY_LABEL.match(value.text):
                break
            found = own(value.text, habits)
            if found:
                yield stated(found, part, value.start, 0.9, "date in the heading's list")
                break


def labelled_clock(text: Sequence[Line]) -> tuple[time, int, int] | None:
    """The value of `TIME:` in a list of the heading, and its place in the part."""
    for line in text:
        label = _TIME_LABEL.match(line.text, len(line.text) - len(line.text.lstrip()))
        clock = clock_after(line.text, label.end()) if label else None
        if clock:
            return clock.at, line.start + clock.start, line.start + clock.end
    return None


def date_lines(part: str, text: Sequence[Line], habits: Habits, *, words: int, in_body: bool) -> Iterator[Stated]:
    """Lines that consist of a date, or of a place and a date; at most so many words before it."""
    for index, line in enumerate(text):
        if not may_date(line.text) or (in_body and index >= _STRICT_FROM and "," not in line.text):
            continue
        if (in_body and (len(line.text) > _LONGEST_DATELINE or _runs_on(text, index))) or _is_matter(text, index):
            continue
        if _ANY_LABEL.match(line.text) and not _LABEL.match(line.text):
            continue
        found = own(line.text, habits)
        if found is None or (index >= _STRICT_FROM and in_body and not is_whole(line.text, found)):
            continue
        if is_dateline(line.text, found, words):
            yield stated(found, part, line.start, 0.85, "date on a line of its own")
        elif index == 0 and _opens(line.text, found):
            yield stated(found, part, line.start, 0.7, "date in the first line")


def _is_matter(text: Sequence[Line], index: int) -> bool:
    """Whether a line is what stands below `SUBJECT` or `REF`."""
    return index > 0 and text[index - 1].text.strip(" *_:.").lower() in _MATTER_LABELS


def _opens(line: str, found: FoundDate) -> bool:
    """Whether a document begins with its kind, a place and a day, and runs on."""
    before = _words_before(line[: found.start])
    return (
        found.span.precision is Precision.DAY and len(before) <= 8 and bool(_KIND.match(line)) and _are_heading(before)
    )


def is_whole(line: str, found: FoundDate) -> bool:
    """Whether a line is a place, a comma and a day, perhaps with the hour, and nothing else."""
    before = line[: found.start].strip(" *_[")
    if (
        found.span.precision is not Precision.DAY
        or not before.endswith(",")
        or _MATTER.search(before)
        or not found.is_own
    ):
        return False
    words = _words_before(before)
    return 0 < len(words) <= 6 and _are_heading(words) and _TAIL.fullmatch(line, _last(found)) is not None


_MATTER = re.compile(
    r"\b(?:meeting|conference|conversation|report|session|talks?|ref(?:erence)?s?|despatch|telegram|letter|memorandum|of)\b",
    re.IGNORECASE,
)


def is_matter(line: str, found: FoundDate) -> bool:
    """Whether a line speaks of what took place or was written on its date, or states no day."""
    before = _words_before(line[: found.start])
    if found.span.precision is not Precision.DAY or (before and before[-1].lower() in _SPEAKS_OF):
        return True
    words = {word.lower() for word in before}
    matter = _MATTER.search(line, 0, found.start)
    return bool(matter) and (not _KIND.match(line) or not words.isdisjoint(("of", "with", "on")))


def is_alone(line: str, found: FoundDate) -> bool:
    """Whether a line is a day and nothing else."""
    alone = not line[: found.start].strip(" *_[(") and _TAIL.fullmatch(line, _last(found)) is not None
    return alone and found.span.precision is Precision.DAY


def _last(found: FoundDate) -> int:
    return max(found.end, found.clock[1] if found.clock else 0)


def _words_before(text: str) -> list[str]:
    return _WORD.findall(text.replace("[", "").replace("]", ""))


def _are_heading(words: list[str]) -> bool:
    return all(_is_heading_word(word) for word in words)


def dated_lines(part: str, text: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """Lines of a register or docket that give the day after `d.d.` (de dato): `Nr. 7. d.d. Pera 3. Martii 1719`."""
    for line in text:
        if not _MAY_OF_DATE.search(line.text, 0, _LONGEST_LINE):
            continue
        for found in scan(line.text[:_LONGEST_LINE], habits):
            if found.is_own and _OF_DATE.search(line.text, 0, found.start):
                yield stated(found, part, line.start, 0.85, OF_DATE)


def _runs_on(text: Sequence[Line], index: int) -> bool:
    """Whether a line is the middle of a sentence."""
    above = "" if text[index].begins else text[index - 1].text.rstrip()
    below = "" if text[index].ends or index + 1 == len(text) else text[index + 1].text.lstrip()
    if below[:1].islower() or above[-1:].islower():
        return True
    return above[-1:] == "," and not (len(above) <= _LONGEST_DATELINE / 2 and _are_heading(_words_before(above)))


def is_dateline(line: str, found: FoundDate, most: int) -> bool:
    """Whether a line is a date, or at most so many words as name a place before it."""
    start = min(found.start, found.clock[0] if found.clock else found.start)
    before = _words_before(line[:start])
    if not _TAIL.fullmatch(line, _last(found)) or len(before) > most:
        return False
    return not (before and before[-1].lower() in _SPEAKS_OF) and _are_heading(before)


def _is_heading_word(word: str) -> bool:
    return not word[0].islower() or word in _SMALL_WORDS


def signature(part: str, text: Sequence[Line], habits: Habits) -> Stated | None:
    """The date beside the name that signs, as under Soviet telegrams: `4.XI.62 ALEKSEEV`."""
    for index, line in reversed(tuple(enumerate(text))):
        closing = _closing(part, text, index, habits)
        if closing:
            return closing
        if not may_date(line.text) or len(line.text) > 90 or (_runs_on(text, index) and not line.begins):
            continue
        found = own(line.text, habits)
        if found is None or not (found.span.precision is Precision.DAY or found.span.calendar == HIJRI):
            continue
        end = _last(found)
        rest = _words_before(line.text[: found.start]) + _words_before(line.text[end:])
        if len(rest) <= 7 and _are_heading(rest) and "," not in line.text[end:].rstrip(" ,"):
            return stated(found, part, line.start, 0.8, "date of the signature")
    return None


def _closing(part: str, text: Sequence[Line], index: int, habits: Habits) -> Stated | None:
    """The date of a formula that begins in a line, in the same line or in the next."""
    line = text[index]
    formula = _FORMULA.match(line.text) or _FORMULA_AFTER.search(line.text)
    if formula is None:
        return None
    closing = _formula(part, line, formula.start(), habits)
    if closing is None and index + 1 < len(text):
        closing = _formula(part, text[index + 1], 0, habits)
    return closing


def _formula(part: str, line: Line, start: int, habits: Habits) -> Stated | None:
    """The date of the formula that closes a charter, a treaty or an old letter: `Done at Lima, this 4th day of May`.

    Of an Islamic date and the editor's days behind it (`975 (29.2.–9.3.1568)`) these are taken.
    """
    every = [one for one in scan(line.text[start : start + _FORMULA_LENGTH], habits) if one.is_own]
    for found in sorted(every, key=lambda one: one.span.calendar == HIJRI):
        if found.span.precision is Precision.DAY or _is_third(found):
            return stated(found, part, line.start + start, 0.75, "date of the closing formula")
    return None


def _is_third(found: FoundDate) -> bool:
    """Whether a date is a stretch of days such as a third of an Islamic month."""
    return found.span.precision is Precision.RANGE and (found.span.calendar == HIJRI or _is_narrow(found.span))


def in_title(part: str, text: str, habits: Habits) -> Stated | None:
    """The one date of a title; of several, the last if it is a day that closes the title after a comma.

    What closes a title after a comma is stated as a dateline is; elsewhere it may be the day of what is told. A title
    that gives a day without its year first speaks of other days after it.
    """
    found = [one for one in scan(text[:_LONGEST_LINE], habits) if one.is_own and _is_narrow(one.span)]
    if not found:
        return None
    first = next(iter(scan(text[: found[0].end], replace(habits, year=_ANY_LEAP_YEAR))), found[0])
    if _is_yearless(first):
        return None
    dated = next((one for one in found if _OF_DATE.search(text, 0, one.start)), None)
    if dated:
        return stated(dated, part, 0, 0.85, OF_DATE)
    one = found[-1]
    several = len({(other.span.earliest, other.span.latest) for other in found}) > 1
    closes = text[: one.start].rstrip(" [(").endswith(",") and bool(_TAIL.fullmatch(text, _last(one)))
    if closes and (one.span.precision is Precision.DAY or not several):
        return stated(one, part, 0, 0.8, "date at the end of the title")
    if several:
        return None
    before = _WORD.findall(text[: one.start])
    speaks = bool(before) and before[-1].lower() in ("on", "since", "about", "to", "until")
    span = replace(one.span, inferred=one.span.inferred or speaks)
    return replace(stated(one, part, 0, 0.6, "date in the title"), span=span)


def _is_yearless(found: FoundDate) -> bool:
    return found.rule in ("day, month", "month, day")


def _is_narrow(span: DateSpan) -> bool:
    """Whether a span dates a document rather than a period that it treats."""
    if span.earliest is None or span.latest is None:
        return False
    return span.latest - span.earliest <= timedelta(days=31)
