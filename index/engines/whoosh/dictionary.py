"""The words of a segment, read: which terms are a form, a stem, like a pattern or nearly a word.

A term is an exact form with its stem: a form that has two stems (in texts of two languages, or by an accent that is
folded away) is two terms. Terms are numbered by stem, then by form, so that all terms of a stem, and all of a language,
are neighbours, and so are their postings. For V terms of S stems:

- `forms`: the exact forms in the order of their UTF-8 bytes, one for each term, as `lines`, with `form_starts` and
  `form_marks`; `form_terms` [V]: the number of each line's term.
- `stems`: the stems in order, as `index.analysis.Form` has them (`en~keep`), as `lines`, with `stem_starts` and
  `stem_marks`; the first is empty where some terms have no other stem than their form; `stem_first` [S + 1]: the first
  of the terms of each.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from corpus.frozen import dataclass
from index.analysis import stem_of
from index.distance import distances, has_most
from index.engines.whoosh.arrays import Array, Ints, ascending, offsets
from index.engines.whoosh.lines import Lines
from index.matching import Wanted, pattern_regex, stretches
from index.slips import differing, is_one_off

if TYPE_CHECKING:
    from index.engines.whoosh.terms import Terms

NO_TERMS: Ints = np.empty(0, dtype=np.int64)
_AFTER_MARK = "\x7f"
"""Follows the mark between a language and a stem."""
_IN_HALVES = 4
"""Halves of shorter words are those of too many others."""
_FURTHER_BYTES = 3
"""So many bytes at most a letter has beyond its first."""


@dataclass(frozen=True, slots=True)
class _Language:
    """The numbers of a language's first stem and of the first beyond them, and the same of its terms."""

    low: int
    high: int
    first: int
    end: int


class Dictionary:
    """The terms of one segment. Raises `KeyError` where arrays are missing."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._forms = Lines(arrays, "form")
        self._stems = Lines(arrays, "stem")
        self._terms = arrays["form_terms"]
        self._first = arrays["stem_first"]
        self._firsts, self._numbers = self._first.data, self._terms.data
        self._found: dict[Wanted, Ints] = {}
        self._split: dict[Wanted, tuple[Ints, Ints]] = {}
        self._languages: dict[str, _Language] = {}
        self._exact: dict[str, Ints] = {}

    def __len__(self) -> int:
        return len(self._terms)

    @property
    def is_sound(self) -> bool:
        """Whether the arrays fit together."""
        fitting = len(self._forms) == len(self._terms) and len(self._stems) == len(self._first) - 1
        return self._forms.fit and self._stems.fit and fitting and int(self._first[-1]) == len(self._terms)

    @property
    def is_ordered(self) -> bool:
        """Whether forms, stems and terms stand in their order, each term once; a look at all of them."""
        numbers = np.sort(self._terms.astype(np.int64))
        if not np.array_equal(numbers, np.arange(len(self))) or np.any(np.diff(self._first.astype(np.int64)) < 0):
            return False
        if not self._forms.are_sound or not self._stems.are_sound:
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
        if not len(exact) or not len(others):
            return exact if len(exact) else others
        # numpy's own way loads its masked arrays, which takes longer than most answers.
        return ascending(np.concatenate([exact, others]))

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
            stems = self._inflected(wanted, lines, forms) if wanted.stems else forms
            self._split[wanted] = _sorted(forms), NO_TERMS if stems == forms else _sorted(stems)
        return self._split[wanted]

    def having(self, form: str) -> Ints:
        """The terms of an exact form, ascending: as `satisfying`, but quicker where many forms are asked for."""
        if form not in self._exact:
            self._exact[form] = _sorted({self._term(line) for line in self._lines_of(form)})
        return self._exact[form]

    def _term(self, line: int) -> int:
        return int(self._numbers[line])

    def _inflected(self, wanted: Wanted, lines: dict[str, range], forms: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for language, stem in map(stem_of, wanted.stems):
            if not language:
                continue
            inside = self._language(language)
            found.update(self._of_stem(f"{language}~{stem}".encode(), inside, forms))
            if stem not in lines:
                lines[stem] = self._lines_of(stem)
            own = [term for term in map(self._term, lines[stem]) if inside.first <= term < inside.end]
            found = found.difference(own) if stem in wanted.exact else found.union(own)
        return found

    def _lines_of(self, form: str) -> range:
        word = form.encode()
        first = end = self._forms.first(word)
        while end < len(self._forms) and self._forms[end] == word:
            end += 1
        return range(first, end)

    def _of_stem(self, stem: bytes, inside: "_Language", forms: Iterable[int]) -> range:
        """The terms of a stem: most often that of one of the forms."""
        for term in forms:
            if inside.first <= term < inside.end:
                number = bisect_right(self._firsts, term) - 1
                if self._stems[number] == stem:
                    return self._terms_of(number)
        number = self._stems.first(stem)
        return self._terms_of(number) if number < len(self._stems) and self._stems[number] == stem else range(0)

    def _terms_of(self, stem: int) -> range:
        return range(self._firsts[stem], self._firsts[stem + 1])

    def _language(self, language: str) -> "_Language":
        """Where the stems of a language and its terms are."""
        if language not in self._languages:
            low, high = (self._stems.first(f"{language}{mark}".encode()) for mark in ("~", _AFTER_MARK))
            self._languages[language] = _Language(low, high, self._firsts[low], self._firsts[high])
        return self._languages[language]

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
        lines = ascending(np.searchsorted(self._forms.starts, np.array(found, dtype=np.int64), side="right") - 1)
        return np.array([line for line in lines.tolist() if expression.fullmatch(self._forms[line])], dtype=np.int64)

    def _near(self, word: str, edits: int) -> Ints:
        if edits == 1 and len(word) >= _IN_HALVES:
            return self._one_off(word)
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

    def _one_off(self, word: str) -> Ints:
        """The lines that differ in one letter at most.

        Of the word's four quarters three are theirs: they begin with three or end with three, or they begin and end
        with what is around the one that is otherwise.
        """
        half = len(word) // 2
        first, third = half // 2, half + (len(word) - half) // 2
        text = re.finditer(re.escape(word[first:].encode() + b"\n"), self._forms.text)
        places = np.fromiter((match.start() for match in text), dtype=np.int64)
        lines = [
            self._beginning_and_ending(word[:third], ""),
            self._beginning_and_ending(word[:half], word[third:]),
            self._beginning_and_ending(word[:first], word[half:]),
            np.searchsorted(self._forms.starts, places, side="right") - 1,
        ]
        found = ascending(np.concatenate(lines))
        likely = found[np.abs(self._sizes(found) - len(word.encode())) <= 1 + _FURTHER_BYTES].tolist()
        forms = ((line, self._forms[line].decode("utf-8", "replace")) for line in likely)
        alike = (line for line, form in forms if is_one_off(*differing(word, form)))
        return np.fromiter(alike, dtype=np.int64)

    def _beginning_and_ending(self, beginning: str, ending: str) -> Ints:
        """The lines that begin and end so."""
        low, high = (self._forms.first(beginning.encode() + mark) for mark in (b"", b"\xff"))
        lines, letters = np.arange(low, high), ending.encode()
        lines = lines[self._sizes(lines) >= len(letters)]
        ends, text = self._forms.starts[lines + 1].astype(np.int64) - 1, np.frombuffer(self._forms.text, dtype=np.uint8)
        same = np.ones(len(lines), dtype=np.bool_)
        for back, letter in enumerate(reversed(letters), 1):
            same &= text[ends - back] == letter
        return lines[same]

    def _sizes(self, lines: Ints) -> Ints:
        """How many bytes some lines have."""
        starts = self._forms.starts
        sizes: Ints = starts[lines + 1].astype(np.int64) - starts[lines] - 1
        return sizes

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
