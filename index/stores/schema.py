"""The tables of the SQLite store, and how a record is packed into them."""

import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from corpus.cable import Cable
from index.terse import said

STORE_VERSION = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE root (location TEXT PRIMARY KEY, collection TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    file INTEGER PRIMARY KEY, collection TEXT NOT NULL, path TEXT NOT NULL, location TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, seen_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    documents INTEGER NOT NULL, missing INTEGER NOT NULL DEFAULT 0);
CREATE TABLE version (
    version INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, digest TEXT NOT NULL, record TEXT NOT NULL,
    text BLOB NOT NULL, phrases TEXT NOT NULL, derived TEXT NOT NULL DEFAULT '[]');
CREATE TABLE cable (id TEXT PRIMARY KEY, version INTEGER NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE source (
    file INTEGER NOT NULL, position TEXT NOT NULL, id TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (file, position, id)) WITHOUT ROWID;
CREATE INDEX source_by_id ON source (id);
CREATE TABLE value (
    value INTEGER PRIMARY KEY, "column" TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL, UNIQUE ("column", key));
CREATE TABLE token (
    "column" TEXT NOT NULL, token TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY ("column", token, value)) WITHOUT ROWID;
CREATE TABLE cable_value (
    version INTEGER NOT NULL, "column" TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (version, "column", value)) WITHOUT ROWID;
CREATE TABLE batch (
    batch INTEGER NOT NULL, version INTEGER NOT NULL, added INTEGER NOT NULL,
    PRIMARY KEY (batch, version)) WITHOUT ROWID;
CREATE TABLE unsettled (collection TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_LONG = ("header", "body", "summary", "notes", "source_note", "evidence")
"""Fields kept compressed, apart from the rest of the record, which SQL can read as JSON."""

_LEVEL = 4
"""Of compression: beyond it a text takes half as long again and loses a fiftieth of its size."""

_APART = frozenset((*_LONG, "sources", "references"))

_encode = msgspec.json.Encoder().encode


def pack(cable: Cable) -> tuple[str, bytes]:
    """A cable without its sources as the two columns `record` (terse JSON) and `text` (zlib over JSON)."""
    fields: dict[str, Any] = said(cable, leaving_out=_APART)
    # Where references lead depends on what else is in the index: it is kept apart.
    if cable.references:
        words = dict.fromkeys(reference.verbatim for reference in cable.references)
        fields["references"] = [{"verbatim": each} for each in words]
    long = {name: value for name in _LONG if (value := getattr(cable, name))}
    return _encode(fields).decode(), zlib.compress(_encode(long), _LEVEL)


def is_packed(cable: Cable, record: str, text: bytes) -> bool:
    """Whether two columns hold what a cable is packed into, however hard it was compressed."""
    packed_record, packed_text = pack(cable)
    return packed_record == record and (packed_text == text or zlib.decompress(packed_text) == zlib.decompress(text))


def unpack(
    record: str, text: bytes, derived: str, sources: list[Any], links: Iterable[tuple[int, str, str]] = ()
) -> Cable:
    """The cable that `pack` packed, with the keywords derived for it and the sources where it stands.

    `links` are the references that were resolved: the place among the references, the id, the rule. Words that name
    several messages stand once for each that was found.
    """
    fields = msgspec.json.decode(record) | msgspec.json.decode(zlib.decompress(text))
    more = [{"text": word, "origin": "derived"} for word in msgspec.json.decode(derived)]
    fields["keywords"] = [*fields.get("keywords", ()), *more]
    fields["sources"] = sources
    resolved: dict[int, list[dict[str, str]]] = {}
    for place, id, rule in links:
        resolved.setdefault(place, []).append({"id": id, "rule": rule})
    references = fields.get("references", ())
    fields["references"] = [
        reference | link for place, reference in enumerate(references) for link in resolved.get(place, [{}])
    ]
    return msgspec.convert(fields, Cable)
