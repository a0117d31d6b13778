"""Topical questions over the series of Australian documents, with judgements: 2 is about it, 1 says something of it.

`questions/dafp_topics.tsv` has the questions, `questions/dafp_topics_judged.tsv` the ids and what each is worth for the
question of that number. For each question the first ten hits of every system in every one of its settings were pooled,
and judged by title, beginning and best passage, without sight of who had found them. Cables beyond the pool are worth
nothing. The index must hold the volumes that `bench/held_out.toml` does not hold out, and no others.
"""

import csv
from pathlib import Path

from bench.relevance.collection import Collection, Question
from bench.relevance.known_items import documents

_FOLDER = Path(__file__).parent / "questions"


def questions() -> dict[str, Question]:
    """The questions, by number."""
    worth: dict[str, dict[str, int]] = {}
    for row in _rows("dafp_topics_judged.tsv"):
        worth.setdefault(row["question"], {})[row["id"]] = int(row["worth"])
    asked = {str(n): row["question"] for n, row in enumerate(_rows("dafp_topics.tsv"))}
    return {key: Question(text, worth.get(key, {}), "topic") for key, text in asked.items()}


def topics(index: Path) -> Collection:
    """The questions over the cables of an index."""
    return Collection("topics", documents(index), questions())


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
