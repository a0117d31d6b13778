"""What a peer is to who drives it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


class Missing(Exception):
    """A peer that is not on this machine, and why."""


@dataclass(frozen=True, slots=True)
class PeerKind:
    """One peer: the command that starts its process, given a folder for what it needs, and how many cables at most.

    `command` raises `Missing`. `index` names the peer whose index it asks, where that is not its own. `warm` is how
    many times it is asked everything before the clock runs.
    """

    name: str
    command: Callable[[Path], Sequence[str]]
    most: int = 10_000_000
    index: str = ""
    warm: int = 1
