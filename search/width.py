"""How many columns of a terminal a text takes (Unicode TR11 for what is wide; marks stand on the letter before)."""

import unicodedata
from functools import lru_cache

_ON_ANOTHER = frozenset({"Mn", "Me", "Cf"})
_SOFT_HYPHEN = "\u00ad"
_JAMO_FIRST, _JAMO_LAST = "\u1160", "\u11ff"
"""The vowels and closing consonants of Hangul, which join the wide letter before them."""


def cells(text: str) -> int:
    """The columns that a text takes: wide and full-width forms two, combining and invisible characters none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if character == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(character) in _ON_ANOTHER or _JAMO_FIRST <= character <= _JAMO_LAST:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
