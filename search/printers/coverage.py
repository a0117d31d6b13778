"""How many cables have each field, by collection: a table for people, and JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from index.statistics import Statistics
from index.store import COVERED
from search.printers.as_json import SCHEMA, coverage
from search.printers.inert import inert_line
from search.printers.layout import Line, Segment, clip, fill
from search.printers.words import say_share
from search.width import cells

_FIELD = 18
_COLUMN = 15
_ALL = "all"
Column = tuple[str, int, Mapping[str, int]]


def coverage_lines(found: Statistics, width: int) -> Iterator[Line]:
    """A row a field and a column a collection, the whole index first; in several tables where they are too many."""
    columns = _columns(found)
    abreast = max((width - _FIELD) // _COLUMN, 1)
    for start in range(0, len(columns), abreast):
        if start:
            yield ()
        yield from _table(columns[start : start + abreast])
    if not found.cables:
        yield from fill([Segment("the index holds no cables yet", "note")], width)


def _columns(found: Statistics) -> list[Column]:
    """Name, cables and counts by field: of all cables, then of each collection where there are several."""
    every: Column = (_ALL, found.cables, _total(found))
    each: list[Column] = [(inert_line(one.name), one.cables, one.covered) for one in found.collections]
    return [every, *each] if len(each) != 1 else each


def _total(found: Statistics) -> dict[str, int]:
    return {field: sum(one.covered[field] for one in found.collections) for field in COVERED}


def _table(columns: list[Column]) -> Iterator[Line]:
    names = "".join(_right(name) for name, _, _ in columns)
    yield (Segment(f"{'':<{_FIELD}}{names}", "label"),)
    sizes = "".join(_right(f"{cables:,}") for _, cables, _ in columns)
    yield (Segment(f"{'cables':<{_FIELD}}"), Segment(sizes, "dim"))
    for field in COVERED:
        shares = "".join(_right(say_share(covered[field], cables) if cables else "–") for _, cables, covered in columns)
        yield (Segment(f"{field.replace('_', ' '):<{_FIELD}}"), Segment(shares))


def _right(text: str) -> str:
    text = clip(text, _COLUMN - 1)
    return " " * (_COLUMN - cells(text)) + text


def coverage_object(found: Statistics) -> dict[str, Any]:
    """What `stats --coverage --json` prints."""
    columns = [(one.name, one.cables, one.covered) for one in found.collections]
    return {
        "schema": SCHEMA,
        "cables": found.cables,
        "fields": _fields(found.cables, _total(found)),
        "collections": [
            {"name": name, "cables": cables, "fields": _fields(cables, covered)} for name, cables, covered in columns
        ],
    }


def _fields(cables: int, covered: Mapping[str, int]) -> dict[str, Any]:
    return {
        field: {
            "known": covered[field],
            "missing": cables - covered[field],
            "coverage": coverage(covered[field], cables - covered[field]),
        }
        for field in COVERED
    }
