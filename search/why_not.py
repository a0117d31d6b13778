"""Why a known cable is in an answer or not: each part of the question held against this one cable.

Whether a part holds is asked of the engine, so that it can never say otherwise than the answer did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.cable import Cable
from index.analysis import fold, forms, words
from index.counting import counting, function_words_of, needed
from index.engine import Clause, Request, Snapshot, Sort
from index.query import Filter, Fuzzy, Group, Match, Node, OneOf, Query, Value, Wildcard, Word
from search.evaluation import asks_date
from search.explaining import ABSENT, explain
from search.fields import FieldKind, field_named
from search.language.printer import node_text, read_as
from search.plan import VERSION_COLUMN
from search.printers.words import say_span
from search.spelling import distance

_LONG = 6
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the question: whether the cable does what it asks, and what the record has in its place.

    `kind` is word, required, excluded or filter. A word may hold or not and yet not `count`: function words and words
    that no cable has do not.
    """

    text: str
    kind: str
    field: str
    holds: bool
    has: str = ""
    counts: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What there is to say of a cable and a question; `rank` is None where the cable is not in the answer.

    Of the words that count the cable holds `held`; an answer has to hold `needed`.
    """

    cable: Cable
    rank: int | None
    total: int
    parts: tuple[Part, ...]
    held: int
    needed: int


def why_not(
    query: Query, version: int, cable: Cable, snapshot: Snapshot, sort: Sort, clauses: tuple[Clause, ...] = ()
) -> WhyNot:
    """Hold a planned query, ranked with these clauses, against one cable."""
    return _Asker(query, version, cable, snapshot).asked(sort, clauses)


class _Asker:
    def __init__(self, query: Query, version: int, cable: Cable, snapshot: Snapshot) -> None:
        self.query = query
        self.version = version
        self.cable = cable
        self.snapshot = snapshot
        self.only = Filter("id", OneOf(VERSION_COLUMN, frozenset({version}), Value("id", cable.id)))
        self.record = {each.field: each for each in explain(cable)}

    def asked(self, sort: Sort, clauses: tuple[Clause, ...]) -> WhyNot:
        answer = self.snapshot.answer(Request(self.query, sort=sort, limit=None, clauses=clauses))
        place = next((number for number, hit in enumerate(answer.hits, 1) if hit.version == self.version), None)
        ignored = function_words_of(self.query, self.snapshot.languages())
        found = {node for node in self.query.plain if self._in_any(node)}
        every = self.query.match is Match.ALL
        counted = [node for node in counting(self.query.plain, ignored) if every or node in found]
        plain = [self._word(node, node in counted, node in found) for node in self.query.plain]
        held = sum(part.holds and part.counts for part in plain)
        enough = (
            1 if answer.relaxed else answer.lowered or max(needed(self.query.match, len(counted)), min(len(plain), 1))
        )
        return WhyNot(self.cable, place, answer.total, (*plain, *self._demands()), held, enough)

    def _demands(self) -> Iterator[Part]:
        for node in self.query.required:
            holds = self._holds(node)
            yield Part(node_text(node), "required", _field_of(node), holds, "" if holds else self._instead(node))
        for each in self.query.filters:
            yield self._filter(each)
        for node in self.query.excluded:
            yield Part(f"-{node_text(node)}", "excluded", _field_of(node), not self._holds(node))

    def _filter(self, each: Filter) -> Part:
        holds = self._holds(each.node)
        text = read_as(Query(filters=(each,)))
        if not asks_date(each.node):
            return Part(text, "filter", each.field, holds, self._value(each.field))
        remark = ""
        if holds and not self._holds_certainly(each):
            remark = "it may lie in these dates, and need not"
        return Part(text, "filter", each.field, holds, say_span(self.cable.date), remark=remark)

    def _holds_certainly(self, each: Filter) -> bool:
        return self.snapshot.answer(Request(Query(filters=(each, self.only)), limit=0)).certain > 0

    def _word(self, node: Node, counts: bool, found: bool) -> Part:
        holds = found and self._holds(node)
        remark = ""
        if not found:
            remark = "no cable has it" if counts else "no cable has it, so it is not counted"
        elif not counts:
            remark = "too common a word to count"
        elif holds and isinstance(node, Word) and node.garbles and not self._holds(replace(node, garbles=())):
            remark = "only misprinted or misread"
        return Part(node_text(node), "word", "", holds, "" if holds else self._instead(node), counts, remark)

    def _holds(self, node: Node) -> bool:
        return self._total(Query(required=(node,), filters=(self.only,), exact=self.query.exact))

    def _in_any(self, node: Node) -> bool:
        if isinstance(node, Word | Fuzzy | Wildcard | Group):
            return self._total(Query(required=(node,), exact=self.query.exact))
        return self._total(Query(plain=(node,), exact=self.query.exact))

    def _total(self, query: Query) -> bool:
        return self.snapshot.answer(Request(query, limit=0)).total > 0

    def _value(self, short: str) -> str:
        """What the record has in a field, or why it has nothing."""
        field = field_named(short)
        if field is None:
            return ""
        if field.kind is FieldKind.ID:
            return self.cable.id
        if field.name == "collection":
            return ", ".join(dict.fromkeys(source.collection for source in self.cable.sources))
        known = self.record.get(field.name)
        if known is None:
            return ""
        return "; ".join(value.text for value in known.values) or f"nothing: {ABSENT[field.name]}"

    def _instead(self, node: Node) -> str:
        """The word of the cable's text that is spelt most like the one it lacks; empty where none is like it."""
        if not isinstance(node, Word):
            return ""
        asked = [fold(word) for word in words(node.text)]
        if len(asked) != 1 or len(asked[0]) < _SHORTEST:
            return ""
        edits = 1 if len(asked[0]) < _LONG else 2
        near = [(distance(asked[0], form, edits), form) for form in self._vocabulary()]
        least = min(near, default=(edits + 1, ""))
        return least[1] if 0 < least[0] <= edits else ""

    def _vocabulary(self) -> Sequence[str]:
        cable = self.cable
        text = "\n".join((cable.title, cable.summary, cable.body, *cable.notes))
        return sorted({form.exact for form in forms(text, cable.language)})


def _field_of(node: Node) -> str:
    field = getattr(node, "field", "")
    return field if isinstance(field, str) else ""
