"""What a segment keeps of each document beside its terms: stored values, lengths, Whoosh's columns and vectors.

For D documents the file has, as the arrays of a segment do:

- `stored` and `stored_starts` [D + 1]: the stored values of each document, packed by `values`;
- for each field `f` whose length counts: `f.lengths` [D];
- for each column `c`: `c.column`, the bytes that Whoosh's column of that type writes;
- for each field `f` with vectors: `f.vectors` and `f.vector_starts` [D + 1]: each document's terms, weights and values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import numpy as np

from index.engines.whoosh._whoosh import BufferFile, ListMatcher, StructFile, base
from index.engines.whoosh.arrays import Array, narrow, offsets
from index.engines.whoosh.standard.files import DOCUMENTS, read_file, write_file
from index.engines.whoosh.standard.values import pack, unpack

VectorItem = tuple[bytes, float, bytes]


class DocumentsWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Takes documents one by one and writes them all when it is closed."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self._docs: list[dict[str, Any]] = []
        self._lengths: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._columns: dict[str, tuple[StructFile, Any]] = {}
        self._vectors: defaultdict[str, dict[int, list[VectorItem]]] = defaultdict(dict)
        self._inside = False
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document; they come in their order."""
        if self._inside or docnum != len(self._docs):
            raise ValueError(f"document {docnum} comes where {len(self._docs)} is expected")
        self._docs.append({})
        self._inside = True

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Keep a stored value, and the length of a field."""
        del fieldobj
        if value is not None:
            self._docs[-1][fieldname] = value
        if length:
            self._lengths[fieldname][len(self._docs) - 1] = length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Put a value into a column of Whoosh's."""
        if fieldname not in self._columns:
            file = StructFile(BytesIO())
            self._columns[fieldname] = (file, columnobj.writer(file))
        self._columns[fieldname][1].add(len(self._docs) - 1, value)

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Iterable[VectorItem]) -> None:
        """Keep the terms of a document's field with it."""
        del fieldobj
        if kept := [(text, float(weight), value) for text, weight, value in items]:
            self._vectors[fieldname][len(self._docs) - 1] = kept

    def finish_doc(self) -> None:
        """End a document."""
        self._inside = False

    def close(self) -> None:
        """Write the file."""
        docs = range(len(self._docs))
        arrays = _blob("stored", "stored_starts", [pack(stored) if stored else b"" for stored in self._docs])
        for field, lengths in self._lengths.items():
            arrays[f"{field}.lengths"] = narrow(np.array([lengths.get(doc, 0) for doc in docs], dtype=np.int64))
        for column, (file, writer) in self._columns.items():
            writer.finish(len(docs))
            arrays[f"{column}.column"] = np.frombuffer(file.raw_file().getvalue(), dtype=np.uint8)
        for field, vectors in self._vectors.items():
            rows = [pack(vectors[doc]) if doc in vectors else b"" for doc in docs]
            arrays |= _blob(f"{field}.vectors", f"{field}.vector_starts", rows)
        write_file(self._storage, self._segment.make_filename(DOCUMENTS), arrays, {"docs": len(docs)})
        self.is_closed = True


def _blob(name: str, starts: str, rows: list[bytes]) -> dict[str, Array]:
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return {name: np.frombuffer(b"".join(rows), dtype=np.uint8), starts: narrow(offsets(lengths))}


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]
    """Reads the documents of one segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._arrays, meta = read_file(storage, segment.make_filename(DOCUMENTS))
        self._storage, self._segment = storage, segment
        self._count = int(meta["docs"])

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones too."""
        return self._count

    def doc_count(self) -> int:
        """How many documents there are that are not deleted."""
        return self._count - int(self._segment.deleted_count())

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Those that are."""
        deleted: Iterator[int] = self._segment.deleted_docs()
        return deleted

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The stored values of a document."""
        packed = self._row("stored", "stored_starts", docnum)
        return unpack(packed) if packed else {}

    def _row(self, name: str, starts: str, docnum: int) -> bytes:
        begin, end = self._arrays[starts][docnum : docnum + 2].tolist()
        return self._arrays[name][begin:end].tobytes()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a document has in a field."""
        lengths = self._arrays.get(f"{fieldname}.lengths")
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """How many all have together."""
        return int(self._lengths(fieldname).sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """How many the shortest has."""
        lengths = self._lengths(fieldname)
        return int(lengths.min()) if len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """How many the longest has."""
        return int(self._lengths(fieldname).max(initial=0))

    def _lengths(self, fieldname: str) -> Array:
        return self._arrays.get(f"{fieldname}.lengths", np.empty(0, dtype=np.uint8))

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether any document has a value in a column."""
        return f"{fieldname}.column" in self._arrays or self._storage.file_exists(self._added(fieldname))

    def _added(self, fieldname: str) -> str:
        """The file of a column that was added later."""
        name: str = self._segment.codec().column_filename(self._segment, fieldname)
        return name

    def list_columns(self) -> list[str]:
        """The columns that there are."""
        return [name.removesuffix(".column") for name in self._arrays if name.endswith(".column")]

    def column_reader(self, fieldname: str, column: Any) -> Any:
        """Whoosh's reader of a column."""
        kept = self._arrays.get(f"{fieldname}.column")
        if kept is None:
            name = self._added(fieldname)
            return column.reader(self._storage.open_file(name), 0, self._storage.file_length(name), self._count)
        content = kept.tobytes()
        return column.reader(BufferFile(memoryview(content)), 0, len(content), self._count)

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Whether a document has its terms with it."""
        starts = self._arrays.get(f"{fieldname}.vector_starts")
        return starts is not None and int(starts[docnum]) < int(starts[docnum + 1])

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Any:
        """A matcher over the terms of a document. Raises `KeyError` where it has none with it."""
        if not self.has_vector(docnum, fieldname):
            raise KeyError(f"document {docnum} has no vector of {fieldname}")
        items = unpack(self._row(f"{fieldname}.vectors", f"{fieldname}.vector_starts", docnum))
        texts, weights, values = zip(*items, strict=True)
        return ListMatcher(list(texts), list(weights), list(values), format_)
