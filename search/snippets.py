"""The passages of a cable that show why it answers a question, with the words that do marked in them."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import field as attribute

from corpus.frozen import dataclass
from index.nodes import field_of
from index.places import Place
from index.query import Leaf, Query
from search.occurrences import name_leaves, telling_leaves
from search.passages import ELLIPSIS, Find, Stretch, best_stretch, cut
from search.standing import standing
from search.tokenised import Matched, Tokens, matched_as, stands_whole

_FIELDS = ("body", "summary", "notes")
"""Where passages are taken from, the most telling first."""
_TITLE = "title"
_OPENING = ("summary", "body", "notes", _TITLE)
_STANDING = {"body": 1.0, "summary": 1.0, "notes": 0.9, _TITLE: 1.0}
_OF_A_FILTER = 0.3
"""What a name or place of a filter weighs beside a word of the question: every hit has it, so it shows little."""
_REACH = 0.9
"""The finds of a passage stand within so much of its width: what is around them says what they mean."""
_BLANKS = re.compile(r" \s+|[^\S ]\s*")
"""What is not a single space: most blanks are, and stay as they are."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of one line; `marks` are the begin and end of each matched word in `text`, in order.

    `matched` tells of each mark as what it answers the question.
    """

    field: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    matched: tuple[Matched, ...] = attribute(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a wanted thing stands: its number and leaf, and from where to where in the text."""

    wanted: int
    leaf: Leaf
    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Searched:
    """A field's text and where in it the wanted things stand."""

    field: str
    tokens: Tokens
    found: Sequence[_Found]
    kind: Callable[[Leaf, Place], Matched]

    def stretch(self, width: int, weights: Mapping[int, float], seen: set[int]) -> Stretch | None:
        finds = [Find(each.wanted, each.start, each.end) for each in self.found]
        return best_stretch(finds, max(1, int(width * _REACH)), weights, seen)


def snippets(
    cable_texts: Mapping[str, str],
    language: str,
    query: Query,
    languages: Sequence[str],
    count: int = 1,
    width: int = 240,
) -> tuple[Snippet, ...]:
    """Up to `count` passages of at most `width` characters, the most telling first.

    `cable_texts` holds title, summary, body and notes, `language` is theirs, `languages` are those of the index. A
    passage covers as many of the wanted words as it can, rare ones of the text before frequent ones; a later passage
    prefers what the earlier ones lack. Where nothing is found, it is the beginning of the summary or the body. The
    title stands over a hit anyway: it is only given, beside that beginning, where nothing but the title has the words.
    """
    wanted = telling_leaves(query, languages)
    names = name_leaves(query)
    shares = [_OF_A_FILTER if leaf in names else 1.0 for leaf in wanted]

    def searched(fields: Sequence[str]) -> list[_Searched]:
        texts = [(field, text) for field in fields if wanted and (text := cable_texts.get(field, ""))]
        made = (
            _search(field, text, language, wanted, frozenset(languages), query.exact, names) for field, text in texts
        )
        return [each for each in made if each.found]

    # Who sent it is named in many a footnote, which says nothing of why the cable was sent.
    fields = [field for field in _FIELDS if field != "notes" or not names.issuperset(wanted)]
    made = _passages(searched(fields), shares, count, width)
    if made or count < 1:
        return tuple(made)
    return (*_passages(searched((_TITLE,)), shares, 1, width), *_opening(cable_texts, width))


def _passages(searched: list[_Searched], shares: Sequence[float], count: int, width: int) -> list[Snippet]:
    """The best passages, each without what those before it have shown; `shares` says what each wanted thing weighs."""
    made: list[Snippet] = []
    seen: set[int] = set()
    weights = _weights(searched, shares)
    while len(made) < count and (best := _best(searched, width, weights, seen)):
        place, stretch = best
        seen |= stretch.wanted
        snippet, end = _shown(searched[place], stretch, width)
        made.append(snippet)
        searched[place] = _without(searched[place], stretch.first, end)
    return made


def _search(
    field: str, text: str, language: str, wanted: Sequence[Leaf], languages: Set[str], exact: bool, names: Set[Leaf]
) -> _Searched:
    asked = [(number, leaf) for number, leaf in enumerate(wanted) if field_of(leaf) in ("", field)]
    tokens = standing(text, language, [leaf for _, leaf in asked], languages, exact)
    found = [
        _Found(number, leaf, place, *tokens.extent(place.first, place.last))
        for (number, leaf), places in zip(asked, tokens.places, strict=True)
        for place in places
    ]

    def kind(leaf: Leaf, place: Place) -> Matched:
        return Matched.NAME if leaf in names else matched_as(leaf, place, tokens, languages, exact)

    return _Searched(field, tokens, sorted(found, key=lambda each: (each.start, each.end, each.wanted)), kind)


def _weights(searched: Sequence[_Searched], shares: Sequence[float]) -> dict[int, float]:
    """What each wanted thing weighs: its share, and up to one half more the rarer it is in these texts."""
    counts = dict.fromkeys(range(len(shares)), 0)
    for each in searched:
        for find in each.found:
            counts[find.wanted] += 1
    return {number: shares[number] * (1 + 0.5 / max(1, count)) for number, count in counts.items()}


def _best(
    searched: Sequence[_Searched], width: int, weights: Mapping[int, float], seen: set[int]
) -> tuple[int, Stretch] | None:
    best: tuple[int, Stretch] | None = None
    most = 0.0
    for place, each in enumerate(searched):
        stretch = each.stretch(width, weights, seen)
        if stretch and stretch.weight * _STANDING[each.field] > most:
            best, most = (place, stretch), stretch.weight * _STANDING[each.field]
    return best


def _shown(searched: _Searched, stretch: Stretch, width: int) -> tuple[Snippet, int]:
    """The passage around a stretch, and how far it shows the text."""
    tokens = searched.tokens
    room = max(1, width - 2 * (len(ELLIPSIS) + 1))
    begin, end = cut(tokens.text, stretch.first, stretch.last, room)
    end = min(end, begin + room)
    marks: dict[tuple[int, int], Matched] = {}
    for each in sorted(searched.found, key=lambda each: each.wanted):
        if each.start < begin or each.end > end:
            continue
        whole, place = stands_whole(each.leaf, each.place), each.place
        for first, last in [(place.first, place.last)] if whole else [(at, at) for at in place.positions]:
            marks.setdefault(tokens.extent(first, last), searched.kind(each.leaf, place))
    return _line(searched.field, tokens.text, begin, end, marks), max(end, stretch.last)


def _line(field: str, text: str, begin: int, end: int, marks: Mapping[tuple[int, int], Matched]) -> Snippet:
    """The passage on one line, with its marks where they then stand, and `…` where something is left out."""
    line = f"{ELLIPSIS} " if text[:begin].strip() else ""
    moved: list[tuple[int, int]] = []
    matched: list[Matched] = []
    at = begin
    for start, stop in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < at:
            continue
        matched.append(marks[start, stop])
        line += _BLANKS.sub(" ", text[at:start])
        word = _BLANKS.sub(" ", text[start:stop])
        moved.append((len(line), len(line) + len(word)))
        line += word
        at = stop
    line += _BLANKS.sub(" ", text[at:end])
    return Snippet(field, f"{line} {ELLIPSIS}" if text[end:].strip() else line, tuple(moved), tuple(matched))


def _without(searched: _Searched, start: int, end: int) -> _Searched:
    """The same without what has been shown, from one place of the text to another."""
    left = [each for each in searched.found if each.end <= start or each.start >= end]
    return _Searched(searched.field, searched.tokens, left, searched.kind)


def _opening(texts: Mapping[str, str], width: int) -> tuple[Snippet, ...]:
    """The beginning of the first text that there is, behind the title where that stands in it once more."""
    for field in _OPENING:
        text = texts.get(field, "").lstrip()
        if text:
            behind = text.removeprefix(texts.get(_TITLE, "").strip()).lstrip(" .:\n\t")
            text = behind or text
            begin, end = cut(text, 0, 0, max(1, width - len(ELLIPSIS) - 1))
            return (_line(field, text, begin, end, {}),)
    return ()
