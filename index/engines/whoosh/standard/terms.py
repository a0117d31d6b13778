"""Terms and their postings as Whoosh writes and reads them: one by one, over the same arrays as the engine's own.

A term of any schema has no stem; the terms of all fields stand in one dictionary. Beside the arrays of `dictionary` and
`postings` a field `f` has, for its n terms and P postings:

- `f.least`, `f.longest` [n]: the length of the shortest and of the longest document that has the term;
- `f.weights` [P]: weights, where they are not simply how often a term occurs;
- `f.values` and `f.value_starts` [P + 1]: the postings' values, where these are anything else than positions.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np

from index.engines.whoosh._whoosh import TermInfo, TermNotFound, base, formats
from index.engines.whoosh.arrays import Array, Ints, narrow, offsets
from index.engines.whoosh.laying import FieldPostings
from index.engines.whoosh.lines import Lines
from index.engines.whoosh.postings import Postings
from index.engines.whoosh.standard.files import TERMS, read_file, write_file
from index.engines.whoosh.standard.matcher import ArrayMatcher
from index.engines.whoosh.terms import Terms, dictionary_arrays

_NOTHING: Ints = np.empty(0, dtype=np.int64)


class _Field:
    """The postings of a field while they come."""

    def __init__(self, form: Any) -> None:
        self._format = form
        self.terms: list[bytes] = []
        self.term: list[int] = []
        self.doc: list[int] = []
        self.weight: list[float] = []
        self.value: list[bytes] = []
        self.length: list[int] = []

    def arrays(self, name: str, rank: dict[bytes, int]) -> dict[str, Array]:
        """The arrays of the field; `rank` numbers the terms."""
        term = np.array([rank[text] for text in self.terms], dtype=np.int64)[np.array(self.term, dtype=np.int64)]
        weights = np.array(self.weight, dtype="<f4")
        positions = self._positions()
        if positions is None:
            whole = weights.astype(np.int64)
            times, places = np.where((whole == weights) & (whole > 0), whole, 1), _NOTHING
        else:
            times = np.fromiter(map(len, positions), dtype=np.int64, count=len(positions))
            places = np.array([place for found in positions for place in found], dtype=np.int64)
        begins = np.flatnonzero(np.diff(self.term, prepend=-1))
        first = np.append(begins, len(term))
        doc = np.array(self.doc, dtype=np.int64)
        postings = FieldPostings(term[begins], first, offsets(times)[first], doc, times, places, _NOTHING)
        result = postings.arrays(name)
        if positions is None:
            lengths = np.fromiter(map(len, self.value), dtype=np.int64, count=len(self.value))
            result[f"{name}.placed"] = np.zeros(len(self.terms) + 1, dtype=np.uint8)
            result[f"{name}.values"] = np.frombuffer(b"".join(self.value), dtype=np.uint8)
            result[f"{name}.value_starts"] = narrow(offsets(lengths))
        if not np.array_equal(weights, times):
            result[f"{name}.weights"] = weights
        for part, worked_out in (("least", np.minimum), ("longest", np.maximum)):
            result[f"{name}.{part}"] = narrow(worked_out.reduceat(self.length, begins)) if self.terms else _NOTHING
        return result

    def _positions(self) -> list[list[int]] | None:
        """Where each posting says that its term stands; None where values hold anything else."""
        if type(self._format) is not formats.Positions:
            return None
        try:
            return [self._format.decode_positions(value) for value in self.value]
        except Exception:  # the bytes are what somebody gave for a value: they are kept as they are
            return None


class TermsWriter(base.FieldWriter):  # type: ignore[misc]
    """Takes postings in the order of fields, terms and documents, and writes them all when it is closed."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self._fields: dict[str, _Field] = {}
        self._field: _Field | None = None
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._field = self._fields.setdefault(fieldname, _Field(fieldobj.format))

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        if self._field is None:
            raise ValueError("a term comes before its field")
        self._field.terms.append(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """Add a posting to the term."""
        field = self._field
        if field is None or not field.terms:
            raise ValueError("a posting comes before its term")
        field.term.append(len(field.terms) - 1)
        field.doc.append(docnum)
        field.weight.append(weight)
        field.value.append(vbytes)
        field.length.append(length or 0)

    def finish_term(self) -> None:
        """End a term."""

    def finish_field(self) -> None:
        """End a field."""
        self._field = None

    def close(self) -> None:
        """Write the file."""
        terms = sorted({text for field in self._fields.values() for text in field.terms})
        rank = {text: number for number, text in enumerate(terms)}
        numbers = np.arange(len(terms))
        arrays = dictionary_arrays(Terms([b""] if terms else [], terms, np.zeros_like(numbers), numbers))
        for name, field in self._fields.items():
            arrays |= field.arrays(name, rank)
        write_file(self._storage, self._segment.make_filename(TERMS), arrays, {"fields": sorted(self._fields)})
        self.is_closed = True


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """Reads the terms of one segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.arrays, meta = read_file(storage, segment.make_filename(TERMS))
        self._words = Lines(self.arrays, "form")
        self.fields = {name: Postings(self.arrays, name, segment.doc_count_all()) for name in meta["fields"]}

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return list(self.fields)

    def _at(self, fieldname: str, text: bytes) -> tuple[int, bool]:
        """Where in the field's terms a term stands, or would stand, and whether it is there."""
        numbers = self.fields[fieldname].terms
        word = self._words.first(text)
        at = bisect_left(numbers.data, word)
        there = at < len(numbers) and int(numbers[at]) == word and self._words[word] == text
        return at, there

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        fieldname, text = term
        return fieldname in self.fields and self._at(fieldname, text)[1]

    def text(self, fieldname: str, at: int) -> bytes:
        """The term that stands so far in a field."""
        return self._words[int(self.fields[fieldname].terms[at])]

    def cursor(self, fieldname: str, fieldobj: Any) -> "FieldCursor":
        """A cursor over a field's terms."""
        return FieldCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms, by fields."""
        return ((name, self.text(name, at)) for name, field in self.fields.items() for at in range(len(field.terms)))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms from one on, of its field and those behind it."""
        for name, field in self.fields.items():
            if name >= fieldname:
                begin = self._at(name, prefix)[0] if name == fieldname else 0
                yield from ((name, self.text(name, at)) for at in range(begin, len(field.terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """All terms, and what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """The same from one on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """What is known of a term. Raises `TermNotFound`."""
        if (fieldname, text) not in self:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return self.info(fieldname, self._at(fieldname, text)[0])

    def info(self, fieldname: str, at: int) -> Any:
        """What is known of the term that stands so far in a field."""
        docs, weights = self._run(fieldname, at)
        least, longest = (int(self.arrays[f"{fieldname}.{part}"][at]) for part in ("least", "longest"))
        first, last = int(docs[0]), int(docs[-1])
        return TermInfo(float(weights.sum()), len(docs), least, longest, float(weights.max()), first, last)

    def _run(self, fieldname: str, at: int) -> tuple[Array, Array]:
        field = self.fields[fieldname]
        run = slice(int(field.first[at]), int(field.first[at + 1]))
        weights = self.arrays.get(f"{fieldname}.weights")
        return field.docs[run], field.times_of(run) if weights is None else weights[run]

    def frequency(self, fieldname: str, text: bytes) -> float:
        """The weights of a term together. Raises `KeyError`, as Whoosh expects of this."""
        return float(self._known(fieldname, text)[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a term. Raises `KeyError`."""
        return len(self._known(fieldname, text)[0])

    def _known(self, fieldname: str, text: bytes) -> tuple[Array, Array]:
        if (fieldname, text) not in self:
            raise KeyError(f"{fieldname}:{text!r}")
        return self._run(fieldname, self._at(fieldname, text)[0])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """A matcher over a term's postings. Raises `TermNotFound`."""
        info = self.term_info(fieldname, text)
        at = self._at(fieldname, text)[0]
        docs, weights = self._run(fieldname, at)
        values = Values(self.arrays, fieldname, self.fields[fieldname], at)
        return ArrayMatcher(docs.tolist(), weights.tolist(), values, format_, (fieldname, text), info, scorer)


class Values:
    """The values of a term's postings, made as they are asked for."""

    def __init__(self, arrays: dict[str, Array], name: str, field: Postings, at: int) -> None:
        self._field, self._at = field, at
        self._values, self._starts = arrays.get(f"{name}.values"), arrays.get(f"{name}.value_starts")
        self._places: tuple[Array, Ints] | None = None

    def positions(self, number: int) -> list[int] | None:
        """Where the term stands in the document of one of its postings; None where values say more than that."""
        if self._values is not None:
            return None
        if self._places is None:
            run = slice(int(self._field.first[self._at]), int(self._field.first[self._at + 1]))
            starts = int(self._field.placed[self._at]) + offsets(self._field.times_of(run))
            self._places = (self._field.places, starts)
        places, starts = self._places
        found: list[int] = places[starts[number] : starts[number + 1]].tolist()
        return found

    def value(self, number: int, form: Any) -> bytes:
        """The value of one of its postings, as the format makes it."""
        if self._values is None or self._starts is None:
            encoded: bytes = form.encode(self.positions(number))
            return encoded
        posting = int(self._field.first[self._at]) + number
        return self._values[int(self._starts[posting]) : int(self._starts[posting + 1])].tobytes()


class FieldCursor(base.FieldCursor):  # type: ignore[misc]
    """Goes through the terms of a field."""

    def __init__(self, reader: TermsReader, fieldname: str, fieldobj: Any) -> None:
        self._reader, self._name, self._field = reader, fieldname, fieldobj
        self._count = len(reader.fields[fieldname].terms) if fieldname in reader.fields else 0
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first that is not before a term."""
        text = string if isinstance(string, bytes) else self._field.to_bytes(string)
        self._at = self._reader._at(self._name, text)[0] if self._count else 0
        return self.text()

    def next(self) -> str | None:
        """Go to the next."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term, None behind the last."""
        return self._field.from_bytes(self._reader.text(self._name, self._at)) if self.is_valid() else None

    def term_info(self) -> Any:
        """What is known of it."""
        return self._reader.info(self._name, self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether it stands at a term."""
        return self._at < self._count
