"""References in other tongues than English: `votre télégramme nº 123 du 3 mai`, `Drahtbericht Nr. 45`, `Ваш № 123`."""

import re
from collections.abc import Iterator

_WHOSE = (
    "mon|ma|notre|nos|votre|vos|mein(?:e[nmr]?)?|unser(?:e[nmr]?)?|[Ii]hr(?:e[nmr]?)?|dortige[nmrs]?|мо[йяеию]|моей|моему|моём|моем|"
    "наш[аеиу]?|нашей|нашему|нашем|ваш[аеиу]?|вашей|вашему|вашем|mi|su|nuestr[oa]|vuestr[oa]|mi[oa]|su[oa]|nostr[oa]|vostr[oa]|"
    "meu|minha|seu|sua|noss[oa]|voss[oa]"
)
_KIND = (
    "t[ée]l[ée]grammes?|cablogrammes?|d[ée]p[êe]ches?|lettres?|telegramm(?:e|s|en)?|drahtbericht(?:e|s|en)?|drahterla(?:ss|ß)|"
    "fernschreiben|schreiben|brief(?:e|es)?|depeschen?|erla(?:ss|ß)|bericht(?:e|s|es)?|verbalnote|"
    "телеграмм(?:а|у|е|ы|ой|ам|ами)|шифртелеграмм(?:а|у|е|ы)|депеш(?:а|у|е|и)|письм(?:о|а|у|е|ом)|нот(?:а|у|е|ы)|"
    "telegramas?|despachos?|cartas?|oficios?|of[íi]cios?|telegramm[ai]|dispacc(?:io|i)|letter[ae]|foglio|notas?"
)
_SIGN = r"(?:n[º°o]s?\.?|n\.\s?[º°o]?|n\.|nr\.?|nos?\.|№№?|n[úu]ms?\.?|nn\.)"
_DAY = (
    r"(?:,?\s(?:du|vom|от|de|del|dell|dal|di|em)[\s'’]+(?:le\s)?\d{1,2}(?:er|[.ºo°])?\s(?:de\s|d['’])?"
    r"(?:[^\W\d_]{3,10}|inst\.|ds\.\s?[JM]s?\.)(?:,?\s(?:de\s)?\d{4}(?!\w))?)"
)
_NUMBER = r"\d{1,6}(?:/\d{1,4})?"
_ALSO = rf"(?:(?:,|\set|\sund|\sи|\sy|\se)\s{_NUMBER}(?![\w/.]))"
_FIGURE = re.compile(r"\d+")
_SIGNED = re.compile(
    r"(?=[nN№vоdel])(?:[nN][º°.]|[nN]s?\.?[º°]|[nN][úu]ms?\.?|[nN]rs?\.?|[nN]os?\.|№|\b(?:vom|от|du|de|del|dal|di|em|le))[\s'’]?\Z"
)
_BEFORE, _AFTER = 48, 80
_PATTERNS = (
    (
        "whose message and number",
        re.compile(
            rf"\b(?:{_WHOSE})\s(?:(?:{_KIND})\s)?{_SIGN}\s?{_NUMBER}(?![\w/]){_ALSO}{{0,4}}{_DAY}?", re.IGNORECASE
        ),
    ),
    (
        "message and number",
        re.compile(rf"\b(?:{_KIND})\s{_SIGN}\s?{_NUMBER}(?![\w/]){_ALSO}{{0,4}}{_DAY}?", re.IGNORECASE),
    ),
    ("letter by date", re.compile(rf"\b(?:{_WHOSE})\s(?:{_KIND}){_DAY}", re.IGNORECASE)),
)


def in_other_tongues(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each reference; it is looked for only beside a figure with a sign of one before it."""
    for figure in _FIGURE.finditer(text):
        at = figure.start()
        if not _SIGNED.search(text, max(0, at - 8), at):
            continue
        for rule, pattern in _PATTERNS:
            for match in pattern.finditer(text, max(0, at - _BEFORE), at + _AFTER):
                if match.end() > at:
                    yield match.start(), match.end(), rule
