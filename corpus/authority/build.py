"""Makes the authority's file anew: `python -m corpus.authority.build SOURCE_DIR [FILE]`.

SOURCE_DIR holds two of the Office of the Historian's data sets (U.S. Department of State) as it publishes them:
`people` (the persons of *Foreign Relations of the United States* and of the department's own lists, CC0) and `pocom`
(principal officers and chiefs of mission since 1778, public domain). Our own table `data/statesmen.tsv` is added. The
same sources give the same bytes.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.authority.doubles import without_doubles
from corpus.authority.keys import office_key
from corpus.authority.own import ours, read_table
from corpus.authority.records import ABOUT, ALIAS, FIELD, ITEM, NAME, OFFICE, PART, WORD, Entry, Term, entry_line
from corpus.authority.sources import Volumes, appointments, people

DATA = Path(__file__).parent / "data"
FILE_NAME = "authority.tsv"
_KNOWN_AT, _AGE = 30, 80
_ABOUT = (
    "Persons: Office of the Historian, U.S. Department of State, data set people (CC0)",
    "Terms: Office of the Historian, U.S. Department of State, data set pocom (public domain)",
    "Heads of government, foreign ministers, ambassadors: statesmen.tsv, of this project",
)


def build(sources: Path, target: Path) -> int:
    """Write the file; the number of persons in it."""
    volumes = Volumes()
    found = people(sources / "people" / "data", volumes)
    terms = appointments(sources / "pocom", found)
    single, gone = without_doubles(found.entries, terms)
    for id, other in gone.items():
        terms[other] += terms.pop(id, [])
    entries = {id: replace(entry, terms=_in_order((*entry.terms, *terms[id]))) for id, entry in single.items()}
    table = read_table(DATA / "statesmen.tsv")
    statesmen = {row["id"] for row in table}
    entries = ours(table, entries)
    entries = {id: _with_years(entry, at_any_age=id in statesmen) for id, entry in entries.items()}
    doubles = (FIELD.join((ALIAS, id, other)) for id, other in gone.items())
    lines = sorted({*_about(), *_lines(entries.values()), *volumes.lines(), *doubles}, key=str.encode)
    target.write_bytes("".join(f"{line}\n" for line in lines).encode())
    return len(entries)


def _about() -> Iterator[str]:
    return (f"{ABOUT}{FIELD}{number}{FIELD}{text}" for number, text in enumerate(_ABOUT, 1))


def _lines(entries: Collection[Entry]) -> Iterator[str]:
    names: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        yield entry_line(entry)
        years = PART.join("" if year is None else str(year) for year in _expected(entry))
        for key in entry.keys:
            names[key].add(f"{entry.id}{PART}{years}")
        for term in entry.terms:
            if term.source != "v" and (key := office_key(term.service, term.office, term.place)):
                offices[key].add(PART.join((term.start, term.end, entry.id, term.office, term.source)))
    said = Counter(word for entry in entries for word in entry.words)
    yield from (FIELD.join((WORD, word, str(count))) for word, count in said.items())
    for key, holders in names.items():
        yield FIELD.join((NAME, key, ITEM.join(sorted(holders))))
    for key, held in offices.items():
        yield FIELD.join((OFFICE, key, ITEM.join(sorted(held))))


def _in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(set(terms), key=lambda term: (term.start or term.end, term.end, term.office, term.place)))


def _with_years(entry: Entry, *, at_any_age: bool) -> Entry:
    """The entry with the years in which papers can speak of it: those of volumes and offices, for some a whole life."""
    years = [int(day[:4]) for term in entry.terms for day in (term.start, term.end) if day]
    if at_any_age and entry.born:
        years += [entry.born + _KNOWN_AT, min(entry.died or entry.born + _AGE, entry.born + _AGE)]
    first = [year for year in (entry.first, *years) if year is not None]
    return replace(entry, first=min(first, default=None), last=max([*first, entry.last or 0], default=None) or None)


def _expected(entry: Entry) -> tuple[int | None, int | None]:
    """The years between which a paper can have the person as a party; None where nothing is known."""
    return entry.first, entry.last


def main(arguments: list[str]) -> int:
    """The command line: where the sources are, and where to write (default: the package's own data)."""
    if not 1 <= len(arguments) <= 2 or not (Path(arguments[0]) / "people").is_dir():
        print("usage: python -m corpus.authority.build SOURCE_DIR [FILE], where SOURCE_DIR holds people and pocom")
        return 2
    target = Path(arguments[1]) if len(arguments) > 1 else DATA / FILE_NAME
    print(f"{build(Path(arguments[0]), target)} persons, {target.stat().st_size} bytes in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
