"""The default engine: what `index.engine` promises, kept by Whoosh."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CablesError
from index.engine import COLUMNS, EngineAnswer, Entry, Hit, Reason, Request
from index.engines.whoosh.answer import answer, total
from index.engines.whoosh.columns import read_table, revalued
from index.engines.whoosh.contents import newest, read_contents
from index.engines.whoosh.places import count_places
from index.engines.whoosh.segment import Segment
from index.engines.whoosh.view import Space
from index.engines.whoosh.vocabulary import (
    cables_with,
    cables_with_stems,
    times_with_stems,
    words_beginning,
    words_near,
)
from index.faults import broken, lacking, too_deep, unreadable
from index.query import Leaf, Query

if TYPE_CHECKING:
    from index.engines.whoosh.numbering import Numbering
    from index.engines.whoosh.writer import BulkWriter

_OPEN_TRIES = 20


@contextmanager
def _faults_of(folder: Path) -> Iterator[None]:
    """Say in a sentence what comes of damaged files, or of a question that is nested past Python's depth."""
    try:
        yield
    except RecursionError as error:
        raise too_deep() from error
    except (IndexError, ValueError) as error:
        raise broken(folder, error) from error


class WhooshSnapshot:
    """A consistent view of one generation. Made by `WhooshEngine.snapshot`.

    Each of its methods raises `CablesError` where files turn out to be damaged.
    """

    def __init__(self, generation: int, space: Space, folder: Path) -> None:
        self.generation = generation
        self._space = space
        self._folder = folder

    def answer(self, request: Request) -> EngineAnswer:
        """Answer a planned query. Raises `CablesError` also where it is nested past Python's depth."""
        with _faults_of(self._folder):
            return answer(self._space, request)

    def reasons(self, request: Request, hits: Sequence[Hit]) -> list[tuple[Reason, ...]]:
        """For each of the hits of the request's answer what made its score, the most first."""
        # Seldom asked, and most questions are the quicker without it.
        from index.engines.whoosh.reasons import reasons

        with _faults_of(self._folder):
            return reasons(self._space, request, hits)

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """How many cables answer each of some planned queries."""
        with _faults_of(self._folder):
            return [total(self._space, query) for query in queries]

    def count(self) -> int:
        """How many cables the view holds."""
        return self._space.rows

    def versions(self) -> Iterable[int]:
        """Every version that the view holds."""
        versions: list[int] = self._space.table.versions.tolist()
        return versions

    def languages(self) -> frozenset[str]:
        """The languages of the cables that the view holds."""
        return self._space.languages

    def words_near(self, asked: Mapping[str, int]) -> dict[str, frozenset[str]]:
        """For each of some forms the exact forms within so many single-letter changes of it."""
        with _faults_of(self._folder):
            return {word: words_near(self._space, word, max(0, min(edits, 3))) for word, edits in asked.items()}

    def words_beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""
        with _faults_of(self._folder):
            return words_beginning(self._space, starts)

    def cables_with(self, forms: Iterable[str]) -> dict[str, int]:
        """How many cables have each of the exact forms in any text; forms that none has are absent."""
        with _faults_of(self._folder):
            return cables_with(self._space, forms)

    def cables_with_stems(self, stems: Iterable[str]) -> dict[str, int]:
        """How many cables have a word that answers each of the stems of `Form.stem`; stems that none has are absent."""
        with _faults_of(self._folder):
            return cables_with_stems(self._space, stems)

    def times_with_stems(self, stems: Iterable[str]) -> dict[str, float]:
        """How often the cables that have a word of each stem in their text have it there, on the average."""
        with _faults_of(self._folder):
            return times_with_stems(self._space, stems)

    def count_places(self, leaves: Sequence[Leaf], fields: Sequence[str], versions: Iterable[int], exact: bool) -> int:
        """At how many stretches of words one of the leaves stands in these fields of these cables."""
        with _faults_of(self._folder):
            return count_places(self._space, leaves, fields, versions, exact)

    def close(self) -> None:
        """Let go of what was found, and with it of the files that are mapped."""
        self._space.forget()


class WhooshEngine:
    """An index in a folder of its own. Only what writes loads Whoosh: its import takes longer than most answers."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbering: Numbering | None = None

    def create(self) -> None:
        """Make an empty index, discarding what is there. Raises `CablesError` where the folder cannot be written."""
        from index.engines.whoosh.writer import create_index

        create_index(self._folder)

    def write(self, added: Iterable[Entry], removed: Iterable[int]) -> None:
        """Add entries and remove versions in one commit; a version that is there is replaced.

        Raises `CablesError` where the index is being written by another process, or cannot be written or read. What
        `added` raises passes through. Whatever is raised, nothing has changed.
        """
        from index.engines.whoosh.numbering import Numbering

        if self._numbering is None or self._numbering.is_full:
            self._numbering = Numbering()
        with _writer(self._folder, self._numbering) as writer:
            writer.write(added, removed)

    def revalue(self, column: str, values: Mapping[int, tuple[int, ...]]) -> None:
        """Replace one column's values for those of the versions that are here. Raises as `write` does."""
        if column not in COLUMNS:
            raise ValueError(f"there is no column {column!r}")
        with _writer(self._folder) as writer:
            writer.table = revalued(writer.table, column, values)

    def snapshot(self) -> WhooshSnapshot:
        """Open the newest committed state. Raises `CablesError` where there is none or it cannot be read."""
        for _ in range(_OPEN_TRIES):
            try:
                contents = read_contents(self._folder)
                opened = [(Segment.open(entry.path(self._folder)), entry) for entry in contents.segments]
                table = read_table(self._folder / contents.table)
                with _faults_of(self._folder):
                    space = Space(opened, table)
            except FileNotFoundError:
                # A writer has committed and swept between our reading of the contents and of the files.
                time.sleep(0.02)
                continue
            return WhooshSnapshot(contents.generation, space, self._folder)
        raise lacking(self._folder)

    def generation(self) -> int:
        """A number that grows with each commit. Raises `CablesError` where there is no index."""
        try:
            return newest(self._folder)
        except OSError as error:
            raise lacking(self._folder) from error

    def check(self) -> list[str]:
        """Problems found in the index's files, one sentence each; empty when sound."""
        from index.engines.whoosh.check import problems

        try:
            return problems(self._folder)
        except CablesError as error:
            return [str(error)]
        except FileNotFoundError:
            return [str(lacking(self._folder))]
        except OSError as error:
            return [str(unreadable(self._folder, error))]


def _writer(folder: Path, numbering: "Numbering | None" = None) -> AbstractContextManager["BulkWriter"]:
    from index.engines.whoosh.codec import ArrayIndex
    from index.engines.whoosh.writer import open_writer

    return open_writer(ArrayIndex(folder), numbering)
