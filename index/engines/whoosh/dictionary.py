"""The words of a segment, read: which terms are a form, a stem, like a pattern or nearly a word.

A term is an exact form with its stem: a form that has two stems (in texts of two languages, or by an accent that is
folded away) is two terms. Terms are numbered by stem, then by form, so that all terms of a stem, and all of a language,
are neighbours, and so are their postings. For V terms of S stems:

- `forms`: the exact forms in the order of their UTF-8 bytes, a line feed after each, one for each term;
  `form_starts` [V + 1]: where each begins; `form_terms` [V]: the number of its term.
- `stems`: the stems in order, a line feed after each, as `index.analysis.Form` has them (`en~keep`); the first is empty
  where some terms have no other stem than their form; `stem_starts` [S + 1]: where each begins; `stem_first` [S + 1]:
  the first of its terms.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import stem_of
from index.distance import distances, has_most
from index.engines.whoosh.arrays import Array, Ints, offsets
from index.matching import Wanted, pattern_regex, stretches

if TYPE_CHECKING:
    from index.engines.whoosh.terms import Terms

NO_TERMS: Ints = np.empty(0, dtype=np.int64)
_AFTER_MARK = "\x7f"
"""Follows the mark between a language and a stem."""
_FURTHER_BYTES = 3
"""So many bytes at most a letter has beyond its first."""


class Lines:
    """Sorted words, each ended by a line feed, and where each begins."""

    def __init__(self, text: Array, starts: Array) -> None:
        self.text = text.data
        self.starts = starts
        # Of a memory view a single number is had in half the time.
        self._at = starts.data
        self.sound = len(starts) > 0 and int(starts[-1]) == len(text)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> bytes:
        """A word by its number."""
        return self.text[self._at[number] : self._at[number + 1] - 1].tobytes()

    @property
    def are_lines(self) -> bool:
        """Whether each begins where the one before it ends with its line feed; a look at all of them."""
        ends = np.flatnonzero(np.frombuffer(self.text, dtype=np.uint8) == ord("\n")) + 1
        return np.array_equal(self.starts[1:], ends) and self.starts[0] == 0

    def all(self) -> list[bytes]:
        """All of them."""
        return self.text.tobytes().split(b"\n")[:-1]

    def first(self, word: bytes) -> int:
        """The number of the first that is not before a word."""
        text, at = self.text, self._at

        def line(number: int) -> bytes:
            return text[at[number] : at[number + 1] - 1].tobytes()

        return bisect_left(range(len(self)), word, key=line)


class Dictionary:
    """The terms of one segment. Raises `KeyError` where arrays are missing."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._forms = Lines(arrays["forms"], arrays["form_starts"])
        self._stems = Lines(arrays["stems"], arrays["stem_starts"])
        self._terms = arrays["form_terms"]
        self._first = arrays["stem_first"]
        self._found: dict[Wanted, Ints] = {}
        self._split: dict[Wanted, tuple[Ints, Ints]] = {}
        self._languages: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._terms)

    @property
    def is_sound(self) -> bool:
        """Whether the arrays fit together."""
        fitting = len(self._forms) == len(self._terms) and len(self._stems) == len(self._first) - 1
        return self._forms.sound and self._stems.sound and fitting and int(self._first[-1]) == len(self._terms)

    @property
    def is_ordered(self) -> bool:
        """Whether forms, stems and terms stand in their order, each term once; a look at all of them."""
        numbers = np.sort(self._terms.astype(np.int64))
        if not np.array_equal(numbers, np.arange(len(self))) or np.any(np.diff(self._first.astype(np.int64)) < 0):
            return False
        if not self._forms.are_lines or not self._stems.are_lines:
            return False
        terms = self.terms()
        numbered = zip(terms.stem.tolist(), terms.form.tolist(), strict=True)
        pairs = [(terms.stems[stem], terms.forms[form]) for stem, form in numbered]
        return all(a < b for a, b in pairwise(pairs)) and all(a <= b for a, b in pairwise(terms.forms))

    def satisfying(self, wanted: Wanted) -> Ints:
        """The numbers of the terms that satisfy the condition, ascending."""
        if wanted not in self._found:
            self._found[wanted] = self._satisfying(wanted)
        return self._found[wanted]

    def _satisfying(self, wanted: Wanted) -> Ints:
        if wanted.pattern:
            return self._numbered(self._matching(wanted.pattern))
        if wanted.near:
            return self._numbered(self._near(wanted.near, wanted.edits))
        exact, others = self.split(wanted)
        return np.union1d(exact, others) if len(exact) and len(others) else exact if len(exact) else others

    def _numbered(self, lines: Ints) -> Ints:
        return np.sort(self._terms[lines].astype(np.int64))

    def split(self, wanted: Wanted) -> tuple[Ints, Ints]:
        """Of a condition's forms and stems: the terms that are one of the forms, and those that have one of the stems.

        A word that looks like a stem answers it, in texts of the stem's language; where it is one of the forms it is
        among these alone. Other terms may be among both; where all are the same, they are among the forms alone.
        """
        if wanted not in self._split:
            lines = {form: self._lines_of(form) for form in wanted.exact}
            forms = {self._term(line) for form in lines for line in lines[form]}
            stems = self._inflected(wanted, lines) if wanted.stems else forms
            self._split[wanted] = _sorted(forms), NO_TERMS if stems == forms else _sorted(stems)
        return self._split[wanted]

    def _term(self, line: int) -> int:
        return int(self._terms[line])

    def _inflected(self, wanted: Wanted, lines: dict[str, range]) -> set[int]:
        found: set[int] = set()
        for language, stem in map(stem_of, wanted.stems):
            if language:
                found.update(self._of_stem(f"{language}~{stem}"))
                if stem not in lines:
                    lines[stem] = self._lines_of(stem)
                own = self._in_language(language, lines[stem])
                found = found.difference(own) if stem in wanted.exact else found.union(own)
        return found

    def _lines_of(self, form: str) -> range:
        word = form.encode()
        first = end = self._forms.first(word)
        while end < len(self._forms) and self._forms[end] == word:
            end += 1
        return range(first, end)

    def _of_stem(self, stem: str) -> range:
        word = stem.encode()
        number = self._stems.first(word)
        if number == len(self._stems) or self._stems[number] != word:
            return range(0)
        return range(int(self._first[number]), int(self._first[number + 1]))

    def _in_language(self, language: str, lines: range) -> list[int]:
        terms = list(map(self._term, lines))
        if not terms:
            return terms
        if language not in self._languages:
            low, high = (self._stems.first(f"{language}{mark}".encode()) for mark in ("~", _AFTER_MARK))
            self._languages[language] = int(self._first[low]), int(self._first[high])
        low, high = self._languages[language]
        return [term for term in terms if low <= term < high]

    def _matching(self, pattern: str) -> Ints:
        pieces = stretches(pattern)
        rarest = max(pieces, key=len)
        if not pieces[0] and len(rarest) > 1:
            return self._holding(rarest, pattern_regex(pattern))
        literal = pieces[0].encode()
        begin, end = self._stretch(literal)
        expression = re.compile(rb"^(?=[^\n])(?:" + pattern_regex(pattern).pattern + rb")$", re.MULTILINE)
        found = [match.start() for match in expression.finditer(self._forms.text[begin:end].tobytes())]
        lines: Ints = np.searchsorted(self._forms.starts, np.array(found, dtype=np.int64) + begin).astype(np.int64)
        return lines

    def _stretch(self, beginning: bytes) -> tuple[int, int]:
        """Where the forms that begin so begin and end."""
        low, high = self._forms.first(beginning), self._forms.first(beginning + b"\xff")
        return int(self._forms.starts[low]), int(self._forms.starts[high])

    def _holding(self, piece: str, expression: re.Pattern[bytes]) -> Ints:
        """The lines that hold some letters and fit a pattern: few of all need to be looked at."""
        found = [match.start() for match in re.finditer(re.escape(piece.encode()), self._forms.text)]
        lines = np.unique(np.searchsorted(self._forms.starts, np.array(found, dtype=np.int64), side="right") - 1)
        return np.array([line for line in lines.tolist() if expression.fullmatch(self._forms[line])], dtype=np.int64)

    def _near(self, word: str, edits: int) -> Ints:
        lengths, sizes = self._letters, np.diff(self._forms.starts.astype(np.int64))
        fitting = (lengths >= len(word) - edits) & (lengths <= len(word) + edits)
        # Each letter of another script is one that is otherwise, and makes a term longer by its bytes.
        further = sizes - 1 - lengths
        own = len(word.encode()) - len(word)
        fitting &= (further >= own - _FURTHER_BYTES * edits) & (further <= own + _FURTHER_BYTES * edits)
        lines = np.flatnonzero(fitting)
        if not len(lines):
            return lines
        text = self._forms.text.tobytes().decode("utf-8", "replace")
        codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
        places = offsets(lengths + 1)[lines].astype(np.int32) + np.arange(len(word) + edits, dtype=np.int32)[:, None]
        columns = codes.take(places, mode="clip")
        likely = has_most(word, edits, columns)
        lines, columns = lines[likely], columns[:, likely]
        near: Ints = lines[distances(word, columns.T, lengths[lines]) <= edits]
        return near

    @cached_property
    def _letters(self) -> Ints:
        """How many letters each line has."""
        # Most letters are a byte: only what makes one longer is counted.
        further = np.flatnonzero((np.frombuffer(self._forms.text, dtype=np.uint8) & 0xC0) == 0x80)
        starts = self._forms.starts.astype(np.int64)
        letters: Ints = np.diff(starts - np.searchsorted(further, starts)) - 1
        return letters

    def words_near(self, word: str, edits: int) -> list[str]:
        """The exact forms within so many single-letter changes of a form."""
        return [self._forms[line].decode("utf-8", "replace") for line in self._near(word, edits).tolist()]

    def words_beginning(self, start: str) -> list[str]:
        """The exact forms that begin with these letters."""
        begin, end = self._stretch(start.encode())
        return self._forms.text[begin:end].tobytes().decode("utf-8", "replace").split("\n")[:-1]

    def terms(self) -> "Terms":
        """All terms, by their numbers."""
        # Only what merges needs them.
        from index.engines.whoosh.terms import Terms

        first = self._first.astype(np.int64)
        stem = np.repeat(np.arange(len(self._stems)), first[1:] - first[:-1])
        return Terms(self._stems.all(), self._forms.all(), stem, np.argsort(self._terms))


def _sorted(numbers: Collection[int]) -> Ints:
    return np.array(sorted(numbers), dtype=np.int64) if numbers else NO_TERMS
