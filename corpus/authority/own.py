"""Tables of persons and offices in plain text: the project's own, and those that users write themselves.

One line a term of office, its columns parted by tabs; a first line names them. `id` and `name` are needed, all others
may be empty: `also` (other spellings, parted by `;`), `born`, `died` (years), `office`, `service` (the state that is
served), `place` (where an envoy is sent), `start`, `end` (years, months or days in ISO 8601), `source` (who says so).
A person of several lines needs name and years in the first only. A line that begins with `#` is a remark. An id that
the authority already has adds to that person.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.authority.records import Entry, Term
from corpus.authority.spelt import forms_of, shown
from corpus.errors import CablesError, reason
from corpus.normalise.names.party import canonical_words

COLUMNS = ("id", "name", "also", "born", "died", "office", "service", "place", "start", "end", "source")
_DAY = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?$")
_YEAR = re.compile(r"(?:\d{3,4})?$")
_ID = re.compile(r"[\w.~-]{1,80}$")


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table.

    Raises:
        CablesError: the file cannot be read, or a line is not as it must be; the sentence names line and fault.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CablesError(f"the table of persons {path} cannot be read ({reason(error)})") from error
    except UnicodeDecodeError as error:
        raise CablesError(f"the table of persons {path} is not in UTF-8: save it in that encoding") from error
    columns: list[str] = []
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))]
        if not columns:
            columns = [cell.lower() for cell in cells]
            fault = _fault_of_columns(columns)
        else:
            row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, cells, strict=False))
            fault = f"it has {len(cells)} columns, not {len(columns)}" if len(cells) > len(columns) else _fault(row)
            rows.append(row)
        if fault:
            raise CablesError(f"line {number} of {path}: {fault}; see docs/authority.md")
    return rows


def _fault_of_columns(columns: list[str]) -> str:
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        return f"there is no column “{unknown[0]}”; the columns are {', '.join(COLUMNS)}, parted by tabs"
    return "" if {"id", "name"} <= set(columns) else "the columns id and name are needed"


def _fault(row: Mapping[str, str]) -> str:
    if not _ID.match(row["id"]):
        return f"“{row['id']}” is no id: letters, digits, dots and hyphens, without spaces"
    for name in ("born", "died"):
        if not _YEAR.match(row[name]):
            return f"“{row[name]}” is no year ({name})"
    for name in ("start", "end"):
        if not _DAY.match(row[name]):
            return f"“{row[name]}” is no date ({name}): a year, month or day as 1962, 1962-11 or 1962-11-04"
    if row["start"] and row["end"] and row["end"] < row["start"][: len(row["end"])]:
        return f"the term ends ({row['end']}) before it begins ({row['start']})"
    return "a term needs an office" if (row["start"] or row["end"]) and not row["office"] else ""


def ours(rows: Iterable[Mapping[str, str]], known: Mapping[str, Entry], source: str = "h") -> dict[str, Entry]:
    """The persons of `known` with those of a table added, and what it tells of them.

    Raises:
        CablesError: a person who is not known has no name.
    """
    entries = dict(known)
    for row in rows:
        entry = entries.get(row["id"])
        if entry is None:
            if not row["name"]:
                raise CablesError(f"the table of persons gives {row['id']} no name")
            entry = Entry(row["id"], shown(row["name"]))
        entries[row["id"]] = _with_row(entry, row, source)
    return entries


def _with_row(entry: Entry, row: Mapping[str, str], source: str) -> Entry:
    names = [name for name in (row["name"], *row["also"].split(";")) if name.strip()]
    spelt = forms_of(names)
    terms = entry.terms
    if row["office"]:
        term = Term(row["service"], row["office"], row["place"], row["start"], row["end"], source)
        terms = tuple(dict.fromkeys((*terms, term)))
    said = f"{row['service']} {row['office']} {row['place']}"
    return replace(
        entry,
        born=int(row["born"]) if row["born"] else entry.born,
        died=int(row["died"]) if row["died"] else entry.died,
        forms=tuple(dict.fromkeys((*entry.forms, *(form.parts for form in spelt)))),
        keys=entry.keys | {key for form in spelt for key in form.keys},
        terms=terms,
        words=entry.words | frozenset(canonical_words(said)) if said.strip() else entry.words,
    )
