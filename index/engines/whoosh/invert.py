"""From texts to a segment's arrays, in memory and all terms at once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from index.analysis import Form
from index.engine import TEXT_FIELDS, Entry
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets
from index.engines.whoosh.dictionary import Pair, dictionary_arrays
from index.engines.whoosh.numbering import Numbered, Numbering
from index.engines.whoosh.postings import postings_arrays

_PLACE_BITS = 36  # of a sort key; the rest is the term's
_PLACE = (1 << _PLACE_BITS) - 1
_AT_ONCE = 1_000_000
"""So many letters of texts are numbered together."""


class Inverter:
    """Gathers entries and turns them into the arrays of one segment (see `segment`).

    `numbering` knows the forms that were met before: whoever makes several segments keeps it for all of them.
    """

    def __init__(self, numbering: Numbering | None = None) -> None:
        self._numbering = numbering or Numbering()
        self._waiting: list[Entry] = []
        self._letters = 0
        self._numbered: dict[str, list[Numbered]] = {field: [] for field in TEXT_FIELDS}
        self._versions: list[int] = []
        self._languages: defaultdict[str, int] = defaultdict(count().__next__)
        self._spoken: list[int] = []
        self.tokens = 0

    def __len__(self) -> int:
        return len(self._versions)

    def holds(self, most: int) -> bool:
        """Whether it has so many tokens and entries together. No token is without a letter: mostly a look will do."""
        if self._waiting and self.tokens + self._letters + len(self) >= most:
            self._number()
        return self.tokens + len(self) >= most

    def add(self, entry: Entry) -> None:
        """Take up one entry; its texts are let go soon."""
        if self._waiting and self._waiting[0].language != entry.language:
            self._number()
        self._waiting.append(entry)
        self._letters += sum(map(len, entry.texts.values()))
        self._versions.append(entry.version)
        self._spoken.append(self._languages[entry.language])
        if self._letters >= _AT_ONCE:
            self._number()

    def _number(self) -> None:
        """Number the texts of the entries that wait, field by field, all at once."""
        texts = [entry.texts.get(field, "") for field in TEXT_FIELDS for entry in self._waiting]
        found = self._numbering.number(texts, self._waiting[0].language)
        lengths = np.split(found.lengths, len(TEXT_FIELDS))
        ends = np.cumsum([each.sum() for each in lengths])
        for field, tokens, each in zip(TEXT_FIELDS, np.split(found.tokens, ends[:-1]), lengths, strict=True):
            self._numbered[field].append(Numbered(tokens, each))
        self.tokens += len(found.tokens)
        self._waiting.clear()
        self._letters = 0

    def arrays(self) -> tuple[dict[str, Array], Mapping[str, Any]]:
        """The segment's arrays and what is said of them in the file's head."""
        if self._waiting:
            self._number()
        used = self._used()
        pairs = [_pair(self._numbering.forms[number]) for number in used.tolist()]
        order = sorted(range(len(pairs)), key=pairs.__getitem__)
        rank = np.empty(len(self._numbering.forms), dtype=np.int64)
        rank[used[order]] = np.arange(len(order))
        result = dictionary_arrays([pairs[number] for number in order])
        result["versions"] = np.array(self._versions, dtype="<i8")
        result["languages"] = narrow(np.array(self._spoken, dtype=np.int64))
        for field in TEXT_FIELDS:
            tokens, lengths = (
                np.concatenate([getattr(each, part) for each in self._numbered[field]])
                for part in ("tokens", "lengths")
            )
            result |= _field_arrays(field, tokens, lengths, rank)
        return result, {"languages": list(self._languages)}

    def _used(self) -> Ints:
        """The numbers of the forms of these entries."""
        used = np.zeros(len(self._numbering.forms), dtype=np.bool_)
        for each in (one for some in self._numbered.values() for one in some):
            used[each.tokens] = True
        return np.flatnonzero(used)


def _pair(form: Form) -> Pair:
    stem = "" if form.stem == form.exact else form.stem
    return stem.encode(), form.exact.encode()


def _field_arrays(field: str, tokens: Array, lengths: Ints, rank: Ints) -> dict[str, Array]:
    base = offsets(lengths)
    # These arrays are the largest of an ingest: as few as can be are there at once, in no more bits than needed.
    keys = _sorted_keys(tokens, rank)
    term = (keys >> _PLACE_BITS).astype(np.int32)
    flat = np.bitwise_and(keys, _PLACE, out=keys)
    doc = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[flat]
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
