"""Every field of every specimen, as it is read, against the truth.

What is known not to be read yet is listed in `truth/misses.json`. A miss that is not listed fails, and so does a listed one
that has come to be read: the list only ever shrinks. `python tests/test_specimen_truth.py` prints what it would hold now.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.cable import Cable, Party
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf
from corpus.normalise.names.compare import fold, same_name

HERE = Path(__file__).parent
SPECIMENS = HERE / "specimens"
TRUTH: dict[str, Any] = json.loads((HERE / "truth" / "specimens.json").read_text(encoding="utf-8"))
MISSES = HERE / "truth" / "misses.json"
PLAIN = ("id", "place", "classification", "precedence", "kind", "number", "language", "original_language")
OF_SOURCE = ("archive", "fonds", "translator", "url")


def cables() -> Iterator[tuple[str, Cable]]:
    """Each specimen as it is read, under its name in the truth file."""
    for path in sorted({name.partition("#")[0] for name in TRUTH["cables"]}):
        file = InputFile.on_disk(SPECIMENS / path, path, TRUTH["maps"].get(path))
        for item in records(file, "specimens"):
            assert isinstance(item, Record), item
            yield f"{path}#{item.cable.source.position}", item.cable


def agrees(cable: Cable, truth: dict[str, Any]) -> Iterator[tuple[str, bool, object]]:
    """Each judged field: its name, whether it is as it should be, and what it is."""
    for name in (*PLAIN, *OF_SOURCE):
        if truth.get(name) is not None:
            found = getattr(cable if name in PLAIN else cable.source, name)
            yield name, fold(found) == fold(truth[name]), found
    if truth["title"] is not None:
        yield "title", fold(cable.title) == fold(truth["title"]), cable.title
    date = to_edtf(cable.date) if cable.date else None
    yield "date", date == truth["date"], date
    clock = cable.sent_at.strftime("%H:%M") if cable.sent_at else None
    yield "sent_at", clock == truth["sent_at"], clock
    yield "sender", same_end(cable.sender, truth["sender"]), cable.sender
    for name in ("recipients", "copied"):
        if truth.get(name) is not None:
            yield name, same_ends(getattr(cable, name), truth[name]), getattr(cable, name)
    yield "handling", set(cable.handling) == set(truth["handling"]), cable.handling
    declared = {fold(keyword.text) for keyword in cable.keywords if keyword.origin == "declared"}
    if truth.get("keywords") is not None:
        yield "keywords", declared == {fold(text) for text in truth["keywords"]}, declared
    if truth.get("places") is not None:
        yield "places", {fold(text) for text in truth["places"]} <= {fold(text) for text in cable.places}, cable.places
    if truth.get("references") is not None:
        stated = {numbers_of(each.verbatim) for each in cable.references}
        yield "references", {numbers_of(text) for text in truth["references"]} == stated, cable.references
    yield "notes", len(cable.notes) == truth["notes_count"], len(cable.notes)
    if truth.get("participants") is not None:
        people = [(each.person.name, str(each.role)) for each in cable.participants]
        yield "participants", same_people(people, truth["participants"], roles=False), people
        yield "roles", same_people(people, truth["participants"], roles=True), people


def numbers_of(reference: str) -> str:
    """What tells one message from another in the words for it; more words or fewer are as good."""
    return (re.findall(r"\w*\d\w*", reference) or [reference])[0]


def same_end(found: Party | None, truth: dict[str, str | None] | None) -> bool:
    if found is None or truth is None:
        return found is None and truth is None
    person = found.person.name if found.person else None
    if (person is None) != (truth["person"] is None) or (person and not same_name(person, str(truth["person"]))):
        return False
    if person:
        return True
    named = " ".join(filter(None, (found.office, found.body, found.post)))
    return all(fold(part) in fold(named) for part in (truth["office"], truth["body"], truth["post"]) if part)


def same_ends(found: tuple[Party, ...], truth: list[dict[str, str | None]]) -> bool:
    return len(found) == len(truth) and all(any(same_end(party, each) for party in found) for each in truth)


def same_people(found: list[tuple[str, str]], truth: list[dict[str, str]], *, roles: bool) -> bool:
    def fits(name: str, role: str, each: dict[str, str]) -> bool:
        return same_name(name, each["name"]) and (not roles or role == each["role"])

    return len(found) == len(truth) and all(any(fits(name, role, each) for name, role in found) for each in truth)


def misses() -> dict[str, list[str]]:
    """The fields of each specimen that are not as they should be."""
    found = {
        name: [field for field, right, _ in agrees(cable, TRUTH["cables"][name]) if not right]
        for name, cable in cables()
    }
    return {name: fields for name, fields in sorted(found.items()) if fields}


def test_every_field_is_read_but_for_the_known_misses() -> None:
    assert misses() == json.loads(MISSES.read_text(encoding="utf-8"))


def main() -> None:
    """Print each miss with what was found and what should be, or with `--write` list them all as known."""
    if "--write" in sys.argv:
        MISSES.write_text(json.dumps(misses(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    for name, cable in cables():
        for field, right, found in agrees(cable, TRUTH["cables"][name]):
            if not right:
                truth = TRUTH["cables"][name].get({"roles": "participants", "notes": "notes_count"}.get(field, field))
                print(f"{name}\n  {field}\n    found {found}\n    truth {truth}")


if __name__ == "__main__":
    main()
