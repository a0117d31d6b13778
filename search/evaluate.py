"""What the answer to a question is, worked out plainly from what every cable holds: slow and obvious.

It is the measure of engines. One may be fast in any way it likes as long as it says the same: membership, totals,
dates, facets, histogram, the words that no cable has. Scores alone are its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.cable import Cable
from index.engine import COLUMNS, DateMatch, EngineAnswer, Entry, Histogram, Hit, Interval, Request, Sort, ValueCounts
from index.entries import entry_of
from index.histogram import bucket_start, choose_interval
from index.query import Query
from search.evaluation import Evaluation, Versions, asks_date

_DATE = "date"
_WIDEST = date.max.toordinal()


def matches(query: Query, cables: Sequence[Cable]) -> list[str]:
    """The ids of the cables that answer a question, in the order given; the question need not be planned."""
    entries = [entry_of(number, cable, {}) for number, cable in enumerate(cables)]
    found = Evaluation(query, entries, dict(enumerate(cables))).answer(query.filters)
    return [cable.id for number, cable in enumerate(cables) if number in found]


def evaluate(request: Request, entries: Sequence[Entry]) -> EngineAnswer:
    """What an engine that holds these entries has to answer to a planned query.

    Where the request sorts by relevance, hits are in the order of their ids and every score is 0.
    """
    evaluation = Evaluation(request.query, entries, {})
    filters = request.query.filters
    found = evaluation.answer(filters)
    dates = [each.node for each in filters if asks_date(each.node)]
    certain = found.intersection(*(evaluation.holding(node, must=True) for node in dates)) if dates else frozenset()
    undated = _without(_DATE, evaluation) if dates else frozenset()
    ordered = sorted(found, key=lambda version: _place(evaluation.entries[version], request.sort))
    last = None if request.limit is None else request.offset + request.limit
    days = _known_days(evaluation.entries[version] for version in found)
    page = ordered[request.offset : last]
    return EngineAnswer(
        total=len(found),
        hits=tuple(Hit(version, 0.0, _match(version in certain) if dates else None) for version in page),
        certain=len(certain),
        possible=len(found) - len(certain) if dates else 0,
        undated=sum(not evaluation.entries[version].dated for version in undated),
        facets={
            facet: _counts(facet, _faceted(facet, request, evaluation), evaluation)
            for facet in request.facets
            if facet in COLUMNS
        },
        histogram=_histogram(request.interval, _faceted(_DATE, request, evaluation), evaluation)
        if _DATE in request.facets
        else None,
        not_found=evaluation.not_found,
        relaxed=evaluation.relaxed,
        lowered=evaluation.lowered,
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _match(certain: bool) -> DateMatch:
    return DateMatch.CERTAIN if certain else DateMatch.POSSIBLE


def _without(field: str, evaluation: Evaluation) -> Versions:
    """The answer as it were without the filters of a field."""
    return evaluation.answer([each for each in evaluation.query.filters if each.field != field])


def _faceted(facet: str, request: Request, evaluation: Evaluation) -> Versions:
    return _without(request.facet_fields.get(facet, ""), evaluation)


def _counts(facet: str, found: Versions, evaluation: Evaluation) -> ValueCounts:
    values = [frozenset(evaluation.entries[version].values.get(facet, ())) for version in found]
    known = sum(bool(held) for held in values)
    return ValueCounts(Counter(value for held in values for value in held), len(values) - known, known)


def _histogram(interval: Interval | None, found: Versions, evaluation: Evaluation) -> Histogram:
    dated = [evaluation.entries[version] for version in found if evaluation.entries[version].dated]
    days = _known_days(dated)
    chosen = interval or choose_interval(min(days, default=None), max(days, default=None))
    buckets: Counter[date] = Counter()
    for entry in dated:
        if entry.earliest is None or entry.latest is None:
            continue
        first, last = (bucket_start(chosen, date.fromordinal(day)) for day in (entry.earliest, entry.latest))
        if first == last:
            buckets[first] += 1
    return Histogram(chosen, buckets, len(dated) - buckets.total(), len(found) - len(dated))


def _known_days(entries: Iterable[Entry]) -> list[int]:
    return [day for entry in entries for day in (entry.earliest, entry.latest) if day is not None]


def _place(entry: Entry, sort: Sort) -> tuple[bool | int | str, ...]:
    """What an entry is sorted by.

    For a side that is open the other stands; such a span is wider than any other, widest where its beginning is open.
    """
    if not entry.dated or sort is Sort.RELEVANCE:
        return (sort is not Sort.RELEVANCE, entry.id)
    first = entry.latest if entry.earliest is None else entry.earliest
    last = entry.earliest if entry.latest is None else entry.latest
    assert first is not None and last is not None
    width = 2 * _WIDEST if entry.earliest is None else _WIDEST if entry.latest is None else last - first
    return (False, -last if sort is Sort.LATEST else first, width, entry.id)
