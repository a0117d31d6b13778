"""How likely it is that a name means this or that person of the authority, or somebody who is not in it."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from corpus.authority.keys import MISSION
from corpus.authority.mentions import Mention
from corpus.authority.profile import Held, Profile
from corpus.authority.records import Entry
from corpus.normalise.names.folding import fold

# Weights as natural logarithms of odds, fitted (as a conditional logit) to persons whom the markup of seen volumes
# tells. Set by hand are those of years and of persons without papers, for there volumes tell only of their own lists,
# that of an office held on the day and told in full, which is hardly ever another man's of the same name, and that of
# a peerage: who neither held an office nor is spoken of at the time may be father or son of the one who was meant.
_STRANGER = {"one": -0.19, "full": -0.5, "forename": 1.36, "common": 1.13, "end": -1.5}
_FIT = {
    "papers": 0.3, "papers then": 1.3, "years away": -0.4, "no papers": 0.5, "nothing known": -1.5,
    "given name": 2.17, "initial": 1.99, "half a name": -2.21, "held": 0.72, "held there": 3.0, "said": 0.24,
    "unsaid": -0.17, "title": -2.47, "leads": 2.85, "country": 4.57, "about": 1.81,
    "heir": -3.0,
}  # fmt: skip
_MOST_SAID, _MOST_UNSAID, _MOST_AWAY = 24.0, 12.0, 10
_BEHIND = 8.0
"""Who is so far behind the likeliest need not be looked at again."""
_PRESENT = 0.5
_TITLES = {
    "president": "head of state", "premier": "prime minister", "chancellor": "prime minister", "ambassador": MISSION,
    "king": "head of state", "shah": "head of state", "fonmin": "foreign minister", "secretari": "secretari",
}  # fmt: skip
"""Words of titles that tell the class of an office, or its rank."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A person who can be meant, and how likely."""

    entry: Entry
    probability: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cable tells of everybody in it: its years and the countries that it has to do with.

    `rarity` says how much a word that is said of a person tells who it is.
    """

    years: tuple[int, int] | None
    countries: frozenset[str]
    rarity: Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with the weight of each person whom its name fits."""

    weights: tuple[tuple[float, Entry], ...]
    stranger: float


def weighed(mention: Mention, profiles: Sequence[Profile], setting: Setting) -> Weighed:
    """What name, titles, office, post and time say for each person whom a name fits.

    The more persons bear a surname, the likelier is somebody of whom the authority knows nothing; who writes or is
    written to in an office is likelier to be in its lists.
    """
    weights = tuple(
        (sum(_FIT[name] * value for name, value in evidence_for(mention, profile, setting)), profile.entry)
        for profile in profiles
    )
    least = max((weight for weight, _ in weights), default=0.0) - _BEHIND
    weights = tuple(each for each in weights if each[0] >= least)
    return Weighed(weights, sum(_STRANGER[name] * value for name, value in evidence_for_a_stranger(mention)))


def chances(mention: Weighed) -> tuple[Chance, ...]:
    """The persons who can be meant, the likeliest first; what is missing to one is the chance of a stranger."""
    odds = [math.exp(min(weight, 50)) for weight, _ in mention.weights]
    total = math.exp(mention.stranger) + sum(odds)
    found = [Chance(entry, each / total) for each, (_, entry) in zip(odds, mention.weights, strict=True)]
    found.sort(key=lambda each: (-each.probability, each.entry.id))
    return tuple(found)


def evidence_for_a_stranger(mention: Mention) -> Iterator[tuple[str, float]]:
    """All that speaks for somebody of whom the authority knows nothing."""
    yield "one", 1.0
    yield "full", float(mention.full)
    yield "forename", float(len(mention.tokens) == 1 and mention.tokens[0] in _given_names())
    yield "common", math.log(mention.bearers or 1)
    yield "end", float(bool(mention.offices))


@cache
def _given_names() -> frozenset[str]:
    """Forenames, folded: who is called by one alone is seldom meant by a surname that is like it."""
    text = (Path(__file__).parents[1] / "normalise" / "data" / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(fold(name) for line in text.splitlines() if not line.startswith("#") for name in line.split())


class Company:
    """The volumes of papers in which the persons of a cable stand together: all that a cable without a date tells."""

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


def evidence_for(mention: Mention, profile: Profile, setting: Setting) -> Iterator[tuple[str, float]]:
    """All that speaks for or against a person: what it is, and how much there is of it."""
    yield from listed(profile, setting.years)
    if len(mention.tokens) > 1:
        yield from _names(mention, profile)
    else:
        yield "half a name", float(mention.tokens[0] not in profile.last)
    if mention.words:
        yield from _offices(mention, profile, setting)
    else:
        yield "leads", float(profile.leads(*_days(setting.years)))
    yield "heir", float(mention.peer and not _of_the_time(profile, setting.years))
    yield "country", min(2, sum(map(profile.of_country, mention.countries)))
    yield "about", min(2, sum(map(profile.of_country, setting.countries - mention.countries)))


@lru_cache(maxsize=8192)
def listed(profile: Profile, years: tuple[int, int] | None) -> tuple[tuple[str, float], ...]:
    """How much the papers of the time speak of the person."""
    entry = profile.entry
    if entry.first is None or entry.last is None:
        return ((("no papers" if entry.born else "nothing known"), 1.0),)
    ever = ("papers", math.log1p(len(profile.papers)))
    if years is None:
        return (ever,)
    away = min(max(entry.first - years[1], years[0] - entry.last, 0), _MOST_AWAY)
    return ever, ("papers then", math.log1p(profile.papers_of(years))), ("years away", away)


def _names(mention: Mention, profile: Profile) -> Iterator[tuple[str, float]]:
    """How much of the given names agrees."""
    yield "given name", min(2, sum(1 for token in mention.given if len(token) > 1 and token in profile.parts))
    yield "initial", min(2, sum(1 for token in mention.given if len(token) == 1))


def _offices(mention: Mention, profile: Profile, setting: Setting) -> Iterator[tuple[str, float]]:
    """How well titles and offices beside the name agree with what the person was at the time, and ever."""
    first, last = _days(setting.years)
    held = [each for each in profile.held if each.first <= last and first <= each.last]
    titles = {_TITLES[word] for word in mention.words & _TITLES.keys()}
    wanted = titles | mention.offices
    named = [
        each for each in held if each.kind in wanted or each.rank in titles or mention.words.issuperset(each.words)
    ]
    told = [(word in profile.words, setting.rarity(word)) for word in mention.words]
    said = sum(weight for known, weight in told if known)
    unsaid = sum(weight for known, weight in told if not known)
    yield "held", float(bool(named))
    yield "held there", float(any(_there(each, mention) for each in named))
    yield "said", min(said, _MOST_SAID)
    yield "unsaid", min(unsaid, _MOST_UNSAID)
    yield "title", float(bool(titles) and not named)


def _of_the_time(profile: Profile, years: tuple[int, int] | None) -> bool:
    """Did the person hold an office in these years, or do papers of them speak of the person?"""
    first, last = _days(years)
    held = any(each.first <= last and first <= each.last for each in profile.held)
    return years is None or held or profile.papers_of(years) > 0


def _days(years: tuple[int, int] | None) -> tuple[date, date]:
    return (date(years[0], 1, 1), date(years[1], 12, 31)) if years else (date.min, date.max)


def _there(held: Held, mention: Mention) -> bool:
    """Does the mention tell the office in more than one word, or with its country?"""
    return held.country in mention.countries or (len(held.words) > 1 and mention.words.issuperset(held.words))
