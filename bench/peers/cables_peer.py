"""This program's default engine, through its own door: a request that asks for what the peers are asked.

Called with `service`, it is asked through the door of the whole program instead, with all that a user gets there.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from heapq import nlargest
from itertools import count
from pathlib import Path
from typing import Final

from bench.peers.documents import Document
from bench.peers.questions import FACETS, TOP, Found, Match, Question
from bench.peers.serving import serve
from corpus.cable import Cable, DateSpan, Keyword, Origin, Participant, Party, Person, Precision, Role, Source
from corpus.ingest import Record
from index.engine import EngineAnswer, Interval, Request, Sort
from index.engines.whoosh.engine import WhooshEngine
from index.entries import entry_of
from index.folder import Index
from index.query import Filter, Node, OneOf, Phrase, Query, Value, When, Wildcard, Word
from index.query import Match as Holding
from index.store import Store
from index.stores.writing import FileContents, StoreWriter
from index.writer import BATCH_CHARACTERS, BATCH_DOCUMENTS
from search.asking import Flags, read
from search.fields import FACET_FIELDS
from search.service import Search, texts_of
from search.snippets import snippets

_SENDERS: Final = "senders.json"
_LANGUAGE: Final = "en"
_WIDTH: Final = 240
_FACETS: Final = ("date", *FACETS[1:])


class Cables:
    """An index as `cables ingest` makes it, but that nothing has to be read from the texts."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = defaultdict(float)
        self._numbers: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._count = count(1)
        self._waiting: list[Document] = []
        self._version = self._characters = 0
        self._store: StoreWriter | None = None
        self._open = ExitStack()

    def begin(self, folder: Path, stored: bool) -> None:
        """Make an index, or an engine alone."""
        self._folder = folder
        if stored:
            self._engine = Index.create(folder).engine
            self._store = StoreWriter(folder)
            self._file = self._store.begin_file("-", "bench", "-")
        else:
            self._engine = WhooshEngine(folder)
            self._engine.create()

    def add(self, documents: Sequence[Document]) -> None:
        """Gather as many as an ingest does, and write them."""
        for each in documents:
            self._waiting.append(each)
            self._characters += len(each.body)
            if len(self._waiting) >= BATCH_DOCUMENTS or self._characters >= BATCH_CHARACTERS:
                self._write()

    def end(self) -> None:
        """Write what is left."""
        if self._waiting:
            self._write()
        (self._folder / _SENDERS).write_text(json.dumps(self._numbers["sender"]), encoding="utf-8")
        if self._store:
            self._store.close()

    def _write(self) -> None:
        began = time.process_time()
        cables = [_cable(each) for each in self._waiting]
        kept = [self._put(cable) for cable in cables]
        batch = self._store.commit() if self._store else None
        stored = time.process_time()
        entries = (
            entry_of(version, cable, {**values, **self._values(each)})
            for (version, values), cable, each in zip(kept, cables, self._waiting, strict=True)
        )
        self._engine.write(entries, ())
        self.parts["store"] += stored - began
        self.parts["engine"] += time.process_time() - stored
        if self._store and batch:
            self._store.done(batch)
        self._waiting.clear()
        self._characters = 0

    def _put(self, cable: Cable) -> tuple[int, Mapping[str, tuple[int, ...]]]:
        self._version += 1
        if not self._store:
            return self._version, {}
        put = self._store.put(Record(cable, cable.id, {}), self._file, FileContents(), frozenset())
        return put.version, put.values or {}

    def _values(self, document: Document) -> Mapping[str, tuple[int, ...]]:
        """The values that peers count too: names as they stand, where the store takes all spellings of one together."""
        lists = {"sender": (document.sender,), "place": (document.place,), "participant": document.participants,
                 "keyword": document.keywords}  # fmt: skip
        return {
            name: tuple(dict.fromkeys(self._number(name, value) for value in said if value))
            for name, said in lists.items()
        }

    def _number(self, column: str, value: str) -> int:
        known = self._numbers[column]
        if value not in known:
            known[value] = next(self._count)
        return known[value]

    def open(self, folder: Path) -> None:
        """Open a view that remembers nothing, and ask it for a word, so that what is read once has been read."""
        self._open.close()
        view = self._open.enter_context(Index.open(folder).view())
        self._snapshot, self._records, self._service = view.snapshot, view.store, Search(view)
        self._senders: dict[str, int] = json.loads((folder / _SENDERS).read_text(encoding="utf-8"))
        self._snapshot.answer(Request(Query((Word("the"),)), facets=_FACETS, facet_fields=FACET_FIELDS))

    def ask(self, question: Question) -> Found:
        """One request to the engine; snippets from the records of the store."""
        query = self._query(question)
        request = Request(
            query, Sort.DATE if question.by_date else Sort.RELEVANCE, question.offset, question.limit,
            _FACETS if question.facets else (), FACET_FIELDS, Interval.YEAR, most=dict.fromkeys(FACETS[1:], TOP),
        )  # fmt: skip
        answer = self._snapshot.answer(request)
        shown = _snippets(self._records, answer, query) if question.snippets else 0
        return Found(answer.total, len(answer.hits), _facets(answer) if question.facets else {}, shown)

    def _query(self, question: Question) -> Query:
        filters = []
        if question.days:
            first, last = map(date.fromordinal, question.days)
            filters.append(Filter("date", When(first, last)))
        if question.sender:
            ids = frozenset({self._senders[question.sender]})
            filters.append(Filter("from", OneOf("sender", ids, Value("from", question.sender))))
        node: Node
        match question.match:
            case Match.PHRASE:
                node = Phrase(" ".join(question.words))
            case Match.PREFIX:
                node = Wildcard(f"{question.words[0]}*")
            case _:
                holding = Holding.ANY if question.match is Match.ANY else Holding.ALL
                return Query(tuple(map(Word, question.words)), filters=tuple(filters), match=holding)
        return Query(required=(node,), filters=tuple(filters))


class Service(Cables):
    """The same index, asked as `cables search` asks it."""

    def ask(self, question: Question) -> Found:
        """Read the question, plan, rank, explain what is lost, and take ten records with their snippets."""
        from search.faceting import FacetWanted

        words = " ".join(question.words)
        text = {Match.PHRASE: f'"{words}"', Match.PREFIX: f"{words}*"}.get(question.match, words)
        flags = Flags(
            fields={"from": [question.sender]} if question.sender else {},
            since=date.fromordinal(question.days[0]).isoformat() if question.days else None,
            until=date.fromordinal(question.days[1]).isoformat() if question.days else None,
            match="any" if question.match is Match.ANY else "all",
        )
        asked = read(
            text, flags, sort=Sort.DATE if question.by_date else Sort.RELEVANCE, limit=question.limit,
            page=question.offset // question.limit + 1,
            facets=tuple(FacetWanted(name, TOP) for name in _FACETS) if question.facets else (),
            snippets=int(question.snippets),
        )  # fmt: skip
        answer = self._service.ask(asked)
        return Found(answer.total, len(answer.hits), {}, sum(len(hit.snippets) for hit in answer.hits))


def _cable(document: Document) -> Cable:
    day = date.fromordinal(document.day) if document.day else None
    return Cable(
        document.id, document.title, body=document.body,
        date=DateSpan(day, day, Precision.DAY, day.isoformat()) if day else None,
        sender=Party(document.sender, Person(document.sender)) if document.sender else None,
        participants=tuple(Participant(Person(name), Role.NAMED, name) for name in document.participants),
        place=document.place, keywords=tuple(Keyword(word, Origin.DECLARED) for word in document.keywords),
        language=_LANGUAGE, sources=(Source(collection="bench", path="-", position=document.id),),
    )  # fmt: skip


def _snippets(store: Store, answer: EngineAnswer, query: Query) -> int:
    cables = store.cables([hit.version for hit in answer.hits])
    made = (snippets(texts_of(cable), cable.language, query, (_LANGUAGE,), 1, _WIDTH) for cable in cables.values())
    return sum(map(len, made))


def _facets(answer: EngineAnswer) -> dict[str, list[int]]:
    assert answer.histogram is not None
    counts = {"year": answer.histogram.buckets.values()}
    counts |= {name: answer.facets[name].counts.values() for name in FACETS[1:]}
    return {name: nlargest(TOP, found) for name, found in counts.items()}


if __name__ == "__main__":
    serve(Service() if "service" in sys.argv[1:] else Cables())
