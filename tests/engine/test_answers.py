"""Every engine says what the plain evaluator says, whatever was asked, after any history of writes."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from conformance import tells_commonest
from every import FOLDERS, NAMES, made, made_by, of_cluster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import forms, stems_answered
from index.engine import TEXT_FIELDS, Engine, EngineAnswer, Entry, Interval, Request, Sort
from index.nodes import field_of
from index.query import (
    And,
    Filter,
    Fuzzy,
    Group,
    Leaf,
    Match,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Query,
    Undated,
    Value,
    When,
    Wildcard,
    Word,
)
from search.evaluate import evaluate
from search.tokenised import tokenised

if TYPE_CHECKING:
    from index.engines.opensearch.connection import Connection

VOCABULARY = ["the", "of", "envoy", "envoys", "legation", "Legations", "barometer", "hidden"]
VOCABULARY += ["l'envoyé", "vis-à-vis", "北京", "U.S.", "über", "nº7", "a"]
ASKED = [*VOCABULARY, "zeppelin", "legation's", "北", "—", "envoyer"]
PATTERNS = ["env*", "*a*", "?he", "*", "l?g*n", "zz*", "vis-*", "*o?s"]
FIELDS = ["", "", "title", "summary", "body"]
FACETS = ("date", "sender", "keyword", "kind")
FACET_FIELDS = {"date": "date", "sender": "from", "keyword": "keyword"}

texts = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
values = st.lists(st.integers(0, 4), max_size=3).map(tuple)
days = st.dates(date(1899, 12, 1), date(1902, 2, 1)).map(date.toordinal)


@st.composite
def entries(draw: st.DrawFn, version: int) -> Entry:
    first, last = sorted([draw(days), draw(days)])
    span = draw(st.sampled_from([(first, first), (first, first), (first, last), (None, last), (first, None), None]))
    return Entry(
        version,
        draw(st.sampled_from("abcdé")) + str(version),
        draw(st.sampled_from(["en", "en", "fr", ""])),
        draw(st.fixed_dictionaries({}, optional=dict.fromkeys(("title", "summary", "body", "notes", "names"), texts))),
        {"sender": draw(values), "keyword": draw(values), "kind": draw(values)[:1]},
        *(span or (None, None)),
        dated=span is not None,
    )


garbles = st.sampled_from([(), (), (), ("hidden",), ("of the", "zeppelin"), ("envoy legation", "a")])
plain_words = st.builds(Word, st.sampled_from(ASKED), st.sampled_from(FIELDS), st.booleans())
words = st.builds(Word, st.sampled_from(ASKED), st.sampled_from(FIELDS), st.booleans(), garbles)
phrases = st.builds(
    Phrase, st.lists(st.sampled_from(ASKED), max_size=3).map(" ".join), st.integers(0, 3), st.sampled_from(FIELDS)
)
patterns = st.builds(Wildcard, st.sampled_from(PATTERNS), st.sampled_from(FIELDS))
fuzzy = st.builds(Fuzzy, st.sampled_from(["envy", "legatoin", "barometers", "北", "hiden"]), st.integers(0, 2))
dates = st.none() | st.dates(date(1899, 11, 1), date(1902, 3, 1))
whens = st.builds(When, dates, dates, st.booleans())
ones = st.builds(
    OneOf, st.sampled_from(["sender", "keyword", "version"]), st.frozensets(st.integers(0, 5)), st.just(Value("x", "y"))
)


def _plain_sides() -> st.SearchStrategy[Node]:
    return (
        st.sampled_from(ASKED).map(Word)
        | patterns.map(lambda p: replace(p, field=""))
        | phrases.map(lambda p: replace(p, field=""))
    )


nears = st.builds(Near, _plain_sides(), _plain_sides(), st.integers(1, 5))  # type: ignore[arg-type]
leaves = words | words | phrases | patterns | fuzzy | nears | whens | ones | st.just(Undated())
several = st.lists(leaves, max_size=3).map(tuple)
nodes: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: (
        st.builds(And, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Group, st.lists(inner, max_size=4).map(tuple))
        | st.builds(Not, inner)
    ),
    max_leaves=6,
)
date_nodes = st.recursive(
    whens | st.just(Undated()),
    lambda inner: st.builds(Or, st.lists(inner, min_size=1, max_size=2).map(tuple)) | st.builds(Not, inner),
    max_leaves=3,
)
filters = st.builds(Filter, st.just("date"), date_nodes) | st.builds(Filter, st.sampled_from(["from", "keyword"]), ones)
queries = st.builds(
    Query,
    plain=st.lists(words | nodes, max_size=6).map(tuple),
    required=st.lists(nodes, max_size=1).map(tuple),
    excluded=st.lists(nodes, max_size=1).map(tuple),
    filters=st.lists(filters, max_size=3).map(tuple),
    match=st.sampled_from(Match),
    exact=st.booleans(),
)
requests = st.builds(
    Request,
    queries,
    st.sampled_from(Sort),
    st.just(0),
    st.none(),
    st.just(FACETS),
    st.just(FACET_FIELDS),
    st.none() | st.sampled_from(Interval),
)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[list[Entry], list[int]]]:
    """Batches of entries and of versions to remove; versions come again, in the same batch or later."""
    batches = []
    for _ in range(draw(st.integers(1, 4))):
        versions = draw(st.lists(st.integers(1, 12), unique=True, max_size=7))
        batches.append(([draw(entries(version)) for version in versions], draw(st.lists(st.integers(1, 14)))))
    return batches


def settled(answer: EngineAnswer, sort: Sort) -> EngineAnswer:
    """The answer without what is the engine's own: scores, and the order by them."""
    hits = tuple(replace(hit, score=0.0) for hit in answer.hits)
    if sort is Sort.RELEVANCE:
        hits = tuple(sorted(hits, key=lambda hit: hit.version))
    return replace(answer, hits=hits)


def write_all(engine: Engine, history: list[tuple[list[Entry], list[int]]]) -> list[Entry]:
    held: dict[int, Entry] = {}
    for added, removed in history:
        engine.write(added, removed)
        held = {version: entry for version, entry in held.items() if version not in removed}
        held |= {entry.version: entry for entry in added}
    return list(held.values())


def has_stem(entry: Entry, stem: str) -> bool:
    return any(stem in stems_answered(form) for text in entry.texts.values() for form in forms(text, entry.language))


def times_of(entry: Entry, stem: str) -> int:
    return sum(stem in stems_answered(form) for form in forms(entry.texts.get("body", ""), entry.language))


def stretches(entry: Entry, leaves: list[Leaf], languages: frozenset[str], exact: bool) -> int:
    """At how many stretches of words a reader with a pencil would mark one of the leaves."""
    found = set()
    for field, text in entry.texts.items():
        asked = [leaf for leaf in leaves if field_of(leaf) in ("", field)]
        places = tokenised(text, entry.language, asked, languages, exact).places
        found |= {(field, place.first, place.last) for there in places for place in there}
    return len(found)


whatever = given(
    history=histories(),
    asked=st.lists(requests, min_size=1, max_size=3),
    places=st.lists(plain_words | phrases | patterns | fuzzy | nears, max_size=3),
    exact=st.booleans(),
)
History = list[tuple[list[Entry], list[int]]]


@pytest.mark.parametrize("name", FOLDERS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@whatever
def test_answers_are_the_plain_evaluators(
    name: str, history: History, asked: list[Request], places: list[Leaf], exact: bool
) -> None:
    with TemporaryDirectory() as folder:
        says_what_the_plain_evaluator_says(made(name, Path(folder)), history, asked, places, exact)


@pytest.mark.cluster
@settings(max_examples=20, suppress_health_check=[HealthCheck.data_too_large])
@whatever
def test_a_cluster_answers_as_the_plain_evaluator(
    connection: "Connection", history: History, asked: list[Request], places: list[Leaf], exact: bool
) -> None:
    engine = of_cluster(connection)
    engine.create()
    says_what_the_plain_evaluator_says(engine, history, asked, places, exact)


def says_what_the_plain_evaluator_says(
    engine: Engine, history: History, asked: list[Request], places: list[Leaf], exact: bool
) -> None:
    held = write_all(engine, history)
    assert engine.check() == []
    with closing(engine.snapshot()) as snapshot:
        assert sorted(snapshot.versions()) == sorted(entry.version for entry in held)
        stems = sorted({form.stem for word in ASKED for language in ("en", "fr") for form in forms(word, language)})
        counts = {stem: count for stem in stems if (count := sum(has_stem(entry, stem) for entry in held))}
        assert snapshot.cables_with_stems(stems) == counts
        often = {
            stem: mean(times) for stem in stems if (times := [n for entry in held if (n := times_of(entry, stem))])
        }
        told = snapshot.times_with_stems(stems)
        assert told == pytest.approx(often) or (engine.name != "whoosh" and not told)
        chosen = held[: len(held) // 2 + 1]
        counted = snapshot.count_places(places, TEXT_FIELDS, [entry.version for entry in chosen], exact)
        assert counted == sum(stretches(entry, places, snapshot.languages(), exact) for entry in chosen)
        for request in asked:
            answer = snapshot.answer(request)
            assert settled(answer, request.sort) == settled(evaluate(request, held), request.sort)
            paged = snapshot.answer(replace(request, offset=1, limit=2))
            assert paged.hits == answer.hits[1:3]
            assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True) or (
                request.sort is not Sort.RELEVANCE
            )


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return made_by(request, tmp_path)


def found(engine: Engine, *plain: Node) -> list[int]:
    return [hit.version for hit in engine.snapshot().answer(Request(Query(plain), limit=None)).hits]


def entry(version: int, body: str = "", title: str = "", language: str = "en") -> Entry:
    return Entry(version, f"v{version}", language, {"body": body, "title": title}, {})


def test_a_phrase_over_function_words_is_not_one_without_them(engine: Engine) -> None:
    engine.write([entry(1, "a meeting of the board"), entry(2, "the meeting board")], [])
    assert found(engine, Phrase("meeting of the board")) == [1]
    assert found(engine, Phrase("meeting board")) == [2]


def test_a_phrase_does_not_reach_into_the_next_cable_or_field(engine: Engine) -> None:
    engine.write([entry(1, "sealed", title="the envoy"), entry(2, "letter"), entry(3, "envoy sealed letter")], [])
    assert found(engine, Phrase("sealed letter")) == [3]
    assert found(engine, Phrase("envoy sealed")) == [3]
    assert found(engine, Near(Word("sealed"), Word("letter"), 50)) == [3]
    assert found(engine, Phrase("sealed letter", slop=50)) == [3]


def test_not_leaves_out_what_was_deleted(engine: Engine) -> None:
    engine.write([entry(v, "barometer" if v < 5 else "legation") for v in range(1, 12)], [])
    engine.write([], range(8, 12))
    assert found(engine, Not(Word("barometer"))) == [5, 6, 7]


def test_a_word_in_its_own_form_title_or_a_short_text_comes_first(engine: Engine) -> None:
    filler = " weather report number seven from the coast" * 5
    engine.write([entry(1, "envoys" + filler), entry(2, "envoy" + filler), entry(3, filler, title="envoy")], [])
    assert found(engine, Word("envoy")) == [3, 2, 1]
    engine.write([entry(4, "envoy" + filler * 9)], [])
    assert found(engine, Word("envoy"))[-1] == 4


def test_a_rare_word_weighs_more_than_a_common_one(engine: Engine) -> None:
    engine.write([entry(v, "treaty") for v in range(1, 9)] + [entry(9, "barometer")], [])
    assert found(engine, Word("treaty"), Word("barometer"))[0] == 9


def test_equal_scores_stand_by_date_and_id(engine: Engine) -> None:
    def dated(version: int, name: str, day: int | None) -> Entry:
        return Entry(version, name, "en", {"body": "treaty"}, {}, day, day, day is not None)

    engine.write([dated(1, "b", None), dated(2, "c", 700_000), dated(3, "a", 700_000), dated(4, "d", 690_000)], [])
    assert found(engine, Word("treaty")) == [4, 3, 2, 1]


def test_of_many_that_score_alike_the_earliest_come_first(engine: Engine) -> None:
    days = {version: None if version % 10 == 0 else 700_000 + version * 37 % 47 for version in range(160)}
    written = [
        Entry(version, f"v{999 - version}", "en", {"body": "treaty"}, {}, day, day, day is not None)
        for version, day in days.items()
    ]
    engine.write(written, [])
    ordered = sorted(days, key=lambda version: (days[version] or 10**7, 999 - version))
    answer = engine.snapshot().answer(Request(Query(plain=(Word("treaty"),)), limit=100))
    assert [hit.version for hit in answer.hits] == ordered[:100]


def test_more_values_than_an_engine_counts_at_once_are_counted_all_the_same(engine: Engine) -> None:
    """Two columns of 33,000 values and one of 66,000, in cables of thousands each: some twice, most once."""
    few, many = range(33_000), range(0, 132_000, 2)
    entries = []
    for number in range(10):
        mine = {
            column: tuple(known[number::9]) for column, known in (("sender", few), ("place", few), ("keyword", many))
        }
        entries.append(Entry(number, f"v{number}", "en", {"body": "treaty"}, mine, None, None))
    entries.append(Entry(10, "v10", "en", {"body": "treaty"}, {}, None, None))
    engine.write(entries, [])
    request = Request(Query(plain=(Word("treaty"),)), facets=("sender", "place", "keyword"))
    snapshot, expected = engine.snapshot(), evaluate(request, entries).facets
    for further in ((0, 10, 5_000, 50_000), (10,)):
        assert snapshot.answer(request).facets == expected
        for most in further:
            few = snapshot.answer(replace(request, most=dict.fromkeys(request.facets, most))).facets
            assert all(tells_commonest(few[column], whole, most) for column, whole in expected.items())


def test_two_words_that_no_cable_has_together_are_relaxed(engine: Engine) -> None:
    engine.write([entry(1, "treaty"), entry(2, "barometer"), entry(3, "weather")], [])
    answer = engine.snapshot().answer(Request(Query((Word("treaty"), Word("barometer")))))
    assert (answer.total, answer.relaxed, answer.not_found) == (2, True, ())
    strict = engine.snapshot().answer(Request(Query((Word("treaty"), Word("barometer")), match=Match.ALL)))
    assert (strict.total, strict.relaxed) == (0, False)


def test_a_word_without_any_cable_is_named_and_does_not_count(engine: Engine) -> None:
    engine.write([entry(1, "treaty")], [])
    answer = engine.snapshot().answer(Request(Query((Word("treaty"), Word("Zeppelin"), Word("zzz")))))
    assert (answer.total, answer.not_found) == (1, ("Zeppelin", "zzz"))
