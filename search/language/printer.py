"""Prints a tree as a question that reads as the same tree; it is what a user sees as "read as"."""

import re
from collections.abc import Iterator

from index.query import (
    And,
    Filter,
    Fuzzy,
    Group,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Query,
    Undated,
    Value,
    When,
    Wildcard,
    Word,
)
from search.language.words import OPERATOR, usual_edits

_UNQUOTED = re.compile(r'[^\s()"]*[^\s()",;]')
_UNQUOTED_AMONG_OTHERS = re.compile(r"\w[\w.-]*")


def read_as(query: Query) -> str:
    """The question as text: its plain parts, then `+` what must be, the fields, and `-` what must not.

    What only a flag can ask (all words, any word, exact forms, certain dates) is not in it.
    """
    alone = len(query.plain) == 1 and not (query.required or query.excluded or query.filters)
    parts = [_bare(node) if alone and isinstance(node, Or | Near) else node_text(node) for node in query.plain]
    parts += [_required(node) for node in query.required]
    parts += [_filter(each) for each in query.filters]
    parts += [f"-{node_text(node)}" for node in query.excluded]
    return " ".join(parts)


def node_text(node: Node, field: str = "") -> str:
    """A node as it can stand beside others or behind a sign; `field` is the one that brackets around it name."""
    if isinstance(node, And | Or | Near | Group):
        common = "" if field else _common_field(node)
        return f"{common}:({_bare(node, common)})" if common else f"({_bare(node, field)})"
    return _bare(node, field)


def _bare(node: Node, field: str = "") -> str:
    """A node without brackets around it."""
    match node:
        case And(nodes):
            return " AND ".join(node_text(each, field) for each in nodes)
        case Or(nodes):
            return " OR ".join(node_text(each, field) for each in nodes)
        case Group(nodes):
            return " ".join(node_text(each, field) for each in nodes)
        case Near(left, right, within):
            return f"{_bare(left, field)} NEAR/{within} {_bare(right, field)}"
        case Not(inner):
            return f"NOT {node_text(inner, field)}"
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return _leaf(node) if node.field in ("", field) else f"{node.field}:{_leaf(node)}"
        case _:
            name, value = _term(node)
            return f"{name}:{value}" if _UNQUOTED.fullmatch(value) else f'{name}:"{value}"'


def _leaf(node: Word | Phrase | Wildcard | Fuzzy) -> str:
    match node:
        case Word(text, exact=exact):
            return f'"{_unquoted(text)}"' if exact else text
        case Phrase(text, slop):
            return f'"{_unquoted(text)}"' + (f"~{slop}" if slop else "")
        case Wildcard(pattern):
            return pattern
        case Fuzzy(text, edits):
            return f"{text}~" + ("" if edits == usual_edits(text) else str(edits))


def _term(node: Value | OneOf | When | Undated) -> tuple[str, str]:
    """The name of a field and the value asked for."""
    match node:
        case Value(field, text):
            return field, _unquoted(text)
        case OneOf(asked=asked):
            return _term(asked)
        case When(earliest, latest, text=text):
            ends = f"{earliest or ''}..{latest or ''}"
            return "date", _unquoted(text) or ends
        case Undated():
            return "date", "none"


def _unquoted(text: str) -> str:
    return text.replace('"', " ")


def _required(node: Node) -> str:
    text = node_text(node)
    return text if isinstance(node, Word | Phrase | Wildcard | Fuzzy) and node.field else f"+{text}"


def _filter(each: Filter) -> str:
    match each.node:
        case Or():
            return f"{each.field}:{_values(each.node)}"
        case And(nodes):
            return " ".join(_filter(Filter(each.field, node)) for node in nodes)
        case Not(inner):
            return f"-{node_text(inner)}"
        case _:
            return node_text(each.node)


def _values(node: Node) -> str:
    """A field's values in its brackets, where the field's name is not said again."""
    match node:
        case And(nodes):
            return f"({' AND '.join(map(_values, nodes))})"
        case Or(nodes):
            return f"({' OR '.join(map(_values, nodes))})"
        case Not(inner):
            return f"NOT {_values(inner)}"
        case Value() | OneOf() | When() | Undated():
            value = _term(node)[1]
            plain = _UNQUOTED_AMONG_OTHERS.fullmatch(value) and not OPERATOR.match(value)
            return value if plain else f'"{value}"'
        case _:
            return node_text(node)


def _common_field(node: Node) -> str:
    """The text field of every leaf, or nothing where they differ."""
    fields = set(_fields(node))
    return fields.pop() if len(fields) == 1 else ""


def _fields(node: Node) -> Iterator[str]:
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _fields(each)
        case Not(inner):
            yield from _fields(inner)
        case Near(left, right):
            yield from (left.field, right.field)
        case Word() | Phrase() | Wildcard() | Fuzzy():
            yield node.field
        case _:
            yield ""
