"""What the words around a date make of it: a received date, "about", "before", an editor's brackets, a mere number."""

import re
from collections.abc import Iterable, Iterator
from statistics import median_low

from corpus.cable import DateSpan, Precision
from corpus.frozen import dataclass
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.readings import GREGORIAN, HIJRI, JULIAN, UNDECIDED, VENETIAN, Habits, Reading
from corpus.normalise.dates.words import MONTHS, fold

_WINDOW = 40
_YEARS_WITHIN = 20_000

# The chancery's notes on a letter that came in (praesentatum, exped., accusirt, answered) count as its receipt.
_RECEIVED = re.compile(
    r"(?<!telegram )(?<!cablegram )(?<!message )\b(?:(?:received|rec['’]?d|reçue?s?|eingegangen|erhalten|eingang|"
    r"ankunft|angekommen|arrivée?|ricevut[aoe]|pervenut[aoe]|arrivo|recibid[ao]|recebid[ao]|ontvangen|получен[аоы]?|"
    r"поступил[аои]?|pr[aä]esentat(?:um)?|präsentiert|accusirt|avisirt|expedirt|beantwortet|answered|"
    r"acknowledged|pro notitia|registered|docketed)\b|"
    r"(?:eing|pr[aä]es|exped|ontv|(?<=\()per)\.)|(?-i:(?<![\w.])R\.(?=\s{0,2}\d{1,2}\b(?!/\d{3})))",
    re.IGNORECASE,
)
# What archives and declassifiers stamp or print on a paper long after it was written.
_HANDLED = re.compile(
    r"(?<!not )\b(?:(?i:de-?classif(?:ied|y|ication)|declass(?:ed)?\b|downgraded|saniti[sz]ed|"
    r"approved for release|released in (?:full|part)|d[eé]classifi[eé]e?|desclass?ificad[oa]|declassificat[oa]|"
    r"freigegeben|herabgestuft|"
    r"рассекречен\w*|(?:printed|retrieved|accessed|downloaded|scanned|digiti[sz]ed|copied|photocopied) on|"
    r"review(?:ed)? (?:on|for|date))|X?GDS|XDS|ADS|DECL|OADR|NARA\b.{0,16}?\b[Dd]ate)\b"
)
_SENT = re.compile(r"(?<![\w.])(?:D\.(?=\s{0,2}\d)|(?i:sent|desp(?:atched)?|dispatched|abgang|parti|partenza)\b)")
_CLOSING = {"[": "]", "(": ")"}
_ZONE_LIMIT = 240

_CIRCA = re.compile(
    r"(?:(?<!\w)(?:(?-i:c)|(?<![A-Z]\.\s)ca|cca|circa|approx|approximately|vers|environ|etwa|ungefähr|около|ок|probably|حوالي|نحو)\b\.?|~|≈)[\s\[(]{0,2}\Z",
    re.IGNORECASE,
)
_ARTICLE = r"(?:\s{1,2}(?:(?:the|le|den|dem|il|el|o|het|dnem|dniem)\s{1,2})?|l\s{1,2}|l['’]|\s{1,2}l['’])"
_AT_EDGE = r"(?:^|[,\[(;:—–])\s{0,2}"
_ABOUT = re.compile(
    _AT_EDGE
    + r"(?P<words>(?:about|around|abt\.?|um|gegen|verso|hacia|cerca de|some ?time in|intorno a|intorno|vers|ok\.|"
    r"omstreeks|rond|omkring|kolem|por volta de)" + _ARTICLE + r")\Z",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    _AT_EDGE + r"(?P<words>(?:(?P<until>on or before|not later than|no later than|not after|until|"
    r"не позднее|au plus tard|spätestens|entro)|"
    r"(?P<since>on or after|not earlier than|not before|since|не ранее|au plus tôt|frühestens)|"
    r"(?P<before>before|prior to|avant|vor|до|ранее|antes de|antes|prima de|prima|v[óo][óo]r|przed)|"
    r"(?P<after>after|après|nach|после|позднее|dopo|después de|después|depois de|depois))" + _ARTICLE + r")\Z",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\s?(?:\(\?\)|\?(?=\s?[\])]))")
_STYLE = re.compile(
    r",?\s?(?:г(?:ода|\.)?\s?)?[\[(]?(?:(?P<old>O\.\s?S\.|old style|alten Stils|(?:a|v)\.\s?St(?:ils?|yls?)?\b\.?|"
    r"st(?:ilo|\.)?\s?v(?:et(?:eri|\.)?|\.)|v\.\s?s\.|vieux style|stile vecchio|(?:по )?ст(?:арому|\.)\s?ст(?:илю|\.)|"
    r"julian(?:isch)?\b)|(?P<new>N\.\s?S\.|new style|neuen Stils|n\.\s?St(?:ils?|yls?)?\b\.?|"
    r"st(?:ilo|\.)?\s?n(?:ovo|\.)|s\.\s?n\.|nouveau style|stile nuovo|"
    r"(?:по )?н(?:овому|\.)\s?ст(?:илю|\.)))[\])]?(?!\w)",
    re.IGNORECASE,
)
# Until 1797 the year of Venice began on the first of March.
_VENETIAN = re.compile(r",?\s?[\[(]?(?:more veneto|m\.\s?v\.)[\])]?", re.IGNORECASE)
_QUOTES = ("«", "“", "„")
_EDITED = re.compile(r"\[(?!\d{1,2}\](?=\W|\Z)(?<=\w))")

_NUMBER_LABEL = re.compile(
    r"(?:\b(?:no|nos|nr|num|number|doc|docs|document|file|files|copy|page|pp?|vol|volume|tel|phone|telephone|fax|art|"
    r"article|para|item|serial|box|folder|lat|latitude|long|longitude|isbn|issn|s?nie|nsam|nsc|nsdm|nssm|номер|ф|оп|д|л|лл|стр)\b[.:]?|[№§]|\bn[°º])\s{0,2}\Z|#\Z",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?<![\d\[])\d{1,2}(?:st|nd|rd|th)?\.?[ \t]{1,3}\Z")
_REGISTERED = re.compile(r"\d{5,12}/\Z")
_OTHER_DATE = re.compile(r"(?<!\w)[^\W\d_]{3,12}\.?,?\s\d{4}\s?/\Z")
_CLOCK_FOLLOWS = re.compile(
    r"\s?(?:[:.]\s?\d|[apAP]\s?\.?\s?[mM]\b|noon|midnight|NOON|MIDNIGHT|hours|hrs|h\b|Z\b|GMT|o['’]clock|[-–/]\s?\d|"
    r"\s?[^\W\d_A-ZА-Я])"
)
_HOURS_FOLLOW = re.compile(r"\s?(?:hours|hrs|h\b|Z\b|GMT|UTC)")

_JOINT = re.compile(r"[\s\])]{0,3}(?:[-–—]|to|and|until|through|till|bis|au|al|und|et|по)?[\s\[(]{0,3}", re.IGNORECASE)

_FOUR_FIGURES = re.compile(r"[12](?<!\w.)(?:(?<=1)[2-9]|(?<=2)0)\d\d(?!\w)")
_BEFORE_YEAR = re.compile(
    r"(?:(?<!\w)([^\W\d_]{3,12})\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s|de\s)?|"
    r"(?<![\w/.-])\d{1,2}[./-](?:\d{1,2}|[IVX]{1,4})[./-]|[(\[])\Z"
)
_AFTER_ISO_YEAR = re.compile(r"-\d{2}-\d{2}(?!\w)")
_LONGEST_BEFORE_YEAR = 24
_FIGURES = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Place:
    """A date with its qualifying words: where they stand and what they say."""

    start: int
    end: int
    circa: bool = False
    doubtful: bool = False
    edited: bool = False
    old_style: bool = False
    venetian: bool = False
    limit: str = ""


def habits_of(texts: Iterable[str], *, century: int | None = None, day_first: bool | None = None) -> Habits:
    """What the four-digit years and the unambiguous figures of some texts tell about their other dates.

    The first text that has a year decides, by the middle one of its years.
    """
    near, orders = None, set[bool]()
    for text in texts:
        text = text[:_YEARS_WITHIN]
        if near is None and century is None:
            years = years_of(text)
            near = median_low(years) if years else None
        if day_first is None:
            orders.update(_orders(text))
    if day_first is None and len(orders) == 1:
        day_first = orders.pop()
    return Habits(century, near, day_first)


def years_of(text: str) -> list[int]:
    """Years that stand in dates; a serial number (`State 1655`) is none."""
    found = []
    for match in _FOUR_FIGURES.finditer(text):
        start = match.start()
        before = _BEFORE_YEAR.search(text, max(start - _LONGEST_BEFORE_YEAR, 0), start)
        if before:
            stands = before[1] is None or fold(before[1]) in MONTHS
        else:
            stands = bool(_AFTER_ISO_YEAR.match(text, match.end())) and text[max(start - 1, 0) : start] not in (
                "/",
                ".",
                "-",
            )
        if stands:
            found.append(int(match[0]))
    return found


def _orders(text: str) -> set[bool]:
    """The orders in which figures stand for day and month (True: day first), where only one is possible."""
    orders = set()
    for match in _figures(text):
        first, second = int(match[1]), int(match[3])
        if (first > 12) != (second > 12) and min(first, second) > 0 and max(first, second) <= 31:
            orders.add(first > 12)
    return orders


def _figures(text: str) -> Iterator[re.Match[str]]:
    """The dates all in figures, for which is looked where the sign between two of them stands."""
    for sign in "/-":
        at = text.find(sign)
        while at >= 0:
            if text[at - 1 : at].isdecimal():
                figures = _FIGURES.match(text, at - 2 if text[max(0, at - 2) : at - 1].isdecimal() else at - 1)
                if figures:
                    yield figures
            at = text.find(sign, at + 1)


def received_zones(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches that speak of the message's receipt: from the word to its bracket's or line's end."""
    zones = []
    for match in _RECEIVED.finditer(text):
        opening = text[max(match.start() - 2, 0) : match.start()].strip()[-1:]
        end = text.find(_CLOSING.get(opening, "\n"), match.end(), match.end() + _ZONE_LIMIT)
        end = end if end >= 0 else match.end() + _ZONE_LIMIT
        sent = _SENT.search(text, match.end(), end)
        zones.append((match.start(), sent.start() if sent else end))
    return tuple(zones)


def handled_zones(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches that say when a paper was declassified, released or copied: from the word to its line's end."""
    zones = []
    for match in _HANDLED.finditer(text):
        end = text.find("\n", match.end(), match.end() + _ZONE_LIMIT)
        zones.append((match.start(), end if end >= 0 else match.end() + _ZONE_LIMIT))
    return tuple(zones)


def is_registered(text: str, start: int) -> bool:
    """Whether a date stands right behind a registry's number (`80101911/26.06.2025`): it is the registry's own."""
    return bool(_REGISTERED.search(text, max(start - 14, 0), start))


def is_undated(text: str) -> bool:
    """Whether a dateline says that there is no date."""
    return bool(_UNDATED.search(text))


_UNDATED = re.compile(
    r"\b(?:undated|no date|not dated|sans date|ohne datum|undatiert|sin fecha|senza data|sem data|zonder datum|"
    r"без даты)\b|(?<!\w)(?:n\.\s?d\.|o\.\s?D\.|s\.\s?d\.)(?!\w)",
    re.IGNORECASE,
)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a year stands where only a date does: alone, in brackets, between commas, after "circa"."""
    start = _qualified_from(text, start)
    before, after = text[max(start - _WINDOW, 0) : start].rstrip(' \t*_"“'), text[end : end + 8].lstrip(']?.*_ \t”"')
    return (not before or before[-1] in ",;:([—\n") and (not after or after[0] in ",;)\n~[")


def _qualified_from(text: str, start: int) -> int:
    """Where the word for "about" before a year begins, or the year itself."""
    window = max(start - _WINDOW, 0)
    circa, about = _CIRCA.search(text, window, start), _ABOUT.search(text, window, start)
    return circa.start() if circa else about.start("words") if about else start


def unattached(text: str, start: int, end: int) -> bool:
    """Whether figures are a date rather than part of a number (`4/11/62-A`), a reference or a page."""
    if end < len(text) and _clings(text[end], text[end + 1 : end + 2]):
        return False
    return unnumbered(text, start)


def _clings(sign: str, beyond: str) -> bool:
    """Whether a sign ties figures to what is beyond it."""
    return beyond.isalnum() if sign in "/-–_" else beyond.isdigit() and sign in ".:,"


def unnumbered(text: str, start: int) -> bool:
    """Whether a date's beginning is no part of a number, nor the number that a label announces.

    The date after a registry number (`80101911/26.06.2025`) is one all the same, and so is a second date after a
    stroke (`20 Safar 1342/1 October 1923`).
    """
    if start >= 2 and text[start - 1] in "/-–.:_" and (text[start - 2].isdigit() or text[start - 1] == "/"):
        return is_registered(text, start) or bool(_OTHER_DATE.search(text, max(start - 24, 0), start))
    return not _NUMBER_LABEL.search(text, max(start - _WINDOW, 0), start)


def follows_number(text: str, start: int) -> bool:
    """Whether a month comes right after what can only be its day; where that day cannot be, it proves nothing."""
    return bool(_DAY_BEFORE.search(text, max(start - 12, 0), start))


def is_year(text: str, start: int, end: int) -> bool:
    """Whether figures in a year's place are a year, not an hour or the count of something."""
    if end - start <= 2:
        return end - start == 2 and not _CLOCK_FOLLOWS.match(text, end)
    return not _HOURS_FOLLOW.match(text, end)


def is_joint(text: str) -> bool:
    """Whether the words between two dates make them the first and the last of a stretch."""
    return bool(text.strip(" ,()[]")) and len(text) <= _WINDOW and bool(_JOINT.fullmatch(text))


def surroundings(text: str, start: int, end: int) -> Place:
    """The qualifying words around the date that stands at `start` to `end`."""
    edited = _in_brackets(text, start, end) or bool(_EDITED.search(text, start, end))
    end += text[end : end + 1] == "]" and text.rfind("[", start, end) > text.rfind("]", start, end)
    start -= text[max(start - 1, 0) : start] in _QUOTES or _closes_early(text, start, end)
    doubt, style = _DOUBT.match(text, end), _STYLE.match(text, end)
    end = doubt.end() if doubt else style.end() if style else end
    venetian = _VENETIAN.match(text, end)
    end = venetian.end() if venetian else end
    opening = start - 1 if start and text[start - 1] == "[" else start
    window = max(opening - _WINDOW, 0)
    circa, about, limit = (pattern.search(text, window, opening) for pattern in (_CIRCA, _ABOUT, _LIMIT))
    words = about or limit
    if circa:
        start = circa.start()
    elif words:
        start = words.start("words")
    if start and text[start - 1] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return Place(
        start,
        end,
        circa=bool(circa or about),
        doubtful="?" in text[start:end],
        edited=edited,
        old_style=bool(style and style["old"]),
        venetian=bool(venetian),
        limit=_side(limit) if limit else "",
    )


def _closes_early(text: str, start: int, end: int) -> bool:
    """Whether a bracket that opens right before a date closes inside it."""
    words = text[start:end]
    return start > 0 and text[start - 1] == "[" and "]" in words.partition("[")[0]


def _side(limit: re.Match[str]) -> str:
    """The name of the group that says on which side a span is open."""
    return next(name for name, found in limit.groupdict().items() if found and name != "words")


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether an editor's square brackets enclose the date, on its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.rfind("[") > line.rfind("]") and "]" in text[end : end + 120]


def qualified(reading: Reading, place: Place, words: str) -> DateSpan | None:
    """The span of a reading under its qualifying words, which are `words` as a whole."""
    days, calendar, precision = reading.days, reading.calendar, reading.precision
    if place.old_style and precision is Precision.DAY and calendar == GREGORIAN:
        day = date_spans.julian(days[0].year, days[0].month, days[0].day)
        days, calendar = (day, day) if day else days, JULIAN
    if place.venetian and precision in (Precision.DAY, Precision.MONTH) and days[0].month < 3:
        days, calendar = _a_year_later(days), VENETIAN
    inferred = place.edited or place.doubtful or calendar in (HIJRI, UNDECIDED)
    calendar = GREGORIAN if calendar == UNDECIDED else calendar
    if place.limit:
        return _limited(days, place.limit, words, calendar, inferred)
    if place.circa or place.doubtful:
        wide = date_spans.about(days, reading.unit)
        return DateSpan(*wide, Precision.CIRCA, words, calendar, inferred) if wide else None
    return DateSpan(*days, precision, words, calendar, inferred)


def _a_year_later(days: date_spans.Days) -> date_spans.Days:
    """The same day or month of the next year; a leap day has none and stays."""
    first, last = days
    if first == last:
        return date_spans.day(first.year + 1, first.month, first.day) or days
    return date_spans.month(first.year + 1, first.month) or days


def _limited(days: date_spans.Days, limit: str, words: str, calendar: str, inferred: bool) -> DateSpan | None:
    """The open span before or after the days."""
    if limit in ("before", "until"):
        latest = days[1] if limit == "until" else date_spans.later(days[0], -1)
        return DateSpan(None, latest, Precision.OPEN, words, calendar, inferred) if latest else None
    earliest = days[0] if limit == "since" else date_spans.later(days[1], 1)
    return DateSpan(earliest, None, Precision.OPEN, words, calendar, inferred) if earliest else None
