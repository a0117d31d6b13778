"""The systems that are compared: each is given documents, then questions, and answers with ids, best first."""

import contextlib
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

import msgspec

from bench.relevance.collection import Document
from index.folder import Index
from index.ingest import Options, ingest
from search.asking import Flags, read
from search.service import Search

MOST: Final = 10
"""How many ids a system is asked for."""

PEERS: Final = ("bm25s", "fts5", "whoosh", "tantivy")


class System(Protocol):
    """Answers one question."""

    def __call__(self, question: str) -> list[str]:
        """The ids of the best documents, best first."""
        ...


def peers(name: str, documents: Mapping[str, Document]) -> Iterator[tuple[str, System]]:
    """A peer over documents, once for each of its settings."""
    settings = importlib.import_module(f"bench.relevance.peers.{name}_peer").settings
    yield from settings(documents)


@contextlib.contextmanager
def ours(index: Path, flags: Flags | None = None) -> Iterator[System]:
    """This program over an index, through its one door."""
    with Index.open(index).view() as view:
        search = Search(view)
        yield lambda question: list(search.ids(read(question, flags or Flags(), limit=MOST)))


def indexed(name: str, documents: Mapping[str, Document], folder: Path) -> Path:
    """An index of documents below a folder, made where it is not there yet."""
    if (made := folder / name / "cables.toml").exists():
        return made.parent
    index = Index.create(made.parent)
    rows = ({"id": key, "title": each.title, "body": each.text} for key, each in documents.items())
    ingest(index, ["-"], Options(collection=name), standard_input=b"\n".join(map(msgspec.json.encode, rows)))
    return made.parent
