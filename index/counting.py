"""Which of a question's plain parts count, and how many of them an answer must hold: the same for every engine."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from itertools import takewhile

from corpus.normalise.languages import function_words
from index.analysis import fold, words
from index.framing import asking_words
from index.query import And, Group, Match, Node, Not, Or, Query, Word

_PREFERRED = "en"
_ENOUGH_OF_A_LANGUAGE = 2
_ONCE_OPERATORS = ("and", "or", "not", "near")
"""What the grammar writes small when it reads an operator as a word, also in a text that is all in capitals."""
_ALL_OF = 2
_PLENTY = 50
_SENTENCE = 8
_PLENTY_FOR_A_SENTENCE = 200
_MANY = 1000
_MOST = 4


def function_words_of(query: Query, languages: Collection[str]) -> frozenset[Word]:
    """The plain words of a question that carry grammar and no matter, so that they do not count.

    They are those of one language, the question's own: English, or the first that the index holds, unless at least two
    of its words, and more of them, are another's. So `war` counts in an index that holds German ("was") too. A word in
    capitals among others (US) is a name. With them are the first words that only ask (`cables about`).
    """
    asked = [word for node in query.plain for word in _words_in(node) if not word.exact]
    in_capitals = all(word.text.isupper() for word in asked if word.text not in _ONCE_OPERATORS)
    names = {word for word in asked if not in_capitals and len(word.text) > 1 and word.text.isupper()}
    folded = {word: _folded(word.text) for word in asked if word not in names}
    known = sorted((each for each in languages if _function_words(each)), key=lambda each: (each != _PREFERRED, each))
    best: frozenset[Word] = frozenset()
    for number, language in enumerate(known):
        own = frozenset(word for word, form in folded.items() if form in _function_words(language))
        if not number or len(own) >= max(_ENOUGH_OF_A_LANGUAGE, len(best) + 1):
            best = own
    return best | _asking(query)


def _asking(query: Query) -> frozenset[Word]:
    first = [node for node in takewhile(lambda node: isinstance(node, Word), query.plain) if isinstance(node, Word)]
    return frozenset(first[: asking_words([_folded(word.text) for word in first])])


def counting(nodes: Sequence[Node], ignored: Collection[Word]) -> tuple[Node, ...]:
    """The nodes that count: all but function words, unless there is nothing else. `ignored` is `function_words_of`."""
    return tuple(node for node in nodes if node not in ignored) or tuple(nodes)


def needed(match: Match, found: int) -> int:
    """How many an answer must hold of `found` parts that count and are in some cable: all of two, else 2 in 5, or 4."""
    if match is Match.ANY:
        return min(found, 1)
    if match is Match.ALL or found <= _ALL_OF:
        return found
    return min(-(-2 * found // 5), _MOST)


def lowered(match: Match, found: int, cables: int, holding: Callable[[int], int]) -> int:
    """How many of more than two parts are enough where too few cables hold what is `needed`; 0 where those are plenty.

    `cables` are all that there are, `holding(n)` those that hold n of the parts or more. Too few are less than fifty,
    of a thousand and more, and less than two hundred for a whole sentence, of eight parts or more: what answers it best
    says much of it in other words.
    """
    usual = wanted = needed(match, found)
    if match is not Match.ENOUGH or found <= _ALL_OF:
        return 0
    plenty = _PLENTY if found < _SENTENCE else _PLENTY_FOR_A_SENTENCE
    while wanted > 1 and cables >= _MANY and holding(wanted) < plenty:
        wanted -= 1
    return wanted if wanted < usual else 0


def _words_in(node: Node) -> Iterable[Word]:
    match node:
        case Word():
            yield node
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _words_in(each)
        case Not(inner):
            yield from _words_in(inner)
        case _:
            return


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in words(text))


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(map(fold, function_words(language)))
