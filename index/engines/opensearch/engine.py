"""The engine for a cluster and many users: what `index.engine` promises, kept by OpenSearch."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any
from weakref import finalize

from corpus.errors import CablesError
from index.engine import COLUMNS, EngineAnswer, Entry, Hit, Reason, Request
from index.engines.asked.places import count_places
from index.engines.asked.vocabulary import cables_with, cables_with_stems, words_near
from index.engines.asked.writing import Maker
from index.engines.opensearch.answer import answer, totals, wanted_in, wanted_of
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.fields import SERIAL
from index.engines.opensearch.lexicon import Lexicon
from index.engines.opensearch.making import create
from index.engines.opensearch.point import Point
from index.engines.opensearch.view import Common, Space, known_asked
from index.engines.opensearch.writer import Records, Writer
from index.faults import too_deep
from index.query import Leaf
from index.query import Query as Asked

Query = dict[str, Any]


class OpenSearchSnapshot:
    """A consistent view of one generation. Made by `OpenSearchEngine.snapshot`."""

    def __init__(self, common: Common) -> None:
        self.generation = common.point.state.generation
        self._point = common.point
        self.kept = common.kept
        self._space = Space(common)
        common.opened()
        # One that nobody closes is let go with the snapshot: a node holds some hundred points at most.
        self._close = finalize(self, common.closed)

    def answer(self, request: Request) -> EngineAnswer:
        """Answer a planned query. Raises `CablesError` where the cluster cannot, or it is nested too deeply."""
        try:
            return answer(self._space, request)
        except RecursionError as error:
            raise too_deep() from error

    def reasons(self, request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
        """For each of the hits of the request's answer what made its score, the most first."""
        # Seldom asked, and most questions are the quicker without it.
        from index.engines.asked.reasons import reasons

        self._space.lexicon.learn(wanted_in(self._space, request.query, request.clauses))
        return reasons(self._space, request, hits)

    def totals(self, queries: Sequence[Asked]) -> list[int]:
        """How many cables answer each of some planned queries. Raises as `answer` does."""
        try:
            return totals(self._space, queries)
        except RecursionError as error:
            raise too_deep() from error

    def count(self) -> int:
        """How many cables the view holds."""
        return self._space.rows

    def versions(self) -> Iterable[int]:
        """Every version that the view holds."""
        return self._space.versions()

    def languages(self) -> frozenset[str]:
        """The languages of the cables that the view holds."""
        return self._space.languages

    def words_near(self, asked: Mapping[str, int]) -> dict[str, frozenset[str]]:
        """For each of some forms the exact forms within so many single-letter changes of it."""
        return words_near(self._space, asked)

    def words_beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""
        return self._space.lexicon.beginning(*starts)

    def cables_with(self, forms: Iterable[str]) -> dict[str, int]:
        """How many cables have each of the exact forms in any text; forms that none has are absent."""
        return cables_with(self._space, forms)

    def cables_with_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """How many cables have a word that answers each of the stems of `Form.stem`; stems that none has are absent."""
        return cables_with_stems(self._space, stems)

    def times_with_stems(self, stems: Iterable[str]) -> dict[str, float]:
        """Nothing: the cluster does not tell how often all cables have a word together."""
        del stems
        return {}

    def count_places(self, leaves: Sequence[Leaf], fields: Sequence[str], versions: Iterable[int], exact: bool) -> int:
        """At how many stretches of words one of the leaves stands in these fields of these cables."""
        self._space.lexicon.learn(wanted for leaf in leaves for wanted in wanted_of(self._space, leaf, exact))
        return count_places(self._space, leaves, fields, versions, exact)

    @property
    def stated_rows(self) -> int:
        """How many cables the view should hold by what was written."""
        return self._point.state.rows

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a search in the cluster's own words over what the view holds, as the cluster gives it."""
        return self._point.search([dict(body)])[0]

    def close(self) -> None:
        """Let go of the view."""
        self._close()


class OpenSearchEngine:
    """An index of a cluster: `index` is its name there, `records` what the store keeps of versions."""

    name = "opensearch"

    def __init__(self, connection: Connection, index: str, records: Records | None = None) -> None:
        self.connection = connection
        self.index = index
        self._writer = Writer(connection, index, records)
        self._maker: tuple[tuple[int, int], Maker] | None = None
        self._opening = Lock()
        self._common: Common | None = None
        self._over: finalize[[], OpenSearchEngine] | None = None

    def create(self) -> None:
        """Make an empty index, discarding what is there. Raises `CablesError` where the cluster does not let it."""
        with self.connection.writing():
            create(self._writer, self.connection.address)

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Add entries and remove versions in one commit; a version that is there is replaced.

        Raises `CablesError` where the index is being written by another process, or the cluster cannot take it. What
        `added` raises passes through. Whatever is raised, nothing has changed.
        """
        state = self._writer.states.read().state
        known = (state.life, state.generation)
        maker = self._maker[1] if self._maker and self._maker[0] == known else Maker()
        # One whose batch is not committed is not used again.
        self._maker = None
        self._writer.write(maker, added, removed)
        self._maker = ((state.life, state.generation + 1), maker)

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Replace one column's values for those of the versions that are here. Raises as `write` does.

        Of very many, some ten thousand at a time are in force together.
        """
        if column not in COLUMNS:
            raise ValueError(f"there is no column {column!r}")
        self._writer.revalue(column, values)

    def snapshot(self) -> OpenSearchSnapshot:
        """Open the newest committed state. Raises `CablesError` where there is none, or it cannot be read whole."""
        state = self._writer.states.read().state
        with self._opening:
            if self._common is None or not self._common.serves(state):
                self._share(self._opened(whole=True))
            assert self._common is not None
            return OpenSearchSnapshot(self._common)

    def what_is_left(self) -> OpenSearchSnapshot:
        """The same of an index that may have lost cables, for who looks after it; raises as that does."""
        common = self._opened(whole=False)
        found = OpenSearchSnapshot(common)
        common.over()
        return found

    def _opened(self, *, whole: bool) -> Common:
        point = Point(self.connection, self.index, self._writer.states, known_asked(), whole=whole)
        return Common(point, self._lexicon(point.state.low))

    def _share(self, common: Common) -> None:
        """Open views on this from now on; what they were opened on goes with the last of them, or with the engine."""
        if self._over is not None:
            self._over()
        self._common, self._over = common, finalize(self, common.over)

    def _lexicon(self, low: int) -> Lexicon:
        """The words of the cables that were written since the index was last emptied."""

        def search(body: Query) -> Any:
            query = {"bool": {"filter": [body["query"], {"range": {SERIAL: {"gt": low}}}]}}
            with self.connection.sound():
                return self.connection.client.search(
                    index=f"{self.index}-lexicon", body={**body, "query": query},
                    params={"allow_partial_search_results": "false"},
                )  # fmt: skip

        return Lexicon(search)

    def generation(self) -> int:
        """A number that grows with each commit. Raises `CablesError` where there is no index."""
        return self._writer.states.read().state.generation

    def check(self) -> list[str]:
        """Problems found in the index and the cluster that keeps it, one sentence each; empty when sound."""
        # Seldom asked, and most commands are the quicker without it.
        from index.engines.opensearch.check import problems

        try:
            return problems(self)
        except CablesError as error:
            return [str(error)]
