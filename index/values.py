"""The values of a cable by column: what facets count and filters choose.

A value has a key, by which two cables share it, and a label to read. Columns that end in `_party` hold every party as
it stands, for filters that compare names; the others hold what a facet shows.
"""

from collections.abc import Callable
from functools import cache

import msgspec

from corpus.cable import Party
from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a column. `tokens` are the folded words under which it can be looked up; none for its key alone."""

    column: str
    key: str
    label: str
    tokens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartyKey:
    """What the key of a `_party` value decodes to: the party, and its role where it is a participant's."""

    party: Party
    role: str = ""


def read_party_key(key: str) -> PartyKey:
    """The party behind the key of a `_party` value."""
    return _reader()(key)


@cache
def _reader() -> Callable[[str], PartyKey]:
    return msgspec.json.Decoder(PartyKey).decode
