"""One pattern of many words: gathered under their first letters, so that a word costs a look at few of them.

To look for words in small letters is several times as fast as to look for either case: there the engine passes by a
word whose first letter is another, where it must else try each of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_QUANTIFIER = "?*+{"


def alternation(*tables: Iterable[str]) -> str:
    """The patterns of the tables as one, the longer before the shorter, those that begin with one letter together."""
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        lettered = word[0].isalpha() and word[1:2] not in _QUANTIFIER
        groups[word[0] if lettered else ""].append(word[1:] if lettered else word)
    loose = groups.pop("", [])
    return "|".join((*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(groups.items())), *loose))


def alternatives(pattern: str) -> Iterator[str]:
    """The parts of a pattern between its bars, but for those inside brackets."""
    start = depth = 0
    for found in _STRUCTURE.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and not depth:
            yield pattern[start : found.start()]
            start = found.end()
    yield pattern[start:]


def leaping(words: Iterable[str], before: str = r"\w") -> str:
    """The patterns of some words as one, for a search that leaps from one of their first letters to the next.

    What must not stand `before` a word is asked behind its first letter, which every word must have as it stands.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups[word[0]].append(word[1:])
    return "|".join(rf"{letter}(?<![{before}].)(?:{'|'.join(rest)})" for letter, rest in sorted(groups.items()))


_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]")
_ALIKE = "İıſ"
_LIKE_SMALL = str.maketrans(_ALIKE, "iis")
_LARGE = re.compile(r"(?<!\\)(?<!\(\?)[^\W\d_]")


def small(text: str) -> str:
    """A text in the small letters in which `in_small` looks for words, letter for letter."""
    if not text.isascii() and any(map(text.__contains__, _ALIKE)):
        text = text.translate(_LIKE_SMALL)
    return text.lower()


def in_small(pattern: str) -> re.Pattern[str]:
    """What finds in `small(text)` what the pattern finds in `text` where the case of letters counts for nothing."""
    return re.compile(_LARGE.sub(lambda letter: small(letter[0]), pattern))


def any_of(*tables: Iterable[str]) -> re.Pattern[str]:
    """Any of the words of the tables, whole, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{alternation(*tables)})(?!\w)", re.IGNORECASE)
