"""The measurement: documents through the pipeline, what returns through the judge, counts by collection and field."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.accuracy import dafp, frus, letters, specimens
from bench.accuracy.identities import met_by_a_stranger
from bench.accuracy.judge import Judgement, judge
from bench.accuracy.sampling import choose
from bench.accuracy.truth import Document, Truth
from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.readers import Rejection

COLLECTIONS: Final = ("frus", "dafp", "suriano", "qhod", "maechtekongresse", "specimens")
Reading = tuple[str, Truth, Cable]


@dataclass(frozen=True, slots=True)
class Miss:
    """A field that is not as it should be, and the words about it in the document."""

    collection: str
    id: str
    judgement: Judgement
    words: str


@dataclass(slots=True)
class Tally:
    """Counts of one field of one collection."""

    documents: int = 0
    asked: int = 0
    found: int = 0
    answered: int = 0
    right: int = 0
    possible: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, judgement: Judgement) -> None:
        """Count one judgement."""
        self.documents += 1
        self.asked += judgement.asked
        self.found += judgement.found
        self.answered += judgement.answered
        self.right += judgement.right
        self.possible += judgement.possible
        self.faults[judgement.fault] += bool(judgement.fault)

    @property
    def precision(self) -> float | None:
        """The right share of the answers, or None without any."""
        return self.right / self.answered if self.answered else None

    @property
    def recall(self) -> float | None:
        """The share found of what was to be found, or None where nothing was."""
        return self.found / self.asked if self.asked else None


Tallies = dict[str, dict[str, Tally]]


def measure(
    collections: tuple[str, ...], corpora: Path | None, most: int, *, held: bool
) -> tuple[Tallies, list[Miss], Counter[str]]:
    """Counts by collection and field, the misses, and how many documents of each collection were read."""
    tallies: Tallies = defaultdict(lambda: defaultdict(Tally))
    misses: list[Miss] = []
    read: Counter[str] = Counter()
    for collection in collections:
        for name, truth, cable in _readings(collection, corpora, most, held=held):
            read[collection] += 1
            for judgement in judge(truth, cable):
                tallies[collection][judgement.field].add(judgement)
                if judgement.fault:
                    misses.append(Miss(collection, name, judgement, words_about(judgement, cable)))
    return tallies, misses, read


def _readings(collection: str, corpora: Path | None, most: int, *, held: bool) -> Iterator[Reading]:
    if collection == "specimens":
        yield from specimens.readings(most)
    elif corpora is not None:
        for document in documents(collection, corpora, most, held=held):
            item = read(document)
            if isinstance(item, Record):
                yield document.id, document.truth, met_by_a_stranger(item.cable, document.volume)
            else:
                print(f"{document.collection} {document.id} was rejected: {item.reason if item else 'empty'}")


def documents(collection: str, corpora: Path, most: int, *, held: bool) -> Iterator[Document]:
    """The sample of a collection of real documents; none where the folder is not there."""
    files = choose(collection, _LISTS[collection](corpora / collection), held=held)
    if collection == "frus":
        return frus.documents(files, most, corpora / "people" / "data")
    if collection == "dafp":
        return dafp.documents(files, most)
    return letters.documents(collection, files, most)


def read(document: Document) -> Record | Rejection | None:
    """What the pipeline makes of a document's plain text."""
    file = InputFile.in_memory(document.path, document.content.encode("utf-8"))
    return next(iter(records(file, document.collection)), None)


_LISTS: Final[Mapping[str, Callable[[Path], list[Path]]]] = {
    "frus": lambda folder: sorted(folder.glob("*.xml")),
    "dafp": lambda folder: sorted(path for path in folder.glob("*") if path.is_dir()),
    "suriano": lambda folder: sorted(folder.glob("datasource/tei/*/*.xml")),
    "qhod": lambda folder: sorted(folder.glob("**/*.xml"), key=lambda path: path.name),
    "maechtekongresse": lambda folder: sorted(folder.glob("data/editions/*.xml")),
}


def words_about(judgement: Judgement, cable: Cable) -> str:
    """The beginning of the document, or the lines in which persons stand who were not found."""
    text = f"{cable.title}\n{cable.header}\n{cable.body}"
    if judgement.field in ("participants", "present"):
        family = re.split(r"[;|]", judgement.truth)[0].strip().rpartition(" ")[2]
        at = text.find(family) if family else -1
        if at >= 0:
            return " ".join(text[max(0, at - 80) : at + 120].split())
    return " ".join(text[:300].split())
