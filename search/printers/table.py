"""Hits as CSV (RFC 4180), one row each, many values divided by semicolons."""

import csv
import sys
from collections.abc import Iterable

from corpus.normalise.dates.edtf import to_edtf
from search.printers.inert import inert_cell
from search.printers.words import say_party
from search.service import Found

COLUMNS = (
    "id", "date", "sender", "recipients", "place", "title", "participants", "keywords", "classification", "kind",
    "number", "language", "collection", "archive", "citation", "url", "path",
)  # fmt: skip


def write_csv(hits: Iterable[Found]) -> None:
    """Print the hits to standard output with a head row; cells are made harmless for spreadsheets."""
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for found in hits:
        writer.writerow([inert_cell(cell) for cell in _row(found)])


def _row(found: Found) -> list[str]:
    cable, source = found.cable, found.cable.source
    return [
        cable.id,
        to_edtf(cable.date) if cable.date else "",
        say_party(cable.sender) if cable.sender else "",
        "; ".join(say_party(party) for party in cable.recipients),
        cable.place,
        cable.title,
        "; ".join(each.person.name for each in cable.participants),
        "; ".join(keyword.text for keyword in cable.keywords),
        cable.classification,
        cable.kind,
        cable.number,
        cable.language,
        source.collection,
        source.archive,
        source.citation,
        source.url,
        source.path,
    ]
