"""Missions or envoys of one kind at several posts in one phrase: "Soviet Ambassadors in Cuba and Mexico"."""

import re

from corpus.cable import Party
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.phrases import NOBODY, party_of
from corpus.normalise.parties.capitals import is_city, is_country

_SINGULAR = {
    "ambassadors": "Ambassador", "ministers": "Minister", "embassies": "Embassy", "legations": "Legation",
    "consulates": "Consulate", "consulates general": "Consulate General", "consuls": "Consul",
    "consuls general": "Consul General", "missions": "Mission", "high commissioners": "High Commissioner",
    "high commissions": "High Commission", "chargés d’affaires": "Chargé d’Affaires",
    "chargés d'affaires": "Chargé d'Affaires", "chargés": "Chargé",
}  # fmt: skip
_PLURAL = re.compile(
    rf"(?:the\s)?(?P<nation>(?:[A-Z][\w.’'-]*\s){{0,3}}?)(?P<kind>{'|'.join(sorted(_SINGULAR, key=len, reverse=True))})"
    r"\s(?:in|at|to)\s(?P<places>[^()\n]{3,300})",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_PLACE = re.compile(r"(?:the\s)?[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,2}")


def parties_in(phrase: str, setting: Setting = NOBODY) -> tuple[Party, ...]:
    """The parties of one phrase: mostly one; one for each post where several are named; none where it names none."""
    text = " ".join(phrase.split()).strip(" ,;:.")
    found = _PLURAL.fullmatch(text)
    places = _AND.split(found["places"]) if found else []
    if not found or len(places) < 2 or not all(_is_post(place) for place in places):
        party = party_of(phrase, setting)
        return (party,) if party else ()
    kind = _SINGULAR[found["kind"].lower()]
    each = (party_of(f"{found['nation']}{kind} in {place}", setting) for place in places)
    return tuple(Party(text, party.person, party.office, party.body, party.post) for party in each if party)


def _is_post(place: str) -> bool:
    known = is_country(place) or is_city(place)
    return known or (bool(_PLACE.fullmatch(place)) and not is_institution(place))
