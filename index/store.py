"""The contract of a store: where records are kept, whole, in versions that never change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from corpus.cable import Cable
from corpus.frozen import dataclass
from index.values import Value

COVERED = (
    "date", "sent_at", "sender", "recipients", "copied", "participants", "place", "places", "kind", "number",
    "classification", "precedence", "handling", "language", "original_language", "references", "keywords",
)  # fmt: skip
"""The fields whose coverage is counted."""


@dataclass(frozen=True, slots=True)
class CollectionStatistics:
    """A collection: its cables, first and last day, and how many cables have each field of `COVERED`.

    A keyword counts whether it was declared or derived.
    """

    name: str
    cables: int
    first: str
    last: str
    covered: dict[str, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: its cables, files, and collections, largest first."""

    cables: int
    files: int
    missing_files: int
    collections: tuple[CollectionStatistics, ...]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was ingested: what it was like then, and whether it has since disappeared."""

    file: int
    collection: str
    path: str
    location: str
    size: int
    mtime_ns: int
    seen_ns: int
    sha256: str
    documents: int
    missing: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """The cable that has an id or a digest: its current version, and the files where it stands."""

    id: str
    version: int
    digest: str
    files: frozenset[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Versions that the store has and the engine may not have yet."""

    number: int
    added: tuple[int, ...]
    removed: tuple[int, ...]


class Store(Protocol):
    """What readers ask of a store. One instance is one consistent view."""

    def version_of(self, id: str) -> int | None:
        """The current version of the cable with this id."""
        ...

    def ids_of(self, versions: Sequence[int]) -> dict[int, str]:
        """The ids of these versions; a version that is gone is absent."""
        ...

    def cables(self, versions: Sequence[int]) -> dict[int, Cable]:
        """The records of these versions, whole; a version that is gone is absent."""
        ...

    def candidates(self, column: str, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Value ids and keys of a column whose tokens include all of these; with no token, all of the column."""
        ...

    def foresee(self, column: str, names: Iterable[Sequence[str]], most: int) -> None:
        """Have ready what `candidates` will be asked for: of each of several names so many of its values, and one.

        It does nothing where looking up one after the other is as quick.
        """
        ...

    def has_token(self, column: str, token: str) -> bool:
        """Whether a value of the column can be looked up by this token."""
        ...

    def tokens(self, column: str) -> list[tuple[str, int]]:
        """The tokens by which values of a column can be looked up, and how many values each finds."""
        ...

    def labels(self, values: Iterable[int]) -> dict[int, Value]:
        """What value ids stand for."""
        ...

    def versions_like(self, pattern: str) -> frozenset[int]:
        """Versions of the cables whose id fits; `*` and `?` are wildcards, case is ignored."""
        ...

    def ids_like(self, id: str, limit: int = 5) -> list[str]:
        """Ids that hold this one in any case, the shortest first, else those that begin as it does as far as any."""
        ...

    def languages(self) -> tuple[str, ...]:
        """The languages of the cables, commonest first."""
        ...

    def versions(self) -> list[int]:
        """The current versions of all cables, ascending."""
        ...

    def values_of(self, versions: Sequence[int]) -> Iterator[tuple[int, str, int]]:
        """Version, column and value id of all the values of these versions."""
        ...

    def value_counts(self) -> Mapping[str, Mapping[int, int]]:
        """How many cables have each value of each column; a column without any is absent."""
        ...

    def contents(self) -> Contents:
        """What is held, by collection."""
        ...

    def problems(self) -> list[str]:
        """What is wrong with the store by itself, a sentence each; records are not opened."""
        ...

    def close(self) -> None:
        """Let go of what it reads from."""
        ...
