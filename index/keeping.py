"""What every way of keeping an index promises: whole in its folder, or in a cluster that the folder only names."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.frozen import dataclass
from index.engine import Engine, Snapshot
from index.health import Health
from index.settings import Settings, Table
from index.store import Store

if TYPE_CHECKING:
    from index.writer import IndexWriter

OWN_FILE = "authority.tsv"
"""The table of an index's own persons and offices, beside its settings."""

CLUSTERED = "opensearch"
"""The engine whose indices lie in a cluster."""

Watch = Callable[[int, int], None]
"""Is told how many cables of how many are done."""


@dataclass(frozen=True, slots=True)
class View:
    """The store and the engine as they stood together at one moment; every hit's record is in the store.

    `folder` is the index's own, where its users' table of persons may be.
    """

    folder: Path
    store: Store
    snapshot: Snapshot

    def close(self) -> None:
        """Let go of both."""
        self.snapshot.close()
        self.store.close()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many bytes the records take, and how many what the engine searches."""

    store: int
    engine: int


class Keeper(Protocol):
    """Where and how an index is kept."""

    settings: Settings

    @property
    def engine(self) -> Engine:
        """The engine, loaded when it is first needed: a record can be shown without."""
        ...

    def create(self) -> bool:
        """Make an empty index and put its settings into force; False where it was there and is only joined."""
        ...

    def view(self) -> AbstractContextManager[View]:
        """A consistent view for reading."""
        ...

    def records(self) -> AbstractContextManager[Store]:
        """A consistent view of the records alone."""
        ...

    def writer(self, wait: float, *, recover: bool, watch: Watch) -> AbstractContextManager["IndexWriter"]:
        """The one writer; `watch` is told how far what it needs has been brought."""
        ...

    def sizes(self) -> Sizes:
        """How large the index is."""
        ...

    def health(self) -> Health | None:
        """How the cluster is that keeps it; None where it is kept in its folder."""
        ...

    def remarks(self) -> list[str]:
        """What is worth knowing of how it is kept though nothing is wrong, a sentence each."""
        ...


def own_table(folder: Path) -> Path | None:
    """The table of persons that users have put into an index's folder, if there is one."""
    path = folder / OWN_FILE
    return path if path.is_file() else None


def _whoosh(folder: Path, table: Table) -> Engine:
    del table
    from index.engines.whoosh.engine import WhooshEngine

    return WhooshEngine(folder)


def _tantivy(folder: Path, table: Table) -> Engine:
    del table
    from index.engines.tantivy.engine import TantivyEngine

    return TantivyEngine(folder)


def _opensearch(folder: Path, table: Table) -> Engine:
    del folder
    from index.engines.opensearch.address import address_of

    # What is wrong with the table is said before anything is loaded.
    address = address_of(table)
    from index.engines.opensearch.connection import Connection
    from index.engines.opensearch.engine import OpenSearchEngine

    return OpenSearchEngine(Connection(address), f"{address.name}-1")


ENGINES: dict[str, Callable[[Path, Table], Engine]] = {
    "whoosh": _whoosh, "tantivy": _tantivy, CLUSTERED: _opensearch,
}  # fmt: skip
"""Each engine's name, and how it is opened: in a folder of its own, or as its table of settings says."""
