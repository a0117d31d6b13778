"""Words that should date a document and cannot be read: told as evidence without confidence, never guessed at."""

from collections.abc import Iterator

from corpus.cable import Evidence
from corpus.draft import DATELINE, HEAD, TITLE, Draft
from corpus.normalise.dates.find import unreadable
from corpus.normalise.dates.habits import OWN_PARTS
from corpus.normalise.dates.readings import Habits

RULE = "unread: no day of the calendar"
_MOST, _LONGEST = 3, 4_000


def unread(draft: Draft, habits: Habits) -> Iterator[Evidence]:
    """Up to three days that the dateline, the heading, the title or an attribute names and no calendar has.

    `31 February 1962`, `1962-13-04`: each as evidence for the field "date" with confidence 0 and the rule `RULE`.
    """
    named = (part for part in draft.parts if part not in OWN_PARTS and "date" in part.lower())
    found = set[str]()
    for part in (DATELINE, HEAD, TITLE, *named):
        text = draft.part(part)[:_LONGEST]
        for start, end in unreadable(text, habits):
            if text[start:end] not in found:
                found.add(text[start:end])
                yield Evidence("date", part, start, end, text[start:end], RULE, 0.0)
            if len(found) == _MOST:
                return
