"""The tree that a question is read into and that every engine answers.

It knows no engine. `search.language.read_as` prints it as a question that reads as the same tree; that text is shown
to the user as "read as".
"""

from dataclasses import field
from datetime import date
from enum import StrEnum

from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A plain word: any of its forms, unless `exact`. `field` is empty (all text) or title, summary, body.

    `garbles` are spoilt forms of it in the collection, of one word or two; they count as the word does and weigh less.
    """

    text: str
    field: str = ""
    exact: bool = False
    garbles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order in their exact forms, with up to `slop` others strewn in."""

    text: str
    slop: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with at most `within` words from the one to the other, in either order."""

    left: "Word | Phrase | Wildcard | Fuzzy"
    right: "Word | Phrase | Wildcard | Fuzzy"
    within: int


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A pattern over exact forms: `*` any letters, `?` one letter."""

    pattern: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Exact forms within `edits` single-letter changes of the word."""

    text: str
    edits: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value as it was asked for (`from:castro`); the planner makes it a `OneOf` before an engine sees it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Cables that have one of these value ids in the column; `asked` is the `Value` that it stands for."""

    column: str
    ids: frozenset[int]
    asked: Value


@dataclass(frozen=True, slots=True)
class When:
    """Cables whose date span overlaps these days (or, if `certain`, lies within them); None leaves a side open.

    `text` is how it was asked for; it makes no difference between two of them.
    """

    earliest: date | None
    latest: date | None
    certain: bool = False
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Undated:
    """Cables without a date."""


@dataclass(frozen=True, slots=True)
class And:
    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    node: "Node"


class Match(StrEnum):
    """How many of the plain words an answer must hold: enough of them, all, or any one."""

    ENOUGH = "enough"
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Group:
    """Plain words side by side, inside parentheses: counts as one, and follows the same rule within."""

    nodes: "tuple[Node, ...]"


Leaf = Word | Phrase | Near | Wildcard | Fuzzy
Node = Leaf | Value | OneOf | When | Undated | And | Or | Not | Group


@dataclass(frozen=True, slots=True)
class Filter:
    """A flag or a top-level `field:` term. Filters on one field from flags are alternatives, collected in one `Or`.

    `field` is the short name (`from`, `date`): the facet of that field leaves this filter out when it counts.
    """

    field: str
    node: Node


@dataclass(frozen=True, slots=True)
class Query:
    """A whole question: plain parts that are ranked, and parts that every answer must or must not satisfy."""

    plain: tuple[Node, ...] = ()
    required: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()
    filters: tuple[Filter, ...] = field(default=())
    match: Match = Match.ENOUGH
    exact: bool = False
