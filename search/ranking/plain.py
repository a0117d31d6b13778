"""The plain words of a question, in their order, on which the mechanisms of ranking work."""

from collections.abc import Collection, Iterable

from corpus.frozen import dataclass
from index.analysis import fold, words
from index.counting import function_words_of
from index.query import And, Group, Node, Or, Query, Word

MOST = 40
"""Of a longer question the first words are taken: ranking stays linear, and quick, whatever is pasted."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain word: the node, its folded form, and whether it carries grammar and no matter."""

    word: Word
    folded: str
    empty: bool


def plain_words(query: Query, languages: Collection[str]) -> tuple[Plain, ...]:
    """The words that may be ranked by; none where the question asks for exact forms or one field."""
    empty = function_words_of(query, languages)
    found = (each for node in query.plain for each in _words(node))
    return tuple(
        Plain(each, " ".join(map(fold, words(each.text))), each in empty)
        for each in list(found)[:MOST]
        if not each.field and any(map(fold, words(each.text)))
    )


def _words(node: Node) -> Iterable[Word]:
    match node:
        case Word():
            yield node
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _words(each)
        case _:
            return
