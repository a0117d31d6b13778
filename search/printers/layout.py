"""Lines of styled text, filled to a width: laid out once, then printed plainly or in colours."""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from corpus.frozen import dataclass
from search.width import cells

STYLES = {
    "": "",
    "rank": "2",
    "date": "36",
    "route": "1",
    "title": "39",
    "mark": "1;33",
    "dim": "2",
    "id": "32",
    "label": "36",
    "bar": "34",
    "note": "3",
}
"""What each style is to a terminal: parameters of ECMA-48's SELECT GRAPHIC RENDITION."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text in one style of `STYLES`. It must be inert (see `inert`)."""

    text: str
    style: str = ""


Line = tuple[Segment, ...]

_PIECES = re.compile(r"\s+|\S+")


def clip(text: str, width: int) -> str:
    """The text cut to a width, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def fill(segments: Iterable[Segment], width: int, first: str | Line = "", rest: str | None = None) -> list[Line]:
    """The segments as lines no wider than `width`, the first begun with `first` and the others with `rest`.

    White space is folded to one blank. `rest` is by default as many blanks as `first` is wide.
    """
    opening = (Segment(first),) if isinstance(first, str) else first
    taken = sum(cells(segment.text) for segment in opening)
    rest = " " * taken if rest is None else rest
    lines: list[Line] = []
    line: list[Segment] = list(opening)
    used = start = taken
    for text, style in _words(segments, max(width - cells(rest), 8)):
        size = cells(text)
        if used + cells(text.rstrip()) > width and used > start:
            lines.append(_trimmed(line))
            line = [Segment(rest)]
            used = start = cells(rest)
            if text.isspace():
                continue
        if text.isspace() and used == start:
            continue
        line.append(Segment(text, style))
        used += size
    lines.append(_trimmed(line))
    return lines


def _words(segments: Iterable[Segment], longest: int) -> Iterator[tuple[str, str]]:
    for segment in segments:
        for piece in _PIECES.findall(segment.text):
            if piece.isspace():
                yield " ", segment.style
            elif cells(piece) <= longest:
                yield piece, segment.style
            else:
                yield from ((part, segment.style) for part in _chopped(piece, longest))


def _chopped(word: str, longest: int) -> Iterator[str]:
    # Scripts without blanks, and very long words, may break anywhere.
    part, used = "", 0
    for character in word:
        size = cells(character)
        if used + size > longest:
            yield part
            part, used = "", 0
        part += character
        used += size
    yield part


def _trimmed(line: list[Segment]) -> Line:
    """The line without blanks at its end, what stands side by side in one style as one segment."""
    while len(line) > 1 and line[-1].text.isspace():
        line.pop()
    same = groupby(line, key=lambda segment: segment.style)
    return tuple(Segment("".join(segment.text for segment in segments), style) for style, segments in same)


def print_lines(lines: Iterable[Line], *, styled: bool) -> None:
    """Print to standard output, with colours where `styled`."""
    for line in lines:
        if styled:
            # click makes old terminals of Windows understand the codes.
            click.echo(_coloured(line))
        else:
            sys.stdout.write(f"{plain(line)}\n")


def as_text(lines: Iterable[Line], *, styled: bool) -> str:
    """The lines as a text for a pager, with the codes of their colours where `styled`."""
    return "".join(f"{_coloured(line) if styled else plain(line)}\n" for line in lines)


def plain(line: Line) -> str:
    """The line without its styles."""
    return "".join(segment.text for segment in line).rstrip()


def _coloured(line: Line) -> str:
    return "".join(
        f"\x1b[{code}m{segment.text}\x1b[0m" if (code := STYLES[segment.style]) and segment.text else segment.text
        for segment in line
    )
