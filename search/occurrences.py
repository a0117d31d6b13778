"""Where the parts of a question stand in a text, as positions of its tokens."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.counting import function_words_of
from index.query import And, Filter, Fuzzy, Group, Leaf, Near, Node, Not, Or, Phrase, Query, Wildcard, Word
from search.fields import FieldKind, field_named

_NAMED = (FieldKind.NAME, FieldKind.PHRASE)


def wanted_leaves(query: Query) -> list[Leaf]:
    """Every part of a question that is looked for in the text, each once; what is excluded is not among them."""
    nodes: list[Node] = [*query.plain, *query.required, *(each.node for each in query.filters)]
    return list(dict.fromkeys(leaf for node in nodes for leaf in leaves(node)))


def telling_leaves(query: Query, languages: Sequence[str]) -> list[Leaf]:
    """Those of `wanted_leaves` that carry more than grammar, or all where none does; `languages` are the index's."""
    every, ignored = wanted_leaves(query), _ignored(query.plain, tuple(languages))
    return [leaf for leaf in every if leaf not in ignored] or every


@lru_cache(100)
def _ignored(plain: tuple[Node, ...], languages: tuple[str, ...]) -> frozenset[Word]:
    return function_words_of(Query(plain), languages)


def name_leaves(query: Query) -> frozenset[Leaf]:
    """The parts that stand for the names and places of the question's filters, as `search.marking` makes them words."""
    named = (each for each in query.filters if (field := field_named(each.field)) and field.kind in _NAMED)
    return frozenset(leaf for each in named for leaf in leaves(each.node))


def leaves(node: Node | Filter) -> Iterator[Leaf]:
    """The leaves of a node that speak for an answer, so none below a Not."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from leaves(each)
        case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
            yield node
        case Filter(node=inner):
            yield from leaves(inner)
        case Not() | _:
            return
