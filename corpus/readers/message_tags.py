"""The TAGS of a State Department telegram, and the persons whom they name: `PFOR, UR, OVIP (BERG, ANNA)`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

CODES: Final = re.compile(r"[A-Z]{2,5}(?:[ ]{1,4}[A-Z]{2,5}){0,12}\.?\Z")
"""Codes with nothing but spaces between them."""
_CODE: Final = re.compile(r"[A-Z]{2,5}")
_TAG: Final = re.compile(r"[^,;()|\s][^,;()|]{0,60}(?:\([^()]{0,60}\))?|\([^()]{1,60}\)")
_PERSON: Final = re.compile(r"(?P<person>[^\W\d_][^,()\d]{1,30},[ ]{0,2}[^\W\d_][^,()\d]{0,30}?)[ .]{0,3}\)")


class Tag(NamedTuple):
    """A value of the line: a keyword, or a participant who is named; its place in the text."""

    field: str
    start: int
    end: int
    role: str = ""


def tags_in(text: str, start: int = 0) -> Iterator[Tag]:
    """The tags of a text from `start` on, between commas or as codes with spaces.

    What stands in brackets is a tag of its own; a person among them is named, surname first.
    """
    coded = CODES.match(text[start:].strip())
    for found in (_CODE if coded else _TAG).finditer(text, start):
        for words in re.split(r"[()]", found[0]):
            words = words.strip(" .")
            if any(map(str.isalnum, words)):
                begin = text.index(words, found.start())
                yield Tag("keywords", begin, begin + len(words))
        opening = found[0].find("(")
        person = _PERSON.match(text, found.start() + opening + 1) if opening >= 0 else None
        if person:
            yield Tag("participants", *person.span("person"), "named")
