"""From a cable, or from the words of a question, to values: what `index.values` is filled with and asked by."""

from collections.abc import Iterator
from functools import lru_cache

from corpus.cable import Cable, Origin, Participant, Party, Person, Role
from corpus.gazetteer.places import Country, Place, city, country
from corpus.normalise.names.compare import fold, party_tokens
from corpus.normalise.names.party import canonical_words
from index.terse import as_json
from index.values import PartyKey, Value

_PLACES = ("place", "about")

_REMEMBERED = 20_000
"""So many parties, places and other texts have their values worked out once: the same come again and again."""


def values_of(cable: Cable) -> Iterator[Value]:
    """All values of a cable but its derived keywords, which its collection decides."""
    yield from _parties(cable)
    for person in _taking_part(cable):
        yield Value("participant", *person_key(person))
    for column, text in _plain(cable):
        if text:
            yield place_value(column, text) if column in _PLACES else plain_value(column, text)


@lru_cache(_REMEMBERED)
def plain_value(column: str, text: str) -> Value:
    """The value that a piece of text stands for in a column of plain text."""
    folded = " ".join(fold(text).split())
    return Value(column, folded or text.strip().lower(), text, frozenset(folded.split()))


@lru_cache(_REMEMBERED)
def place_value(column: str, text: str) -> Value:
    """The value that the name of a place stands for: one for all names of a place that the gazetteer knows.

    Its key ends in a sign for the place, its label gives today's name and the one that cables have.
    """
    place = _place(column, text)
    if place is None:
        return plain_value(column, text)
    label = place.label if isinstance(place, Place) else place.name
    key = f"{fold(label)} {_sign(place)}"
    return Value(column, key, label, frozenset((*key.split(), *fold(text).split())))


def cited_value(id: str) -> Value:
    """The value of a reference that leads to the cable with this id; no words of a reference are like it."""
    key = f"={id.lower()}"
    return Value("reference", key, id, frozenset(key.split()))


def phrases_asked(column: str, text: str) -> tuple[str, ...]:
    """What a question's words mean in a column of plain text: a value is meant whose key has one of these, whole words.

    They are the words themselves and, for a place, the sign of the one that the gazetteer has under them; for a
    reference the words can be the id to which it leads.
    """
    place = _place(column, text) if column in _PLACES else None
    cited = cited_value(text.strip()).key if column == "reference" else ""
    phrases = (" ".join(fold(text).split()), _sign(place) if place else "", cited)
    return tuple(filter(None, phrases))


def _place(column: str, text: str) -> Place | Country | None:
    """A place of origin is a city first; what a cable speaks of is a country first (Panama, Luxembourg)."""
    one, other = (city, country) if column == "place" else (country, city)
    return one(text) or other(text)


def _sign(place: Place | Country) -> str:
    return f"#{place.id}" if isinstance(place, Place) else f"#{place.code.lower()}"


def person_key(person: Person) -> tuple[str, str]:
    """The key and label of a person in a facet: the authority's where it is sure who it is, else the document's."""
    if person.id:
        return person.id, person.known_as or person.name
    return _folded(person.name), person.name


def _taking_part(cable: Cable) -> Iterator[Person]:
    """The persons of a cable: its participants, and the holders of offices that send or receive it."""
    yield from (participant.person for participant in cable.participants)
    parties = (cable.sender, *cable.recipients, *cable.copied)
    yield from (party.person for party in parties if party and party.person and not party.person.forms)


def party_key(party: Party) -> tuple[str, str]:
    """The key and label of a party in a facet: its person, else its office and post, else its body and post."""
    if party.person:
        return person_key(party.person)
    named = [part for part in (party.office or party.body, party.post) if part]
    label = ", ".join(dict.fromkeys(named)) if party.office or party.body else party.post or party.verbatim
    if party.post and party.post.casefold() in (party.office or party.body or "").casefold():
        label = party.office or party.body or label
    return _folded(label) or label.lower(), label


@lru_cache(_REMEMBERED)
def _folded(name: str) -> str:
    return fold(name)


def _parties(cable: Cable) -> Iterator[Value]:
    # The reading of headings is large, and only what writes finds other senders in them.
    from corpus.normalise.parties.joint_senders import other_senders

    ends = (
        ("sender", Role.SENDER, (cable.sender, *other_senders(cable)) if cable.sender else ()),
        ("recipient", Role.RECIPIENT, cable.recipients),
        ("copied", Role.COPIED, cable.copied),
    )
    for column, role, parties in ends:
        for party in parties:
            key, label = party_key(party)
            yield Value(column, key, label)
            yield _party_value(f"{column}_party", party)
            yield _party_value("participant_party", party, role)
    for participant in cable.participants:
        yield _party_value("participant_party", _as_party(participant), participant.role)


@lru_cache(_REMEMBERED)
def _party_value(column: str, party: Party, role: str = "") -> Value:
    key = as_json(PartyKey(party, str(role)))
    return Value(column, key, party.verbatim, party_tokens(party) | _authority_tokens(party.person))


def _authority_tokens(person: Person | None) -> frozenset[str]:
    """The ids of those whom a person is or may be, and the words of the offices that the authority knows of."""
    if person is None:
        return frozenset()
    ids = (person.id, *(each.id for each in person.candidates))
    words = (word for office in person.held for word in canonical_words(office))
    return frozenset((*filter(None, ids), *words))


def _as_party(participant: Participant) -> Party:
    return Party(participant.verbatim, participant.person)


def _plain(cable: Cable) -> Iterator[tuple[str, str]]:
    yield "place", cable.place
    yield from (("about", place) for place in cable.places)
    yield from (("keyword", keyword.text) for keyword in cable.keywords if keyword.origin is Origin.DECLARED)
    yield "classification", cable.classification
    yield "kind", cable.kind
    yield "language", cable.language
    yield from (("collection", source.collection) for source in cable.sources)
    yield from (("reference", reference.verbatim) for reference in cable.references)
