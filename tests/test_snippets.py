"""Passages: what they cover, where they begin and end, and that only what matched is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import Filter, Or, Query, Word
from search.language import read_question
from search.snippets import Snippet, snippets

FILLER = "The delegation was received at the airport and driven to the residence. "
BODY = (
    FILLER * 8
    + "Rojas asked whether the harbour dues\nhad been paid. "
    + FILLER * 8
    + "The minister said that the harbour would be closed, and that dues paid before May would be returned. "
    + FILLER * 8
    + "Nobody spoke of lighthouses."
)


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.marks]


def ask(question: str, body: str = BODY, count: int = 1, width: int = 160, **texts: str) -> tuple[Snippet, ...]:
    return snippets({"body": body, **texts}, "en", read_question(question).query, ["en"], count, width)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("closing harbour returned", ["harbour", "closed", "returned"]),
        ("Rojas harbours", ["Rojas", "harbour"]),
        ('"harbour dues"', ["harbour dues"]),
        ('"dues harbour"', []),
        ('"dues before"~1', ["dues", "before"]),
        ("lighth*", ["lighthouses"]),
        ("rohas~1", ["Rojas"]),
        ("minister NEAR/5 harbour", ["minister", "harbour"]),
        ("+rojas -minister", ["Rojas"]),
        ('"closing"', []),
        ("the rojas", ["Rojas"]),
        ("from:rojas", []),
        ("title:harbour", []),
    ],
)
def test_the_words_that_matched_are_marked_and_no_others(question: str, words: list[str]) -> None:
    (snippet,) = ask(question)
    assert marked(snippet) == words


def test_a_passage_covers_most_of_the_words_and_keeps_to_sentences() -> None:
    (snippet,) = ask("minister harbour returned paid")
    assert snippet.text == (
        "… The minister said that the harbour would be closed, and that dues paid before May would be returned. …"
    )
    assert marked(snippet) == ["minister", "harbour", "paid", "returned"]


def test_line_breaks_become_blanks_also_inside_a_mark() -> None:
    (snippet,) = ask('"dues had been"')
    assert "\n" not in snippet.text
    assert marked(snippet) == ["dues had been"]


def test_a_second_passage_shows_what_the_first_lacks() -> None:
    first, second = ask("harbour returned lighthouses", count=2)
    assert marked(first) == ["harbour", "returned"]
    assert marked(second) == ["lighthouses"]


def test_fields_other_than_the_body() -> None:
    (snippet,) = ask("lamp", summary="About a lamp.", title="The lamp")
    assert snippet == Snippet("summary", "About a lamp.", ((8, 12),))
    assert ask("title:lamp", summary="About a lamp.", title="The lamp") == (
        Snippet("title", "The lamp", ((4, 8),)), Snippet("summary", "About a lamp."),
    )  # fmt: skip


def test_a_word_of_the_question_comes_before_the_names_of_its_filters() -> None:
    body = "The minister met Rojas in Velmar. " + FILLER * 8 + "Nobody spoke of lighthouses."
    names = Or(tuple(Word(name, exact=True) for name in ("minister", "Rojas")))
    query = Query(plain=(Word("lighthouses"),), filters=(Filter("with", names),))
    (snippet,) = snippets({"body": body}, "en", query, ["en"], 1, 100)
    assert marked(snippet) == ["lighthouses"]


def test_the_title_takes_no_passage_s_place() -> None:
    (snippet,) = ask("lamp oil wick", title="Of the lamp, its oil and its wick", body="No oil came this week.")
    assert (snippet.field, marked(snippet)) == ("body", ["oil"])


def test_a_beginning_does_not_say_the_title_again() -> None:
    body = "Of the lamp\n\nIt has burned for a year."
    assert ask("from:x", title="Of the lamp", body=body) == (Snippet("body", "It has burned for a year."),)
    assert ask("from:x", title="Of the lamp", body="Of the lamp") == (Snippet("body", "Of the lamp"),)


def test_where_nothing_is_found_the_beginning_stands() -> None:
    assert ask("from:x", body="  A short text. ") == (Snippet("body", "A short text."),)
    (snippet,) = ask("from:x", width=60)
    assert snippet.text.startswith("The delegation") and snippet.text.endswith(" …")
    assert ask("from:x", body="") == ()


def test_stems_of_every_language_of_the_index() -> None:
    query = read_question("ports").query
    (snippet,) = snippets({"body": "Le port est fermé."}, "fr", query, ["fr", "en"])
    assert marked(snippet) == ["port"]


def test_a_text_without_blanks_is_cut_to_the_width() -> None:
    body = "会谈" * 300 + "导弹基地" + "会谈" * 300
    (snippet,) = snippets({"body": body}, "zh", read_question("导弹").query, ["zh"], 1, 60)
    assert marked(snippet) == ["导弹"]
    assert len(snippet.text) <= 60


def test_a_run_of_characters_is_one_word_and_not_strewn_characters() -> None:
    query = read_question("外交部").query
    assert marked(snippets({"body": "他昨日到外交部。"}, "zh", query, ["zh", "en"])[0]) == ["外交部"]
    assert not any(each.marks for each in snippets({"body": "外国使节交来一部书。"}, "zh", query, ["zh", "en"]))


def test_exact_forms_alone_where_the_question_is_exact() -> None:
    query = Query(plain=read_question("harbours").query.plain, exact=True)
    (snippet,) = snippets({"body": BODY}, "en", query, ["en"])
    assert not snippet.marks


WORDS = st.sampled_from(["harbour", "dues", "paid", "the", "Rojas", "x.", "\n", "\n\n", "ends!", "会谈", "é", "'s"])


@given(
    st.lists(WORDS, max_size=120).map(" ".join),
    st.lists(st.sampled_from(["harbour", "dues", '"dues paid"', "p*", "paid NEAR/2 the", "会谈"]), max_size=4),
    st.integers(20, 200),
    st.integers(0, 4),
)
def test_passages_fit_and_marks_lie_in_order_inside_them(body: str, asked: list[str], width: int, count: int) -> None:
    made = snippets({"body": body}, "en", read_question(" ".join(asked)).query, ["en"], count, width)
    assert len(made) <= max(count, 1)
    for snippet in made:
        assert len(snippet.text) <= width
        assert "\n" not in snippet.text
        ends = [place for mark in snippet.marks for place in mark]
        assert ends == sorted(ends)
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
        assert not any(text[0].isspace() or text[-1].isspace() for text in marked(snippet))
