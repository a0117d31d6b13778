"""What people type for a date in other languages than English, said again in English words.

Asked only for what cannot be read as it stands: names of months and seasons are read in every language anyway, so that
only the words around them (`vor`, `depuis`, `dal … al`, `в начале`) are put into English here.
"""

import re
from collections.abc import Callable
from typing import Final

from search.language.shorthand import said_again

Meaning = str | Callable[[re.Match[str]], str]

_THE = r"(?:(?:dem|den|der|zum|jahr|le|la|les|l['’]|du|il|lo|el|los|o|os|het|de|des|del|dell['’]|di|d['’])\s?\b)*\s*"
_BEFORE = r"vor|avant|prima|antes|до|перед|voor|przed|před|före|før|inden"
_AFTER = r"nach|après|apres|dopo|después|despues|depois|после|na|po|efter"
_SINCE = (
    r"seit|ab|depuis|à partir|a partir|a partire dal(?:l['’])?|a partire|dal(?:l['’])?|desde|с|со|начиная с|sinds|"
    r"vanaf|od|sedan|siden"
)
_UNTIL = (
    r"bis(?: zu| einschließlich| einschliesslich)?|jusqu['’](?:à|a|au|en)|jusque|fino (?:al?|all['’])|hasta|"
    r"até|ate|по|tot|do|till och med|indtil"
)
_ABOUT = (
    r"um|etwa|vers|environ|intorno al?|hacia|alrededor|por volta|cerca|около|примерно|rond|omstreeks|około|kolem|"
    r"omkring"
)
_FROM_TO = (
    (r"von|vom", r"bis(?: zum)?"), (r"de|du|des", r"à|au|a|al|aux|até"), (r"dal?l?['’]?|da|del", r"al?l?['’]?"),
    (r"с|со|от", r"по|до"), (r"van", r"tot(?: en met)?"), (r"od", r"do"), (r"från", r"till"), (r"fra", r"til"),
)  # fmt: skip
_BETWEEN = (
    (r"zwischen", "und"), (r"entre", "et|y|e"), (r"tra|fra", "e"), (r"между", "и"), (r"tussen", "en"),
    (r"między", "a|i"),
)  # fmt: skip
_PARTS = (
    ("early", r"anfang|frühen?|beginn|début|debut|commencement|inizio|inizi|principios?|"
     r"comienzos?|inicios?|início|(?:в )?начал[оеа]|begin|początek|początku|początkiem|začátek|začátkem"),
    ("mid", r"mitte|mi|milieu|metà|meta|mediados|meados|(?:в )?середин[аеы]|midden|połowa|polovina"),
    ("late", r"ende|späten?|fin|fine|finales|fines|fim|finais|(?:в )?кон(?:ец|це|ца)|eind(?:e)?|koniec|końcu|konec"),
)  # fmt: skip
_ORDINALS = {
    "1": "erstes|erste|premier|première|primo|prima|primer|primera|primeiro|primeira|перв(?:ый|ая|ое)|eerste",
    "2": "zweites|zweite|deuxième|second|seconde|secondo|seconda|segundo|segunda|втор(?:ой|ая|ое)|tweede",
    "3": "drittes|dritte|troisième|terzo|tercer|tercero|terceiro|третий|третья|derde",
    "4": "viertes|vierte|quatrième|quarto|cuarto|четв[её]рт(?:ый|ая)|vierde|letztes|dernier|ultimo|último|последний",
}
_QUARTER = r"(?:quartal|vierteljahr|trimestre|trimestre de|квартал[ае]?|kwartaal|kwartał)"
_HALF = r"(?:halbjahr|hälfte|semestre|semestre de|moitié|metà|mitad|metade|половин[аы]|полугодие|helft)"
_ORDINAL = r"(?:(?P<figure>[1-4]|iv|i{1,3})(?:\.|er|re|e|º|°|ª|-й|-е)?|" + "|".join(
    f"(?P<o{number}>{names})" for number, names in _ORDINALS.items()
) + ")"  # fmt: skip
_DAYS = {
    "today": "heute|aujourd['’]hui|oggi|hoy|hoje|сегодня|vandaag|dziś|dzisiaj|dnes|i dag|idag",
    "yesterday": "gestern|hier|ieri|ayer|ontem|вчера|gisteren|wczoraj|včera|igår|i går",
    "this year": "dieses jahr|cette année|quest['’]anno|este año|este ano|(?:в )?это[мт] год(?:у)?|dit jaar",
    "last year": "letztes jahr|voriges jahr|l['’]année dernière|l['’]an dernier|l['’]anno scorso|"
    "(?:el )?año pasado|(?:o )?ano passado|(?:в )?прошл(?:ом|ый) год(?:у)?|vorig jaar",
    "this month": "diesen monat|dieser monat|ce mois|ce mois-ci|questo mese|este mes|este mês|(?:в )?это[мт] месяц[е]?",
    "last month": "letzten monat|letzter monat|le mois dernier|il mese scorso|(?:el )?mes pasado|(?:o )?mês passado|"
    "(?:в )?прошл(?:ом|ый) месяц[е]?|vorige maand",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MOST_DEEP: Final = 3
_TENS = {
    "20": "zwanziger|vingt|venti|veinte|vinte", "30": "dreißiger|dreissiger|trente|trenta|treinta|trinta",
    "40": "vierziger|quarante|quaranta|cuarenta|quarenta", "50": "fünfziger|cinquante|cinquanta|cincuenta|cinquenta",
    "60": "sechziger|soixante|sessanta|sesenta|sessenta", "70": "siebziger|soixante-dix|settanta|setenta",
    "80": "achtziger|quatre-vingts?|ottanta|ochenta|oitenta", "90": "neunziger|quatre-vingt-dix|novanta|noventa",
}  # fmt: skip
_DECADE = r"['’]?(?P<decade>[12][0-9]{2}0|[0-9]0)"
_YEARS = r"(?:(?:die|les|gli|los|as|os|de) )?"


def said_in_english(text: str) -> str:
    """What a date typed in another language means in English words; the same text where nothing here fits it."""
    return _said(" ".join(text.lower().split()), _MOST_DEEP)


def _said(said: str, deep: int) -> str:
    for pattern, meaning in _FORMS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        if not isinstance(meaning, str):
            return meaning(match)
        return meaning.format(*(said_again(_said(group, deep - 1)) if deep else group for group in match.groups()))
    return said


def _part_of_year(unit: str) -> Callable[[re.Match[str]], str]:
    names = ("first", "second", "third", "fourth")

    def meaning(match: re.Match[str]) -> str:
        figure = match["figure"]
        if figure and not figure.isdecimal():
            return f"{names[_ROMAN[figure] - 1]} {unit} of {match['year']}"
        number = int(figure or next(number for number in _ORDINALS if match[f"o{number}"]))
        return f"{names[min(number, 2) - 1 if unit == 'half' else number - 1]} {unit} of {match['year']}"

    return meaning


def _forms() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    forms: list[tuple[str, Meaning]] = [(words, english) for english, words in _DAYS.items()]
    forms += [(rf"(?:{one})\s+{_THE}(.+?)\s+(?:{other})\s+{_THE}(.+)", "from {0} to {1}") for one, other in _FROM_TO]
    forms += [
        (rf"(?:{one})\s+{_THE}(.+?)\s+(?:{other})\s+{_THE}(.+)", "between {0} and {1}") for one, other in _BETWEEN
    ]
    forms += [(rf"(?:{words})[\s-]+{_THE}(.+)", f"{english} {{0}}") for english, words in _PARTS]
    forms += [
        (rf"{_YEARS}(?:années|anni|años|anos|jaren)? ?(?:{words})(?: jahren?)?", f"{ten}s")
        for ten, words in _TENS.items()
    ]
    of_year = r"(?: (?:des jahres|de l['’]année|del?|de|do|dell['’]anno|van|von|года?))? (?P<year>[0-9]{4})(?: года?)?"
    forms += [
        (rf"{_YEARS}{_DECADE}(?:er|ern|-е|-х|er-jahre)(?: (?:jahren?|годы|годов))?", "{0}s"),
        (rf"{_YEARS}(?:années|anni|años|anos|jaren|годы) {_DECADE}(?:er)?", "{0}s"),
        (rf"(?:(?:das|le|il|el|o|la) )?{_ORDINAL} {_QUARTER}{of_year}", _part_of_year("quarter")),
        (rf"(?:(?:das|le|il|el|o|la|die) )?{_ORDINAL} {_HALF}{of_year}", _part_of_year("half")),
        (rf"(?:{_BEFORE})\s+{_THE}(.+)", "before {0}"),
        (rf"(?:{_AFTER})\s+{_THE}(.+)", "after {0}"),
        (rf"(?:{_UNTIL})\s+{_THE}(.+)", "until {0}"),
        (rf"(?:{_ABOUT})\s+{_THE}(.+)", "about {0}"),
        (rf"(?:{_SINCE})\s+{_THE}(.+)", "since {0}"),
        (r"(?:im|am|en|au|nel|nell['’]|nello|em|no|в|во|w|v|i|le|la|l['’]|il|el|den|der|das)\s?"
         r"(?:jahre?|mois (?:de|d['’])|anno|año|ano|mes de|mês de|année|mese di)?\s?(.+)", "{0}"),
    ]  # fmt: skip
    return tuple((re.compile(pattern), meaning) for pattern, meaning in forms)


_FORMS: Final = _forms()
"""Each form in lower case, and what it says in English; the first that fits is taken."""
