"""Roman numerals in dates: days (`xi febraro`), months are in `words`, years (`MDCXXI`)."""

import re

_NUMERAL = re.compile(r"M{0,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})J?")
_VALUES = {"I": 1, "J": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FIRST_YEAR, _LAST_YEAR = 1400, 2099
SPACED_YEAR = r"M(?:\.[ ]?|[ ])(?:[DCLXVI]{1,9}(?:\.[ ]?|[ ])){0,5}[DCLXVI]{1,9}[IJ]?(?!\w)"
"""A year in Roman figures as a scribe or printer sets it out: `M. D. LXXI`, `M.DC.XVIII`, `M D XXI`."""


def roman_number(word: str) -> int | None:
    """The number of a Roman numeral of either case, or None; `iiii` and a last `j` are scribes' and are read."""
    word = word.upper()
    if not word or len(word) > 15 or not _NUMERAL.fullmatch(word):
        return None
    values = [_VALUES[letter] for letter in word]
    return sum(-one if one < max(values[index + 1 :], default=0) else one for index, one in enumerate(values))


def roman_year(word: str) -> int | None:
    """The year that a numeral of four letters or more stands for, or None where it is no year of a letter.

    Points and spaces between its letters do not count.
    """
    word = word.replace(".", "").replace(" ", "")
    if len(word) < 4 or word[0] != "M":
        return None
    number = roman_number(word)
    return number if number and _FIRST_YEAR <= number <= _LAST_YEAR else None


def roman_day(word: str) -> int | None:
    """The day of the month in a numeral, or None; lone `i` and `v` are everyday words of several languages."""
    if word in ("i", "v", "j"):
        return None
    number = roman_number(word)
    return number if number and number <= 31 else None
