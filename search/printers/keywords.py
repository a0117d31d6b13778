"""A concordance: for people the words in one column with what is around them; for programs JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.normalise.dates.edtf import to_edtf
from search.concordance import Line as Found
from search.printers.as_json import SCHEMA, date_object
from search.printers.inert import inert, inert_line
from search.printers.layout import Line, Segment, clip, fill
from search.printers.words import counted
from search.width import cells

_GAP = "  "
_DATE_WIDTH = 10
_WITH_DATES = 100
_KEYWORD = 12
_SHARE_OF_LEFT = 0.45


def keyword_lines(
    lines: Sequence[Found], total: int, cables: int, page: int, limit: int | None, width: int
) -> Iterator[Line]:
    """How many lines there are, then those of the page with their words in one column, dates where there is room."""
    summary = f"{counted(total, 'line') if total else 'no lines'} in {counted(cables, 'cable')}"
    yield from fill([Segment(summary)], width, "", "  ")
    if total and not lines and limit:
        yield (Segment(f"there is no page {page}: the last is {-(-total // limit)}", "note"),)
    if not lines:
        return
    yield ()
    dated = width >= _WITH_DATES
    room = width - (_DATE_WIDTH + len(_GAP) if dated else 0)
    longest = min(max(cells(inert_line(line.cable.id)) for line in lines), room // 3)
    left = int((room - longest - len(_GAP) - _KEYWORD) * _SHARE_OF_LEFT)
    for line in lines:
        yield (*(_date(line) if dated else ()), *_in_context(line, left, room))
    if limit and total > page * limit:
        yield ()
        yield (Segment(f"{total - page * limit:,} more: --page {page + 1}", "dim"),)


def _date(line: Found) -> tuple[Segment, ...]:
    text = clip(to_edtf(line.cable.date) if line.cable.date else "undated", _DATE_WIDTH)
    return (Segment(text + " " * (_DATE_WIDTH - cells(text)) + _GAP, "date"),)


def _in_context(line: Found, left: int, width: int) -> tuple[Segment, ...]:
    """A line: its left side ends where all do, its right one where its id begins, which is never cut."""
    id = inert_line(line.cable.id)
    before = _last_words(inert(line.left), left)
    room = max(width - left - cells(id) - len(_GAP), _KEYWORD)
    keyword = _keyword(line, room)
    used = sum(cells(segment.text) for segment in keyword)
    after = _first_words(inert(line.right), room - used)
    pad = " " * max(room - used - cells(after) + len(_GAP), 1)
    return (Segment(" " * (left - cells(before)) + before), *keyword, Segment(after), Segment(pad), Segment(id, "id"))


def _keyword(line: Found, room: int) -> tuple[Segment, ...]:
    """The words of the question and what stands among them, cut where they fill the room."""
    segments, at = [], 0
    for start, end in line.marks:
        segments += [Segment(inert(line.keyword[at:start])), Segment(inert(line.keyword[start:end]), "mark")]
        at = end
    segments.append(Segment(inert(line.keyword[at:])))
    kept: list[Segment] = []
    for segment in filter(lambda each: each.text, segments):
        left = room - sum(cells(each.text) for each in kept)
        if left > 0:
            kept.append(Segment(clip(segment.text, left), segment.style))
        if cells(segment.text) > left:
            break
    return tuple(kept)


def _last_words(text: str, width: int) -> str:
    """As many whole words of the end of a text as fit, with the blank that follows them."""
    used, start = 0, len(text)
    for at in range(len(text) - 1, -1, -1):
        used += cells(text[at])
        if used > width:
            break
        if at == 0 or text[at - 1].isspace() or not _is_spaced(text, at):
            start = at
    return text[start:]


def _first_words(text: str, width: int) -> str:
    """As many whole words of the beginning of a text as fit."""
    used, end = 0, 0
    for at, character in enumerate(text):
        used += cells(character)
        if used > width:
            break
        if at + 1 == len(text) or text[at + 1].isspace() or not _is_spaced(text, at + 1):
            end = at + 1
    return text[:end]


def _is_spaced(text: str, at: int) -> bool:
    """Whether a text can be cut before a character only where there is a blank: not in scripts of wide characters."""
    return cells(text[at]) < 2


def line_object(line: Found) -> dict[str, Any]:
    """A line of `concordance --jsonl`."""
    return {
        "id": line.cable.id,
        "date": date_object(line.cable.date),
        "field": line.field,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "keyword": line.keyword,
        "right": line.right,
        "marks": [list(mark) for mark in line.marks],
    }


def concordance_object(
    lines: Sequence[Found], total: int, cables: int, text: str, read_as: str, filters: Mapping[str, Any]
) -> dict[str, Any]:
    """What `concordance --json` prints."""
    return {
        "schema": SCHEMA,
        "query": {"text": text, "read_as": read_as, "filters": filters},
        "total": total,
        "cables": cables,
        "lines": [line_object(line) for line in lines],
    }
