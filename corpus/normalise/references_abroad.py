"""References in other tongues than English: `votre télégramme nº 123 du 3 mai`, `Drahtbericht Nr. 45`, `Ваш № 123`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from corpus.normalise.headings.alternation import alternatives, in_small, leaping, small
from corpus.normalise.lexicon import words
from corpus.normalise.reference_words import KINDS, WHOSE, fold_word

_WHOSE = (
    "mon|ma|notre|nos|votre|vos|mein(?:e[nmr]?)?|unser(?:e[nmr]?)?|ihr(?:e[nmr]?)?|dortige[nmrs]?|мо[йяеию]|моей|моему|моём|моем|"
    "наш[аеиу]?|нашей|нашему|нашем|ваш[аеиу]?|вашей|вашему|вашем|mi|su|nuestr[oa]|vuestr[oa]|mi[oa]|su[oa]|nostr[oa]|vostr[oa]|"
    "meu|minha|seu|sua|noss[oa]|voss[oa]|uwe?|onze?|mijn|m[oó]j(?:a|ego|ej|ą)?|nasz(?:a|ego|ej|ą)?|pańsk(?:i|a|iego|iej|ą)"
)
_KIND = (
    "t[ée]l[ée]grammes?|cablogrammes?|d[ée]p[êe]ches?|lettres?|telegramm(?:e|s|en)?|drahtbericht(?:e|s|en)?|drahterla(?:ss|ß)|"
    "fernschreiben|DB|DE|FS|plurex|schreiben|brief(?:e|es)?|depeschen?|erla(?:ss|ß)|bericht(?:e|s|es)?|verbalnote|"
    "телеграмм(?:а|у|е|ы|ой|ам|ами)|шифртелеграмм(?:а|у|е|ы)|депеш(?:а|у|е|и)|письм(?:о|а|у|е|ом)|нот(?:а|у|е|ы)|"
    "telegramas?|despachos?|cartas?|oficios?|of[íi]cios?|telegramm[ai]|dispacc(?:io|i)|letter[ae]|foglio|notas?|rapport[oi]?|"
    "telespress[oi]|telegram(?:u|em)?|codetelegram|brie(?:f|ven)|depesz[aęy]|szyfrogram(?:u|em)?|pism[oaeu]|raport(?:u|em)?"
)
# Whose it is may stand between the kind and the number ("telegramma di V. E. n. 231", "telegram szyfrowy nr 5").
_BETWEEN = (
    r"(?:\s(?!du|vom|от|del?|di|em)[^\W\d_][\w.'’]{0,14}|\s(?:di|de|du|da)\s(?:[VS]\.\s?(?:[ESM]|Exa?)\.?ª?\.?|"
    r"[^\W\d_][\w'’]{3,14}(?:\s[^\W\d_]\w{4,12})?)){0,2}?"
)
_SIGN = r"(?:n[º°o]s?\.?|n\.\s?[º°o]?|n\.|nr\.?|nos?\.|№№?|n[úu]ms?\.?|nn\.)"
_DAY = (
    r"(?:,?\s(?:du|vom|от|de|del|dell|dal|di|em)[\s'’]+(?:le\s)?\d{1,2}(?:er|[.ºo°])?\s(?:de\s|d['’])?"
    r"(?:[^\W\d_]{3,10}|inst\.|ds\.\s?[JM]s?\.)(?:,?\s(?:de\s)?\d{4}(?!\w))?)"
)
_NUMBER = r"\d{1,6}(?:/\d{1,4})?"
_ALSO = rf"(?:(?:,|\set|\sund|\sи|\sy|\se)\s{_NUMBER}(?![\w/.]))"
_SIGNED = re.compile(
    r"(?=[nN№vоdel])(?:[nN][º°.]|[nN]s?\.?[º°]|[nN][úu]ms?\.?|[nN]rs?\.?|[nN]os?\.|№|\b(?:vom|от|du|de|del|dal|di|em|le))[\s'’]?\Z"
)
_SIGNS_END = frozenset("º°.msr№тueli")
# Words of the tables that only English messages name others by: their forms are read elsewhere.
_ENGLISH = words(
    "my our your yr ur his their its telegram telegrams tel tels cable cables letter letters note despatch despatches "
    "dispatch dispatches airgram airgrams message messages memorandum embassy department legation mission consulate "
    "deptel embtel"
)
_BEFORE, _AFTER, _LONGEST_WORD = 64, 80, 20
_PATTERNS = (
    (
        "whose message and number",
        re.compile(
            rf"\b(?:{_WHOSE})\s(?:(?:{_KIND}){_BETWEEN}\s)?{_SIGN}\s?{_NUMBER}(?![\w/]){_ALSO}{{0,4}}{_DAY}?",
            re.IGNORECASE,
        ),
    ),
    (
        "whose message and number",
        re.compile(
            rf"\b(?:{_KIND})\s(?:di|de|du|da)\s[VS]\.\s?(?:[ESM]|Exa?)\.?ª?\.?\s{_SIGN}\s?{_NUMBER}(?![\w/]){_ALSO}{{0,4}}{_DAY}?",
            re.IGNORECASE,
        ),
    ),
    (
        "message and number",
        re.compile(rf"\b(?:{_KIND}){_BETWEEN}\s{_SIGN}\s?{_NUMBER}(?![\w/]){_ALSO}{{0,4}}{_DAY}?", re.IGNORECASE),
    ),
    (
        "whose message and number",
        re.compile(
            rf"\b(?:{_WHOSE})\s(?:{_KIND})\s{_NUMBER}(?![\w/]|[.,]\d){_ALSO}{{0,4}}{_DAY}?"
            rf"|\b(?:{_WHOSE})\s\d{{2,6}}(?:{_DAY}|(?=[.,;:)](?!\d)|\s(?:y|et|und|e)\s\d|\s*$))",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "answer to a number",
        re.compile(
            rf"^[ \t(]{{0,9}}(?:Auf|Zu|Im Anschlu(?:ss|ß) an|Mit Bezug auf|"
            rf"Bezug:)\s(?:dort\.?\s)?Nr\.\s?{_NUMBER}(?![\w/]){_DAY}?",
            re.M,
        ),
    ),
    ("letter by date", re.compile(rf"\b(?:{_WHOSE})\s(?:{_KIND}){_DAY}", re.IGNORECASE)),
)


def in_other_tongues(text: str, figures: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each reference; it is looked for only beside a figure with a sign of one before it.

    `figures` are start and end of the text's figures.
    """
    for at, _ in figures:
        if not (_is_signed(text, at) or _names_message(text, at)):
            continue
        around = text[max(0, at - _BEFORE) : at + _AFTER]
        if not (_opens().search(small(around)) or "Nr." in around):
            continue
        for rule, pattern in _PATTERNS:
            for match in pattern.finditer(text, max(0, at - _BEFORE), at + _AFTER):
                if match.end() > at:
                    yield match.start(), match.end(), rule


@cache
def _opens() -> re.Pattern[str]:
    """What every reference has in small letters, but for those that answer a `Nr.`: a kind, or whose a number is."""
    kind, whose = leaping(alternatives(_KIND)), leaping(alternatives(_WHOSE))
    return in_small(rf"(?:{kind})\s|(?:{whose})\s(?:{_SIGN}|\d)")


def _is_signed(text: str, at: int) -> bool:
    """Whether a sign of a number or of a day stands before a figure; the last letter tells of most that none does."""
    before = text[max(0, at - 2) : at]
    last = before[:-1] if before[-1:].isspace() or before[-1:] in "'’" else before[-1:]
    return last in _SIGNS_END and _SIGNED.search(text, max(0, at - 8), at) is not None


def _names_message(text: str, at: int) -> bool:
    """Whether the word before a figure is a message's kind, or says whose it is."""
    if text[at - 1 : at] != " ":
        return False
    return _is_of_message(text[max(0, at - _LONGEST_WORD) : at - 1].rpartition(" ")[2])


@lru_cache(maxsize=8192)
def _is_of_message(word: str) -> bool:
    """Whether a word is a message's kind, or says whose it is, in another tongue than English."""
    folded = fold_word(word) if len(word) > 1 else ""
    return folded not in _ENGLISH and (folded in KINDS or folded in WHOSE)
