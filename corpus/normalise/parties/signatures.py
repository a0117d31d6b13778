"""Who signed: the lines at a document's end, and whom the salutation addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.draft import BODY, Draft
from corpus.normalise.headings.offices import OFFICE, is_institution
from corpus.normalise.headings.persons import caseless, has_title, name_like
from corpus.normalise.markings.words import pattern, spaced_pattern

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
    r"use|only|nnnn|bt|note|notes|annex|enclosure|attachment|appendix|eyes|copy|copies|translation|translated|page|"
    r"omitted|here|text|illegible|sincerely|faithfully|respectfully|truly|sir|gentlemen|regards|obedient|servant|yours|"
    r"approve|disapprove|approved|disapproved|recommendation|concurrence|none|yes|no|comment|action|declassified|tab|"
    r"conclusion|summary|washington|moscow|london|canberra|conclusions|agree|disagree|see|other|foreword|paris|"
    r"attachments|enclosures|annexes|tabs|signature|signed|begin|over|stop|warm|best|kind|love|telegram|by)(?!\w)",
    re.IGNORECASE,
)
_VALEDICTION = re.compile(
    r"(?:yours\s|sincerely|faithfully|respectfully|i have the honou?r|i have,? &c|i am,? (?:sir|my dear)|"
    r"with (?:warm|best|kind|high)|"
    r"obedient servant|very truly|ever truly|cordially|your (?:friend|obedient)|"
    r"hochachtung(?:svoll)?\b|\bergeben(?:er|ster?|st)?\b|gehorsam(?:st|ster)\b|mit (?:besten|freundlichen) grüßen|"
    r"veuillez (?:agréer|recevoir)|très obéissant|profond respect|haute considération|"
    r"atentamente|saluda a usted|dios guarde|su (?:atento|afectísimo)|b\. ?s\. ?m\.|atenciosamente|"
    r"servitore\b|devotissim[oa]|umilissim[oa]|obbligatissim[oa]|con (?:osservanza|stima)|с (?:глубоким )?уважением|"
    r"преданный)",
    re.IGNORECASE,
)
_DEAR = (
    r"(?:my |mon |ma |mein |mi |mio )?(?:dear|chère?|(?:sehr )?(?:hoch)?(?:ge|ver)ehrte[rs]?|liebe[rs]?|querid[oa]|"
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
_TAIL = 1500
_MOST_TOLD = 5
_BRACKETED = re.compile(r"[\[(][^\n]{0,300}[\])]\.?|[\[(][^\n\])]{0,200}|[^\n\[(]{0,200}[\])]")
_PASSED_OVER = re.compile(
    r"N{2,4}$|BT$|#\d{0,5}$|(?:c\.?c\.?|cop(?:y|ies)(?: sent)?(?: to)?|kopie(?: an)?|copie(?: à)?|copia(?: a)?|копия|"
    r"distribution|info(?:rmation)?|repeated)\s{0,2}:|"
    r"&c\b",
    re.IGNORECASE,
)
# The reader below a letter, by courtesy and name, with the office after a comma.
_ADDRESS = re.compile(
    r"(?:To\s)?(?P<to>(?P<name>(?:The\s)?(?:Right\s)?(?:Hon(?:ou?rable|\.)|His Excellency|H\. ?E\.|Sir|Mr\.|Señor|"
    r"Count|Baron|General|Lord|Monsieur|M\.)\s[^,\n]{2,60}),\s*(?P<office>[^\n]{3,80}?))(?:,?\s*&c\.?,?){0,3}",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A name at the document's end or beginning: its place, and how it was recognised."""

    start: int
    end: int
    rule: str
    part: str = BODY


def signature_of(body: str, end: int | None = None) -> Line | None:
    """The signatory's name in the last lines of a body (or of its text before `end`), or None.

    Recognised are `[signed] Name`, a Soviet date with the name beside it, a line of a name alone in capitals or below a
    valediction, and a line of a name alone at the very end. Editors' brackets, markings, the end of a transmission,
    lists of copies and the address of the reader are passed over.
    """
    for seen, (start, line) in enumerate(last_lines(body, end), 1):
        found = _signature(line, start, seen, body[max(0, start - 200) : start])
        if found:
            return found
        if len(line) > 90 and seen > 1:
            return None
    return None


def signatory_of(draft: Draft) -> Line | None:
    """Who signs a document: whom its source marks, else the signature of its body; or None."""
    for mark in draft.marked("participants"):
        signs = mark.value == "signatory" and bool(mark.words)
        if signs and draft.part(mark.part)[mark.start : mark.end] == mark.words:
            return Line(mark.start, mark.end, "marked signatory", mark.part)
    return signature_of(draft.part(BODY))


def last_lines(body: str, end: int | None = None) -> Iterator[tuple[int, str]]:
    """The last lines of a body that can hold its signature, from the last one up, each with its place."""
    end = len(body.rstrip()) if end is None else len(body[:end].rstrip())
    floor, told = max(0, end - _TAIL), 0
    while end > floor and told < _MOST_TOLD:
        start = max(body.rfind("\n", 0, end) + 1, floor)
        line = body[start:end]
        if line.strip() and not _is_furniture(line):
            told += 1
            yield start, line
        end = start - 1


def _is_furniture(line: str) -> bool:
    bare = line.strip(" \t*_#-")
    bracketed = bool(_BRACKETED.fullmatch(bare)) and not _SIGNED.match(bare) and not name_like(bare.strip("[]() "))
    marking = bool(spaced_pattern().fullmatch(bare) or pattern().fullmatch(bare))
    return bracketed or marking or bool(_PASSED_OVER.match(bare)) or address_of(bare) is not None


def address_of(line: str) -> tuple[int, int] | None:
    """Where in a line that is the reader's address (`Hon. A. Smith, Minister, Vellin`) reader and office stand."""
    found = _ADDRESS.fullmatch(line.rstrip(" .*_"))
    return found.span("to") if found and is_institution(found["office"]) and name_like(found["name"]) else None


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
    # A script without capitals shows a name by its title, the Chinese one by its length.
    if caseless(name) and not (has_title(name) or (len(name) < 5 and "\u3400" < name[0] < "\ua000")):
        return None
    start += raw.index(name)
    return Line(at + start, at + start + len(name), rule)


def closes_as_letter(body: str) -> bool:
    """Does the body end in the valediction of a letter?"""
    return bool(_VALEDICTION.search(body[-400:]))


def salutation_of(body: str) -> Line | None:
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
    return Line(after if office else start, end, "salutation")
