"""What a normaliser returns: a value and why it has it."""

from typing import Generic, TypeVar

from corpus.cable import Evidence
from corpus.frozen import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value (empty or None where the document says nothing) with the evidence for it."""

    value: T
    evidence: tuple[Evidence, ...] = ()
