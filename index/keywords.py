"""Derived keywords: the phrases that set a cable apart in its collection, chosen anew when the collection changes."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from corpus.normalise.salient import choose
from index.values import Value, plain_value

COLUMN = "keyword"

_decode_counts = msgspec.json.Decoder(dict[str, int]).decode
_encode = msgspec.json.Encoder().encode

_OF_COLLECTION = """
SELECT v.version, v.phrases, v.derived, json_extract(v.record, '$.keywords') FROM version v
JOIN cable c ON c.version = v.version
WHERE v.version IN (SELECT cv.version FROM cable_value cv JOIN value USING (value)
                    WHERE cv."column" = 'collection' AND label = ?)
ORDER BY v.version
"""


def unsettled(db: sqlite3.Connection) -> list[str]:
    """The collections that changed since their keywords were chosen."""
    return [name for (name,) in db.execute("SELECT collection FROM unsettled ORDER BY collection")]


def settle(db: sqlite3.Connection, collection: str, number: Callable[[Value], int]) -> dict[int, tuple[int, ...]]:
    """Choose the derived keywords of every cable of a collection from the collection's statistics, and store them.

    `number` gives a value its id. The result is the keyword column of all these cables, declared ones included; it
    depends on what the collection holds alone, not on how it came there.
    """
    frequency: Counter[str] = Counter()
    documents = 0
    for _, phrases, _, _ in _rows(db, collection):
        frequency.update(_decode_counts(phrases).keys())
        documents += 1
    column: dict[int, tuple[int, ...]] = {}
    for version, phrases, derived, declared in list(_rows(db, collection)):
        chosen = choose(_decode_counts(phrases), frequency, documents)
        texts = [keyword["text"] for keyword in msgspec.json.decode(declared)] + list(chosen)
        column[version] = tuple(dict.fromkeys(number(plain_value(COLUMN, text)) for text in texts))
        encoded = _encode(chosen).decode()
        if encoded != derived:
            db.execute("UPDATE version SET derived = ? WHERE version = ?", (encoded, version))
            db.execute('DELETE FROM cable_value WHERE version = ? AND "column" = ?', (version, COLUMN))
            rows = [(version, COLUMN, value) for value in column[version]]
            db.executemany("INSERT INTO cable_value VALUES (?, ?, ?)", rows)
    return column


def _rows(db: sqlite3.Connection, collection: str) -> Iterator[tuple[int, str, str, str]]:
    yield from db.execute(_OF_COLLECTION, (collection,))
