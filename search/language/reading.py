"""From a question as it was typed to its tree."""

from collections.abc import Sequence
from dataclasses import field

from corpus.errors import UsageError
from corpus.frozen import dataclass
from index.query import And, Filter, Node, Not, Query, Undated, Value, When
from search.fields import field_named
from search.language.bounds import bounded
from search.language.clean import clean
from search.language.lexer import cut
from search.language.meanings import Meanings
from search.language.parser import Item, different, is_plain, parse
from search.language.settle import settle
from search.language.tokens import Complaint, Complaints
from search.language.trouble import shown

_TOO_MUCH = "that is more than one question can ask for: {} and what follows is not looked for"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was understood to ask, and what in it could not be meant as it was written."""

    query: Query
    complaints: tuple[Complaint, ...] = ()


class QuestionError(UsageError):
    """A question that was to be read strictly and has something wrong in it; its text points there."""


def read_question(text: str, *, strict: bool = False) -> Reading:
    """Read a question.

    Any text can be read: what has no meaning as an operator, quotation, bracket or field is read as words or passed
    over, with a complaint.

    Raises:
        QuestionError: `strict`, and there is a complaint; the first is told, with a caret under the place.
    """
    cleaned, positions = clean(text)
    complaints = Complaints(positions)
    meanings = Meanings()
    tokens = settle(cut(cleaned, complaints, meanings), cleaned, complaints)
    query, beyond = bounded(_placed(parse(tokens, cleaned, complaints, meanings)))
    if beyond:
        place = max(0, cleaned.rfind(beyond))
        complaints.add(place, min(place + len(beyond), len(cleaned)), _TOO_MUCH.format(beyond))
    found = complaints.in_order()
    if strict and found:
        raise QuestionError(shown(text, found[0]))
    return Reading(query, found)


def arguments_to_question(arguments: Sequence[str]) -> str:
    """The question that a shell's arguments make: joined by blanks, but `field:` keeps the whole of its argument."""
    return " ".join(map(_whole, arguments))


def _whole(argument: str) -> str:
    name, colon, value = argument.partition(":")
    known = field_named(name.lstrip("+-−–")) if colon else None
    if known is None or len(value.split()) < 2 or value[0].isspace() or value.lstrip()[0] in '"“”„«(':
        return argument
    words = value.split()
    if any(field_named(word.lstrip("+-−–(").partition(":")[0]) and ":" in word for word in words):
        return argument
    return f'{name}:"{" ".join(value.replace(chr(34), " ").split())}"'


@dataclass(slots=True)
class _Places:
    plain: list[Node] = field(default_factory=list)
    required: list[Node] = field(default_factory=list)
    excluded: list[Node] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)

    def demand(self, node: Node, name: str = "") -> None:
        """Put what every answer must satisfy where it belongs; `name` is the field in whose brackets it stood."""
        match node:
            case And(nodes):
                for each in nodes:
                    self.demand(each, name)
            case Not(inner):
                self.excluded.append(inner)
            case Value():
                self.filters.append(Filter(node.field, node))
            case When() | Undated():
                self.filters.append(Filter("date", node))
            case _ if name and not is_plain(node):
                self.filters.append(Filter(name, node))
            case _:
                self.required.append(node)


def _placed(items: Sequence[Item]) -> Query:
    places = _Places()
    for item in items:
        for part in item.parts or (item,):
            if item.parts or part.must or isinstance(part.node, Not) or not is_plain(part.node):
                places.demand(part.node, part.field)
            else:
                places.plain.append(part.node)
    return Query(
        plain=tuple(different(places.plain)),
        required=tuple(different(places.required)),
        excluded=tuple(different(places.excluded)),
        filters=tuple(dict.fromkeys(places.filters)),
    )
