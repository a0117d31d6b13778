"""A record as the cluster keeps it, beside what the engine searches of it; no cluster is asked here."""

import base64
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from corpus.cable import Cable
from index.store import COVERED
from index.stores.schema import unpack
from index.stores.sqlite import in_chunks, marks

SHOWN = ("record", "text", "derived", "sources")
"""What of a record is needed to show it; the rest is for those who write."""

_COLUMNS = ("version", "id", "digest", "record", "text", "phrases", "derived")
_decode = msgspec.json.decode


def kept(db: sqlite3.Connection, versions: Iterable[int]) -> dict[int, dict[str, Any]]:
    """For each of these versions its `record`, and which of the fields of `COVERED` it has.

    The sources are with it as they are now, for a reader who finds it after they have gone from the ledger.
    """
    found: dict[int, dict[str, Any]] = {}
    for chunk in in_chunks(versions):
        sources: dict[str, list[str]] = {}
        sql = f"""SELECT source.id, detail FROM source JOIN version USING (id) WHERE version IN ({marks(len(chunk))})
                  ORDER BY file, position"""
        for id, detail in db.execute(sql, chunk):
            sources.setdefault(id, []).append(detail)
        sql = f"SELECT {', '.join(_COLUMNS)} FROM version WHERE version IN ({marks(len(chunk))})"
        for row in db.execute(sql, chunk):
            record = dict(zip(_COLUMNS, row, strict=True))
            record["text"] = base64.b64encode(record["text"]).decode()
            record["sources"] = sources.get(record["id"], [])
            found[record["version"]] = {"record": record, "covered": _covered(record)}
    return found


def version_row(record: Mapping[str, Any]) -> tuple[Any, ...]:
    """The row of the table `version` that a record was made of."""
    return tuple(base64.b64decode(record[name]) if name == "text" else record[name] for name in _COLUMNS)


def cable_of(record: Mapping[str, Any], sources: Sequence[str] | None, links: Iterable[tuple[int, str, str]]) -> Cable:
    """The cable of a record; `sources` None stands for those that it had when it was written."""
    details = [_decode(detail) for detail in (record["sources"] if sources is None else sources)]
    return unpack(record["record"], base64.b64decode(record["text"]), record["derived"], details, links)


def _covered(record: Mapping[str, Any]) -> list[str]:
    fields: dict[str, Any] = _decode(record["record"])
    has = [name for name in COVERED if fields.get(name) not in (None, "", [])]
    return has if "keywords" in has or record["derived"] == "[]" else [*has, "keywords"]
