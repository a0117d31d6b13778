"""The questions that a historian would ask of the specimens, with the whole answer of each."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables

QUESTIONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "truth" / "questions.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked["question"])
def test_the_answer_is_just_these(
    cables: Cables, specimen_index: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(specimen_index))
    assert sorted(cables("search", "--ids", asked["question"]).out.split()) == sorted(asked["ids"]), asked["why"]
