"""Cross-references of an edition: `Document 229`, `footnote 4, Document 262`, `Part 2, Document 82`.

Editors write them in notes and editorial notes. A document of another kind of collection (`NSC Document 68`, `ibid.,
Document 12`) is none.
"""

import re
from collections.abc import Iterator

RULE = "document of the edition"
"""The rule of a cross-reference."""

_DOCUMENTS = re.compile(
    r"\b[Dd]ocuments?\s(?:No\.\s)?\d{1,3}(?![\w/]|\.\d)"
    r"(?:(?:,\s(?:and\s)?|\sand\s|[–-]\s?|\sthrough\s|\sto\s)\d{1,3}(?![\w/]|\.\d|\s(?:[A-Z]|p\.|a\.)))*"
)
_VOLUME = re.compile(
    r"(?:Foreign\sRelations,?\s(?:\d{4}(?:[–-]\d{2,4})?,\s)?)?"
    r"(?:(?<!\w)[Vv]ol(?:ume|\.)\s(?:E[–-])?(?:[IVXLC]{1,7}|\d{1,3})\b|(?<=\d,\s)(?=Part))?,?\s?"
    r"(?:Part\s\d{1,2}\b)?(?:,\s(?:[^.:()\n]|\.(?=\s?[A-Z]\.)){3,90}?)?(?:,|\spp?\.\s[\d–-]{1,11}\s\()\s?\Z"
)
_BEHIND = 180
_FOREIGN = re.compile(
    r"\bibid|\bForeign\sRelations|\b[Vv]ol(?:ume|\.)\s|\bPart\s\d|\bDocuments\son\b|\bpp?\.\s\d|\bPapers\b", re.I
)
_STOP = re.compile(r"(?<!\b[Vv]ol)(?<!\b[A-Z])[.;]\s(?=[A-Z])|[;\n]|\band\s(?=[a-z])")
_TITLE_END = re.compile(r"\s*[A-Z][\w.’ –-]{2,40},\s")
_CAPITAL = re.compile(r"([^\W\d_][\w.’'-]*)\s\Z")


def cross_references(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each reference to a document of an edition, with the volume that is named before it."""
    for match in _DOCUMENTS.finditer(text):
        begin = max(0, match.start() - _BEHIND)
        before = text[begin : match.start()]
        word = _CAPITAL.search(before)
        if word and word[1][0].isupper() and word[1].lower() not in ("see", "in", "as", "also", "cf"):
            continue
        stops = [0, *(stop.end() for stop in _STOP.finditer(before))]
        clause = before[stops[-1] :]
        if len(stops) > 1 and _TITLE_END.fullmatch(clause):
            # The title of a volume goes on behind a semicolon: "South and Central America; Mexico, Document 12".
            clause = before[stops[-2] :]
        named = _FOREIGN.search(clause)
        if named is None:
            yield match.start(), match.end(), RULE
            continue
        volume = _VOLUME.match(clause, named.start())
        if volume:
            yield match.start() - len(clause) + named.start(), match.end(), RULE
