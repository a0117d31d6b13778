"""From a question's values to the value ids of an index: what a name, a place or an id means in this collection."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.query import And, Filter, Group, Node, Not, OneOf, Or, Query, Value
from index.store import Store
from search.fields import Field, field_named

VERSION_COLUMN = "version"
"""The column of a `OneOf` that holds versions themselves."""


def plan(query: Query, store: Store, own: Path | None = None, *, known: bool = True) -> Query:
    """The query with every `Value` replaced by the `OneOf` that it means in this store.

    `own` is the table of persons that the index's users have added to the authority, if any. Without `known` names mean
    what their words say, and the authority is not asked (nor loaded).
    """

    def mean(node: Node) -> Node:
        match node:
            case Value(field=name, text=text):
                # Names take long to load, and most questions have none.
                from search.meaning import value_ids

                return OneOf(_column(name), value_ids(_field(name), text, store, own, known=known), node)
            case And(nodes):
                return And(tuple(map(mean, nodes)))
            case Or(nodes):
                return Or(tuple(map(mean, nodes)))
            case Group(nodes):
                return Group(tuple(map(mean, nodes)))
            case Not(inner):
                return Not(mean(inner))
            case _:
                return node

    return replace(
        query,
        plain=tuple(map(mean, query.plain)),
        required=tuple(map(mean, query.required)),
        excluded=tuple(map(mean, query.excluded)),
        filters=tuple(Filter(each.field, mean(each.node)) for each in query.filters),
    )


def meaning_nothing(query: Query) -> tuple[Value, ...]:
    """The values that a planned query demands and that no cable of the index has."""
    nodes = [*query.required, *(each.node for each in query.filters)]
    return tuple(
        dict.fromkeys(each.asked for node in nodes for each in _values(node) if not each.ids and each.asked.text)
    )


def _values(node: Node) -> Iterator[OneOf]:
    match node:
        case OneOf():
            yield node
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _values(each)
        case _:
            return


def _field(name: str) -> Field:
    field = field_named(name)
    if field is None:
        raise ValueError(f"the query names a field that does not exist: {name}")
    return field


def _column(name: str) -> str:
    return _field(name).column or VERSION_COLUMN
