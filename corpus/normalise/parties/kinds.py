"""What kind of document it is."""

import re
from dataclasses import replace

from corpus.cable import Evidence
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.headings.kinds import ADDED, KINDS, kind_at_start, kind_named, kind_shortened
from corpus.normalise.headings.spans import mask
from corpus.normalise.language import language_of
from corpus.normalise.markings.words import mark_at
from corpus.normalise.parties.closing import closes_as_letter, is_valediction
from corpus.normalise.parties.number_lines import number_line
from corpus.normalise.parties.numbers import number_of
from corpus.normalise.parties.signatures import signature_of

__all__ = ["KINDS", "kind_of", "number_of"]

_DOCUMENT_NUMBER = re.compile(r"\s*(?:\[?(?:Document|No\.)\s*)?\d{1,4}\.?\]?[.:]?\s+")
_FILE_KIND = re.compile(
    r":\s*(?P<kind>(?:circular\s+)?(?:telegram|despatch|dispatch|airgram|letter|memorandum)s?)\s*\.?$",
    re.I | re.M,
)
_REPORT_TAIL = re.compile(
    r",\s*[‘'“\"«„]?(?P<kind>memorandum of conversation|report|telegram|cable|letter|memorandum|note)(?=\s|$)",
    re.IGNORECASE,
)
_DIARY_TALK = re.compile(r"\W{0,3}из\s(?:служебного\s)?дневника\s[^\n]{3,200}?(?P<kind>запись\s(?:\w+\s)?беседы)", re.I)
_OF_PARTY = re.compile(
    r"[ ](?:by|from|of|to|for|prepared|des|der|du|de l['’]|de|del|della|dell['’]|do|da|von|vom|an|au|à)[ ]?"
    r"(?:the |an? |das |den |die |la |le |il |el |o )?(?=[^\W\d_a-z])"
)
# A Chinese or Japanese heading ends in its kind ("代办致外交部电").
_HAN_TAIL = re.compile(
    r"[\u3400-\u9fff][（(]?(?P<kind>电报?|電報?|函|信|报告|報告|照会|照會|备忘录|備忘錄)[）)]?[。\s]*$"
)
_ADDED = re.compile(rf"{ADDED}[ .:*\[\]()]*", re.IGNORECASE)
# The letter by which Swiss and other editions call the kind: "L  Confidentiel", "R    Paris, 12 mai 1898".
_CODE = re.compile(r"^[ \t]{0,80}(?P<kind>[LRTD])(?:[ \t]{2,80}(?=\S)|[ \t](?=(?P<marking>\S))|[ \t]*$)", re.MULTILINE)
_UNNUMBERED = re.compile(
    r"^[ \t(\[]{0,80}(?P<kind>T[ée]l(?:égramme|\.)?|T\.|D\.|L\.|Telegramm[ae]?|Telegrama|Despacho|Dispaccio)"
    r"[ ](?:(?:sans num[ée]ro|s\. ?n\.|senza numero|sin número|sem número|ohne Nummer|o\. ?Nr\.|non numéroté)|"
    r"circulaire|circolare|circular|personnel(?:le)?|particulière|particolare|personale|confidentielle|riservata)(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_DEAR = re.compile(r"\s*(?:my\s)?dear\s[^\n]{2,60}[,:]", re.IGNORECASE)
_SALUTED = re.compile(
    r"\s*(?:sire\b[,:!.]?|(?P<formal>(?:sir|my\slord)[,:;—])|(?:mon\scher|monsieur|monseigneur|madame|excellence|señor|excmo|excelent|"
    r"(?:mi\s)?(?:querido|estimado|distinguido)|signor|eccellenza|serenissim[oe]|illustrissim[oe]|onorevole|caro|senhor|"
    r"(?:meu\s)?(?:caro|prezado)|(?:sehr\s)?(?:ge|ver|hoch\w{0,6})ehrte|herr\s|hochgeborener|durchlaucht\w*|lieber?\s|"
    r"hooggeachte|excellentie|szanown|panie\s|vážen|soudru|súdru|tisztelt|kedves\s|poštovani|druže\s|drug\s|stimate|domnule|tovar[ăa][șş]e|i\s(?:nderuar|dashur)|sayın|другар|уважаеми|уважаем|многоуважаем|дорогой|милостивый)[^\n]{0,60}?[,:!.])",
    re.IGNORECASE,
)
_PRINCELY = re.compile(r"\s*(?:sire\b|serenissim)", re.IGNORECASE)
_FOOT = 600
_TIMES = re.compile(r"^[ \t]*D\.[ ]{1,3}[^\n]{0,40}\d[^\n]{0,40}\n[ \t\n]*R\.[ ]{1,3}[^\n]{0,40}\d", re.MULTILINE)
_YOURS = re.compile(r"^[^\n\w]{0,60}(?:i am, |believe me, )?(?:yours|sincerely|faithfully)\b[^\n]{0,40}$", re.I | re.M)


# The National Archives' codes for the State Department's messages.
_CODES = {"TE": "telegram", "AI": "airgram"}


def _evidence(
    draft: Draft, field: str, part: str, span: tuple[int, int], rule: str, sure: float
) -> tuple[Evidence, ...]:
    start, end = span
    return (Evidence(field, part, start, end, draft.part(part)[start:end], rule, sure),)


def _kind_at(text: str, at: int) -> tuple[str, int, int] | None:
    """The kind with which the text begins at a point, and where its words stand."""
    match = kind_at_start(text, at)
    if not match or not match.lastgroup:
        return None
    start, end = match.span(match.lastgroup)
    kind = kind_named(text[start:end])
    return (kind, start, end) if kind else None


def _in_title(draft: Draft) -> Finding[str] | None:
    title = mask(draft.part(TITLE)[:700])
    number = _DOCUMENT_NUMBER.match(title)
    found = _kind_at(title, number.end() if number else 0)
    if found:
        return Finding(found[0], _evidence(draft, "kind", TITLE, found[1:], "kind in heading", 0.95))
    noted = _DIARY_TALK.match(title)
    if noted:
        span = noted.span("kind")
        return Finding("memcon", _evidence(draft, "kind", TITLE, span, "kind in heading", 0.9))
    tail = _REPORT_TAIL.search(title) or _HAN_TAIL.search(title)
    if tail and kind_named(tail["kind"]):
        return Finding(
            kind_named(tail["kind"]), _evidence(draft, "kind", TITLE, tail.span("kind"), "kind after the parties", 0.8)
        )
    return None


def _in_heading(draft: Draft) -> Finding[str] | None:
    """The kind with which the head's first line begins behind an edition's number, where the title is the subject."""
    line = mask(draft.part(HEAD)[:700].split("\n", 1)[0])
    number = _DOCUMENT_NUMBER.match(line)
    found = _kind_at(line, number.end()) if number and line.strip() != draft.part(TITLE).strip() else None
    if not found or line[found[2] : found[2] + 1] not in (" ", ",", ""):
        return None
    return Finding(found[0], _evidence(draft, "kind", HEAD, found[1:], "kind in heading", 0.9))


def _above_parties(draft: Draft) -> Finding[str] | None:
    """`Memorandum by the Assistant Secretary …` on one of the head's first lines, below a file number or the like."""
    at = 0
    for line in mask_lines(draft.part(HEAD)[:900])[:5]:
        found = _kind_at(line, 0)
        if found and _OF_PARTY.match(line, found[2]) and len(line) < 240:
            span = (at + found[1], at + found[2])
            return Finding(found[0], _evidence(draft, "kind", HEAD, span, "kind in heading", 0.9))
        at += len(line) + 1
    return None


def _in_lines(draft: Draft, part: str, most: int, *, alone: bool) -> Finding[str] | None:
    """The kind with which one of the first lines begins; in the text it must stand there alone."""
    at = 0
    for line in mask_lines(draft.part(part)[:1200])[:most]:
        found = _kind_at(line, 0)
        if found and (not alone or _ADDED.fullmatch(line, found[2])):
            return Finding(
                found[0], _evidence(draft, "kind", part, (at + found[1], at + found[2]), f"kind in {part}", 0.85)
            )
        at += len(line) + 1
    return None


def mask_lines(text: str) -> list[str]:
    """The lines of a text, each with its footnote marks blanked out."""
    return [mask(line) for line in text.split("\n")]


def kind_of(draft: Draft) -> Finding[str]:
    """What kind of document it is, one of `KINDS`; empty where neither source nor document calls it by a name."""
    for mark in draft.marked("kind"):
        kind = kind_named(mark.words) or kind_named(mark.value) or _CODES.get(mark.words.strip().upper(), "")
        if kind:
            located = bool(mark.part) and draft.part(mark.part)[mark.start : mark.end] == mark.words
            proof = _evidence(draft, "kind", mark.part, (mark.start, mark.end), "marked kind", 1.0) if located else ()
            return Finding(kind, proof)
    found = _found(draft)
    # A "Brief" is a letter in German and Dutch.
    if found.value == "brief" and draft.once(language_of).value in ("de", "nl"):
        return replace(found, value="letter")
    return found


def _found(draft: Draft) -> Finding[str]:
    """The kind by the first of the ways in which a document calls it."""
    return (
        _in_heading(draft)
        or _in_title(draft)
        or _of_file(draft)
        or _in_lines(draft, DATELINE, 2, alone=False)
        or _above_parties(draft)
        or _in_lines(draft, HEAD, 8, alone=True)
        or _in_lines(draft, BODY, 6, alone=True)
        or _from_number(draft)
        or _by_code(draft)
        or _unnumbered(draft)
        or _from_signal(draft)
        or _from_address(draft)
        or _with_times(draft)
        or Finding("")
    )


def _of_file(draft: Draft) -> Finding[str] | None:
    """`765.84/3470: Telegram`: the file number of the State Department before 1950 names the kind."""
    for part in (HEAD, TITLE):
        match = _FILE_KIND.search(draft.part(part)[:600])
        if match:
            kind = kind_named(match["kind"].lower().removeprefix("circular").strip())
            return Finding(
                kind, _evidence(draft, "kind", part, match.span("kind"), "kind beside the file number", 0.95)
            )
    return None


def _from_number(draft: Draft) -> Finding[str] | None:
    """The kind that stands beside the message's number (`Tel. No. 412`, `T. n° 12`)."""
    line = number_line(draft)
    if line is None or not line.kind:
        return None
    span = (line.kind_start, line.kind_end)
    return Finding(line.kind, _evidence(draft, "kind", line.part, span, "kind beside the number", 0.9))


def _from_signal(draft: Draft) -> Finding[str] | None:
    """A message with a signal's FM and TO lines is a telegram."""
    for part in (HEAD, BODY):
        match = re.search(r"^[ \t]{0,8}FM [A-Z][^\n]{2,80}\n[ \t]{0,8}TO [A-Z]", draft.part(part)[:3000], re.MULTILINE)
        if match:
            return Finding(
                "telegram", _evidence(draft, "kind", part, (match.start(), match.end()), "signal's address lines", 0.9)
            )
    return None


def _from_address(draft: Draft) -> Finding[str] | None:
    """What begins with a salutation ("Dear …") and closes with a valediction ("Yours …") is a letter, or a despatch."""
    body = draft.part(BODY)
    dear = _DEAR.match(body)
    foot = body[max(dear.end(), len(body) - _FOOT) :] if dear else ""
    if dear and (_YOURS.search(foot) or is_valediction(foot)):
        why = _evidence(draft, "kind", BODY, dear.span(), "salutation and valediction of a letter", 0.8)
        return Finding("letter", why)
    above = draft.part(HEAD).rstrip().rpartition("\n")[2]
    saluted, part = _SALUTED.match(body), BODY
    if saluted is None and (saluted := _SALUTED.fullmatch(above)):
        part = HEAD
    # Old letters to a prince say in their first words what they are.
    princely = saluted is not None and bool(_PRINCELY.match(saluted[0])) and draft.once(signature_of) is not None
    signed = saluted is not None and not saluted["formal"] and draft.once(signature_of) is not None
    if saluted is None or not (princely or signed or closes_as_letter(body)):
        return None
    # What an envoy or a minister numbers and writes with all forms is a despatch; without a number it may be either.
    kind = "letter" if not saluted["formal"] else "despatch" if draft.once(number_of).value else ""
    rule = "salutation and valediction"
    at = draft.part(part).index(saluted[0])
    why = _evidence(draft, "kind", part, (at, at + len(saluted[0])), rule, 0.75)
    return Finding(kind, why) if kind else None


def _with_times(draft: Draft) -> Finding[str] | None:
    """Hours of despatch and receipt one above the other (`D. 6.42 p.m. …`, `R. 7.10 p.m. …`): so telegrams have "
    "them."""
    found = _TIMES.search(draft.part(HEAD)[:1200])
    return (
        Finding("telegram", _evidence(draft, "kind", HEAD, found.span(), "despatch and receipt", 0.85))
        if found
        else None
    )


def _unnumbered(draft: Draft) -> Finding[str] | None:
    """`Tel. sans numéro`, `T. circulaire`: the kind where a number would follow."""
    for part in (HEAD, DATELINE):
        found = _UNNUMBERED.search(draft.part(part)[:600])
        kind = kind_shortened(found["kind"]) if found else ""
        if found and kind:
            return Finding(kind, _evidence(draft, "kind", part, found.span("kind"), "kind without a number", 0.85))
    return None


def _by_code(draft: Draft) -> Finding[str] | None:
    """The letter for the kind above the text or before its dateline, as editions print it."""
    for part, text in ((HEAD, draft.part(HEAD)[:300]), (DATELINE, draft.part(DATELINE)[:80])):
        found = _CODE.search(text)
        if found and (not found["marking"] or mark_at(text, found.start("marking"))):
            kind = kind_shortened(found["kind"])
            return Finding(kind, _evidence(draft, "kind", part, found.span("kind"), "letter for the kind", 0.8))
    return None
