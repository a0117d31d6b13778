"""What the tests of participants share: a document from its parts, and who has which part in it."""

from corpus.cable import Party, Person
from corpus.draft import Draft
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.persons.document import participants_of

NOBODY = Correspondents()
AMBASSADOR = Correspondents(sender=Party("Ambassador B.C. Orlin", Person("B.C. Orlin")))


def draft(body: str, title: str = "", **parts: str) -> Draft:
    return Draft(parts={"title": title, "body": body, **parts}, digest="")


def people(body: str, ends: Correspondents = NOBODY, title: str = "", **parts: str) -> dict[str, str]:
    found = participants_of(draft(body, title, **parts), ends).value
    assert len({each.person.name for each in found}) == len(found)
    return {each.person.name: each.role.value for each in found}
