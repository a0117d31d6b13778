"""The date that a file number of the Department of State's decimal file ends in (1910 to 1963)."""

import re

from corpus.cable import DateSpan, Precision
from corpus.draft import HEAD, SOURCE_NOTE, TITLE, Draft
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.lines import Stated

_FILE_NUMBER = re.compile(
    r"(?<![\w.])[0-9]{3}[A-Z]?\.[0-9A-Z]{1,9}(?:[-–][A-Z0-9]{1,6})?(?: [A-Z0-9][\w.-]{0,12}){0,2}/"
    r"(?P<date>(?P<month>1[0-2]|[1-9])[-–](?P<day>[12][0-9]|3[01]|[1-9])(?P<year>[0-9]{2}))(?![\w/])"
)
_FIRST_YEAR, _LAST_YEAR = 1944, 1963
"""The years in which the number after the stroke was the document's date: month, dash, day and year run together."""


def filed_on(draft: Draft) -> Stated | None:
    """The date in the file number of the source note, the heading or the title, if they cite one; it is inferred.

    `762.54/6–562` is the paper of 5 June 1962 in file 762.54 (National Archives, "Records of the Department of State,
    Central Decimal File").
    """
    for part in (SOURCE_NOTE, HEAD, TITLE):
        found: dict[date_spans.Days, re.Match[str]] = {}
        for match in _FILE_NUMBER.finditer(draft.part(part)[:4000]):
            year = 1900 + int(match["year"])
            days = date_spans.day(year, int(match["month"]), int(match["day"]))
            if days and _FIRST_YEAR <= year <= _LAST_YEAR:
                found.setdefault(days, match)
        if len(found) == 1:
            days, match = found.popitem()
            span = DateSpan(*days, Precision.DAY, match["date"], inferred=True)
            return Stated(span, None, part, *match.span("date"), "date of the file number", 0.4)
    return None
