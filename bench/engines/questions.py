"""A mix of questions over generated cables: words of every rarity, phrases, filters, dates, facets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from bench.engines.generated import Correspondence
from index.engine import Interval, Request, Sort
from index.query import Filter, Near, OneOf, Phrase, Query, Value, When, Wildcard, Word
from search.language import read_question
from search.ranking import nearness
from search.ranking.plain import plain_words

FACETS: Final = ("date", "sender", "participant", "keyword", "place")
_SHOWN: Final = 10
_FIELDS: Final = {"date": "date", "sender": "from", "participant": "with", "keyword": "keyword", "place": "place"}


def questions(known: Correspondence, each: int = 10) -> Iterator[tuple[str, Request]]:
    """So many of each kind, with the kind's name; all want ten hits, and five facets where they say so."""
    rng = Random(known.seed + 99)
    words, _ = known.lexicon

    def word(low: int, high: int) -> str:
        return words[rng.randrange(low, min(high, len(words)))]

    for _ in range(each):
        yield "one common word", _plain(word(60, 200))
        yield "one word", _plain(word(500, 5_000))
        yield "one rare word", _plain(word(30_000, 60_000))
        yield "two words", _plain(f"{word(200, 2_000)} {word(200, 2_000)}")
        yield "three words", _plain(" ".join(word(100, 5_000) for _ in range(3)))
        yield "five words", _plain(" ".join([word(0, 60), *(word(100, 8_000) for _ in range(4))]))
        yield "a name", _plain(rng.choice(known.people[:2_000]))
        yield "phrase", Request(Query(required=(Phrase(rng.choice(known.matters[:500])),)))
        yield "common phrase", Request(Query(required=(Phrase("for information of"),)))
        yield "near", Request(Query(required=(Near(Word(word(60, 400)), Word(word(60, 400)), 10),)))
        yield "prefix", Request(Query(plain=(Wildcard(f"{word(200, 2_000)[:5]}*"),)))
        first = date(1945, 1, 1) + timedelta(rng.randrange(12_000))
        dated = (Filter("date", When(first, first + timedelta(400))),)
        yield "word and date", _filtered(_plain(word(60, 1_000)), dated)
        sender = (Filter("from", OneOf("sender", frozenset({1_000_000 + rng.randrange(500)}), Value("from", "x"))),)
        yield "word and sender", _filtered(_plain(word(60, 1_000)), sender)
        yield "dates alone, by date", replace(Request(Query(filters=dated)), sort=Sort.DATE)
        yield "page 100", replace(_plain(word(60, 200)), offset=990)
        yield "two words, five facets", faceted(_plain(f"{word(200, 2_000)} {word(200, 2_000)}"))
        yield "common word, five facets", faceted(_plain(word(60, 200)))
        yield "dates, five facets", faceted(Request(Query(filters=dated)))


def _plain(text: str) -> Request:
    query = read_question(text).query
    return Request(query, clauses=nearness.clauses(plain_words(query, ("en",))))


def _filtered(request: Request, filters: tuple[Filter, ...]) -> Request:
    return replace(request, query=replace(request.query, filters=filters))


def faceted(request: Request) -> Request:
    """A request with five facets, as a search asks for them: ten values of each, and how many there are."""
    most = dict.fromkeys(FACETS, _SHOWN)
    return replace(request, facets=FACETS, facet_fields=_FIELDS, most=most, interval=Interval.YEAR)
