"""What is written of a cable, as the document that the cluster indexes; and what is known of one that was found."""

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

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
from index.engines.asked.orders import order_keys
from index.engines.asked.writing import Maker, Written, buckets, dating
from index.engines.opensearch.fields import FORM, INFLECTS, KEPT, KEY, LETTERS, SERIAL, TOKEN
from index.facts import Facts, plain_id

_LEVEL = 3
_PADDING = "=="
"""The cluster leaves out what fills the last letters up; too much of it does no harm."""

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
        STEMS: written.stems, KEPT: packed(written),
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


def packed(written: Written) -> str:
    """The texts and what is known beside them, as they are kept."""
    content = (written.texts, encoded(written.language, written.facts))
    return b64encode(zlib.compress(msgspec.msgpack.encode(content), _LEVEL)).decode()


class Found:
    """A document that was found with what is kept of it, as a cable is read."""

    def __init__(self, hit: Hit) -> None:
        self._texts, self._facts = _unpack(zlib.decompress(b64decode(hit["fields"][KEPT][0] + _PADDING)))

    def text(self, field: str) -> str:
        """The tokens of a text, joined by blanks."""
        return self._texts.get(field, "")

    def known(self) -> tuple[str, Facts]:
        """Its language and its facts."""
        return decoded(self._facts)

    def texts(self) -> dict[str, str]:
        """The texts that it has."""
        return self._texts


_unpack = msgspec.msgpack.Decoder(tuple[dict[str, str], bytes]).decode


def version_of(hit: Hit) -> int:
    """The version of a cable that was found with its `version` from the doc values."""
    return int(hit["fields"][VERSION][0])
