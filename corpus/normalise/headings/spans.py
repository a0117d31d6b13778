"""Places in a line of a heading, and the line without what its editors put into it."""

import re

from corpus.frozen import dataclass

_MASKED = re.compile(r"\[(?:fn ?)?\d{1,3}\](?:\(#[^)\s]{0,20}\))?|\[\s{0,3}\]|[\n\t\r\xa0*#_]|(?<=[a-z.)\]’'])\d{1,3}$")
_MASKS = re.compile(r"[\[\n\t\r\xa0*#_]")


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of the heading: its first and its last code point's successor in the part that was read."""

    start: int
    end: int


def mask(text: str) -> str:
    """The heading with footnote marks, line ends and emphasis blanked out, every other letter in its place."""
    if not (_MASKS.search(text) or text[-1:].isdecimal()):
        return text
    return _MASKED.sub(lambda m: " " * len(m[0]), text)


def depth(line: str, start: int, end: int) -> int:
    """How many parentheses are open at `end`, counted from `start`."""
    return line.count("(", start, end) - line.count(")", start, end)
