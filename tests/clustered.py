"""What the tests of an index in a cluster share: some papers, and a look at what is kept of them."""

from contextlib import suppress
from pathlib import Path

from corpus.cable import Cable
from index.engine import Request, Sort
from index.folder import Index
from index.ingest import Options, Report, ingest
from index.query import Query, Word
from index.store import Contents
from tests.cluster.nodes import Cluster

PAPERS = 8


def write_paper(path: Path, day: int, text: str, sender: str = "Consul Ibrel") -> None:
    path.write_text(f"From: {sender}\nTo: Minister Quay\nDate: {day} June 1931\nReference: {day} of May\n\n{text}\n")


def read(index: Index, *paths: Path) -> Report:
    return ingest(Index.open(index.folder), [str(path) for path in paths], Options("papers", workers=0))


def kept(folder: Path) -> tuple[dict[str, Cable], Contents]:
    """Every record whole, by id, and what is counted of all."""
    with Index.open(folder).records() as store:
        versions = store.versions()
        return {cable.id: cable for cable in store.cables(versions).values()}, store.contents()


def found(folder: Path, *words: str) -> list[str]:
    """The ids that a question finds, by date."""
    with Index.open(folder).view() as view:
        query = Query(tuple(map(Word, words)))
        hits = view.snapshot.answer(Request(query, Sort.DATE, limit=None)).hits
        ids = view.store.ids_of([hit.version for hit in hits])
        return [ids[hit.version] for hit in hits]


def forget(cluster: Cluster, name: str) -> None:
    """Delete an index with its templates, as whoever manages the cluster does."""
    for path in (f"/{name}-*", f"/_index_template/{name}-*", f"/_component_template/{name}-*"):
        with suppress(OSError):
            cluster.ask("DELETE", path)


def write_papers(folder: Path) -> None:
    """Write papers that differ."""
    folder.mkdir()
    for number in range(PAPERS):
        write_paper(folder / f"{number}.txt", number + 1, f"The invented ferry made {number} crossings; seven.")
