"""Who signed: the lines at a document's end, and whom the salutation addresses."""

import re
from dataclasses import dataclass

from corpus.normalise.headings.persons import name_like

_SIGNED = re.compile(
    r"[\[(]?\s*(?:signed|sgd\.?|gez\.|signé|firmado|podpis|подпись)\s*[\])]?\s*[:.]?\s*|[\[(]?/?s/\s*[\])]?\s*",
    re.IGNORECASE,
)
_SOVIET = re.compile(
    r"[#*\s]*\d{1,2}[./](?:[IVX]{1,4}|\d{1,2})[./]\d{2,4}\s*(?:г\.?)?[,\s]+(?P<name>[^\W\d_][^\d\n]{2,40})$|"
    r"[#*\s]*(?P<early>[^\W\d_][^\d\n]{2,40}?)[,\s]+\d{1,2}[./](?:[IVX]{1,4}|\d{1,2})[./]\d{2,4}\s*(?:г\.?)?$"
)
_NO_SIGNATURE = re.compile(
    r"(?<!\w)(?:secret|confidential|unclassified|restricted|classified|end|ends|message|unquote|quote|top|limited|"
    r"official|"
    r"use|only|nnnn|n|bt|note|notes|annex|enclosure|attachment|appendix|eyes|copy|copies|translation|translated|page|"
    r"omitted|here|text|illegible|sincerely|faithfully|respectfully|truly|sir|gentlemen|regards|obedient|servant|yours|"
    r"approve|disapprove|approved|disapproved|recommendation|concurrence|none|yes|no|comment|action|declassified|tab|"
    r"conclusion|summary|washington|moscow|london|canberra|conclusions|agree|disagree|see|other|foreword|paris|"
    r"attachments|enclosures|annexes|tabs|signature|signed|begin|over|stop|warm|best|kind|love|telegram|by)(?!\w)",
    re.IGNORECASE,
)
_VALEDICTION = re.compile(
    r"(?:yours\s|sincerely|faithfully|respectfully|i have the honou?r|i have,? &c|i am,? (?:sir|my dear)|"
    r"with (?:warm|best|kind|high)|"
    r"obedient servant|very truly|cordially|hochachtungsvoll|veuillez agréer|your (?:friend|obedient))",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^[ \t*]{0,4}(?:My\s)?dear\s(?P<name>[^\n,:]{2,60})[,:]", re.MULTILINE | re.IGNORECASE)
_TAIL = 700


@dataclass(frozen=True, slots=True)
class Line:
    """A name at the document's end: its place in the body, and how it was recognised."""

    start: int
    end: int
    rule: str


def signature_of(body: str) -> Line | None:
    """The signatory's name in the last lines of a body, or None.

    Recognised are `[signed] Name`, a Soviet date with the name beside it, a line of a name alone in capitals, and a
    line of a name alone at the very end.
    """
    floor = max(0, len(body) - _TAIL)
    end, seen = len(body.rstrip()), 0
    while end > floor and seen < 5:
        start = max(body.rfind("\n", 0, end) + 1, floor)
        line = body[start:end]
        if line.strip():
            seen += 1
            found = _signature(line, start, seen, body[max(0, start - 200) : start])
            if found:
                return found
            if len(line) > 90 and seen > 1:
                return None
        end = start - 1
    return None


def _signature(line: str, at: int, seen: int, before: str) -> Line | None:
    soviet = _SOVIET.match(line.strip(" *"))
    offset = line.index(line.strip(" *")) if soviet else 0
    if soviet:
        group = "name" if soviet["name"] else "early"
        return _line(line, at, offset + soviet.start(group), offset + soviet.end(group), "dated signature")
    signed = _SIGNED.match(line.strip())
    if signed and signed.end():
        start = len(line) - len(line.lstrip()) + signed.end()
        return _line(line, at, start, len(line), "marked signature")
    if len(line) > 60:
        return None
    bare = line.strip(" *#[]")
    capitals = bare == bare.upper() and len(bare) > 3 and seen <= 3
    closing = bool(_VALEDICTION.search(before))
    if bare and (capitals or seen == 1 or closing):
        start = line.index(bare)
        rule = (
            "signature after a valediction"
            if closing
            else "signature in capitals"
            if capitals
            else "name on the last line"
        )
        return _line(line, at, start, start + len(bare), rule)
    return None


def _line(line: str, at: int, start: int, end: int, rule: str) -> Line | None:
    raw = line[start:end]
    name = raw.split(",")[0].strip(' *[]()"')
    if len(name.split()) > 4 or not name_like(name) or _NO_SIGNATURE.search(name):
        return None
    start += raw.index(name)
    return Line(at + start, at + start + len(name), rule)


def closes_as_letter(body: str) -> bool:
    """Does the body end in the valediction of a letter?"""
    return bool(_VALEDICTION.search(body[-400:]))


def salutation_of(body: str) -> Line | None:
    """Whom a letter's first lines address by name or office ("Dear Mr. Smith", "My dear Prime Minister"); or None."""
    match = _SALUTATION.search(body[:1500])
    if not match:
        return None
    return Line(match.start("name"), match.end("name"), "salutation")
