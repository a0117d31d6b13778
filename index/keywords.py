"""Derived keywords: the phrases that set a cable apart in its collection, chosen anew when the collection changes."""

import sqlite3
from array import array
from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

import msgspec

from corpus.normalise.salient import choose
from index.values import Value
from index.valuing import plain_value

COLUMN = "keyword"

_decode_counts = msgspec.json.Decoder(dict[str, int]).decode
_encode = msgspec.json.Encoder().encode
_BITS = 21
_PAGE = 1000

_VERSIONS = """
SELECT cv.version FROM cable_value cv JOIN value USING (value) JOIN cable c ON c.version = cv.version
WHERE cv."column" = 'collection' AND label = ? ORDER BY cv.version
"""


class _Keyword(msgspec.Struct):
    text: str


class _Declared(msgspec.Struct):
    """What of a stored record is read here: its declared keywords."""

    keywords: list[_Keyword] = []


_decode_record = msgspec.json.Decoder(_Declared).decode


class PhraseTable:
    """In how many documents each phrase is a candidate, in a table whose size does not grow with the collection.

    Two counts under two hashes are kept for each phrase and the smaller one is told (a count-min sketch, Cormode and
    Muthukrishnan 2005): never too few, and hardly ever too many, in 16 MB.
    """

    __slots__ = ("_one", "_other")

    def __init__(self) -> None:
        self._one = array("I", bytes(4 << _BITS))
        self._other = array("I", bytes(4 << _BITS))

    def add(self, phrase: str) -> None:
        """Count one document for a phrase."""
        one, other = _places(phrase)
        self._one[one] += 1
        self._other[other] += 1

    def get(self, phrase: str, default: int, /) -> int:
        """The number of documents of a phrase, `default` where it has none."""
        one, other = _places(phrase)
        return min(self._one[one], self._other[other]) or default


def _places(phrase: str) -> tuple[int, int]:
    folded = phrase.lower().encode("utf-8", "surrogatepass")
    mask = (1 << _BITS) - 1
    return crc32(folded) & mask, crc32(folded, 0x9E3779B9) & mask


def unsettled(db: sqlite3.Connection) -> list[str]:
    """The collections that changed since their keywords were chosen."""
    return [name for (name,) in db.execute("SELECT collection FROM unsettled ORDER BY collection")]


def settle(db: sqlite3.Connection, collection: str, number: Callable[[Value], int]) -> dict[int, tuple[int, ...]]:
    """Choose the derived keywords of every cable of a collection from the collection's statistics, and store them.

    `number` gives a value its id. The result is the keyword column of all these cables, declared ones included; it
    depends on what the collection holds alone, not on how it came there.
    """
    versions = [version for (version,) in db.execute(_VERSIONS, (collection,))]
    table = PhraseTable()
    for _, phrases in _rows(db, "phrases", versions):
        for phrase in _decode_counts(phrases):
            table.add(phrase)
    ids: dict[str, int] = {}

    def id_of(text: str) -> int:
        if text not in ids:
            ids[text] = number(plain_value(COLUMN, text))
        return ids[text]

    column: dict[int, tuple[int, ...]] = {}
    for version, phrases, derived, record in _rows(db, "phrases, derived, record", versions):
        chosen = choose(_decode_counts(phrases), table, len(versions))
        texts = [*(keyword.text for keyword in _decode_record(record).keywords), *chosen]
        column[version] = tuple(dict.fromkeys(map(id_of, texts)))
        encoded = _encode(chosen).decode()
        if encoded != derived:
            _store(db, version, encoded, column[version])
    return column


def _store(db: sqlite3.Connection, version: int, derived: str, values: tuple[int, ...]) -> None:
    db.execute("UPDATE version SET derived = ? WHERE version = ?", (derived, version))
    db.execute('DELETE FROM cable_value WHERE version = ? AND "column" = ?', (version, COLUMN))
    db.executemany("INSERT INTO cable_value VALUES (?, ?, ?)", [(version, COLUMN, value) for value in values])


def _rows(db: sqlite3.Connection, columns: str, versions: list[int]) -> Iterator[tuple[Any, ...]]:
    """These columns of the versions, a page at a time, so that rows can be written between."""
    for start in range(0, len(versions), _PAGE):
        page = versions[start : start + _PAGE]
        marks = ",".join("?" * len(page))
        query = f"SELECT version, {columns} FROM version WHERE version IN ({marks}) ORDER BY version"
        yield from db.execute(query, page).fetchall()
