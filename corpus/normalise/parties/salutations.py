"""Whom a letter's first lines address, in the tongues of the archives."""

import re

from corpus.normalise.headings.offices import OFFICE
from corpus.normalise.headings.spans import Span

_DEAR = (
    r"(?:my |mon |ma |mes |mein |mi |mio )?(?:dear|ch(?:er|ère)s?|(?:sehr )?(?:hoch)?(?:ge|ver)ehrte[rs]?|liebe[rs]?|"
    r"querid[oa]|"
    r"estimad[oa]|distinguid[oa]|car[oa]|egregio|gentile|illustrissimo|(?:много|глубоко)?уважаем(?:ый|ая)|дорогой|"
    r"prezad[oa])"
)
# Where no "dear" stands, the courtesy and the office alone are a salutation ("Señor Embajador:").
_CALLED = r"(?:monsieur le|madame la|señora?|señor|signor|senhor|herr|mr\.?|господин|товарищ)"
_SALUTATION = re.compile(
    rf"^[ \t*]{{0,4}}(?:{_DEAR}\s(?P<name>[^\n,:!]{{2,60}})|(?P<called>{_CALLED}\s[^\n,:!]{{3,50}}))[,:!]",
    re.MULTILINE | re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:monsieur(?: le| l['’])?|madame(?: la)?|herrn?|frau|señora?|signore?|senhora?|господин|товарищ)\s+(?=\w)",
    re.IGNORECASE,
)


def salutation_of(body: str) -> Span | None:
    """Whom a letter's first lines address by name or office ("Dear Mr. Smith", "Señor Embajador"); or None.

    The courtesy before an office is left out.
    """
    match = _SALUTATION.search(body[:1500])
    if not match:
        return None
    start, end = match.span("name" if match["name"] else "called")
    courtesy = _COURTESY.match(body, start, end)
    after = courtesy.end() if courtesy else start
    office = bool(OFFICE.match(body, after, end))
    if not match["name"] and not office:
        return None
    return Span(after if office else start, end)
