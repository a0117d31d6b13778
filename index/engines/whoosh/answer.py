"""From a request to its answer: one set of rows, and total, hits, counts and facets seen from it."""

from collections.abc import Sequence

import numpy as np

from corpus.frozen import dataclass
from index.counting import function_words_of
from index.engine import COLUMNS, DateMatch, EngineAnswer, Histogram, Hit, Request, Sort, ValueCounts
from index.engines.whoosh.arrays import Floats, Ints, Mask
from index.engines.whoosh.clauses import raised
from index.engines.whoosh.columns import OPEN_FUTURE, OPEN_PAST
from index.engines.whoosh.evaluate import Evaluator, Soft, together
from index.engines.whoosh.facets import count_days, count_values
from index.engines.whoosh.scoring import FEW, Ranking, best
from index.engines.whoosh.view import ALL, Found, Space
from index.nodes import asks_date, asks_nothing
from index.query import Filter, Not, Query

_NEAR = 4 * FEW
"""So many times as many rows of an order as are wanted are looked at first."""

DATE = "date"
"""The facet that is a histogram, and the field of the filters that it leaves out."""


class _Rows:
    """The rows of an answer, as a mask of all and, where they are few, in a list: each is worked out once."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.count = int(np.count_nonzero(mask))
        self.few = np.flatnonzero(mask) if self.count * FEW <= len(mask) else None


@dataclass(frozen=True, slots=True)
class _Answering:
    """The rows that answer a query: `base` before its filters; what scores them, and what the plain words found."""

    evaluator: Evaluator
    filters: "_Filters"
    soft: Soft | None
    scored: Sequence[Found]
    base: Mask
    rows: _Rows


def total(space: Space, query: Query) -> int:
    """How many rows answer a planned query."""
    return _answering(space, query).rows.count


def _answering(space: Space, query: Query) -> _Answering:
    evaluator = Evaluator(space, query.match, query.exact, function_words_of(query, space.languages))
    soft = evaluator.soft(plain) if (plain := evaluator.asking(query.plain)) else None
    filters = _Filters(evaluator, query.filters)
    scored = [soft.found] if soft else []
    base = soft.found.rows.copy() if soft else space.all()
    for node in evaluator.asking(query.required):
        if not base.any():
            break
        scored.append(evaluator.find(node))
        base &= scored[-1].rows
    for node in evaluator.asking(query.excluded):
        if not base.any():
            break
        base &= evaluator.find(Not(node)).rows
    return _Answering(evaluator, filters, soft, scored, base, _Rows(filters.passing(base)))


def answer(space: Space, request: Request) -> EngineAnswer:
    """Answer a planned query; every count and order speaks of the same set."""
    found = _answering(space, request.query)
    filters, soft, base, rows = found.filters, found.soft, found.base, found.rows
    certain = None if filters.certain is None else rows.mask & filters.certain
    sure = 0 if certain is None else int(np.count_nonzero(certain))
    facets, histogram = _facets(space, request, base, filters)
    first, last = _extent(space, rows)
    return EngineAnswer(
        total=rows.count,
        hits=_hits(found.evaluator, request, rows, found.scored, certain),
        certain=sure,
        possible=0 if certain is None else rows.count - sure,
        undated=0 if certain is None else _undated(space, base, filters),
        facets=facets,
        histogram=histogram,
        not_found=soft.not_found if soft else (),
        relaxed=soft.relaxed if soft else False,
        lowered=soft.lowered if soft else 0,
        first=first,
        last=last,
    )


def _undated(space: Space, base: Mask, filters: "_Filters") -> int:
    """How many rows pass all but the filters by date, and have none."""
    return int(np.count_nonzero(filters.passing(base, DATE) & ~space.table.dated))


def _extent(space: Space, rows: _Rows) -> tuple[int | None, int | None]:
    """The earliest and the latest day that the rows state."""
    table = space.table
    ends = [_leading(space, sort, rows, 1) for sort in (Sort.DATE, Sort.LATEST)]
    if not len(ends[0]) or not table.dated[ends[0][0]]:
        return None, None
    earliest, latest = int(ends[0][0]), int(ends[1][0])
    # A side that is open states no day: the other side stands for it, as in the two orders.
    first = table.earliest[earliest] if table.earliest[earliest] != OPEN_PAST else table.latest[earliest]
    last = table.latest[latest] if table.latest[latest] != OPEN_FUTURE else table.earliest[latest]
    return int(first), int(last)


class _Filters:
    """The rows that each filter leaves; `certain` are those whose dates must lie in what is asked, where any are."""

    def __init__(self, evaluator: Evaluator, filters: Sequence[Filter]) -> None:
        asking = [each for each in filters if not asks_nothing(each.node, evaluator.exact)]
        self._rows = [(each, evaluator.find(each.node).rows) for each in asking]
        self.fields = frozenset(each.field for each in asking)
        self.certain: Mask | None = None
        for each in asking:
            if asks_date(each.node):
                sure = evaluator.find(each.node, certain=True).rows
                self.certain = sure if self.certain is None else self.certain & sure

    def passing(self, rows: Mask, left_out: str | None = None) -> Mask:
        """Those of some rows that pass every filter but those of a field."""
        for each, passing in self._rows:
            if each.field != left_out:
                rows = rows & passing
        return rows


def _hits(
    evaluator: Evaluator, request: Request, rows: _Rows, scored: Sequence[Found], certain: Mask | None
) -> tuple[Hit, ...]:
    begin = max(0, request.offset)
    end = None if request.limit is None else begin + max(0, request.limit)
    if begin == end:
        return ()
    if request.sort is Sort.RELEVANCE:
        ranking = raised(evaluator, request.clauses, rows.mask, _ranking(rows, scored))
        chosen, score = (each[begin:end] for each in _in_order(evaluator.space, rows.mask, ranking, end))
    else:
        chosen = _leading(evaluator.space, request.sort, rows, end)[begin:end]
        score = together(scored, chosen)
    versions = evaluator.space.table.versions[chosen].tolist()
    scores = np.broadcast_to(score, len(chosen)).tolist()
    if certain is None:
        return tuple(Hit(version, value) for version, value in zip(versions, scores, strict=True))
    marks = [DateMatch.CERTAIN if sure else DateMatch.POSSIBLE for sure in certain[chosen].tolist()]
    return tuple(Hit(*each) for each in zip(versions, scores, marks, strict=True))


def _ranking(rows: _Rows, scored: Sequence[Found]) -> Ranking:
    """What the rows score by the parts of the question."""
    where = ALL if rows.few is None else rows.few
    score = np.zeros(len(rows.mask) if rows.few is None else rows.count, dtype=np.float32)
    score += together(scored, where)
    return Ranking(where, score)


def _in_order(space: Space, rows: Mask, ranking: Ranking, end: int | None) -> tuple[Ints, Floats]:
    """The rows with their scores, the best first, as far as `end` and a few more."""
    found, score = best(rows, ranking, end or len(rows))
    order = np.lexsort((space.table.by_date[found], -score))
    return found[order], score[order]


def _leading(space: Space, sort: Sort, rows: _Rows, most: int | None) -> Ints:
    """The first of the rows in an order by date."""
    places = space.table.by_latest if sort is Sort.LATEST else space.table.by_date
    if most is None or rows.few is not None:
        found = np.flatnonzero(rows.mask) if rows.few is None else rows.few
        return found[np.argsort(places[found])][:most]
    order = space.in_order[sort]
    # Of a large answer the first stand near the beginning of the order.
    for size in (_NEAR * most, len(order)):
        found = order[:size]
        found = found[rows.mask[found]]
        if len(found) >= min(most, rows.count):
            break
    return found[:most]


def _facets(
    space: Space, request: Request, base: Mask, filters: _Filters
) -> tuple[dict[str, ValueCounts], Histogram | None]:
    counts: dict[str, ValueCounts] = {}
    histogram = None
    # Most facets have no filter of their own: they are all counted over the same rows.
    known: dict[str | None, Ints] = {}
    for facet in request.facets:
        own = request.facet_fields.get(facet)
        own = own if own in filters.fields else None
        if own not in known:
            known[own] = np.flatnonzero(filters.passing(base, own))
        if facet == DATE:
            histogram = count_days(space.table, known[own], request.interval)
        elif facet in COLUMNS:
            counts[facet] = count_values(space.table.columns[facet], known[own], request.most.get(facet))
    return counts, histogram
