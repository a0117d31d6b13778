"""Addresses of signal traffic (`FM AMEMBASSY MOSCOW`), in the designators of the State Department's telegrams."""

import re

from corpus.cable import Party
from corpus.normalise.headings.casing import natural_case

# The designator of a mission abroad, which its place follows.
_MISSIONS = {
    "AMEMBASSY": "American Embassy", "AMEMB": "American Embassy", "AMLEGATION": "American Legation",
    "AMCONSULATE": "American Consulate", "AMCONSUL": "American Consulate", "AMCONGEN": "American Consulate General",
    "USMISSION": "US Mission", "USDEL": "US Delegation", "USINT": "US Interests Section", "USLO": "US Liaison Office",
    "USUN": "US Mission to the United Nations", "EMBASSY": "Embassy", "CONSUL": "Consulate",
    "HICOM": "High Commission", "USOFFICE": "US Office",
}  # fmt: skip
# Offices at home: office, body.
_HOME: dict[str, tuple[str | None, str]] = {
    "SECSTATE": ("Secretary of State", "Department of State"), "DEPT": (None, "Department of State"),
    "STATE": (None, "Department of State"), "SECDEF": ("Secretary of Defense", "Department of Defense"),
    "WHITE": (None, "White House"), "WHITEHOUSE": (None, "White House"), "CIA": (None, "CIA"), "NSC": (None, "NSC"),
    "JCS": (None, "Joint Chiefs of Staff"), "DIA": (None, "DIA"), "NSA": (None, "NSA"), "USIA": (None, "USIA"),
    "TREASURY": (None, "Treasury"),
}  # fmt: skip
_ORGANISATIONS = ("NATO", "OECD", "EC", "UN", "IAEA", "UNESCO", "SALT", "MBFR", "CSCE", "OAS")
_PLACES = {"NY": "New York", "USNY": "New York"}
_AT_HOME = re.compile(r"(?:WHITE HOUSE|\w+)(?: WASH(?:INGTON)?(?: ?D\.?C\.?)?)?")
_PRECEDENCE = re.compile(
    r"(?:\s+(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE|OPERATIONAL|DEFERRED|IMMED|EMERGENCY|NODIS|EXDIS|"
    r"[OPRZ]{1,2}|\d{1,6}(?:/\d+)?|BT))+\s*$"
)


def signal_party(line: str) -> Party | None:
    """The party behind an address of signal traffic, without precedence and serial; None for any other line."""
    verbatim = " ".join(line.split()).strip(" .,;")
    address = _PRECEDENCE.sub("", verbatim).strip()
    if not address or address != address.upper() or len(address) > 80 or not any(c.isalpha() for c in address):
        return None
    first, _, place = address.partition(" ")
    if first in _MISSIONS:
        second, _, beyond = place.partition(" ")
        if second in _MISSIONS:
            return Party(address, body=_MISSIONS[second], post=_PLACES.get(beyond, natural_case(beyond)) or None)
        if place.split(" ")[0] in _ORGANISATIONS:
            return Party(address, body=f"{_MISSIONS[first]} {place}")
        return Party(address, body=_MISSIONS[first], post=natural_case(place) if place else None)
    if first in _HOME and _AT_HOME.fullmatch(address):
        office, body = _HOME[first]
        return Party(address, office=office, body=body, post="Washington")
    return Party(address)
