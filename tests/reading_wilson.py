"""What the tests of the Wilson Center's texts share: an invented citation and text, and their reading."""

from corpus.draft import Draft
from corpus.files import InputFile
from corpus.readers.wilson import READER

CITATION = (
    '"Telegram from Ruritanian Ambassador in Havana Tarlenheim to the Foreign Ministry", May 3, 1963, Wilson Center '
    "Digital Archive, ARF, f. 12, op. 4, d. 7; obtained by K. Black and translated by Anna de la Cour "
    "<https://digitalarchive.wilsoncenter.org/document/telegram-1963-123456>"
)
TEXT = "The Minister received me today and spoke for an hour about sugar, ships and the price of both."


def read(text: str, path: str = "some.txt") -> list[Draft]:
    found = list(READER.read(InputFile.in_memory(path, text.encode())))
    drafts = [draft for draft in found if isinstance(draft, Draft)]
    assert len(drafts) == len(found)
    for draft in drafts:
        for mark in draft.marks:
            assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return drafts


def only(text: str) -> Draft:
    (draft,) = read(text)
    return draft


def marks(draft: Draft, name: str) -> list[tuple[str, str]]:
    return [(mark.words, mark.value) for mark in draft.marked(name)]
