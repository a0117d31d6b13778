"""When an undated message came in: the latest day on which it can have been sent."""

from dataclasses import replace

from corpus.cable import DateSpan, Precision
from corpus.draft import DATELINE, HEAD, Draft
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates import marks as date_marks
from corpus.normalise.dates.find import scan
from corpus.normalise.dates.lines import Stated
from corpus.normalise.dates.readings import Habits


def up_to_receipt(draft: Draft, habits: Habits) -> Stated | None:
    """The span up to the day on which an undated message came in."""
    for mark in draft.marked("received"):
        stated = date_marks.read_mark(draft, mark, habits)
        if stated and stated.span.latest:
            return _up_to(replace(stated, rule="before it was received"))
    for part in (DATELINE, HEAD):
        for found in scan(draft.part(part), habits):
            if found.received and found.span.latest:
                return _up_to(date_lines.stated(found, part, 0, 0.5, "before it was received"))
    return None


def _up_to(stated: Stated) -> Stated:
    span = DateSpan(None, stated.span.latest, Precision.OPEN, stated.span.verbatim, inferred=True)
    return replace(stated, span=span, sent_at=None, clock=None, clock_part="", confidence=0.5)
