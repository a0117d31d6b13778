"""The persons whom a cable names, each with all that it says of them: titles, office, post, countries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.authority.keys import country_names, office_class
from corpus.authority.seats import countries_at, ministry_in
from corpus.cable import Cable, Party, Person
from corpus.normalise.lexicon import words
from corpus.normalise.names.party import canonical_words
from corpus.normalise.names.person import name_tokens, surname

_COURTESIES = words(
    "mr mrs miss ms messrs dr sir lord madam mme m mlle esq excellency honorable hon marquess marquis earl viscount "
    "baron count herr herrn frau monsieur signor señor sr senhor г господин тов товарищ"
)
"""Words that tell nothing of what a person was: courtesies, and the ranks of peers, who go by them without a name."""
_RANKS = words("lord marquess marquis earl viscount duke baron")

_EVERYWHERE = frozenset({"us"})
_MOST_PLACES = 4


@dataclass(slots=True)
class Mention:
    """A name with what stands beside it in the cable.

    `key` is the name, with more where two ends of the cable bear it (see `Keys`), `given` are the parts of the name but
    the surname, `bearers` is how many persons of all times the authority has under the surname, `words` are the
    canonical words of titles, office, body and post, `countries` those that the office or body serves or is at,
    `offices` the classes of the offices. `peer` tells that a rank stands before a name that goes from father to son.
    """

    key: str
    tokens: tuple[str, ...]
    given: tuple[str, ...] = ()
    bearers: int = 0
    words: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    peer: bool = False

    @property
    def full(self) -> bool:
        """Does the name have a surname and a given name, both in full?"""
        return len([token for token in self.tokens if len(token) > 1]) > 1


@dataclass(frozen=True, slots=True)
class Keys:
    """What tells the persons of a cable apart: the name, and the words of an end where two ends bear one name.

    Then nothing tells which of the two a participant of that name is ("Attorney General Kennedy to President Kennedy").
    """

    twice: frozenset[str]
    namesakes: frozenset[str] = frozenset()
    """The names that more than one participant bears ("President Johnson" and "Ambassador Johnson")."""

    def of(self, person: Person, verbatim: str) -> str:
        """The key of a person who stands in these words."""
        apart = person.name in self.twice or person.name in self.namesakes
        return f"{person.name}\n{verbatim}" if apart else person.name


def keys_of(cable: Cable) -> Keys:
    """The keys by which a cable's persons are told apart."""
    ends = {(party.person.name, party.verbatim) for party in _ends(cable) if party.person}
    names = Counter(name for name, _ in ends)
    bearers = Counter(each.person.name for each in cable.participants)
    return Keys(*(frozenset(name for name, count in each.items() if count > 1) for each in (names, bearers)))


def mentions_of(cable: Cable, keys: Keys) -> list[Mention]:
    """The different names of a cable's persons."""
    found: dict[str, Mention] = {}
    for person, verbatim, party in _named(cable):
        key = keys.of(person, verbatim)
        mention = found.get(key)
        if mention is None and (party or person.name not in keys.twice):
            tokens = name_tokens(person.name)
            family = surname(tokens)
            given = tuple(token for token in tokens if token != family)
            mention = found[key] = Mention(key, tokens, given)
        if mention is not None:
            _add(mention, verbatim, party)
            for form in person.forms:
                _add(mention, form, None)
    return [mention for mention in found.values() if any(len(token) > 1 for token in mention.tokens)]


def _ends(cable: Cable) -> Iterator[Party]:
    yield from (party for party in (cable.sender, *cable.recipients, *cable.copied) if party)


def _named(cable: Cable) -> Iterator[tuple[Person, str, Party | None]]:
    for party in _ends(cable):
        if party.person:
            yield party.person, party.verbatim, party
    for participant in cable.participants:
        yield participant.person, participant.verbatim, None


def _add(mention: Mention, verbatim: str, party: Party | None) -> None:
    said = [verbatim]
    if party:
        said += [text for text in (party.office, party.body, party.post) if text]
        if party.office:
            mention.offices.add(office_class(party.office))
        if party.post:
            for country in countries_at(party.post):
                mention.countries.add(" ".join(canonical_words(country)))
    for text in said:
        parts = canonical_words(text)
        mention.peer = mention.peer or (len(mention.tokens) == 1 and not _RANKS.isdisjoint(parts))
        mention.words.update(part for part in parts if part not in mention.tokens and part not in _COURTESIES)
        mention.countries.update(_countries(parts))


@lru_cache(maxsize=8192)
def _countries(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that words name, in canonical words."""
    countries = country_names()
    spans = (parts[at:end] for at in range(len(parts)) for end in range(at + 1, min(at + 4, len(parts)) + 1))
    return tuple(" ".join(span) for span in spans if span in countries)


def countries_in(cable: Cable) -> frozenset[str]:
    """The countries that a cable has to do with, in canonical words: where it comes from, goes to, of which it speaks.

    The one that nearly all papers of the authority's lists speak of tells nothing.
    """
    parties = [party for party in (cable.sender, *cable.recipients) if party and party.post]
    posts = [cable.place or ministry_in(cable.header), *(party.post for party in parties if party.post)]
    named = {" ".join(canonical_words(country)) for post in posts if post for country in countries_at(post)[:1]}
    said = {" ".join(canonical_words(place)) for place in cable.places[:_MOST_PLACES]}
    return frozenset(named | {place for place in said if tuple(place.split()) in country_names()}) - _EVERYWHERE
