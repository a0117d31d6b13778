"""Short and foreign ways to type a date, said again in the words that `search.language.dates` reads.

Asked only for what cannot be read as it stands, so that nothing here can change a date that is understood.
"""

import re
from collections.abc import Callable
from typing import Final

_MOST_YEARS: Final = 50
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_YEAR = r"[0-9]{4}"
_CENTURY = (
    r"(?:centur(?:y|ies)|cent\.?|c\.|siècles?|siecles?|secol[oi]|siglos?|séculos?|jahrhunderts?|jh\.?|eeuw|"
    r"век[аи]?|вв?\.)"
)
_NUMBER = r"([0-9]{1,2}|[ivx]{1,5})(?:st|nd|rd|th|ᵉ|e|º|°|\.)?"
_DASH = r"(?:\s*[-–—/]\s*|\s+(?:to|and|until|bis|à)\s+)"


def said_again(text: str) -> str:
    """What a typed date means in other words; the same text where nothing here fits it. The case is lowered."""
    said = " ".join(text.lower().split())
    for pattern, meaning in _FORMS:
        match = pattern.fullmatch(said)
        meant = meaning(match) if match else ""
        if meant:
            return meant
    return said


def _roman(text: str) -> int:
    """An ordinal of figures or Roman letters (`19`, `xix`)."""
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _century(match: re.Match[str]) -> str:
    return f"{_roman(match[1])}th century"


def _centuries(match: re.Match[str]) -> str:
    return f"{_roman(match[1])}th century to {_roman(match[2])}th century"


def _part_of_a_century(match: re.Match[str]) -> str:
    parts = {"third": 3, "quarter": 4, "decade": 10}[match["unit"]]
    ordinals = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
    number = ordinals.get(match["ordinal"], parts - 1)
    if number >= parts:
        return ""
    begin = 100 * (int(match["century"]) - 1)
    return f"{begin + 100 * number // parts + 1:04} to {begin + 100 * (number + 1) // parts:04}"


def _years_around(match: re.Match[str]) -> str:
    year, more = int(match[1]), int(match[2])
    return f"{year - more:04} to {year + more:04}" if 0 < more <= _MOST_YEARS and year > more else ""


def _text(template: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(template)


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"(?:the )?([0-9]{3})(?:[x_*]|-\??|\?)", _text(r"\g<1>0s")),
        (r"(?:the )?([0-9]{2})(?:xx|__|--\??|\?\?|\*\*)", _text(r"\g<1>00s")),
        (r"(?:pre|before|ante)[-\s]+(.+)", _text(r"before \1")),
        (r"post[-\s]+(.+)", _text(r"after \1")),
        (r"(?:not (?:after|later than)|through|thru|to|as late as)\s+(.+)", _text(r"until \1")),
        (r"(?:not (?:before|earlier than)|as early as|starting|beginning)\s+(.+)", _text(r"since \1")),
        (
            r"(?:from\s+)?(.+?)\s*(?:\+|[-–—]|,?\s(?:on|onwards?|forwards?|and (?:after|later|on|onwards?)|"
            r"or (?:after|later)|to date|to present|et seq\.?|ff\.?))",
            _text(r"since \1"),
        ),
        (r"(?:from\s+)?(.+?),?\s(?:and|or) (?:before|earlier)", _text(r"until \1")),
        (
            r"(?:possibly|probably|perhaps|roughly|near|nearly|some time in|sometime in|est\.?)\s+(.+)",
            _text(r"about \1"),
        ),
        (r"(.+?)\s*\(?(?:\?|approx\.?|circa|or so|or thereabouts)\)?", _text(r"about \1")),
        (rf"({_YEAR})\s*(?:±|\+\s?/\s?-|\+-)\s*([0-9]{{1,2}})(?: years?)?", _years_around),
        (r"(?:the )?(?:decade(?: of)?|years)(?: the)? ([0-9]{3}0)'?s?", _text(r"\1s")),
        (
            rf"(?:the )?years?\s+(.+)|(?:в|im|en|l'année|anno|año|jahre?)\s+({_YEAR})(?:\s+году)?",
            lambda m: m[1] or m[2],
        ),
        (r"all (?:through )?(.+)", _text(r"\1")),
        (r"(.+) (?:a\.? ?d\.?|c\.? ?e\.?)", _text(r"\1")),
        (r"(.*[0-9]{4})\s?(?:г|гг|года?|году|yr|year)\.?", _text(r"\1")),
        (rf"({_YEAR})[,\s-]+([^\W\d_][^\d]*)", _text(r"\2 \1")),
        (r"(0?[1-9]|1[0-2])\.(1[3-9]|2[0-9]|3[01])\.([0-9]{4}|[0-9]{2})", _text(r"\1/\2/\3")),
        (r"([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})", _text(r"\1-\2-\3")),
        (
            r"([0-9]{1,2})\.?\s?[-–—]\s?([0-9]{1,2})([./])([0-9]{1,2})\3([0-9]{4}|[0-9]{2})",
            _text(r"\1\3\4\3\5 to \2\3\4\3\5"),
        ),
        (r"([0-9]{4}) ([0-9]{1,2})", _text(r"\1-\2")),
        (r"([0-9./]*[./][0-9]+)\s*[-–—]\s*([0-9./]*[./][0-9]+)", _text(r"\1 to \2")),
        (rf"(?:the )?{_NUMBER}{_DASH}(?:the )?{_NUMBER} ?{_CENTURY}", _centuries),
        (rf"(?:the |le |il |das |im |en )?{_NUMBER} ?{_CENTURY}", _century),
        (rf"(?:the |le |il |el )?{_CENTURY} {_NUMBER}", _century),
        (
            r"(?:the )?(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<unit>quarter|third|decade) of "
            r"(?:the )?(?P<century>[0-9]{1,2})(?:st|nd|rd|th) (?:century|cent\.?|c\.?)",
            _part_of_a_century,
        ),
        (
            rf"(?!early|mid|late)([^\W\d_]+){_DASH}([^\W\d_]+)(?: of|,)? ({_YEAR}|'?[0-9]{{2}})",
            _text(r"\1 \3 to \2 \3"),
        ),
    )
)
"""Each form in lower case, and what it says; the first that fits and has a meaning is taken."""
