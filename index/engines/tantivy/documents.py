"""What is written of a cable, as the document that tantivy indexes."""

from collections.abc import Callable, Iterator

from index.engines.asked.fields import (
    BY_DATE,
    BY_LATEST,
    DATED,
    EARLIEST,
    LATEST,
    MARK,
    SPOKEN,
    STEMS,
    VERSION,
    bucket_field,
    length_field,
)
from index.engines.asked.kept import encoded
from index.engines.asked.lexicon import form_of_token
from index.engines.asked.orders import order_keys
from index.engines.asked.writing import Maker, Written, buckets, dating, digest
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Document
from index.engines.tantivy.schema import BACKWARDS, REVALUED, TOKEN
from index.facts import Facts


def lexicon_of(maker: Maker, has: Callable[[str], bool]) -> Document | None:
    """The document of all tokens met since the last that the index does not have yet; None where there are none."""
    entries = list(_entries(maker, has))
    if not entries:
        return None
    document = Document()
    document.add_text(schema.LEXICON, " ".join(entries))
    return document


def _entries(maker: Maker, has: Callable[[str], bool]) -> Iterator[str]:
    for language, token, stem in maker.fresh():
        last = TOKEN + token
        if stem != token.partition(MARK)[0]:
            by_stem = f"{stem}{MARK}{language}{MARK}{token}"
            if not has(by_stem):
                yield by_stem
        if not has(last):
            yield last
            yield BACKWARDS + form_of_token(token)[::-1]


def document_of(written: Written) -> Document:
    """The document for a cable."""
    document = Document()
    _add_facts(document, written.facts, written.language)
    for field, text in written.texts.items():
        document.add_text(field, text)
        document.add_unsigned(length_field(field), text.count(" ") + 1)
    document.add_text(STEMS, written.stems)
    return document


def _add_facts(document: Document, facts: Facts, language: str) -> None:
    document.add_unsigned(VERSION, facts.version)
    document.add_text(SPOKEN, TOKEN + language)
    document.add_unsigned(DATED, dating(facts))
    if facts.dated:
        _add_days(document, facts.earliest, facts.latest)
    for name, key in zip((BY_DATE, BY_LATEST), order_keys(facts), strict=True):
        document.add_text(name, key)
    for column, values in facts.values.items():
        for value in dict.fromkeys(values):
            document.add_unsigned(column, value)
    for column in REVALUED:
        document.add_unsigned(schema.digest_field(column), digest(facts.values.get(column, ())))
    document.add_bytes(schema.FACTS, encoded(language, facts))


def _add_days(document: Document, earliest: int | None, latest: int | None) -> None:
    if earliest is not None:
        document.add_unsigned(EARLIEST, earliest)
    if latest is not None:
        document.add_unsigned(LATEST, latest)
    for interval, begin in buckets(earliest, latest):
        document.add_unsigned(bucket_field(interval), begin)
