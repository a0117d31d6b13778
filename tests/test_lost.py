"""Why an answer is empty or small: every number is that of a question that can be asked."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables
from hypothesis import given
from hypothesis import strategies as st

from search.spelling import distance


@pytest.fixture
def lost(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is said of the answer to a question."""
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    return lambda *question: cables("search", "--json", *question).json["lost"]


EMPTY = [
    ("microphone", "from:nobody"),
    ("barometer", "date:2090"),
    ("barometer", "--date", "2090", "--kind", "telegram"),
    ("+microphone", "-legation", "date:1700"),
    ("microphone", "zeppelin", "--all"),
    ("microphone", "-microphone"),
]


@pytest.mark.parametrize("question", EMPTY)
def test_the_numbers_are_those_of_questions_that_can_be_asked(
    lost: Any, cables: Cables, question: tuple[str, ...]
) -> None:
    found = lost(*question)
    nearest = found["nearest"]
    assert len(found["clauses"]) > 1
    assert nearest["total"] > 0
    again = cables("search", "--json", *shlex.split(nearest["question"], posix=False), *nearest["flags"])
    assert again.json["total"] == nearest["total"]
    for clause in found["clauses"]:
        if clause["kind"] == "filter":
            assert cables("search", "--json", clause["clause"]).json["total"] == clause["alone"]


def test_each_part_tells_what_is_found_without_it(lost: Any, cables: Cables) -> None:
    found = lost("barometer", "date:2090")
    assert [(each["clause"], each["kind"], each["field"]) for each in found["clauses"]] == [
        ("date:2090", "filter", "date"),
        ("barometer", "words", None),
    ]
    assert found["clauses"][0]["without"] == cables("search", "--json", "barometer").json["total"]
    assert found["clauses"][1]["without"] == 0
    assert found["nearest"]["question"] == "barometer"
    assert found["nearest"]["left_out"] == ["date:2090"]


@pytest.mark.usefixtures("lost")
def test_undated_cables_are_told_with_the_date_that_left_them_out(cables: Cables) -> None:
    asked = cables("search", "--json", "barometer", "date:2090").json
    assert asked["lost"]["clauses"][0]["undated"] == asked["dates"]["undated"]


SPELT = [
    ("barrometer", None, "barometer"),
    ("microfone", None, "microphone"),
    ("legtaion", None, "legation"),
    ("kind:telegramm", "kind", "telegram"),
    ("class:topsecret", "class", "top secret"),
]


@pytest.mark.parametrize(("question", "field", "meant"), SPELT)
def test_what_may_have_been_meant(lost: Any, question: str, field: str | None, meant: str) -> None:
    (suggestion, *_) = lost(question)["suggestions"]
    assert suggestion["field"] == field
    assert suggestion["alike"]
    assert meant in [each["text"] for each in suggestion["instead"]]


@pytest.mark.usefixtures("lost")
def test_a_question_is_never_changed(cables: Cables) -> None:
    answer = cables("search", "--json", "barrometer", "-zeppelin").json
    assert answer["total"] == 0
    assert answer["query"]["read_as"] == "barrometer -zeppelin"
    assert answer["lost"]["nearest"]["changed"] == ["barrometer → barometer"]


def test_a_word_in_vain_beside_others_is_told(lost: Any) -> None:
    found = lost("barrometer", "microphone")
    assert "barometer" in [each["text"] for each in found["suggestions"][0]["instead"]]


def test_values_that_there_are_where_none_is_alike(lost: Any) -> None:
    (suggestion,) = lost("class:qqqq")["suggestions"]
    assert not suggestion["alike"]
    assert "secret" in [each["text"] for each in suggestion["instead"]]
    assert lost("class:qqqq")["nearest"] is None


def test_nothing_is_said_of_a_good_answer(lost: Any) -> None:
    assert lost("barometer") is None
    assert lost("...") is None


@pytest.mark.usefixtures("lost")
def test_the_screen_says_it_in_few_lines(cables: Cables) -> None:
    screen = cables("search", "barometer", "date:2090").out
    assert "date:2090: no cable by itself" in screen
    assert "nearest question that finds something: barometer" in screen
    assert len(screen.splitlines()) < 10


@given(st.text("abcd", max_size=7), st.text("abcd", max_size=7))
def test_a_distance_is_the_same_both_ways_and_cut_off_beyond_what_is_asked(one: str, other: str) -> None:
    whole = distance(one, other, 99)
    assert whole == distance(other, one, 99)
    assert (whole == 0) == (one == other)
    assert whole <= max(len(one), len(other))
    assert min(distance(one, other, 2), 3) == min(whole, 3)


@pytest.mark.parametrize(
    ("question", "in_vain"),
    [
        ('barometer "purple zeppelin"', ['"purple zeppelin"']),
        ("barometer purple NEAR/2 zeppelin", ["(purple NEAR/2 zeppelin)"]),
        ('barometer legation (microphone "purple zeppelin")', ['"purple zeppelin"']),
        ("barometer (purplish OR zeppelin)", ["(purplish OR zeppelin)"]),
        ('barometer zeppelin "hidden microphone"', ["zeppelin"]),
        ('barometer "hidden microphone" "..."', []),
    ],
)
@pytest.mark.usefixtures("lost")
def test_no_part_that_finds_nothing_goes_unsaid(cables: Cables, question: str, in_vain: list[str]) -> None:
    assert cables("search", "--json", question).json["query"]["not_found"] == in_vain
    printed = cables("search", question).out
    assert all(f"no cable has: {part}" in printed for part in in_vain)
