"""One segment of the index, read: its terms, who has them, how often and where.

A segment's arrays, for V terms sorted by their UTF-8 bytes and D documents numbered from 0:

- `terms`: the terms joined by line feeds, one after each; `starts` [V + 1]: where each begins.
- `versions` [D]: the version of the cable that each document is; `languages` [D]: its language, as a number in the list
  that the file's head gives.
- for each text field `f`: `f.first` [V + 1]: where a term's postings begin in `f.docs` (a document each, ascending) and
  `f.times` (how often); `f.placed` [V + 1]: where its positions begin in `f.places`, in the order of the postings;
  `f.lengths` [D]: the number of tokens.

A token's exact form is a term, and so is its stem with `=` before it where the stem differs. What language the stem
is of, its documents say.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.analysis import stem_of
from index.distance import distances, has_most
from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, Ints, Mask, ascending, offsets, read_arrays, spread
from index.faults import damaged
from index.matching import Wanted, pattern_regex, stretches

Terms = tuple[Ints, Mask | None]
"""Numbers of terms, and the documents in which they count; None for all."""

STEM = "="
"""What begins a term that is a stem; no exact form can hold it."""

FIRST_LETTER_AFTER_STEMS = ord(STEM) + 1
_FEW = 20_000
_MANY = 8
"""A pattern fits many words where they have one in so many of the postings."""
_FURTHER_BYTES = 3
"""So many bytes at most a letter has beyond its first."""


class Segment:
    """The mapped arrays of one segment. Raises `CablesError` where they do not fit together."""

    def __init__(self, arrays: Mapping[str, Array], meta: Mapping[str, Any], source: str) -> None:
        self.arrays = arrays
        self._found: dict[str, int | None] = {}
        self._satisfying: dict[Wanted, tuple[Terms, ...]] = {}
        self._bases: dict[str, Ints] = {}
        self._written: dict[str, Mask] = {}
        try:
            self.versions = arrays["versions"]
            self.languages = tuple(map(str, meta["languages"]))
            self.spoken = arrays["languages"]
            self._starts = arrays["starts"]
            # Of a memory view a single number is had in half the time.
            self._at = self._starts.data
            self._blob = arrays["terms"].data
            self.terms = len(self._starts) - 1
            fields = [[arrays[f"{f}.{part}"] for part in ("first", "placed", "lengths")] for f in TEXT_FIELDS]
            sound = all(
                len(first) == len(placed) == self.terms + 1
                and int(first[-1]) == len(arrays[f"{f}.docs"]) == len(arrays[f"{f}.times"])
                and int(placed[-1]) == len(arrays[f"{f}.places"])
                and len(lengths) == len(self.versions)
                for f, (first, placed, lengths) in zip(TEXT_FIELDS, fields, strict=True)
            )
        except (KeyError, IndexError, TypeError) as error:
            raise damaged(source) from error
        sound = sound and len(self.spoken) == len(self.versions)
        if not sound or int(self._starts[-1]) != len(self._blob):
            raise damaged(source)

    @classmethod
    def open(cls, path: Path) -> "Segment":
        """Map a segment's file. Raises `FileNotFoundError` or `CablesError`."""
        arrays, meta = read_arrays(path)
        return cls(arrays, meta, str(path))

    def term(self, number: int) -> bytes:
        """A term by its number."""
        return self._blob[self._at[number] : self._at[number + 1] - 1].tobytes()

    def _from(self, term: bytes) -> int:
        return bisect_left(range(self.terms), term, key=self.term)

    def find(self, term: str) -> int | None:
        """The number of a term, or None."""
        if term not in self._found:
            self._found[term] = self._search(term)
        return self._found[term]

    def _search(self, term: str) -> int | None:
        wanted = term.encode()
        number = self._from(wanted)
        return number if number < self.terms and self.term(number) == wanted else None

    def satisfying(self, wanted: Wanted) -> tuple[Terms, ...]:
        """The terms that satisfy the condition, numbers ascending; together those that count in the same documents."""
        if wanted not in self._satisfying:
            self._satisfying[wanted] = tuple(terms for terms in self._satisfy(wanted) if len(terms[0]))
        return self._satisfying[wanted]

    def _satisfy(self, wanted: Wanted) -> Iterator[Terms]:
        if wanted.pattern:
            yield self._matching(wanted.pattern), None
        elif wanted.near:
            yield self._near(wanted.near, wanted.edits), None
        else:
            yield self._numbers(wanted.exact), None
            yield from self.of_stems(wanted)

    def of_stems(self, wanted: Wanted) -> Iterator[Terms]:
        """The terms of a condition's stems; a word that is its own stem is one of them, in texts of the language."""
        for language, stem in map(stem_of, wanted.stems):
            if language in self.languages:
                numbers = self._numbers({stem, STEM + stem} - wanted.exact)
                yield numbers, None if len(self.languages) == 1 else self._written_in(language)

    def _numbers(self, terms: Iterable[str]) -> Ints:
        return np.array(sorted(n for term in terms if (n := self.find(term)) is not None), dtype=np.int64)

    def _written_in(self, language: str) -> Mask:
        if language not in self._written:
            self._written[language] = self.spoken == self.languages.index(language)
        return self._written[language]

    def numbers(self, wanted: Wanted) -> Ints:
        """The numbers of the terms that satisfy a pattern or are near a word, ascending."""
        return np.concatenate([np.empty(0, dtype=np.int64), *(numbers for numbers, _ in self.satisfying(wanted))])

    def _matching(self, pattern: str) -> Ints:
        pieces = stretches(pattern)
        rarest = max(pieces, key=len)
        if not pieces[0] and len(rarest) > 1:
            return self._holding(rarest, pattern_regex(pattern))
        literal = pieces[0].encode()
        low = self._from(literal)
        high = self._from(literal + b"\xff")
        begin, end = int(self._starts[low]), int(self._starts[high])
        text = self._blob[begin:end].tobytes()
        expression = pattern_regex(pattern).pattern
        found = [match.start() for match in _lines(expression).finditer(text)]
        return np.searchsorted(self._starts, np.array(found, dtype=np.int64) + begin).astype(np.int64)

    def _holding(self, piece: str, expression: re.Pattern[bytes]) -> Ints:
        """The terms that hold some letters and fit a pattern: few of all need to be looked at."""
        found = [match.start() for match in re.finditer(re.escape(piece.encode()), self._blob)]
        numbers = np.unique(np.searchsorted(self._starts, np.array(found, dtype=np.int64), side="right") - 1)
        numbers = numbers[~self._stems[numbers]]
        fitting = [number for number in numbers.tolist() if expression.fullmatch(self.term(number))]
        return np.array(fitting, dtype=np.int64)

    def _near(self, word: str, edits: int) -> Ints:
        lengths, sizes = self._letters, np.diff(self._starts)
        fitting = (lengths >= len(word) - edits) & (lengths <= len(word) + edits) & ~self._stems
        # Each letter of another script is one that is otherwise, and makes a term longer by its bytes.
        further = sizes - 1 - lengths
        own = len(word.encode()) - len(word)
        fitting &= (further >= own - _FURTHER_BYTES * edits) & (further <= own + _FURTHER_BYTES * edits)
        numbers = np.flatnonzero(fitting)
        if not len(numbers):
            return numbers
        codes = np.frombuffer(self._blob.tobytes().decode("utf-8", "replace").encode("utf-32-le"), dtype="<u4")
        places = offsets(lengths + 1)[numbers].astype(np.int32) + np.arange(len(word) + edits, dtype=np.int32)[:, None]
        columns = codes.take(places, mode="clip")
        likely = has_most(word, edits, columns)
        numbers, columns = numbers[likely], columns[:, likely]
        near: Ints = numbers[distances(word, columns.T, lengths[numbers]) <= edits]
        return near

    def word(self, number: int) -> str:
        """A term by its number, as text."""
        return self.term(number).decode("utf-8", "replace")

    def words_beginning(self, start: str) -> list[str]:
        """The exact forms that begin with these letters, which begin no stem's mark."""
        literal = start.encode()
        low, high = self._from(literal), self._from(literal + b"\xff")
        text = self._blob[int(self._starts[low]) : int(self._starts[high])].tobytes()
        return [word for word in text.decode("utf-8", "replace").split("\n") if word and word[0] != STEM]

    @cached_property
    def _letters(self) -> Ints:
        """How many letters each term has."""
        terms = self.arrays["terms"]
        # Most letters are a byte: only what makes one longer is counted.
        further = np.flatnonzero((terms & 0xC0) == 0x80)
        letters: Ints = np.diff(self._starts - np.searchsorted(further, self._starts)) - 1
        return letters

    @cached_property
    def _stems(self) -> Mask:
        result = np.zeros(self.terms, dtype=np.bool_)
        result[self._from(STEM.encode()) : self._from(bytes([FIRST_LETTER_AFTER_STEMS]))] = True
        return result

    def count(self, field: str, number: int) -> int:
        """How many documents have the term in the field."""
        first = self.arrays[f"{field}.first"]
        return int(first[number + 1]) - int(first[number])

    def postings(self, field: str, number: int) -> tuple[Array, Array]:
        """The documents that have the term in the field, and how often each has it."""
        first = self.arrays[f"{field}.first"]
        run = slice(int(first[number]), int(first[number + 1]))
        return self.arrays[f"{field}.docs"][run], self.arrays[f"{field}.times"][run]

    def times(self, field: str, numbers: Ints) -> Ints:
        """How often each document of the segment has any of the terms in the field."""
        first = self.arrays[f"{field}.first"]
        counts = first[numbers + 1] - first[numbers]
        which: Ints | Mask
        if _MANY * int(counts.sum()) > int(first[-1]):
            # Of a pattern that nearly all words fit, the postings are told apart quicker than they are gathered.
            fitting = np.zeros(self.terms, dtype=np.bool_)
            fitting[numbers] = True
            which = np.repeat(fitting, np.diff(first))
        else:
            which = spread(first[numbers], counts)
        docs, times = self.arrays[f"{field}.docs"][which], self.arrays[f"{field}.times"][which]
        return np.bincount(docs, weights=times, minlength=len(self.versions)).astype(np.int64)

    def bases(self, field: str) -> Ints:
        """Where each document begins when all are laid end to end, one empty place after each, and where all end."""
        if field not in self._bases:
            self._bases[field] = offsets(self.arrays[f"{field}.lengths"].astype(np.int64) + 1)
        return self._bases[field]

    def places(self, field: str, numbers: Ints, chosen: Mask) -> Ints:
        """Where the terms stand in the chosen documents, laid end to end as `bases` says: ascending, each once."""
        first, placed = self.arrays[f"{field}.first"], self.arrays[f"{field}.placed"]
        counts = first[numbers + 1] - first[numbers]
        which = spread(first[numbers], counts)
        docs, times = self.arrays[f"{field}.docs"][which], self.arrays[f"{field}.times"][which]
        starts = offsets(times)[:-1]
        term_begins = offsets(counts)[:-1]
        some = counts > 0
        starts = starts + np.repeat(placed[numbers][some] - starts[term_begins[some]], counts[some])
        keep = chosen[docs]
        base = np.repeat(self.bases(field)[docs[keep]], times[keep])
        found = base + self.arrays[f"{field}.places"][spread(starts[keep], times[keep])]
        if len(numbers) == 1:
            return found
        if len(found) < _FEW:
            return ascending(found)
        taken = np.zeros(int(self.bases(field)[-1]), dtype=np.bool_)
        taken[found] = True
        return np.flatnonzero(taken)

    def places_in(self, field: str, numbers: Ints, docs: Ints) -> Ints:
        """As `places`, for few documents (ascending): the time it takes does not grow with the documents' number."""
        pieces = [self._places_of(field, int(number), docs) for number in numbers]
        if len(pieces) == 1:
            return pieces[0]
        return ascending(np.concatenate(pieces)) if pieces else np.empty(0, dtype=np.int64)

    def _places_of(self, field: str, number: int, docs: Ints) -> Ints:
        holders, times = self.postings(field, number)
        at = np.searchsorted(holders, docs)
        there = at < len(holders)
        there[there] = holders[at[there]] == docs[there]
        at = at[there]
        if not len(at):
            return np.empty(0, dtype=np.int64)
        counts = times[at].astype(np.int64)
        before = np.cumsum(times[: int(at[-1]) + 1], dtype=np.int64)[at] - counts
        which = spread(int(self.arrays[f"{field}.placed"][number]) + before, counts)
        found: Ints = np.repeat(self.bases(field)[docs[there]], counts) + self.arrays[f"{field}.places"][which]
        return found


def _lines(expression: bytes) -> re.Pattern[bytes]:
    # A stem is not an exact form, and a term ends at its line feed.
    return re.compile(rb"^(?=[^=\n])(?:" + expression + rb")$", re.MULTILINE)
