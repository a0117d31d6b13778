"""From texts to a segment's arrays, in memory and all terms at once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from index.engine import TEXT_FIELDS, Entry
from index.engines.whoosh.arrays import Array, Ints, Mask, narrow, offsets
from index.engines.whoosh.laying import FieldPostings
from index.engines.whoosh.numbering import Numbered, Numbering
from index.engines.whoosh.terms import Terms, dictionary_arrays

_SORTED_BITS = 16
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
        terms, rank = self._terms()
        result = dictionary_arrays(terms)
        result["versions"] = np.array(self._versions, dtype="<i8")
        result["languages"] = narrow(np.array(self._spoken, dtype=np.int64))
        for field in TEXT_FIELDS:
            tokens, lengths = (
                np.concatenate([getattr(each, part) for each in self._numbered[field]])
                for part in ("tokens", "lengths")
            )
            result |= _postings(rank[tokens], lengths, len(terms.form)).arrays(field)
        return result, {"languages": list(self._languages)}

    def _terms(self) -> tuple[Terms, Array]:
        """The terms of these entries in their order, and the number of each form among them."""
        used = np.zeros(len(self._numbering.lexicon), dtype=np.bool_)
        for each in (one for some in self._numbered.values() for one in some):
            used[each.tokens] = True
        numbers = np.flatnonzero(used)
        terms, places = self._numbering.lexicon.terms(numbers)
        rank: Array = np.zeros(len(used), dtype=np.int32)
        rank[numbers] = places
        return terms, rank


def _postings(term: Array, lengths: Ints, terms: int) -> FieldPostings:
    """The postings of a field, from the term of each token of its texts, of which each has so many."""
    order = _in_order(term, terms)
    counts = np.bincount(term, minlength=terms)
    present = np.flatnonzero(counts)
    placed = offsets(counts[present])
    doc = np.repeat(narrow(np.arange(len(lengths))), lengths)[order]
    begins = _changes(doc)
    begins[placed[:-1]] = True
    at = np.flatnonzero(begins)
    times = narrow(np.diff(at, append=len(doc)))
    places = narrow(np.arange(len(term)) - np.repeat(offsets(lengths)[:-1], lengths))[order]
    return FieldPostings(present, np.searchsorted(at, placed), placed, doc[at], times, places, lengths)


def _in_order(term: Array, terms: int) -> Ints:
    """The places of the tokens in the order of their terms, those of a term in their own order.

    Numbers of 16 bits are sorted by counting, many times as fast as longer ones: stretches of so many terms in turn.
    """
    low, high = term.astype(np.uint16), narrow(term >> _SORTED_BITS)
    order, end = np.empty(len(term), dtype=np.int64), 0
    for stretch in range((terms >> _SORTED_BITS) + 1):
        places = np.flatnonzero(high == stretch)
        order[end : end + len(places)] = places[np.argsort(low[places], kind="stable")]
        end += len(places)
    return order


def _changes(values: Array) -> Mask:
    """Where a value differs from the one before it; the first always does."""
    return np.concatenate([np.ones(min(1, len(values)), dtype=np.bool_), values[1:] != values[:-1]])
