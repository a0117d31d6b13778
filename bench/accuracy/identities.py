"""Who in the authority the persons of a volume's own list are: the truth for persons whom its markup points to.

The Office of the Historian's data set `people` names, for each person, the entries of volumes' lists that mean them. A
volume whose documents are measured is left out of what the authority tells of the company in which persons stand:
what is measured is how documents fare that no such list was made from.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from corpus.authority.known import Authority, authority
from corpus.authority.resolve import resolved
from corpus.authority.sources import PREFIX
from corpus.cable import Cable

_ID: Final = re.compile(r"<id>(\d+)</id>")
_LISTED: Final = re.compile(r"/historicaldocuments/(frus[\w-]+)/persons#([\w.-]+)")


@cache
def identities(people: Path) -> Mapping[str, Mapping[str, str]]:
    """By volume and by the key of its list, the authority's ids; empty where the data set is not there."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    known = authority()
    for path in sorted(people.rglob("*.xml")):
        text = path.read_text(encoding="utf-8")
        match = _ID.search(text)
        entry = known.person(PREFIX + match[1]) if match else None
        if entry is not None:
            for volume, key in _LISTED.findall(text):
                found[volume][key] = entry.id
    return found


@cache
def _without(volume: str) -> Authority:
    return Authority(without=volume)


def met_by_a_stranger(cable: Cable, volume: str) -> Cable:
    """The cable resolved as if the authority did not know who stands together in its volume."""
    return resolved(cable, _without(volume)) if volume else cable
