"""Days told from outside a document's own words, where these tell none: its registry's stamp, the name of its file."""

import re
from dataclasses import replace

from corpus.cable import DateSpan, Precision
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates import spans as date_spans
from corpus.normalise.dates.find import scan
from corpus.normalise.dates.lines import Stated
from corpus.normalise.dates.readings import AHEAD, Habits

PATH = "path"
"""The part that an evidence names where its words stand in the file's path."""

_SURE = 0.4
_LONGEST, _SAMPLE = 4_000, 20_000
_COPY = re.compile(
    r"(?<![^\W\d_])(?:img|dsc|scan\w*|export\w*|download\w*|dump|screenshot|cop(?:y|ies)|backup|ocr\w*|whatsapp|upload\w*)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_TOGETHER = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")


def registered_on(draft: Draft, habits: Habits) -> Stated | None:
    """The day behind a registry's number in the heading (`70011/03.02.1998`), if nothing else dates a document."""
    for part in (DATELINE, HEAD, TITLE):
        for found in scan(draft.part(part)[:_LONGEST], habits):
            if found.registered and not found.received:
                stated = date_lines.stated(found, part, 0, _SURE, "date behind the registry's number")
                return replace(stated, span=replace(stated.span, inferred=True))
    return None


def named_on(draft: Draft, habits: Habits) -> Stated | None:
    """The one day or month in the name of a document's own file (`1961-07-23 Oslo.txt`, `19610723_oslo.txt`); inferred.

    A file of several documents, and one that is named after a copying, tell nothing; nor does a year that the
    document cannot be of, going by the years that it names.
    """
    path = draft.source.path
    start = path.rfind("/") + 1
    name = _ENDING.sub("", path[start:])
    if draft.position or not name or _COPY.search(name):
        return None
    found = _named(name, habits)
    if found is None or found[0].earliest is None or not _may_be_of(draft, found[0].earliest.year):
        return None
    span, first, last = found
    return Stated(span, None, PATH, start + first, start + last, "date in the file's name", _SURE)


def _named(name: str, habits: Habits) -> tuple[DateSpan, int, int] | None:
    """The one date in a name, with its place."""
    together = list(_TOGETHER.finditer(name))
    if len(together) == 1:
        year, month, day = map(int, together[0].groups())
        days = date_spans.day(year, month, day)
        return (DateSpan(*days, Precision.DAY, together[0][0], inferred=True), *together[0].span()) if days else None
    found = [one for one in scan(name.replace("_", " "), habits) if one.is_own]
    if len(found) != 1 or found[0].span.precision not in (Precision.DAY, Precision.MONTH):
        return None
    return replace(found[0].span, inferred=True), found[0].start, found[0].end


def _may_be_of(draft: Draft, year: int) -> bool:
    """Whether a year lies between the first that a document names and some twenty years after the last."""
    texts = (draft.part(TITLE), draft.part(HEAD), draft.part(BODY)[:_SAMPLE])
    years = [named for text in texts for named in date_context.years_of(text)]
    return not years or min(years) <= year <= max(years) + AHEAD
