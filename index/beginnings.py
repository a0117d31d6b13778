"""With which letters the words begin that a question asks for, and where in a text such words may stand.

To find a few letters costs a thirtieth of cutting a text into words. What is found is only likely: whoever asks looks
at these pieces closely, and at no others. So nothing may be missed, and a text or question of which that cannot be
said is left to who looks at every word.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from index.analysis import has_stemmer, is_unspaced, stem_of, unspaced_pieces
from index.matching import Wanted, stretches

_OTHERWISE: Final = {"en": 2, "es": 2, "fr": 2, "it": 2, "pt": 2}
"""By how many of its last letters at most a stem differs from the beginning of its words, by the rules of a language.

The rules of these take endings off, and put up to two letters in the place of the last (`dying`, `die`; `constamment`,
`constant`). Others, as the German, change letters within a word (`mueller`, `mull`), or its beginning.
"""
_MOST: Final = 16
"""More beginnings are not looked for one by one."""
_FOREIGN: Final = 4
"""A text is left to others where more than one letter of so many is not of ASCII."""
_BLANK: Final = re.compile(rb"\s")
_FOREIGN_BEGINNING: Final = re.compile(rb"\?(?<![a-z0-9].)", re.DOTALL)

Extent = tuple[int, int]


def likely_pieces(text: str, language: str, conditions: Iterable[Wanted]) -> list[Extent] | None:
    """The pieces between blanks in which tokens may stand that satisfy one of the conditions, in order.

    None where that cannot be told for less than it takes to look at all of them.
    """
    begun = _beginnings(tuple(conditions), language)
    if begun is None or (not text.isascii() and unspaced_pieces(text)):
        return None
    # A letter a byte, so that places are the same; `?` stands for every letter that is not of ASCII.
    letters = text.encode("ascii", "replace").lower()
    if letters.count(b"?") * _FOREIGN > len(letters):
        return None
    places = [match.start() for pattern in begun for match in pattern.finditer(letters)]
    if not text.isascii():
        places += [match.start() for match in _FOREIGN_BEGINNING.finditer(letters)]
    places.sort()
    found: list[Extent] = []
    end = 0
    for place in places:
        if place < end or letters[place - 1 : place].isalnum():
            continue
        start = max(letters.rfind(b" ", end, place), letters.rfind(b"\n", end, place)) + 1 or end
        blank = _BLANK.search(letters, place)
        end = blank.start() if blank else len(letters)
        found.append((start, end))
    return found


@lru_cache(100)
def _beginnings(conditions: tuple[Wanted, ...], language: str) -> list[re.Pattern[bytes]] | None:
    """What finds the beginnings of all words that satisfy one of the conditions; None where it cannot be said."""
    letters: set[str] = set()
    for wanted in conditions:
        begun = _begun(wanted, language)
        if begun is None or not all(map(_is_plain, begun)):
            return None
        letters |= begun
    shortest = [each for each in letters if not any(each != one and each.startswith(one) for one in letters)]
    return [_pattern(each) for each in sorted(shortest) if each[0].isascii()] if len(shortest) <= _MOST else None


def _begun(wanted: Wanted, language: str) -> set[str] | None:
    """The letters of which one begins each word that satisfies a condition; None where none need be so."""
    if wanted.near:
        return None
    if wanted.pattern:
        return {stretches(wanted.pattern)[0]}
    begun = set(wanted.exact)
    for own, stem in map(stem_of, wanted.stems):
        if own not in ("", language):
            continue
        if own and language not in _OTHERWISE and has_stemmer(language):
            return None
        begun.add(stem[: max(1, len(stem) - _OTHERWISE.get(own, 0))])
    return begun


def _is_plain(letters: str) -> bool:
    """Whether a word that begins so stands apart from letters of ASCII before it.

    A letter of a script without spaces does not, nor does a figure of one, which is a word by itself.
    """
    return letters != "" and not is_unspaced(letters) and not (len(letters) == 1 and letters.isdecimal())


def _pattern(beginning: str) -> re.Pattern[bytes]:
    """Finds some letters at the beginning of a word, also with signs between them that are dropped from a word.

    What is not of ASCII may be any letters, or such a sign.
    """
    first, *others = (re.escape(letter).encode() if letter.isascii() else rb"\?" for letter in beginning)
    pattern = b""
    for letter in reversed(others):
        pattern = rb"['`.]*(?:\?|" + letter + pattern + b")"
    return re.compile(first + pattern)
