"""The one writer of an index in a cluster: a document that says who it is, and that it is still alive."""

import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import OpenSearchException
from index.stores.opensearch.ledger import Ledger

BEAT = 10.0
"""Seconds between two signs of life."""

STALE = 60.0
"""Seconds without one after which a writer is taken for dead."""

_LOCK = "lock"
_ENDED_WELL = "ended_well"
_POLL = 0.5
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, as the document says."""

    word: str
    process: int
    host: str
    since: str
    heard: float
    beat: float

    def __str__(self) -> str:
        ago = max(0, round(time.time() - self.heard))
        return f"process {self.process} on {self.host} since {self.since} (last heard of {ago} s ago)"

    def is_dead(self) -> bool:
        """Whether it ran on this machine and does so no more."""
        return self.host == socket.gethostname() and not _runs(self.process)

    def is_silent(self) -> bool:
        """Whether it has given no sign of life for long, by this machine's clock."""
        return time.time() - self.heard > STALE


class Hold:
    """The lock while it is held; a thread of its own gives the signs of life."""

    def __init__(self, ledger: Ledger, row: dict[str, Any], place: Place, *, is_first_after_death: bool) -> None:
        self._ledger = ledger
        self._row = row
        self.turn = int(row["turn"])
        """The how-manieth writer it is; no other has the same."""
        self.is_first_after_death = is_first_after_death
        """Whether the writer before has not ended well, so that something that it sent may still be on its way."""
        self._place = place
        self._last = time.monotonic()
        self._lost = False
        self._turn = threading.Lock()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._live, name="heartbeat", daemon=True)
        self._thread.start()

    def require(self) -> None:
        """Make sure before something is written that nobody else may be writing. Raises `CablesError`."""
        if self._is_old() and not self._lost:
            # The cluster may have been away; where nobody has taken the lock meanwhile, it is still ours.
            self._beat()
        if self._lost or self._is_old():
            raise CablesError(
                f"this process has been away from {self._ledger.connection.where} for so long that another may have "
                "begun to write the index: run the command again, it goes on from what was committed"
            )

    def release(self, *, ended_well: bool) -> None:
        """Let others write. Where the cluster cannot be told, they find out by themselves after a while."""
        self._end.set()
        self._thread.join(_POLL * BEAT)
        if not self._lost and not self._thread.is_alive():
            with suppress(CablesError):
                self._ledger.set_note(_LOCK, {"turn": self.turn, _ENDED_WELL: ended_well}, self._place)

    def _is_old(self) -> bool:
        return time.monotonic() - self._last > STALE - BEAT / 2

    def _live(self) -> None:
        while not self._lost and not self._end.wait(BEAT):
            # It may be back before the next; `require` tells when it has been too long.
            with suppress(CablesError, OpenSearchException):
                self._beat()

    def _beat(self) -> None:
        with self._turn:
            place = self._ledger.set_note(_LOCK, self._row | {"heard": time.time()}, self._place)
            if place is None:
                self._find_place()
            else:
                self._place, self._last = place, time.monotonic()

    def _find_place(self) -> None:
        """Where our document stands, after an answer that was lost; the lock is lost where another's stands there."""
        found = self._ledger.note(_LOCK)
        if found and found[0].get("word") == self._row["word"]:
            self._place, self._last = found[1], time.monotonic()
        else:
            self._lost = True


@contextmanager
def holding(ledger: Ledger, wait: float = 0) -> Iterator[Hold]:
    """Hold the lock of an index in a cluster, after at most `wait` seconds.

    A writer that died on this machine, or elsewhere a while ago, is no hindrance.

    Raises:
        CablesError: another process holds it (it is named), or the cluster cannot be asked.
    """
    end = time.monotonic() + wait
    while True:
        found = ledger.note(_LOCK)
        holder = _holder(found[0]) if found else None
        if holder is None or holder.is_dead() or (holder.is_silent() and _stays_silent(ledger, holder)):
            now = time.time()
            row = {
                "word": secrets.token_hex(8), "process": os.getpid(), "host": socket.gethostname(),
                "since": time.strftime("%Y-%m-%d %H:%M:%S"), "heard": now, "beat": BEAT,
                "turn": 1 + (int(found[0].get("turn", 0)) if found else 0),
            }  # fmt: skip
            place = ledger.set_note(_LOCK, row, found[1] if found else None)
            if place is not None:
                break
        elif time.monotonic() >= end:
            raise CablesError(
                f"the index {ledger.connection.address.name} in {ledger.connection.where} is being written by "
                f"{holder}: wait until it is done"
            )
        time.sleep(_POLL)
    hold = Hold(ledger, row, place, is_first_after_death=found is not None and not found[0].get(_ENDED_WELL, False))
    ended_well = False
    try:
        yield hold
        ended_well = True
    finally:
        hold.release(ended_well=ended_well)


def _stays_silent(ledger: Ledger, holder: Holder) -> bool:
    """Whether no sign of life comes while one would: the clocks of two machines may differ by more than the limit."""
    time.sleep(1.5 * holder.beat)
    found = ledger.note(_LOCK)
    now = _holder(found[0]) if found else None
    return now is not None and (now.word, now.heard) == (holder.word, holder.heard)


def _holder(row: dict[str, Any]) -> Holder | None:
    try:
        return Holder(
            str(row["word"]), int(row["process"]), str(row["host"]), str(row["since"]), float(row["heard"]),
            min(float(row["beat"]), STALE),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
