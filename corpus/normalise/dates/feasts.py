"""Days told by the feasts of the Church, as old letters and charters date: `le jour de la Saint-Jean 1572`.

A feast is a fixed day of the year or so many days from Easter (H. Grotefend, *Taschenbuch der Zeitrechnung*). Its eve,
its morrow, its octave and the weekdays beside it (`Montag nach Martini 1530`) are told by it. A saint's name or a word
that names places too dates nothing alone: `Saint-Jean, 1572` is a place, `the feast of St. John 1572` a day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from dateutil import easter

from corpus.cable import Precision
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.readings import GREGORIAN, UNDECIDED, Reading
from corpus.normalise.dates.romans import roman_year
from corpus.normalise.dates.scripts import Piece
from corpus.normalise.dates.words import WEEKDAYS

_GREGORIAN_FROM, _BOTH_UNTIL = 1583, 1752
"""Between these years Catholics and others kept Easter by different calendars."""

_MARY = (
    r"(?: (?:b\. ?(?:m\. ?)?v\.|beatae mariae(?: virginis)?|of (?:the virgin|our lady|st\.? mary)|dominicae|mariae))?"
)
_JOHN = r"(?:john|jean|joh?ann(?:e?s|is)?|giovanni|juan|joao|jan)"
_SAINTS = (
    (121, "agnes|agnetis|agnese|ines"), (125, "paul'?s conversion|pauli bekehrung"),
    (214, "valentine?|valentini|valentins?|valentino"), (224, "matthias|matthiae|mathias|mattia|matias"),
    (319, "joseph|josephi|josephs|giuseppe|jose"), (423, "george|georges|georgii|georgs?|georgi|giorgio|jorge"),
    (425, "mark|marc|marci|markus|marcus|marco|marcos"),
    (501, "philip(?: and| &) james|philippi et jacobi|philippi und jacobi|philippe et jacques"),
    (624, _JOHN + "(?:[ -](?:the )?bapt(?:ist[aei]?|iste|\\.))?|giovanni battista|juan bautista"),
    (629, "(?:peter(?: and| und| &)|pierre[ -]et|petri et|peters? und|pietro e|pedro y) (?:saint[ -])?pa[uo]l[iso]?"),
    (722, "mary magdalene?|marie[ -]madeleine|mari(?:a|ae) ma(?:gdalen|ddalen)(?:a|ae)"),
    (725, "james|jacques|ja[ck]ob(?:i|us|s)?|giacomo|tiago"), (726, "anne?|annae|annen|anna|ana"),
    (810, "la[uw]rence|laurent|laurenti(?:i|us)|lorenzs?|laurenz|lorenzo|lourenco"),
    (824, "bartholomew|barth?elemy|barth?ol(?:o|e)m(?:aei|aus|ei|eo|eus)|bartolome"),
    (901, "giles|gilles|aegidi(?:i|us)|egidio"), (921, "matth?ew|matth?ieu|matth?a(?:ei|us|i)|matteo|mateo"),
    (929, "michael(?:i?s)?|michel|michele|miguel"), (1004, "francis|francois|francisci|franziskus|francesco|francisco"),
    (1009, "denis|dionysii|dionigi"), (1018, "luke|luc|lukas|lucae|luca|lucas"),
    (1028, "simon(?: and| &| et| und| e|is et) (?:saint )?jud(?:e|ae|a|as)"),
    (1111, "martin(?:s|i)?|martino|maarten"), (1125, "[ck]ath?[ae]rin(?:e|a|ae|en)|caterina|catalina"),
    (1130, "andrew|andre(?:ae|as|a|s)?"), (1204, "barbara|barbarae|barbe"),
    (1206, "nic?h?olas|nicolai|ni[ck]olaus|nicola|nicolo"), (1213, "lucy|lucie|lucia|luciae|luzia"),
    (1221, "thomas|thomae|tommaso|tomas|tome"), (1226, "stephen|etienne|ste(?:ph|f)an(?:i|us|s|o)?|esteban|estevao"),
    (1227, _JOHN + "[ -](?:the |l'|der )?e[vw]angelist(?:e|ae|en|a)?"), (1231, "s[iy]lvest(?:er|re|ri|ro)s?"),
)  # fmt: skip
"""Saints by month and day."""

_PLAIN = (
    (101, "new year'?s? day|neujahr(?:stag)?|circumcisionis(?: domini)?|jour de l'an|capodanno"),
    (1231, "new year'?s? eve|silvesterabend"),
    (106, "epiphan(?:y|ie|iae|ias)|epifania|dreikonig(?:e|stag)|twelfth day"),
    (202, "candlemas(?: day)?|(?:unser lieben frauen tag )?lichtmess|chandeleur|candelora|purificationis" + _MARY),
    (325, "lady day|annunciation(?:is)?" + _MARY + "|annonciation|annunziazione|anunciacion|maria verkundigung"),
    (624, "midsummer'?s? day|nativitatis (?:s(?:ancti|\\.) )?joh?annis(?: baptistae)?|johannistag"),
    (815, "assumptionis" + _MARY + "|assomption|assunzione|ferragosto|maria himmelfahrt"),
    (908, "nativitatis (?:b\\. ?(?:m\\. ?)?v\\.|beatae mariae(?: virginis)?|mariae)|maria geburt"),
    (929, "michaelmas(?: day)?|michaelis(?:tag)?"),
    (1101, "all saints'?(?: day)?|all ?hallows|allerheiligen(?:tag)?|ognissanti|todos (?:los|os) santos"
     "|omnium sanctorum"),
    (1102, "all souls'?(?: day)?|allerseelen(?:tag)?|omnium animarum"), (1111, "martinmas|martinstag"),
    (1208, "immaculate conception|maria empfangnis|inmaculada concepcion|immacolata concezione"),
    (1225, "christmas(?: day)?|weihnacht(?:en|stag)|christtag|nativitatis(?: (?:domini|christi))?|nativitas domini"
     "|kerst(?:mis|dag)|рождеств[ао] христова|christmas(?= eve)"),
    (1226, "boxing day"),
    (-46, "ash wednesday|aschermittwoch|mercredi des cendres|mercoledi delle ceneri|miercoles de ceniza"),
    (-7, "palm sunday|palmsonntag|dimanche des rameaux|domenica delle palme|domingo de ramos|palmarum"),
    (-3, "maundy thursday|grundonnerstag|jeudi saint|giovedi santo|jueves santo"),
    (-2, "good friday|karfreitag|vendredi saint|venerdi santo|viernes santo|parasceves?"),
    (1, "easter monday|ostermontag|lundi de paques"),
    (0, "easter(?: (?:sunday|day))?|ostern|oster(?:sonn)?tag|paques|pasqua|pasen|paschae?"),
    (39, "ascension day|christi himmelfahrt|ascensionis domini"), (50, "whit ?monday|pfingstmontag|lundi de pentecote"),
    (49, "whit ?sunday|pentecost(?:e|es)?|pfingst(?:en|sonntag)|pinksteren"), (56, "trinity sunday|trinitatis"),
    (60, "corpus (?:christi|domini)(?: day)?|corporis christi|fronleichnam|fete[ -]dieu"),
)  # fmt: skip
"""Feasts that are told by their names; up to 60 by the days from Easter, else by month and day."""

_FRAMED = (
    (202, "candelaria|purification" + _MARY), (725, "santiago"), (815, "assumption" + _MARY + "|assunta|asuncion"),
    (1101, "toussaint"), (1111, "martini"), (1208, "concepcion"),
    (1225, "noel|natale|natal|navidad|nativity(?: of (?:our lord|christ))?|nativite|nativita"),
    (0, "pascua"), (39, "ascension|ascensione|himmelfahrt"), (56, "trinite"),
)  # fmt: skip
"""Feasts whose names are those of places or persons too: words beside them must say that the day is meant."""

_SAINT = r"(?:s(?:ain)?te?\.?|sankt|san|santo|santa|sanct[ie]|sanctae|sint|sao|ss?\.|der heiligen?|beati|divi)[ -]{1,2}"
_EVE = r"(?P<eve>eve|vigil(?:ia[em]?|ie)?|veille|vispera|vespera|vorabend|abend|avond|profesto)"
_AFTER = r"(?P<after>morrow|day after|lendemain|crastino|giorno dopo|dia siguiente)"
_OCTAVE = r"(?P<octave>octaves?|octava|oktav)"
_DAY = r"(?:feast(?: day)?|festival|day|jour|fete|giorno|festa|di|dia|fiesta|festo|festum|die|tag|fest|dag|день)"
_OF = (
    r"(?:of |del |de |dell'|della |degli |di |des |dem |der |d'|do |da |la |los |le |el |il |the |our |in |on |am |an |"
    r"post |l'|a ){0,3}"
)
_WEEKDAYS = "|".join(sorted((name for name in WEEKDAYS if len(name) > 3), key=len, reverse=True))
_FERIAE = {"secunda": 0, "tertia": 1, "quarta": 2, "quinta": 3, "sexta": 4}
_BEFORE = frozenset(("before", "vor", "ante", "avant", "prima"))
_BESIDE = (
    rf"(?:(?P<weekday>{_WEEKDAYS}|feria (?P<feria>{'|'.join(_FERIAE)})) "
    rf"(?:next )?(?P<side>after|nach|post|apres|dopo|despues|{'|'.join(_BEFORE)}) )"
)
_YEAR = (
    r"[,.]?[ ](?:(?:anno|domini|a\. ?d\.|of|de|del|in|im|the|year|jahre?s?|des|dell'anno|l'an|ano|en|di|da)[ ]?){0,4}"
    r"(?P<year>1[0-9]{3}|20[0-9]{2}|m(?:[. ]{0,2}[dclxvi]){2,14})(?![\w/])"
)
_TAIL = r"(?P<tail>(?:'?s)?[ -](?:eve|abend|avond)|abend|'?s? day|s?tag|sdag| tag|[ -]dag)?"


def _named(names: tuple[tuple[int, str], ...], sign: str) -> str:
    """The names as groups that tell their place in the table; the last first, which are the longer ones."""
    return "|".join(f"(?P<{sign}{index}>{name})" for index, (_, name) in reversed([*enumerate(names)]))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """A feast that is one by its name, and names with words that say that the day is meant."""
    moved = rf"(?:{_EVE}|{_AFTER}|{_OCTAVE}) {_OF}(?:{_DAY} {_OF})?"
    framed = (
        rf"(?:{_BESIDE}{_OF}(?:{_DAY} {_OF})?|{moved}|{_DAY} {_OF}|(?:a|pour|vers|vor|nach|zu|auf|fur) la |"
        r"(?:an|am|auf|zu|op|med) |(?P<bare>))"
    )
    return (
        re.compile(rf"(?<!\w)(?:{_BESIDE}{_OF})?(?:{moved})?(?:{_named(_PLAIN, 'p')}){_TAIL}{_YEAR}"),
        re.compile(
            rf"(?<!\w){framed}(?:{_SAINT}(?:{_named(_SAINTS, 's')})|{_named(_FRAMED, 'f')}){_TAIL}{_YEAR}"
        ),
    )  # fmt: skip


def dates(level: str) -> Iterator[Piece]:
    """The days that a text, in lower case and without diacritics, tells by feasts of a year."""
    for pattern in _forms():
        for match in pattern.finditer(level):
            reading = _reading(match.groupdict())
            if reading:
                yield Piece(match.start(), match.end(), "feast", reading)


def _reading(groups: dict[str, str | None]) -> Reading | None:
    stated = groups["year"] or ""
    year = int(stated) if stated.isdecimal() else roman_year(stated.upper())
    if year is None or (groups.get("bare") == "" and not groups["tail"]):
        return None
    found = sorted(filter(None, (_moved(day, groups) for day in _days(groups, year))))
    if not found:
        return None
    if found[0] == found[-1]:
        return Reading((found[0], found[0]), Precision.DAY, Precision.DAY, GREGORIAN)
    return Reading((found[0], found[-1]), Precision.RANGE, Precision.DAY, UNDECIDED)


_TABLES = {"p": _PLAIN, "s": _SAINTS, "f": _FRAMED}


def _days(groups: dict[str, str | None], year: int) -> Iterator[date]:
    """The day of the feast in a year; two where Easter was kept by two calendars."""
    name = next(name for name, words in groups.items() if words and name[1:].isdecimal())
    when, _ = _TABLES[name[0]][int(name[1:])]
    if when > 100:
        yield date(year, *divmod(when, 100))
        return
    both = _GREGORIAN_FROM <= year <= _BOTH_UNTIL
    for calendar in (easter.EASTER_JULIAN, easter.EASTER_WESTERN):
        if both or (calendar == easter.EASTER_JULIAN) == (year < _GREGORIAN_FROM):
            moved = date_spans.later(easter.easter(year, calendar), when)
            if moved:
                yield moved


def _moved(day: date, groups: dict[str, str | None]) -> date | None:
    """The feast's eve, morrow or octave, or the weekday before or after it."""
    eve = groups.get("eve") or (groups["tail"] or "").endswith(("eve", "abend", "avond"))
    moved = date_spans.later(day, -1 if eve else 1 if groups.get("after") else 7 if groups.get("octave") else 0)
    weekday, side = groups.get("weekday"), groups.get("side")
    if moved is None or weekday is None or side is None:
        return moved
    wanted = _FERIAE[groups["feria"] or ""] if groups.get("feria") else WEEKDAYS[weekday]
    apart = (_weekday(moved) - wanted - 1) % 7 + 1 if side in _BEFORE else -((wanted - _weekday(moved) - 1) % 7 + 1)
    return date_spans.later(moved, -apart)


def _weekday(day: date) -> int:
    """The day of the week (Monday 0); before 1583 the day is a Julian one."""
    reckoned = date_spans.julian(day.year, day.month, day.day) if day.year < _GREGORIAN_FROM else day
    return (reckoned or day).weekday()
