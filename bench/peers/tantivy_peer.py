"""tantivy through its Python binding: English stems, one thread, columns for days and values."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Order, Query

from bench.peers.documents import Document
from bench.peers.questions import FACETS, TOP, Found, Match, Question
from bench.peers.serving import serve

_HEAP = 512_000_000
_WIDTH = 240


def _schema(stored: bool) -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_text_field("text", stored=stored, tokenizer_name="en_stem", index_option="position")
    schema.add_integer_field("day", indexed=True, fast=True)
    schema.add_integer_field("year", fast=True)
    for name in FACETS[1:]:
        schema.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return schema.build()


class Tantivy:
    """One index; merges are its own."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def begin(self, folder: Path, stored: bool) -> None:
        """Make it, with a writer of one thread and as much memory as it likes."""
        self._index = tantivy.Index(_schema(stored), path=str(folder))
        self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, documents: Sequence[Document]) -> None:
        """Index some cables."""
        for each in documents:
            lists = {name: list(values) for name, values in (("participant", each.participants),
                     ("keyword", each.keywords), ("sender", filter(None, [each.sender])),
                     ("place", filter(None, [each.place])))}  # fmt: skip
            years = {"year": [each.year]} if each.year else {}
            document = tantivy.Document(id=[each.id], text=[each.text], day=[each.day], **years, **lists)
            self._writer.add_document(document)

    def end(self) -> None:
        """Commit and wait for the merges."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        self._index = tantivy.Index.open(str(folder))
        self._index.reload()
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Found:
        """Hits and total in one pass, facets in another."""
        query = self._query(question)
        order: dict[str, Any] = {"order_by_field": "day", "order": Order.Asc} if question.by_date else {}
        found: Any = self._searcher.search(query, question.limit, offset=question.offset, **order)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        snippets = 0
        if question.snippets:
            make = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
            make.set_max_num_chars(_WIDTH)
            snippets = sum(bool(make.snippet_from_doc(each).to_html()) for each in documents)
        return Found(found.count, len(documents), self._facets(query) if question.facets else {}, snippets)

    def _query(self, question: Question) -> Any:
        words = [self._index.parse_query(word, ["text"]) for word in question.words]
        if question.match is Match.PHRASE:
            query = self._index.parse_query('"' + " ".join(question.words) + '"', ["text"])
        elif question.match is Match.PREFIX:
            query = Query.regex_query(self._schema, "text", f"{question.words[0]}.*")
        elif len(words) == 1:
            query = words[0]
        else:
            occur = Occur.Should if question.match is Match.ANY else Occur.Must
            query = Query.boolean_query([(occur, word) for word in words])
        must = [query]
        if question.days:
            must.append(Query.range_query(self._schema, "day", tantivy.FieldType.Integer, *question.days))
        if question.sender:
            must.append(Query.term_query(self._schema, "sender", question.sender, "basic"))
        return query if len(must) == 1 else Query.boolean_query([(Occur.Must, each) for each in must])

    def _facets(self, query: Any) -> dict[str, list[int]]:
        asked = {name: {"terms": {"field": name, "size": TOP}} for name in FACETS}
        found = self._searcher.aggregate(query, asked)
        return {name: [bucket["doc_count"] for bucket in found[name]["buckets"]] for name in FACETS}


if __name__ == "__main__":
    serve(Tantivy())
