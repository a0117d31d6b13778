"""Phrases to browse by: candidates from a text, chosen by a collection's own statistics."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.salient import MOST_CANDIDATES, choose, salient_candidates

TEXT = (
    "The grain loan was discussed with the Valmoran Government. The grain loan is dear. On Monday the Minister said that "
    "Cape Orlo was dark, and that the light at Cape Orlo must burn before the grain loan is signed in November 1946."
)


def test_candidates_are_phrases_without_function_words_numbers_or_months() -> None:
    found = salient_candidates(TEXT, "en")
    assert found["grain loan"] == 3
    assert found["Cape Orlo"] == 2
    for phrase in found:
        words = phrase.split()
        assert 1 <= len(words) <= 3
        assert not {words[0].lower(), words[-1].lower()} & {"the", "was", "november", "monday", "1946", "said"}


def test_capitals_throughout_are_shown_small() -> None:
    assert "grain loan" in salient_candidates(TEXT.upper(), "en")


def test_a_phrase_of_some_documents_goes_before_one_of_all_and_one_of_none() -> None:
    candidates = {"grain loan": 3, "western alliance": 3, "odd barometer": 3}
    frequency = {"grain loan": 5, "western alliance": 90, "odd barometer": 1}
    assert choose(candidates, frequency, 100)[0] == "grain loan"
    assert choose(candidates, frequency, 100, limit=1) == ("grain loan",)


def test_a_phrase_goes_where_a_longer_one_holds_it() -> None:
    chosen = choose({"grain loan": 4, "grain": 4, "loan": 4}, {"grain loan": 3, "grain": 5, "loan": 5}, 50)
    assert chosen == ("grain loan",)


def test_few_documents_still_give_phrases_and_ties_follow_the_alphabet() -> None:
    assert choose({"b c": 2, "a b": 2}, {"b c": 1, "a b": 1}, 1) == ("a b", "b c")
    assert choose({}, {}, 0) == ()


@given(st.text(alphabet=st.sampled_from("abc ABC.,;-'\nof the12é")), st.sampled_from(["en", "fr", "xx", ""]))
def test_nothing_breaks_it_and_it_says_the_same_twice(text: str, language: str) -> None:
    found = salient_candidates(text, language)
    assert len(found) <= MOST_CANDIDATES
    assert found == salient_candidates(text, language)
    chosen = choose(found, Counter(dict.fromkeys(found, 2)), 10)
    assert len(chosen) <= 8 and set(chosen) <= set(found)


@pytest.mark.parametrize(
    ("language", "text", "kept", "gone"),
    [
        ("en", "Ambassador Orlo met Carla Quint about wheat prices. Visiting officers saw wheat prices fall.", {"wheat prices"},
         {"met Carla", "Quint", "visiting officers saw", "officers saw wheat"}),
        ("de", "Ich habe Brandel um drei Uhr gesehen. Die Getreidefrage und das Handelsabkommen sind offen.",
         {"Handelsabkommen", "Getreidefrage"}, {"Uhr gesehen", "habe Brandel", "Brandel"}),
        ("es", "El presidente recibió ayer al enviado. La reforma agraria avanza; la reforma agraria es lenta.",
         {"reforma agraria"}, {"recibió ayer", "ayer"}),
        ("fr", "Le ministre répondit hier. L'accord commercial d'après lui tarde.", {"accord commercial"}, {"répondit hier"}),
        ("ru", "Он сказал вчера о торговом договоре. Торговое соглашение подписано.", {"торговое соглашение"}, {"сказал вчера"}),
    ],
)  # fmt: skip
def test_phrases_are_cut_at_verbs_and_names(language: str, text: str, kept: set[str], gone: set[str]) -> None:
    found = set(salient_candidates(text, language, ["Orlo", "Carla Quint", "Brandel"]))
    assert kept <= found
    assert not gone & found


def test_what_stands_only_inside_a_longer_phrase_is_no_phrase() -> None:
    found = salient_candidates(
        "The light dues board met. The light dues board adjourned. The light dues board sat.", "en"
    )
    assert "light dues board" in found
    assert not {"light dues", "dues board"} & set(found)


def test_in_a_large_collection_a_phrase_of_one_document_is_none() -> None:
    assert choose({"grain loan": 3, "odd barometer": 3}, {"grain loan": 2, "odd barometer": 1}, 60) == ("grain loan",)
