"""A point in time of the cluster, and what of it counts: all views of one generation in a process share it."""

from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import NotFoundError, TransportError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.patience import READING, Pauses
from index.engines.opensearch.state import State, States
from index.engines.opensearch.together import is_of_some_shard, together

Query = dict[str, Any]

KEEP = "5m"
"""How long the cluster keeps a point in time that is not asked."""

SCORE = "_score"
_TRIES = 20
_FORGOTTEN = 404
_WHOLE: Query = {"allow_partial_search_results": False}
"""An answer of some shards alone is none."""

_RANKED: Query = {**_WHOLE, "search_type": "dfs_query_then_fetch"}
"""Rarity is that of all shards together."""


class Point:
    """A point in time of the cluster, and what counted then; it is opened anew where a node took it along.

    `first` is a search that is asked when it is opened, and `told` the answer: what it finds are all cables. Where
    `whole`, these must be as many as were written. Threads may share it.
    """

    def __init__(self, connection: Connection, index: str, states: States, first: Query, *, whole: bool = True) -> None:
        self._connection, self._index, self._states = connection, index, states
        self._first, self._whole = first, whole
        self._renewing = Lock()
        self.renewals = 0
        """How often it was opened again; scores before and after do not compare: they are by all that lies there."""
        self.state, self._id, self.told = self._opened()

    def _opened(self) -> tuple[State, str, dict[str, Any]]:
        """A point, what counts there, and the answer to the first search.

        A node that the others have lost, and that does not know it yet, opens its own copies, which lack what has been
        written since.
        """
        pauses = Pauses(READING)
        while True:
            state, point = self._agreeing()
            try:
                [told] = self._asked([self._first], point, "", state)
            except TransportError as error:
                if not _is_of_lost_point(error) or not pauses.pause():
                    with self._connection.sound():
                        raise
                continue
            rows = told["hits"]["total"]["value"]
            if rows == state.rows or not self._whole:
                return state, point, told
            self._let_go(point)
            if not pauses.pause():
                raise CablesError(
                    f"{self._connection.where} has {rows:,} cables in the index {self._index} and should have "
                    f"{state.rows:,}, so that it cannot answer: if that stays so, `cables reindex` makes it anew"
                )

    def _agreeing(self) -> tuple[State, str]:
        """A point, and the state before and after it was opened, which is the same."""
        for _ in range(_TRIES):
            state = self._states.read().state
            with self._connection.sound():
                made = self._connection.client.create_pit(
                    index=self._index, params={"keep_alive": KEEP, "allow_partial_pit_creation": "false"}
                )
            now = self._states.read().state
            if now.generation == state.generation:
                return now, made["pit_id"]
            self._let_go(made["pit_id"])
        raise CablesError(
            f"the index {self._index} is being written faster than it can be opened: try again in a moment"
        )

    def search(self, bodies: Sequence[Query], left_out: str = "") -> list[dict[str, Any]]:
        """The answers to several searches, in one request; each sees only what counts.

        `left_out` is what of each answer need not be told.

        Raises `CablesError` where the cluster cannot answer, or no longer has what this view saw.
        """
        pauses = Pauses(READING)
        while True:
            point = self._id
            try:
                return self._asked(bodies, point, left_out, self.state)
            except TransportError as error:
                if not _is_of_lost_point(error) or not pauses.pause():
                    with self._connection.sound():
                        raise
                self._renew(point)

    def _asked(self, bodies: Sequence[Query], id: str, left_out: str, state: State) -> list[dict[str, Any]]:
        live, point = state.live(), {"id": id, "keep_alive": KEEP}
        lines: list[Query] = []
        for body in bodies:
            asked = body.get("query")
            query = {"bool": {"must": [asked] if asked else [], "filter": live}}
            head = _RANKED if SCORE in body.get("sort", ()) else _WHOLE
            lines += [head, {"track_total_hits": True, **body, "query": query, "pit": point}]
        params = {"filter_path": f"-responses.{left_out}"} if left_out else {}
        return together(self._connection, lines, params)

    def _renew(self, lost: str) -> None:
        """Open the point again, if nobody has: a node went away with its part of it, and others have the same."""
        with self._renewing:
            if self._id == lost:
                self._reopen()

    def _reopen(self) -> None:
        now, point, _ = self._opened()
        if not self._still_there(now):
            self._let_go(point)
            raise CablesError(
                f"the index {self._index} has been changed, and what it was before has gone with a node, or was not "
                "asked for too long: ask again"
            )
        self._let_go(self._id)
        self._id = point
        self.renewals += 1

    def _still_there(self, now: State) -> bool:
        """Whether nothing was deleted of what counted here: what a commit takes away lies until the next one begins."""
        commits = now.generation - self.state.generation
        return now.life == self.state.life and (not commits or (commits == 1 and now.claimed is None))

    def _let_go(self, point: str) -> None:
        with suppress(TransportError, NotFoundError):
            self._connection.client.delete_pit(body={"pit_id": [point]}, request_timeout=5)

    def close(self) -> None:
        """Let go of it; the cluster would by itself some minutes later."""
        if self._id:
            point, self._id = self._id, ""
            self._let_go(point)


def _is_of_lost_point(error: TransportError) -> bool:
    """Tell what another point may get over: a node that is gone, or forgot what it had opened."""
    return is_of_some_shard(error) or error.status_code == _FORGOTTEN
