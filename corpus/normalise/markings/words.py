"""The words by which a message is marked: how secret, how urgent, for whom."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.frozen import dataclass
from corpus.normalise.lexicon import lines_of

CLASSIFICATION = "classification"
PRECEDENCE = "precedence"
HANDLING = "handling"
NOTHING = "no classification marking"
_WORD = re.compile(r"[^\W_]+")
# Between the words of one marking: a space, a line's end, a hyphen; behind a short word the full stop that shortens it.
_GAP = re.compile(r"(?:(?<![^\W_]{5})\.)?[ \t\n]{0,3}[-–]?[ \t\n]{0,3}")
_SPACED = re.compile(r"(?<![^\s(])[^\W\d_](?:[ ]{1,5}[^\W\d_]){3,24}(?![^\s/,.!);:])")


@dataclass(frozen=True, slots=True)
class Marking:
    """One marking: its field, the English term, and where it stands."""

    field: str
    value: str
    start: int
    end: int


@cache
def terms() -> dict[str, tuple[str, str]]:
    """Every marking in lower case, its words parted by single spaces, with its field and the English term for it."""
    table: dict[str, tuple[str, str]] = {}
    for line in lines_of("markings.txt"):
        name, _, rest = line.partition(":")
        term, _, forms = rest.partition("=")
        for form in (term, *forms.split(",")):
            words = _WORD.findall(form.lower())
            if words:
                table.setdefault(" ".join(words), (name, term.strip()))
    return table


@cache
def _by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The markings by their first word, those of more words first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in (*terms(), NOTHING):
        words = tuple(form.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}


def marks_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Marking]:
    """The markings in a stretch of text, the longest at each place, with any space between their words."""
    end = len(text) if end is None else end
    at, known = start, _by_first()
    for word in _WORD.finditer(text, start, end):
        mark = _at_word(text, word, end) if word.start() >= at and word[0].lower() in known else None
        if mark and mark.field:
            yield mark
        at = mark.end if mark else at


def mark_at(text: str, at: int) -> Marking | None:
    """The marking that begins exactly at a place; its field is empty where it says that there is none."""
    word = _WORD.match(text, at)
    return _at_word(text, word, len(text)) if word else None


def _at_word(text: str, word: re.Match[str], end: int) -> Marking | None:
    forms = _by_first().get(word[0].lower())
    if not forms or _goes_on(text, word.start()):
        return None
    for words in forms:
        last = _through(text, word.end(), end, words)
        # A hyphen before a small letter goes on with the same word ("secret-service").
        if last is not None and not (text[last : last + 1] == "-" and text[last + 1 : last + 2].islower()):
            field, value = terms().get(" ".join(words), ("", ""))
            return Marking(field, value, word.start(), last)
    return None


def _goes_on(text: str, start: int) -> bool:
    """Whether a word is the second part of one with a hyphen ("non-secret"); in capitals the hyphen parts markings."""
    before = text[max(0, start - 2) : start]
    return before[-1:] == "_" or (before[-1:] == "-" and before[:1].islower())


def _through(text: str, at: int, end: int, words: tuple[str, ...]) -> int | None:
    """Where a marking of these words ends whose first one ends at `at`, or None."""
    for wanted in words[1:]:
        gap = _GAP.match(text, at, end)
        word = _WORD.match(text, gap.end() if gap else at, end)
        if word is None or word[0].lower() != wanted:
            return None
        at = word.end()
    return at


def meaning(words: str) -> tuple[str, str] | None:
    """Field and English term of a marking as it stands, or None."""
    return terms().get(" ".join(_WORD.findall(words.lower()))) if len(words) < 80 else None


def spaced_level(text: str, start: int = 0, end: int | None = None) -> Marking | None:
    """The classification in a stretch of text that has a space between all letters, as telegrams print it."""
    for run in _SPACED.finditer(text, start, len(text) if end is None else end):
        places = [place for place in range(run.start(), run.end()) if not text[place].isspace()]
        letters = "".join(text[place] for place in places).lower()
        for count in range(len(letters), 3, -1):
            value = _unspaced().get(letters[:count])
            if value:
                return Marking(CLASSIFICATION, value, run.start(), places[count - 1] + 1)
    return None


@cache
def _unspaced() -> dict[str, str]:
    """The classifications without their spaces, each with its English term."""
    return {form.replace(" ", ""): term for form, (name, term) in terms().items() if name == CLASSIFICATION}


def is_marking(words: str) -> bool:
    """Whether a line is one marking and nothing else, spaced out or not."""
    bare = words.strip()
    if meaning(bare):
        return True
    spaced = spaced_level(bare) if len(bare) < 80 else None
    return spaced is not None and (spaced.start, spaced.end) == (0, len(bare))
