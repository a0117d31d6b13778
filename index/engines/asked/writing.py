"""From an entry to what is written of it, and from what was written to the same with other values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from zlib import crc32

from corpus.frozen import dataclass
from index.analysis import LONGEST, Form, form_of, forms, stem_of
from index.engine import TEXT_FIELDS, Entry, Interval
from index.engines.asked.fields import MARK, MORE_DAYS, ONE_DAY, TIMES, UNDATED
from index.engines.asked.lexicon import stem_in
from index.facts import Facts, facts_of
from index.histogram import bucket_start

_MOST_PIECES = 200_000


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

    def __missing__(self, piece: str) -> tuple[str, str]:
        tokens, stems = [], []
        for form in forms(piece, self.language):
            token = _token(form, self.language)
            if token not in self.stem_of:
                self.stem_of[token] = form.stem
                self.fresh.append(token)
            tokens.append(token)
            stems.append(form.stem)
        found = (" ".join(tokens), " ".join(stems))
        if len(piece) <= LONGEST:
            if len(self) >= _MOST_PIECES:
                self.clear()
            self[piece] = found
        return found

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
