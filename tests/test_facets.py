"""Facets to steer by: exact, searchable, in either order, and compared with the whole collection."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.names.compare import fold
from search.faceting import likelihood_ratio


@pytest.fixture
def facet(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A facet as JSON, by its name and what is asked beside it."""
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))

    def asked(name: str, *rest: str) -> Any:
        return cables("facets", name, *rest, "--json").json["facets"][name]

    return asked


def counts(found: Any) -> dict[str, int]:
    return {each["value"]: each["count"] for each in found["values"]}


CHOSEN = [
    ("kind", ("--kind", "telegram")),
    ("kind", ("--kind", "telegram", "--kind", "letter")),
    ("kind", ("kind:telegram",)),
    ("kind", ("kind:(telegram OR letter)", "barometer")),
    ("place", ("--place", "ostrany", "barometer")),
]


@pytest.mark.parametrize(("name", "question"), CHOSEN)
def test_a_chosen_value_hides_none_of_its_siblings(facet: Any, name: str, question: tuple[str, ...]) -> None:
    without = [word for word in question if word == "barometer"]
    assert facet(name, "--top", "99", *question) == facet(name, "--top", "99", *without)


def test_each_count_is_what_the_value_finds(facet: Any, cables: Cables) -> None:
    for value, count in counts(facet("kind", "--top", "99", "barometer")).items():
        assert cables("search", "barometer", "--kind", value, "--json").json["total"] == count
    records = [cables("show", id, "--json").json for id in cables("search", "barometer", "--ids").out.split()]
    assert counts(facet("kind", "barometer", "--top", "99")) == Counter(
        each["kind"] for each in records if each["kind"]
    )


def test_the_first_and_the_rest_are_all(facet: Any) -> None:
    every = facet("participant", "--top", "9999")
    some = facet("participant", "--top", "3")
    assert every["other"] == 0
    assert len(every["values"]) == every["distinct"] == some["distinct"]
    assert some["values"] == every["values"][:3]
    assert some["other"] == sum(counts(every).values()) - sum(counts(some).values())


def test_values_can_be_looked_for(facet: Any) -> None:
    every, found = facet("participant", "--top", "9999"), facet("participant", "--top", "9999", "--like", "Whitcombe")
    wanted = [each for each in every["values"] if "whitcombe" in fold(each["label"])]
    assert found["values"] == wanted
    assert found["distinct"] == len(wanted) > 0
    assert (found["known"], found["missing"]) == (every["known"], every["missing"])
    assert facet("participant", "--like", "itcomb")["values"] == facet("participant", "--like", "ITCOMB")["values"]
    assert facet("participant", "--like", "hitcomb")["distinct"] == found["distinct"]
    assert facet("participant", "--like", "qqqq")["values"] == []
    assert facet("participant", "--like", "\u2042")["values"] == []


def test_values_by_their_names(facet: Any) -> None:
    found = facet("place", "--sort", "value", "--top", "9999")
    labels = [fold(each["label"]) for each in found["values"]]
    assert labels == sorted(labels)
    assert counts(found) == counts(facet("place", "--top", "9999"))


@pytest.mark.parametrize("interval", ["day", "month", "year", "decade", "century"])
def test_dates_in_the_steps_that_are_asked_for(facet: Any, interval: str) -> None:
    found = facet("date", "--interval", interval)
    assert found["interval"] == interval
    assert sum(counts(found).values()) + found["spanning"] == found["known"]
    assert found["known"] == facet("date")["known"]


def test_what_marks_an_answer(facet: Any) -> None:
    question = ("--top", "9999", "microphone")
    here, all_over = facet("keyword", *question), counts(facet("keyword", "--top", "9999"))
    found = facet("keyword", "--significant", *question)
    assert found["values"]
    assert [each["score"] for each in found["values"]] == sorted(
        (each["score"] for each in found["values"]), reverse=True
    )
    inside, whole = here["known"] + here["missing"], facet("keyword")["known"] + facet("keyword")["missing"]
    for each in found["values"]:
        assert each["count"] == counts(here)[each["value"]]
        assert each["in_all"] == all_over[each["value"]]
        assert each["count"] / inside > each["in_all"] / whole
    assert facet("keyword", "--significant")["values"] == []


@pytest.mark.parametrize(
    "arguments",
    [["date", "--like", "x"], ["date", "--significant"], ["sender", "--interval", "day"], ["sender", "--like", " "]],
)
def test_what_has_no_meaning_is_refused(cables: Cables, facet: Any, arguments: list[str]) -> None:
    assert facet("kind")["values"]
    ran = cables("facets", *arguments)
    assert ran.status == 2
    assert "--" in ran.err


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_ratio_is_never_negative_and_nought_for_what_is_no_commoner(a: int, b: int, c: int, d: int) -> None:
    count, inside, in_all, every = a, a + b, a + c, a + b + c + d
    ratio = likelihood_ratio(count, inside, in_all, every)
    assert ratio >= -1e-9
    if count * (every - inside) <= (in_all - count) * inside:
        assert ratio == 0


def test_counts_of_a_question_say_what_was_found_and_how_it_was_read(
    cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    assert cables("facets", "kind").out.startswith("kind (")
    first, *others = cables("facets", "kind", "barometer AND").out.splitlines()
    assert first.split(" · ")[0].endswith(" cables")
    assert "read as: barometer and" in others
    assert "no cable has from:nobody" in cables("facets", "sender", "--from", "nobody").out
