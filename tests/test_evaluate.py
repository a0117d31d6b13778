"""The plain answer to a question: the rules of the answer set, one by one."""

from datetime import date

import pytest

from corpus.cable import (
    Cable,
    DateSpan,
    Keyword,
    Origin,
    Participant,
    Party,
    Person,
    Precision,
    Reference,
    Role,
    Source,
)
from index.analysis import fold, words
from index.counting import lowered, needed
from index.engine import DateMatch, Entry, Interval, Request, Sort
from index.framing import asking_words
from index.query import Filter, Match, OneOf, Or, Query, Value
from search.evaluate import evaluate, matches
from search.fields import FACET_FIELDS
from search.language import read_question


def text(id: str, body: str, language: str = "en") -> Cable:
    return Cable(id, f"Telegram {id}", body=body, language=language)


HARBOUR = [
    text("a", "The harbour of Minsk was closed to grain ships."),
    text("b", "Grain prices rose while the harbours stayed open."),
    text("c", "A lighthouse burned."),
    text("d", "The consul wrote of grain, ships, prices and lighthouses."),
    text("e", "Der Krieg war lang.", "de"),
]


def ids(question: str, cables: list[Cable] = HARBOUR, match: Match = Match.ENOUGH, exact: bool = False) -> str:
    query = read_question(question).query
    query = Query(query.plain, query.required, query.excluded, query.filters, match, exact)
    return "".join(matches(query, cables))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", "abcde"),
        ("harbour", "ab"),
        ("grain harbour", "ab"),
        ("grain harbour ships", "abd"),
        ("grain harbour ships prices lighthouse", "abd"),
        ("grain harbour ships prices lighthouse consul", "abd"),
        ("the harbour of the grain", "ab"),
        ("the", "abd"),
        ("harbour xyzzy", "ab"),
        ("xyzzy", ""),
        ("the xyzzy", ""),
        ("harbour lighthouse", "abcd"),
        ("harbour lighthouse -consul", "abc"),
        ("+harbour grain ships prices", "ab"),
        ("(harbour lighthouse) grain", "abd"),
        ('"grain ships"', "ad"),
        ('"closed to grain"', "a"),
        ('"grain prices"~1', "bd"),
        ('"grain ships" "ships grain"', "ad"),
        ("ships NEAR/2 closed", ""),
        ("ships NEAR/3 closed", "a"),
        ("closed NEAR/3 ships", "a"),
        ("harbours", "ab"),
        ('"harbours"', "b"),
        ("har*r l?ghth*", "acd"),
        ("lighthosue~2", "c"),
        ("grain AND lighthouse", "d"),
        ("harbour OR lighthouse", "abcd"),
        ("NOT grain", "ce"),
        ("title:telegram -body:grain", "ce"),
        ("title:harbour", ""),
        ("war", "e"),
        ("war harbour grain", "ab"),
        ("🚀 harbour", "ab"),
        ("id:a", "a"),
        ("id:A*", "a"),
    ],
)  # fmt: skip
def test_membership(question: str, found: str) -> None:
    assert sorted(ids(question)) == sorted(found)


def test_all_and_any() -> None:
    assert ids("grain harbour ships", match=Match.ALL) == "a"
    assert ids("the grain harbour xyzzy", match=Match.ALL) == ""
    assert ids("harbour lighthouse", match=Match.ALL) == ""
    assert ids("harbour lighthouse consul", match=Match.ANY) == "abcd"
    assert ids("harbours", exact=True) == "b"


ALEKSEEV = Party("Ambassador Alekseev", Person("A.I. Alekseev"), "Ambassador", "Soviet Embassy", "Havana")
MINISTRY = Party("USSR Foreign Ministry", body="USSR Foreign Ministry", post="Moscow")
FULL = Cable(
    "full", "Telegram", sender=ALEKSEEV, recipients=(MINISTRY,),
    participants=(Participant(Person("Anastas Mikoyan"), Role.PRESENT, "A. Mikoyan"),),
    place="Havana", places=("West Berlin",), classification="top secret", kind="telegram", language="ru",
    keywords=(Keyword("missile bases", Origin.DECLARED), Keyword("naval quarantine", Origin.DERIVED)),
    references=(Reference("Deptel 505, October 3"),), sources=(Source(collection="Wilson"),),
)  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "from:alekseyev", "from:Алексеев", 'from:"A. I. Alekseev"', 'from:"soviet embassy"', 'to:"foreign ministry"',
        "with:mikoyan", "with:present/mikoyan", "with:sender/alekseev", "place:HAVANA", "about:berlin",
        "keyword:quarantine", 'keyword:"missile bases"', 'class:"Top Secret"', "kind:telegram", "lang:Russian",
        "lang:ru", "in:wilson", 'ref:"deptel 505"', "id:FULL", "from:(mikoyan OR alekseev)", "date:none",
        "-to:alekseev",
    ],
)  # fmt: skip
def test_a_field_has_what_is_asked(question: str) -> None:
    assert matches(read_question(question, strict=True).query, [FULL]) == ["full"]


@pytest.mark.parametrize(
    "question",
    ["from:mikoyan", "cc:alekseev", "with:sender/mikoyan", "place:hav", "class:secret", "kind:tele", "about:havana",
     "in:wils", "ref:50", "id:ful", "lang:en", "date:1962", 'keyword:"bases missile"'],
)  # fmt: skip
def test_a_field_has_not_what_is_asked(question: str) -> None:
    assert matches(read_question(question, strict=True).query, [FULL]) == []


def test_a_field_that_does_not_exist_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        matches(Query(filters=(Filter("nowhere", Value("nowhere", "x")),)), [FULL])


def dated(version: int, earliest: date | None, latest: date | None, **values: tuple[int, ...]) -> Entry:
    low, high = (day and day.toordinal() for day in (earliest, latest))
    return Entry(version, f"d{version}", "en", {"body": "grain"}, values, low, high, bool(earliest or latest))


SPANS = [
    dated(1, date(1962, 10, 25), date(1962, 10, 25), sender=(7,)),
    dated(2, date(1962, 10, 1), date(1962, 10, 31), sender=(7, 8)),
    dated(3, None, date(1962, 10, 24)),
    dated(4, date(1962, 10, 26), None, sender=(8,)),
    dated(5, None, None, sender=(7,)),
    dated(6, date(1961, 12, 31), date(1962, 1, 1)),
]


def request(question: str, **wanted: object) -> Request:
    query = read_question(question, strict=True).query
    return Request(query, limit=None, facet_fields=FACET_FIELDS, **wanted)  # type: ignore[arg-type]


def test_a_date_keeps_what_can_lie_in_it_and_tells_what_must() -> None:
    answer = evaluate(request("date:1962-10-22..1962-10-28"), SPANS)
    assert {hit.version: hit.date_match for hit in answer.hits} == {
        1: DateMatch.CERTAIN, 2: DateMatch.POSSIBLE, 3: DateMatch.POSSIBLE, 4: DateMatch.POSSIBLE,
    }  # fmt: skip
    assert (answer.total, answer.certain, answer.possible, answer.undated) == (4, 1, 3, 1)


def test_open_spans_lie_within_open_ranges() -> None:
    answer = evaluate(request("date:1962-10-20.."), SPANS)
    assert {hit.version for hit in answer.hits if hit.date_match is DateMatch.CERTAIN} == {1, 4}
    answer = evaluate(request("date:..1962-10-24"), SPANS)
    assert {hit.version for hit in answer.hits if hit.date_match is DateMatch.CERTAIN} == {3, 6}


def test_an_excluded_date_keeps_what_can_lie_outside() -> None:
    assert {hit.version for hit in evaluate(request("-date:1962-10"), SPANS).hits} == {3, 4, 5, 6}


def test_without_a_date_asked_nothing_is_counted_by_dates() -> None:
    answer = evaluate(request("grain"), SPANS)
    assert (answer.total, answer.certain, answer.possible, answer.undated) == (6, 0, 0, 0)
    assert all(hit.date_match is None for hit in answer.hits)


def test_sorting_by_date_puts_the_narrower_first_and_the_undated_last() -> None:
    def order(sort: Sort) -> list[int]:
        return [hit.version for hit in evaluate(request("", sort=sort), SPANS).hits]

    assert order(Sort.DATE) == [6, 2, 3, 1, 4, 5]
    assert order(Sort.LATEST) == [2, 4, 1, 3, 6, 5]


def test_an_open_side_sorts_by_the_other_and_after_what_is_narrower() -> None:
    day = date(1962, 10, 25)
    spans = [dated(1, None, day), dated(2, day, None), dated(3, day, day), dated(4, day, date(1962, 10, 30))]
    asked = request("", sort=Sort.DATE)
    assert [hit.version for hit in evaluate(asked, spans).hits] == [3, 4, 2, 1]


def test_the_extent_of_an_answer_is_what_its_cables_state() -> None:
    answer = evaluate(request("date:1962-10-22..1962-10-28"), SPANS)
    assert (answer.first, answer.last) == (date(1962, 10, 1).toordinal(), date(1962, 10, 31).toordinal())
    answer = evaluate(request("date:none"), SPANS)
    assert (answer.first, answer.last) == (None, None)


def test_a_page_of_the_hits() -> None:
    asked = Request(Query(), sort=Sort.DATE, offset=2, limit=2)
    assert [hit.version for hit in evaluate(asked, SPANS).hits] == [3, 1]
    assert evaluate(asked, SPANS).total == 6


def asked_of(value: int) -> OneOf:
    return OneOf("sender", frozenset({value}), Value("from", str(value)))


def test_a_facet_leaves_out_its_own_filters_but_none_inside_or() -> None:
    chosen = Query(filters=(Filter("from", asked_of(8)),))
    answer = evaluate(Request(chosen, facets=("sender",), facet_fields=FACET_FIELDS), SPANS)
    assert answer.total == 2
    assert (answer.facets["sender"].counts, answer.facets["sender"].missing) == ({7: 3, 8: 2}, 2)
    inside = Query(required=(Or((asked_of(8), asked_of(9))),))
    answer = evaluate(Request(inside, facets=("sender",), facet_fields=FACET_FIELDS), SPANS)
    assert answer.facets["sender"].counts == {7: 1, 8: 2}


@pytest.mark.parametrize(
    ("interval", "buckets", "spanning"),
    [
        (Interval.DAY, {date(1962, 10, 25): 1}, 4),
        (Interval.MONTH, {date(1962, 10, 1): 2}, 3),
        (Interval.YEAR, {date(1962, 1, 1): 2}, 3),
        (Interval.DECADE, {date(1960, 1, 1): 3}, 2),
        (Interval.CENTURY, {date(1900, 1, 1): 3}, 2),
    ],
)
def test_a_histogram_counts_each_cable_once(interval: Interval, buckets: dict[date, int], spanning: int) -> None:
    histogram = evaluate(request("date:1962", facets=("date",), interval=interval), SPANS).histogram
    assert histogram is not None
    assert (histogram.buckets, histogram.spanning, histogram.missing) == (buckets, spanning, 1)


def test_words_that_no_cable_has_are_named_and_two_that_never_meet_are_told() -> None:
    entries = [
        Entry(1, "x", "en", {"body": "harbour"}, {}),
        Entry(2, "y", "en", {"body": "lighthouse"}, {}),
    ]
    answer = evaluate(request("harbour lighthouse xyzzy plugh* (quux harbour)"), entries)
    assert answer.not_found == ("xyzzy", "plugh*", "quux")
    assert not answer.relaxed
    answer = evaluate(request("harbour lighthouse xyzzy"), entries)
    assert (answer.total, answer.relaxed) == (2, True)


def test_a_cable_and_its_dates_come_through_the_record() -> None:
    span = DateSpan(date(1962, 11, 1), date(1962, 11, 30), Precision.MONTH)
    cable = Cable("m", "Despatch", date=span)
    assert matches(read_question("date:1962-11-04").query, [cable]) == ["m"]
    assert matches(read_question("date:1962-12").query, [cable]) == []


@pytest.mark.parametrize(("parts", "holding", "enough"), [(5, 60, 0), (5, 40, 1), (8, 250, 0), (8, 60, 3)])
def test_fewer_of_the_words_are_enough_where_few_cables_hold_the_usual_part(
    parts: int, holding: int, enough: int
) -> None:
    """Of a whole sentence already where less than two hundred do."""
    assert lowered(Match.ENOUGH, parts, 5000, lambda n: holding if n == needed(Match.ENOUGH, parts) else 4000) == enough


@pytest.mark.parametrize(
    ("question", "only_asking"),
    [
        ("cables about barges", 2),
        ("Please show me all documents dealing with the barges", 7),
        ("I am looking for anything on barges", 6),
        ("I'm interested in barges", 3),
        ("What documents exist that mention barges?", 5),
        ("describe information wanted of barges", 1),
        ("Dokumente über Kähne", 2),
        ("documents sur les péniches", 2),
        ("cables", 0),
        ("cables about", 0),
        ("cables cut in the harbour", 0),
        ("show of force by barges", 0),
        ("list of barges", 0),
        ("about barges", 0),
    ],
)
def test_the_first_words_that_only_ask_are_told(question: str, only_asking: int) -> None:
    assert asking_words([fold(word) for word in words(question)]) == only_asking


def test_words_that_only_ask_need_not_be_in_a_cable() -> None:
    assert ids("any documents about lighthouses") == "cd"
