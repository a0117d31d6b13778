"""Where in a text the parts of a question stand, found by the letters with which their words begin, where that will do.

Only the pieces of the text in which they may stand are looked at. What is found is what `tokenised` finds.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from corpus.frozen import dataclass
from index.analysis import Form, fold, words
from index.beginnings import Extent, likely_pieces
from index.pieces import pieces_in
from index.places import Place
from index.query import Leaf
from search.sought import Asked, places_of, sought_by
from search.tokenised import Tokens, tokenised

_FAR = 60
"""Parts of a question that reach over more tokens are looked for among all of them."""
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """The places of the leaves, as `Tokenised` has them, but that tokens farther apart have any numbers that ascend."""

    text: str
    places: Sequence[Sequence[Place]]
    _tokens: Mapping[int, tuple[Extent, Form]]

    def form(self, token: int) -> Form:
        """The forms of a token in one of the places."""
        return self._tokens[token][1]

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the token `first` begins and the token `last` ends, both in one of the places."""
        return self._tokens[first][0][0], self._tokens[last][0][1]


def standing(text: str, language: str, leaves: Iterable[Leaf], languages: Set[str], exact: bool = False) -> Tokens:
    """Every place of each leaf in a text of a language, in order.

    `languages` are those that the index holds, `exact` is the question's flag.
    """
    leaves = tuple(leaves)
    sought = sought_by(leaves, frozenset(languages), exact)
    reach = max((each.reach for each in sought.leaves), default=0)
    pieces = likely_pieces(text, language, sought.conditions) if reach < _FAR else None
    if pieces is None:
        return tokenised(text, language, leaves, languages, exact)
    known = pieces_in(language)
    letters = [text[start:end] for start, end in pieces]
    striking, held = known.look_up(letters, sought.conditions)
    tokens: dict[Extent, Form] = {}
    columns: list[list[Extent]] = [[] for _ in held]
    for at in striking:
        piece, begin = letters[at], pieces[at][0]
        for there, column in zip(held, columns, strict=True):
            if piece in there:
                extents, forms = known.extents(piece), known.forms(piece)
                for number in there[piece]:
                    start, end = extents[number]
                    column.append((begin + start, begin + end))
                    tokens[column[-1]] = forms[number]
    live = max((each.reach for each in sought.leaves if _may_be_there(each, columns)), default=0)
    numbers = _numbered(text, sorted(tokens), live)
    numbered = [[numbers[each] for each in column] for column in columns]
    places = [places_of(leaf, numbered) for leaf in sought.leaves]
    return Standing(text, places, {numbers[each]: (each, form) for each, form in tokens.items()})


def _may_be_there(asked: Asked, columns: Sequence[Sequence[Extent]]) -> bool:
    """Whether the text has every token of one of the leaf's sequences of several, or of both sides of a nearness."""
    if asked.within is not None:
        return all(columns[number] for number in chain.from_iterable(numbers for numbers, _ in asked.sequences))
    return any(len(numbers) > 1 and all(columns[each] for each in numbers) for numbers, _ in asked.sequences)


def _numbered(text: str, tokens: Sequence[Extent], reach: int) -> dict[Extent, int]:
    """Numbers for tokens, in order: as far as `reach` they tell how many others stand between."""
    numbers: dict[Extent, int] = {}
    number = behind = 0
    for token in tokens:
        number += 1 + (_between(text, behind, token[0], reach) if reach else 0)
        numbers[token] = number
        behind = token[1]
    return numbers


def _between(text: str, start: int, end: int, most: int) -> int:
    """How many tokens stand between two places; where they are more than `most`, any number of these."""
    found = 0
    while start < end and found <= most:
        blank = text.find(" ", start + _BLOCK, end)
        stop = end if blank < 0 else blank
        found += sum(each.isascii() or fold(each) != "" for each in words(text[start:stop]))
        start = stop
    return found
