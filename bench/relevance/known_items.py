"""Questions for one cable that somebody half remembers, over the series of Australian and of American documents.

Each line of a file in `questions` has a cable's id, the kind of question and the question. The cables were chosen by
chance (`random.Random(seed).sample`), the questions written from reading them and before anything was asked; those of
`held` are of the volumes that `bench/held_out.toml` holds out, and are for the final figures alone. `seen` and `held`
are over the Australian documents, `american` over the volumes of *Foreign Relations of the United States* that are not
held out.
"""

import csv
from pathlib import Path
from typing import Final

from bench.relevance.collection import Collection, Document, Question
from corpus.cable import Cable
from index.folder import Index

_FILES: Final = {"seen": "dafp_seen.tsv", "held": "dafp_held.tsv", "american": "frus_seen.tsv"}
SETS: Final = tuple(_FILES)
_FOLDER: Final = Path(__file__).parent / "questions"
_CHUNK: Final = 500


def questions(which: str) -> dict[str, Question]:
    """The questions of one of `SETS`, by number."""
    with (_FOLDER / _FILES[which]).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {str(n): Question(row["question"], {row["id"]: 1}, row["kind"]) for n, row in enumerate(rows)}


def documents(index: Path) -> dict[str, Document]:
    """Every cable of an index as its peers are given it: all of its text."""
    found: dict[str, Document] = {}
    with Index.open(index).records() as store:
        versions = store.versions()
        for start in range(0, len(versions), _CHUNK):
            for cable in store.cables(versions[start : start + _CHUNK]).values():
                found[cable.id] = _document(cable)
    return found


def known_items(which: str, index: Path) -> Collection:
    """The questions of a set over the cables of an index."""
    return Collection(f"known items, {which}", documents(index), questions(which))


def _document(cable: Cable) -> Document:
    return Document(cable.title, "\n\n".join(filter(None, [cable.header, cable.summary, cable.body, *cable.notes])))
