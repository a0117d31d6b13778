"""From texts to a segment's arrays, in memory and all terms at once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from index.analysis import Form, forms, stem_of
from index.engine import TEXT_FIELDS, Entry
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets
from index.engines.whoosh.segment import STEM

_PLACE_BITS = 36  # of a sort key; the rest is the term's
_PLACE = (1 << _PLACE_BITS) - 1


class Inverter:
    """Gathers entries and turns them into the arrays of one segment (see `segment`)."""

    def __init__(self) -> None:
        self._forms: defaultdict[Form, int] = defaultdict(count().__next__)
        self._tokens: dict[str, list[Array]] = {field: [] for field in TEXT_FIELDS}
        self._versions: list[int] = []
        self._languages: defaultdict[str, int] = defaultdict(count().__next__)
        self._spoken: list[int] = []
        self.tokens = 0

    def __len__(self) -> int:
        return len(self._versions)

    def add(self, entry: Entry) -> None:
        """Take up one entry; its texts are let go at once."""
        number = self._forms.__getitem__
        taken = {}
        for field in TEXT_FIELDS:
            found = forms(entry.texts.get(field, ""), entry.language)
            taken[field] = np.fromiter(map(number, found), dtype=np.int32, count=len(found))
        for field, tokens in taken.items():
            self._tokens[field].append(tokens)
            self.tokens += len(tokens)
        self._versions.append(entry.version)
        self._spoken.append(self._languages[entry.language])

    def arrays(self) -> tuple[dict[str, Array], Mapping[str, Any]]:
        """The segment's arrays and what is said of them in the file's head."""
        stems = [STEM + alone if (alone := stem_of(f.stem)[1]) != f.exact else "" for f in self._forms]
        terms = sorted({f.exact for f in self._forms}.union(filter(None, stems)))
        rank = {term: number for number, term in enumerate(terms)}
        exact = np.array([rank[form.exact] for form in self._forms], dtype=np.int64)
        stem = np.array([rank.get(each, -1) for each in stems], dtype=np.int64)
        result = term_arrays([term.encode() for term in terms])
        result["versions"] = np.array(self._versions, dtype="<i8")
        result["languages"] = narrow(np.array(self._spoken, dtype=np.int64))
        for field in TEXT_FIELDS:
            result |= _field_arrays(field, self._tokens[field], exact, stem, len(terms))
        return result, {"languages": list(self._languages)}


def term_arrays(terms: list[bytes]) -> dict[str, Array]:
    """The term dictionary's arrays, of sorted terms."""
    blob = b"".join(term + b"\n" for term in terms)
    lengths = np.fromiter(map(len, terms), dtype=np.int64, count=len(terms))
    return {"terms": np.frombuffer(blob, dtype=np.uint8), "starts": offsets(lengths + 1).astype("<i8")}


def _field_arrays(field: str, texts: list[Array], exact: Ints, stem: Ints, terms: int) -> dict[str, Array]:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    base = offsets(lengths)
    # These arrays are the largest of an ingest: as few as can be are there at once, in no more bits than needed.
    keys = _sorted_keys(np.concatenate(texts) if texts else np.empty(0, dtype=np.int32), exact, stem)
    term = (keys >> _PLACE_BITS).astype(np.int32)
    flat = np.bitwise_and(keys, _PLACE, out=keys)
    doc = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)[flat]
    begins = np.flatnonzero(_changes(term) | _changes(doc))
    np.subtract(flat, base[doc], out=flat)
    return {
        f"{field}.first": np.searchsorted(term[begins], np.arange(terms + 1, dtype=term.dtype)).astype("<i8"),
        f"{field}.placed": np.searchsorted(term, np.arange(terms + 1, dtype=term.dtype)).astype("<i8"),
        f"{field}.docs": narrow(doc[begins]),
        f"{field}.times": narrow(np.diff(begins, append=len(flat))),
        f"{field}.places": narrow(flat),
        f"{field}.lengths": lengths.astype("<i4"),
    }


def _sorted_keys(tokens: Array, exact: Ints, stem: Ints) -> Ints:
    """The pairs of term and place of all tokens, packed in a number each: sorted, every term's places are in order."""
    stems = stem[tokens]
    stemmed = np.flatnonzero(stems >= 0)
    keys = np.empty(len(tokens) + len(stemmed), dtype=np.int64)
    own, other = keys[: len(tokens)], keys[len(tokens) :]
    own[:] = exact[tokens]
    own <<= _PLACE_BITS
    own |= np.arange(len(tokens))
    other[:] = stems[stemmed]
    other <<= _PLACE_BITS
    other |= stemmed
    del stems, stemmed
    keys.sort()
    return keys


def _changes(values: Array) -> Mask:
    """Where a value differs from the one before it; the first always does."""
    return np.concatenate([np.ones(min(1, len(values)), dtype=np.bool_), values[1:] != values[:-1]])
