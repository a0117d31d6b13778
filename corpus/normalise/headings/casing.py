"""Words that a document prints in capitals, in the case in which they are read."""

import re

from corpus.normalise.lexicon import words

_KEPT = words(
    "USSR USA UK US UN EEC EC NATO SEATO CENTO OAS OAU MFA CIA KGB CC CPSU CPC GDR FRG PRC DPRK DRV NSC UNO USUN JCS "
    "СССР РСФСР США МИД КПСС ЦК НКИД ГДР ФРГ КНР ООН КГБ "
    "FAO ILO GATT IMF IBRD UNESCO WHO AEC AID ACDA USIA TASS NKVD RSFSR UAR FCO CRO NZ ANZUS II III IV"
)
_SMALL = words(
    "of the in and for to at on by de du des del la las los le der von van den und y e es et au di da do degli delle "
    "dei "
    "della dello dell al alla agli aux als em no na dos das "
    "иностранных дел внешней торговли обороны министров и в на при чрезвычайный полномочный временный поверенный делах"
)
_ELIDED = frozenset(("D", "L", "DELL", "ALL", "NELL", "SULL", "DALL", "DEGL"))
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _word(match: re.Match[str]) -> str:
    word = match[0]
    if word in _KEPT or len(word) == 1:
        return word
    if len(word) > 4 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    head, mark, tail = word.partition("’") if "’" in word else word.partition("'")
    if mark and (len(head) == 1 or head in _ELIDED):
        elided = head.lower() if match.start() and head in _ELIDED else head.capitalize()
        return elided + mark + tail.capitalize()
    return word.capitalize()


def is_known_abbreviation(word: str) -> bool:
    """Is the word one of the abbreviations that keep their capitals?"""
    return word in _KEPT


def natural_case(text: str) -> str:
    """`text` with capitals only where words begin, if it stands in capitals throughout; else as it is.

    Abbreviations that are known to be such stay, and so do initials with their full stops.
    """
    if text != text.upper() or not any(len(word) > 2 for word in _LETTERS.findall(text)):
        return text
    words = _LETTERS.sub(_word, text).split(" ")
    return " ".join(w.lower() if at and w.lower() in _SMALL else w for at, w in enumerate(words))


def heading_case(text: str) -> str:
    """`natural_case`, and the small words of an English title in small letters ("Department Of Trade")."""
    words = natural_case(text).split(" ")
    small = ("Of", "The", "In", "And", "For", "To", "At", "On")
    return " ".join(word.lower() if at and word in small else word for at, word in enumerate(words))
