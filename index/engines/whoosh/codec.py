"""Our segments as Whoosh's codec API knows them, and a table of contents that is data, never pickled objects.

Whoosh's own codec and table of contents are pickles: to open somebody's index would be to run their code.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.errors import CablesError, reason
from index.engine import TEXT_FIELDS
from index.engines.whoosh._whoosh import FileStorage, base, fields, index

NAME = "MAIN"
FORMAT = 1
SEGMENT_FILE = ".arrays"
_SEGMENT_ID = re.compile(r"[0-9a-z]{1,40}")
_TABLE_FILE = re.compile(r"columns_[0-9]{1,12}\.arrays")


def schema() -> Any:
    """The schema of every index: a field for each text; what else is known of a cable stands in the table."""
    return fields.Schema(**{name: fields.KEYWORD(scorable=True) for name in TEXT_FIELDS})


class ArraySegment(base.Segment):  # type: ignore[misc]
    """A segment whose postings are the arrays of one file, with the numbers of its deleted documents."""

    def __init__(self, docs: int = 0, segid: str | None = None, deleted: frozenset[int] = frozenset()) -> None:
        super().__init__(NAME)
        if segid is not None:
            self.segid = segid
        self._docs = docs
        self.deleted = set(deleted)

    def codec(self, **_: Any) -> "ArrayCodec":
        """The codec that reads the segment."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Never: a mapped file of our own beats Whoosh's compound of files."""
        return False

    def path(self, folder: Path) -> Path:
        """The segment's one file."""
        return folder / str(self.make_filename(SEGMENT_FILE))

    def set_doc_count(self, dc: int) -> None:
        """Say how many documents it has, deleted ones too."""
        self._docs = dc

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones too."""
        return self._docs

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> Any:
        """The numbers of the deleted."""
        return iter(self.deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or take the mark back."""
        (self.deleted.add if delete else self.deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self.deleted


class _Unused:
    """Stands where Whoosh's writer wants to write document by document; `writer` writes whole segments instead."""

    is_closed = True


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """What Whoosh's writer asks for when it begins."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> _Unused:
        """Nothing is written document by document."""
        del storage, segment
        return _Unused()

    def field_writer(self, storage: Any, segment: Any) -> _Unused:
        """Nothing is written term by term."""
        del storage, segment
        return _Unused()

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """An empty segment with a name of its own."""
        del storage, indexname
        return ArraySegment()


class JsonTOC(index.TOC):  # type: ignore[misc]
    """Whoosh's table of contents of one generation, kept as JSON: the segments, their deletes, the table's file."""

    def __init__(self, segments: list[ArraySegment], generation: int, table: str) -> None:
        super().__init__(schema(), segments, generation)
        self.table = table

    @classmethod
    def read(cls, storage: Any, indexname: str = NAME, gen: int | None = None, schema: Any = None) -> "JsonTOC":
        """The newest generation's contents. Raises `CablesError` where there are none that can be read."""
        del schema
        folder = Path(storage.folder)
        try:
            generation = newest(folder) if gen is None else gen
            path = folder / cls._filename(indexname, generation)
            text = path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise CablesError(f"the index in {folder} cannot be read ({reason(error)})") from error
        try:
            return _parse(text, generation)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise CablesError(f"the index file {path} is damaged; `cables reindex` makes it anew") from error

    def write(self, storage: Any, indexname: str = NAME) -> None:
        """Put the new contents into force: written aside, synced, renamed."""
        folder = Path(storage.folder)
        segments = [{"id": s.segid, "docs": s.doc_count_all(), "deleted": sorted(s.deleted)} for s in self.segments]
        contents = {"format": FORMAT, "generation": self.generation, "table": self.table, "segments": segments}
        path = folder / self._filename(indexname, self.generation)
        aside = path.with_name(path.name + ".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump(contents, file)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
        aside.replace(path)
        sync_folder(folder)


def _parse(text: bytes, generation: int) -> JsonTOC:
    contents = json.loads(text)
    if contents["format"] != FORMAT or contents["generation"] != generation:
        raise ValueError("another format")
    segments = []
    for each in contents["segments"]:
        docs, deleted = int(each["docs"]), frozenset(map(int, each["deleted"]))
        if not _SEGMENT_ID.fullmatch(each["id"]) or any(not 0 <= doc < docs for doc in deleted):
            raise ValueError("a segment that cannot be")
        segments.append(ArraySegment(docs, each["id"], deleted))
    if not _TABLE_FILE.fullmatch(contents["table"]):
        raise ValueError("a table that cannot be")
    return JsonTOC(segments, generation, contents["table"])


def newest(folder: Path) -> int:
    """The number of the newest generation. Raises `FileNotFoundError` where the folder holds no index."""
    found = _generations(folder)
    if not found:
        raise FileNotFoundError(f"no index in {folder}")
    return max(found)


def is_index(folder: Path) -> bool:
    """Tell whether the folder holds an index, sound or not."""
    return bool(_generations(folder))


def _generations(folder: Path) -> list[int]:
    pattern = JsonTOC._pattern(NAME)
    return [int(match.group(1)) for path in folder.iterdir() if (match := pattern.match(path.name))]


def sync_folder(folder: Path) -> None:
    """Make names that were written or renamed in the folder outlast a loss of power, where the system can."""
    # Windows, and some network folders, cannot; what is written stays sound without.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class ArrayIndex(index.FileIndex):  # type: ignore[misc]
    """A Whoosh index in a folder, by our table of contents and codec."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.storage = FileStorage(str(folder))
        self.indexname = NAME
        self._schema = schema()

    def _read_toc(self) -> JsonTOC:
        return JsonTOC.read(self.storage)

    def contents(self) -> JsonTOC:
        """The newest committed contents. Raises `FileNotFoundError` or `CablesError`."""
        return self._read_toc()
