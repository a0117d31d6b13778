"""Our segments and their table of contents as Whoosh's codec API knows them, for its writer, which stays in charge.

Whoosh's own codec unpickles what it reads: to open somebody's index would be to run their code.
"""

from pathlib import Path
from typing import Any

from index.engine import TEXT_FIELDS
from index.engines.whoosh._whoosh import FileStorage, base, fields, index
from index.engines.whoosh.contents import NAME, Contents, SegmentEntry, read_contents, write_contents


def schema() -> Any:
    """The schema of every index: a field for each text; what else is known of a cable stands in the table."""
    return fields.Schema(**{name: fields.KEYWORD(scorable=True) for name in TEXT_FIELDS})


class ArraySegment(base.Segment):  # type: ignore[misc]
    """A segment whose postings are the arrays of one file, with the numbers of its deleted documents."""

    def __init__(self, entry: SegmentEntry | None = None, indexname: str = NAME) -> None:
        super().__init__(indexname)
        if entry is not None:
            self.segid = entry.id
        self._docs = entry.docs if entry else 0
        self.tokens = entry.tokens if entry else 0
        self.deleted = set(entry.deleted if entry else ())

    def codec(self, **_: Any) -> "ArrayCodec":
        """The codec that reads the segment."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Never: a mapped file of our own beats Whoosh's compound of files."""
        return False

    def entry(self) -> SegmentEntry:
        """The segment as the contents name it."""
        return SegmentEntry(str(self.segid), self._docs, self.tokens, frozenset(self.deleted))

    def path(self, folder: Path) -> Path:
        """The segment's one file."""
        return self.entry().path(folder)

    @property
    def size(self) -> int:
        """How much there is to move when it is merged: the tokens of its living documents, and one for each."""
        living: int = self.doc_count()
        return (self.tokens + self._docs) * living // max(1, self._docs)

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


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """The codec: what Whoosh's own writer and readers ask for, of any schema (see `standard`)."""

    length_stats = True

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> Any:
        """Writes what is known of documents beside their terms."""
        from index.engines.whoosh.standard.documents import DocumentsWriter

        return DocumentsWriter(storage, segment)

    def field_writer(self, storage: Any, segment: ArraySegment) -> Any:
        """Writes terms with their postings."""
        from index.engines.whoosh.standard.terms import TermsWriter

        return TermsWriter(storage, segment)

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> Any:
        """Reads what is known of documents."""
        from index.engines.whoosh.standard.documents import DocumentsReader

        return DocumentsReader(storage, segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> Any:
        """Reads terms and their postings."""
        from index.engines.whoosh.standard.terms import TermsReader

        return TermsReader(storage, segment)

    def column_filename(self, segment: ArraySegment, fieldname: str) -> str:
        """The file of a column that is added to a segment later."""
        name: str = segment.make_filename(f".{fieldname}.column")
        return name

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """An empty segment with a name of its own."""
        del storage
        return ArraySegment(indexname=indexname)


class JsonTOC(index.TOC):  # type: ignore[misc]
    """Whoosh's table of contents of one generation, read and written as `contents` does."""

    def __init__(self, segments: list[ArraySegment], generation: int, table: str) -> None:
        super().__init__(schema(), segments, generation)
        self.table = table

    @classmethod
    def read(cls, storage: Any, indexname: str = NAME, gen: int | None = None, schema: Any = None) -> "JsonTOC":
        """The newest generation's contents. Raises `CablesError` where there are none that can be read."""
        del indexname, schema
        found = read_contents(Path(storage.folder), gen)
        return cls(list(map(ArraySegment, found.segments)), found.generation, found.table)

    def write(self, storage: Any, indexname: str = NAME) -> None:
        """Put the new contents into force."""
        del indexname
        segments = tuple(each.entry() for each in self.segments)
        write_contents(Path(storage.folder), Contents(self.generation, self.table, segments))


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
