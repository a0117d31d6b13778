"""The contract of an engine: what it is given to index, what it is asked, what it answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Protocol

from corpus.frozen import dataclass
from index.query import Leaf, Node, Query

TEXT_FIELDS = ("title", "summary", "body", "notes", "names")
"""The texts that an engine tokenises. `names` holds all parties and places as they stand."""

COLUMNS = (
    "sender", "recipient", "copied", "participant", "keyword", "place", "about", "classification", "kind",
    "language", "collection", "reference", "sender_party", "recipient_party", "copied_party", "participant_party",
)  # fmt: skip
"""The columns of values. A value is an integer that the store gave it; an engine never sees what it stands for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an engine indexes of one version of a cable. `earliest` and `latest` are `date.toordinal()` days."""

    version: int
    id: str
    language: str
    texts: Mapping[str, str]
    values: Mapping[str, tuple[int, ...]]
    earliest: int | None = None
    latest: int | None = None
    dated: bool = False


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    LATEST = "-date"


class DateMatch(StrEnum):
    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Hit:
    """A version that satisfies the query; `date_match` is None where no date was asked."""

    version: int
    score: float
    date_match: DateMatch | None = None


class Interval(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class ValueCounts:
    """How often each value id of a column occurs in an answer (a cable once a value); how many cables have none, and
    how many have one or more.

    Where not all values were wanted, `counts` may leave out such as are rarer than all that it holds: `others` is how
    many these are, `rest` the sum of their counts.
    """

    counts: Mapping[int, int]
    missing: int
    known: int
    others: int = 0
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Histogram:
    """Cables by the bucket (its first day) that holds their whole span; the rest span buckets or have no date.

    Spans open on a side are among `spanning`. Buckets without a cable are absent.
    """

    interval: Interval
    buckets: Mapping[date, int]
    spanning: int
    missing: int

    @property
    def known(self) -> int:
        """The cables that have a date."""
        return sum(self.buckets.values()) + self.spanning


@dataclass(frozen=True, slots=True)
class Clause:
    """What makes a cable of the answer rank higher where it holds; it never decides whether a cable is in the answer.

    A condition (`OneOf`, `When`, `Undated`, and what `And`, `Or` and `Not` make of them) adds `weight` times its
    rarity, the logarithm by which words are weighed too; words, phrases and the like add `weight` times their score.
    A `Near` is as rare as the commoner of its two sides, and need only be looked for among the best cables of the
    answer. `why` is what to say of it, a phrase after "because it is".
    """

    node: Node
    weight: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A query and what is wanted of its answer. `limit` None means all; `facets` names columns, or `date`.

    `facet_fields` maps a facet to the short name of the filters that its counts leave out. `most` says of a column how
    many of its commonest values are wanted, with all that are as common as the last of these; of one that it does not
    name all are. An engine may give more than that. `clauses` count only where the hits are sorted by relevance.
    """

    query: Query
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int | None = 10
    facets: tuple[str, ...] = ()
    facet_fields: Mapping[str, str] = field(default_factory=dict)
    interval: Interval | None = None
    clauses: tuple[Clause, ...] = ()
    most: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one part of the question, or one clause (then `why` is its own), adds to the score of a hit.

    `fields` are those in which a word stands.
    """

    node: Node
    points: float
    why: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """One answer set, seen from all sides.

    `certain` and `possible` split the total where a date was asked (else both are 0); `undated` counts the cables
    without a date that pass all but the date filters. `not_found` lists the plain words that no cable has; `relaxed`
    tells that no cable has both of two words, so that either was enough; `lowered` is how many of more words were
    enough where so few cables hold the usual part of them that fewer had to do, else 0. `first` and `last` are the
    earliest and the latest day (ordinals) that any dated cable of the answer states, None where there is none.
    """

    total: int
    hits: tuple[Hit, ...]
    certain: int = 0
    possible: int = 0
    undated: int = 0
    facets: Mapping[str, ValueCounts] = field(default_factory=dict)
    histogram: Histogram | None = None
    not_found: tuple[str, ...] = ()
    relaxed: bool = False
    lowered: int = 0
    first: int | None = None
    last: int | None = None


class Snapshot(Protocol):
    """A consistent view of what an engine held when it was opened; unaffected by writers until closed."""

    generation: int

    def answer(self, request: Request) -> EngineAnswer:
        """Answer a planned query (no `Value` in it). Never raises for anything that a tree can hold."""
        ...

    def reasons(self, request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
        """For each of the hits of the request's answer what made its score, the most first."""
        ...

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """How many cables answer each of some planned queries, as `answer` would say."""
        ...

    def count(self) -> int:
        """How many cables the view holds."""
        ...

    def versions(self) -> Iterable[int]:
        """Every version that the view holds, in no order."""
        ...

    def languages(self) -> frozenset[str]:
        """The languages of the cables that the view holds."""
        ...

    def words_near(self, asked: Mapping[str, int]) -> dict[str, frozenset[str]]:
        """For each of some forms the exact forms within so many single-letter changes (at most 3) of it."""
        ...

    def words_beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms of its texts that begin with one of these runs of letters."""
        ...

    def cables_with(self, forms: Iterable[str]) -> dict[str, int]:
        """How many cables have each of the exact forms in any text; forms that none has are absent."""
        ...

    def cables_with_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """How many cables have a word that answers each of the stems of `Form.stem`; stems that none has are absent."""
        ...

    def times_with_stems(self, stems: Iterable[str]) -> dict[str, float]:
        """How often the cables that have a word of each stem in their body have it there, on the average.

        Stems that none has are absent, and so may all be where an engine does not keep this.
        """
        ...

    def count_places(self, leaves: Sequence[Leaf], fields: Sequence[str], versions: Iterable[int], exact: bool) -> int:
        """At how many stretches of words one of the leaves stands in these fields of these cables, each counted once.

        `exact` asks for exact forms only, as in a query.
        """
        ...

    def close(self) -> None: ...


class Engine(Protocol):
    """An index that can be thrown away and rebuilt from the store."""

    name: str

    def create(self) -> None:
        """Make an empty index in the engine's own folder, discarding what is there."""
        ...

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Atomically add entries and remove versions; adding a version that is there replaces it."""
        ...

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Replace one column's values for the given versions, leaving their texts alone."""
        ...

    def snapshot(self) -> Snapshot:
        """Open the newest committed state; raises `CablesError` where it cannot be read."""
        ...

    def generation(self) -> int:
        """A number that grows with each commit, cheap to ask."""
        ...

    def check(self) -> list[str]:
        """Problems found in the engine's files, one sentence each; empty when sound."""
        ...
