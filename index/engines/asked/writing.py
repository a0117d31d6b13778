"""From an entry to what is written of it, and from what was written to the same with other values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from zlib import crc32

from corpus.frozen import dataclass
from index.analysis import LONGEST, Form, form_of, forms, plain_forms, stem_of
from index.engine import TEXT_FIELDS, Entry, Interval
from index.engines.asked.fields import MARK, MORE_DAYS, ONE_DAY, TIMES, UNDATED
from index.engines.asked.lexicon import stem_in
from index.facts import Facts, facts_of
from index.histogram import bucket_start

_MOST_PIECES = 100_000
"""So many pieces are remembered before the ones that were not met among them are forgotten."""

_STOPS = ".,;:"
"""What often stands behind a word and is no part of its token."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a cable: its facts, its language, the tokens of each text joined by blanks, and all stems."""

    facts: Facts
    language: str
    texts: Mapping[str, str]
    stems: str


class Tokens(dict[str, tuple[str, str]]):
    """The tokens and stems of what stands between blanks in one language's texts, joined by blanks.

    No token reaches over a blank, and most of what stands between two is met again. `stem_of` has each token's stem,
    `fresh` the tokens that are not yet in the lexicon, as far as is known.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stem_of: dict[str, str] = {}
        self.fresh: list[str] = []
        self._older: dict[str, tuple[str, str]] = {}

    def __missing__(self, piece: str) -> tuple[str, str]:
        found = self._older.get(piece) or self._cut(piece)
        if len(piece) <= LONGEST:
            if len(self) >= _MOST_PIECES:
                self._older = dict(self)
                self.clear()
            self[piece] = found
        return found

    def _cut(self, piece: str) -> tuple[str, str]:
        word = piece.rstrip(_STOPS)
        if word.isascii() and word.isalnum() and len(word) <= LONGEST:
            # Most pieces are a word of plain letters: it is its own token.
            (token,), (stem,) = plain_forms([word], self.language)
            self._meet(token, stem)
            return token, stem
        found = [(_token(form, self.language), form.stem) for form in forms(piece, self.language)]
        for token, stem in found:
            self._meet(token, stem)
        return " ".join([token for token, _ in found]), " ".join([stem for _, stem in found])

    def _meet(self, token: str, stem: str) -> None:
        if token not in self.stem_of:
            self.stem_of[token] = stem
            self.fresh.append(token)

    def stem(self, token: str) -> str:
        """The stem of a token that was read back."""
        if token not in self.stem_of:
            self.stem_of[token] = stem_in(token, self.language)
        return self.stem_of[token]


def _token(form: Form, language: str) -> str:
    own = form_of(form.exact, language)
    if form.stem == form.exact or (own is not None and own.stem == form.stem):
        return form.exact
    return f"{form.exact}{MARK}{stem_of(form.stem)[1]}"


class Maker:
    """Makes what is written, and remembers what it has met for the next ones and for the lexicon.

    One whose work did not come into the index must not be used again: it takes it to be there.
    """

    def __init__(self) -> None:
        self._tokens: dict[str, Tokens] = {}

    def _known(self, language: str) -> Tokens:
        if language not in self._tokens:
            self._tokens[language] = Tokens(language)
        return self._tokens[language]

    def written(self, entry: Entry) -> Written:
        """What is written of an entry. Raises `ValueError` or `TypeError` where it is none that can be indexed."""
        facts = facts_of(entry)
        tokens = self._known(entry.language)
        texts, stems = {}, []
        for field in TEXT_FIELDS:
            found = [*map(tokens.__getitem__, str.split(entry.texts.get(field, "")))]
            if text := " ".join([token for token, _ in found if token]):
                texts[field] = text
                stems += [" ".join([stem for _, stem in found if stem])] * TIMES[field]
        return Written(facts, entry.language, texts, " ".join(stems))

    def rewritten(
        self, language: str, facts: Facts, texts: Mapping[str, str], column: str, values: tuple[int, ...]
    ) -> Written:
        """What was written of a cable, with other values in one column."""
        stem = self._known(language).stem
        stems = [token for field, text in texts.items() for token in [*map(stem, text.split(" "))] * TIMES[field]]
        return Written(replace(facts, values={**facts.values, column: values}), language, texts, " ".join(stems))

    def fresh(self) -> Iterator[tuple[str, str, str]]:
        """The tokens met since this was last asked: the language, the token, and its stem without the language."""
        for tokens in self._tokens.values():
            for token in tokens.fresh:
                yield tokens.language, token, stem_of(tokens.stem_of[token])[1]
            tokens.fresh.clear()


def dating(facts: Facts) -> int:
    """What `dated` says of a cable."""
    if not facts.dated:
        return UNDATED
    return ONE_DAY if facts.earliest is not None and facts.earliest == facts.latest else MORE_DAYS


def buckets(earliest: int | None, latest: int | None) -> Iterator[tuple[Interval, int]]:
    """The buckets that hold a whole span, by their first days."""
    if earliest is None or latest is None:
        return
    first, last = date.fromordinal(earliest), date.fromordinal(latest)
    for interval in Interval:
        begin = bucket_start(interval, first)
        if begin == bucket_start(interval, last):
            yield interval, begin.toordinal()


def digest(values: Iterable[int]) -> int:
    """A short number that tells values from others."""
    return crc32(",".join(map(str, dict.fromkeys(values))).encode())
