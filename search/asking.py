"""A question and its flags become one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from corpus.errors import UsageError
from index.engine import Sort
from index.query import Filter, Match, Node, Or, Query, Undated, Value, When
from search.language import read_question
from search.language.dates import DateRange, is_undated, read_range
from search.language.printer import read_as
from search.service import Answer, Asked, FacetWanted, Search

_FORMS = 'try 1962, 1962-11, 1962-11-04, 1962-10..1962-11, "autumn 1962", "before 1950", 1962~ or none'


@dataclass(frozen=True, slots=True)
class Flags:
    """What was said beside the question. `fields` maps a field's short name to the values any of which will do."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date: str | None = None
    since: str | None = None
    until: str | None = None
    on: str | None = None
    certain: bool = False
    match: str | None = None
    exact: bool = False
    strict: bool = False

    def given(self) -> dict[str, Any]:
        """The filters among the flags, by their names, as they were typed."""
        found: dict[str, Any] = {name: list(values) for name, values in self.fields.items()}
        for name in ("date", "since", "until", "on"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.certain:
            found["certain"] = True
        return found


def ask_with(
    search: Search, question: str, flags: Flags, *, sort: Sort = Sort.RELEVANCE, limit: int | None = 10, page: int = 1,
    facets: tuple[FacetWanted, ...] = (), snippets: int = 1,
) -> Answer:  # fmt: skip
    """Read the question, add the flags, and ask.

    Raises:
        UsageError: a flag's value cannot be read, or with `strict` the question.
    """
    question = question.encode("utf-8", "replace").decode()
    reading = read_question(question, strict=flags.strict)
    query = with_flags(reading.query, flags)
    return search.ask(
        Asked(query, question, read_as(reading.query), reading.complaints, sort, limit, page, facets, snippets)
    )


def with_flags(query: Query, flags: Flags) -> Query:
    """The query with the flags' filters, matching and certainty."""
    filters = [Filter(name, _any_of(name, values)) for name, values in flags.fields.items()]
    filters += [Filter("date", node) for node in _dates(flags)]
    every = tuple(query.filters) + tuple(filters)
    if flags.certain:
        every = tuple(_certain(each) for each in every)
    match = Match(flags.match) if flags.match else query.match
    return replace(query, filters=every, match=match, exact=query.exact or flags.exact)


def _any_of(name: str, values: Sequence[str]) -> Node:
    nodes = tuple(Value(name, value) for value in values)
    return nodes[0] if len(nodes) == 1 else Or(nodes)


def _dates(flags: Flags) -> list[Node]:
    nodes: list[Node] = []
    if flags.date is not None:
        nodes.append(_when("--date", flags.date))
    if flags.on is not None:
        nodes.append(_when("--on", flags.on))
    if flags.since is not None:
        nodes.append(When(_side("--since", flags.since).earliest, None, text=f"{flags.since}.."))
    if flags.until is not None:
        nodes.append(When(None, _side("--until", flags.until).latest, text=f"..{flags.until}"))
    first = max((node.earliest for node in nodes if isinstance(node, When) and node.earliest), default=date.min)
    last = min((node.latest for node in nodes if isinstance(node, When) and node.latest), default=date.max)
    if first > last:
        raise UsageError(f"these dates leave nothing: they begin on {first} and end on {last}")
    return nodes


def _when(flag: str, text: str) -> Node:
    if is_undated(text):
        return Undated()
    found = _side(flag, text)
    return When(found.earliest, found.latest, text=text)


def _side(flag: str, text: str) -> DateRange:
    found = read_range(text)
    if found is None:
        raise UsageError(f"{flag}: {text!r} is no date or span of dates; {_FORMS}")
    return found


def _certain(each: Filter) -> Filter:
    return Filter(each.field, replace(each.node, certain=True)) if isinstance(each.node, When) else each
