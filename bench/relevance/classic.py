"""The classic collections of abstracts: CACM, CISI, MED (in the form of the SMART system) and NPL, from a folder.

Each stands in a folder of its own name, in the files under which the University of Glasgow gave them out:
`cacm/{cacm.all,query.text,qrels.text}`, `cisi/CISI.{ALL,QRY,REL}`, `med/MED.{ALL,QRY,REL}`,
`npl/{doc-text,query-text,rlv-ass}`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bench.relevance.collection import Collection, Document, Question

_FILES: Final = {
    "cacm": ("cacm.all", "query.text", "qrels.text"),
    "cisi": ("CISI.ALL", "CISI.QRY", "CISI.REL"),
    "med": ("MED.ALL", "MED.QRY", "MED.REL"),
    "npl": ("doc-text", "query-text", "rlv-ass"),
}

NAMES: Final = tuple(_FILES)
"""The collections that can be read."""


def read_classic(name: str, folder: Path) -> Collection:
    """The collection of this name below a folder. Raises `OSError` where its files are not there."""
    documents, questions, judged = (
        (folder / name / file).read_text(encoding="utf-8", errors="replace") for file in _FILES[name]
    )
    read = _npl if name == "npl" else _smart
    found, asked, worth = read(documents, questions, judged)
    return Collection(name, found, {key: Question(text, worth[key]) for key, text in asked.items() if worth.get(key)})


Parts = tuple[Mapping[str, Document], Mapping[str, str], dict[str, dict[str, int]]]


def _smart(documents: str, questions: str, judged: str) -> Parts:
    found = {
        key: Document(_one_line(parts.get("T", "")), "\n\n".join(parts[part] for part in "WAK" if part in parts))
        for key, parts in _records(documents)
    }
    asked = {key: _one_line(parts.get("W", "")) for key, parts in _records(questions)}
    worth: dict[str, dict[str, int]] = {}
    for question, document in filter(None, map(_judged, judged.splitlines())):
        worth.setdefault(question, {})[document] = 1
    return found, asked, worth


def _judged(line: str) -> tuple[str, str] | None:
    """A question's number and a document's: they stand first, with TREC's column of zeros between them or without."""
    numbers = line.split()
    if len(numbers) < 2:
        return None
    document = numbers[1].lstrip("0") or numbers[2]
    return str(int(numbers[0])), document.lstrip("0")


def _records(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each record's number and its parts by their letters; `.X`, who cites whom, comes as the rest does."""
    for record in re.split(r"^\.I\s+", text, flags=re.MULTILINE)[1:]:
        number, _, rest = record.partition("\n")
        pieces = re.split(r"^\.([A-Z])[ \t]*\n", rest, flags=re.MULTILINE)
        yield number.strip(), {letter: part.strip() for letter, part in zip(pieces[1::2], pieces[2::2], strict=True)}


def _npl(documents: str, questions: str, judged: str) -> Parts:
    def read(text: str) -> dict[str, str]:
        return dict(map(_numbered, _pieces(text)))

    worth = {key: dict.fromkeys(numbers.split(), 1) for key, numbers in read(judged).items()}
    asked = {key: text.lower() for key, text in read(questions).items()}
    return {key: Document("", text) for key, text in read(documents).items()}, asked, worth


def _pieces(text: str) -> Iterator[str]:
    """The pieces between lines of a slash alone."""
    return (piece.strip() for piece in re.split(r"^\s*/\s*$", text, flags=re.MULTILINE) if piece.strip())


def _numbered(piece: str) -> tuple[str, str]:
    number, _, rest = piece.partition("\n")
    return number.strip(), _one_line(rest)


def _one_line(text: str) -> str:
    return " ".join(text.split())
