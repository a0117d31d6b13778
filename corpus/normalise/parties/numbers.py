"""The number that a document bears as a message, not the one that its editors gave it."""

import re
from dataclasses import replace

from corpus.cable import Evidence
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.dates.words import MONTHS, fold
from corpus.normalise.finding import Finding
from corpus.normalise.headings.kinds import kind_at_start, kind_named
from corpus.normalise.parties.number_lines import number_line

# Figures of Chinese and Japanese numbers, where each stands for one.
_HAN = re.compile("[〇零一二三四五六七八九]{1,8}")
_HAN_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NEXT_WORD = re.compile(r"(?:st|nd|rd|th|\.|º)?\s+(?:d[ei]\s)?(?P<word>[^\W\d_]{3,14})")
_EDITORS = re.compile(r"\s*(?:\[?(?:Document|No\.)\s*)?\d{1,4}\.?\]?[.:]?\s+(?=\D)")
_NUMBER = r"(?:[A-Z]{1,6}[-–. /]?)?\d{1,6}(?:[-–/]\d{1,6}){0,2}[A-Z]?"
# Telegram series of conferences and delegations, and the makers' own (Secto, Tosec, Polto, Delga, CAP, UN).
_BEHIND_KIND = re.compile(
    r"\s*[.,]?\s*(?:(?:(?i:No|Nos|Number|Nr)|br|č)\.?\s*)?\[?(?P<number>(?:(?!January|February|March|April|May|June|July|August|"
    r"September|October|November|December|From|To|The|On|Of|In)[A-Z][A-Za-z.]{0,9}\s){0,2}"
    r"(?:[A-Z]{1,6}(?:\[[A-Z]\])?[-–. /]?)?\d(?:[\d/.–-]{0,8}\d)?[A-Z]?(?:\[[A-Z]\])?(?:,\s\d{1,5}){0,9})"
    r"(?=[\s,.\])]|$)"
)
_MARKED_NO = re.compile(
    r"^[\s\[*(]{0,60}(?:[^\W_][^\n]{0,30}[—–]\s|исх\.\s|[^\n]{6,30}\s(?:года|г\.?)\s{1,9})?(?:(?:despatch|dispatch|telegram|telegramm|telegrama|télégramme|cable|letter|dépêche|lettre|note|"
    r"despacho|oficio|carta|nota|comunicado|communiqué|circular|dispaccio|bericht|erlass|телеграмма|письмо)\s)?"
    r"(?:Number|Num[ée]ro|N[úu]mero|N[úu]m|Nos?|Nro?|N[°º]|№|N(?=\.\s?\d{1,4}\s*$))\.?(?![^\W\d_])\s{0,2}(?P<number>"
    + _NUMBER
    + r"(?:/[^\W\d_]{1,5}|\s(?:à|bis|al)\s\d{1,6})?)[\].\s,*)]{0,9}(?:[ \t]{3,80}\S[^\n]{0,80})?$",
    re.I | re.M,
)
_SAYS_NO = re.compile(
    rf"\s*[.,]?\s*(?:No|Nr|Number|N[°º]|№)\.?\s{{0,2}}(?P<number>{_NUMBER})(?=[,.:]?(?:\s|$))", re.IGNORECASE
)
_BEHIND_DAY = re.compile(r"\d{4}[,.]?\s{1,3}(?:[Nn](?:o|r|[°º])|№|[Bb]r|č)\.?\s?(?P<number>\d{1,6})(?=[\s,.(]|$)")
_PERIODICAL = frozenset(("report", "summary", "paper", "diary", "minutes", "statement"))
_SERIAL = re.compile(r"[\s*]{0,4}(?P<number>\d{1,6})\\?\.(?=\s)")
# The opening words of a telegram can stand apart from its text ("1388. Eyes only for the Secretary.").
_SERIAL_ABOVE = re.compile(r"(?<=\n)[ \t]{0,8}(?P<number>\d{2,6})\.\s(?=[A-Z][^\n]{3,200}\s*\Z)")
_SERIES = re.compile(
    r"[\s*]{0,4}(?P<number>(?:Secto|Tosec|Polto|Topol|Delga|Gadel|Dulte|Tedul|Cedto|Tocah|Hakto|Tohak|Ecbus|Busec|"
    r"Coled|Usito|"
    r"Martel|Telmar|Actel|Telac|Delsec|Secdel|Kosmos|Todel|Nuset|Confdelse|Sanacc|CAP|WH|SGN|MAGV|DEPTEL|Circular|"
    r"Unato)\s?(?:No\.\s)?[A-Z]?-?\d{1,6}|[A-Z]{1,2}[-–]\d{1,5}(?=\.\s))\b\.?",
)
_AIRGRAM = re.compile(
    r"^[\s\[*]{0,4}(?P<number>[A-Z]{1,2}[-–]\d{1,5})[\].*]{0,3}(?:[ \t]{3,80}\S[^\n]{0,80})?$", re.MULTILINE
)
_CLASSED = re.compile(
    r"\s*(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|IMMEDIATE|PRIORITY|PERSONAL|MOST|FLASH)",
    re.I,
)
_NO_WORDS = frozenset(("no.", "no", "nos.", "nr.", "nr", "n°", "n°.", "nº", "№", "núm.", "document no.", "doc. no."))
_HEADING = re.compile(r"[^\n]{3,120}? (?:to|an|à|au|al|ao|a) (?:[a-z]{1,3} )?[^\W\d_a-z][^\n]{2,120}\Z")
_PAGE = re.compile(r"^\s*PAGE \d{1,3}\s+(?P<number>[A-Z][A-Z .]{2,24}? \d{4,6})\s", re.MULTILINE)
_MRN = re.compile(r"^\d{4}[A-Z]{2,14}(?P<number>\d{4,6})(?:_[a-z0-9])?$")


def _finding(draft: Draft, part: str, span: tuple[int, int], rule: str, sure: float) -> Finding[str]:
    start, end = span
    words = draft.part(part)[start:end]
    value = re.sub(r"[\[\]]", "", " ".join(words.split()))
    return Finding(value, (Evidence("number", part, start, end, words, rule, sure),))


def _behind_kind(draft: Draft, part: str) -> Finding[str] | None:
    """`Telegram 4657 From …`, `Cablegram UN405 NEW YORK`: the number after the kind's name."""
    text = draft.part(part)[:400]
    editors = _EDITORS.match(text) if part == TITLE else None
    kind = kind_at_start(text, editors.end() if editors else 0)
    number = _BEHIND_KIND.match(text, kind.end()) if kind and kind.lastgroup == "sent" else None
    if kind is None or number is None:
        return None
    start, end = number.span("number")
    if _is_date(text, end):
        # Behind a comma the day begins ("Codetelegram 318, 14 augustus 1948"), else it is all there is.
        end = text.rfind(",", start, end)
        if end < 0:
            return None
    if re.fullmatch(r"1[5-9]\d\d", number["number"]) and kind_named(kind["sent"]) in _PERIODICAL:
        return None
    return _finding(draft, part, (start, end), f"number behind the kind in {part}", 0.95)


def _in_dateline(draft: Draft) -> Finding[str] | None:
    """`Washington, 9 april 1962, nr. 312`: the number behind the day."""
    number = _BEHIND_DAY.search(draft.part(DATELINE)[:200])
    return _finding(draft, DATELINE, number.span("number"), "number in dateline", 0.9) if number else None


def _in_lines(draft: Draft) -> Finding[str] | None:
    """`Memorandum no. 22 for the Board` on one of the head's lines: the number that says that it is one."""
    at = 0
    for line in draft.part(HEAD)[:1200].split("\n")[:8]:
        kind = kind_at_start(line) if len(line) < 120 else None
        number = _SAYS_NO.match(line, kind.end()) if kind and kind.lastgroup == "sent" else None
        if number:
            start, end = number.span("number")
            return _finding(draft, HEAD, (at + start, at + end), "number behind the kind in head", 0.9)
        at += len(line) + 1
    return None


def _in_number_line(draft: Draft) -> Finding[str] | None:
    """`Tel. No. 412`, `T. n° 12 à 15`, `(No. 137.)`: a line that numbers the message."""
    line = number_line(draft)
    if line is None:
        return None
    found = _finding(draft, line.part, (line.start, line.end), "number line", 0.9)
    return replace(found, value=found.value.translate(_HAN_FIGURES)) if _HAN.fullmatch(found.value) else found


def _is_date(text: str, at: int) -> bool:
    """Does a month follow a number, so that it is a day?"""
    following = _NEXT_WORD.match(text, at)
    return following is not None and fold(following["word"]) in MONTHS


def _marked_no(draft: Draft) -> Finding[str] | None:
    """`No. 123` alone on a line of the head; the last where the editors put a number of their own above it."""
    for part, reach in ((HEAD, 1200), (DATELINE, 300), (BODY, 160)):
        lines = list(_MARKED_NO.finditer(draft.part(part)[:reach]))
        if lines and not (len(lines) == 1 and _is_editions(draft, part, lines[0])):
            return _finding(draft, part, lines[-1].span("number"), f"number in {part}", 0.9)
    series = _AIRGRAM.search(draft.part(HEAD)[:400])
    if series:
        return _finding(draft, HEAD, series.span("number"), "series in head", 0.9)
    return None


def _is_editions(draft: Draft, part: str, line: re.Match[str]) -> bool:
    """Whether a number alone at the very top stands over the heading "X to Y": so editions number their documents."""
    text = draft.part(part)
    if part != HEAD or text[: line.start("number")].strip(" \t\n[(*#").lower() not in _NO_WORDS:
        return False
    below = next((each.strip() for each in text[line.end() :].split("\n", 8)[:8] if each.strip()), "")
    return bool(below) and (below == draft.part(TITLE).strip() or bool(_HEADING.match(below)))


def _opening(draft: Draft) -> Finding[str] | None:
    """The serial with which a telegram's text begins (`1183.`, `Secto 12.`), not the first of numbered paragraphs."""
    body = draft.part(BODY)
    titled = kind_at_start(draft.part(TITLE)[:300])
    if titled and titled.lastgroup == "meeting":
        return None
    first = _SERIAL_ABOVE.search(draft.part(HEAD)) if draft.part(DATELINE) else None
    if first and draft.part(HEAD).find(draft.part(DATELINE)[:20]) < first.start():
        return _finding(draft, HEAD, first.span("number"), "serial at the opening", 0.9)
    series = _SERIES.match(body)
    if series:
        return _finding(draft, BODY, series.span("number"), "series at the opening", 0.95)
    serial = _SERIAL.match(body)
    if serial is None:
        return None
    number = int(serial["number"])
    counted = (
        number == 1
        or re.search(rf"^\s*{number + 1}\\?\.\s", body, re.MULTILINE)
        or (body.find(f" {number + 1}. ") >= 0 and number < 3)
    )
    if counted and not _CLASSED.match(body, serial.end()):
        return None
    return _finding(draft, BODY, serial.span("number"), "serial at the opening", 0.9)


def _of_record(draft: Draft) -> Finding[str] | None:
    """The State Department's own: the attribute `Document Number` (year, post, number), or the head of a page."""
    for name in ("Document Number", "document_number", "MRN", "Canonical ID"):
        match = _MRN.match(draft.part(name).strip())
        if match:
            at = draft.part(name).index(match["number"])
            found = _finding(draft, name, (at, at + len(match["number"])), "message reference number", 0.95)
            return Finding(found.value.lstrip("0") or found.value, found.evidence)
    body = draft.part(BODY)[:6000]
    page = _PAGE.search(body) if "PAGE " in body else None
    if page is None:
        return None
    start = page.start("number") + page["number"].rindex(" ") + 1
    found = _finding(draft, BODY, (start, page.end("number")), "number at the head of a page", 0.9)
    return Finding(found.value.lstrip("0") or found.value, found.evidence)


def _without_zeros(number: str) -> str:
    """A number of figures alone without those that only fill its field (`000123`)."""
    return number.lstrip("0") or number if number.isdigit() else number


def number_of(draft: Draft) -> Finding[str]:
    """The message's own number as it stands ("2237", "UN405", "Secto 12"); empty where it bears none.

    The number that an edition gives to the document is none of the message's.
    """
    for mark in draft.marked("number"):
        words = mark.words.strip(" .[]") or mark.value
        if words:
            located = bool(mark.part) and draft.part(mark.part)[mark.start : mark.end] == mark.words
            proof = (
                (Evidence("number", mark.part, mark.start, mark.end, mark.words, "marked number"),) if located else ()
            )
            return Finding(_without_zeros(re.sub(r"^No\.?\s*", "", words)), proof)
    return (
        _behind_kind(draft, TITLE)
        or _behind_kind(draft, DATELINE)
        or _in_number_line(draft)
        or _in_dateline(draft)
        or _in_lines(draft)
        or _marked_no(draft)
        or _of_record(draft)
        or _opening(draft)
        or Finding("")
    )
