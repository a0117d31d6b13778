"""Whoosh as it comes: its own postings, its BM25F, English stems; any word is enough."""

import re
from collections.abc import Iterator, Mapping

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser, OrGroup

from bench.relevance.collection import Document
from bench.relevance.systems import MOST, System


def settings(documents: Mapping[str, Document]) -> Iterator[tuple[str, System]]:
    """One system, and one with its factory for groups that prefers documents with more of the words."""
    analyser = StemmingAnalyzer()
    schema = Schema(id=ID(stored=True), title=TEXT(analyser), text=TEXT(analyser))
    index = RamStorage().create_index(schema)
    writer = index.writer(limitmb=512)
    for key, each in documents.items():
        writer.add_document(id=key, title=each.title, text=each.text)
    writer.commit()
    searcher = index.searcher()
    for name, group in (("", OrGroup), (" coordination", OrGroup.factory(0.9))):
        parser = MultifieldParser(["title", "text"], schema, group=group)

        def ask(question: str, parser: MultifieldParser = parser) -> list[str]:
            words = " ".join(word.lower() for word in re.findall(r"\w+", question))
            return [hit["id"] for hit in searcher.search(parser.parse(words), limit=MOST)]

        yield f"Whoosh{name}", ask
