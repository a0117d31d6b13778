"""Patterns of many words: the quick ways to look for them find what the plain pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.headings.alternation import alternation, alternatives, in_small, leaping, small

WORDS = r"quill|quills?|inks?(?= )|pen(?:s|knife)|[pq]aper|İstan|dır\w{1,4}|über|п(?:еро|исьмо)"
LETTERED = r"quill|quills|inks?(?= )|pen(?:s|knife)|paper|über|п(?:еро|исьмо)"
TEXT = st.text(alphabet="quilspenkrafbüПписьмоеIİıdDſ -.\n1_", max_size=40) | st.lists(
    st.sampled_from(
        ["Quill", "QUILLS", "inks ", "PenKnife", "paper", "ISTAN", "dırek", "DIREK", "Über", "ПЕРО", "-", "x", " "]
    )
).map("".join)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("quill", ["quill"]),
        ("quill|ink", ["quill", "ink"]),
        (r"qu(?:ill|een)|ink\||[|(]x|\(y|", [r"qu(?:ill|een)", r"ink\|", "[|(]x", r"\(y", ""]),
        (r"(a|(?:b|c))d|[]|]e|[^]|]f|[\]|]g", ["(a|(?:b|c))d", "[]|]e", "[^]|]f", r"[\]|]g"]),
    ],
)
def test_alternatives_stand_between_the_bars_outside_brackets(pattern: str, parts: list[str]) -> None:
    assert list(alternatives(pattern)) == parts


@given(TEXT)
def test_small_letters_stand_where_the_letters_stand(text: str) -> None:
    assert len(small(text)) == len(text)


@given(TEXT)
def test_what_is_looked_for_in_small_letters_is_found_where_either_case_is(text: str) -> None:
    assert spans(in_small(WORDS), small(text)) == spans(re.compile(WORDS, re.IGNORECASE), text)


@given(TEXT)
def test_a_search_that_leaps_finds_the_words_at_their_beginnings(text: str) -> None:
    plain = re.compile(rf"(?<!\w)(?:{alternation(alternatives(LETTERED))})")
    assert spans(re.compile(leaping(alternatives(LETTERED))), text) == spans(plain, text)
