"""The real documents: the first of all, whole, and some volumes at their size."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables

pytestmark = pytest.mark.real

PRESENT = {"alekseev", "mikoyan", "fidel castro", "dorticos", "r. castro", "guevara", "aragonéz", "rodríguez"}
NAMED = {"khrushchev", "kennedy", "u thant", "mccloy", "stevenson"}


@pytest.fixture
def seed(cables: Cables, seed_file: Path) -> Cables:
    assert cables("ingest", seed_file).status == 0
    return cables


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (["guarantees from the USA"], "guarantees"),
        (["--from", "Alekseev"], "Alekseev"),
        (["--with", "Mikoyan"], "Mikoyan"),
        (["--with", "Guevara"], "Guevara"),
        (["--date", "1962-11"], ""),
        (["--to", "foreign ministry"], ""),
    ],
    ids=str,
)
def test_the_seed_is_found_with_the_words_shown(seed: Cables, question: list[str], shown: str) -> None:
    (hit,) = seed("search", *question, "--json").json["hits"]
    assert hit["id"] == "wilson-110429"
    assert any(shown.lower() in snippet["text"].lower() for snippet in hit["snippets"])


def test_the_record_of_the_seed(seed: Cables) -> None:
    record = seed("show", "wilson-110429", "--json").json
    assert (record["date"]["start"], record["date"]["end"]) == ("1962-11-04", "1962-11-04")
    assert record["sender"]["name"].endswith("Alekseev")
    assert (record["sender"]["body"], record["sender"]["post"]) == ("Soviet Embassy", "Havana")
    (recipient,) = record["recipients"]
    assert recipient["body"] == "USSR Foreign Ministry"
    roles = {each["name"].lower(): each["role"] for each in record["participants"]}
    assert len(roles) == len(PRESENT | NAMED)
    for people, role in ((PRESENT, "present"), (NAMED, "named")):
        for person in people:
            (found,) = [name for name in roles if name.endswith(person)]
            assert roles[found] == role
    assert record["original_language"] == "ru"
    assert record["source"]["archive"] == "AVP RF"
    assert record["source"]["translator"] == "John Henriksen"
    assert record["source"]["url"].endswith("110429")
    assert "Zubok" not in json.dumps(record["participants"])


def test_volumes_at_their_size(cables: Cables, real_corpus: Callable[[str], Path]) -> None:
    australia = real_corpus("dafp") / "volume-2-1939"
    report = cables("ingest", australia, "--json").json
    assert report["rejected"] == []
    assert report["added"] == len(list(australia.glob("*.md")))
    america = real_corpus("frus") / "frus1961-63v06.xml"
    report = cables("ingest", america, "--json").json
    assert report["added"] == america.read_text(encoding="utf-8").count('type="document"')
    assert cables("check").status == 0
    found: dict[str, Any] = cables(
        "search", "from:khrushchev", "to:kennedy", "--date", "1962-10..1962-11", "--json"
    ).json
    assert found["total"] >= 5
    assert all(hit["sender"]["name"].endswith("Khrushchev") for hit in found["hits"])
    again = cables("ingest", australia, america, "--json").json
    assert (again["added"], again["updated"]) == (0, 0)
