"""The one door to an index for the terminal, the web and Python."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cable import Cable
from corpus.errors import CablesError
from index.engine import EngineAnswer, Histogram, Hit, Request, Sort
from index.folder import View
from index.query import Query
from index.stores.sqlite import SqliteStore
from index.values import Value
from search.fields import FACET_FIELDS
from search.language import Complaint
from search.marking import with_values
from search.plan import plan
from search.snippets import Snippet, snippets

FACET_VALUES = 10


@dataclass(frozen=True, slots=True)
class FacetWanted:
    """A facet by its name and how many of its values to give; None gives all."""

    name: str
    values: int | None = FACET_VALUES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that is wanted of its answer.

    `query` includes the flags, `text` and `read_as` are the question alone, as typed and as understood. `limit` None
    gives every hit; `page` begins at 1.
    """

    query: Query
    text: str = ""
    read_as: str = ""
    complaints: tuple[Complaint, ...] = ()
    sort: Sort = Sort.RELEVANCE
    limit: int | None = 10
    page: int = 1
    facets: tuple[FacetWanted, ...] = ()
    snippets: int = 1
    width: int = 240


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its record and the passages that show why."""

    rank: int
    hit: Hit
    cable: Cable
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many cables of the answer share a value."""

    value: Value
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of a facet; `other` sums the rest, `missing` counts cables without a value."""

    name: str
    values: tuple[FacetCount, ...]
    other: int
    missing: int
    distinct: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: one set, seen from all sides."""

    asked: Asked
    engine: EngineAnswer
    hits: tuple[Found, ...]
    facets: tuple[Facet, ...]
    took_ms: float

    @property
    def total(self) -> int:
        """The size of the answer."""
        return self.engine.total

    @property
    def histogram(self) -> Histogram | None:
        """The answer over time, where it was asked for."""
        return self.engine.histogram


class Search:
    """Asks one consistent view of an index."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._store = view.store

    def ask(self, asked: Asked) -> Answer:
        """The answer to a question: its total, one page of hits with snippets, and the facets asked for."""
        began = time.perf_counter()
        limit = asked.limit
        request = Request(
            plan(asked.query, self._store),
            sort=asked.sort,
            offset=(asked.page - 1) * limit if limit else 0,
            limit=limit,
            facets=tuple(facet.name for facet in asked.facets),
            facet_fields=FACET_FIELDS,
        )
        answer = self._view.snapshot.answer(request)
        hits = self._hits(answer, request, asked)
        facets = self._facets(answer, asked.facets)
        took = (time.perf_counter() - began) * 1000
        return Answer(asked, answer, hits, facets, took)

    def _hits(self, answer: EngineAnswer, request: Request, asked: Asked) -> tuple[Found, ...]:
        cables = self._store.cables([hit.version for hit in answer.hits])
        languages = self._store.languages() if asked.snippets else ()
        found = []
        for number, hit in enumerate(answer.hits):
            cable = cables[hit.version]
            shown = self._snippets(cable, asked, languages) if asked.snippets else ()
            found.append(Found(request.offset + number + 1, hit, cable, shown))
        return tuple(found)

    def _snippets(self, cable: Cable, asked: Asked, languages: Sequence[str]) -> tuple[Snippet, ...]:
        texts = {"title": cable.title, "summary": cable.summary, "body": cable.body, "notes": "\n\n".join(cable.notes)}
        return snippets(texts, cable.language, with_values(asked.query), languages, asked.snippets, asked.width)

    def _facets(self, answer: EngineAnswer, wanted: Sequence[FacetWanted]) -> tuple[Facet, ...]:
        facets = []
        for each in wanted:
            counts = answer.facets.get(each.name)
            if counts is None:
                continue
            labels = self._store.labels(counts.counts)
            ordered = sorted(counts.counts.items(), key=lambda item: (-item[1], labels[item[0]].label, item[0]))
            shown = ordered if each.values is None else ordered[: each.values]
            facets.append(
                Facet(
                    each.name,
                    tuple(FacetCount(labels[value], count) for value, count in shown),
                    sum(count for _, count in ordered[len(shown) :]),
                    counts.missing,
                    len(ordered),
                )
            )
        return tuple(facets)


def cable_with(id: str, store: SqliteStore) -> Cable:
    """The record with this id.

    Raises:
        CablesError: there is none; the sentence names ids that are like it.
    """
    version = store.version_of(id)
    if version is None:
        near = store.ids_like(id)
        hint = f"there is {', '.join(near)}" if near else "`cables search --ids` lists those that there are"
        raise CablesError(f"there is no cable with the id “{id}”; {hint}")
    return store.cables([version])[version]
