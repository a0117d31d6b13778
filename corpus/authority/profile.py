"""What is looked at again and again of a person when it is asked who is meant, worked out once."""

from dataclasses import dataclass
from datetime import date

from corpus.authority.keys import office_class, place_key
from corpus.authority.records import Entry, Term, first_day, last_day
from corpus.normalise.names.party import canonical_words

_LEADING = frozenset({"head of state", "prime minister", "foreign minister", "party leader"})


@dataclass(frozen=True, slots=True)
class Held:
    """An office, the days between which it can have been held, its class and canonical words, its country's.

    `rank` is the first of the words: an assistant secretary is no secretary. `surely` are the days between which it was
    certainly held, `named` is the office as people read it.
    """

    first: date
    last: date
    kind: str
    words: frozenset[str]
    country: str
    rank: str
    surely: tuple[date, date]
    named: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A person as the weighing of names sees it.

    `parts` are those of all forms of the name, `last` the last of each, `papers` the years of the volumes that list the
    person, `words` those of what is said of the person and of the offices.
    """

    entry: Entry
    parts: frozenset[str]
    last: frozenset[str]
    held: tuple[Held, ...]
    papers: tuple[tuple[int, int], ...]
    words: frozenset[str]

    def of_country(self, country: str) -> bool:
        """Is the person said to have to do with a country, given by its canonical words?"""
        return country in self.words or (" " in country and self.words.issuperset(country.split()))

    def leads(self, first: date, last: date) -> bool:
        """Did the person lead a state, a government or its foreign affairs in these days?"""
        return any(each.kind in _LEADING and each.first <= last and first <= each.last for each in self.held)

    def papers_of(self, years: tuple[int, int]) -> int:
        """How many volumes with papers of these years list the person."""
        first, last = years
        return sum(start <= last and first <= end for start, end in self.papers)

    def offices_on(self, earliest: date, latest: date) -> tuple[str, ...]:
        """The offices that the person certainly held through all of these days, in words."""
        held = (each.named for each in self.held if each.surely[0] <= earliest and latest <= each.surely[1])
        return tuple(dict.fromkeys(held))


def _held(term: Term) -> Held:
    words = canonical_words(term.office)
    return Held(
        first=first_day(term.start),
        last=last_day(term.end),
        kind=office_class(term.office),
        words=frozenset(words),
        country=place_key(term.place or term.service),
        rank=words[0] if words else "",
        surely=(first_day(term.start, certain=True), last_day(term.end, certain=True)),
        named=term.in_words(),
    )


def profile_of(entry: Entry, papers: tuple[tuple[int, int], ...]) -> Profile:
    """The profile of a person; `papers` are the years of the volumes that list the person."""
    held = tuple(map(_held, entry.terms))
    places = frozenset(place_key(name) for term in entry.terms for name in (term.service, term.place) if name)
    parts = frozenset(part for form in entry.forms for part in form)
    words = entry.words.union(places, *(each.words for each in held))
    last = frozenset(form[-1] for form in entry.forms)
    return Profile(entry, parts, last, held, papers, words)
