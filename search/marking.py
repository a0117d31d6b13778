"""Every place in a whole text that a question asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.cable import Cable
from index.analysis import words
from index.counting import function_words_of
from index.query import And, Filter, Node, Or, Query, Value, Word
from search.fields import FieldKind, field_named
from search.occurrences import field_of, wanted_leaves
from search.snippets import Snippet
from search.tokenised import Lookup, stands_whole, tokenised

_SHORTEST = 2
_SHOWN_KINDS = (FieldKind.NAME, FieldKind.PHRASE)


def with_values(query: Query) -> Query:
    """The query with the names and phrases of its filters as words, so that passages can show them too."""
    filters = tuple(Filter(each.field, _as_words(each.node)) for each in query.filters)
    return replace(query, filters=filters)


def _as_words(node: Node) -> Node:
    match node:
        case Value(field=name, text=text):
            field = field_named(name)
            if field is None or field.kind not in _SHOWN_KINDS:
                return node
            found = [word for word in words(text.rpartition("/")[2]) if len(word) > _SHORTEST]
            return Or(tuple(Word(word, exact=True) for word in found))
        case And(nodes) | Or(nodes):
            return Or(tuple(map(_as_words, nodes)))
        case _:
            return node


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
    ignored = function_words_of(query, languages)
    wanted = [leaf for leaf in wanted_leaves(query) if leaf not in ignored] or wanted_leaves(query)
    tokens = tokenised(text, language)
    lookup = Lookup(tokens.forms)
    marks: set[tuple[int, int]] = set()
    for leaf in wanted:
        if field_of(leaf) not in ("", field):
            continue
        for place in lookup.places(leaf, frozenset(languages), query.exact):
            whole = stands_whole(leaf, place)
            stretches = [(place.first, place.last)] if whole else [(at, at) for at in place.positions]
            marks.update(tokens.extent(first, last) for first, last in stretches)
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, stop))
    return Snippet(field, text, tuple(apart))
