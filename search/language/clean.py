"""A question's characters as the grammar knows them, and where each of them stood."""

import unicodedata
from functools import cache

_QUOTES = frozenset('"“”„‟«»″〝〞〟「」『』')
_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST, _FULL_WIDTH_SHIFT = 0xFF01, 0xFF5E, 0xFEE0


def clean(text: str) -> tuple[str, list[int]]:
    """The text with one kind of quote, blank and width, without invisible characters, and each one's old position.

    The list has one entry more than the text: the length of the original.
    """
    if text.isascii() and text.isprintable():
        return text, list(range(len(text) + 1))
    kept: list[str] = []
    positions: list[int] = []
    for position, character in enumerate(text):
        plain = _plain(character)
        if plain:
            kept.append(plain)
            positions.append(position)
    positions.append(len(text))
    return "".join(kept), positions


@cache
def is_junk(character: str) -> bool:
    """Whether a character at a word's edge is punctuation around it: neither letter, digit, accent nor picture."""
    category = unicodedata.category(character)
    return category[0] in "PZC" or category in ("Sm", "Sk", "Sc")


def in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, so that AND, OR, NOT and NEAR in it are words.

    A script without cases (Han, Arabic, Hebrew ...) is not in capitals.
    """
    return not any(character.islower() or _caseless(character) for character in text)


@cache
def _caseless(character: str) -> bool:
    return unicodedata.category(character) == "Lo"


@cache
def _plain(character: str) -> str:
    """The character that is read for this one; empty for one that cannot be seen."""
    if character in _QUOTES:
        return '"'
    code = ord(character)
    if _FULL_WIDTH_FIRST <= code <= _FULL_WIDTH_LAST:
        return _plain(chr(code - _FULL_WIDTH_SHIFT))
    category = unicodedata.category(character)
    if category == "Cf" or 0xFE00 <= code <= 0xFE0F:
        return ""
    return " " if category in ("Cc", "Cs", "Zs", "Zl", "Zp") else character
