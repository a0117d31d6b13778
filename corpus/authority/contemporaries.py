"""Who is meant in a cable without a date: those who held the offices that it gives them at one and the same time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from corpus.authority.mentions import Mention
from corpus.authority.profile import Profile
from corpus.authority.records import OPEN_END, OPEN_START, Entry
from corpus.authority.weighing import Chance

_VOUCHED = 0.9
_Holder = tuple[Entry, date, date]


def contemporaries(
    mentions: Sequence[Mention], found: Sequence[Sequence[Chance]], profile: Callable[[str], Profile | None]
) -> dict[str, tuple[Chance, ...]]:
    """By the keys of mentions, those who can be meant by two or more ends, where no other pair was in office together.

    "President Kennedy" and "Chairman Khrushchev" vouch for one another: no others of these names ever were so at once.
    """
    holders = {
        mention.key: list(_in_office(mention, each, profile)) for mention, each in zip(mentions, found, strict=True)
    }
    together: dict[str, dict[str, Entry]] = defaultdict(dict)
    for one, other in combinations([key for key, held in holders.items() if held], 2):
        for entry, first, last in holders[one]:
            for partner, begins, ends in holders[other]:
                if entry.id != partner.id and first <= ends and begins <= last:
                    together[one][entry.id] = entry
                    together[other][partner.id] = partner
    return {
        key: (Chance(entry, _VOUCHED),) for key, entries in together.items() if len(entries) == 1
        for entry in entries.values()
    }  # fmt: skip


def _in_office(
    mention: Mention, found: Sequence[Chance], profile: Callable[[str], Profile | None]
) -> Iterator[_Holder]:
    """Who of those whom a name fits held the office that stands beside it, and between which days."""
    for chance in found:
        known = profile(chance.entry.id) if mention.offices else None
        for held in known.held if known else ():
            if held.kind in mention.offices and held.first != OPEN_START and held.last != OPEN_END:
                yield chance.entry, held.first, held.last
