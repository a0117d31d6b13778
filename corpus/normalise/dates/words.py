"""The words that dates are written with, in the languages of the archives, folded for comparison."""

from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=4096)
def _fold_foreign(word: str) -> str:
    return "".join(char for char in normalize("NFKD", word.casefold()) if not combining(char))


def fold(word: str) -> str:
    """A word as the tables above hold it: lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    return _fold_foreign(word) if len(word) <= 20 else word


def word_set(words: str) -> frozenset[str]:
    """The words of a list divided by spaces."""
    return frozenset(words.split())


_MONTHS = (
    (
        "january jan janvier janv januar jaenner janner jenner jan enero ene gennaio genn genaro janeiro januari "
        "январь января янв januarii ianuarii januarius ianuarius"
    ),
    (
        "february feb febr february fevrier fevr fev februar feber febrero febbraio febbr febraro fevereiro februari "
        "февраль февраля фев февр februarii februarius"
    ),
    "march mar mars marz maerz merz merzen mrz marzo marco maart mrt март марта мар martii martius",
    "april aprill apr avril avr abril abr aprile aprilis апрель апреля апр",
    "may mai mayo maggio magg maio mei май мая maii maius",
    "june juny jun juin juni iuni junio giugno giu junho июнь июня июн junii iunii junius",
    "july jul juillet juil juli iuli julio luglio lug julho июль июля июл julii iulii julius",
    "august aug aout agosto augustus август августа авг augusti augustii",
    (
        "september sept sep septembre septiembre setiembre settembre sett setembro сентябрь сентября сен сент "
        "septembris septr septbre septbr sepbre 7bre 7br 7ber 7bris"
    ),
    (
        "october oct octobre oktober okt octubre ottobre ott outubro октябрь октября окт octobris "
        "octbre octbr 8bre 8br 8ber 8bris"
    ),
    "november nov novembre noviembre novembro ноябрь ноября ноя нояб novembris novbre novbr 9bre 9br 9ber 9bris",
    (
        "december dec decembre dezember dez diciembre dic dicembre dezembro dezembris декабрь декабря дек decembris "
        "decbre decbr 10bre 10br 10ber xbre xbr xber xbris"
    ),
)
_SEASONS = (
    "spring springtime printemps fruhling fruhjahr fruehling fruehjahr primavera lente весна весной весны",
    "summer ete sommer verano estate verao zomer лето летом лета",
    "autumn fall automne herbst otono autunno outono herfst осень осенью осени",
    "winter hiver invierno inverno зима зимой зимы",
)
_WEEKDAYS = (
    "monday mon tuesday tues tue wednesday wed thursday thurs thu friday fri saturday sat sunday sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "понедельник вторник среда четверг пятница суббота воскресенье"
)
_PARTICLES = "of de del di do da d du des den der the le el il la day in year an anno van tag го г"
_JOINERS = "and to until till through thru et au bis und y al hasta e ed ate en tot по и"

MONTHS: dict[str, int] = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Folded names and abbreviations of months, nominative and genitive, with the numbers of the months."""

WEAK_MONTHS: dict[str, int] = {"ago": 8, "set": 9, "out": 10}
"""Abbreviations that are everyday words of another language: months only between a day and a year."""

LOWER_CASE_WORDS = frozenset({"may", "march", "mar"})
"""English words that name a month only when they are capitalised or stand between a day and a year."""

SEASONS: dict[str, int] = {fold(word): number for number, words in enumerate(_SEASONS) for word in words.split()}
"""Folded names of seasons: 0 spring, 1 summer, 2 autumn, 3 winter."""

WEEKDAYS = frozenset(_WEEKDAYS.split())
PARTICLES = frozenset(_PARTICLES.split())
JOINERS = frozenset(_JOINERS.split())

ROMAN: dict[str, int] = {
    roman: number
    for number, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
_CYRILLIC_LOOKALIKES = str.maketrans({"Х": "X", "І": "I", "У": "V"})


def roman_month(word: str) -> int | None:
    """The month that an upper-case Roman numeral names (Cyrillic look-alikes included), or None."""
    return ROMAN.get(word) or ROMAN.get(word.translate(_CYRILLIC_LOOKALIKES))
