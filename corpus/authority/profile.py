"""What is looked at again and again of a person when it is asked who is meant, worked out once."""

from dataclasses import dataclass
from datetime import date

from corpus.authority.keys import office_class, place_key
from corpus.authority.records import Entry, Term, first_day, last_day
from corpus.normalise.names.party import canonical_words


@dataclass(frozen=True, slots=True)
class Held:
    """An office, the days between which it can have been held, its class and canonical words, its country's.

    `rank` is the first of the words: an assistant secretary is no secretary.
    """

    first: date
    last: date
    kind: str
    words: frozenset[str]
    country: str
    rank: str


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

    def papers_of(self, years: tuple[int, int]) -> int:
        """How many volumes with papers of these years list the person."""
        first, last = years
        return sum(start <= last and first <= end for start, end in self.papers)


def _held(term: Term) -> Held:
    words = canonical_words(term.office)
    country = place_key(term.place or term.service)
    kind = office_class(term.office)
    return Held(first_day(term.start), last_day(term.end), kind, frozenset(words), country, words[0] if words else "")


def profile_of(entry: Entry, papers: tuple[tuple[int, int], ...]) -> Profile:
    """The profile of a person; `papers` are the years of the volumes that list the person."""
    held = tuple(map(_held, entry.terms))
    places = frozenset(place_key(name) for term in entry.terms for name in (term.service, term.place) if name)
    parts = frozenset(part for form in entry.forms for part in form)
    words = entry.words.union(places, *(each.words for each in held))
    last = frozenset(form[-1] for form in entry.forms)
    return Profile(entry, parts, last, held, papers, words)
