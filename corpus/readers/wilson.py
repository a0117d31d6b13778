"""The text export of the Wilson Center Digital Archive: date, title, citation, summary, and the document itself."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corpus.draft import BODY, TITLE, Draft, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_text
from corpus.readers.softening import soften
from corpus.readers.wilson_citation import ADDRESS, NAME
from corpus.readers.wilson_furniture import CREDIT, without_furniture
from corpus.readers.wilson_labels import CITATION, CLOSING, CONTENTS, ORIGINAL_LANGUAGE, SUMMARY, label_at
from corpus.readers.wilson_layout import layout_of, starts_of
from corpus.readers.wilson_record import draft_of_layout

_SUFFIXES: Final = frozenset(("", ".txt", ".text", ".md", ".markdown", ".mdown"))
_TELLING: Final = frozenset((CITATION, SUMMARY, ORIGINAL_LANGUAGE, CONTENTS, "credits"))
# An emphasis that runs over several lines leaves its marks at their ends.
_LOOSE: Final = re.compile(r"^\s*\*\*(?=\S)|(?<=\S)\s*\*\*\s*$")


class WilsonText:
    """One document a file, or several one after another."""

    name = "wilson"
    summary = "texts of the Wilson Center Digital Archive (Citation, Summary, Original Language, Contents)"

    def sniff(self, file: InputFile) -> float:
        """Sure where a labelled citation names the archive; nearly so where three of its labels stand together."""
        text = head_text(file)
        if file.suffix not in _SUFFIXES or text.lstrip("\ufeff \n\f").startswith(("<", "{", "[{", "---")):
            return 0.0
        labels = {found[0] for line in text.split("\n") if (found := label_at(line))}
        if CITATION not in labels:
            named = NAME.search(text) is not None or CREDIT.search(text[:4000]) is not None
            return 0.9 if len(labels & CLOSING) >= 3 or (named and len(labels) >= 3 and labels & CLOSING) else 0.0
        if NAME.search(text) or ADDRESS.search(text):
            return 0.97
        return 0.9 if len(labels & _TELLING) >= 3 else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's documents; raises `Unreadable` where it is no text."""
        lines = read_text(file).split("\n")
        softened = [_LOOSE.sub("", line) for line in soften(lines)]
        starts = starts_of(softened)
        for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
            position = str(number) if len(starts) > 1 else ""
            layout = layout_of(without_furniture(softened[start:end]))
            draft = draft_of_layout(layout, digest("\n".join(lines[start:end]).strip()), position)
            if draft.part(BODY) or draft.part(TITLE):
                yield draft
            else:
                yield Rejection(file.path, "it has neither a title nor a text", position)


READER: Final = WilsonText()
