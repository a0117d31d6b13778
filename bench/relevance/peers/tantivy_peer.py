"""tantivy: its English stems and its BM25 with a weight for the title; any word is enough."""

import re
from collections.abc import Iterator, Mapping

import tantivy

from bench.relevance.collection import Document
from bench.relevance.systems import MOST, System


def settings(documents: Mapping[str, Document]) -> Iterator[tuple[str, System]]:
    """One system for each weight of the title."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("title", tokenizer_name="en_stem")
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for key, each in documents.items():
        writer.add_document(tantivy.Document(id=key, title=each.title, text=each.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    for title in (1.0, 2.0, 4.0):

        def ask(question: str, title: float = title) -> list[str]:
            words = " ".join(re.findall(r"\w+", question)).lower()
            query = index.parse_query(words, ["title", "text"], field_boosts={"title": title})
            return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, MOST).hits]

        yield f"tantivy title={title:g}", ask
