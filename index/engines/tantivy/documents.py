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
from index.engines.tantivy.rows import DAYS, Rows
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


def document_of(written: Written, rows: Rows) -> Document:
    """The document for a cable, whose values are added to the rows."""
    document = Document()
    facts = written.facts
    days = _days(facts)
    for name, day in days.items():
        if day or name == DATED:
            document.add_unsigned(name, day)
    place = rows.add(days.values(), facts.values)
    if place is not None:
        document.add_unsigned(schema.ROW, place)
    _add_facts(document, facts, written.language)
    for field, text in written.texts.items():
        document.add_text(field, text)
        document.add_unsigned(length_field(field), text.count(" ") + 1)
    document.add_text(STEMS, written.stems)
    return document


def _add_facts(document: Document, facts: Facts, language: str) -> None:
    document.add_unsigned(VERSION, facts.version)
    document.add_text(SPOKEN, TOKEN + language)
    for name, key in zip((BY_DATE, BY_LATEST), order_keys(facts), strict=True):
        document.add_text(name, key)
    for column, values in facts.values.items():
        for value in dict.fromkeys(values):
            document.add_unsigned(column, value)
    for column in REVALUED:
        document.add_unsigned(schema.digest_field(column), digest(facts.values.get(column, ())))
    document.add_bytes(schema.FACTS, encoded(language, facts))


def _days(facts: Facts) -> dict[str, int]:
    """What is said of a cable's days, by the fields that say it; 0 for what is not known."""
    days = dict.fromkeys(DAYS, 0)
    days[DATED] = dating(facts)
    if facts.dated:
        days |= {EARLIEST: facts.earliest or 0, LATEST: facts.latest or 0}
        days |= {bucket_field(interval): begin for interval, begin in buckets(facts.earliest, facts.latest)}
    return days
