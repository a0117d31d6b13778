"""The one door to an index for the terminal, the web and Python."""

import time
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from corpus.cable import Cable
from corpus.frozen import dataclass
from index.engine import Clause, EngineAnswer, Histogram, Hit, Interval, Reason, Request, Sort, ValueCounts
from index.keeping import View, own_table
from index.query import Filter, Fuzzy, Group, Node, OneOf, Query, Wildcard, Word
from index.query import Value as QueryValue
from search.fields import FACET_FIELDS
from search.garbles import Garble, with_garbles, without_garbles
from search.language import Complaint
from search.language.printer import node_text
from search.lost import Explainer, Lost
from search.plan import VERSION_COLUMN, meaning_nothing, plan
from search.ranking.assemble import clauses_for, evidence_of, fed_back
from search.ranking.feedback import added
from search.records import cable_with
from search.snippets import Snippet, snippets

if TYPE_CHECKING:
    from search.faceting import Facet, FacetWanted
    from search.why_not import WhyNot

_CHUNK = 250


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that is wanted of its answer.

    `query` includes the flags, `text` and `read_as` are the question alone, as typed and as understood. `limit` None
    gives every hit; `page` begins at 1. `interval` None lets the answer's own extent choose that of its histogram.
    `expand` adds words of the first hits to what ranks.
    """

    query: Query
    text: str = ""
    read_as: str = ""
    complaints: tuple[Complaint, ...] = ()
    sort: Sort = Sort.RELEVANCE
    limit: int | None = 10
    page: int = 1
    facets: "tuple[FacetWanted, ...]" = ()
    snippets: int = 1
    width: int = 240
    interval: Interval | None = None
    explain: bool = False
    expand: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its record and the passages that show why; `why` are the reasons for its place, where asked for."""

    rank: int
    hit: Hit
    cable: Cable
    snippets: tuple[Snippet, ...]
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: one set, seen from all sides.

    `without_cables` are the values asked for that none has; `lost` tells why an answer is empty or small.
    `garbles` are the spoilt forms that were looked for beside the words, `only_garbled` counts the cables that are
    found by these alone. `in_vain` are the phrases, nearnesses and alternatives among the plain parts that no cable has
    (the engine names the words). `raised` says which times and parties among the words raise one of the hits in the
    order, `added` which words of the first hits do.
    """

    asked: Asked
    engine: EngineAnswer
    hits: tuple[Found, ...]
    facets: "tuple[Facet, ...]"
    took_ms: float
    without_cables: tuple[QueryValue, ...] = ()
    lost: Lost | None = None
    garbles: Mapping[str, tuple[Garble, ...]] = field(default_factory=dict)
    only_garbled: int = 0
    in_vain: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The size of the answer."""
        return self.engine.total

    @property
    def histogram(self) -> Histogram | None:
        """The answer over time, where it was asked for."""
        return self.engine.histogram


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is told of a question beside its answer, as `Answer` has it."""

    in_vain: tuple[str, ...]
    raised: tuple[str, ...]
    only_garbled: int


class Search:
    """Asks one consistent view of an index."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._store = view.store

    def ask(self, asked: Asked) -> Answer:
        """The answer to a question: its total, one page of hits with snippets, and the facets asked for."""
        began = time.perf_counter()
        asked, garbles = self._meant(asked)
        request = self._request(asked)
        answer = self._view.snapshot.answer(request)
        hits = tuple(self._hits(answer, request, asked))
        facets = self._facets(answer, asked.facets)
        lost = self._lost(request.query, answer) if asked.limit and asked.page == 1 else None
        beside = self._beside(request, answer)
        took = (time.perf_counter() - began) * 1000
        without = meaning_nothing(request.query)
        return Answer(
            asked, answer, hits, facets, took, without, lost, garbles, beside.only_garbled, beside.in_vain,
            beside.raised, added(request.clauses),
        )  # fmt: skip

    def _beside(self, request: Request, answer: EngineAnswer) -> "_Beside":
        query = request.query
        phrases = list(_phrases(query.plain))
        hits = frozenset(hit.version for hit in answer.hits)
        first = Filter("id", OneOf(VERSION_COLUMN, hits, QueryValue("id", "")))
        evidence = evidence_of(request.clauses)
        plainly = without_garbles(query)
        # All together: each question to a collection that lies in a cluster is a journey.
        asked = [Query(required=(node,), exact=query.exact) for node in phrases]
        asked += [Query(required=(node,), filters=(first,)) for node in evidence.values()]
        asked += [plainly] if plainly != query else []
        totals = iter(self._view.snapshot.totals(asked) if asked else ())
        in_vain = tuple(node_text(node) for node in phrases if not next(totals))
        raised = tuple(why for why in evidence if next(totals))
        return _Beside(in_vain, raised, max(0, answer.total - next(totals, answer.total)))

    def _meant(self, asked: Asked) -> tuple[Asked, dict[str, tuple[Garble, ...]]]:
        """The question with the spoilt forms of its words, and these."""
        query, garbles = with_garbles(asked.query, self._view.snapshot)
        return replace(asked, query=query), garbles

    def by_words_alone(self, asked: Asked) -> tuple[int, tuple[Found, ...]]:
        """The size of the answer and a page of its hits, ranked by the words of the query and nothing beside them."""
        limit = asked.limit
        offset = (asked.page - 1) * limit if limit else 0
        request = Request(self._planned(asked.query), offset=offset, limit=limit)
        answer = self._view.snapshot.answer(request)
        return answer.total, tuple(self._hits(answer, request, asked))

    def why_not(self, asked: Asked, id: str) -> "WhyNot":
        """Why the cable with this id is in the answer or not. Raises `CablesError` where there is none."""
        # Seldom asked, and most questions are the quicker without it.
        from search.why_not import why_not

        cable = cable_with(id, self._store)
        version = self._store.version_of(cable.id)
        assert version is not None
        asked, _ = self._meant(asked)
        request = self._request(asked)
        return why_not(request.query, version, cable, self._view.snapshot, asked.sort, request.clauses)

    def _lost(self, query: Query, answer: EngineAnswer) -> Lost | None:
        return Explainer(query, self._view.snapshot, self._store, self._meaning).explain(answer)

    def _meaning(self, node: Node) -> Node:
        return self._planned(Query(required=(node,))).required[0]

    def _planned(self, query: Query) -> Query:
        return plan(query, self._store, own_table(self._view.folder))

    def _clauses(self, asked: Asked, query: Query) -> tuple[Clause, ...]:
        if asked.sort is not Sort.RELEVANCE:
            return ()
        # Words that only may be names do not load the authority: a plain question is the quicker for it.
        by_words = partial(plan, store=self._store, known=False)
        made = clauses_for(asked.query, asked.text, self._view, by_words)
        return made + fed_back(Request(query, clauses=made), self._view) if asked.expand else made

    def each(self, asked: Asked) -> Iterator[Found]:
        """The hits of a question one by one, so that an answer of any size never stands in memory."""
        asked, _ = self._meant(asked)
        request = self._request(asked)
        return self._hits(self._view.snapshot.answer(request), request, asked)

    def ids(self, asked: Asked) -> Iterator[str]:
        """The ids of the hits of a question one by one."""
        asked, _ = self._meant(asked)
        for hits in _in_chunks(self._view.snapshot.answer(self._request(asked)).hits):
            ids = self._store.ids_of([hit.version for hit in hits])
            yield from (ids[hit.version] for hit in hits)

    def _request(self, asked: Asked) -> Request:
        limit = asked.limit
        query = self._planned(asked.query)
        return Request(
            query,
            clauses=self._clauses(asked, query),
            sort=asked.sort,
            offset=(asked.page - 1) * limit if limit else 0,
            limit=limit,
            facets=tuple(facet.name for facet in asked.facets),
            facet_fields=FACET_FIELDS,
            most={facet.name: most for facet in asked.facets if (most := facet.most) is not None},
            interval=asked.interval,
        )

    def _hits(self, answer: EngineAnswer, request: Request, asked: Asked) -> Iterator[Found]:
        languages = tuple(sorted(self._view.snapshot.languages()))
        rank = request.offset
        for hits in _in_chunks(answer.hits):
            cables = self._store.cables([hit.version for hit in hits])
            ids = self._value_ids([hit.version for hit in hits]) if asked.snippets and request.query.filters else {}
            ranked = asked.explain and asked.sort is Sort.RELEVANCE
            reasons = self._view.snapshot.reasons(replace(request, offset=rank), hits) if ranked else ((),) * len(hits)
            for hit, why in zip(hits, reasons, strict=True):
                rank += 1
                cable = cables[hit.version]
                shown: tuple[Snippet, ...] = ()
                if asked.snippets:
                    query = self._with_values(request.query, ids.get(hit.version, {}))
                    shown = snippets(texts_of(cable), cable.language, query, languages, asked.snippets, asked.width)
                yield Found(rank, hit, cable, shown, why)

    def _with_values(self, query: Query, ids: Mapping[str, Set[int]]) -> Query:
        """The query with the values of its filters as the cable that has these value ids spells them."""
        if not query.filters:
            return query
        # Names take long to load, and most questions have none.
        from search.marking import held_by, with_values

        return with_values(query, held_by(ids, self._store))

    def _value_ids(self, versions: Sequence[int]) -> dict[int, dict[str, set[int]]]:
        found: dict[int, dict[str, set[int]]] = {}
        for version, column, value in self._store.values_of(versions):
            found.setdefault(version, {}).setdefault(column, set()).add(value)
        return found

    def _facets(self, answer: EngineAnswer, wanted: "Sequence[FacetWanted]") -> "tuple[Facet, ...]":
        if not wanted:
            return ()
        from search.faceting import facets_of

        compared = tuple(each.name for each in wanted if each.significant)
        whole: Mapping[str, ValueCounts] = {}
        if compared:
            whole = self._view.snapshot.answer(Request(Query(), limit=0, facets=compared)).facets
        return facets_of(wanted, answer.facets, whole, self._store)


def _phrases(nodes: Sequence[Node]) -> Iterator[Node]:
    """What is more than a word among plain parts."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _phrases(node.nodes)
        elif not isinstance(node, Word | Wildcard | Fuzzy):
            yield node


def texts_of(cable: Cable) -> dict[str, str]:
    """The texts of a cable from which passages are taken."""
    return {"title": cable.title, "summary": cable.summary, "body": cable.body, "notes": "\n\n".join(cable.notes)}


def _in_chunks(hits: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
    return (hits[start : start + _CHUNK] for start in range(0, len(hits), _CHUNK))
