"""Who held the office that a party names without a person, on the day of a cable."""

import re

from corpus.authority.keys import MISSION, country_names, office_class, place_key
from corpus.authority.known import Authority
from corpus.authority.records import Entry, Term
from corpus.authority.seats import countries_at
from corpus.cable import Cable, Party
from corpus.normalise.names.folding import fold
from corpus.normalise.names.party import canonical_words

_AWAY = re.compile(r",? (?:at|in) (?:the )?[A-Z][\w.’' -]{2,40}$")
# Offices that a paper of the United States names without saying whose they are.
_OURS_OR_THEIRS = frozenset(
    fold(name)
    for name in (
        "Secretary of State",
        "President",
        "Secretary of Defense",
        "Secretary of the Treasury",
        "Vice President",
    )
)
_LISTS = frozenset("phu")
_AMERICAN = re.compile(
    r"\b(?:Department of State|State Department|White House|Department|Deptel|Embtel|Washington|American|SECSTATE|"
    r"DEPARTMENT OF STATE|WHITE HOUSE|WASHINGTON)\b"
)
_TO_ITS_CHIEF = re.compile(r"\bto (?:the )?(?:Acting )?Secretary of State\b(?! for)", re.IGNORECASE)
# "To: The Secretary" is the head of the department whose paper it is.
_OF_STATE = re.compile(r"\bDEPARTMENT OF STATE\b|\b(?:Department|Secretary) of State\b(?! for)")
_ELSEWHERE = re.compile(
    r"\b(?:Dominions?|Colon(?:y|ies|ial)|Foreign Office|Commonwealth|High Commission\w*|Viceroy|Governor|Majesty\w*|"
    r"Whitehall|India Office|Her Britannic|His Britannic)\b"
)
_OPENING = 3000


def holder(party: Party, cable: Cable, authority: Authority) -> Entry | None:
    """The one who certainly held a party's office on the cable's day; None where more than one can have, or nobody."""
    span = cable.date
    if not party.office or span is None or span.earliest is None or span.latest is None:
        return None
    found = set[str]()
    sure = set[str]()
    for service, office, place in _readings(party, cable):
        holders = authority.holders(service, office, place)
        listed = {each.id for each in holders if each.term.source in _LISTS}
        for each in holders:
            # What a remark tells of somebody whom a list of the office has is vaguer.
            if each.id in listed and each.term.source not in _LISTS:
                continue
            if _same_rank(office, each.term) and each.term.touches(span.earliest, span.latest):
                found.add(each.id)
                if each.term.source in _LISTS and each.term.held_on(span.earliest, span.latest):
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
    if fold(plain) == "secretari" and _OF_STATE.search(f"{cable.title}\n{cable.header}"):
        plain = "Secretary of State"
    post = list(countries_at(party.post))[:1] if party.post else []
    keys = {place_key(country) for country in post}
    services = [country for country in said if place_key(country) not in keys] or _service(cable, plain)
    if post:
        return [(service, plain, post[0]) for service in services]
    return [(service, plain, "") for service in services]


def _service(cable: Cable, office: str) -> list[str]:
    """Whose service a cable is from where the party does not say it: the United States where its text shows theirs.

    The king's ministers are Secretaries of State too, but no department of theirs has that name.
    """
    mission = office_class(office) == MISSION
    if not mission and fold(office) not in _OURS_OR_THEIRS:
        return []
    parties = [party for party in (cable.sender, *cable.recipients) if party]
    said = " ".join((cable.title, cable.header, cable.source_note, *(party.verbatim for party in parties)))
    theirs = _ELSEWHERE.search(said)
    ours = _AMERICAN.search(said if mission else f"{said} {cable.body[:_OPENING]}")
    return ["United States"] if not theirs and (ours or (mission and _TO_ITS_CHIEF.search(said))) else []


def _countries(text: str) -> list[str]:
    words, names = canonical_words(text), country_names()
    spans = (words[at : at + size] for size in (4, 3, 2, 1) for at in range(len(words)))
    return list(dict.fromkeys(names[span] for span in spans if span in names))


def _without_countries(office: str) -> str:
    """An office without the names of countries, and without the place at which its holder happened to be."""
    words, names = _AWAY.sub("", office).split(), country_names()
    kept: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if canonical_words(" ".join(words[at : at + n])) in names), 0)
        kept += [] if size else [words[at]]
        at += size or 1
    return " ".join(kept) or office


def _same_rank(office: str, term: Term) -> bool:
    """An ambassador is no chargé, though both head a mission."""
    return office_class(office) != MISSION or fold(office).split()[0] == fold(term.office).split()[0]
