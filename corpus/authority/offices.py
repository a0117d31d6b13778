"""Who held the office that a party names without a person, on the day of a cable."""

from corpus.authority.keys import country_names, office_class
from corpus.authority.known import Authority
from corpus.authority.records import Entry, Term
from corpus.cable import Cable, Party
from corpus.normalise.names.folding import fold
from corpus.normalise.names.party import canonical_words
from corpus.normalise.parties.capitals import countries_of

_HIGHEST = frozenset({"secretary of state"})
_AMERICAN = ("department of state", "state department", "white house")


def holder(party: Party, cable: Cable, authority: Authority) -> Entry | None:
    """The one who certainly held a party's office on the cable's day; None where more than one can have, or nobody."""
    span = cable.date
    if not party.office or span is None or span.earliest is None or span.latest is None:
        return None
    found = set[str]()
    sure = set[str]()
    for service, office, place in _readings(party, cable):
        for each in authority.holders(service, office, place):
            if _same_rank(office, each.term) and each.term.touches(span.earliest, span.latest):
                found.add(each.id)
                if each.term.source in "phu" and each.term.held_on(span.earliest, span.latest):
                    sure.add(each.id)
    if len(found) != 1 or found != sure:
        return None
    entry = authority.person(found.pop())
    return entry if entry and entry.alive(span.earliest.year, span.latest.year) else None


def _readings(party: Party, cable: Cable) -> list[tuple[str, str, str]]:
    """The office as service, office and place: as the party says it, else as a cable of its collection must mean it."""
    office = party.office or ""
    said = _countries(f"{office} {party.body or ''} {party.verbatim}")
    plain = _without_countries(office)
    post = list(countries_of(party.post))[:1] if party.post else []
    services = [country for country in said if country not in post] or _service(cable)
    if post:
        return [(service, plain, post[0]) for service in services]
    return [(service, plain, "") for service in services]


def _service(cable: Cable) -> list[str]:
    """Whose service a cable is from where the party does not say it: the United States where its text shows theirs."""
    parties = (cable.sender, *cable.recipients)
    said = " ".join(fold(f"{party.body or ''} {party.office or ''}") for party in parties if party)
    return ["United States"] if "secretari of state" in said or any(fold(name) in said for name in _AMERICAN) else []


def _countries(text: str) -> list[str]:
    words, names = canonical_words(text), country_names()
    spans = (words[at : at + size] for size in (4, 3, 2, 1) for at in range(len(words)))
    return list(dict.fromkeys(names[span] for span in spans if span in names))


def _without_countries(office: str) -> str:
    countries = {word for country in country_names() for word in country}
    kept = [word for word in office.split() if not set(canonical_words(word)) & countries]
    return " ".join(kept) or office


def _same_rank(office: str, term: Term) -> bool:
    """An ambassador is no chargé, though both head a mission."""
    return office_class(office) != "mission" or fold(office).split()[0] == fold(term.office).split()[0]
