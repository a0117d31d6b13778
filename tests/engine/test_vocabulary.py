"""What an engine tells of its words is what its living cables hold."""

from functools import cache
from pathlib import Path

import pytest
from every import NAMES, made_by
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Engine, Entry
from index.engines.whoosh.engine import WhooshEngine
from index.slips import differing, is_one_off
from search.spelling import distance

TEXTS = {
    1: "envoys of the legation", 2: "The envoy's despatch, the envoi", 3: "envoy enjoy convoy", 4: "посол посла",
    5: "北京 大使", 6: "a b c ab", 7: "missile missiles rnissile",
}  # fmt: skip


def entry(version: int, body: str) -> Entry:
    return Entry(version, f"v{version}", "en", {"body": body, "title": body.split()[0]}, {})


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An index that all tests here read, and none changes."""
    engine = made_by(request, tmp_path_factory.mktemp("words"))
    engine.write([entry(version, text) for version, text in TEXTS.items()], [])
    engine.write([entry(8, "envoy zeppelin")], [])
    engine.write([entry(9, "gone envoy")], [8])
    engine.write([], [9])
    return engine


@pytest.mark.parametrize("word", ["memorandum", "посольство", "notes", "note"])
def test_words_with_a_slip_anywhere_in_them(tmp_path: Path, word: str) -> None:
    one_off = [word[:at] + instead + word[at + gone :]
               for at in range(len(word) + 1) for instead, gone in (("x", 1), ("х", 0), ("", 1))]  # fmt: skip
    two_off = [f"x{each}x" for each in one_off] + [f"{word}{word}", word[2:], word[:-2]]
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([entry(1, " ".join([*one_off, *two_off]))], [])
    found = engine.snapshot().words_near({word: 1})[word]
    assert found == {each for each in one_off + two_off if plainly(word, each) <= 1}


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
