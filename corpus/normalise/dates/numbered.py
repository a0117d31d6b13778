"""The day of which a telegram has its number: `TELEGRAM NUMBER 412 OF 20 JULY 1974`, as British ones say it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, time

from corpus.cable import Precision
from corpus.normalise.dates.lines import Line, Stated, own, stated
from corpus.normalise.dates.readings import Habits

_MAY_NUMBER = re.compile(r"(?i:tel)")
_NUMBERED_OF = re.compile(
    r"\W{0,9}(?:TO\b[^\n]{2,60})?\bTEL(?:EGRAM|NO|\.)?\s?(?:NO|NUMBER|NUMMER)?\.?\s?\d{1,6}\sOF\s(?:THE\s)?\Z",
    re.IGNORECASE,
)
_GREENWICH = re.compile(r"(?<!\w)(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s?Z\b")


def numbered_lines(part: str, text: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """The day of which a telegram has its number (`TELEGRAM NUMBER 412 OF 20 JULY 1974`), as British ones say it.

    The time is that of the message's group where it has no month (`FM NICOSIA 201430Z`).
    """
    for line in text:
        found = own(line.text, habits) if _MAY_NUMBER.search(line.text, 0, 80) else None
        if (
            found is None
            or not _NUMBERED_OF.match(line.text[: found.start])
            or found.span.precision is not Precision.DAY
        ):
            continue
        dated = stated(found, part, line.start, 0.9, "day of the telegram's number")
        yield _with_group(dated, part, text)


def _with_group(dated: Stated, part: str, text: Sequence[Line]) -> Stated:
    """A day with the time of a group of figures of the same day in one of the lines."""
    for line in text:
        group = _GREENWICH.search(line.text[:80])
        if group and dated.span.earliest and int(group["day"]) == dated.span.earliest.day and int(group["hour"]) < 24:
            at = time(int(group["hour"]), int(group["minute"]), tzinfo=UTC)
            return replace(
                dated, sent_at=at, clock=(line.start + group.start(), line.start + group.end()), clock_part=part
            )
    return dated
