"""How likely it is that a name means this or that person of the authority, or somebody who is not in it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from corpus.authority.keys import MISSION, office_class, place_key
from corpus.authority.mentions import Mention
from corpus.authority.records import Entry
from corpus.normalise.names.folding import fold
from corpus.normalise.names.party import canonical_words
from corpus.normalise.names.person import surname

# Weights as natural logarithms of odds, set by hand and held to volumes whose editors have marked who is meant.
_STRANGER = 0.0
_STRANGER_FULL = -1.0
_COMMON = 0.7
_FORENAME = 3.0
_FULL_GIVEN = 3.5
_INITIAL = 1.2
_OFFICE = 3.5
_HELD_WORD = 3.0
_OFFICE_WORD = 0.6
_NOT_OFFICE = -1.5
_COUNTRY = 1.2
_COMPANY = 1.8
_LISTED = 1.3
_AWAY = -0.35
_PRESENT = 0.5
_TITLES = {
    "president": "head of state", "premier": "prime minister", "chancellor": "prime minister", "ambassador": MISSION,
    "king": "head of state", "shah": "head of state", "fonmin": "foreign minister", "minister": "", "secretary": "",
    "general": "", "admiral": "", "senator": "", "prince": "", "governor": "", "marshal": "", "colonel": "",
}  # fmt: skip
"""Words of titles that also stand in what the authority says of a person; the class of office where it has one."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A person who can be meant, and how likely."""

    entry: Entry
    probability: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with the weight, before its company is known, of each person whom its name fits."""

    weights: tuple[tuple[float, Entry], ...]
    stranger: float


def weighed(mention: Mention, entries: Sequence[Entry], years: tuple[int, int] | None) -> Weighed:
    """What name, titles, office, post and time say for each person whom a name fits.

    The more persons bear a surname, the likelier is somebody of whom the authority knows nothing.
    """
    return Weighed(tuple((_weight(mention, entry, years), entry) for entry in entries), _stranger(mention))


def chances(mention: Weighed, company: "Company | None" = None) -> tuple[Chance, ...]:
    """The persons who can be meant, the likeliest first; what is missing to one is the chance of a stranger."""
    near = [_COMPANY * math.log1p(10 * company.near(entry)) if company else 0.0 for _, entry in mention.weights]
    odds = [math.exp(min(weight + more, 50)) for (weight, _), more in zip(mention.weights, near, strict=True)]
    total = math.exp(mention.stranger) + sum(odds)
    found = [Chance(entry, each / total) for each, (_, entry) in zip(odds, mention.weights, strict=True)]
    found.sort(key=lambda each: (-each.probability, each.entry.id))
    return tuple(found)


def _stranger(mention: Mention) -> float:
    weight = _STRANGER_FULL if mention.full else _STRANGER
    if len(mention.tokens) == 1 and mention.tokens[0] in _given_names():
        weight += _FORENAME
    return weight + _COMMON * math.log(mention.bearers or 1)


@cache
def _given_names() -> frozenset[str]:
    """Forenames, folded: who is called by one alone is seldom meant by a surname that is like it."""
    text = (Path(__file__).parents[1] / "normalise" / "data" / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(fold(name) for line in text.splitlines() if not line.startswith("#") for name in line.split())


@lru_cache(maxsize=4096)
def office_words(office: str) -> frozenset[str]:
    """The canonical words of an office."""
    return frozenset(canonical_words(office))


class Company:
    """The volumes of papers in which the persons of a cable stand together."""

    def __init__(self, found: Iterable[Sequence[Chance]]) -> None:
        self._shares: dict[str, float] = {}
        self._volumes: dict[str, float] = {}
        for each in found:
            if each and each[0].probability > _PRESENT and each[0].entry.id not in self._shares:
                entry = each[0].entry
                share = each[0].probability / math.sqrt(len(entry.volumes) or 1)
                self._shares[entry.id] = share
                for volume in entry.volumes:
                    self._volumes[volume] = self._volumes.get(volume, 0.0) + share

    def near(self, entry: Entry) -> float:
        """How much the others of the company stand in one volume with a person."""
        found = [self._volumes[volume] for volume in entry.volumes if volume in self._volumes]
        return max(found) - self._shares.get(entry.id, 0.0) if found else 0.0


def _weight(mention: Mention, entry: Entry, years: tuple[int, int] | None) -> float:
    weight = _listed(entry, years) + _names(mention, entry) + _offices(mention, entry, years)
    if mention.countries:
        weight += _COUNTRY * min(2, len(mention.countries & _countries(entry)))
    return weight


def _listed(entry: Entry, years: tuple[int, int] | None) -> float:
    """How much the papers of the time speak of the person."""
    if entry.first is None or entry.last is None:
        return _LISTED if entry.born else -1.0
    if years is None:
        return _LISTED * math.log1p(len(entry.volumes))
    away = max(entry.first - years[1], years[0] - entry.last, 0)
    return _LISTED * math.log1p(len(entry.volumes)) + _AWAY * away


def _names(mention: Mention, entry: Entry) -> float:
    """How much of the given names agrees."""
    if len(mention.tokens) == 1:
        return 0.0
    family = surname(mention.tokens)
    given = [token for token in mention.tokens if token != family]
    parts = {part for form in entry.forms for part in form}
    full = sum(1 for token in given if len(token) > 1 and token in parts)
    initials = sum(1 for token in given if len(token) == 1)
    return _FULL_GIVEN * min(full, 2) + _INITIAL * min(initials, 2)


def _offices(mention: Mention, entry: Entry, years: tuple[int, int] | None) -> float:
    """How well titles and offices beside the name agree with what the person was at the time, or ever."""
    titles = mention.words & _TITLES.keys()
    if not titles and not mention.offices:
        return 0.0
    first, last = (date(years[0], 1, 1), date(years[1], 12, 31)) if years else (date.min, date.max)
    held = tuple(term.office for term in entry.terms if term.touches(first, last))
    classes = {office_class(office) for office in held}
    wanted = {*mention.offices, *(_TITLES[word] for word in titles)} - {""}
    if wanted & classes or any(mention.words.issuperset(office_words(office)) for office in held):
        return _OFFICE
    said = {word for office in held for word in office_words(office)}
    weight = 0.0
    for word in titles:
        weight += _HELD_WORD if word in said else _OFFICE_WORD if word in entry.words else _NOT_OFFICE
    return max(weight, _NOT_OFFICE)


def _countries(entry: Entry) -> frozenset[str]:
    places = {place_key(name) for term in entry.terms for name in (term.service, term.place) if name}
    return entry.words | places
