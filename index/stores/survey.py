"""The store in one SQLite file as a whole: counted and verified by SQL."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from index.store import COVERED, CollectionStatistics, Contents

_SHOWN = 5
Rows = Callable[[str], Sequence[tuple[Any, ...]]]
"""The rows of a query over the store."""


def contents(rows: Rows) -> Contents:
    """What the store holds, by collection."""
    ((cables,),) = rows("SELECT count(*) FROM cable")
    ((files, missing),) = rows("SELECT count(*), coalesce(sum(missing), 0) FROM file")
    covered = ", ".join(f"sum({_has(field)})" for field in COVERED)
    found = rows(
        f"""SELECT label, count(*), coalesce(min(json_extract(record, '$.date.earliest')), ''),
                   coalesce(max(json_extract(record, '$.date.latest')), ''), {covered}
            FROM cable JOIN version v USING (version)
            JOIN cable_value cv ON cv.version = v.version AND cv."column" = 'collection'
            JOIN value USING (value) GROUP BY label ORDER BY 2 DESC, label"""
    )
    collections = tuple(
        CollectionStatistics(name, count, first, last, dict(zip(COVERED, counts, strict=True)))
        for name, count, first, last, *counts in found
    )
    return Contents(cables, files, missing, collections)


def value_counts(rows: Rows) -> Mapping[str, Mapping[int, int]]:
    """How many cables have each value of each column."""
    counts: dict[str, Counter[int]] = {}
    sql = """SELECT "column", value, count(DISTINCT version) FROM cable_value JOIN cable USING (version)
             GROUP BY "column", value"""
    for column, value, count in rows(sql):
        counts.setdefault(column, Counter())[value] = count
    return counts


def problems(rows: Rows) -> Iterator[str]:
    """What is wrong with the file and with its rows among each other, a sentence each."""
    for (said,) in rows("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the store's file is damaged: {said}"
    if lost := rows("SELECT id FROM cable WHERE version NOT IN (SELECT version FROM version)"):
        yield f"{len(lost)} cables have no record: {_some(lost)}"
    if homeless := rows("SELECT id FROM cable WHERE id NOT IN (SELECT id FROM source)"):
        yield f"{len(homeless)} cables have no source: {_some(homeless)}"
    if rows("SELECT 1 FROM batch LIMIT 1"):
        yield "a batch is not finished; `cables ingest` finishes it"


def _has(field: str) -> str:
    # An absent value is null, an empty text, or an empty list.
    has = f"coalesce(json_extract(record, '$.{field}'), '') NOT IN ('', '[]')"
    return f"({has} OR derived != '[]')" if field == "keywords" else has


def _some(ids: Sequence[tuple[Any, ...]]) -> str:
    return ", ".join(id for (id,) in ids[:_SHOWN]) + (" …" if len(ids) > _SHOWN else "")
