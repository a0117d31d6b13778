"""One pattern of many words: gathered under their first letters, so that a word costs a look at few of them."""

import re
from collections import defaultdict
from collections.abc import Iterable

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


def any_of(*tables: Iterable[str]) -> re.Pattern[str]:
    """Any of the words of the tables, whole, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{alternation(*tables)})(?!\w)", re.IGNORECASE)
