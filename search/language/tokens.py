"""The pieces of a question before they are put together, and what may be said against them."""

from collections.abc import Sequence
from dataclasses import field
from enum import IntEnum, auto

from corpus.frozen import dataclass
from index.query import Fuzzy, Node, Phrase, Wildcard, Word
from search.fields import Field

MOST_COMPLAINTS = 20

Text = Word | Phrase | Wildcard | Fuzzy
"""A part of a question that is looked up in the text as it stands."""


class Kind(IntEnum):
    """What a token is; numbers, because they are compared for each word of a pasted text."""

    LEAF = auto()
    """A word, phrase, pattern or fuzzy word."""
    TERM = auto()
    """A field with its value."""
    PREFIX = auto()
    """A field's name, to which the leaf or bracket after it belongs."""
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    PLUS = auto()
    MINUS = auto()


OPERATORS = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the cleaned question from `start` to `end`; `number` is how near a NEAR asks for."""

    kind: Kind
    start: int
    end: int
    node: Node | None = None
    field: Field | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a question, and where: a position and length in code points of the text as it was typed."""

    position: int
    length: int
    message: str


@dataclass(slots=True)
class Complaints:
    """Gathers complaints about a cleaned text; `positions` lead back to the text as it was typed."""

    positions: Sequence[int]
    made: list[Complaint] = field(default_factory=list)

    def add(self, start: int, end: int, message: str) -> None:
        """Complain about the cleaned text from `start` to `end`; after twenty complaints nobody reads on."""
        if not self.full():
            first, last = self.positions[start], self.positions[max(start, end - 1)]
            self.made.append(Complaint(first, last - first + 1, message))

    def full(self) -> bool:
        """Whether there are as many complaints as anyone is told."""
        return len(self.made) >= MOST_COMPLAINTS

    def in_order(self) -> tuple[Complaint, ...]:
        """All complaints by where they point."""
        return tuple(sorted(self.made, key=lambda complaint: (complaint.position, complaint.length)))
