"""The manual's examples are read strictly, and its list of fields is the table's."""

import re
from pathlib import Path

import pytest

from search.fields import FIELDS
from search.language import read_as, read_question

MANUAL = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", MANUAL, re.MULTILINE)
LISTED = re.findall(r"^\| `(\w+):` \| (.+) \|$", MANUAL, re.MULTILINE)


@pytest.mark.parametrize(("question", "shown"), EXAMPLES)
def test_an_example_is_read_as_the_manual_says(question: str, shown: str) -> None:
    reading = read_question(question, strict=True)
    assert read_as(reading.query) == shown
    assert read_question(shown, strict=True).query == reading.query


def test_the_manual_has_examples_and_every_field() -> None:
    assert len(EXAMPLES) > 25
    assert [(field.short, field.help) for field in FIELDS] == LISTED
