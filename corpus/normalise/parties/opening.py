"""The first lines of a document, wherever its reader has put them: heading, letterhead, address, up to its text."""

from functools import lru_cache

from corpus.draft import BODY, HEAD, TITLE, Draft
from corpus.frozen import dataclass
from corpus.normalise.headings.spans import Span, mask

_HEAD_LINES = 24
_BODY_LINES = 12
_REACH = 1500
_LONG = 160
"""A line of an opening is not longer; one that is, is a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the opening: its text without the blanks around it, and where that stands in its part."""

    part: str
    start: int
    text: str
    gap: bool = False
    """Does a blank line, or the end of a part, stand above it?"""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def opening_of(draft: Draft) -> tuple[Line, ...]:
    """The lines of title, head and the body's beginning in their order, until the first paragraph of prose.

    A title that the head or the body repeats is left out.
    """
    title, head, body = (draft.part(name) for name in (TITLE, HEAD, BODY))
    return _opening(title[:_REACH], head[:_REACH], body[:_REACH])


@lru_cache(maxsize=4)
def _opening(title: str, head: str, body: str) -> tuple[Line, ...]:
    below = (*_lines(HEAD, head, _HEAD_LINES), *_lines(BODY, body, _BODY_LINES))
    shown = title.rstrip("… ")
    repeated = any(
        line.text.startswith(shown[:_LONG]) or (len(line.text) > 9 and shown.startswith(line.text)) for line in below
    )
    return below if repeated or not shown else (*_lines(TITLE, title, 1), *below)


def _lines(part: str, text: str, most: int) -> tuple[Line, ...]:
    found: list[Line] = []
    at, gap = 0, True
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            if len(bare) > _LONG and part != TITLE:
                break
            found.append(Line(part, at + line.index(bare), mask(bare) if part == TITLE else bare, gap))
            if len(found) == most:
                break
        gap = not bare
        at += len(line) + 1
    return tuple(found)
