"""What one run of characters in a question is: a word, a pattern, or a word that may be misspelt."""

import re
from functools import lru_cache

from index.query import Fuzzy, Node, Wildcard, Word
from search.language.clean import is_junk

NEAR_DISTANCE = 10
"""How many words NEAR reaches when no number is given."""

FARTHEST = 9999
"""A greater distance means the same: no further apart than this do two words have to do with one another."""

OPERATOR = re.compile(r"(AND|OR|NOT|NEAR(?:/(\d{1,18}))?)\Z", re.ASCII)
_FUZZY = re.compile(r"(.+)~(\d?)\Z", re.ASCII)
_INSIDE_WORDS = "'’.-"
"""Signs that are no letters and may stand between those of a misspelt word; behind it they say nothing."""

_MOST_EDITS = 2
_FEWEST_LETTERS = 2
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_STARS = re.compile(r"\*{2,}")
_LONG_WORD = 6


def strip(text: str) -> str:
    """A word without the punctuation around it; a `*` at either end and a `~2` stay, and U.S. keeps its last dot."""
    start, end = 0, len(text)
    while start < end and is_junk(text[start]) and not _lone_star(text, start, start + 1):
        start += 1
    while end > start and is_junk(text[end - 1]) and not _kept_at_end(text, start, end):
        end -= 1
    inner = text[start:end]
    return inner + "." if text[end : end + 1] == "." and _INITIALS.match(inner) else inner


@lru_cache(maxsize=4096)
def leaf(text: str) -> Word | Wildcard | Fuzzy | None:
    """What a run of characters without blanks asks for; None where it is only punctuation."""
    if text.isalnum():
        return word(text)
    inner = strip(text)
    if not any(not is_junk(character) for character in inner):
        return None
    if fuzzy := _fuzzy(inner):
        return fuzzy
    inner = inner.rstrip("~")
    if ("*" in inner or "?" in inner) and _is_pattern(inner):
        return Wildcard(_STARS.sub("*", inner))
    return word(strip(inner))


def word(text: str) -> Word:
    """A plain word. One spelt like an operator is lowered, so that it can be printed without becoming one."""
    return Word(text.lower() if OPERATOR.match(text) else text)


def usual_edits(text: str) -> int:
    """How many letters of a word may be wrong when its `~` has no number: two of six or more, else one."""
    return 2 if len(text) >= _LONG_WORD else 1


def _fuzzy(text: str) -> Fuzzy | None:
    found = _FUZZY.match(text)
    if not found or not all(_is_letter(character) or character in _INSIDE_WORDS for character in found[1]):
        return None
    text = found[1].rstrip(_INSIDE_WORDS)
    asked = int(found[2]) if found[2] else usual_edits(text)
    return Fuzzy(text, min(max(asked, 1), _MOST_EDITS)) if text else None


def is_wide(node: Node) -> bool:
    """Tell a pattern with a `*` and fewer than two letters, which no small part of all words fits."""
    if not isinstance(node, Wildcard) or "*" not in node.pattern:
        return False
    return sum(character not in "*?" and not is_junk(character) for character in node.pattern) < _FEWEST_LETTERS


def _is_pattern(text: str) -> bool:
    return all(_is_letter(character) or character in "*?'’-" for character in text)


def _is_letter(character: str) -> bool:
    return not is_junk(character)


def _kept_at_end(text: str, start: int, end: int) -> bool:
    if text[end - 1] == "~":
        return end - start > 1 and not is_junk(text[end - 2])
    return _lone_star(text, end - 1, end)


def _lone_star(text: str, start: int, end: int) -> bool:
    return text[start:end] == "*" and text[max(start - 1, 0) : start] != "*" and text[end : end + 1] != "*"
