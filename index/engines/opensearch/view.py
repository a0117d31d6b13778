"""One generation of an index as questions see it: queries over its point in time, and what was worked out before."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from index.engine import COLUMNS, TEXT_FIELDS
from index.engines.asked.fields import SPOKEN, STEMS, VERSION
from index.engines.asked.memory import Memory
from index.engines.asked.reading import Reading, Watch
from index.engines.opensearch import queries
from index.engines.opensearch.documents import Found, version_of
from index.engines.opensearch.fields import KEPT, NOTHING, SERIAL, length_of, named
from index.engines.opensearch.fitting import MOST, clauses, fitted
from index.engines.opensearch.lexicon import Lexicon
from index.engines.opensearch.phrases import leaf_query, standing
from index.engines.opensearch.point import Point
from index.engines.opensearch.state import State
from index.matching import Wanted
from index.query import Leaf
from index.values import Value

Query = dict[str, Any]

PAGE = 10_000
_READ = 200
_MOST_COUNTED = 200
_MOST_JOINED = 50
_MOST_LANGUAGES = 1000
_MOST_VERIFIED = 100
_DECAY = 0.8
"""What is left of the worth in a text of the mean length, of that in an empty one."""

_GAIN = 2.2
"""What a score that only nears 1 is to be multiplied with, so that it is 1 where a word stands once."""


class Space:
    """The cables of one generation, and queries over them."""

    sifts = False

    def __init__(self, common: "Common") -> None:
        self.point = common.point
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
    def highest(self) -> int:
        """The highest of all values."""
        if self._common.highest is None:
            highest: Query = {column: {"max": {"field": named(column)}} for column in COLUMNS}
            found = self.point.search([{"size": 0, "aggs": highest}])[0]["aggregations"]
            self._common.highest = max(int(each["value"] or 0) for each in found.values())
        return self._common.highest

    @property
    def _known(self) -> "Known":
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
        known = self._common.verified
        found = known.get(key) or query()
        if len(known) >= _MOST_VERIFIED:
            known.clear()
        known[key] = found
        return found

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


Names = dict[tuple[str, ...], list[tuple[int, str]]]
"""Value ids and keys by the column and the tokens by which they are looked up."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps of values for all views of one generation: no commit since has brought them to a cable.

    `first` are the first candidates alone of names that have many.
    """

    values: dict[int, Value] = field(default_factory=dict)
    candidates: Names = field(default_factory=dict)
    first: Names = field(default_factory=dict)


class Common:
    """What all views of one generation share in a process, so that it is opened and worked out once."""

    def __init__(self, point: Point, lexicon: Lexicon) -> None:
        self.point = point
        self.lexicon = lexicon
        self.counts = Memory()
        self.verified: dict[object, Query] = {}
        self.known = known(point.told)
        self.highest: int | None = None
        self.kept = Kept()
        self._lock = Lock()
        self._views, self._over = 0, False

    def serves(self, state: State) -> bool:
        """Whether views of a state may be opened on it: it is of that generation, and has not grown too large."""
        own = self.point.state
        return (own.life, own.generation) == (state.life, state.generation) and not self.lexicon.is_full

    def opened(self) -> None:
        """Count a view more."""
        with self._lock:
            self._views += 1

    def closed(self) -> None:
        """Count a view less."""
        with self._lock:
            self._views -= 1
            last = self._over and not self._views
        if last:
            self.point.close()

    def over(self) -> None:
        """Open no views on it any more; with the last of those that are open it goes."""
        with self._lock:
            self._over = True
            last = not self._views
        if last:
            self.point.close()


def known_asked() -> Query:
    """The search for how many cables there are, in which languages, and how long their texts are."""
    sums: Query = {field: {"avg": {"field": length_of(field)}} for field in TEXT_FIELDS}
    spoken: Query = {"terms": {"field": SPOKEN, "size": _MOST_LANGUAGES}}
    return {"size": 0, "aggs": {**sums, "spoken": spoken}}


def known(found: Mapping[str, Any]) -> Known:
    """What is known by the answer to that."""
    told = found["aggregations"]
    languages = frozenset(bucket["key"] for bucket in told["spoken"]["buckets"])
    averages = {field: told[field]["value"] or 1.0 for field in TEXT_FIELDS}
    return Known(found["hits"]["total"]["value"], languages, averages)


def _counting(asked: Sequence[Query]) -> Query:
    """A search that counts what answers each of some queries, among what answers any where they are few."""
    body: Query = {"size": 0, "track_total_hits": False, "aggs": {"counts": {"filters": {"filters": list(asked)}}}}
    joined = queries.any_of(asked)
    return body | {"query": joined} if len(asked) <= _MOST_JOINED and clauses(joined) <= MOST else body
