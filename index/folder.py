"""An index as a folder: its settings say how and where it is kept, and everything is done with it through here."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CablesError
from index.engine import Engine
from index.health import Health
from index.keeping import CLUSTERED, ENGINES, Keeper, Sizes, View
from index.settings import Settings, Table, read_settings
from index.store import Store

if TYPE_CHECKING:
    from index.writer import IndexWriter


class Index:
    """A folder that holds cables, or names the cluster that does. Make one with `create`, open one with `open`."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.joined = False
        """Whether `create` met an index that was in the cluster already."""

    @property
    def engine_name(self) -> str:
        """What keeps it."""
        return self.settings.engine

    @cached_property
    def keeper(self) -> Keeper:
        """The way in which it is kept."""
        return keeper_of(self.folder, self.settings)

    @property
    def engine(self) -> Engine:
        """The engine, loaded when it is first needed: a record can be shown without."""
        return self.keeper.engine

    @classmethod
    def create(cls, folder: Path, engine: str = "whoosh", table: Table | None = None) -> "Index":
        """A new, empty index in a folder that is empty, not there yet, or holds an index whose making was cut off.

        `table` is what the engine is told by its own names. An index that is in the named cluster already is joined.

        Raises:
            UsageError: the folder holds an index or other things already, or the table makes no sense.
            CablesError: it cannot be written, or another process is making an index there.
        """
        index = cls(folder, Settings(engine, "" if engine == CLUSTERED else f"{engine}-1", table or {}))
        index.joined = not index.keeper.create()
        return index

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """The index in a folder.

        Raises:
            CablesError: there is none, or it was made by another version of the program.
        """
        settings = read_settings(folder)
        if settings.engine not in ENGINES:
            raise CablesError(
                f"the index in {folder} is kept by the engine {settings.engine}, which this program does not have"
            )
        return cls(folder, settings)

    def reindex(
        self,
        engine: str | None = None,
        watch: Callable[[int, int], None] = lambda *_: None,
        table: Table | None = None,
    ) -> int:
        """Build the engine's part anew from the store, and change over to it once it is whole; the number of cables.

        `engine` names another engine to change to, `table` what it is told. Readers keep the old part until then,
        whatever happens before. `watch` is told how many cables of how many are done.

        Raises:
            UsageError: the table makes no sense.
            CablesError: the new part does not hold what the store holds, or cannot be written; the old one stays.
        """
        from index.moving import reindex

        return reindex(self, engine or self.engine_name, table, watch)

    def view(self) -> AbstractContextManager[View]:
        """A consistent view for reading, after finishing any batch that a killed writer left half-done."""
        return self.keeper.view()

    def records(self) -> AbstractContextManager[Store]:
        """A consistent view of the records alone; they open even where the engine's part is damaged."""
        return self.keeper.records()

    def writer(
        self, wait: float = 0, *, recover: bool = True, watch: Callable[[int, int], None] = lambda *_: None
    ) -> AbstractContextManager["IndexWriter"]:
        """The one writer, with any half-done batch finished unless `recover` is False.

        `watch` is told how many cables of how many have been brought from a cluster before it can begin.

        Raises:
            CablesError: another process is writing (it is named), or the folder or the cluster cannot be written.
        """
        return self.keeper.writer(wait, recover=recover, watch=watch)

    def sizes(self) -> Sizes:
        """How large it is."""
        return self.keeper.sizes()

    def health(self) -> Health | None:
        """How the cluster is that keeps it; None where it is kept in its folder."""
        return self.keeper.health()

    def remarks(self) -> list[str]:
        """What is worth knowing of how it is kept though nothing is wrong, a sentence each.

        Raises:
            CablesError: the cluster that keeps it cannot be asked.
        """
        return self.keeper.remarks()


def keeper_of(folder: Path, settings: Settings) -> Keeper:
    """How an index with these settings is kept. Raises `UsageError` where they make no sense."""
    if settings.engine == CLUSTERED:
        from index.cluster import Cluster

        return Cluster(folder, settings)
    from index.local import Local

    return Local(folder, settings)
