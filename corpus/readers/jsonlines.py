"""JSON: one object a line, an array of objects, or one object; as `cables show --json` prints them, too."""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from corpus import draft as parts_of
from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.columns import column_map, folded, left_aside
from corpus.readers.encoding import head_text, read_text
from corpus.readers.json_wrappers import records_in, unwrapped
from corpus.readers.records import Columns
from corpus.readers.rows import row_draft
from corpus.readers.streams import text_lines

_LINED: Final = frozenset((".jsonl", ".ndjson", ".jl"))
_AHEAD: Final = 50
"""Rows whose keys are looked at before a mapped column is said to be missing: exports leave out what is empty."""
Numbered = tuple[str, str, Any]
"""A row: its position, its own text, and the object or the reason (a string) why there is none."""


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A document a line, or an item of an array."""

    name: str = "json lines"
    summary: str = "JSON, one object a line (.jsonl, .ndjson) or in an array (.json)"

    def sniff(self, file: InputFile) -> float:
        """By the name, or by a first line that is a whole object."""
        text = head_text(file).lstrip("\ufeff \t\n")
        if not text:
            return 0.0
        if file.suffix in _LINED:
            return 0.95
        if file.suffix == ".json":
            return 0.8
        return 0.7 if isinstance(_parsed(text.split("\n", 1)[0]), dict) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield a draft or a rejection for each row; raises `Unreadable` for a file that holds none."""
        rows = _rows(file)
        ahead = list(itertools.islice(rows, _AHEAD))
        if not ahead:
            raise Unreadable("it holds no JSON object")
        keys = _keys(ahead)
        if keys:
            column_map(keys, file.columns)
        maps: dict[tuple[str, ...], Columns] = {}
        for position, content, row in itertools.chain(ahead, rows):
            if isinstance(row, str):
                yield Rejection(file.path, row, position)
                continue
            shape = tuple(row)
            if shape not in maps:
                maps = maps if len(maps) < 1000 else {}
                maps[shape] = column_map(shape, _there(file.columns, shape))
            yield _draft(file, row, maps[shape], content, position)

    def unmapped(self, file: InputFile) -> tuple[str, ...]:
        """The keys of the first rows that no field takes; an array, which is parsed whole, is not read for that."""
        if not _is_lined(file):
            return ()
        keys = _keys(itertools.islice(_from_lines(file), _AHEAD))
        return left_aside(keys, column_map(keys, file.columns))


def _keys(ahead: Iterable[Numbered]) -> dict[str, None]:
    """The keys of some rows, each once, in the order in which they are met."""
    return dict.fromkeys(key for _, _, row in ahead if isinstance(row, dict) for key in row)


def _there(wanted: dict[str, str], shape: tuple[str, ...]) -> dict[str, str]:
    """The wanted columns that this row has; the others were seen in the file and are empty here."""
    have = {folded(name) for name in shape} if wanted else set()
    return {
        field: column
        for field, column in wanted.items()
        if folded(column) in have or ("." in column and folded(column.split(".")[0]) in have)
    }


def _draft(file: InputFile, row: dict[str, Any], columns: Columns, content: str, position: str) -> Draft | Rejection:
    draft = row_draft(row, columns, content, position, mapped=bool(file.columns))
    if draft.part(parts_of.TITLE) or draft.part(parts_of.BODY):
        return draft
    return Rejection(file.path, "it has neither a title nor a text", position)


def _rows(file: InputFile) -> Iterator[Numbered]:
    yield from _from_lines(file) if _is_lined(file) else _from_whole(file)


def _is_lined(file: InputFile) -> bool:
    """Whether there is an object on each line."""
    start = head_text(file).lstrip("\ufeff \t\n")
    first, _, second = start.partition("\n")
    return file.suffix in _LINED or (isinstance(_parsed(first), dict) and second.lstrip().startswith("{"))


def _from_lines(file: InputFile) -> Iterator[Numbered]:
    for number, line in enumerate(text_lines(file), start=1):
        text = line.strip()
        if text:
            row = _parsed(text)
            yield f"line {number}", text, unwrapped(row) if isinstance(row, dict) else _reason(row)


def _from_whole(file: InputFile) -> Iterator[Numbered]:
    loaded = _parsed(read_text(file))
    if not isinstance(loaded, list | dict):
        raise Unreadable(_reason(loaded))
    items, single = records_in(loaded)
    for number, item in enumerate(items, start=1):
        row = unwrapped(item) if isinstance(item, dict) else _reason(item)
        yield "" if single else f"item {number}", _own_text(item), row


@dataclass(frozen=True, slots=True)
class _NotJson:
    reason: str


def _parsed(text: str) -> Any:
    """The value of a JSON text, its numbers as they are written, NaN as null; `_NotJson` where it is none."""
    try:
        return json.loads(text.lstrip("\ufeff"), parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if error.lineno > 1 else ""
        return _NotJson(f"it is not JSON: {error.msg.lower()} at {where}column {error.colno}")
    except RecursionError:
        return _NotJson("its objects are nested too deeply")


def _reason(value: object) -> str:
    return value.reason if isinstance(value, _NotJson) else "it is not a JSON object"


def _own_text(item: object) -> str:
    try:
        return json.dumps(item, ensure_ascii=False, sort_keys=True) if isinstance(item, Mapping) else ""
    except RecursionError:
        return repr(item)[:10000]


READER: Final = JsonLines()
