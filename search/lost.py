"""Why an answer is empty or small: what each part of the question removed, and what would find something.

Every number is the total of a question that was really asked; nothing is changed without the user's asking for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from corpus.frozen import dataclass
from index.engine import EngineAnswer, Snapshot
from index.nodes import asks_date
from index.query import And, Filter, Group, Match, Near, Node, Not, OneOf, Or, Phrase, Query, Value, When, Word
from index.store import Store
from search.language.printer import node_text, read_as
from search.spelling import Suggestion, lacking_words, suggest_commoner, suggest_words

FEW = 10
"""An answer below this is small, where a part of the question removed nearly all of it."""
MUCH = 20
"""So many times as many cables without a part make an answer small: the part removed more than 95 in a hundred."""
RARE = 50
"""Below so many cables a word of the question may be a slip that others have made too."""
_MOST_CLAUSES = 8
_MOST_SUGGESTIONS = 3
_DEAR = ("_party", "place", "about", "keyword")

Plan = Callable[[Node], Node]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a question: how many cables satisfy it by itself, and how many the question finds without it.

    `kind` is words (all plain words together), word (one of those that `--all` demands), required, excluded or filter;
    `field` the filter's. `undated` counts those among `without` that have no date, where a date was asked.
    """

    text: str
    kind: str
    field: str
    alone: int
    without: int
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Nearest:
    """The question most like the one that was asked which finds anything: as text and flags, and what differs."""

    question: str
    flags: tuple[str, ...]
    left_out: tuple[str, ...]
    changed: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Lost:
    """What is to be said of an empty or small answer."""

    clauses: tuple[Clause, ...] = ()
    nearest: Nearest | None = None
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause by its place in the query: the name of the tuple that it is in, and its number there; -1 means all."""

    place: str
    number: int
    node: Node | None = None

    def left_out(self, query: Query) -> Query:
        """The query without this part."""
        if self.place == "filters":
            return replace(query, filters=_without(query.filters, self.number))
        if self.place == "required":
            return replace(query, required=_without(query.required, self.number))
        if self.place == "excluded":
            return replace(query, excluded=_without(query.excluded, self.number))
        return replace(query, plain=() if self.number < 0 else _without(query.plain, self.number))

    def alone(self, query: Query) -> Query:
        """This part as a query of its own; what was excluded is asked for."""
        every = getattr(query, self.place)
        own = every if self.number < 0 else every[self.number : self.number + 1]
        if self.place == "filters":
            return Query(filters=own, match=query.match, exact=query.exact)
        plain, required = (own, ()) if self.place == "plain" else ((), own)
        return Query(plain=plain, required=required, match=query.match, exact=query.exact)


def _without(items: tuple[Item, ...], number: int) -> tuple[Item, ...]:
    return (*items[:number], *items[number + 1 :])


class Explainer:
    """Explains the answers to one planned query; `plan` gives a node its meaning in this index."""

    def __init__(self, query: Query, snapshot: Snapshot, store: Store, plan: Plan) -> None:
        self.query = query
        self.snapshot = snapshot
        self.store = store
        self.plan = plan

    def explain(self, answer: EngineAnswer) -> Lost | None:
        """What there is to say; None where the answer is neither empty nor small, and no word of it was in vain."""
        if any(each.asked.text == "" for each in _values(self.query)):
            return None
        if answer.total >= FEW:
            suggestions = (*self._spelling(answer.not_found), *self._rare(answer))
            return Lost(suggestions=suggestions) if suggestions else None
        parts = self._parts()
        clauses = self._clauses(parts, answer)
        if answer.total:
            clauses = [each for each in clauses if each.without >= MUCH * answer.total and each.kind != "words"]
            clauses = clauses if len(parts) > 1 else []
            suggestions = (*self._spelling(answer.not_found), *self._rare(answer))
            return Lost(tuple(clauses), None, suggestions) if clauses or suggestions else None
        suggestions = self._spelling(self._in_vain(answer))
        return Lost(tuple(clauses), self._nearest(parts, suggestions), suggestions)

    def _total(self, query: Query) -> int:
        return self.snapshot.totals([query])[0]

    def _count(self, node: Node) -> int:
        return self._total(Query(required=(self.plan(node),)))

    def _parts(self) -> list[_Part]:
        query = self.query
        places = [("filters", [each.node for each in query.filters]), ("required", query.required),
                  ("excluded", query.excluded)]  # fmt: skip
        found = [_Part(place, number, node) for place, nodes in places for number, node in enumerate(nodes)]
        if query.match is Match.ALL and len(query.plain) > 1:
            found += [_Part("plain", number, node) for number, node in enumerate(query.plain)]
        elif query.plain:
            found.append(_Part("plain", -1))
        return found[:_MOST_CLAUSES]

    def _clauses(self, parts: Sequence[_Part], answer: EngineAnswer) -> list[Clause]:
        asked = [part.alone(self.query) for part in parts] + [part.left_out(self.query) for part in parts]
        totals = dict(zip(asked, self.snapshot.totals(asked), strict=True))
        return [self._clause(part, answer, totals) for part in parts]

    def _clause(self, part: _Part, answer: EngineAnswer, totals: Mapping[Query, int]) -> Clause:
        without = totals[part.left_out(self.query)] if self._others(part) else self.snapshot.count()
        kinds = {"filters": "filter", "plain": "words" if part.number < 0 else "word"}
        field = self.query.filters[part.number].field if part.place == "filters" else ""
        undated = answer.undated if part.node is not None and asks_date(part.node) else 0
        return Clause(
            self._text(part),
            kinds.get(part.place, part.place),
            field,
            totals[part.alone(self.query)],
            without,
            undated,
        )

    def _others(self, part: _Part) -> bool:
        left = part.left_out(self.query)
        return bool(left.plain or left.required or left.excluded or left.filters)

    def _text(self, part: _Part) -> str:
        own = part.alone(self.query)
        if part.place == "excluded" and part.node is not None:
            return f"-{node_text(part.node)}"
        return read_as(own)

    def _in_vain(self, answer: EngineAnswer) -> list[str]:
        """The words of the question that no cable has, those of its phrases too."""
        texts = [
            each.text for node in _positive(self.query) for each in _leaves(node) if isinstance(each, Word | Phrase)
        ]
        asked = dict.fromkeys(word for text in texts for word in text.split())
        return list(dict.fromkeys((*answer.not_found, *lacking_words(asked, self.snapshot))))

    def _spelling(self, words: Sequence[str]) -> tuple[Suggestion, ...]:
        made = list(suggest_words(words[:_MOST_SUGGESTIONS], self.snapshot, self._count))
        if values := dict.fromkeys(each.asked for each in _values(self.query) if not each.ids):
            # Names take long to load, and most questions have none.
            from search.spelt_values import suggest_values

            known = (suggest_values(each, self.store, self._count) for each in list(values)[:_MOST_SUGGESTIONS])
            made += filter(None, known)
        return tuple(made)

    def _rare(self, answer: EngineAnswer) -> tuple[Suggestion, ...]:
        """For words that only a few cables have: such as are spelt much alike and are very much commoner.

        An answer of many cables needs none, unless fewer of the words were enough than is usual.
        """
        if answer.total >= RARE and not (answer.relaxed or answer.lowered):
            return ()
        asked = [node.text for node in self.query.plain if isinstance(node, Word) and not node.exact]
        return tuple(suggest_commoner(asked[:_MOST_SUGGESTIONS], self.snapshot))

    def _nearest(self, parts: Sequence[_Part], suggestions: Sequence[Suggestion]) -> Nearest | None:
        """The first that finds anything: other spellings, a looser reading, one part less, as many parts as can be."""
        changed, base = next(self._respelt(suggestions), ((), self.query))
        if changed and (total := self._total(base)):
            return _nearest(base, (), changed, total)
        for loosened, query in self._loosened():
            if total := self._total(query):
                return _nearest(query, (), loosened, total)
        if len(parts) < 2:
            return None
        singles = [(part.left_out(base), part) for part in parts]
        totals = self.snapshot.totals([query for query, _ in singles])
        found = [(_rank(parts[number]) == 0, total, number) for number, total in enumerate(totals) if total]
        if found:
            # What was to be read about is given up last.
            _, total, number = min(found)
            query, part = singles[number]
            return _nearest(query, (self._text(part),), changed, total)
        return self._most_parts(base, parts, changed)

    def _most_parts(self, base: Query, parts: Sequence[_Part], changed: tuple[str, ...]) -> Nearest | None:
        """As many parts as can be had together: words first, then names and places, dates last but what excludes."""
        best, total = None, 0
        kept: list[int] = []
        for number in sorted(range(len(parts)), key=lambda number: (_rank(parts[number]), number)):
            if not self._total(parts[number].alone(base)):
                continue
            chosen = sorted([*kept, number])
            # From behind, so that the numbers of those that stay do not shift.
            dropped = [parts[each] for each in reversed(range(len(parts))) if each not in chosen]
            query = reduce(lambda query, part: part.left_out(query), dropped, base)
            if any(parts[each].place != "excluded" for each in chosen) and (found := self._total(query)):
                best, total, kept = query, found, chosen
        left_out = tuple(self._text(part) for number, part in enumerate(parts) if number not in kept)
        return _nearest(best, left_out, changed, total) if best else None

    def _respelt(self, suggestions: Sequence[Suggestion]) -> Iterator[tuple[tuple[str, ...], Query]]:
        """The question with the first suggestion for each of its words and names."""
        instead = {(each.asked, each.field): each.instead[0].text for each in suggestions if each.alike}
        if instead:
            query = _replaced(self.query, lambda node: self._spelt(node, instead))
            changed = tuple(f"{asked} → {text}" for (asked, _), text in instead.items())
            if query != self.query:
                yield changed, query

    def _spelt(self, node: Node, instead: dict[tuple[str, str], str]) -> Node:
        match node:
            case OneOf(asked=Value(field, text)) if (text, field) in instead:
                return self.plan(Value(field, instead[text, field]))
            case Word(text) if (text, "") in instead:
                other = instead[text, ""]
                if other.startswith("with:"):
                    return self.plan(Value("with", other.removeprefix("with:")))
                return replace(node, text=other, garbles=()) if " " not in other else Phrase(other, field=node.field)
            case _:
                return node

    def _loosened(self) -> Iterator[tuple[tuple[str, ...], Query]]:
        """The question without --certain, without --exact, with enough of its words instead of all, with any."""
        query = self.query
        possible = _replaced(query, lambda node: replace(node, certain=False) if isinstance(node, When) else node)
        if possible != query:
            yield ("without --certain",), possible
        if query.exact:
            yield ("without --exact",), replace(query, exact=False)
        if query.match is Match.ALL and len(query.plain) > 1:
            yield ("without --all",), replace(query, match=Match.ENOUGH)
        if query.match is Match.ENOUGH and len(query.plain) > 1:
            yield ("with --any",), replace(query, match=Match.ANY)


def _rank(part: _Part) -> int:
    """How dearly a part is given up: what was to be read about, who and where, what else, when, what not."""
    if part.place == "excluded":
        return 4
    if part.node is not None and asks_date(part.node):
        return 3
    if part.place != "filters":
        return 0
    return 1 if isinstance(part.node, OneOf) and part.node.column.endswith(_DEAR) else 2


def _nearest(query: Query, left_out: tuple[str, ...], changed: tuple[str, ...], total: int) -> Nearest:
    flags = [f"--{query.match.value}"] if query.match is not Match.ENOUGH else []
    flags += ["--exact"] * query.exact
    flags += ["--certain"] * any(isinstance(each, When) and each.certain for each in _every_leaf(query))
    return Nearest(read_as(query), tuple(flags), left_out, changed, total)


def _replaced(query: Query, change: Callable[[Node], Node]) -> Query:
    def changed(node: Node) -> Node:
        match node:
            case And(nodes) | Or(nodes) | Group(nodes):
                return replace(node, nodes=tuple(map(changed, nodes)))
            case Not(inner):
                return Not(changed(inner))
            case _:
                return change(node)

    return replace(
        query,
        plain=tuple(map(changed, query.plain)),
        required=tuple(map(changed, query.required)),
        filters=tuple(Filter(each.field, changed(each.node)) for each in query.filters),
    )


def _positive(query: Query) -> Iterator[Node]:
    yield from query.plain
    yield from query.required
    yield from (each.node for each in query.filters)


def _every_leaf(query: Query) -> Iterator[Node]:
    for node in _positive(query):
        yield from _leaves(node)


def _values(query: Query) -> list[OneOf]:
    return [leaf for leaf in _every_leaf(query) if isinstance(leaf, OneOf)]


def _leaves(node: Node) -> Iterator[Node]:
    """The leaves of a node that speak for an answer."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _leaves(each)
        case Near(left, right):
            yield from (left, right)
        case Not():
            return
        case _:
            yield node
