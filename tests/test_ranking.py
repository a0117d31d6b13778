"""What raises a cable within an answer, and that it changes nothing but the order."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Clause, Entry, Request
from index.engines.whoosh.engine import WhooshEngine
from index.folder import Index
from index.ingest import Options, ingest
from index.keeping import View
from index.query import And, Near, Node, OneOf, Phrase, Query, Value, When, Word
from search.asking import Flags, read
from search.language import read_question
from search.ranking import abbreviations, dated, dwelt, feedback, misspelt, nearness, parties, repeated
from search.ranking.assemble import clauses_for, evidence_of
from search.ranking.plain import Plain, plain_words
from search.reasons import reason_lines
from search.service import Answer, Search
from search.spelling import probably_meant

ENGLISH = frozenset({"en"})


def _words(text: str) -> tuple[Plain, ...]:
    return plain_words(read_question(text).query, ENGLISH)


def _near(text: str) -> list[tuple[str, str]]:
    nodes = [clause.node for clause in nearness.clauses(_words(text))]
    return [
        (node.left.text, node.right.text)
        for node in nodes
        if isinstance(node, Near) and isinstance(node.left, Word) and isinstance(node.right, Word)
    ]


def test_neighbours_that_carry_matter_are_wanted_near_each_other() -> None:
    assert _near("microphone in the legation wall") == [("microphone", "legation"), ("legation", "wall")]
    assert _near("wall") == []


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("lisbon reaction 1975", date(1975, 1, 1), date(1975, 12, 31)),
        ("reaction march 1942", date(1942, 3, 1), date(1942, 3, 31)),
        ("march 1942 reaction", date(1942, 3, 1), date(1942, 3, 31)),
        ("note of 13 december 1948 to the dutch", date(1948, 12, 13), date(1948, 12, 13)),
        ("december 13th 1948", date(1948, 12, 13), date(1948, 12, 13)),
        ("31 february 1948", date(1948, 2, 1), date(1948, 2, 29)),
        ("décembre 1948", date(1948, 12, 1), date(1948, 12, 31)),
        ("strikes in the 1950s", date(1950, 1, 1), date(1959, 12, 31)),
        ("december 2099", date(2099, 12, 1), date(2099, 12, 31)),
    ],
)
def test_a_time_among_the_words_raises_what_is_of_then_and_a_little_what_is_of_about_then(
    question: str, first: date, last: date
) -> None:
    exact, about = dated.clauses(_words(question))
    assert exact.node == When(first, last)
    assert isinstance(about.node, When)
    assert about.node.earliest is not None and about.node.latest is not None
    assert about.node.earliest < first and about.node.latest >= last
    assert about.weight < exact.weight


@pytest.mark.parametrize("question", ["200,000 bales", "telegram 1234567", "march of the army", "room 101", "0000"])
def test_what_is_no_year_is_no_time(question: str) -> None:
    assert dated.clauses(_words(question)) == ()


def test_what_a_question_says_again_weighs_more_in_any_form() -> None:
    text = "missiles for the missile base and more missiles"
    (clause,) = repeated.clauses(_words(text), text)
    assert clause.node == Word("missiles")
    assert clause.weight == 2 * repeated.WEIGHT


def _dwelt(text: str) -> dict[str, float]:
    often = {"en~coal": 4.0, "en~strike": 1.44, "en~method": 1.0}
    found = dwelt.clauses(_words(text), ENGLISH, lambda stems: {stem: often[stem] for stem in stems if stem in often})
    return {clause.node.text: round(clause.weight, 2) for clause in found if isinstance(clause.node, Word)}


def test_in_a_sentence_a_word_weighs_more_that_cables_dwell_on() -> None:
    assert _dwelt("methods of settling the strikes in the coal pits") == {"strikes": 0.2, "coal": 0.73}
    assert _dwelt("methods of settling coal strikes") == {}


def test_a_misspelt_word_also_raises_what_was_meant() -> None:
    meant = {"strkes": "strikes", "trenches": "benches"}
    asked = _words("strkes in the cole pits 1948")
    (clause,) = misspelt.clauses(asked, lambda words: {each: meant[each] for each in words if each in meant})
    assert (clause.node, clause.why) == (Word("strikes"), "“strikes” stands for “strkes”")
    assert misspelt.is_respelling(clause)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("legatoin", "legation"),
        ("legatiom", "legation"),
        ("ministre", "minister"),
        ("minster", ""),
        ("legation", ""),
        ("zeppelin", ""),
        ("coel", ""),
    ],
)
def test_only_what_hardly_any_cable_has_is_taken_to_be_misspelt(tmp_path: Path, asked: str, meant: str) -> None:
    bodies = ["the legation and its minister, coal"] * 5 + ["minster"] * 4
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write((Entry(n, f"m{n}", "en", {"body": body}, {}) for n, body in enumerate(bodies)), ())
    assert probably_meant([asked], engine.snapshot()) == ({asked: meant} if meant else {})


def _known(asked: Sequence[Value]) -> Iterator[Node]:
    for node in asked:
        number = {"alder": 1, "birch": 2}.get(node.text.lower())
        yield OneOf(node.field, frozenset({number} if number else ()), node)


def test_of_two_parties_the_first_is_the_sender() -> None:
    (clause,) = parties.clauses(_words("alder birch coal strike"), _known)
    assert isinstance(clause.node, And)
    asked = [node.asked for node in clause.node.nodes if isinstance(node, OneOf)]
    assert asked == [Value("from", "alder"), Value("to", "birch")]


def test_to_and_from_say_which_end_a_single_party_is() -> None:
    assert [c.why for c in parties.clauses(_words("coal strike letter to birch"), _known)] == ["to birch"]
    assert [c.why for c in parties.clauses(_words("cable from alder about coal"), _known)] == ["from alder"]
    assert [c.why for c in parties.clauses(_words("coal strike alder"), _known)] == []


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with Index.create(tmp_path_factory.mktemp("empty") / "index").view() as view:
        yield view


@given(text=st.text(max_size=200))
def test_any_question_has_its_clauses(empty: View, text: str) -> None:
    def unknown(query: Query) -> Query:
        return replace(
            query, required=tuple(OneOf("sender_party", frozenset(), Value("from", "")) for _ in query.required)
        )

    clauses_for(read_question(text).query, text, empty, unknown)


def test_nothing_is_raised_where_exact_forms_are_asked_for(empty: View) -> None:
    query = replace(read_question("coal strike 1948").query, exact=True)
    assert clauses_for(query, "coal strike 1948", empty, lambda each: each) == ()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path)
    engine.create()
    day = date(1948, 5, 1).toordinal()
    bodies = [
        "coal was short and many other things of which he spoke at length ended in a strike",
        "the coal strike was over and many other things of which he spoke at length came up",
        "coal " + "of this and that " * 5 + "strike",
        "coal strike",
    ]
    engine.write(
        (
            Entry(n, f"c{n}", "en", {"body": body}, {"sender_party": (n,)}, day + n, day + n, dated=True)
            for n, body in enumerate(bodies)
        ),
        (),
    )
    yield engine


def _order(engine: WhooshEngine, *clauses: Clause, limit: int | None = 10, offset: int = 0) -> list[int]:
    request = Request(Query((Word("coal"), Word("strike"))), limit=limit, offset=offset, clauses=clauses)
    answer = engine.snapshot().answer(request)
    assert answer.total == 4
    return [hit.version for hit in answer.hits]


def _score(engine: WhooshEngine, version: int, clauses: tuple[Clause, ...]) -> float:
    request = Request(Query((Word("coal"), Word("strike"))), clauses=clauses)
    return next(hit.score for hit in engine.snapshot().answer(request).hits if hit.version == version)


def test_nearness_raises_the_cable_in_which_the_words_stand_together(engine: WhooshEngine) -> None:
    near = Clause(Near(Word("coal"), Word("strike"), 8), 0.4)
    gap = {each: _score(engine, 1, each) - _score(engine, 0, each) for each in ((), (near,))}
    assert gap[(near,)] > gap[()]


def test_a_condition_raises_what_fulfils_it(engine: WhooshEngine) -> None:
    assert _order(engine, Clause(OneOf("sender_party", frozenset({2}), Value("from", "x")), 5.0))[0] == 2
    assert _order(engine, Clause(When(date(1948, 5, 1), date(1948, 5, 1)), 5.0))[0] == 0


def test_pages_of_a_raised_answer_are_pieces_of_the_whole(engine: WhooshEngine) -> None:
    clauses = [Clause(Near(Word("coal"), Word("strike"), 8), 0.4), Clause(When(date(1948, 5, 2), None), 0.6)]
    whole = _order(engine, *clauses, limit=None)
    assert [_order(engine, *clauses, limit=1, offset=n) for n in range(4)] == [[each] for each in whole]


def test_reasons_add_up_to_the_score_and_name_their_fields(engine: WhooshEngine) -> None:
    clauses = (
        Clause(Near(Word("coal"), Word("strike"), 8), 0.4, "coal near strike"),
        Clause(When(None, None), 0.6, "dated"),
    )
    request = Request(Query((Word("the"), Word("coal"), Word("strike"))), clauses=clauses)
    snapshot = engine.snapshot()
    hits = snapshot.answer(request).hits
    for hit, reasons in zip(hits, snapshot.reasons(request, hits), strict=True):
        assert sum(each.points for each in reasons) == pytest.approx(hit.score, rel=1e-4)
        assert [each.points for each in reasons] == sorted((each.points for each in reasons), reverse=True)
        assert {each.fields for each in reasons if each.node == Word("coal")} == {("body",)}
    assert "coal in text" in "; ".join(reason_lines(snapshot.reasons(request, hits)[0]))


@pytest.mark.parametrize(
    ("question", "raised"),
    [
        ("Deptel 505 missiles", [Phrase("department telegram"), Phrase("telegram of the department")]),
        ("HMG reply", [Phrase("his majesty's government"), Phrase("her majesty's government")]),
        ("note of his majesty's government", [Word("hmg", exact=True)]),
        ("secretary of state dulles", [Word("secstate", exact=True)]),
        ("soviet missiles", []),
    ],
)
def test_abbreviations_raise_what_is_written_in_full_and_the_other_way_round(question: str, raised: list[Node]) -> None:
    assert [clause.node for clause in abbreviations.clauses(_words(question))] == raised


def test_what_words_were_taken_for_is_told() -> None:
    words = _words("alder to birch coal strike may 1948")
    made = (*nearness.clauses(words), *dated.clauses(words), *parties.clauses(words, _known))
    assert list(evidence_of(made)) == ["dated may 1948", "from alder", "to birch", "from alder to birch"]


def _fed(*texts: str) -> list[feedback.Fed]:
    return [feedback.Fed(20.0 - place, "en", text) for place, text in enumerate(texts)]


def _all_rare(stems: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(stems, 2)


def test_feedback_adds_words_that_several_hits_share_and_none_of_the_question() -> None:
    hits = _fed("coal colliery pickets 1948 the", "colliery pickets coals", "colliery lamps of the")
    made = feedback.clauses(_words("coal"), hits, 1000, _all_rare)
    assert feedback.added(made) == ("colliery", "pickets")
    assert made[0].weight == feedback.WEIGHT > made[1].weight > 0


def test_feedback_prefers_the_rarer_of_words_that_hits_have_alike() -> None:
    hits = _fed("report pickets", "report pickets")
    made = feedback.clauses(
        _words("coal"), hits, 1000, lambda stems: {each: 3 if "picket" in each else 700 for each in stems}
    )
    assert feedback.added(made) == ("pickets", "report")


@given(texts=st.lists(st.text(max_size=300), max_size=12), text=st.text(max_size=50))
def test_feedback_is_bounded_whatever_the_hits_say(texts: list[str], text: str) -> None:
    made = feedback.clauses(_words(text), _fed(*texts), 1000, _all_rare)
    assert len(made) <= feedback.WORDS
    assert all(0 < clause.weight <= feedback.WEIGHT for clause in made)


STRIKE = {
    "a": "The coal strike goes on, and the colliery and its pickets with it.",
    "b": "Coal strike: the colliery is shut, the pickets stand at it.",
    "c": "Of a strike and of coal much was said at dinner, and of the weather, and of the garden.",
    "d": "Of coal and of a strike much was said at the colliery by its pickets, and of the weather.",
    "e": "The colliery has a new lamp, and its pickets go home.",
    **{f"other-{n}": f"Nothing of the kind is said in paper {n}." for n in range(20)},
}


@pytest.fixture
def strike(tmp_path: Path) -> Iterator[Search]:
    index = Index.create(tmp_path / "index")
    rows = (json.dumps({"id": key, "title": key, "body": body}).encode() for key, body in STRIKE.items())
    ingest(index, ["-"], Options(), standard_input=b"\n".join(rows))
    with index.view() as view:
        yield Search(view)


def test_a_word_of_the_first_hits_lifts_and_the_answer_stays_the_same_set(strike: Search) -> None:
    plain, expanded = (strike.ask(read("coal strike", Flags(expand=each))) for each in (False, True))
    assert {hit.cable.id for hit in plain.hits} == {hit.cable.id for hit in expanded.hits} == set("abcd")
    assert plain.total == expanded.total
    assert not plain.added and {"colliery", "pickets"} <= set(expanded.added)

    def lead(answer: Answer) -> float:
        scores = {hit.cable.id: hit.hit.score for hit in answer.hits}
        return scores["d"] - scores["c"]

    assert lead(expanded) > lead(plain)
    pages = [strike.ask(read("coal strike", Flags(expand=True), limit=1, page=n)).hits[0].cable.id for n in range(1, 5)]
    assert pages == [hit.cable.id for hit in expanded.hits]


def test_nothing_is_added_where_exact_forms_or_no_words_are_asked_for(strike: Search) -> None:
    assert not strike.ask(read("coal strike", Flags(expand=True, exact=True))).added
    assert not strike.ask(read("", Flags(expand=True))).added
    assert not strike.ask(read("zzyzx", Flags(expand=True))).added
