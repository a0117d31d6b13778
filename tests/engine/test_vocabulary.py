"""What an engine tells of its words is what its living cables hold."""

from functools import cache
from pathlib import Path

import pytest
from every import NAMES, made_by
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Engine, Entry
from index.slips import differing, is_one_off
from search.spelling import distance

TEXTS = {
    1: "envoys of the legation", 2: "The envoy's despatch, the envoi", 3: "envoy enjoy convoy", 4: "посол посла",
    5: "北京 大使", 6: "a b c ab", 7: "missile missiles rnissile",
}  # fmt: skip


def entry(version: int, body: str) -> Entry:
    return Entry(version, f"v{version}", "en", {"body": body, "title": body.split()[0]}, {})


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    engine = made_by(request, tmp_path)
    engine.write([entry(version, text) for version, text in TEXTS.items()], [])
    engine.write([entry(8, "envoy zeppelin")], [])
    engine.write([entry(9, "gone envoy")], [8])
    engine.write([], [9])
    return engine


def test_how_many_cables_have_a_word(engine: Engine) -> None:
    counts = engine.snapshot().cables_with(["envoy", "envoys", "the", "zeppelin", "gone", "", "посол", "missil"])
    assert counts == {"envoy": 2, "envoys": 1, "the": 2, "посол": 1}


@pytest.mark.parametrize("word", ["envoy", "missile", "посол", "a", "京", "zzzzzzzz", "envoyenvoyenvoy"])
@pytest.mark.parametrize("edits", [0, 1, 2, 3])
def test_words_like_another(engine: Engine, word: str, edits: int) -> None:
    snapshot = engine.snapshot()
    every = snapshot.words_beginning("")
    near = snapshot.words_near({word: edits, "envoi": 1})[word]
    assert {each for each in every if plainly(word, each) <= edits} == near
    assert {each for each in every if distance(word, each, edits) <= edits} >= near


@cache
def plainly(one: str, other: str) -> int:
    """Levenshtein's distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return plainly(one[1:], other[1:])
    return 1 + min(plainly(one[1:], other), plainly(one, other[1:]), plainly(one[1:], other[1:]))


@given(st.text("ab", max_size=5), st.text("abя", max_size=5))
def test_words_one_letter_off(one: str, other: str) -> None:
    assert is_one_off(*differing(one, other)) == (plainly(one, other) <= 1)


def test_words_that_begin_alike(engine: Engine) -> None:
    snapshot = engine.snapshot()
    assert snapshot.words_beginning("env") == {"envoy", "envoys", "envoi"}
    assert snapshot.words_beginning("пос") == {"посол", "посла"}
    assert snapshot.words_beginning("missil") == {"missile", "missiles"}
    assert snapshot.words_beginning("missil", "env") == {"missile", "missiles", "envoy", "envoys", "envoi"}
    assert snapshot.words_beginning() == frozenset()
    assert snapshot.words_beginning("=") == frozenset()
    assert snapshot.words_beginning("q") == frozenset()
