"""Whatever is asked is answered: no question fails, however broken or huge (`bench/hostile` measures how fast)."""

from pathlib import Path

import pytest
from conftest import Cables

from bench.hostile.commands import commands
from bench.hostile.questions import hostile

QUESTIONS = hostile()
COMMANDS = commands()


@pytest.fixture
def asked(cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch) -> Cables:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    return cables


def test_there_are_hundreds_of_them() -> None:
    assert len(QUESTIONS) > 500
    assert len(set(COMMANDS)) > 200


@pytest.mark.parametrize("number", range(0, len(QUESTIONS), 20))
def test_every_question_is_answered(asked: Cables, number: int) -> None:
    for question in QUESTIONS[number : number + 20]:
        ran = asked("search", "--limit", "2", "--", question)
        assert ran.status == 0, (question[:80], ran.err)
        assert not ran.err
        assert not set(ran.out) & set("\x00\x07\x08\x1b\x7f\u202e\u2066")


@pytest.mark.parametrize("number", range(0, len(COMMANDS), 20))
def test_every_argument_is_answered_or_refused_in_a_sentence(asked: Cables, number: int) -> None:
    for arguments in COMMANDS[number : number + 20]:
        ran = asked(*arguments)
        assert ran.status in (0, 1, 2), arguments
        assert (ran.status == 0) == (not ran.err), (arguments, ran.err)
        assert len(ran.err) < 1500
        assert len(ran.err.splitlines()) <= (3 if "--strict" in arguments else 1)
        assert not set(ran.out + ran.err) & set("\x00\x07\x08\x1b\x7f\u202e\u2066")


@pytest.mark.parametrize("number", range(0, len(QUESTIONS), 40))
def test_strict_refuses_in_words_or_answers(asked: Cables, number: int) -> None:
    for question in QUESTIONS[number : number + 40]:
        assert asked("search", "--strict", "--ids", "--", question).status in (0, 2)


@pytest.mark.parametrize(
    "question", ["(" * 10_000, "*", '"' * 999, "\0", "\ud800", "NOT " * 5000 + "treaty", "a* " * 300]
)
def test_a_concordance_is_as_patient(asked: Cables, question: str) -> None:
    ran = asked("concordance", "--limit", "3", "--", question)
    assert ran.status in (0, 2), ran.err
