"""Many texts numbered at once have the tokens that each has by itself."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Form, forms
from index.engines.whoosh.numbering import Numbering

_LETTERS = "abcdeUSA\u00e9\u0430\u4e2d\u0301\u200d12 .,'\u2019`-_\n\t\u00a0\u00ad\x00\x1f\u2014&~=\u00b2\ud800"
_TELLING = [
    "the treaty", "U.S.S.R.'s", "l'eau d'Orsay", "Government's.", "(re-open)", "o'Neill", "a.b", "a.b.", "..", "e.g.,",
    "anticonstitutionalistically", "counterinsurgencies", "w" * 23, "w" * 24, "w" * 25, "w" * 70, "\u5916\u4ea4\u90e8",
    "x\u2014y", "mid\u00adwest", "d'", "'tis", "1,234.56", "para.3", "No.5", "\u0130stanbul", "\u00b2",
]  # fmt: skip
_TEXTS = st.lists(
    st.one_of(st.text(), st.text(_LETTERS), st.lists(st.sampled_from(_TELLING)).map(" ".join)), max_size=8
)


def _numbered(numbering: Numbering, texts: Sequence[str], language: str) -> list[list[Form]]:
    found = numbering.number(texts, language)
    known = numbering.lexicon.forms()
    tokens = iter(known[number] for number in found.tokens.tolist())
    return [[next(tokens) for _ in range(length)] for length in found.lengths.tolist()]


@given(_TEXTS, _TEXTS, st.sampled_from(["en", "fr", "", "zh"]))
def test_texts_numbered_together_have_their_own_tokens(one: list[str], two: list[str], language: str) -> None:
    numbering = Numbering()
    for texts in (one, two, one):
        assert _numbered(numbering, texts, language) == [forms(text, language) for text in texts]


@pytest.mark.parametrize("text", _TELLING)
def test_what_stands_alone_is_cut_as_in_a_sentence(text: str) -> None:
    numbering = Numbering()
    for each in (text, f"{text} {text}", f"the {text}, and {text}."):
        assert _numbered(numbering, [each], "en") == [forms(each, "en")]


def test_many_words_are_told_apart_as_the_table_grows() -> None:
    numbering = Numbering()
    texts = [" ".join(f"w{number * 7919 % 1_000_003}" for number in range(n, n + 500)) for n in range(0, 100_000, 500)]
    for _ in range(2):
        assert _numbered(numbering, texts, "en") == [forms(text, "en") for text in texts]
    assert len(set(numbering.lexicon.forms())) == len(numbering.lexicon)


def test_languages_do_not_share_stems() -> None:
    numbering = Numbering()
    assert _numbered(numbering, ["nations"], "en") != _numbered(numbering, ["nations"], "fr")
