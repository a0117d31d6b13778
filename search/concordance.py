"""The words of a question in their context, a line each (KWIC; Luhn 1960)."""

import heapq
import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from corpus.cable import Cable
from corpus.frozen import dataclass
from index.analysis import fold, words
from index.engine import Request, Sort
from index.entries import entry_of
from index.keeping import View, own_table
from index.nodes import field_of
from index.places import Place
from index.query import Leaf
from search.occurrences import telling_leaves
from search.plan import plan
from search.service import Asked
from search.standing import standing
from search.tokenised import stands_whole

FIELDS = ("title", "summary", "body", "notes")
"""The texts that are looked through, as an engine has them: a summary has the keywords of the source below it."""
_REACH = 200
_WORDS_COMPARED = 8
_CHUNK = 100
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")


class Order(StrEnum):
    """How the lines follow each other."""

    DATE = "date"
    LEFT = "left"
    RIGHT = "right"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Line:
    """One place where the question stands, and what is around it, with white space folded.

    `marks` are the begin and end of each matched word in `keyword`; `start` and `end` are where that stands in the
    cable's text of that `field`.
    """

    cable: Cable
    field: str
    start: int
    end: int
    left: str
    keyword: str
    right: str
    marks: tuple[tuple[int, int], ...]


class Concordance:
    """The lines of a question over a view of an index; of `asked`, the order and snippets say nothing."""

    def __init__(self, asked: Asked, order: Order, view: View) -> None:
        self._asked = asked
        self._order = order
        self._view = view
        self._languages = frozenset(view.snapshot.languages())
        self.leaves: Sequence[Leaf] = telling_leaves(asked.query, sorted(self._languages))
        query = plan(asked.query, view.store, own_table(view.folder))
        hits = view.snapshot.answer(Request(query, sort=Sort.DATE, limit=None)).hits
        self._versions = [hit.version for hit in hits]

    @property
    def cables(self) -> int:
        """How many cables answer the question."""
        return len(self._versions)

    def total(self) -> int:
        """How many lines there are in all of them."""
        return self._view.snapshot.count_places(self.leaves, FIELDS, self._versions, self._asked.query.exact)

    def page(self) -> list[Line]:
        """The lines of the page that was asked for."""
        limit = self._asked.limit
        begin = (self._asked.page - 1) * limit if limit else 0
        end = begin + limit if limit else None
        if self._order in (Order.LEFT, Order.RIGHT):
            key = _outward(self._order)
            lines = sorted(self._in_turn(), key=key) if end is None else heapq.nsmallest(end, self._in_turn(), key)
            return lines[begin:]
        found = []
        for number, line in enumerate(self._in_turn()):
            if end is not None and number >= end:
                break
            if number >= begin:
                found.append(line)
        return found

    def each(self) -> Iterator[Line]:
        """All lines one by one, as far as the order allows without holding them all."""
        if self._order in (Order.LEFT, Order.RIGHT):
            return iter(sorted(self._in_turn(), key=_outward(self._order)))
        return self._in_turn()

    def _in_turn(self) -> Iterator[Line]:
        """The lines cable by cable, by date or id."""
        versions = self._versions
        if self._order is Order.ID:
            ids = self._view.store.ids_of(versions)
            versions = sorted(versions, key=lambda version: _natural(ids[version]))
        for start in range(0, len(versions), _CHUNK):
            chunk = versions[start : start + _CHUNK]
            cables = self._view.store.cables(chunk)
            for version in chunk:
                yield from self._lines(cables[version])

    def _lines(self, cable: Cable) -> Iterator[Line]:
        texts = entry_of(0, cable, {}).texts
        for field in FIELDS:
            text = texts[field]
            leaves = [leaf for leaf in self.leaves if field_of(leaf) in ("", field)]
            if not text or not leaves:
                continue
            tokens = standing(text, cable.language, leaves, self._languages, self._asked.query.exact)
            places: dict[tuple[int, int], tuple[Leaf, Place]] = {}
            for leaf, there in zip(leaves, tokens.places, strict=True):
                for place in there:
                    places.setdefault((place.first, place.last), (leaf, place))
            for (first, last), (leaf, place) in sorted(places.items(), key=lambda item: item[0]):
                start, end = tokens.extent(first, last)
                apart = [] if stands_whole(leaf, place) else [tokens.extent(at, at) for at in place.positions]
                yield _line(cable, field, text, start, end, apart)


def _line(cable: Cable, field: str, text: str, start: int, end: int, apart: Sequence[tuple[int, int]]) -> Line:
    keyword, marks, at = "", [], start
    for begin, stop in apart or [(start, end)]:
        keyword += _folded(text[at:begin])
        word = _folded(text[begin:stop])
        marks.append((len(keyword), len(keyword) + len(word)))
        keyword += word
        at = stop
    left = _folded(text[max(0, start - _REACH) : start]).lstrip()
    right = _folded(text[end : end + _REACH]).rstrip()
    return Line(cable, field, start, end, left, keyword + _folded(text[at:end]), right, tuple(marks))


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _outward(order: Order) -> Callable[[Line], tuple[list[str], list[str]]]:
    """What lines are compared by: the words from the keyword outward on one side, then the keyword itself."""

    def key(line: Line) -> tuple[list[str], list[str]]:
        side = words(line.left)[::-1] if order is Order.LEFT else words(line.right)
        return [fold(word) for word in side[:_WORDS_COMPARED]], [fold(word) for word in words(line.keyword)]

    return key


def _natural(id: str) -> list[tuple[int, str]]:
    """Ids with their numbers as numbers: `d9` before `d10`."""
    parts = _DIGITS.split(id)
    return [(len(part.lstrip("0")) if number % 2 else 0, part) for number, part in enumerate(parts)]
