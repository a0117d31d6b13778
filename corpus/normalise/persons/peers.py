"""Persons whom a text names by their seats: the Marquis of Salisbury, le duc de Wellington, il duca di Modena."""

import re
from collections.abc import Iterator
from typing import NamedTuple

RANKS = ("Marquis", "Marquess", "Earl", "Duke", "Duchess", "Viscount", "Countess", "Marchioness")
_ABROAD = {
    "(?:de |d['’])": "duc duchesse marquis marquise duque duquesa marqués marquesa",
    "(?:di |d['’])": "duca duchessa marchese marchesa",
    "von ": "herzog herzogin",
}
_PEER = re.compile(rf"\b(?P<rank>(?:{'|'.join(RANKS)}) of) (?P<seat>[A-Z][a-z]{{2,18}})")
# The first letter of a rank, then what must not stand before it: so the search leaps from one such letter to the next.
_PEER_ABROAD = re.compile(
    r"[dmhDMH](?<!\w.)(?:"
    + "|".join(
        rf"(?P<rank{at}>{'|'.join(f'(?<=[{rank[0]}{rank[0].upper()}]){rank[1:]}' for rank in ranks.split())}) "
        rf"(?P<seat{at}>{of}[A-Z][^\W\d_]{{2,18}})\b"
        for at, (of, ranks) in enumerate(_ABROAD.items())
    )
    + ")"
)

# What every such title has in it, large or small: looking for these is far quicker than for the patterns.
_OF_BRITAIN = tuple(f"{rank} of " for rank in RANKS)
_OF_OTHERS = tuple(f"{rank[1:]} " for ranks in _ABROAD.values() for rank in ranks.split())


# The same in fewer looks.
_STEMS = ("arqu", "arches", "uc ", "uca ", "uque", "uches", "erzog")


class Peer(NamedTuple):
    """A rank with its seat: where it stands, and the words of both."""

    start: int
    end: int
    rank: str
    seat: str


def peers(text: str, start: int = 0, end: int | None = None) -> Iterator[Peer]:
    """The peers of Britain whom a stretch of a text names by their seats."""
    end = len(text) if end is None else end
    if not any(map(text[start:end].__contains__, _OF_BRITAIN)):
        return
    for found in _PEER.finditer(text, start, end):
        yield Peer(found.start(), found.end(), found["rank"], found["seat"])


def peers_abroad(text: str, start: int = 0, end: int | None = None) -> Iterator[Peer]:
    """The bearers of titles in French, Spanish, Italian and German, by the place behind the title.

    Most such places are family names; these are the sure ones where nothing else knows the words for a name.
    """
    end = len(text) if end is None else end
    has = text[start:end].__contains__
    if not (any(map(has, _STEMS)) and any(map(has, _OF_OTHERS))):
        return
    for found in _PEER_ABROAD.finditer(text, start, end):
        at = (found.lastgroup or "")[-1]
        rank = text[found.start() : found.end(f"rank{at}")]
        yield Peer(found.start(), found.end(), rank, found[f"seat{at}"])
