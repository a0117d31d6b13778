"""The store in a cluster, read: records from the point in time that the engine searches, the rest from the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from corpus.cable import Cable
from index.engine import COLUMNS
from index.engines.opensearch.view import Kept
from index.store import COVERED, CollectionStatistics, Contents
from index.stores.opensearch.ledger import Ledger
from index.stores.opensearch.records import SHOWN, cable_of
from index.stores.opensearch.rows import LINK, SOURCE, VALUE, Key
from index.stores.sqlite import TELLING_BEGINNING, otherwise_padded, shared
from index.values import Value

Query = dict[str, Any]
_PAGE = 1000
_WHOLE = 250
"""So many records at a time, of any length."""

_MOST_LIKE = 10_000
_MOST_VALUES = 10_000
_MOST_REMEMBERED, _MOST_NAMES = 100_000, 2_000


class Frozen(Protocol):
    """A point in time of the cables in the cluster, and what is kept for all views of it."""

    @property
    def kept(self) -> Kept: ...

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a search among what counts."""
        ...

    def close(self) -> None: ...


class OpenSearchStore:
    """A consistent view of the store in a cluster.

    Values never change. Sources and links are those of now: what a cable of this view has lost meanwhile is made up
    for by what its record says.
    """

    def __init__(self, frozen: Frozen, ledger: Ledger) -> None:
        self._frozen = frozen
        self._ledger = ledger
        self._known = frozen.kept
        if len(self._known.candidates) + len(self._known.first) > _MOST_NAMES:
            self._known.candidates.clear()
            self._known.first.clear()

    def close(self) -> None:
        """Let go of the point in time."""
        self._frozen.close()

    def version_of(self, id: str) -> int | None:
        """The current version of the cable with this id."""
        hits = self._hits({"query": {"term": {"id": id}}, "size": 1, "_source": ["version"]})
        return int(hits[0]["version"]) if hits else None

    def ids_of(self, versions: Sequence[int]) -> dict[int, str]:
        """The ids of these versions; a version that is gone is absent."""
        return {each["version"]: each["id"] for each in self._of(versions, ["version", "id"], _PAGE)}

    def cables(self, versions: Sequence[int]) -> dict[int, Cable]:
        """The records of these versions, whole; a version that is gone is absent."""
        found: dict[int, Cable] = {}
        fields = ["version", "id", *(f"record.{name}" for name in SHOWN)]
        for start in range(0, len(versions), _WHOLE):
            each = list(self._of(versions[start : start + _WHOLE], fields, _WHOLE))
            keys = {SOURCE: [one["id"] for one in each], LINK: [one["version"] for one in each]}
            sources, linked = self._ledger.rows_of(keys)
            links = self._links(linked)
            for one in each:
                rows = sources.get(one["id"])
                details = [detail for _, _, detail in rows["rows"]] if rows else None
                found[one["version"]] = cable_of(one["record"], details, links.get(one["version"], ()))
        return found

    def values_of(self, versions: Sequence[int]) -> Iterator[tuple[int, str, int]]:
        """Version, column and value id of all the values of these versions."""
        for each in self._of(versions, ["version", "values"], _PAGE):
            for column, values in each.get("values", {}).items():
                for value in values if isinstance(values, list) else [values]:
                    yield each["version"], column, value

    def candidates(self, column: str, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Value ids and keys of a column whose tokens include all of these; with no token, all of the column."""
        name = _name(column, tokens)
        if (known := self._known.candidates.get(name)) is not None:
            yield from known
            return
        first = dict(self._known.first.get(name, ()))
        yield from first.items()
        found = list(first.items())
        for page in self._ledger.values(column, tokens):
            further = [each for each in _values(page) if each[0] not in first]
            yield from further
            found += further
        if tokens:
            # One question asks for the same name several times, and each time is a journey.
            self._known.candidates[name] = found

    def foresee(self, column: str, names: Iterable[Sequence[str]], most: int) -> None:
        """Look up the first candidates of several names in one request: so many of each, and one."""
        known = self._known.candidates.keys() | self._known.first.keys()
        lacking = {name: tokens for tokens in names if tokens and (name := _name(column, tokens)) not in known}
        if not lacking:
            return
        found = self._ledger.first_values(column, list(lacking.values()), most + 1)
        for name, page in zip(lacking, found, strict=True):
            (self._known.first if len(page) > most else self._known.candidates)[name] = list(_values(page))

    def has_token(self, column: str, token: str) -> bool:
        """Whether a value of the column can be looked up by this token."""
        return self._ledger.has_token(column, token)

    def tokens(self, column: str) -> list[tuple[str, int]]:
        """The tokens by which values of a column can be looked up, and how many values each finds."""
        return list(self._ledger.tokens(column))

    def labels(self, values: Iterable[int]) -> dict[int, Value]:
        """What value ids stand for."""
        every, known = list(values), self._known.values
        found = {value: each for value in every if (each := known.get(value))}
        if lacking := [value for value in every if value not in found]:
            rows = self._ledger.rows(VALUE, lacking)
            made = {row["value"]: Value(row["column"], row["key"], row["label"]) for row in rows.values()}
            if len(known) > _MOST_REMEMBERED:
                known.clear()
            known.update(made)
            found |= made
        return found

    def versions_like(self, pattern: str) -> frozenset[int]:
        """Versions of the cables whose id fits; `*` and `?` are wildcards, case is ignored."""
        query = {"wildcard": {"id": {"value": pattern.replace("\\", "\\\\"), "case_insensitive": True}}}
        return frozenset(each["version"] for each in self._every(query, ["version"]))

    def ids_like(self, id: str, limit: int = 5) -> list[str]:
        """Ids that hold this one in any case, the shortest first, else those that begin as it does as far as any."""
        if not id:
            return []
        padded = [{"term": {"id": {"value": each, "case_insensitive": True}}} for each in otherwise_padded(id.lower())]
        if padded and (found := self._ids({"bool": {"should": padded}}, limit)):
            return found
        part = "".join(f"\\{letter}" if letter in "\\*?" else letter for letter in id)
        held = self._ids({"wildcard": {"id": {"value": f"*{part}*", "case_insensitive": True}}}, _MOST_LIKE)
        if held:
            return sorted(held, key=lambda each: (len(each), each))[:limit]
        beginning = self._shared_beginning(id)
        return self._ids({"prefix": {"id": beginning}}, limit) if len(beginning) >= TELLING_BEGINNING else []

    def languages(self) -> tuple[str, ...]:
        """The languages of the cables, commonest first."""
        counts = self.value_counts_of("language")
        keys = {value: each.key for value, each in self.labels(counts).items()}
        return tuple(keys[value] for value in sorted(keys, key=lambda value: (-counts[value], keys[value])))

    def versions(self) -> list[int]:
        """The current versions of all cables, ascending."""
        return [each["version"] for each in self._every({"match_all": {}}, ["version"])]

    def value_counts(self) -> Mapping[str, Mapping[int, int]]:
        """How many cables have each value of each column; a column without any is absent."""
        counts = {column: self.value_counts_of(column) for column in COLUMNS}
        return {column: found for column, found in counts.items() if found}

    def value_counts_of(self, column: str) -> dict[int, int]:
        """How many cables have each value of a column."""
        counts: dict[int, int] = {}
        composite: Query = {"size": _MOST_VALUES, "sources": [{"value": {"terms": {"field": f"values.{column}"}}}]}
        while True:
            found = self._aggregated({"values": {"composite": composite}})["values"]
            counts.update((bucket["key"]["value"], bucket["doc_count"]) for bucket in found["buckets"])
            if "after_key" not in found:
                return counts
            composite = composite | {"after": found["after_key"]}

    def contents(self) -> Contents:
        """What is held, by collection."""
        counts = self.value_counts_of("collection")
        labels = self.labels(counts)
        collections = [self._collection(labels[value].label, value) for value in counts if value in labels]
        total = self._frozen.search({"size": 0})
        files, missing = self._ledger.files()
        ordered = tuple(sorted(collections, key=lambda each: (-each.cables, each.name)))
        return Contents(total["hits"]["total"]["value"], files, missing, ordered)

    def problems(self) -> list[str]:
        """What is wrong with the store by itself, a sentence each; records are not opened."""
        lost = 0
        for page in self._pages({"match_all": {}}, ["id"]):
            ids = [each["id"] for each in page]
            lost += len(set(ids) - self._ledger.rows(SOURCE, ids).keys())
        return [f"{lost} cables have no source in the ledger {self._ledger.index}"] if lost else []

    def _collection(self, name: str, value: int) -> CollectionStatistics:
        covered: Query = {"terms": {"field": "covered", "size": len(COVERED)}}
        aggs: Query = {
            "covered": covered, "first": {"min": {"field": "earliest"}}, "last": {"max": {"field": "latest"}},
        }  # fmt: skip
        body = {"size": 0, "query": {"term": {"values.collection": value}}, "aggs": aggs}
        found = self._frozen.search(body)
        told = found["aggregations"]
        has = {bucket["key"]: bucket["doc_count"] for bucket in told["covered"]["buckets"]}
        total = found["hits"]["total"]["value"]
        fields = {field: has.get(field, 0) for field in COVERED}
        return CollectionStatistics(name, total, _day(told["first"]["value"]), _day(told["last"]["value"]), fields)

    def _links(self, rows: Mapping[Key, Any]) -> dict[int, list[tuple[int, str, str]]]:
        """Place, id and rule of each reference that was resolved; one to a cable that is gone is not told."""
        cited = {id for row in rows.values() for _, _, id, _ in row["rows"]}
        every = sorted(cited)
        some = (every[start : start + _PAGE] for start in range(0, len(every), _PAGE))
        here = {id for ids in some for id in self._ids({"terms": {"id": ids}}, _PAGE)}
        return {
            row["version"]: [(place, id, rule) for place, _, id, rule in row["rows"] if id in here]
            for row in rows.values()
        }

    def _shared_beginning(self, id: str) -> str:
        """As much of an id's beginning as any other has; its neighbours in order have most of it."""
        before = {"query": {"range": {"id": {"lt": id}}}, "sort": [{"id": "desc"}], "size": 1, "_source": ["id"]}
        after = {"query": {"range": {"id": {"gt": id}}}, "sort": [{"id": "asc"}], "size": 1, "_source": ["id"]}
        near = [each["id"] for body in (before, after) for each in self._hits(body)]
        return id[: max((shared(id, each) for each in near), default=0)]

    def _ids(self, query: Query, most: int) -> list[str]:
        body = {"query": query, "sort": [{"id": "asc"}], "size": most, "_source": ["id"], "track_total_hits": False}
        return [each["id"] for each in self._hits(body)]

    def _of(self, versions: Sequence[int], fields: Sequence[str], page: int) -> Iterator[dict[str, Any]]:
        for start in range(0, len(versions), page):
            some = list(versions[start : start + page])
            yield from self._hits({"query": {"terms": {"version": some}}, "size": len(some), "_source": list(fields)})

    def _every(self, query: Query, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
        for page in self._pages(query, fields):
            yield from page

    def _pages(self, query: Query, fields: Sequence[str], page: int = _PAGE) -> Iterator[list[dict[str, Any]]]:
        """All cables that answer a query, by version."""
        yield from pages(self._frozen, query, fields, page)

    def _hits(self, body: Query) -> list[dict[str, Any]]:
        found = self._frozen.search({"track_total_hits": False, **body})
        return [hit["_source"] for hit in found["hits"]["hits"]]

    def _aggregated(self, aggs: Query) -> dict[str, Any]:
        found = self._frozen.search({"size": 0, "track_total_hits": False, "aggs": aggs})
        told: dict[str, Any] = found["aggregations"]
        return told


def pages(frozen: Frozen, query: Query, fields: Sequence[str], page: int) -> Iterator[list[dict[str, Any]]]:
    """What is kept of all cables that answer a query, by version, so many at a time."""
    body: Query = {
        "query": query, "size": page, "_source": list(fields), "sort": [{"version": "asc"}], "track_total_hits": False,
    }  # fmt: skip
    while True:
        found = frozen.search(body)
        hits = found["hits"]["hits"]
        if hits:
            yield [hit["_source"] for hit in hits]
        if len(hits) < page:
            return
        body = body | {"search_after": hits[-1]["sort"]}


def _name(column: str, tokens: Sequence[str]) -> tuple[str, ...]:
    return (column, *sorted(set(tokens)))


def _values(page: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, str]]:
    return ((each["row"]["value"], each["row"]["key"]) for each in page)


def _day(ordinal: float | None) -> str:
    return date.fromordinal(int(ordinal)).isoformat() if ordinal is not None else ""
