"""Addresses of signal traffic (`FM AMEMBASSY MOSCOW`), in the designators of the State Department's telegrams."""

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.cable import Party
from corpus.gazetteer.places import city
from corpus.normalise.headings.casing import natural_case
from corpus.normalise.lexicon import lines_of
from corpus.normalise.parties.capitals import is_city

_ORGANISATIONS = {
    "NATO": "NATO", "USNATO": "NATO", "OECD": "the OECD", "EC": "the European Communities",
    "UN": "the United Nations", "IAEA": "the IAEA", "UNESCO": "UNESCO", "CSCE": "the CSCE", "OSCE": "the OSCE",
    "OAS": "the OAS", "ICAO": "the ICAO", "MBFR": "the MBFR talks", "SALT": "the SALT talks", "INF": "the INF talks",
}  # fmt: skip
_PLACES = {"NY": "New York", "USNY": "New York", "NEW YORK NY": "New York"}
_INDICATOR = re.compile(r"R[A-Z]{4,7}\s?/\s?(?=[A-Z])")
_WASHINGTON = re.compile(r"[ ,]+WASH(?:INGTON)?\.?(?: ?D\.?C\.?)?(?![A-Z])")
_AGENCY = re.compile(r"//+[A-Z0-9 :/-]{0,40}\Z")
_COLLECTIVE = re.compile(
    r"(?:[A-Z][A-Z/&-]+ ){1,6}COLLECTIVE"
    r"|ALL (?:[A-Z/&-]+,? ){1,8}(?:POSTS|MISSIONS|EMBASSIES|CONSULATES|COMMANDS|CAPITALS)|(?:[A-Z][A-Z/&-]+ ){1,4}POSTS"
    r"|SPECIAL EMBASSY PROGRAM"
)
_PRECEDENCE = re.compile(
    r"(?:\s+(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE|OPERATIONAL|DEFERRED|IMMED|EMERGENCY|NODIS|EXDIS|LIMDIS|UNN|"
    r"[OPRZ]{1,2}|\d{1,6}(?:/\d+)?|BT))+\s*$"
)
# The round of the talks on strategic arms (USDEL SALT TWO GENEVA).
_ROUND = re.compile(r"(?:I{1,3}|IV|V|VI{1,3}|\d|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT)\b")
_SECRETARY = "Secretary of State"
# The Secretary on his journeys: `USDEL SECRETARY IN JERUSALEM`, `USDEL SECRETARY AIRCRAFT`, `SECRETARY'S DELEGATION`.
_TRAVELLING = re.compile(
    r"(?:USDEL|US DEL|USDELMC|AMDEL) SEC(?:RETARY|STATE|Y)?(?: (?:IN|AT) (?P<place>[A-Z][A-Z ,]{2,40})|[A-Z ]{0,40})"
)
# A shorter word alone may be anybody's initials.
_SHORTEST = 4
# A designator that is not all in capitals ("Amembassy VIENNA").
_MIXED = re.compile(
    r"(?:Am|US|Us)(?:[Ee]mb(?:assy)?|[Cc]on(?:sul(?:ate)?|gen|Gen)?|[Ll]eg(?:ation)?|[Mm]ission|[Dd]el)\s[A-Z]"
)
_OF = frozenset(("OF", "IN", "AT", "TO", "FOR", "AND", "THE", "FROM"))


_TIMED = re.compile(r"\s\d{6}Z?(?:\s[A-Z]{3}(?:\s\d{2,4})?)?\Z")


class _Designated(NamedTuple):
    """What a designator stands for; `kind` tells whether a place follows it."""

    kind: str
    body: str
    office: str | None
    post: str | None


@cache
def _designators() -> dict[str, _Designated]:
    table = {}
    for line in lines_of("designators.tsv"):
        kind, name, body, office, post, *_ = [*line.split("\t"), "", "", ""]
        table[name] = _Designated(kind, body, office or None, post or None)
    return table


def signal_party(line: str) -> Party | None:
    """The party behind an address of signal traffic, without routing, precedence and serial; None for other lines."""
    words = " ".join(line.split()).strip(" .,;").replace("F C O", "FCO")
    if _MIXED.match(words):
        large = signal_party(words.upper())
        return replace(large, verbatim=words) if large else None
    address = _PRECEDENCE.sub("", _TIMED.sub("", _INDICATOR.sub("", words, count=1))).strip()
    if not address or address != address.upper() or len(address) > 80 or not any(c.isalpha() for c in address):
        return None
    plain = _AGENCY.sub("", address).strip()
    travelling = _TRAVELLING.fullmatch(plain)
    if travelling:
        place = travelling["place"]
        return Party(address, office=_SECRETARY, body="Secretary of State's Delegation", post=place and _place(place))
    found = _longest(plain)
    if found is None and is_city(plain):
        return Party(address, post=natural_case(plain))
    if found is None:
        return Party(address, body=_shown(plain)) if _COLLECTIVE.fullmatch(plain) else Party(address)
    name, rest = found
    known = _designators()[name]
    if known.kind == "mission":
        return _mission(address, known, rest)
    if known.kind == "home":
        # An agency's office elsewhere ("USAID CAIRO") is not the agency, and a state is not the Department.
        at_home = not rest or not _WASHINGTON.sub("", f" {rest}", count=1).strip(" ,")
        return Party(address, office=known.office, body=known.body, post="Washington") if at_home else Party(address)
    return Party(address, office=known.office, body=known.body, post=known.post)


def address_party(words: str) -> Party | None:
    """The party of a line that is known for an address: a place if the words are one's name, else a body of that name.

    None for words that are not in capitals throughout.
    """
    party = signal_party(words)
    if party is None or party.body or party.office or party.post:
        return party
    place = city(natural_case(party.verbatim))
    return replace(party, post=natural_case(party.verbatim)) if place else replace(party, body=party.verbatim)


def is_address(words: str) -> bool:
    """Whether words begin with a designator of signal traffic."""
    words = _TIMED.sub("", words.upper() if _MIXED.match(words) else words)
    if words != words.upper():
        return False
    if " " not in words and len(words) < _SHORTEST:
        return words in _designators() and _designators()[words].kind == "fixed"
    if _COLLECTIVE.fullmatch(_PRECEDENCE.sub("", words)) or is_city(words):
        return True
    return _longest(_INDICATOR.sub("", words, count=1)) is not None


def _longest(address: str) -> tuple[str, str] | None:
    """The longest designator with which an address begins, and what follows it."""
    words = address.split(" ")
    for count in range(min(4, len(words)), 0, -1):
        name = " ".join(words[:count])
        if name in _designators():
            return name, " ".join(words[count:])
    return None


def _mission(address: str, known: _Designated, rest: str) -> Party | None:
    first, _, beyond = rest.partition(" ")
    if first in _OF:
        return Party(address)
    second = _designators().get(first)
    if second and second.kind == "mission":
        return _mission(address, second, beyond)
    if first == "SALT" and _ROUND.match(beyond):
        beyond = beyond.partition(" ")[2]
    if first in _ORGANISATIONS:
        return Party(address, body=f"{known.body} to {_ORGANISATIONS[first]}", post=_place(beyond))
    return Party(address, office=known.office, body=known.body, post=_place(rest) or known.post)


def _place(words: str) -> str | None:
    """The place behind a designator, without the country or state behind a city (NEW DELHI INDIA)."""
    words = words.strip(" ,")
    if not words:
        return None
    city_alone = words.rpartition(" ")[0].rstrip(" ,")
    beside = city_alone if is_city(city_alone) and not is_city(words) else words
    return _PLACES.get(words) or natural_case(beside)


def _shown(words: str) -> str:
    """A collective address in the case in which it is read; words of three letters are abbreviations."""
    shown = [
        word if len(word) < _SHORTEST and word not in (*_OF, "ALL") else word.capitalize() for word in words.split()
    ]
    return " ".join(word.lower() if word.upper() in _OF else word for word in shown)
