"""Which words that look like a person's name are a ship's."""

import re
from collections.abc import Iterable

from corpus.normalise.lexicon import Kind, words
from corpus.normalise.persons.runs import Stretch

_SHIP = re.compile(
    r"(?:\b(?:steamer|steamship|ship|flagship|vessel|cruiser|destroyer|frigate|battleship|carrier|gunboat|schooner|brig|"
    r"bark|barque|yacht|tanker|freighter|trawler|submarine|corvette|paquebot|vapeur|vapor|buque|fragata|crucero|piroscafo|"
    r"dampfer|schiff|kreuzer|пароход|судно|крейсер|(?:cruise|voyage|crew|cargo|hull|wreck) of the)|"
    r"(?<![\w.])(?:u\.?s\.?s|h\.?m\.?s|h\.?m\.?a\.?s|s\.?s|m\.?v|r\.?m\.?s)"
    r"\.?)[ \n][“\"‘'«]?$",
)
"""To be looked for in small letters: that is much faster than to look for either case."""
# The ends of those words, by which most places are passed over without a search.
_ENDS_OF_SHIPS = (
    "er", "ip", "el", "te", "at", "ig", "rk", "ue", "ht", "ne", "or", "ta", "ro", "ff", "од", "но", "ор", "of the", "s",
    "s.", "v", "v.",
)  # fmt: skip
_ARTICLE = re.compile(r"\bthe[ \n][“\"‘']?$", re.IGNORECASE)
# What belongs to a person though an article stands before the name: the Allen Pope case.
_OF_A_PERSON = re.compile(
    r"[”\"’']?[ \n](?:case|affair|matter|trial|visit|story|regime|government|administration|cabinet|letter|"
    r"speech|statement|"
    r"interview|memorandum|proposal|plan|family|brothers|group|faction|mission|type|of|who)\b",
    re.IGNORECASE,
)
# Titles that ships bear as part of their names: the Queen Mary, the General Belgrano.
_BORNE = words("queen king prince princess president general admiral lord duke earl")
_LOOK_BACK = 20


def without_ships(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches without the names of ships: those behind a word for a ship, or behind an article alone.

    A name that is a ship's once is a ship's wherever it stands without a title.
    """
    found = list(stretches)
    ships = {" ".join(stretch.words) for stretch in found if _is_ship(text, stretch)}
    return [each for each in found if not (_is_article_alone(text, each) or _is_named_as(ships, text, each))]


def _is_named_as(ships: set[str], text: str, stretch: Stretch) -> bool:
    return bool(ships) and " ".join(stretch.words) in ships and not _titled(text, stretch)


def _is_ship(text: str, stretch: Stretch) -> bool:
    """Whether a word for a ship stands before the name."""
    before = text[max(0, stretch.title - _LOOK_BACK) : stretch.title]
    if before[-1:] not in " \n“\"‘'«" or stretch.courtesy or _titled(text, stretch):
        return False
    before = before.lower()
    return before.rstrip(" \n“\"‘'«").endswith(_ENDS_OF_SHIPS) and bool(_SHIP.search(before))


def _is_article_alone(text: str, stretch: Stretch) -> bool:
    """Whether nothing but an article stands before forename and surname, and nothing of a person's behind them."""
    if (
        len(stretch.words) < 2
        or stretch.kinds[0] is not Kind.FORENAME
        or stretch.possessive
        or stretch.title < stretch.start
    ):
        return False
    before = text[max(0, stretch.start - _LOOK_BACK) : stretch.start]
    return bool(_ARTICLE.search(before)) and not _OF_A_PERSON.match(text, stretch.end)


def _titled(text: str, stretch: Stretch) -> bool:
    """Whether a title stands before the name that no ship bears."""
    title = text[stretch.title : stretch.start].split()
    return bool(title) and not all(word.lower() in _BORNE for word in title)
