"""One generation of an index as questions see it: a point in time of the cluster, and what counts of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from corpus.errors import CablesError
from index.engine import TEXT_FIELDS
from index.engines.asked.fields import SPOKEN, STEMS, VERSION
from index.engines.asked.memory import Memory
from index.engines.asked.reading import Reading, Watch
from index.engines.opensearch import queries
from index.engines.opensearch._opensearch import NotFoundError, TransportError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.documents import Found, version_of
from index.engines.opensearch.fields import KEPT, NOTHING, SERIAL, length_of
from index.engines.opensearch.fitting import MOST, clauses, fitted
from index.engines.opensearch.lexicon import Lexicon
from index.engines.opensearch.patience import READING, Pauses, passes
from index.engines.opensearch.phrases import leaf_query, standing
from index.engines.opensearch.state import State, States
from index.matching import Wanted
from index.query import Leaf

Query = dict[str, Any]

KEEP = "5m"
"""How long the cluster keeps a point in time that is not asked."""

PAGE = 10_000
_READ = 200
_MOST_COUNTED = 200
_MOST_JOINED = 50
_MOST_LANGUAGES = 1000
_TRIES = 20
_FORGOTTEN, _FAILED = 404, "search_phase_execution_exception"
_DECAY = 0.8
"""What is left of the worth in a text of the mean length, of that in an empty one."""

_GAIN = 2.2
"""What a score that only nears 1 is to be multiplied with, so that it is 1 where a word stands once."""

SCORE = "_score"
_WHOLE: Query = {"allow_partial_search_results": False}
"""An answer of some shards alone is none."""

_RANKED: Query = {**_WHOLE, "search_type": "dfs_query_then_fetch"}
"""Rarity is that of all shards together."""


class Point:
    """A point in time of the cluster, and what counted then; it is opened anew where a node took it along."""

    def __init__(self, connection: Connection, index: str, states: States) -> None:
        self._connection, self._index, self._states = connection, index, states
        self.state, self._id = self._opened()

    def _opened(self) -> tuple[State, str]:
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

    def search(self, bodies: Sequence[Query]) -> list[dict[str, Any]]:
        """The answers to several searches, in one request; each sees only what counts.

        Raises `CablesError` where the cluster cannot answer, or no longer has what this view saw.
        """
        pauses = Pauses(READING)
        while True:
            try:
                return self._asked(bodies)
            except TransportError as error:
                if not _is_of_lost_point(error) or not pauses.pause():
                    with self._connection.sound():
                        raise
                self._renew()

    def _asked(self, bodies: Sequence[Query]) -> list[dict[str, Any]]:
        live, point = self.state.live(), {"id": self._id, "keep_alive": KEEP}
        lines: list[Query] = []
        for body in bodies:
            asked = body.get("query")
            query = {"bool": {"must": [asked] if asked else [], "filter": live}}
            head = _RANKED if SCORE in body.get("sort", ()) else _WHOLE
            lines += [head, {"track_total_hits": True, **body, "query": query, "pit": point}]
        found = self._connection.client.msearch(body=lines)["responses"]
        for each in found:
            if "error" in each:
                raise TransportError(each["status"], each["error"].get("type", ""), each)
        return list(found)

    def _renew(self) -> None:
        """Open the point again: a node went away with its part of it, and others have the same."""
        now, point = self._opened()
        if not self._still_there(now):
            self._let_go(point)
            raise CablesError(
                f"the index {self._index} has been changed, and a node has gone with what it was before: ask again"
            )
        self._let_go(self._id)
        self._id = point

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
    return passes(error) or error.status_code == _FORGOTTEN or _FAILED in str(error.error)


class Space:
    """The cables of one generation, and queries over them."""

    sifts = False

    def __init__(self, point: Point, common: "Common") -> None:
        self.point = point
        self.lexicon = common.lexicon
        self._common = common

    @property
    def rows(self) -> int:
        """How many cables there are."""
        return self._known.rows

    @property
    def languages(self) -> frozenset[str]:
        """The languages of their texts."""
        return self._known.languages

    @property
    def averages(self) -> Mapping[str, float]:
        """For each text field the mean length of the texts that have any."""
        return self._known.averages

    @property
    def _known(self) -> "Known":
        if self._common.known is None:
            self._common.known = known(self.point)
        return self._common.known

    def counts(self, asked: Sequence[Query]) -> list[int]:
        """How many cables answer each of the queries."""
        asked = [self.fitted(query) for query in asked]
        starts = range(0, len(asked), _MOST_COUNTED)
        bodies = [_counting(asked[start : start + _MOST_COUNTED]) for start in starts]
        found = self.point.search(bodies) if bodies else []
        every = [each["aggregations"]["counts"]["buckets"] for each in found]
        return [bucket["doc_count"] for buckets in every for bucket in buckets]

    def counted(self, keys: Sequence[object], query: Callable[[int], Query]) -> list[int]:
        """How many cables answer each of some queries; `query` makes the one at a place where its key is new."""
        return self._common.counts.look_up(keys, lambda places: self.counts([query(place) for place in places]))

    def fitted(self, query: Query) -> Query:
        """A query of no more clauses than the cluster takes, that finds the same."""
        return fitted(query, self._scores)

    def _scores(self, query: Query) -> Iterator[tuple[int, float]]:
        body: Query = {"docvalue_fields": [VERSION], "track_scores": True}
        return ((version_of(hit), hit["_score"]) for hit in self.every(query, body))

    def verified(self, key: object, query: Callable[[], Query]) -> Query:
        """A query that was dear to make for this key before, else one made now."""
        if key not in self._common.verified:
            self._common.verified[key] = query()
        return self._common.verified[key]

    def readings(self, query: Query, watch: Watch) -> Iterator[Reading]:
        """Every cable that answers a query, read one by one."""
        for hit in self.every(query, {"docvalue_fields": [VERSION, KEPT]}, _READ):
            yield self.reading(hit, watch)

    def reading(self, hit: Mapping[str, Any], watch: Watch) -> Reading:
        """A cable that was found with what is kept of it, read back."""
        return Reading(Found(hit), watch)

    def every(self, query: Query, body: Query, page: int = PAGE) -> Iterator[dict[str, Any]]:
        """Every cable that answers a query, page by page."""
        asked: Query = {"query": query, "size": page, "sort": [SERIAL], "stored_fields": NOTHING, **body}
        asked |= {"track_total_hits": False}
        while True:
            hits = self.point.search([asked])[0]["hits"]["hits"]
            yield from hits
            if len(hits) < page:
                return
            asked = {**asked, "search_after": hits[-1]["sort"]}

    def versions(self) -> Iterator[int]:
        """Every version that there is."""
        body: Query = {"docvalue_fields": [VERSION]}
        return (version_of(hit) for hit in self.every(queries.everything(), body))

    def leaf(self, leaf: Leaf, exact: bool) -> Query:
        """The cables that hold a leaf."""
        return leaf_query(self, leaf, exact)

    def fitting(self, field: str, pattern: str) -> Query:
        """The cables that have a form in a text field which fits a pattern."""
        if not pattern.strip("*"):
            return queries.exists(field)
        tokens = self.lexicon.expansion(Wanted(pattern=pattern)).everywhere
        return queries.any_term(field, sorted(tokens))

    def scored(self, answer: Query | None, held: Sequence[Query], parts: Sequence[Query]) -> Query:
        """The cables that are found by an answer and all of `held`, scored by these and by the parts."""
        rest = [self.fitted(answer)] if answer is not None else []
        left = MOST - sum(map(clauses, (*rest, *held)))
        should = []
        for part in parts:
            left -= clauses(part)
            if left < 0:
                break
            should.append(part)
        return {"bool": {"filter": rest, "must": list(held), "should": should}}

    def worth(self, query: Query, worth: float) -> Query:
        """A query all of whose cables score so much."""
        return {"constant_score": {"filter": query, "boost": worth}}

    def worth_of_stem(self, stem: str, worth: float, rare: float) -> list[Query]:
        """A stem of any text, which the cluster weighs by its rarity itself."""
        return [{"term": {STEMS: {"value": stem, "boost": worth / rare * _GAIN}}}]

    def worth_of_tokens(self, field: str, tokens: Sequence[str], worth: float, *, alone: bool) -> list[Query]:
        """Tokens in a field: by how often they stand there, or whether they do."""
        if not tokens:
            return []
        if not alone:
            return [self.worth(queries.any_term(field, tokens), worth)]
        return [self._the_less_in_long(standing(field, tokens), field, worth)]

    def worth_of_places(self, query: Query, wanted: Sequence[Wanted], worth: float) -> Query:
        """A phrase or pair, by how often it stands."""
        del wanted
        return self._the_less_in_long(query, "body", worth)

    def _the_less_in_long(self, query: Query, field: str, worth: float) -> Query:
        """What scores between 0 and 1 by how often it stands, and less in longer texts, about as by BM25."""
        decay = {length_of(field): {"origin": 0, "scale": self.averages[field], "decay": _DECAY}}
        return {"function_score": {"query": query, "functions": [{"exp": decay}], "boost": worth * _GAIN / _DECAY}}

    def commonest(self, tokens: Collection[str], most: int) -> list[str]:
        """So many of the tokens: how common each is the cluster does not tell for nothing."""
        return sorted(tokens, key=lambda token: (len(token), token))[:most]

    everything = staticmethod(queries.everything)
    nothing = staticmethod(queries.nothing)
    dated = staticmethod(queries.dated)
    spoken = staticmethod(queries.spoken)
    term = staticmethod(queries.term)
    any_term = staticmethod(queries.any_term)
    days = staticmethod(queries.days)
    all_of = staticmethod(queries.all_of)
    any_of = staticmethod(queries.any_of)
    without = staticmethod(queries.without)


class Known:
    """What is known of all cables of a generation."""

    def __init__(self, rows: int, languages: frozenset[str], averages: Mapping[str, float]) -> None:
        self.rows, self.languages, self.averages = rows, languages, averages


class Common:
    """What all views of one generation share, so that it is worked out once."""

    def __init__(self, generation: int, lexicon: Lexicon) -> None:
        self.generation = generation
        self.lexicon = lexicon
        self.counts = Memory()
        self.verified: dict[object, Query] = {}
        self.known: Known | None = None


def known(point: Point) -> Known:
    """How many cables there are, in which languages, and how long their texts are."""
    sums: Query = {field: {"avg": {"field": length_of(field)}} for field in TEXT_FIELDS}
    spoken: Query = {"terms": {"field": SPOKEN, "size": _MOST_LANGUAGES}}
    found = point.search([{"size": 0, "aggs": {**sums, "spoken": spoken}}])[0]
    told = found["aggregations"]
    languages = frozenset(bucket["key"] for bucket in told["spoken"]["buckets"])
    averages = {field: told[field]["value"] or 1.0 for field in TEXT_FIELDS}
    return Known(found["hits"]["total"]["value"], languages, averages)


def _counting(asked: Sequence[Query]) -> Query:
    """A search that counts what answers each of some queries, among what answers any where they are few."""
    body: Query = {"size": 0, "track_total_hits": False, "aggs": {"counts": {"filters": {"filters": list(asked)}}}}
    joined = queries.any_of(asked)
    return body | {"query": joined} if len(asked) <= _MOST_JOINED and clauses(joined) <= MOST else body
