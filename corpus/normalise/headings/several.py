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
_ROMANCE_SINGULAR = {
    "ambasciatori": "Ambasciatore", "ministri": "Ministro", "consoli generali": "Console generale",
    "consoli": "Console",
    "incaricati d'affari": "Incaricato d'affari", "ambassadeurs": "Ambassadeur", "ministres": "Ministre",
    "consuls": "Consul", "embajadores": "Embajador", "embaixadores": "Embaixador",
}  # fmt: skip
_ROMANCE = re.compile(
    rf"(?:gli\s|i\s|les\s|los\s|os\s)?(?P<kind>{'|'.join(sorted(_ROMANCE_SINGULAR, key=len, reverse=True))})\s"
    r"(?P<each>(?:ad?|à|en|em)\s[^\n]{3,400})",
    re.IGNORECASE,
)
_POST_AND_NAME = re.compile(
    r"(?:\A|,\s|;\s|\s)(?i:(?:(?:ed?|et|y)\s)?(?:ad?|à|en|em)\s)(?P<place>[^\W\d_a-z][^,]{2,30}),\s(?P<name>[^,]{2,40}?)"
    r"(?=,|;|\Z|\s(?i:(?:ed?|et|y)\s(?:ad?|à|en|em)\s))"
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_PLACE = re.compile(r"(?:the\s)?[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,2}")


def _by_name(text: str, setting: Setting) -> tuple[Party, ...]:
    """Envoys of one kind, each with post and name: "agli ambasciatori a Londra, Quill, e a Parigi, Ames"."""
    found = _ROMANCE.fullmatch(text)
    each = list(_POST_AND_NAME.finditer(found["each"])) if found else []
    if found is None or len(each) < 2:
        return ()
    kind = _ROMANCE_SINGULAR[found["kind"].lower()]
    named = (party_of(f"{kind} a {one['place']}, {one['name']}", setting) for one in each)
    return tuple(Party(text, party.person, party.office, party.body, party.post) for party in named if party)


def parties_in(phrase: str, setting: Setting = NOBODY) -> tuple[Party, ...]:
    """The parties of one phrase: mostly one; one for each post where several are named; none where it names none."""
    text = " ".join(phrase.split()).strip(" ,;:.")
    each = _by_name(text, setting)
    if each:
        return each
    found = _PLURAL.fullmatch(text)
    places = _AND.split(found["places"]) if found else []
    if not found or len(places) < 2 or not all(_is_post(place) for place in places):
        party = party_of(phrase, setting)
        return (party,) if party else ()
    kind = _SINGULAR[found["kind"].lower()]
    single = (party_of(f"{found['nation']}{kind} in {place}", setting) for place in places)
    return tuple(Party(text, party.person, party.office, party.body, party.post) for party in single if party)


def _is_post(place: str) -> bool:
    known = is_country(place) or is_city(place)
    return known or (bool(_PLACE.fullmatch(place)) and not is_institution(place))
