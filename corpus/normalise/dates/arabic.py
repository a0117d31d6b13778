"""Arabic dates in the shape in which all others are read: European digits, one word a month, one name for each."""

import re
from collections.abc import Iterable

from corpus.normalise.dates.words import fold

_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
_EGYPTIAN = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
_MAGHREBI = "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"
_OTHERS = (("ابريل", 4), ("يولية", 7), ("يونية", 6), ("اغسطس", 8), ("اكتوبر", 10))


def _numbered() -> Iterable[tuple[str, int]]:
    for names in (_LEVANTINE, _EGYPTIAN.split(), _MAGHREBI.split()):
        yield from zip(names, range(1, 13), strict=True)
    yield from _OTHERS


_NUMBERS = dict(_numbered())
MONTHS: dict[str, int] = {fold(name).replace(" ", "_"): number for name, number in _NUMBERS.items()}
"""The folded names of months, those of two words joined by `_`."""

_DIGITS = {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)} | {ord("،"): ","}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TWICE = re.compile(rf"(?<!\w)({_MONTH})\s?[/(]\s?(?=({_MONTH})(?!\w))")
_TWO_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(name for name in _LEVANTINE if ' ' in name)})(?!\w)")
_ARABIC = re.compile("[\u0600-\u06ff]")


def levelled(text: str) -> str:
    """`text` with European digits and commas for Arabic and Persian ones, and each month as one word.

    Of two names for one month (`تشرين الثاني/نوفمبر`) the second stays. Every character keeps its place.
    """
    if not _ARABIC.search(text):
        return text
    text = _TWICE.sub(_one_name, text.translate(_DIGITS))
    return _TWO_WORDS.sub(lambda found: found[0].replace(" ", "_"), text)


def _one_name(found: re.Match[str]) -> str:
    return " " * len(found[0]) if _NUMBERS[found[1]] == _NUMBERS[found[2]] else found[0]
