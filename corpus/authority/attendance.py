"""Who was there and is named by the office alone: "The President" in a list of those present."""

import re
from collections.abc import Iterator

from corpus.authority.keys import country_names
from corpus.authority.known import Authority
from corpus.authority.offices import holder
from corpus.authority.records import Entry
from corpus.cable import Cable, Party
from corpus.draft import BODY, HEAD
from corpus.normalise.names.party import canonical_words
from corpus.normalise.persons.present import lists_of_present

_OFFICES = {
    "president": "President", "vice president": "Vice President", "secretary of state": "Secretary of State",
    "secretary of defense": "Secretary of Defense", "secretary of the treasury": "Secretary of the Treasury",
    "under secretary of state": "Under Secretary of State", "attorney general": "Attorney General",
    "director of central intelligence": "Director of Central Intelligence",
}  # fmt: skip
# "The Secretary" of a paper of the Department of State is its own.
_OF_THE_DEPARTMENT = {"secretary": "Secretary of State", "under secretary": "Under Secretary of State"}
_DEPARTMENT = re.compile(r"\bdepartment of state\b", re.IGNORECASE)
_ALONE = re.compile(r"[ \t>*_•-]{0,6}(?P<office>the (?P<name>[a-z][a-z ]{4,40}[a-z]))[ \t*_.,;]{0,4}", re.IGNORECASE)
_HEAD_OF_BODY, _LETTERHEAD = 3000, 300
_OWN = "United States"

Present = tuple[Entry, str, int, int]
"""Whoever was there, and where the office stands: the part, start and end."""


def present_by_office(cable: Cable, authority: Authority) -> Iterator[Present]:
    """The holders of the American offices that stand alone on a line of a list of those present.

    In the group of another country the President is that country's, and nobody is given.
    """
    letterhead = f"{cable.title}\n{cable.header}\n{cable.body[:_LETTERHEAD]}"
    offices = _OFFICES | (_OF_THE_DEPARTMENT if _DEPARTMENT.search(letterhead) else {})
    for part, text in ((HEAD, cable.header), (BODY, cable.body)):
        for lines in lists_of_present(text, min(len(text), _HEAD_OF_BODY)):
            group = _OWN
            for start, end in lines:
                if text[text.rfind("\n", 0, start) + 1 : start].strip():
                    continue  # the delegation in the next column is another country's
                group = country_names().get(canonical_words(text[start:end].strip(" \t*_:.-")), group)
                found = _ALONE.fullmatch(text, start, end)
                office = offices.get(" ".join(found["name"].lower().split())) if found and group == _OWN else None
                entry = holder(Party(office, None, office), cable, authority) if office else None
                if found and entry:
                    yield entry, part, found.start("office"), found.end("office")
