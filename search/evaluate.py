"""What the answer to a question is, worked out plainly from what every cable holds: slow and obvious.

It is the measure of engines: one may be fast in any way it likes as long as it says the same: membership, totals, dates,
facets, histogram, the words that no cable has. Scores alone are its own.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from corpus.cable import Cable
from index.engine import DateMatch, EngineAnswer, Entry, Histogram, Hit, Interval, Request, Sort, ValueCounts
from index.query import And, Node, Not, Or, Query, Undated, When
from index.writer import entry_of
from search.evaluation import Evaluation, Versions, lies_within, overlaps

_DATE = "date"
_YEARS = {Interval.DECADE: 10, Interval.CENTURY: 100}


def matches(query: Query, cables: Sequence[Cable]) -> list[str]:
    """The ids of the cables that answer a question, in the order given; the question need not be planned."""
    entries = [entry_of(number, cable, {}) for number, cable in enumerate(cables)]
    found = Evaluation(query, entries, dict(enumerate(cables))).answer(query.filters)
    return [cable.id for number, cable in enumerate(cables) if number in found]


def evaluate(request: Request, entries: Sequence[Entry]) -> EngineAnswer:
    """What an engine that holds these entries has to answer to a planned query.

    Where the request sorts by relevance, hits are in the order of their ids and every score is 0. A histogram is given
    where the request names its interval.
    """
    evaluation = Evaluation(request.query, entries, {})
    filters = request.query.filters
    found = evaluation.answer(filters)
    asked = [each.node for each in filters if _asks_days(each.node)]
    matched = {version: _date_match(asked, evaluation.entries[version]) for version in found}
    undated = _without(_DATE, evaluation) if asked else frozenset()
    ordered = sorted(found, key=lambda version: _place(evaluation.entries[version], request.sort))
    last = None if request.limit is None else request.offset + request.limit
    return EngineAnswer(
        total=len(found),
        hits=tuple(Hit(version, 0.0, matched[version]) for version in ordered[request.offset : last]),
        certain=sum(match is DateMatch.CERTAIN for match in matched.values()),
        possible=sum(match is DateMatch.POSSIBLE for match in matched.values()),
        undated=sum(not evaluation.entries[version].dated for version in undated),
        facets={
            facet: _counts(facet, _faceted(facet, request, evaluation), evaluation)
            for facet in request.facets
            if facet != _DATE
        },
        histogram=_histogram(request.interval, _faceted(_DATE, request, evaluation), evaluation)
        if request.interval
        else None,
        not_found=evaluation.not_found,
        relaxed=evaluation.relaxed,
    )


def _without(field: str, evaluation: Evaluation) -> Versions:
    """The answer as it were without the filters of a field."""
    return evaluation.answer([each for each in evaluation.query.filters if each.field != field])


def _faceted(facet: str, request: Request, evaluation: Evaluation) -> Versions:
    return _without(request.facet_fields.get(facet, ""), evaluation)


def _counts(facet: str, found: Versions, evaluation: Evaluation) -> ValueCounts:
    values = [frozenset(evaluation.entries[version].values.get(facet, ())) for version in found]
    return ValueCounts(Counter(value for held in values for value in held), sum(not held for held in values))


def _histogram(interval: Interval, found: Versions, evaluation: Evaluation) -> Histogram:
    buckets: Counter[date] = Counter()
    spanning = missing = 0
    for version in found:
        entry = evaluation.entries[version]
        if not entry.dated:
            missing += 1
        elif entry.earliest is None or entry.latest is None:
            spanning += 1
        elif (first := bucket(entry.earliest, interval)) == bucket(entry.latest, interval):
            buckets[first] += 1
        else:
            spanning += 1
    return Histogram(interval, buckets, spanning, missing)


def bucket(day: int, interval: Interval) -> date:
    """The first day of the bucket in which a day lies; decades and centuries begin with the years 1960 and 1900."""
    when = date.fromordinal(day)
    if interval is Interval.DAY:
        return when
    if interval is Interval.MONTH:
        return when.replace(day=1)
    years = _YEARS.get(interval, 1)
    return date(max(date.min.year, when.year - when.year % years), 1, 1)


def _asks_days(node: Node) -> bool:
    match node:
        case When():
            return True
        case And(nodes) | Or(nodes):
            return any(map(_asks_days, nodes))
        case _:
            return False


def _date_match(asked: Collection[Node], entry: Entry) -> DateMatch | None:
    """CERTAIN where the cable's span satisfies every filter whatever its day was; None where no days are asked for."""
    if not asked:
        return None
    return DateMatch.CERTAIN if all(_must(node, entry) for node in asked) else DateMatch.POSSIBLE


def _must(node: Node, entry: Entry) -> bool:
    """Whether a cable satisfies dates whatever its day was, as far as one span of those asked for shows it."""
    match node:
        case When():
            return lies_within(entry, node)
        case Undated():
            return not entry.dated
        case And(nodes):
            return all(_must(each, entry) for each in nodes)
        case Or(nodes):
            return any(_must(each, entry) for each in nodes)
        case Not(When() as asked):
            return not overlaps(entry, asked)
        case Not(inner):
            return not _must(inner, entry)
        case _:
            return True


def _place(entry: Entry, sort: Sort) -> tuple[bool | int | str, ...]:
    """What an entry is sorted by: an open beginning is before every day, an open end behind it, the undated are last."""
    first = 0 if entry.earliest is None else entry.earliest
    last = date.max.toordinal() + 1 if entry.latest is None else entry.latest
    if sort is Sort.DATE:
        return (not entry.dated, first, last - first, entry.id)
    if sort is Sort.LATEST:
        return (not entry.dated, -last, last - first, entry.id)
    return (entry.id,)
