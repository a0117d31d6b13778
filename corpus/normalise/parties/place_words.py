"""Where the place stands in a dateline, a letterhead or a signal's `FM` line."""

import re
from itertools import islice

from corpus.normalise.headings.alternation import in_small, small
from corpus.normalise.headings.casing import natural_case
from corpus.normalise.headings.kinds import kind_at_start, kind_shortened
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import has_title
from corpus.normalise.headings.spans import Span, mask
from corpus.normalise.headings.whereabouts import city_named
from corpus.normalise.lexicon import words
from corpus.normalise.markings.words import meaning
from corpus.normalise.parties.capitals import is_city, is_country
from corpus.normalise.parties.number_lines import end_of_number

_MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet "
    "août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre setiembre "
    "octubre "
    "noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта "
    "апреля мая июня июля августа сентября октября ноября декабря"
)
_DATE = in_small(
    rf"(?<!\w)(?:the\s+)?(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?=[\s,\d]|$)|\d|(?<!\w)(?:undated|"
    rf"n\.\s?d\.|s\.\s?d\.|sans date|sin fecha|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|"
    r"venerd[iì]|s[aá]bato|domenica|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|понедельник|вторник|"
    r"сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|circa|ca\.|date not|no date|spring|summer|autumn|winter|"
    r"without date|received)(?!\w)|"
    r"(?<!\w)(?:le|ce|den|dem|am|a|li|lì|ai|adi|addì|die|à|el|os?|em)['’]?\s+(?:\d|[ivxlj]{1,6}\b)"
)
# "At" before the place of a dateline.
_AT = re.compile(r"(?:(?:Di|Da|Zu|À|Fait à|(?:Given|Done|Dated) at|Dato in)\s|(?:Dall|Dell|Nell)['’])(?=[^\W\d_a-z])")
# The number and the manner of sending before the place in British and American prints.
_NUMBERED = re.compile(
    r"^\s*(?:(?:(?:[TDLR]|TELESPR|Telespr)\.\s(?:[A-Za-z.]{1,8}\s){0,2}\d[\d/]{0,12}\.(?=\s)|\([^()]{1,60}\)|(?:Tel\.\s?)?No\.\s?\d{1,5}[\]).]*(?=\s{3})|No\.\s?\d{1,5}\.?\])\.?\s+)+"
)
_APART = re.compile(r"(?: ?R)?[.:]\s|\s{3,}")
_MOST_DATES = 12
_BRACKETS = re.compile(r"[\[\]()]")
_CAPITALS = re.compile(r"(?:^|[\s\[,])(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3})[\s\],.\[]+$")
_AFTER_DATE = re.compile(
    r"^.{0,40}?\d{4}[\s,.\]]*(?:\d{1,2}[.:]\d{2}\s?[ap]\.?\s?m\.?[,\s]*)?(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2})[.\s]*$"
)
_INSTITUTION = in_small(
    r"(?<!\w)(?:day|session|plenary|house|palace|palais|hotel|hôtel|chancery|castle|room|building|airport|aboard|"
    r"board|on|steamer|ship|"
    r"u\.?s\.?s\.?|"
    r"h\.?m\.?s\.?|in flight|at sea|flagship|office|library|club|camp|street|avenue|square|villa|headquarters|received|"
    r"telegram|report|subject|mr|president|department|embassy|legation|near|quai|whitehall|street|mission|en route|via|"
    r"apartment|suite|residence|hall|college|university|no|from|to|copy|draft|extract|secret|confidential|"
    r"date|dated|distr|distribution|restricted|immediate|personal|nr|nro|núm|unclassified|top|most|priority|conversation|meeting|memorandum|between|with|"
    r"conf[ée]rence|conferenza|conferencia|s[ée]ance|seduta|sesi[óo]n|sitzung|konferenz|protoco(?:le|llo|lo)|protokoll|"
    r"journal|annexe|заседание|протокол)(?!\w)"
)
_BEFORE_DATES = words("em on en am op le el il den vom datum fecha data date dated le a à di")
_KEEPS_NAME = re.compile(
    r"(?:['’]s-gravenhage|['’]s-hertogenbosch|the hague|camp david|san clemente|key biscayne|lake success|white hall)",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile("[º°]")
_ABBREVIATION = re.compile(r"\.\w")
_PLACE = re.compile(r"^(?:[^\W\d_]|[ .'’\-–]){2,40}$")


def place_in(line: str, *, alone: bool = False) -> Span | None:
    """The place that a dateline names, as a span of the line; None where it names none.

    `alone` takes a line that is nothing but a place of the table of capitals and posts.
    """
    text = _NUMBERED.sub(lambda found: " " * len(found[0]), mask(line[:400]))
    date = _DATE.search(small(text))
    start = 0
    apart = _APART.match(text, end_of_number(text)) if end_of_number(text) else None
    numbered = apart.end() if apart else 0
    kind = kind_at_start(text)
    if numbered or (kind and text[kind.end() : kind.end() + 1] == "."):
        # "Telegrama núm. 61. Lisboa, 20 de abril de 1931": number and kind end in a full stop.
        at = numbered or (kind.end() if kind else 0)
        date = _DATE.search(small(text), at)
        return _from_segments(text, at, date.start()) if date else None
    if kind:
        start = kind.end()
        return _behind_kind(text, start)
    if date is None:
        bare = text.strip(" .,")
        return _span(text, text.index(bare), len(text)) if alone and bare and is_city(bare) else None
    printed = _in_capitals(text)
    if printed:
        return printed
    before = _from_segments(text, start, date.start())
    if before:
        return before
    after = _AFTER_DATE.match(text)
    if (
        after
        and (is_city(after["place"]) or (after["place"].isupper() and len(after["place"]) > 2))
        and _plausible(after["place"])
    ):
        return _span(text, after.start("place"), after.end("place"))
    return None


def _behind_kind(text: str, start: int) -> Span | None:
    """`Cablegram UN405 NEW YORK, 9 April`: the capitals before the date; `Minute, Canberra, 8 June`: the segment."""
    for match in _DATE.finditer(small(text), start):
        run = _CAPITALS.search(text, start, match.start())
        if (
            run
            and _plausible(run["place"])
            and (is_city(run["place"]) or "," in text[run.end("place") : match.start()])
        ):
            return _span(text, run.start("place"), run.end("place"))
        if text[start:].lstrip().startswith(","):
            found = _from_segments(text, start, match.start())
            if found:
                return found
        before = text[start : match.start()].rstrip(" [(").rpartition(",")[0].rpartition(",")
        place = before[2].strip(" [].")
        if before[1] and place and is_city(place):
            at = text.rindex(place, start, match.start())
            return Span(at, at + len(place))
    run = _CAPITALS.search(text, start)
    return _span(text, run.start("place"), run.end("place")) if run and is_city(run["place"]) else None


def _in_capitals(text: str) -> Span | None:
    """A city in capitals right before the date, behind whatever number ("PMM(48) 12th Meeting LONDON, 20 May")."""
    for match in islice(_DATE.finditer(small(text)), _MOST_DATES):
        run = _CAPITALS.search(text, 0, match.start()) if "," in text[match.start() - 3 : match.start()] else None
        if run and is_city(run["place"]):
            return _span(text, run.start("place"), run.end("place"))
    return None


def _from_segments(text: str, start: int, end: int) -> Span | None:
    """The place among the comma-parted words before a date: a known city, else the first that is no institution."""
    found: list[Span] = []
    at = start
    for segment in re.split(r"([,،;—–\n]|(?<=[^\W\d_]{4})\.(?=\s)|\s{3,}|(?<=\))\s)", text[start:end]):
        bare = _BRACKETS.sub(" ", segment).strip(' .*،“”"«»')
        if len(segment) > 1 and bare and _plausible(bare):
            before = _AT.match(bare) if not is_city(bare) else None
            bare = bare[before.end() :] if before else bare
            offset = text.index(bare.split()[0], at + (segment.index(bare.split()[0])))
            found.append(Span(offset, at + len(segment)))
        at += len(segment)
    spans = [span for span in (_span(text, s.start, s.end) for s in found) if span]
    known = [span for span in spans if is_city(text[span.start : span.end])]
    known = known or [span for span in spans if len(spans) > 1 and city_named(text[span.start : span.end])]
    cities = known or [span for span in spans if not is_country(text[span.start : span.end])] or spans
    return cities[0] if cities else None


def _plausible(place: str) -> bool:
    if _KEEPS_NAME.fullmatch(place) or (place[:3] in ("St.", "St ") and is_city(place)):
        return True
    words = place.split()
    return (
        bool(_PLACE.match(place))
        and len(words) <= 5
        and any(len(word) > 1 for word in words)
        and (words[0][0].isupper() or not words[0][0].isascii())
        and not is_institution(place)
        and not _INSTITUTION.search(small(place))
        and not has_title(place)
        and not kind_shortened(place)
        and not _NUMBER_SIGN.search(place)
        and not meaning(place)
        and (is_city(place) or not _ABBREVIATION.search(place))
        and place.lower() not in _BEFORE_DATES
    )


def _span(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in ' ,.[]()*\t“”"«»':
        start += 1
    while end > start and text[end - 1] in ' ,.[]()*\t“”"«»':
        end -= 1
    return Span(start, end) if start < end else None


def shown_place(words: str) -> str:
    """A place in the case in which it is read."""
    return natural_case(" ".join(_BRACKETS.sub(" ", words).split()).strip(" .,"))
