"""What the tests of senders and recipients share: a document from its parts, and who its ends are."""

from corpus.cable import Party
from corpus.draft import Draft, Mark
from corpus.normalise.parties.document import Correspondents, parties_of

Told = tuple[str | None, str | None, str | None, str | None]


def draft(marks: tuple[Mark, ...] = (), **parts: str) -> Draft:
    return Draft(
        {"source note" if name == "source_note" else name: text for name, text in parts.items()}, "", marks=marks
    )


def read(marks: tuple[Mark, ...] = (), **parts: str) -> Correspondents:
    return parties_of(draft(marks, **parts)).value


def told(party: Party | None) -> Told | None:
    if party is None:
        return None
    return (party.person.name if party.person else None, party.office, party.body, party.post)
