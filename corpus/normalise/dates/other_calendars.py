"""Dates in the calendars of `dates.calendars` as documents write them; asked only where a word or figure calls for it.

`12 brumaire an IX`, `le 5e jour complémentaire an VI`, `15 Şaban 1130`, `١٥ رجب ١٣٣٣`, `evâsıt-ı Ramazan 1131`,
`30 Mehr 1341`, `X Kal. Maii 1621`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import normalize

from corpus.cable import Precision
from corpus.normalise.dates import calendars
from corpus.normalise.dates.readings import Reading
from corpus.normalise.dates.romans import roman_number, roman_year
from corpus.normalise.dates.scripts import Piece
from corpus.normalise.dates.words import MONTHS

HIJRI = "hijri"

_REPUBLICAN = (
    "vendemiaire|vendemmiaio", "brumaire|brumaio", "frimaire|frimaio", "nivose|nevoso", "pluviose|piovoso",
    "ventose|ventoso", "germinal|germile|germinale", "floreal|fiorile", "prairial|pratile", "messidor(?:o)?",
    "thermidor|fervidor|termidoro", "fructidor|fruttidoro",
)  # fmt: skip
_JOINED = r"[-' ]{0,2}(?:[aeu]?'?[lt]h?)?[-' ]{0,2}"
_FIRST = _JOINED + r"(?:evvel|ewwel|awwal|ula)|(?<=['ai]) i(?= ))"
_SECOND = _JOINED + r"(?:ahire?|a?k?h[iy]r[ae]?h?|th?ani(?:ya)?h?|sani(?:ye)?)|(?<=['ai]) ii(?= ))"
_RABI, _JUMADA = r"r[ae]bi'?[iu]?(?:", r"d?[cj][eu]m[ae][dz][ai]?(?:ye|ya)?(?:"
_LORD = r"'?[-' ]{0,2}(?:[ae]?l)?[-' ]{0,2}"
_HIJRI = (
    r"mu(?:c?h)arr[ae]m(?:'?u'?l-?haram)?|محرم(?: الحرام)?",
    r"sa[fp][ae]r(?:'?u'?l-?(?:hayr|muzaffer))?|صفر",
    _RABI + _FIRST + "|ربيع الاول",
    _RABI + _SECOND + "|ربيع (?:الثاني|الاخر)",
    _JUMADA + _FIRST + "|جمادي (?:الاولي|الاول)",
    _JUMADA + _SECOND + "|جمادي (?:الثانية|الثاني|الاخرة|الاخر)",
    r"r[ae](?:c|j|dj)[ae][bp]|رجب",
    r"(?:s|sh|ch|sch)a'?[bp]an|شعبان",
    r"ramad?z?h?an|رمضان",
    r"(?:s|sh|ch|sch)[ae](?:vv|ww|w|v)[ae]l|شوال",
    rf"(?:z|dh)[iu]{_LORD}[kq][ai]'?i?d[ae]h?|(?:ذو|ذي) ?القعدة",
    rf"(?:z|dh)[iu]{_LORD}h[iu](?:cc|jj|dj)[ae]h?|(?:ذو|ذي) ?الحجة",
)
_PERSIAN = (
    "farvardin|فروردين|حمل", "ordibeheshi?t|ارديبهشت|ثور", "khordad|خرداد|جوزا", "tir|تير|سرطان",
    "a?mordad|ا?مرداد|اسد", "shahrivar|شهريور|سنبله", "mehr|مهر|ميزان", "aban|ابان|عقرب", "azar|اذر|قوس",
    "dey|دي|جدي", "bahman|بهمن|دلو", "esfand|اسفند|حوت",
)  # fmt: skip
_DECADES = {
    "first": (1, 10), "ersten": (1, 10), "middle": (11, 20), "mittleren": (11, 20), "last": (21, 30),
    "letzten": (21, 30),
}  # fmt: skip
_HONOURS = "serif[ei]?|mu'?azzam|mubarek|mukerrem|murecceb|haram|geehrten|gesegneten|honou?red|blessed|noble"
_THIRDS = {"evail": (1, 10), "eva'il": (1, 10), "evayil": (1, 10), "evasit": (11, 20), "evahir": (21, 30)}
_ROMAN_WORDS = {
    name: number
    for number, names in enumerate(
        ("pridie prid", "tertio", "quarto", "quinto", "sexto", "septimo", "octavo", "nono", "decimo", "undecimo",
         "duodecimo"), 2,
    )
    for name in names.split()
}  # fmt: skip
_LETTERS = {
    "ı": "i",
    "ʿ": "'",
    "ʾ": "'",
    "ʼ": "'",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "ی": "ي",
    "ى": "ي",
    "ک": "ك",
}
_PERSIAN_LETTERS = re.compile("[۰-۹پچژگیک]")
_ARABIC = re.compile("[\u0600-\u06ff]")


def level(text: str) -> str:
    """A text in lower case without diacritics, every character in its place."""
    return "".join(_LETTERS.get(char) or normalize("NFKD", char.lower())[0] for char in text)


def _months(names: tuple[str, ...]) -> str:
    return "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(names, 1))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading | None], str], ...]:
    year = r"(?P<y>[0-9]{3,4})"
    day = r"(?<![\w/])(?P<d>[0-9]{1,2})"
    return (
        (
            re.compile(
                rf"(?:{day}(?:er|e|eme)?\.? (?:de )?(?:{_months(_REPUBLICAN)})|(?<!\w)(?P<c>[1-6])(?:er|e|eme)? jours? "
                r"compl(?:ementaires?|\.)),? ?(?:de )?(?:l')?(?:an|annee|year|anno|jahr)\.? "
                r"(?P<y>[ivx]{1,4}|[0-9]{1,2})(?!\w)(?: de la republique(?: francaise)?(?:,? une et indivisible)?)?"
            ),
            _republican,
            "French Republican date",
        ),
        (
            re.compile(
                rf"(?:{day}(?: ?(?:th|st|nd|rd)| fi|inci)?\.? (?:of )?|"
                rf"(?:(?P<third>{'|'.join(_THIRDS)})(?:[-' ]?[iu])?|(?P<decade>{'|'.join(_DECADES)}) (?:decade|dekade|"
                r"third|ten days)) (?:of |des )?(?:the )?(?:month (?:of )?|monats |sehr-?i )?|(?<!\w))"
                rf"(?:{_months(_HIJRI)})(?:[-' ,]{{0,3}}(?:i |u |i)?(?:des |the |[ae]?[ls]h?-)?(?:{_HONOURS})i?)?"
                r",? ?(?:(?:in the |im |des )?(?:sene(?:-?i|si|te?)?|sana|year|jahre?s?|of|anno|سنة|عام) )?/?"
                rf"{year}(?![\w/])(?: ?(?:a\.? ?h\.?|h\.|hicri|ه(?!\w)))?"
            ),
            _hijri,
            "Islamic date",
        ),
        (re.compile(rf"{day} (?:{_months(_PERSIAN)})(?: ماه)?,? {year}(?![\w/])"), _persian, "Persian date"),
        (
            re.compile(
                r"(?:(?<!\w)(?:a\.? ?d\.? )?(?P<n>" + "|".join(_ROMAN_WORDS) + r"|[ivx]{1,6}|[0-9]{1,2})\.? )?"
                r"(?<!\w)(?P<mark>kal(?:end(?:is|as|ae))?|cal(?:end(?:is|as|ae))?|non(?:is|as|ae)?|id(?:us|ibus)?)\.? "
                r"(?P<month>[a-z]{3,12})\.?,? (?:anno |domini |a\. ?d\. ?){0,3}"
                r"(?P<y>[0-9]{4}|m(?:[. ]{0,2}[dclxvi]){2,14})(?!\w)"
            ),
            _roman,
            "Roman date",
        ),
    )  # fmt: skip


def dates(text: str) -> Iterator[Piece]:
    """All such dates in a text, whose Arabic digits are European ones."""
    levelled = level(text)
    for pattern, read, rule in _forms():
        for match in pattern.finditer(levelled):
            reading = read(match)
            if reading:
                yield Piece(match.start(), match.end(), rule, reading)


def _day(match: re.Match[str]) -> int:
    return int(match["d"])


def _month(match: re.Match[str]) -> int:
    return next((number for number in range(1, 13) if match[f"m{number}"]), 13)


def _republican(match: re.Match[str]) -> Reading | None:
    year = int(match["y"]) if match["y"].isdecimal() else roman_number(match["y"])
    day = int(match["c"] or match["d"])
    found = calendars.republican(year or 0, 13 if match["c"] else _month(match), day)
    return Reading((found, found), Precision.DAY, Precision.DAY, "french republican") if found else None


def _hijri(match: re.Match[str]) -> Reading | None:
    """Three days for a day, by the doubt of the calendar; the third of a month, or a month alone, as it is."""
    year, month = int(match["y"]), _month(match)
    if not 700 <= year <= 1500:
        return None
    if match["d"]:
        days = calendars.hijri(year, month, _day(match))
    else:
        days = calendars.hijri_stretch(year, month, *_third(match))
    return Reading(days, Precision.RANGE, Precision.DAY, HIJRI) if days else None


def _third(match: re.Match[str]) -> tuple[int, int]:
    """The first and last day of a third of a month, or of the month."""
    return _THIRDS.get(match["third"] or "") or _DECADES.get(match["decade"] or "", (1, 30))


def _persian(match: re.Match[str]) -> Reading | None:
    found = calendars.persian(int(match["y"]), _month(match), _day(match))
    return Reading((found, found), Precision.DAY, Precision.DAY, "persian") if found else None


def _roman(match: re.Match[str]) -> Reading | None:
    month = MONTHS.get(match["month"])
    year = int(match["y"]) if match["y"].isdecimal() else roman_year(match["y"].upper())
    count = match["n"] or "i"
    number = int(count) if count.isdecimal() else _ROMAN_WORDS.get(count) or roman_number(count)
    mark = {"c": "k"}.get(match["mark"][0], match["mark"][0])
    if month is None or not year or not number:
        return None
    found = calendars.roman(year, month, mark, number)
    return Reading((found, found), Precision.DAY, Precision.DAY, "roman") if found else None


_FIGURES = re.compile(r"(?<![\w/.-])([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})(?![\w/-])")
_ERA = re.compile(r"\s?(?:(?P<hijri>ه(?:ـ|جري|\.? ?ق)?|AH\b|A\. ?H\.)|(?P<solar>ه?\.? ?ش))", re.IGNORECASE)


def figures(raw: str, levelled: str) -> Iterator[Piece]:
    """Dates in figures of an Arabic or Persian text whose year is of another era than ours.

    Persian letters or figures, or a letter after the date, tell the solar year from the Islamic one; such figures are
    never a Gregorian date, so that where nothing tells they are read as none.
    """
    if not _ARABIC.search(raw):
        return
    for match in _FIGURES.finditer(levelled):
        first, month, last = int(match[1]), int(match[3]), int(match[4])
        year, day = (first, last) if first > 31 else (last, first)
        if not 1200 <= year <= 1500:
            continue
        era = _ERA.match(raw, match.end())
        solar = bool(era["solar"]) if era else bool(_PERSIAN_LETTERS.search(raw))
        yield Piece(match.start(), match.end(), "date in figures", _of_era(year, month, day, solar=solar))


def _of_era(year: int, month: int, day: int, *, solar: bool) -> Reading | None:
    if solar:
        found = calendars.persian(year, month, day)
        return Reading((found, found), Precision.DAY, Precision.DAY, "persian") if found else None
    days = calendars.hijri(year, month, day)
    return Reading(days, Precision.RANGE, Precision.DAY, HIJRI) if days else None
