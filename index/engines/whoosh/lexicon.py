"""The terms that texts in the making hold, by number as they come, and their order, which grows with them."""

from collections.abc import Sequence
from itertools import chain, islice
from typing import Final

import numpy as np

from index.analysis import Form
from index.engines.whoosh.arrays import Ints
from index.engines.whoosh.terms import Terms

_STEM_BITS: Final = 32
_EXACT: Final = (1 << _STEM_BITS) - 1


class _Strings:
    """Strings by number as they come, each once, and their places in the order of their bytes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._bytes: list[bytes] = []
        self._order: list[int] = []
        self._ranks: Ints = np.empty(0, dtype=np.int64)

    def __getitem__(self, number: int) -> str:
        """The string of a number."""
        return self._bytes[number].decode()

    def numbers(self, texts: Sequence[str]) -> list[int]:
        """The numbers of strings, which may be new and hold no line feed."""
        known, before = self._numbers, len(self._numbers)
        found = [known.setdefault(text, len(known)) for text in texts]
        if len(known) > before:
            self._bytes += "\n".join(islice(known, before, None)).encode().split(b"\n")
        return found

    def ranks(self) -> Ints:
        """The place of each string, by its number."""
        if len(self._order) < len(self._bytes):
            key = self._bytes.__getitem__
            fresh = sorted(range(len(self._order), len(self._bytes)), key=key)
            # What stands in order already is only looked through.
            self._order = sorted(chain(self._order, fresh), key=key)
            self._ranks = np.empty(len(self._order), dtype=np.int64)
            self._ranks[self._order] = np.arange(len(self._order))
        return self._ranks

    def at(self, ranks: Ints) -> list[bytes]:
        """The strings at these places in the order."""
        return [self._bytes[self._order[rank]] for rank in ranks.tolist()]


class Lexicon:
    """The forms of words that were met, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._stems, self._exact = _Strings(), _Strings()

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, exact: Sequence[str], stems: Sequence[str]) -> list[int]:
        """The numbers of forms, which may be new: the exact form and the stem of each, as `Form` has them."""
        known = self._numbers
        own = ["" if stem == form else stem for form, stem in zip(exact, stems, strict=True)]
        pairs = zip(self._stems.numbers(own), self._exact.numbers(exact), strict=True)
        return [known.setdefault(stem << _STEM_BITS | form, len(known)) for stem, form in pairs]

    def forms(self) -> list[Form]:
        """All forms by their numbers."""
        pairs = [(self._exact[code & _EXACT], self._stems[code >> _STEM_BITS]) for code in self._numbers]
        return [Form(exact, stem or exact) for exact, stem in pairs]

    def terms(self, numbers: Ints) -> tuple[Terms, Ints]:
        """The terms that these forms are, in their order, and the place of each form among them."""
        codes = np.fromiter(self._numbers, dtype=np.int64, count=len(self))[numbers]
        stem, exact = self._stems.ranks()[codes >> _STEM_BITS], self._exact.ranks()[codes & _EXACT]
        order = np.argsort((stem << _STEM_BITS) | exact)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        stems, stem = np.unique(stem[order], return_inverse=True)
        forms, exact = np.unique(exact[order], return_inverse=True)
        return Terms(self._stems.at(stems), self._exact.at(forms), stem, exact), places
