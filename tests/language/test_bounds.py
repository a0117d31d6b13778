"""A question asks for no more than a budget; what is beyond it is told and left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from index.query import Filter, Not, Or, Query, Value, Wildcard, Word
from search.language import read_as, read_question
from search.language.bounds import BUDGET, bounded
from search.language.meanings import MOST_DATES

WORDS = [f"word{number}" for number in range(300)]
LONG = [
    (" ".join(f"*{word}*" for word in WORDS), "plain", BUDGET // 4),
    (" ".join(f"{word}~" for word in WORDS), "plain", BUDGET // 4),
    (" ".join(f'"the {word}"' for word in WORDS), "plain", BUDGET // 3),
    (" ".join(f"{word} NEAR x{word}" for word in WORDS), "plain", BUDGET // 10),
    (" ".join(f"+{word}" for word in WORDS), "required", BUDGET),
    (" ".join(f"-{word}" for word in WORDS), "excluded", BUDGET),
    (" ".join(f"from:{word}" for word in WORDS), "filters", BUDGET),
    (" ".join(f"id:{word}" for word in WORDS), "filters", BUDGET // 2),
]


@pytest.mark.parametrize(("question", "place", "most"), LONG)
def test_what_is_beyond_is_left_out_and_told(question: str, place: str, most: int) -> None:
    reading = read_question(question)
    assert len(getattr(reading.query, place)) == most
    assert any("more than one question can ask for" in complaint.message for complaint in reading.complaints)
    with pytest.raises(UsageError, match="more than one question can ask for"):
        read_question(question, strict=True)


def test_no_more_dates_are_tried_than_can_be_asked_for() -> None:
    unread = [f"no{number}" for number in range(MOST_DATES)]
    for tried, dates in ((unread, 0), (unread[1:], 1)):
        question = " ".join(f"date:{each}" for each in (*tried, "1962"))
        assert len(read_question(question).query.filters) == dates
    years = " OR ".join(map(str, range(1800, 1801 + MOST_DATES)))
    assert "only the first" in read_question(f"date:({years})").complaints[0].message


def test_inside_of_brackets_too() -> None:
    reading = read_question(" OR ".join(WORDS))
    assert isinstance(reading.query.plain[0], Or)
    assert len(reading.query.plain[0].nodes) == BUDGET


def test_filters_and_exclusions_are_given_up_last() -> None:
    plain = tuple(Wildcard(f"{word}*") for word in WORDS)
    query = Query(plain=plain, excluded=(Word("not"),), filters=(Filter("from", Value("from", "someone")),))
    kept, first = bounded(query)
    assert (kept.excluded, kept.filters) == (query.excluded, query.filters)
    assert kept.plain == plain[: len(kept.plain)]
    assert first == plain[len(kept.plain)].pattern


def test_a_repeated_thing_costs_once() -> None:
    query = Query(required=tuple(Or((Word("one"), Word(word))) for word in WORDS[: BUDGET - 1]))
    assert bounded(query) == (query, "")
    assert bounded(Query(excluded=(Not(Word("one")),))) == (Query(excluded=(Not(Word("one")),)), "")


@given(
    st.lists(st.sampled_from(["a", "b*", "+c", "-d", '"e f"', "g~", "NEAR", "OR", "from:h", "(", ")"]), max_size=400)
)
def test_what_is_left_reads_as_itself(pieces: list[str]) -> None:
    question = " ".join(
        f"{piece}{number}" if piece[-1:].isalnum() and piece.islower() else piece for number, piece in enumerate(pieces)
    )
    query = read_question(question).query
    assert read_question(read_as(query)).query == query
