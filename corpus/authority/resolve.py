"""Who is meant: the persons of a cable found in the authority, by name, office, post, date and company.

One who fits is asserted, with an id; where more than one can be meant all are candidates, and none is asserted. Nobody
is meant who was dead or not of age on the day. In a cable without a date those only are found who stand in the company
of others whom it names, or who held the offices that it gives them at one and the same time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.authority.attendance import present_by_office
from corpus.authority.contemporaries import contemporaries
from corpus.authority.known import Authority
from corpus.authority.mentions import Keys, countries_in, keys_of, mentions_of
from corpus.authority.offices import holder
from corpus.authority.records import BY_NAME, BY_OFFICE, ONE_OF, RULE, Entry
from corpus.authority.weighing import Chance, Company, Setting, chances, weighed
from corpus.cable import Cable, Candidate, DateSpan, Evidence, Participant, Party, Person, Role
from corpus.draft import HEAD
from corpus.normalise.names.person import surname

_ROLES = tuple(Role)
_SURE = 0.8
_POSSIBLE = 0.05
_MOST_CANDIDATES = 5
_CLOSE = 0.3
"""How near the company must be to a person of a cable without a date who is named by the surname alone."""
_LONGEST_SPAN = 3
"""A date of more years than these tells too little of who was alive and where."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """Who can be meant by each mention of a cable."""

    keys: Keys
    found: dict[str, tuple[Chance, ...]] = field(default_factory=dict)

    def of(self, person: Person, verbatim: str) -> tuple[Chance, ...]:
        return self.found.get(self.keys.of(person, verbatim), ())


def resolved(cable: Cable, authority: Authority) -> Cable:
    """The cable with its persons resolved anew, whatever an earlier resolution had made of them."""
    bare = unresolved(cable)
    years = _years(bare.date)
    if bare.date is not None and years is None:
        return bare
    keys = keys_of(bare)
    mentions = mentions_of(bare, keys)
    for mention in mentions:
        mention.bearers = len(authority.bearers(surname(mention.tokens)))
    setting = Setting(years, countries_in(bare), authority.rarity)
    found = [chances(weighed(mention, authority.bearing(mention.tokens, years), setting)) for mention in mentions]
    company = Company(found) if years is None else None
    meant = _Meant(keys)
    together = contemporaries(mentions, found, authority.profile) if years is None else {}
    for mention, each in zip(mentions, found, strict=True):
        if years is not None:
            meant.found[mention.key] = tuple(one for one in each if one.entry.alive(*years))
        elif mention.key in together:
            meant.found[mention.key] = together[mention.key]
        elif company and each and company.near(each[0].entry) > (0.0 if mention.full else _CLOSE):
            meant.found[mention.key] = each
    return _with(bare, meant, authority)


def unresolved(cable: Cable) -> Cable:
    """The cable as its own words have it, without anything from the authority."""
    if not any(_touched(person) for person in _persons(cable)):
        return cable
    return replace(
        cable,
        sender=_bare_party(cable.sender) if cable.sender else None,
        recipients=tuple(map(_bare_party, cable.recipients)),
        copied=tuple(map(_bare_party, cable.copied)),
        participants=tuple(
            replace(each, person=_bare(each.person)) for each in cable.participants if not _by_office(each.person)
        ),
        evidence=tuple(each for each in cable.evidence if not each.rule.startswith(RULE)),
    )


def _years(span: DateSpan | None) -> tuple[int, int] | None:
    if span is None:
        return None
    earliest, latest = span.earliest or span.latest, span.latest or span.earliest
    if earliest is None or latest is None or latest.year - earliest.year > _LONGEST_SPAN:
        return None
    return earliest.year, latest.year


def _persons(cable: Cable) -> list[Person]:
    parties = (cable.sender, *cable.recipients, *cable.copied)
    held = [party.person for party in parties if party and party.person]
    return [*held, *(each.person for each in cable.participants)]


def _touched(person: Person) -> bool:
    return bool(person.known_as or person.candidates)


def _by_office(person: Person) -> bool:
    """Was the person supplied for an office that stands alone? Such a one has no form."""
    return bool(person.known_as and not person.forms)


def _bare(person: Person) -> Person:
    return replace(person, id=None, candidates=(), known_as="", held=()) if _touched(person) else person


def _bare_party(party: Party) -> Party:
    if party.person is None:
        return party
    return replace(party, person=None if _by_office(party.person) else _bare(party.person))


def _sure(found: Sequence[Chance]) -> Entry | None:
    return found[0].entry if found and found[0].probability >= _SURE else None


def _with(cable: Cable, meant: _Meant, authority: Authority) -> Cable:
    evidence, witnesses = list(cable.evidence), _witnesses(cable)
    ends: list[Party | None] = []
    fields = (("sender", (cable.sender,)), ("recipients", cable.recipients), ("copied", cable.copied))
    parties: dict[str, list[Party]] = {}
    for name, each in fields:
        parties[name] = []
        for party in filter(None, each):
            done = _party(party, meant, cable, authority)
            parties[name].append(done)
            ends.append(done)
            evidence += _why(cable, name, party.verbatim, done.person, meant, witnesses)
    participants = []
    for participant in cable.participants:
        person = _person(participant.person, meant.of(participant.person, participant.verbatim), cable, authority)
        same = person is participant.person
        participants.append(participant if same else Participant(person, participant.role, participant.verbatim))
        evidence += _why(cable, "participants", participant.verbatim, person, meant, witnesses)
    participants, there = _with_those_by_office(cable, participants, authority)
    evidence += there
    return replace(
        cable,
        sender=parties["sender"][0] if parties["sender"] else None,
        recipients=tuple(parties["recipients"]),
        copied=tuple(parties["copied"]),
        participants=tuple(participants),
        evidence=tuple(evidence),
    )


def _with_those_by_office(
    cable: Cable, named: Sequence[Participant], authority: Authority
) -> tuple[list[Participant], list[Evidence]]:
    """The participants with those whom a list of those present gives by the office alone, and why each is there."""
    found, why, known = list(named), [], {each.person.id for each in named}
    for entry, part, start, end in present_by_office(cable, authority):
        if entry.id in known:
            continue
        known.add(entry.id)
        words = (cable.header if part == HEAD else cable.body)[start:end]
        found.append(Participant(_asserted(Person(entry.name), entry, cable, authority), Role.PRESENT, words))
        why.append(Evidence("participants", part, start, end, words, f"{BY_OFFICE}{entry.id}", 1.0))
    return sorted(found, key=lambda each: _ROLES.index(each.role)), why


def _party(party: Party, meant: _Meant, cable: Cable, authority: Authority) -> Party:
    if party.person:
        return replace(party, person=_person(party.person, meant.of(party.person, party.verbatim), cable, authority))
    entry = holder(party, cable, authority)
    if entry is None:
        return party
    return replace(party, person=_asserted(Person(entry.name), entry, cable, authority))


def _person(person: Person, found: Sequence[Chance], cable: Cable, authority: Authority) -> Person:
    if entry := _sure(found):
        return _asserted(person, entry, cable, authority)
    possible = tuple(
        Candidate(each.entry.id, each.entry.name, round(each.probability, 2))
        for each in found[:_MOST_CANDIDATES]
        if each.probability >= _POSSIBLE
    )
    return replace(person, candidates=possible) if possible else person


def _asserted(person: Person, entry: Entry, cable: Cable, authority: Authority) -> Person:
    span, profile = cable.date, authority.profile(entry.id)
    earliest, latest = (span.earliest or span.latest, span.latest or span.earliest) if span else (None, None)
    held = profile.offices_on(earliest, latest) if profile and earliest and latest else ()
    return Person(person.name, entry.id, (), person.forms, entry.name, held)


def _why(
    cable: Cable,
    field: str,
    verbatim: str,
    person: Person | None,
    meant: _Meant,
    witnesses: Mapping[tuple[str, str], Evidence],
) -> list[Evidence]:
    """Why a person is who the authority says: the place that the cable's own evidence has for the name."""
    if person is None or not (person.id or person.candidates):
        return []
    found = meant.of(person, verbatim)
    confidence = round(found[0].probability, 2) if found else 1.0
    if person.id:
        rule = f"{BY_NAME if person.forms else BY_OFFICE}{person.id}"
    else:
        rule = f"{ONE_OF}{', '.join(each.id for each in person.candidates)}"
    place = witnesses.get((field, verbatim)) or witnesses.get((field, person.name))
    place = place or next((each for each in cable.evidence if each.field == field and verbatim in each.words), None)
    if place is None:
        return []
    return [Evidence(field, place.part, place.start, place.end, place.words, rule, confidence)]


def _witnesses(cable: Cable) -> dict[tuple[str, str], Evidence]:
    """The first evidence for each field and words."""
    return {(each.field, " ".join(each.words.split())): each for each in reversed(cable.evidence)}
