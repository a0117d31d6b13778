"""From texts to a segment's arrays, in memory and all terms at once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from index.analysis import Form, forms
from index.engine import TEXT_FIELDS, Entry
from index.engines.whoosh.arrays import Array, Ints, narrow, offsets
from index.engines.whoosh.segment import STEM

_PLACE_BITS = 36  # of a sort key; the rest is the term's


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
        terms = sorted({f.exact for f in self._forms} | {STEM + f.stem for f in self._forms if f.stem != f.exact})
        rank = {term: number for number, term in enumerate(terms)}
        exact = np.array([rank[form.exact] for form in self._forms], dtype=np.int64)
        stem = np.array([rank.get(STEM + f.stem, -1) if f.stem != f.exact else -1 for f in self._forms], dtype=np.int64)
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
    tokens = np.concatenate(texts) if texts else np.empty(0, dtype=np.int32)
    flat = np.arange(len(tokens), dtype=np.int64)
    stemmed = stem[tokens]
    has_stem = stemmed >= 0
    # One sort of (term, place) pairs packed in a number each puts every term's places in order.
    keys = np.concatenate([exact[tokens] << _PLACE_BITS | flat, (stemmed << _PLACE_BITS | flat)[has_stem]])
    keys.sort()
    term = keys >> _PLACE_BITS
    flat = keys & ((1 << _PLACE_BITS) - 1)
    doc = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)[flat]
    begins = np.flatnonzero(np.diff(term, prepend=-1).astype(bool) | np.diff(doc, prepend=-1).astype(bool))
    return {
        f"{field}.first": np.searchsorted(term[begins], np.arange(terms + 1)).astype("<i8"),
        f"{field}.placed": np.searchsorted(term, np.arange(terms + 1)).astype("<i8"),
        f"{field}.docs": narrow(doc[begins]),
        f"{field}.times": narrow(np.diff(begins, append=len(keys))),
        f"{field}.places": narrow(flat - base[doc]),
        f"{field}.lengths": lengths.astype("<i4"),
    }
