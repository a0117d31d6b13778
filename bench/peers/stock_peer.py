"""Whoosh as it comes: its own postings, analysis and collectors, English stems, no function words left out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh import index, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.query import And, NumericRange, Or, Phrase, Prefix, Term

from bench.peers.documents import Document
from bench.peers.questions import FACETS, TOP, Found, Match, Question
from bench.peers.serving import serve

_LISTS = ("participant", "keyword")


class Stock:
    """One index of one segment."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def begin(self, folder: Path, stored: bool) -> None:
        """Make it, with a writer that has as much memory as it likes."""
        text = TEXT(analyzer=StemmingAnalyzer(stoplist=None, minsize=1), stored=stored)
        fields: dict[str, Any] = {name: ID(sortable=True) for name in ("sender", "place")}
        fields |= {name: KEYWORD(commas=True) for name in _LISTS}
        fields |= {name: NUMERIC(int, sortable=True) for name in ("day", "year")}
        schema = Schema(id=ID(stored=True), text=text, **fields)
        self._writer = index.create_in(str(folder), schema).writer(limitmb=512)

    def add(self, documents: Sequence[Document]) -> None:
        """Index some cables."""
        for each in documents:
            self._writer.add_document(
                id=each.id, text=each.text, sender=each.sender, place=each.place, day=each.day, year=each.year,
                participant=",".join(each.participants), keyword=",".join(each.keywords),
            )  # fmt: skip

    def end(self) -> None:
        """Commit."""
        self._writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher()
        self._analyse = self._index.schema["text"].analyzer

    def ask(self, question: Question) -> Found:
        """Its own way to search, with the total that it counts."""
        query = self._query(question)
        options: dict[str, Any] = {"sortedby": "day"} if question.by_date else {}
        if question.facets:
            options["groupedby"] = {
                name: sorting.FieldFacet(name, allow_overlap=name in _LISTS, maptype=sorting.Count) for name in FACETS
            }
        found = self._searcher.search(query, limit=question.offset + question.limit, **options)
        hits = found[question.offset : question.offset + question.limit]
        ids = [hit["id"] for hit in hits]
        snippets = sum(bool(hit.highlights("text", top=1)) for hit in hits) if question.snippets else 0
        facets = {name: sorted(found.groups(name).values(), reverse=True)[:TOP] for name in FACETS if question.facets}
        return Found(len(found), len(ids), facets, snippets)

    def _query(self, question: Question) -> Any:
        if question.match is Match.PREFIX:
            query = Prefix("text", question.words[0])
        else:
            words = [token.text for token in self._analyse(" ".join(question.words))]
            terms = [Term("text", word) for word in words]
            match question.match:
                case Match.PHRASE:
                    query = Phrase("text", words)
                case Match.ANY:
                    query = Or(terms)
                case _:
                    query = And(terms)
        if question.days:
            query = And([query, NumericRange("day", *question.days)])
        return And([query, Term("sender", question.sender)]) if question.sender else query


if __name__ == "__main__":
    serve(Stock())
