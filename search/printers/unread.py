"""The report of an ingest: every value that could not be read, as tab separated values or JSON Lines."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from index.ingest import Report
from search.printers.as_json import encode
from search.printers.inert import inert_cell, inert_line

STANDARD_OUTPUT: Final = "-"
COLUMNS: Final = ("problem", "path", "position", "id", "field", "words", "reason")
_TABLES: Final = frozenset((".tsv", ".tab"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: what kind of problem, where, of which field, in which words, and why."""

    problem: str
    path: str
    position: str = ""
    id: str = ""
    field: str = ""
    words: str = ""
    reason: str = ""


def rows(report: Report) -> Iterator[Row]:
    """What was rejected, then what could not be read of the documents, in the order in which they were read."""
    for each in report.rejected:
        yield Row("rejected", each.path, each.position, reason=each.reason)
    for problem in report.problems:
        yield Row(
            problem.what, problem.path, problem.position, problem.id, problem.field, problem.words, problem.detail
        )


def lines(found: Iterable[Row], *, table: bool) -> Iterator[str]:
    """The rows as lines of a table with a head, its cells made harmless for spreadsheets, or as a JSON object each."""
    if table:
        yield "\t".join(COLUMNS)
    for row in found:
        values = asdict(row)
        yield "\t".join(inert_cell(inert_line(values[name])) for name in COLUMNS) if table else encode(values)


def write_report(report: Report, target: str | None) -> None:
    """Write the report to a file, by its ending a table (`.tsv`) or JSON Lines, or to standard output where it is `-`.

    A file is replaced as a whole when everything is written; None is written nowhere. Raises `OSError` where it fails.
    """
    if target is None:
        return
    written = (f"{line}\n" for line in lines(rows(report), table=Path(target).suffix.lower() in _TABLES))
    if target == STANDARD_OUTPUT:
        sys.stdout.writelines(written)
        return
    path = Path(target)
    if path.exists() and not path.is_file():
        # A pipe or a device has no content to be replaced.
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(written)
        return
    _replace(path.resolve(), written)


def _replace(path: Path, written: Iterable[str]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123
            stream.writelines(written)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def check_writable(target: str | None) -> None:
    """Find out before the work whether the report can be written. Raises `OSError` where it cannot."""
    if target is None:
        return
    path = Path(target)
    if target == STANDARD_OUTPUT or (path.exists() and not path.is_file()):
        return
    with tempfile.NamedTemporaryFile(dir=path.resolve().parent):
        pass
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "permission denied", target)
