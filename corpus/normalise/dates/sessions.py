"""The day of the session, talk or conference of which a document is the record, as the line that names it says."""

import re
from collections.abc import Iterator, Sequence

from corpus.cable import Precision
from corpus.normalise.dates import lines as date_lines
from corpus.normalise.dates.find import FoundDate
from corpus.normalise.dates.lines import Line, Stated
from corpus.normalise.dates.readings import Habits

_LONGEST = 400
_SESSION = re.compile(
    r"\W{0,3}(?:[^\s,;:]{1,20}\s){0,6}?"
    r"(?:s[ée]ance|conf[ée]rence|r[ée]union|sitzung|besprechung|konferenz|seduta|conferenza|riunione|sesi[óo]n|reuni[óo]n|"
    r"meeting|session|conference|sessão|zitting|posiedzenie|заседание|совещание|беседы)\s"
    r"(?:(?:tenue?s?|held|abgehalten|tenuta|celebrada)\s)?(?:(?:à|at|in|a|en|zu|в)\s[^\n,;]{2,60}?\s)?"
    r"(?:(?:du|des|le|vom|am|del|dell['’]|di|de|of|on|do|van|z dnia|от)\s{1,2}){1,2}(?:the\s)?",
    re.IGNORECASE,
)
_WEEKDAY_LENGTH = 14


def session_lines(part: str, text: Sequence[Line], habits: Habits) -> Iterator[Stated]:
    """The day in the line that names the session of which a record is (`Séance du 8 octobre 1818 entre …`)."""
    for line in text:
        session = _SESSION.match(line.text[:_LONGEST])
        found = date_lines.own(line.text, habits) if session else None
        if session and found and 0 <= found.start - session.end() <= _WEEKDAY_LENGTH and _is_days(found):
            yield date_lines.stated(found, part, line.start, 0.8, "day of the session")


def _is_days(found: FoundDate) -> bool:
    return found.span.precision in (Precision.DAY, Precision.RANGE)
