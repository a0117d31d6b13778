"""From a question's values to the value ids of an index: what a name, a place or an id means in this collection."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.cable import Role
from corpus.normalise.languages import language_code
from corpus.normalise.names.compare import fold
from index.query import And, Filter, Group, Node, Not, OneOf, Or, Query, Value
from index.store import Store
from index.values import phrases_asked, read_party_key
from search.fields import Field, FieldKind, field_named
from search.naming import AskedName, asked_name

VERSION_COLUMN = "version"
"""The column of a `OneOf` that holds versions themselves."""


def plan(query: Query, store: Store, own: Path | None = None, *, known: bool = True) -> Query:
    """The query with every `Value` replaced by the `OneOf` that it means in this store.

    `own` is the table of persons that the index's users have added to the authority, if any. Without `known` names mean
    what their words say, and the authority is not asked (nor loaded).
    """
    asked = partial(asked_name, own=own) if known else AskedName

    def mean(node: Node) -> Node:
        match node:
            case Value(field=name, text=text):
                return OneOf(_column(name), _meaning(name, text, store, asked), node)
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


def _meaning(name: str, text: str, store: Store, asked: Callable[[str], AskedName]) -> frozenset[int]:
    field = _field(name)
    if field.kind is FieldKind.ID:
        return store.versions_like(text)
    if field.kind is FieldKind.NAME:
        return frozenset(_named(field.column, text, store, asked))
    if field.kind is FieldKind.EXACT:
        return frozenset(_exact(field, text, store))
    return frozenset(_phrase(field.column, text, store))


def _named(column: str, text: str, store: Store, asking: Callable[[str], AskedName]) -> Iterator[int]:
    role, slash, name = text.partition("/")
    if not slash or role.lower() not in [*Role]:
        role, name = "", text
    asked = asking(name)
    met: set[int] = set()
    # A name without a letter would be looked for in all of them.
    for tokens in filter(None, asked.lookups()):
        for value, key in store.candidates(column, tokens):
            if value in met:
                continue
            met.add(value)
            found = read_party_key(key)
            if (not role or found.role == role.lower()) and asked.means(found.party):
                yield value


def _phrase(column: str, text: str, store: Store) -> Iterator[int]:
    for asked in phrases_asked(column, text):
        for value, key in store.candidates(column, asked.split()):
            if f" {asked} " in f" {key} ":
                yield value


def _exact(field: Field, text: str, store: Store) -> Iterator[int]:
    form = (language_code(text) if field.short == "lang" else "") or text
    asked = " ".join(fold(form).split())
    for value, key in store.candidates(field.column, ()):
        if key == asked:
            yield value
