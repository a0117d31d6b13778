"""A party whose markup says what it is: a person's name or a body's, whatever its words look like."""

import re
from typing import Final

from corpus.cable import Party, Person
from corpus.draft import BODY_CORPORATE, PERSON, POST, Mark
from corpus.normalise.headings.persons import name_like, person_of

_IN_ORDER: Final = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){1,5}")
"""Names in the order in which they are spoken, with whatever particles and initials."""


def by_entity(mark: Mark, words: str, read: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties `read` in marked words, set right where the source says that they are one person, body or post.

    A name in the order of a list (`Lodge, Henry`) is taken from the mark's value, where it is spoken.
    """
    if mark.entity == BODY_CORPORATE and not any(party.body for party in read):
        return (Party(words, body=words),)
    if mark.entity == POST:
        return read if any(party.post for party in read) else (Party(words, post=words),)
    if mark.entity != PERSON or any(party.person and party.office for party in read):
        return read
    if name_like(mark.value) or _IN_ORDER.fullmatch(mark.value):
        name = person_of(mark.value).name
    elif any(party.person for party in read) or "," in words:
        return read
    else:
        name = words
    office = next((party.office for party in read if party.office), None)
    return (Party(words, person=Person(name, forms=(words,)), office=office),)
