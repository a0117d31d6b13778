"""The engine for millions of cables on one machine: what `index.engine` promises, kept by tantivy."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CablesError
from index.engine import COLUMNS, EngineAnswer, Entry, Hit, Reason, Request
from index.engines.asked.vocabulary import cables_with, cables_with_stems, words_near
from index.engines.tantivy import folder as files
from index.engines.tantivy._tantivy import Index, sound
from index.engines.tantivy.answer import answer
from index.engines.tantivy.view import Space
from index.faults import too_deep
from index.query import Leaf, Query

if TYPE_CHECKING:
    from index.engines.asked.writing import Maker

_OPEN_TRIES = 20


class TantivySnapshot:
    """A consistent view of one generation. Made by `TantivyEngine.snapshot`."""

    def __init__(self, generation: int, space: Space, folder: Path) -> None:
        self.generation = generation
        self._space = space
        self._folder = folder

    def answer(self, request: Request) -> EngineAnswer:
        """Answer a planned query. Raises `CablesError` where files are damaged or it is nested past Python's depth."""
        try:
            with sound(self._folder):
                return answer(self._space, request)
        except RecursionError as error:
            raise too_deep() from error

    def reasons(self, request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
        """For each of the hits of the request's answer what made its score, the most first."""
        # Seldom asked, and most questions are the quicker without it.
        from index.engines.asked.reasons import reasons

        with sound(self._folder):
            return reasons(self._space, request, hits)

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """How many cables answer each of some planned queries."""
        return [self.answer(Request(query, limit=0)).total for query in queries]

    def count(self) -> int:
        """How many cables the view holds."""
        return self._space.rows

    def versions(self) -> Iterable[int]:
        """Every version that the view holds."""
        space = self._space
        return space.versions(space.addresses(space.everything(), space.rows))

    def last_row(self) -> int:
        """The last of the rows that the view's cables have in the file of their values, -1 where none has one."""
        # What counts over rows is not loaded by what only asks.
        from index.engines.tantivy.rows import last_row

        return last_row(self._space.searcher)

    def languages(self) -> frozenset[str]:
        """The languages of the cables that the view holds."""
        return self._space.languages

    def words_near(self, asked: Mapping[str, int]) -> dict[str, frozenset[str]]:
        """For each of some forms the exact forms within so many single-letter changes of it."""
        return words_near(self._space, asked)

    def words_beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""
        return self._space.lexicon.beginning(*starts)

    def cables_with(self, forms: Iterable[str]) -> dict[str, int]:
        """How many cables have each of the exact forms in any text; forms that none has are absent."""
        return cables_with(self._space, forms)

    def cables_with_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """How many cables have a word that answers each of the stems of `Form.stem`; stems that none has are absent."""
        return cables_with_stems(self._space, stems)

    def times_with_stems(self, stems: Iterable[str]) -> dict[str, float]:
        """Nothing: tantivy keeps how often each cable has a word, and does not tell how often all have it together."""
        del stems
        return {}

    def count_places(self, leaves: Sequence[Leaf], fields: Sequence[str], versions: Iterable[int], exact: bool) -> int:
        """At how many stretches of words one of the leaves stands in these fields of these cables."""
        # Seldom asked, and most questions are the quicker without it.
        from index.engines.asked.places import count_places

        return count_places(self._space, leaves, fields, versions, exact)

    def close(self) -> None:
        """Nothing is left to do: what is mapped is let go with the snapshot itself."""


class TantivyEngine:
    """An index in a folder of its own."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._maker: tuple[Path, Maker] | None = None

    def create(self) -> None:
        """Make an empty index, discarding what is there. Raises `CablesError` where the folder cannot be written."""
        files.create(self.folder)

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Add entries and remove versions in one commit; a version that is there is replaced.

        Raises `CablesError` where the index is being written by another process, or cannot be written or read. What
        `added` raises passes through. Whatever is raised, nothing has changed.
        """
        # What writes is not loaded by what asks.
        from index.engines.asked.writing import Maker
        from index.engines.tantivy import writer

        path = files.place(self.folder).path
        maker = self._maker[1] if self._maker and self._maker[0] == path else Maker()
        # One whose batch is not committed is not used again.
        self._maker = None
        writer.write(self.folder, maker, added, removed)
        self._maker = (path, maker)

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Replace one column's values for those of the versions that are here. Raises as `write` does."""
        if column not in COLUMNS:
            raise ValueError(f"there is no column {column!r}")
        from index.engines.tantivy import writer

        writer.revalue(self.folder, column, values)

    def snapshot(self) -> TantivySnapshot:
        """Open the newest committed state. Raises `CablesError` where there is none or it cannot be read."""
        for _ in range(_OPEN_TRIES):
            commit = files.commit(self.folder)
            try:
                with sound(self.folder):
                    path = files.place(self.folder).path
                    index = Index.open(str(path))
                    index.config_reader("manual")
                    space = Space(index, path, commit.deleted)
            except CablesError:
                # A writer may have committed and swept between our reading of its folder and of its files.
                if files.commit(self.folder) == commit:
                    raise
                continue
            if files.commit(self.folder) == commit:
                return TantivySnapshot(commit.generation, space, self.folder)
            time.sleep(0.02)
        raise CablesError(
            f"the index in {self.folder} is being written faster than it can be opened: try again in a moment"
        )

    def generation(self) -> int:
        """A number that grows with each commit. Raises `CablesError` where there is no index."""
        return files.commit(self.folder).generation

    def check(self) -> list[str]:
        """Problems found in the index's files, one sentence each; empty when sound."""
        # Seldom asked, and most commands are the quicker without it.
        from index.engines.tantivy.check import problems

        try:
            return problems(self)
        except CablesError as error:
            return [str(error)]
