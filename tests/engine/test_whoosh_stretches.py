"""However little is looked at or moved at once, and however few segments there may be, answers stay what they are."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from every import made
from hypothesis import HealthCheck, settings
from test_answers import History, entry, found, says_what_the_plain_evaluator_says, whatever

from index.engine import Request
from index.engines.whoosh import merge, occurrences, writer
from index.query import Leaf, Near, Phrase, Query, Word


@pytest.mark.parametrize(("segments", "numbers"), [(1, 1), (2, 9)])
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@whatever
def test_answers_do_not_depend_on_what_is_done_at_once(
    segments: int, numbers: int, history: History, asked: list[Request], places: list[Leaf], exact: bool
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(writer, "MOST_SEGMENTS", segments)
        patched.setattr(merge, "AT_ONCE", numbers)
        patched.setattr(occurrences, "AT_ONCE", numbers)
        says_what_the_plain_evaluator_says(made("whoosh", Path(folder)), history, asked, places, exact)


@pytest.mark.parametrize("numbers", [1, 20, 1 << 20])
def test_forms_that_take_turns_are_each_found_in_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: int
) -> None:
    monkeypatch.setattr(occurrences, "AT_ONCE", numbers)
    texts = [
        "envoy and the treaty",
        "treaty of an envoys",
        "the envoy envoy treaty",
        "treaty envoys",
        "envoys",
        "treaty",
    ]
    engine = made("whoosh", tmp_path)
    engine.write([entry(version, text) for version, text in enumerate(texts, 1)], [])
    assert sorted(found(engine, Near(Word("envoy"), Word("treaty"), 1))) == [3, 4]
    assert sorted(found(engine, Near(Word("envoys"), Word("treaty"), 3))) == [1, 2, 3, 4]
    assert found(engine, Phrase("envoy treaty")) == [3]


def test_a_pair_counts_alike_whether_many_or_few_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = made("whoosh", tmp_path)
    texts = ["treaty envoy treaty", "envoy treaty", "treaty of the envoy and the treaty of the envoy"]
    engine.write([entry(version, text) for version, text in enumerate(texts, 1)], [])
    asked = Request(Query((Near(Word("envoy"), Word("treaty"), 4),)))
    few = engine.snapshot().answer(asked)
    monkeypatch.setattr(occurrences, "_FEW", 0)
    assert engine.snapshot().answer(asked) == few
