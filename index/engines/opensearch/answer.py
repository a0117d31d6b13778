"""From a request to its answer: what has to be known first in one request, and all of the answer in another."""

from collections.abc import Sequence
from typing import Any

from index.engine import Clause, EngineAnswer, Request
from index.engines.asked.fields import DATED, UNDATED
from index.engines.asked.membership import Foreseen, Membership, foresee, membership_of
from index.engines.asked.parts import DATE, Parts
from index.engines.asked.weighing import leaves_in
from index.engines.opensearch.facets import extent, extent_asked
from index.engines.opensearch.groups import counted, groups
from index.engines.opensearch.ordering import Page, Read, asked, hits, page_of
from index.engines.opensearch.view import Space
from index.matching import Wanted, garbled, sequence
from index.query import Near, Node, Query, Word

Search = dict[str, Any]


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    space.lexicon.learn(wanted_in(space, request.query, request.clauses))
    membership = membership_of(space, request.query)
    page = page_of(membership, request)
    foresee(space, _foreseen(membership, page, request.query))
    parts = Parts(membership, request.query)
    certain = space.fitted(parts.certain()) if parts.ask_a_date else None
    body = asked(space, membership, page, parts, certain)
    main = {**body, "aggs": extent_asked()}
    if certain is not None:
        main["aggs"]["certain"] = {"filter": certain}
    undated = _undated(space, parts) if certain is not None else []
    grouped = groups(space, request, parts)
    renewals = space.point.renewals
    first, *others = space.point.search([main, *undated, *(each for group in grouped for each in group.searches)])
    total = _total(first)
    sure = first["aggregations"]["certain"]["doc_count"] if certain is not None else 0
    counts, histogram = counted(space, request, grouped, others[len(undated) :])
    earliest, latest = extent(first["aggregations"])
    soft = parts.soft
    return EngineAnswer(
        total=total,
        hits=tuple(hits(space, page, body, Read(first["hits"]["hits"], renewals), dated=certain is not None)),
        certain=sure,
        possible=total - sure if certain is not None else 0,
        undated=_total(others[0]) if undated else 0,
        facets=counts,
        histogram=histogram,
        not_found=soft.not_found if soft else (),
        relaxed=soft.relaxed if soft else False,
        lowered=soft.lowered if soft else 0,
        first=earliest,
        last=latest,
    )


def totals(space: Space, queries: Sequence[Query]) -> list[int]:
    """How many cables answer each of some planned queries."""
    space.lexicon.learn(wanted for query in queries for wanted in wanted_in(space, query))
    memberships = [membership_of(space, query) for query in queries]
    foreseen: Foreseen[Search] = {}
    for membership, query in zip(memberships, queries, strict=True):
        foreseen |= membership.foreseen(membership.asking(query.plain))
    foresee(space, foreseen)
    return space.counted(queries, lambda place: Parts(memberships[place], queries[place]).query())


def wanted_in(space: Space, query: Query, clauses: Sequence[Clause] = ()) -> list[Wanted]:
    """The conditions on single tokens that a query and clauses hold anywhere."""
    nodes = [*query.plain, *query.required, *query.excluded, *(each.node for each in query.filters)]
    nodes += [clause.node for clause in clauses]
    return [wanted for node in nodes for wanted in wanted_of(space, node, query.exact)]


def wanted_of(space: Space, node: Node, exact: bool) -> list[Wanted]:
    """The conditions on single tokens that a node holds."""
    found: list[Wanted] = []
    for leaf in leaves_in(node):
        for side in (leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,):
            spoilt = garbled(side, exact) if isinstance(side, Word) else ()
            for each in (sequence(side, space.languages, exact), *spoilt):
                found += each.wanted
    return found


def _foreseen(membership: Membership[Search], page: Page, query: Query) -> Foreseen[Search]:
    """What has to be counted before the answer can be asked for."""
    nodes: list[Node] = []
    if page.weighing is not None and not page.is_empty:
        clauses = [clause.node for clause in page.weighing.clauses]
        near = [side for node in clauses if isinstance(node, Near) for side in (node.left, node.right)]
        nodes = [*page.weighing.required, *(node for node in clauses if not isinstance(node, Near)), *near]
        nodes += [leaf for node in (*page.weighing.plain, *nodes) for leaf in leaves_in(node)]
    return membership.foreseen(membership.asking(query.plain), nodes)


def _total(found: dict[str, Any]) -> int:
    return int(found["hits"]["total"]["value"])


def _undated(space: Space, parts: Parts[Search]) -> list[Search]:
    """The search for how many cables pass all but the date filters and have no date."""
    without = {"term": {DATED: UNDATED}}
    return [{"query": space.fitted(parts.query(lambda each: each.field == DATE, without)), "size": 0}]
