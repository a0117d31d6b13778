"""What a leaf of a question asks of the tokens of a text."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Form, forms
from index.matching import Wanted, sequence
from index.query import Fuzzy, Phrase, Wildcard, Word

LANGUAGES = frozenset({"en", "fr"})
Leaf = Word | Phrase | Wildcard | Fuzzy


def matches(leaf: Leaf, text: str, exact: bool = False) -> bool:
    """Whether the text is just what the leaf asks for."""
    wanted, tokens = sequence(leaf, LANGUAGES, exact).wanted, forms(text, "en")
    return len(wanted) == len(tokens) and all(map(Wanted.matches, wanted, tokens))


@pytest.mark.parametrize(
    ("leaf", "text", "expected"),
    [
        (Word("envoys"), "envoy", True),
        (Word("Envoy"), "ENVOY'S", True),
        (Word("envoys", exact=True), "envoy", False),
        (Word("vis-à-vis"), "vis a vis", True),
        (Word("l'envoyé"), "envoyé", True),
        (Word("USSR"), "U.S.S.R.", True),
        (Phrase("envoys"), "envoy", False),
        (Phrase("of the envoys"), "of the envoys", True),
        (Wildcard("Lég*"), "legation", True),
        (Wildcard("l?gation"), "legation", True),
        (Wildcard("l?gation"), "lgation", False),
        (Wildcard("*ation"), "legation", True),
        (Wildcard("*ation"), "legations", False),
        (Wildcard("stra?e"), "straße", False),
        (Wildcard("北*"), "北", True),
        (Wildcard("vis-a-*"), "vis à vis", True),
        (Fuzzy("haluska", 1), "Halusca", True),
        (Fuzzy("haluska", 1), "Haluskova", False),
        (Fuzzy("haluska", 2), "Haluskova", True),
    ],
)
def test_what_matches(leaf: Leaf, text: str, expected: bool) -> None:
    assert matches(leaf, text) is expected


@pytest.mark.parametrize(
    ("word", "text", "language", "expected"),
    [
        ("keeping", "keep", "en", True),
        ("keeping", "keeps", "en", True),
        ("keeping", "keep", "fr", False),
        ("keeper", "keep", "en", False),
        ("keeper", "keep", "de", True),
        ("bees", "be", "en", False),
        ("keeper", "keeper", "xx", True),
    ],
)
def test_a_stem_asks_for_texts_in_its_own_language(word: str, text: str, language: str, expected: bool) -> None:
    (wanted,) = sequence(Word(word), frozenset({"en", "fr", "de", "es", "pt", "xx"})).wanted
    assert [wanted.matches(form) for form in forms(text, language)] == [expected]


def test_the_questions_flag_asks_for_exact_forms() -> None:
    assert not matches(Word("envoys"), "envoy", exact=True)


@pytest.mark.parametrize("leaf", [Word("—"), Phrase(" … "), Fuzzy("!"), Word("")])
def test_what_holds_no_letter_asks_for_nothing(leaf: Leaf) -> None:
    assert sequence(leaf, LANGUAGES).wanted == ()


@given(st.text("ab*?", min_size=1, max_size=12).filter(lambda p: "*" in p or "?" in p), st.text("ab", min_size=1))
def test_patterns_are_those_of_a_shell(pattern: str, word: str) -> None:
    (wanted,) = sequence(Wildcard(pattern), LANGUAGES).wanted
    assert wanted.matches(Form(word, word)) is fnmatchcase(word, pattern)


@given(st.text(max_size=30), st.sampled_from([Word, Phrase, Wildcard, Fuzzy]))
def test_no_text_of_a_question_is_an_error(text: str, kind: type[Leaf]) -> None:
    for wanted in sequence(kind(text), LANGUAGES).wanted:
        wanted.matches(Form("envoy", "envoy"))


def test_a_pattern_of_many_stars_comes_back() -> None:
    (wanted,) = sequence(Wildcard("*a" * 30 + "*b"), LANGUAGES).wanted
    assert not wanted.matches(Form("a" * 64, "a" * 64))
