"""The ledger: what a store keeps beside its records, a document for each thing, in an index of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import ConflictError, NotFoundError
from index.engines.opensearch.bulk import Sender
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.doors import door_of, put_document
from index.engines.opensearch.fields import Plan
from index.engines.opensearch.templates import Templates
from index.engines.opensearch.together import patiently
from index.stores.opensearch.rows import FILE, VALUE, Document, Key, identity

PAGE = 1000
_LONGEST_TOKEN = 8000
"""A longer word is not looked up by: Lucene takes no term beyond 32,766 bytes."""

_KEEP_ALIVE = "5m"
_WHOLE = {"allow_partial_search_results": "false"}
"""An answer of some shards alone is none."""

_KEEP_DELETED = "1h"
"""So long it is remembered of what went in whose turn it did: what was sent before comes later than that to nobody."""

_LONG = 3600
_ABOUT = "about"
_MARK = "mark"
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one state of the ledger from another: a random word that each run of a writer changes.

    `taken` are the highest numbers that were ever given to versions, files and values, be it by a writer that died;
    `place` is where the mark stood when it was read.
    """

    word: str
    taken: Mapping[str, int]
    place: tuple[int, int]


NUMBERED = ("version", FILE, VALUE)
"""What has numbers that must not be given twice."""


class Ledger:
    """The ledger of one index in a cluster."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.index = f"{connection.address.name}-ledger"

    def create(self) -> None:
        """Make it where it is not there yet."""
        if not self.exists():
            Templates(self.connection).make(self.plans())

    def plans(self) -> dict[str, Plan]:
        """How it is made."""
        keyword = {"type": "keyword"}
        fields = {
            "kind": keyword, "key": keyword, "column": keyword, "tokens": keyword | {"ignore_above": _LONGEST_TOKEN},
            "missing": {"type": "boolean"}, "row": {"type": "object", "enabled": False},
        }  # fmt: skip
        settings = {"index": {"number_of_shards": self.connection.address.shards, "gc_deletes": _KEEP_DELETED}}
        found = ["key", "column", "tokens", "missing"]
        mappings = {"dynamic": "strict", "_source": {"excludes": found}, "properties": fields}
        return {self.index: Plan("ledger", settings, mappings)}

    def exists(self) -> bool:
        """Whether it is there."""
        with self.connection.sound():
            return bool(self.connection.client.indices.exists(index=self.index))

    def clear(self) -> None:
        """Throw away all that is in it but what it says about the index itself; nobody may write meanwhile."""
        self.refresh()
        with self.connection.sound():
            found = self.connection.client.delete_by_query(
                index=self.index, body={"query": {"bool": {"must_not": {"term": {"kind": _ABOUT}}}}},
                params={"refresh": "true"}, request_timeout=_LONG,
            )  # fmt: skip
        if found["failures"]:
            raise CablesError(f"{self.connection.where} did not empty {self.index}: run the command again")

    def refresh(self) -> None:
        """Make what was sent findable by a search; by its id it is found at once."""
        with self.connection.sound():
            self.connection.client.indices.refresh(index=self.index)

    # What is kept

    def send(self, changes: Iterable[tuple[str, Key, Document | None]], turn: int) -> None:
        """Put documents in place of any there are; None takes one away. All are kept when it returns.

        `turn` is the writer's, each higher than the last one's: what one who lost the turn sent comes too late, however
        long it was on its way.

        Raises:
            CablesError: the cluster cannot take them, or has some of a later turn.
        """
        with Sender(self.connection) as sender:
            for kind, key, document in changes:
                id = identity(kind, key)
                place = {"_index": door_of(self.index), "_id": id, "version": turn, "version_type": "external_gte"}
                if document is None:
                    sender.send([(_encode({"delete": place}),)])
                else:
                    sender.send([(_encode({"index": place}), _encode(document | {"key": id}))])

    def rows(self, kind: str, keys: Sequence[Key]) -> dict[Key, Any]:
        """The rows of one kind under these keys; a key that has none is absent."""
        [found] = self.rows_of({kind: keys})
        return found

    def rows_of(self, keys: Mapping[str, Sequence[Key]]) -> list[dict[Key, Any]]:
        """The rows of several kinds, each under its keys."""
        ids = {identity(kind, key): (kind, key) for kind, some in keys.items() for key in some}
        found: dict[str, dict[Key, Any]] = {kind: {} for kind in keys}
        every = list(ids)
        for start in range(0, len(every), PAGE):
            body = {"ids": every[start : start + PAGE]}
            with self.connection.sound():
                answer = self.connection.client.mget(index=self.index, body=body, params={"_source": "row"})
            for each in answer["docs"]:
                if each.get("found"):
                    kind, key = ids[each["_id"]]
                    found[kind][key] = each["_source"]["row"]
                elif "error" in each:
                    raise CablesError(
                        f"{self.connection.where} could not read its ledger ({each['error'].get('type')})"
                    )
        return list(found.values())

    def turn(self, kind: str, key: Key) -> int:
        """The turn of the writer that sent a document; 0 where there is none."""
        with self.connection.sound():
            params = {"_source": "false", "ignore": 404}
            found = self.connection.client.get(index=self.index, id=identity(kind, key), params=params)
        return int(found.get("_version", 0))

    def values(self, column: str, tokens: Sequence[str]) -> Iterator[list[Document]]:
        """The values of a column whose tokens include all of these, a page at a time."""
        body = _values_of(column, tokens, PAGE)
        # No value changes or goes, so that no point in time is needed for page to follow page.
        while hits := self._search(body)["hits"]["hits"]:
            yield [hit["_source"] for hit in hits]
            if len(hits) < PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def first_values(self, column: str, names: Sequence[Sequence[str]], most: int) -> list[list[Document]]:
        """The same for each of several names, the first of them alone, so many; in one request."""
        lines: list[dict[str, Any]] = []
        for tokens in names:
            lines += [{"index": self.index, "allow_partial_search_results": False}, _values_of(column, tokens, most)]
        answers = patiently(self.connection, lines)
        return [[hit["_source"] for hit in each["hits"]["hits"]] for each in answers]

    def has_token(self, column: str, token: str) -> bool:
        """Whether a value of the column has this token."""
        body = {"size": 0, "terminate_after": 1, "query": {"bool": {"filter": _of_column(column, [token])}}}
        return bool(self._search(body)["hits"]["total"]["value"])

    def tokens(self, column: str) -> Iterator[tuple[str, int]]:
        """The tokens of a column, and how many values have each."""
        sources = [{"token": {"terms": {"field": "tokens"}}}]
        composite: dict[str, Any] = {"size": PAGE, "sources": sources}
        body = {
            "size": 0, "query": {"bool": {"filter": _of_column(column, [])}},
            "aggs": {"tokens": {"composite": composite}},
        }  # fmt: skip
        while True:
            found = self._search(body)["aggregations"]["tokens"]
            yield from ((bucket["key"]["token"], bucket["doc_count"]) for bucket in found["buckets"])
            if "after_key" not in found:
                return
            composite["after"] = found["after_key"]

    def files(self) -> tuple[int, int]:
        """How many files were ingested, and how many of them have disappeared."""
        aggs = {"missing": {"filter": {"term": {"missing": True}}}}
        body = {"size": 0, "track_total_hits": True, "query": {"term": {"kind": "file"}}, "aggs": aggs}
        found = self._search(body)
        return found["hits"]["total"]["value"], found["aggregations"]["missing"]["doc_count"]

    def _search(self, body: dict[str, Any]) -> Any:
        with self.connection.sound():
            return self.connection.client.search(index=self.index, body=body, params=_WHOLE)

    def everything(self) -> Iterator[list[Document]]:
        """All documents but those about the index itself, a page at a time, as they stand together now.

        The `turn` of each is that of the writer which sent it.
        """
        # A writer that died may have sent what no search finds yet: a number that it gave would be given twice.
        self.refresh()
        client = self.connection.client
        with self.connection.sound():
            opened = client.create_pit(
                index=self.index, params={"keep_alive": _KEEP_ALIVE, "allow_partial_pit_creation": "false"}
            )
        pit = opened["pit_id"]
        try:
            body: dict[str, Any] = {
                "size": PAGE, "query": {"bool": {"must_not": {"term": {"kind": _ABOUT}}}}, "_source": ["kind", "row"],
                "version": True, "sort": [{"key": "asc"}], "pit": {"id": pit, "keep_alive": _KEEP_ALIVE},
                "track_total_hits": False,
            }  # fmt: skip
            while True:
                with self.connection.sound():
                    hits = client.search(body=body, params=_WHOLE)["hits"]["hits"]
                if not hits:
                    return
                yield [hit["_source"] | {"turn": hit["_version"]} for hit in hits]
                body["search_after"] = hits[-1]["sort"]
        finally:
            with self.connection.sound():
                client.delete_pit(body={"pit_id": [pit]}, params={"ignore": 404})

    # What is said about the index itself

    def note(self, what: str) -> tuple[dict[str, Any], tuple[int, int]] | None:
        """What is kept about the index under a name, and where it stood; None where nothing is."""
        with self.connection.sound():
            try:
                found = self.connection.client.get(index=self.index, id=f"{_ABOUT}:{what}")
            except NotFoundError:
                return None
        return found["_source"]["row"], (found["_seq_no"], found["_primary_term"])

    def set_note(self, what: str, row: dict[str, Any], before: tuple[int, int] | None) -> tuple[int, int] | None:
        """Keep something in place of what stood where `before` says (None: of nothing).

        The result is where it stands now, or None where another has changed it meanwhile.
        """
        params: dict[str, Any] = {"op_type": "create"}
        if before is not None:
            params = {"if_seq_no": before[0], "if_primary_term": before[1]}
        body = {"kind": _ABOUT, "row": row}
        with self.connection.sound():
            try:
                found = put_document(self.connection, self.index, f"{_ABOUT}:{what}", body, params)
            except ConflictError:
                # The answer to an earlier try of ours may have been lost on its way.
                now = self.note(what)
                return now[1] if now and now[0] == row else None
        return found["_seq_no"], found["_primary_term"]

    def mark(self) -> Mark | None:
        """The ledger's mark; None where nothing was ever written."""
        found = self.note(_MARK)
        if found is None:
            return None
        row, place = found
        # Before other things had such numbers it was that of the versions.
        taken = row.get("taken") or {"version": row["sequence"]}
        return Mark(row["word"], {what: int(taken.get(what, 0)) for what in NUMBERED}, place)

    def set_mark(self, word: str, taken: Mapping[str, int], before: Mark | None) -> Mark:
        """Mark the ledger. Raises `CablesError` where another writer has marked it since `before`."""
        row = {"word": word, "taken": dict(taken)}
        place = self.set_note(_MARK, row, before.place if before else None)
        if place is None:
            raise CablesError(
                f"another process has written to the index {self.connection.address.name} in {self.connection.where} "
                "meanwhile: run the command again"
            )
        return Mark(word, taken, place)


def _values_of(column: str, tokens: Sequence[str], most: int) -> dict[str, Any]:
    return {
        "size": most, "query": {"bool": {"filter": _of_column(column, tokens)}}, "sort": [{"key": "asc"}],
        "_source": ["row.value", "row.key"], "track_total_hits": False,
    }  # fmt: skip


def _of_column(column: str, tokens: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"term": {"kind": VALUE}},
        {"term": {"column": column}},
        *({"term": {"tokens": token}} for token in dict.fromkeys(tokens)),
    ]
