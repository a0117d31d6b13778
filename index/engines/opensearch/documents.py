"""What is written of a cable, as the document that the cluster indexes; and what is known of one that was found."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from index.engine import TEXT_FIELDS
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
)
from index.engines.asked.kept import decoded, encoded
from index.engines.asked.lexicon import form_of_token
from index.engines.asked.writing import Maker, Written, buckets, dating, order_keys, plain_id
from index.engines.opensearch.fields import FACTS, FORM, INFLECTS, KEY, LETTERS, SERIAL, TOKEN
from index.facts import Facts

STORED = (FACTS, *TEXT_FIELDS)
"""The fields that are kept beside `_source`."""

Hit = Mapping[str, Any]
"""A document as the cluster answers it."""


def document_of(written: Written, serial: int, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The document for a cable; `kept` is what the store has of it."""
    facts = written.facts
    by_date, by_latest = order_keys(facts)
    document: dict[str, Any] = {
        SERIAL: serial, VERSION: facts.version, "id": plain_id(facts.id), SPOKEN: written.language,
        DATED: dating(facts), BY_DATE: by_date, BY_LATEST: by_latest,
        "values": {column: list(dict.fromkeys(found)) for column, found in facts.values.items() if found},
        "length": {field: text.count(" ") + 1 for field, text in written.texts.items()},
        STEMS: written.stems, FACTS: encoded(written.language, facts).decode(),
    }  # fmt: skip
    if facts.dated:
        days = {EARLIEST: facts.earliest, LATEST: facts.latest}
        document |= {name: day for name, day in days.items() if day is not None}
        document["bucket"] = dict(buckets(facts.earliest, facts.latest))
    return document | dict(written.texts) | dict(kept)


def lexicon_of(maker: Maker, life: int, serial: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents, with their ids, of the tokens that were met since this was last asked."""
    for language, token, stem in maker.fresh():
        form = form_of_token(token)
        inflects = f"{language}{MARK}{stem}" if stem != form else ""
        # A form may be longer than an id may be.
        key = f"{life}-{hashlib.sha1(f'{inflects} {token}'.encode()).hexdigest()}"
        document = {FORM: form, TOKEN: token, LETTERS: len(form), KEY: key, SERIAL: serial}
        yield key, document | ({INFLECTS: inflects} if inflects else {})


class Found:
    """A document that was found, as a cable is read."""

    def __init__(self, hit: Hit) -> None:
        self._fields: Mapping[str, list[Any]] = hit.get("fields", {})

    def text(self, field: str) -> str:
        """The tokens of a text, joined by blanks."""
        found = self._fields.get(field)
        return found[0] if found else ""

    def known(self) -> tuple[str, Facts]:
        """Its language and its facts."""
        return decoded(self._fields[FACTS][0])

    def texts(self) -> dict[str, str]:
        """The texts that it has."""
        return {field: text for field in TEXT_FIELDS if (text := self.text(field))}


def version_of(hit: Hit) -> int:
    """The version of a cable that was found with its `version` from the doc values."""
    return int(hit["fields"][VERSION][0])
