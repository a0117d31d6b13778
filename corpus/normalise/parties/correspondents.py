"""The two ends of a document."""

from corpus.cable import Party
from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Correspondents:
    """Who sent a document, who received it for action, and who was sent a copy."""

    sender: Party | None = None
    recipients: tuple[Party, ...] = ()
    copied: tuple[Party, ...] = ()
