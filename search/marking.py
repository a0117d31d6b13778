"""Every place in a whole text that a question asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from corpus.cable import Cable
from corpus.frozen import dataclass
from corpus.normalise.names.compare import name_tokens
from index.analysis import is_unspaced, words
from index.nodes import field_of
from index.query import And, Filter, Node, OneOf, Or, Query, Value, Word
from index.store import Store
from index.values import read_party_key
from search.fields import FieldKind, field_named
from search.occurrences import telling_leaves
from search.snippets import Snippet
from search.standing import standing
from search.tokenised import stands_whole

_SHORTEST = 2
_SHOWN_KINDS = (FieldKind.NAME, FieldKind.PHRASE)


Held = Callable[[OneOf], Iterable[str]]
"""As what a cable has the things that a filter asks for: the names of its own that are meant, in its spelling."""


def with_values(query: Query, held: Held) -> Query:
    """A planned query with the names and phrases of its filters as words, so that passages can show them too.

    A name is marked as it was asked for and as the cable spells it: who asks for `Пекин` sees Peking marked.
    """
    filters = tuple(Filter(each.field, _as_words(each.node, held)) for each in query.filters)
    return replace(query, filters=filters)


def _as_words(node: Node, held: Held) -> Node:
    match node:
        case OneOf(asked=Value(field=name, text=text)):
            field = field_named(name)
            if field is None or field.kind not in _SHOWN_KINDS:
                return node
            asked = text.rpartition("/")[2]
            found = [*words(asked), *(word for own in held(node) for word in _meant(own, asked))]
            kept = dict.fromkeys(word for word in found if len(word) > _SHORTEST or is_unspaced(word))
            return Or(tuple(Word(word, exact=True) for word in kept))
        case And(nodes) | Or(nodes):
            return Or(tuple(_as_words(each, held) for each in nodes))
        case _:
            return node


def _meant(own: str, asked: str) -> list[str]:
    """Those words of a cable's own name that are spellings of the words asked for; all of them where none is."""
    tokens = frozenset(name_tokens(asked))
    alike = [word for word in own.split() if not tokens.isdisjoint(name_tokens(word))]
    return [word for each in alike or [own] for word in words(each)]


def held_by(ids: Mapping[str, Set[int]], store: Store) -> Held:
    """What this cable has of a filter's values; `ids` are its value ids by their column."""

    def held(node: OneOf) -> Iterator[str]:
        for value in store.labels(node.ids & ids.get(node.column, frozenset())).values():
            if not value.column.endswith("_party"):
                yield value.label
                continue
            party = read_party_key(value.key).party
            yield from (party.person.name, *party.person.forms) if party.person else (party.verbatim,)

    return held


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the words of a question in the texts of a cable; `languages` are those of the index."""

    cable: Cable
    query: Query
    languages: Sequence[str]

    def __call__(self, field: str, text: str) -> Snippet:
        """A text of the cable, whole, with its matched words marked."""
        return marked_text(field, text, self.cable.language, self.query, self.languages)


def marked_text(field: str, text: str, language: str, query: Query, languages: Sequence[str]) -> Snippet:
    """The whole text of a field with its matched words marked; `languages` are those of the index."""
    asked = [leaf for leaf in telling_leaves(query, languages) if field_of(leaf) in ("", field)]
    tokens = standing(text, language, asked, frozenset(languages), query.exact)
    marks: set[tuple[int, int]] = set()
    for leaf, places in zip(asked, tokens.places, strict=True):
        for place in places:
            whole = stands_whole(leaf, place)
            stretches = [(place.first, place.last)] if whole else [(at, at) for at in place.positions]
            marks.update(tokens.extent(first, last) for first, last in stretches)
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, stop))
    return Snippet(field, text, tuple(apart))
