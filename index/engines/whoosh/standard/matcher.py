"""Whoosh's matcher over the postings of one term."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Protocol

from index.engines.whoosh._whoosh import LeafMatcher, NullMatcher, ReadTooFar


class ValuesOf(Protocol):
    """The values of a term's postings by their numbers."""

    def positions(self, number: int) -> list[int] | None: ...

    def value(self, number: int, form: Any) -> bytes: ...


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """All postings of a term; for Whoosh's skipping they are one block."""

    def __init__(
        self, docs: list[int], weights: list[float], values: ValuesOf, form: Any, term: Any, info: Any, scorer: Any
    ) -> None:
        self._docs, self._weights, self._values = docs, weights, values
        self.format, self._term, self._info, self.scorer = form, term, info, scorer
        self._at = 0

    def is_active(self) -> bool:
        """Whether it stands at a posting."""
        return self._at < len(self._docs)

    def reset(self) -> None:
        """Back to the first."""
        self._at = 0

    def copy(self) -> "ArrayMatcher":
        """Another that stands at the same."""
        other = ArrayMatcher(self._docs, self._weights, self._values, self.format, self._term, self._info, self.scorer)
        other._at = self._at
        return other

    def replace(self, minquality: float = 0) -> Any:
        """Itself, or nothing where it can do no more."""
        done = not self.is_active() or (minquality and self.max_quality() < minquality)
        return NullMatcher() if done else self

    def id(self) -> int:
        """The document."""
        return self._docs[self._at]

    def all_ids(self) -> Iterator[int]:
        """All documents."""
        return iter(self._docs)

    def next(self) -> bool:
        """On to the next posting; whether that is another block."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return not self.is_active()

    def skip_to(self, id: int) -> bool:
        """On to the first document that is not before one; whether that is another block."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)
        return not self.is_active()

    def skip_to_quality(self, minquality: float) -> int:
        """Behind the block if it is no better; how many blocks that skipped."""
        if self.is_active() and self.block_quality() <= minquality:
            self._at = len(self._docs)
            return 1
        return 0

    def weight(self) -> float:
        """The weight of the posting."""
        return float(self._weights[self._at])

    def value(self) -> bytes:
        """Its value."""
        return self._values.value(self._at, self.format)

    def value_as(self, astype: str) -> Any:
        """Its value, read; positions without decoding anything."""
        positions = self._values.positions(self._at) if astype == "positions" else None
        return super().value_as(astype) if positions is None else positions

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """All documents with their values."""
        return ((doc, self._values.value(number, self.format)) for number, doc in enumerate(self._docs))

    def block_min_length(self) -> int:
        """The length of the shortest document."""
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        """The length of the longest."""
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        """The largest weight."""
        return float(self._info.max_weight())

    def max_quality(self) -> float:
        """The best that it can do."""
        return float(self.scorer.max_quality()) if self.scorer else self.block_max_weight()

    def supports_block_quality(self) -> bool:
        """Whether the scorer can tell the quality of blocks."""
        return bool(self.scorer and self.scorer.supports_block_quality())

    def block_quality(self) -> float:
        """The best that the block can do."""
        return float(self.scorer.block_quality(self))
