"""The project's own invented specimens, read in the formats in which they stand, against their truth file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.accuracy.sampling import evenly
from bench.accuracy.truth import Names, Truth
from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records

_TESTS: Final = Path(__file__).parents[2] / "tests"


def readings(most: int) -> Iterator[tuple[str, Truth, Cable]]:
    """Id, truth and reading of `most` specimens (all where 0)."""
    listed: dict[str, Any] = json.loads((_TESTS / "truth" / "specimens.json").read_text(encoding="utf-8"))
    chosen = frozenset(evenly(sorted(listed["cables"]), most))
    for path in sorted({name.partition("#")[0] for name in chosen}):
        file = InputFile.on_disk(_TESTS / "specimens" / path, path, listed["maps"].get(path))
        for item in records(file, "specimens"):
            if isinstance(item, Record):
                name = f"{path}#{item.cable.source.position}"
                if name in chosen:
                    yield name, _truth(listed["cables"][name]), item.cable


def _truth(said: dict[str, Any]) -> Truth:
    people = said.get("participants")
    present = [person for person in people or () if person["role"] == "present"]
    recipients = said.get("recipients")
    return Truth(
        date=said["date"] or "",
        place=_one(said.get("place")),
        sender=_party(said["sender"]) if said["sender"] else (),
        recipients=None if recipients is None else tuple(map(_party, recipients)),
        kind=said.get("kind"),
        classification=said.get("classification"),
        present=None if people is None else tuple((person["name"],) for person in present),
        participants=None if people is None else tuple((person["name"],) for person in people),
    )


def _one(value: str | None) -> Names | None:
    return None if value is None else (value,) if value else ()


def _party(said: dict[str, str | None]) -> Names:
    """A person by name; else the words of office, body and post, all of which an answer must have."""
    return (said["person"] or " ".join(filter(None, (said["office"], said["body"], said["post"]))),)
