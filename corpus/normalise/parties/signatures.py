"""Who signed: the name in the last lines of a document."""

import re

from corpus.draft import BODY, DATELINE, HEAD, Draft
from corpus.frozen import dataclass
from corpus.normalise.headings.offices import OFFICE, is_institution
from corpus.normalise.headings.persons import caseless, has_title, is_initial, name_like
from corpus.normalise.lexicon import NOT_INITIALS
from corpus.normalise.names.folding import fold, folded_words
from corpus.normalise.names.titles import leading_titles, trailing_titles
from corpus.normalise.parties.addressees import foot_of
from corpus.normalise.parties.closing import SIGNED, follows_valediction, is_valediction, last_lines, notes_begin

_SOVIET = re.compile(
    r"[#*\s]*\d{1,2}[./](?:[IVX]{1,4}|\d{1,2})[./]\d{2,4}\s*(?:г\.?)?[,\s]+(?P<name>[^\W\d_][^\d\n]{2,40})$|"
    r"[#*\s]*(?P<early>[^\W\d_][^\d\n]{2,40}?)[,\s]+\d{1,2}[./](?:[IVX]{1,4}|\d{1,2})[./]\d{2,4}\s*(?:г\.?)?$"
)
_NO_SIGNATURE = re.compile(
    r"(?<!\w)(?:secret|confidential|unclassified|restricted|classified|end|ends|message|unquote|quote|top|limited|"
    r"official|"
    r"use|only|nnnn|bt|note|notes|annex|enclosure|attachment|appendix|eyes|copy|copies|translation|translated|"
    r"omitted|here|text|illegible|sincerely|faithfully|respectfully|truly|sir|gentlemen|regards|obedient|servant|yours|"
    r"approve|disapprove|approved|disapproved|recommendation|concurrence|none|yes|no|comment|action|declassified|tab|"
    r"conclusion|summary|washington|moscow|london|canberra|conclusions|agree|disagree|see|other|foreword|paris|"
    r"attachments|enclosures|annexes|tabs|signature|signed|begin|over|stop|warm|best|kind|love|telegram|by|from|to|"
    r"partici?pants|participation|attendance|attendees|for|and|the)(?!\w)",
    re.IGNORECASE,
)
# A word without a vowel is somebody's initials.
_VOWEL = re.compile(r"[aeiouyà-öø-ýаеёиоуыэюя]", re.IGNORECASE)
# The last words of a valediction: "de Votre Majesté,".
_OF_THE_READER = re.compile(r"(?:de|di|von|of)\s(?:votre|vostra|vuestra|eu[er]\w+|your|v\.)\s", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\A(?:le|la|il|el|der)\s(?=(?:comte|prince|duc|baron|marquis|vicomte|général|conte|principe|duca|conde|"
    r"duque|graf|fürst|freiherr)\s)",
    re.IGNORECASE,
)
_MOST_SMALL = 4
_RANK = re.compile(
    r"(?:(?:brigadier|lieutenant|lt|it|major|rear|vice|air|field|colonel|captain|capt|commander)[ .]{1,2}){0,2}"
    r"(?:gen(?:eral)?|col(?:onel)?|adm|captain|major|admiral|commander|marshal|lieutenant|commodore|u\.?s\.?[afn]\b)",
    re.IGNORECASE,
)


_NEAR_THE_END = ("signature after a valediction", "name on the last line")
"""Rules by which the place of a line tells that it signs, not its form."""


@dataclass(frozen=True, slots=True)
class Line:
    """A name at the document's end or beginning: its place, and how it was recognised."""

    start: int
    end: int
    rule: str
    part: str = BODY


def signatory_of(draft: Draft) -> Line | None:
    """Who signs a document: whom its source marks, else the signature of its body; or None."""
    for mark in draft.marked("participants"):
        signs = mark.value == "signatory" and bool(mark.words)
        if signs and draft.part(mark.part)[mark.start : mark.end] == mark.words:
            return Line(mark.start, mark.end, "marked signatory", mark.part)
    return draft.once(signature_of)


def signature_of(draft: Draft) -> Line | None:
    """The signatory's name in the last lines of a document's own text, or None.

    Recognised are `[signed] Name`, a Soviet date with the name beside it, a line of a name alone in capitals, below a
    valediction or above its office, and a line of a name alone at the very end. Editors' brackets, markings, the end of
    a transmission, lists of copies and the address of the reader are passed over.
    """
    body = draft.part(BODY)
    found = _last_signature(body, draft.once(end_of_body))
    if found and found.rule == "name on the last line" and _is_dated_from(draft, body[found.start : found.end]):
        return None
    return found


def _is_dated_from(draft: Draft, word: str) -> bool:
    """Is a word the place from which the document is dated, as it stands below the address of a note, too?"""
    dated = re.compile(rf"^[ \t]*{re.escape(word)},?[ \t][^\n]{{0,24}}\d{{4}}", re.MULTILINE)
    return any(dated.search(draft.part(part)) for part in (DATELINE, HEAD, BODY))


def end_of_body(draft: Draft) -> int:
    """Where the document's own text ends and editors' trailing notes begin, if it holds any."""
    text = draft.part(BODY)
    for start in notes_begin(text):
        if start >= len(text) // 2 or _last_signature(text, start, most=1):
            return start
    return draft.once(foot_of)


def _last_signature(body: str, end: int, most: int = 5) -> Line | None:
    below, prose, last = "", False, None
    for seen, (start, line) in enumerate(last_lines(body, end), 1):
        if seen > most:
            return last
        before = body[max(0, start - 200) : start]
        # Below prose only what says by its form that it signs is a signature, a line in capitals may be a heading.
        found = _signature(line, start, 9 if prose else seen, before, below)
        if found and (last is None or found.rule == "signature after a valediction"):
            # A clerk's note below the reader's address stands near a valediction too: the name right below it signs.
            if found.rule not in _NEAR_THE_END or follows_valediction(body, start):
                return found
            last = last or found
        if len(line) > 90 and seen > 1:
            return last
        below, prose = line, prose or len(line) > 90
    return last


def _is_office(line: str) -> bool:
    """Is the line an office or a rank, such as stands below a signature?"""
    bare = line.strip(" *.,")
    if not 0 < len(bare) < 80:
        return False
    if bare[0].islower():
        # In some tongues an office alone on its line is written small ("nagykövet").
        return len(bare.split()) <= _MOST_SMALL and OFFICE.match(bare) is not None
    return bool(OFFICE.search(bare) or _RANK.match(bare))


def _signature(line: str, at: int, seen: int, before: str, below: str) -> Line | None:
    of_office, below_is_office = _is_office(below), OFFICE.fullmatch(below.strip(" *.,")) is not None
    soviet = _SOVIET.match(line.strip(" *"))
    offset = line.index(line.strip(" *")) if soviet else 0
    if soviet:
        group = "name" if soviet["name"] else "early"
        return _line(line, at, offset + soviet.start(group), offset + soviet.end(group), "dated signature")
    signed = SIGNED.match(line.strip())
    if signed and signed.end():
        start = len(line) - len(line.lstrip()) + signed.end()
        return _line(line, at, start, len(line), "marked signature")
    if len(line) > 60:
        return None
    if _OF_THE_READER.match(line.strip()):
        return None
    bare = _ARTICLE.sub("", line.strip(" *#[]"))
    if bare[:1] == "(" and bare[-1:] == ")" and is_valediction(before):
        # A typist sets the name in brackets under the space for the hand.
        bare = bare[1:-1].strip()
    if seen == 1 and _goes_on_with_a_place(before):
        return None
    rules = (
        (is_valediction(before), "signature after a valediction"),
        (bare == bare.upper() and len(bare) > 2 and seen <= 3, "signature in capitals"),
        (seen == 1 and bool(before.strip()), "name on the last line"),
        (of_office and (len(bare.split()) > 1 or below_is_office), "name above its office"),
    )
    rule = next((rule for holds, rule in rules if holds), "")
    start = line.index(bare)
    return _line(line, at, start, start + len(bare), rule) if bare and rule else None


def _goes_on_with_a_place(before: str) -> bool:
    """Does the line above end in a comma behind the name of a body, so that its place follows, as in an address?"""
    above = before.rstrip().rpartition("\n")[2].strip()
    return above.endswith(",") and 0 < len(above) < 70 and is_institution(above) and not OFFICE.search(above)


def _line(line: str, at: int, start: int, end: int, rule: str) -> Line | None:
    raw = line[start:end]
    name = raw.split(",")[0].strip(' *[]()"')
    # Editors supply a title in brackets ("[Ambassador] Quill").
    name = name.rpartition("] ")[2]
    last = name.split()[-1] if name.split() else ""
    if last.endswith(".") and not is_initial(last) and fold(last) not in trailing_titles():
        name = name[:-1]
    if (
        not 0 < len(name.split()) < 5
        or "[" in name
        or " - " in name
        or not name_like(name)
        or _NO_SIGNATURE.search(name)
    ):
        return None
    if not _is_whole_name(name) or (rule != "dated signature" and any(map(str.isdigit, raw))):
        return None
    # Behind a comma stands the office or the generation; other words make the line an address or a list of names.
    after = raw.partition(",")[2].strip(" .*)]")
    small = after[:1].upper() + after[1:] if "," not in after and len(after.split()) < 4 else after
    if rule == "name on the last line" and after and not (_is_office(small) or fold(after) in trailing_titles()):
        return None
    # A script without capitals shows a name by its title, the Chinese one by its length.
    if caseless(name) and not (has_title(name) or (len(name) < 5 and "\u3400" < name[0] < "\ua000")):
        return None
    start += raw.index(name)
    return Line(at + start, at + start + len(name), rule)


def _is_whole_name(name: str) -> bool:
    """Is it more than initials, a rank or the letters of a service?"""
    words = name.split()
    if is_initial(words[-1]) or all(len(word.strip(".")) < 3 for word in words):
        return False
    if not _VOWEL.search(words[-1]) and name.isascii():
        return False
    if name in NOT_INITIALS:
        # The symbol of a bureau, as copy lines have them.
        return False
    beside = leading_titles() | trailing_titles()
    return any(part not in beside for word in words for part in folded_words(word) if len(part) > 1)
