"""From texts to a segment's arrays, in memory and all terms at once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from index.analysis import Form, forms
from index.engine import TEXT_FIELDS, Entry
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets
from index.engines.whoosh.dictionary import Pair, dictionary_arrays
from index.engines.whoosh.postings import postings_arrays

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
        pairs = list(map(_pair, self._forms))
        order = sorted(range(len(pairs)), key=pairs.__getitem__)
        rank = np.empty(len(pairs), dtype=np.int64)
        rank[order] = np.arange(len(pairs))
        result = dictionary_arrays([pairs[number] for number in order])
        result["versions"] = np.array(self._versions, dtype="<i8")
        result["languages"] = narrow(np.array(self._spoken, dtype=np.int64))
        for field in TEXT_FIELDS:
            result |= _field_arrays(field, self._tokens[field], rank)
        return result, {"languages": list(self._languages)}


def _pair(form: Form) -> Pair:
    stem = "" if form.stem == form.exact else form.stem
    return stem.encode(), form.exact.encode()


def _field_arrays(field: str, texts: list[Array], rank: Ints) -> dict[str, Array]:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    base = offsets(lengths)
    # These arrays are the largest of an ingest: as few as can be are there at once, in no more bits than needed.
    keys = _sorted_keys(np.concatenate(texts) if texts else np.empty(0, dtype=np.int32), rank)
    term = (keys >> _PLACE_BITS).astype(np.int32)
    flat = np.bitwise_and(keys, _PLACE, out=keys)
    doc = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)[flat]
    begins = np.flatnonzero(_changes(term) | _changes(doc))
    np.subtract(flat, base[doc], out=flat)
    times = np.diff(begins, append=len(flat))
    return postings_arrays(field, term[begins], doc[begins], times, flat, lengths)


def _sorted_keys(tokens: Array, rank: Ints) -> Ints:
    """The pairs of term and place of all tokens, packed in a number each: sorted, every term's places are in order."""
    keys = rank[tokens]
    keys <<= _PLACE_BITS
    keys |= np.arange(len(tokens))
    keys.sort()
    return keys


def _changes(values: Array) -> Mask:
    """Where a value differs from the one before it; the first always does."""
    return np.concatenate([np.ones(min(1, len(values)), dtype=np.bool_), values[1:] != values[:-1]])
