"""The corpora: real cables from an index, generated ones from a seed; each a file of lines and one of its words."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.engines.generated import Correspondence, Generated
from bench.peers.documents import Document, write
from corpus.cable import Cable
from index.folder import Index
from index.ingest import Options, ingest

GENERATED: Final = "generated"
REAL: Final = ("dafp", "frus")
_WORD: Final = re.compile(r"[a-z]+")
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of cables, how many it holds, in how many of them each plain word is, and how many each sender sent.

    `days` are the earliest and the latest of all.
    """

    name: str
    path: Path
    cables: int
    words: dict[str, int]
    senders: dict[str, int]
    days: tuple[int, int]


def generated(folder: Path, cables: int, words: int = 1100, seed: int = 1) -> Corpus:
    """So many generated cables of about so many words, made where they are not there yet."""
    known = Correspondence(cables, words, seed)
    path = folder / f"{GENERATED}-{cables}-{words}-{seed}.tsv"
    if not path.exists():
        _write(path, (_of_generated(each, known) for each in known.each()))
    return _read(GENERATED, path)


def real(folder: Path, corpora: Path) -> Corpus:
    """The cables of the unpacked collections, as this program reads them."""
    path = folder / "real.tsv"
    if not path.exists():
        made = folder / "real-index"
        index = Index.open(made) if (made / "cables.toml").exists() else Index.create(made)
        ingest(index, [str(corpora / name) for name in REAL], Options())
        _write(path, _of_index(index))
    return _read("real", path)


def _write(path: Path, documents: Iterable[Document]) -> None:
    """Write the file of cables and, first, that of its words, so that who finds the former has both."""
    counted: Counter[str] = Counter()
    senders: Counter[str] = Counter()
    days = []

    def passing() -> Iterator[Document]:
        for each in documents:
            days.append(each.day)
            counted.update(set(_WORD.findall(each.text.lower())))
            senders[each.sender] += 1
            yield each

    making = path.with_suffix(".new")
    write(making, passing())
    extent = min(filter(None, days)), max(days)
    told = {"cables": len(days), "words": dict(counted), "senders": dict(senders), "days": extent}
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
    making.rename(path)


def _read(name: str, path: Path) -> Corpus:
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Corpus(name, path, told["cables"], told["words"], told["senders"], tuple(told["days"]))


def _of_generated(cable: Generated, known: Correspondence) -> Document:
    people = [known.people[each] for each in cable.people]
    return Document(
        f"generated/{cable.number:08}", cable.day.toordinal() if cable.luck < 0.98 else 0, people[0],
        known.places[cable.place], tuple(dict.fromkeys(people)),
        tuple(dict.fromkeys(known.matters[each] for each in cable.keywords)), cable.title, cable.body,
    )  # fmt: skip


def _of_index(index: Index) -> Iterator[Document]:
    with index.records() as store:
        versions = store.versions()
        for start in range(0, len(versions), _CHUNK):
            yield from map(_of_cable, store.cables(versions[start : start + _CHUNK]).values())


def _of_cable(cable: Cable) -> Document:
    day = cable.date.earliest if cable.date else None
    people = dict.fromkeys(each.person.name for each in cable.participants)
    return Document(
        cable.id, day.toordinal() if day else 0, cable.sender.verbatim if cable.sender else "", cable.place,
        tuple(people), tuple(dict.fromkeys(each.text for each in cable.keywords)), cable.title,
        "\n".join((cable.header, cable.summary, cable.body, *cable.notes)),
    )  # fmt: skip
