"""Of which places a cable speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.normalise.about import places_of


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Wheat for Norway comes from Brazil; Norway pays.", ("Norway", "Brazil")),
        ("Peking and Peiping are one city.", ("Peking",)),
        ("The USSR and the Soviets are one.", ("Soviet Union",)),
        ("THE CARGO LEFT OSLO FOR ODESSA.", ("Odessa", "Oslo")),
        ("He read it in the Washington Post.", ()),
        ("One Norwegian came.", ()),
        ("The Norwegians and the Norwegian ship came.", ("Norway",)),
        ("A jordan almond and turkey for dinner.", ()),
    ],
)
def test_places(body: str, places: tuple[str, ...]) -> None:
    assert places_of(Draft(parts={"body": body}, digest="")).value == places


def test_the_title_counts_for_two() -> None:
    made = Draft(parts={"title": "Telegram on Peru", "body": "Chile is far."}, digest="")
    assert places_of(made).value == ("Peru", "Chile")


@given(st.text(alphabet=st.sampled_from("Norway PeruUSR.- \nTheHague")))
def test_evidence_is_the_text_itself(body: str) -> None:
    for why in places_of(Draft(parts={"body": body}, digest="")).evidence:
        assert why.words == body[why.start : why.end]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. THE KEEPER TELLS US THAT THE LAMP IS LIT. HE GAVE NOTHING TO US.", ()),
        ("1. THE US AND FRANCE AGREED. US POSITION IS KNOWN, AND US-SOVIET TALKS GO ON.", ("United States", "France")),
    ],
)
def test_in_capitals_us_may_be_those_who_write(text: str, places: tuple[str, ...]) -> None:
    assert set(places_of(Draft({"body": text}, "")).value) >= set(places)
    assert bool(places) or not places_of(Draft({"body": text}, "")).value
