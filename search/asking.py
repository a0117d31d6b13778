"""A question and its flags become one query."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus.errors import UsageError
from corpus.frozen import dataclass
from index.analysis import fold, words
from index.engine import Sort
from index.query import And, Filter, Group, Leaf, Match, Near, Node, Not, OneOf, Or, Query, Undated, Value, When
from index.query import Wildcard as Pattern
from search.language import Complaint, read_question
from search.language.meanings import is_undated
from search.language.printer import read_as
from search.service import Asked

if TYPE_CHECKING:
    from search.faceting import FacetWanted
    from search.language.dates import DateRange

_DAYS = 'try 1962, 1962-11, 1962-11-04 or "autumn 1962"'
_FORMS = f'{_DAYS}, 1962-10..1962-11, "before 1950", 1962~ or none'
_NOTHING = "the question holds no word to look for, so nothing is found: leave it out to see every cable"


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
    expand: bool = False

    def given(self) -> dict[str, Any]:
        """The filters among the flags, by their names, as they were typed."""
        found: dict[str, Any] = {name: list(values) for name, values in self.fields.items()}
        for name in ("date", "since", "until", "on"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.certain:
            found["certain"] = True
        return found


def read(
    question: str, flags: Flags, *, sort: Sort = Sort.RELEVANCE, limit: int | None = 10, page: int = 1,
    facets: "tuple[FacetWanted, ...]" = (), snippets: int = 1, explain: bool = False,
) -> Asked:  # fmt: skip
    """What a question and its flags ask for; a question that holds no word at all finds nothing, and says so.

    Raises:
        UsageError: a flag's value cannot be read, or with `strict` the question.
    """
    question = question.encode("utf-8", "replace").decode()
    reading = read_question(question, strict=flags.strict)
    query, complaints = with_flags(reading.query, flags), reading.complaints
    if question.strip() and not asks_for_something(reading.query):
        if flags.strict:
            raise UsageError(_NOTHING)
        query = replace(query, filters=(*query.filters, _NO_CABLE))
        complaints = (*complaints, Complaint(0, len(question), _NOTHING))
    return Asked(
        query, question, read_as(reading.query), complaints, sort, limit, page, facets, snippets, explain=explain,
        expand=flags.expand,
    )  # fmt: skip


_NO_CABLE = Filter("id", OneOf("version", frozenset(), Value("id", "")))


def asks_for_something(query: Query) -> bool:
    """Whether anything in a question, required, excluded or plain, has a letter or digit to look for."""
    nodes = (*query.plain, *query.required, *query.excluded, *(each.node for each in query.filters))
    return any(map(_asks, nodes))


def _asks(node: Node) -> bool:
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            return any(map(_asks, nodes))
        case Not(inner):
            return _asks(inner)
        case Near(left, right):
            return _asks(left) or _asks(right)
        case Value() | OneOf() | When() | Undated():
            return True
        case _:
            return any(map(fold, words(_text_of(node))))


def _text_of(leaf: Leaf) -> str:
    return leaf.pattern if isinstance(leaf, Pattern) else "" if isinstance(leaf, Near) else leaf.text


def with_flags(query: Query, flags: Flags) -> Query:
    """The query with the flags' filters, matching and certainty."""
    filters = [Filter(name, _any_of(name, values)) for name, values in flags.fields.items()]
    filters += [Filter("date", node) for node in _dates(flags)]
    query = replace(query, filters=(*query.filters, *filters))
    if flags.certain:
        every = tuple(Filter(each.field, _certain(each.node)) for each in query.filters)
        query = replace(query, required=tuple(map(_certain, query.required)), filters=every)
    match = Match(flags.match) if flags.match else query.match
    return replace(query, match=match, exact=query.exact or flags.exact)


def _any_of(name: str, values: Sequence[str]) -> Node:
    if not all(map(str.strip, values)):
        raise UsageError(f"--{name} has an empty value: leave the flag out, or say what to look for")
    nodes = tuple(Value(name, value) for value in values)
    return nodes[0] if len(nodes) == 1 else Or(nodes)


def _dates(flags: Flags) -> list[Node]:
    nodes: list[Node] = []
    if flags.date is not None:
        nodes.append(_when("--date", flags.date))
    if flags.on is not None:
        nodes.append(_when("--on", flags.on))
    if flags.since is not None:
        since = _side("--since", flags.since, _DAYS)
        if since.earliest is None:
            raise UsageError(f"--since: {flags.since!r} has no first day; {_DAYS}")
        nodes.append(When(since.earliest, None, text=f"{flags.since}.."))
    if flags.until is not None:
        until = _side("--until", flags.until, _DAYS)
        if until.latest is None:
            raise UsageError(f"--until: {flags.until!r} has no last day; {_DAYS}")
        nodes.append(When(None, until.latest, text=f"..{flags.until}"))
    first = max((node.earliest for node in nodes if isinstance(node, When) and node.earliest), default=date.min)
    last = min((node.latest for node in nodes if isinstance(node, When) and node.latest), default=date.max)
    if first > last:
        raise UsageError(f"these dates leave nothing: they begin on {first} and end on {last}")
    return nodes


def _when(flag: str, text: str) -> Node:
    if is_undated(text):
        return Undated()
    found = _side(flag, text, _FORMS)
    return When(found.earliest, found.latest, text=text)


def _side(flag: str, text: str, forms: str) -> "DateRange":
    # The reading of dates is large, and most questions hold none.
    from search.language.dates import ends_before_it_begins, read_range

    found = read_range(text)
    if found is None and ends_before_it_begins(text):
        raise UsageError(f"{flag}: {text!r} ends before it begins")
    if found is None:
        raise UsageError(f"{flag}: {text!r} is no date or span of dates; {forms}")
    return found


def _certain(node: Node) -> Node:
    """The node with every date in it that speaks for an answer to be certain; what it excludes stays as it is."""
    match node:
        case When():
            return replace(node, certain=True)
        case And(nodes) | Or(nodes) | Group(nodes):
            return replace(node, nodes=tuple(map(_certain, nodes)))
        case _:
            return node
