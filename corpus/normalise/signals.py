"""Addresses of signal traffic (`FM AMEMBASSY MOSCOW`), in the plain-language designators of ACP 121 and the State Department."""

import re

from corpus.cable import Party
from corpus.normalise.casing import natural_case

# The designator, the body in words, whether a place follows. Washington offices are at home in Washington.
_DESIGNATORS = (
    ("AMEMBASSY", "American Embassy"), ("AMEMB", "American Embassy"), ("AMLEGATION", "American Legation"),
    ("AMCONSULATE", "American Consulate"), ("AMCONSUL", "American Consulate"), ("AMCONGEN", "American Consulate General"),
    ("USMISSION", "US Mission"), ("USDEL", "US Delegation"), ("USINT", "US Interests Section"), ("USLO", "US Liaison Office"),
    ("USUN", "US Mission to the United Nations"), ("EMBASSY", "Embassy"), ("CONSUL", "Consulate"),
    ("HICOM", "High Commission"), ("USOFFICE", "US Office"),
)  # fmt: skip
_HOME = {"SECSTATE": "Secretary of State", "DEPT": "Department of State", "STATE": "Department of State"}
_HOME_BODY = {
    "SECDEF": "Secretary of Defense", "WHITE HOUSE": "White House", "WHITEHOUSE": "White House", "CIA": "CIA", "NSC": "NSC",
    "JCS": "Joint Chiefs of Staff", "DIA": "DIA", "NSA": "NSA", "USIA": "USIA", "TREASURY": "Treasury",
}  # fmt: skip
_PRECEDENCE = re.compile(
    r"(?:\s+(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE|OPERATIONAL|DEFERRED|IMMED|EMERGENCY|NODIS|EXDIS|"
    r"[OPRZ]{1,2}|\d{1,6}(?:/\d+)?|BT))+\s*$"
)


def signal_party(line: str) -> Party | None:
    """The party behind an address of signal traffic, without precedence and serial; None where it is no such address."""
    verbatim = " ".join(line.split()).strip(" .,;")
    address = _PRECEDENCE.sub("", verbatim).strip()
    if not address or address != address.upper() or len(address) > 80 or not any(c.isalpha() for c in address):
        return None
    for word, body in _DESIGNATORS:
        if address == word or address.startswith(word + " "):
            place = re.sub(r"^(?:NY|DC)$", "", address[len(word) :].strip())
            return Party(address, body=body, post=natural_case(place) if place else None)
    first = address.split()[0]
    if first in _HOME and re.fullmatch(r"\w+(?: WASH(?:INGTON)?(?: ?DC)?)?", address):
        office = _HOME[first] if first == "SECSTATE" else None
        return Party(address, office=office, body="Department of State", post="Washington")
    for word, name in _HOME_BODY.items():
        if address == word or address.startswith(word + " "):
            office = name if name.startswith("Secretary") else None
            return Party(address, office=office, body=None if office else name, post="Washington" if " WASH" in address else None)
    return Party(address)
