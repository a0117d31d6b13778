"""From an entry to the document that tantivy indexes, and back from one to another with other values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zlib import crc32

import msgspec

from index.analysis import LONGEST, Form, form_of, forms, stem_of
from index.engine import TEXT_FIELDS, Entry, Interval
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Document
from index.engines.tantivy.schema import MARK, REVALUED, TIMES, TOKEN
from index.facts import Facts, facts_of
from index.histogram import bucket_start

_OPEN = 10**9
"""Wider than any span of days that has two ends."""
_UNDATED = "~"
_DAYS = 10**7
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


def stem_in(token: str, language: str) -> str:
    """The stem that a token has in texts of a language, as `Form.stem` has it."""
    exact, mark, stem = token.partition(MARK)
    if mark:
        return f"{language}{MARK}{stem}"
    form = form_of(exact, language)
    return form.stem if form else exact


class Maker:
    """Makes documents, and remembers what it has met for the next ones and for the lexicon.

    One whose documents did not come into the index must not be used again: it takes them to be there.
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

    def rewritten(self, document: Document, column: str, values: tuple[int, ...]) -> Written:
        """What a document that was found holds, with other values in one column."""
        language, facts = facts_in(document)
        stem = self._known(language).stem
        texts = {field: text for field in TEXT_FIELDS if (text := document.get_first(field))}
        stems = [token for field, text in texts.items() for token in [*map(stem, text.split(" "))] * TIMES[field]]
        return Written(replace(facts, values={**facts.values, column: values}), language, texts, " ".join(stems))

    def lexicon(self, has: Callable[[str], bool]) -> Document | None:
        """The document of all tokens met since the last that the index does not have yet; None where there are none."""
        entries = [line for tokens in self._tokens.values() for line in _entries(tokens, has)]
        for tokens in self._tokens.values():
            tokens.fresh.clear()
        if not entries:
            return None
        document = Document()
        document.add_text(schema.LEXICON, " ".join(entries))
        return document


def document_of(written: Written) -> Document:
    """The document for a cable."""
    document = Document()
    _add_facts(document, written.facts, written.language)
    for field, text in written.texts.items():
        document.add_text(field, text)
        document.add_unsigned(schema.length_field(field), text.count(" ") + 1)
    document.add_text(schema.STEMS, written.stems)
    return document


def _entries(tokens: Tokens, has: Callable[[str], bool]) -> Iterable[str]:
    for token in tokens.fresh:
        _, stem = stem_of(tokens.stem_of[token])
        last = TOKEN + token
        if stem != token.partition(MARK)[0]:
            by_stem = f"{stem}{MARK}{tokens.language}{MARK}{token}"
            if not has(by_stem):
                yield by_stem
        if not has(last):
            yield last


def _add_facts(document: Document, facts: Facts, language: str) -> None:
    document.add_unsigned(schema.VERSION, facts.version)
    document.add_text(schema.SPOKEN, TOKEN + language)
    document.add_unsigned(schema.DATED, _dating(facts))
    if facts.dated:
        _add_days(document, facts.earliest, facts.latest)
    for name, key in zip((schema.BY_DATE, schema.BY_LATEST), order_keys(facts), strict=True):
        document.add_text(name, key)
    for column, values in facts.values.items():
        for value in dict.fromkeys(values):
            document.add_unsigned(column, value)
    for column in REVALUED:
        document.add_unsigned(schema.digest_field(column), digest(facts.values.get(column, ())))
    document.add_bytes(schema.FACTS, msgspec.json.encode((language, _plain(facts))))


def _dating(facts: Facts) -> int:
    if not facts.dated:
        return schema.UNDATED
    return schema.ONE_DAY if facts.earliest is not None and facts.earliest == facts.latest else schema.MORE_DAYS


def _add_days(document: Document, earliest: int | None, latest: int | None) -> None:
    if earliest is not None:
        document.add_unsigned(schema.EARLIEST, earliest)
    if latest is not None:
        document.add_unsigned(schema.LATEST, latest)
    if earliest is None or latest is None:
        return
    first, last = date.fromordinal(earliest), date.fromordinal(latest)
    for interval in Interval:
        begin = bucket_start(interval, first)
        if begin == bucket_start(interval, last):
            document.add_unsigned(schema.bucket_field(interval), begin.toordinal())


def order_keys(facts: Facts) -> tuple[str, str]:
    """What the two orders by date go by: the day, the narrower span, the id; the undated last in both.

    For a side that is open the other stands; such a span is wider than any other, widest where its beginning is open.
    """
    id = facts.id.encode("utf-8", "replace").decode()
    first = facts.latest if facts.earliest is None else facts.earliest
    last = facts.earliest if facts.latest is None else facts.latest
    if not facts.dated or first is None or last is None:
        return f"{_UNDATED}{id}", f"{_UNDATED}{id}"
    width = 2 * _OPEN if facts.earliest is None else _OPEN if facts.latest is None else last - first
    return f"{first:07}{width:010}{id}", f"{_DAYS - last:08}{width:010}{id}"


def digest(values: Iterable[int]) -> int:
    """A short number that tells values from others."""
    return crc32(",".join(map(str, dict.fromkeys(values))).encode())


def _plain(facts: Facts) -> list[Any]:
    id = facts.id.encode("utf-8", "replace").decode()
    return [facts.version, id, facts.earliest, facts.latest, facts.dated, facts.values]


class _Kept(msgspec.Struct, array_like=True):
    version: int
    id: str
    earliest: int | None
    latest: int | None
    dated: bool
    values: dict[str, tuple[int, ...]]


_decode = msgspec.json.Decoder(tuple[str, _Kept]).decode


def facts_in(document: Document) -> tuple[str, Facts]:
    """The language and the facts of a document that was found."""
    language, kept = _decode(bytes(document.get_first(schema.FACTS) or b""))
    return language, Facts(kept.version, kept.id, kept.earliest, kept.latest, kept.dated, kept.values)
