"""What the text of a field means in an index: a name, a place, a word from a list or an id, as value ids."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from corpus.cable import Role
from corpus.normalise.languages import language_code
from corpus.normalise.names.compare import fold
from index.store import Store
from index.values import read_party_key
from index.valuing import phrases_asked
from search.fields import Field, FieldKind
from search.naming import AskedName, asked_name


def value_ids(field: Field, text: str, store: Store, own: Path | None, *, known: bool) -> frozenset[int]:
    """The ids of the values (of the `id` field: the versions) that a text means in a field of this store.

    `own` and `known` as in `search.plan.plan`.
    """
    asked = partial(asked_name, own=own) if known else AskedName
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
