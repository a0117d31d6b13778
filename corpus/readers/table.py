"""Tables: comma, semicolon, tab or bar separated values with a line of column names (RFC 4180 and its relatives)."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus import draft as parts_of
from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.columns import column_map, known, left_aside
from corpus.readers.encoding import head_text
from corpus.readers.records import Columns
from corpus.readers.rows import row_draft
from corpus.readers.streams import text_lines

_DELIMITERS: Final = ",;\t|"
_SUFFIXES: Final = frozenset((".csv", ".tsv", ".tab"))
_LARGEST_FIELD: Final = 2**31 - 1
_LONGEST_RECORD: Final = 4 * 1024 * 1024
"""A row longer than this (in characters) has a quotation mark that is never closed."""
_MOST_BREAKS: Final = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A document a row."""

    name: str = "csv"
    summary: str = "tables (.csv, .tsv) with a row of column names; --map says which column is what"

    def sniff(self, file: InputFile) -> float:
        """By the name, or by a first line that holds several columns' names that records know."""
        if file.suffix in _SUFFIXES:
            return 0.9 if head_text(file).strip() else 0.0
        names = _names(head_text(file).split("\n", 1)[0])[0] if file.suffix in ("", ".txt") else []
        return 0.6 if len(names) > 2 and known(names) == len(names) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield a draft or a rejection for each row.

        Raises `Unreadable` where there are no column names, none holds a title or a text, or a mapped one is missing.
        """
        lines = text_lines(file)
        names, delimiter, number = _header(lines)
        columns = column_map([name for name in names if name], file.columns)
        if not {"title", "body", "summary"} & set(columns):
            has = ", ".join(name for name in names if name)
            raise Unreadable(f"it has no column for a title or a text (name one with --map); its columns are {has}")
        for row in _Rows(lines, delimiter, len(names), number):
            position = f"line {row.line}"
            if row.problem:
                yield Rejection(file.path, row.problem, position)
            elif any(cell.strip() for cell in row.cells):
                yield _draft(file, dict(zip(reversed(names), reversed(row.cells), strict=True)), columns, row, position)

    def unmapped(self, file: InputFile) -> tuple[str, ...]:
        """The columns that no field takes; raises `Unreadable` as `read` does."""
        names = [name for name in _header(text_lines(file))[0] if name]
        return left_aside(names, column_map(names, file.columns))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells and the line on which it begins, or what is wrong with it."""

    line: int
    cells: list[str] = field(default_factory=list)
    problem: str = ""


def _draft(file: InputFile, record: dict[str, str], columns: Columns, row: _Row, position: str) -> Draft | Rejection:
    content = "\x1f".join(row.cells)
    draft = row_draft(record, columns, content, position, divided=True, mapped=bool(file.columns))
    if draft.part(parts_of.TITLE) or draft.part(parts_of.BODY):
        return draft
    return Rejection(file.path, "it has neither a title nor a text", position)


def _header(lines: Iterator[str]) -> tuple[list[str], str, int]:
    """The column names, the delimiter and the number of the line that holds them."""
    told = ""
    for number, line in enumerate(lines, start=1):
        if line.lower().startswith("sep=") and len(line.strip()) == 5:
            told = line[4]
        elif line.strip():
            names, delimiter = _names(line, told or _DELIMITERS)
            return names, delimiter, number
    raise Unreadable("it is empty")


def _names(line: str, delimiters: str = _DELIMITERS) -> tuple[list[str], str]:
    """The column names in a line, by the delimiter that gives the most names that are known, then the most names."""
    splits = [(_cells(line, delimiter), delimiter) for delimiter in delimiters]
    names, delimiter = max(splits, key=lambda split: (known(split[0]), len(split[0])))
    return [name.strip().lstrip("\ufeff") for name in names], delimiter


def _cells(line: str, delimiter: str, quoted: bool = True) -> list[str]:
    """The cells of one line; a line that csv refuses has one."""
    try:
        if quoted:
            return _next(csv.reader([line], delimiter=delimiter)) or [""]
        return _next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE)) or [""]
    except csv.Error:
        return [line]


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row of a csv reader, None at the end, with room for large fields.

    The module's limit holds for the whole process, so it is raised for this one call only.
    """
    before = csv.field_size_limit(_LARGEST_FIELD)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


class _Rows:
    """The rows of a table below its header. A quotation mark that is never closed costs its own row only."""

    def __init__(self, lines: Iterator[str], delimiter: str, width: int, number: int) -> None:
        self._lines, self._delimiter, self._width = lines, delimiter, width
        self._again: deque[str] = deque()  # lines that a broken row had swallowed, to be read anew
        self._taken: list[str] = []  # lines of the row at hand
        self._number = number
        self._ended = False

    def __iter__(self) -> Iterator[_Row]:
        breaks = 0
        reader = csv.reader(self._feed(), delimiter=self._delimiter)
        while True:
            start, self._taken, self._ended = self._number + 1, [], False
            try:
                cells = _next(reader)
            except csv.Error:
                cells = []
            if cells is None:
                return
            if not self._torn(cells):
                yield self._row(start, cells)
                continue
            breaks += 1
            if breaks > _MOST_BREAKS:
                yield _Row(start, problem="too many quotation marks are never closed; the rest was not read")
                return
            yield self._mended(start)
            reader = csv.reader(self._feed(), delimiter=self._delimiter)

    def _feed(self) -> Iterator[str]:
        size = 0
        while True:
            if not self._taken:
                size = 0
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                self._ended = True
                return
            self._taken.append(line)
            self._number += 1
            size += len(line)
            if size > _LONGEST_RECORD and len(self._taken) > 1:
                self._ended = True
                return
            yield line + "\n"

    def _torn(self, cells: list[str]) -> bool:
        """Whether a row has swallowed lines, to the table's end or to another row's quotation, for want of a mark."""
        odd = len(self._taken) > 1 and sum(line.count('"') for line in self._taken) % 2 == 1
        return odd and (self._ended or len(cells) != self._width)

    def _mended(self, start: int) -> _Row:
        """The first line of a torn row read by itself, its quotation marks as letters; the others go back."""
        first, *rest = self._taken
        self._again.extendleft(reversed(rest))
        self._number = start
        cells = _cells(first, self._delimiter, quoted=False)
        if len(cells) == self._width:
            return _Row(start, cells)
        return _Row(start, problem="a quotation mark is never closed")

    def _row(self, start: int, cells: list[str]) -> _Row:
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            return _Row(start, problem=f"it has {len(cells)} cells where the table has {self._width} columns")
        padded = cells[: self._width] + [""] * (self._width - len(cells))
        return _Row(start, padded)


READER: Final = Table()
