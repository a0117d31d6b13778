"""Whom a name in a question means: by its words, by the authority's other spellings, by an id, by an office held."""

from collections.abc import Iterator
from pathlib import Path

from corpus.cable import Party, Person
from corpus.frozen import dataclass
from corpus.normalise.names.compare import lookup_tokens, name_tokens, same_party, same_person
from corpus.normalise.names.party import canonical_words, is_elsewhere, place_asked


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name as it was asked for, the ids of the persons whom it can mean, and the offices' words that it can be.

    `whole` tells that it has a given name in full, so that it means nobody whom the authority knows by another.
    """

    text: str
    ids: frozenset[str] = frozenset()
    whole: bool = False

    def lookups(self) -> Iterator[tuple[str, ...]]:
        """The sets of tokens, of which any party that is meant has one whole."""
        yield lookup_tokens(self.text)
        yield from ((id,) for id in sorted(self.ids))

    def means(self, party: Party) -> bool:
        """Can this party be meant? A person who is only a candidate can."""
        person = party.person
        if person and (person.id in self.ids or any(each.id in self.ids for each in person.candidates)):
            return True
        if person and person.id and self.whole and same_person(self.text, person):
            # The same letters, but somebody else by the authority.
            return False
        if same_party(self.text, party):
            return True
        return person is not None and not is_elsewhere(self.text, party) and self._held(person)

    def _held(self, person: Person) -> bool:
        """Did they hold the office on the cable's day? `Ambassador to Cuba (Soviet Union)` is in Cuba, and Soviet."""
        wanted = frozenset(canonical_words(self.text))
        places = list(map(frozenset, place_asked(self.text))) or [frozenset[str]()]
        office_alone = wanted.difference(*places)
        return len(wanted) > 0 and any(
            office_alone.issubset(canonical_words(held)) and place.issubset(canonical_words(held.partition("(")[0]))
            for held in person.held
            for place in places
        )


def asked_name(text: str, own: Path | None = None) -> AskedName:
    """What a name means by the authority, with the table of persons that users of an index have made (`own`)."""
    # Loaded where a name is asked for, and only there.
    from corpus.authority.known import authority

    known = authority(own)
    if known.person(text.lower()) is not None:
        return AskedName(text, frozenset((text.lower(),)), whole=True)
    tokens = name_tokens(text)
    ids = frozenset(each.entry.id for each in known.bearing(tokens)) if tokens else frozenset[str]()
    return AskedName(text, ids, whole=sum(len(token) > 1 for token in tokens) > 1)
