"""What every peer is asked, and what it answers: data that passes between processes as JSON."""

from dataclasses import dataclass, field
from enum import StrEnum

FACETS = ("year", "sender", "participant", "keyword", "place")
TOP = 10
"""How many values of each facet are wanted."""


class Match(StrEnum):
    """What the words of a question have to do with each other."""

    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True)
class Question:
    """Words, what narrows the answer, and what is wanted of it: its exact total and ten hits always.

    `days` are the first and the last, as ordinals. With `facets` the commonest values of each of `FACETS` are wanted,
    with `snippets` a passage of each hit with its words marked.
    """

    kind: str
    words: tuple[str, ...]
    match: Match = Match.ALL
    days: tuple[int, int] | None = None
    sender: str = ""
    by_date: bool = False
    offset: int = 0
    limit: int = 10
    snippets: bool = False
    facets: bool = False


@dataclass(frozen=True)
class Found:
    """The total, how many hits came, and for each facet how often its commonest values occur, the most first."""

    total: int
    hits: int
    facets: dict[str, list[int]] = field(default_factory=dict)
    snippets: int = 0
