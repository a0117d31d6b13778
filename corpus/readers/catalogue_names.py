"""Names as catalogues head them (`Alekseev, Aleksandr Ivanovich, 1913-2001`), turned round as they are read."""

import re
from typing import Final

_DATES: Final = re.compile(r",?\s{1,3}(?:(?:b|d|ca|fl)\.\s?)?\d{4}\??(?:\s?[-–]\s?(?:\d{4}\??)?)?\.?\Z")
_FULLER: Final = re.compile(r"\s{0,3}\([^()]{1,80}\)\Z")
_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z][\w’'ʼ.-]{0,30}|d['’][^\W\d_]{2,20}|al-[^\W\d_]{2,20}|de|del|della|di|da|dos|du|la|le|van|von|der|den|"
    r"zu|bin|ibn|el|y|e)(?:\s(?!\Z)|\Z)"
)
_TITLE_WORDS: Final = (
    "pope king queen prince princess emperor empress sultan shah president sir dame lord lady count baron general "
    "marshal jr jr. sr sr. ii iii iv"
)
_TITLES: Final = frozenset(_TITLE_WORDS.split())
# What no person's name holds: such a heading names an institution, and stays as it stands.
_INSTITUTION: Final = re.compile(
    r"\b(?:embass|ministr|minister|department|government|committee|council|commission|union|republic|agency|office|"
    r"bureau|party|army|navy|forces|secretar|delegation|mission|consul|legation|institute|university|organi[sz]ation|"
    r"association|league|court|parliament|congress|assembly|academy|bank|company|station|division|section|league|"
    r"ambassador|chargé|politburo|presidium|administration|service|group|front|movement|federation|state|states)",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 5


def is_institution(name: str) -> bool:
    """Whether a name holds a word by which offices and bodies are known."""
    return _INSTITUTION.search(name) is not None


def natural(heading: str) -> str:
    """A catalogue's heading as the name is read: `Aleksandr Ivanovich Alekseev`; dates of life and titles go.

    What is not plainly a person's heading comes back as it stands, but for single spaces.
    """
    name = " ".join(heading.split())
    if len(name) > 120 or is_institution(name):
        return name
    bare = _FULLER.sub("", _DATES.sub("", name)).strip(" ,;")
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if len(parts) > 1 and parts[-1].casefold() in _TITLES:
        parts.pop()
    if len(parts) == 1 and bare != name:
        return parts[0]
    if len(parts) != 2 or not all(map(_is_name, parts)):
        return name
    return f"{parts[1]} {parts[0]}"


def surname(heading: str) -> str:
    """The surname of a person's heading: what stands before the comma, else the last word; "" for an institution."""
    if is_institution(heading):
        return ""
    before, comma, _ = " ".join(heading.split()).partition(",")
    if comma and _is_name(before):
        return before
    words = natural(heading).split()
    return words[-1] if 1 <= len(words) <= _MOST_WORDS and _is_name(" ".join(words)) else ""


def _is_name(words: str) -> bool:
    if not words or len(words.split()) > _MOST_WORDS:
        return False
    at = 0
    while at < len(words):
        found = _NAME.match(words, at)
        if not found:
            return False
        at = found.end()
    return any(word[:1].isupper() or not word.isascii() for word in words.split())
