"""Of which places a cable speaks: the countries and chief cities that its text names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from corpus.cable import Evidence
from corpus.draft import BODY, SUMMARY, TITLE, Draft
from corpus.frozen import dataclass
from corpus.normalise.finding import Finding
from corpus.normalise.headings.alternation import leaping
from corpus.normalise.lexicon import is_grammar, lines_of

_MOST = 12
# A people's name speaks of its country less surely than the country's own.
_PEOPLE = 0.5
_LEAST = 1.0
# What makes the name of a place part of another name.
_GOES_ON = re.compile(r"\w|-\w|[ \n](?:Post|Times|Star|Herald|Street|Avenue|University|Treaty|Pact|Plan|Club)\b")
_ARTICLE = re.compile(r"\bTHE[ \n]$|[/(-]$")
_FOLLOWING = re.compile(r"(?:[ \n]|['’]S[ \n]|-|/)([A-Z]+)")
_BESIDE = 30
_OPENING = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a place or a people, the place it means, and what one naming weighs."""

    words: str
    place: str
    weight: float


@cache
def _by_first_letters() -> dict[str, tuple[_Name, ...]]:
    """The names by their first letters up to a sign or space, as written and in capitals, the longest first."""
    table: dict[str, list[_Name]] = {}
    for name in _names():
        opening = _OPENING.match(name.words)
        for written in {opening[0], opening[0].upper()} if opening else ():
            table.setdefault(written, []).append(name)
    return {key: tuple(sorted(names, key=lambda each: -len(each.words))) for key, names in table.items()}


@cache
def _word() -> re.Pattern[str]:
    """Any word with which a name begins."""
    words = leaping(_by_first_letters(), before=r"\w-")
    return re.compile(rf"(?:{words})(?![^\W\d_])")


def _names() -> Iterator[_Name]:
    for line in lines_of("places.txt"):
        countries, peoples, cities = ([part.strip() for part in column.split(",")] for column in line.split("|"))
        names = [name.strip() for part in countries for name in part.split("=")]
        yield from (_Name(name, names[0], 1.0) for name in names)
        yield from (_Name(people, names[0], _PEOPLE) for people in peoples if people)
        for city in cities:
            forms = [form.strip() for form in city.split("=")]
            yield from (_Name(form, forms[0], 1.0) for form in forms if form)


def _named(text: str) -> Iterator[tuple[_Name, int, int]]:
    """The places that a text names, with start and end."""
    done, table = 0, _by_first_letters()
    for word in _word().finditer(text):
        for name in table[word[0]] if word.start() >= done else ():
            end = word.start() + len(name.words)
            words = text[word.start() : end]
            same = words == name.words or (words.isupper() and len(words) > 3 and words.lower() == name.words.lower())
            if (same or words.replace("\n", " ") == name.words) and not _GOES_ON.match(text, end):
                if words == "US" and _is_pronoun(text, word.start(), end):
                    break
                done = end
                yield name, word.start(), end
                break


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether `US` in a text in capitals means those who write (HE TELLS US), and not the country.

    The country has its article before it, a sign behind it, or a noun.
    """
    around = text[max(0, start - _BESIDE) : end + _BESIDE]
    if not around.isupper() or _ARTICLE.search(text, max(0, start - _BESIDE), start):
        return False
    following = _FOLLOWING.match(text, end)
    return following is None or is_grammar(following[1].lower())


def places_of(draft: Draft) -> Finding[tuple[str, ...]]:
    """Up to twelve places that title, summary and body name more than in passing, the most named first.

    Only the countries and chief cities of our list are known. A country is named by its own name or its people's; the
    title counts for two. The evidence is the first place where each is named.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Evidence] = {}
    for part, factor in ((TITLE, 2.0), (SUMMARY, 2.0), (BODY, 1.0)):
        text = draft.part(part)
        for name, start, end in _named(text):
            weights[name.place] += name.weight * factor
            if name.place not in first:
                words = text[start:end]
                first[name.place] = Evidence("places", part, start, end, words, "named in the text", 0.8)
    named = sorted((name for name in weights if weights[name] >= _LEAST), key=lambda name: (-weights[name], name))[
        :_MOST
    ]
    return Finding(tuple(named), tuple(first[name] for name in named))
