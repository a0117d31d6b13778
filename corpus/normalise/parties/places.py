"""The place of origin: what the source marks, what the dateline says, last the post of the mission that sent it."""

import re

from corpus.cable import Evidence, Party
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.headings.casing import natural_case
from corpus.normalise.headings.offices import POSTED_BODY
from corpus.normalise.headings.read import kind_of_heading
from corpus.normalise.headings.russian import nominative_place
from corpus.normalise.headings.spans import Span
from corpus.normalise.headings.whereabouts import city_named, city_out_of_polish, country_named
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.parties.lists import list_entries
from corpus.normalise.parties.place_words import place_in, shown_place
from corpus.normalise.parties.signals import signal_party

_OPENING = 700
# What typists set beside other things is far from them.
_COLUMN = re.compile(r"\S(?:[^\n]{0,400}?(?=\s{3,}\S|\t|\s*$))")
_PARTED = re.compile(r"\s{3}|\t")


def _evidence(draft: Draft, part: str, start: int, end: int, rule: str, confidence: float) -> tuple[Evidence, ...]:
    return (Evidence("place", part, start, end, draft.part(part)[start:end], rule, confidence),)


def _marked(draft: Draft) -> Finding[str] | None:
    for mark in draft.marked("place"):
        words = mark.words.strip()
        # A tagged letterhead holds more than the place ("Legation of the United States, Pekin").
        inner = place_in(f"{words}, undated") if words else None
        shown = shown_place(words[inner.start : inner.end]) if inner else ""
        if not shown:
            continue
        if draft.part(mark.part)[mark.start : mark.end] != mark.words or inner is None:
            return Finding(shown)
        at = mark.start + mark.words.index(words) + inner.start
        return Finding(shown, _evidence(draft, mark.part, at, at + inner.end - inner.start, "marked place", 1.0))
    return None


def _lines(text: str, most: int) -> list[tuple[int, str]]:
    """The columns of the first lines that are not empty, each with its place; most lines have but one."""
    found: list[tuple[int, str]] = []
    at = seen = 0
    for line in text[:_OPENING].split("\n"):
        bare = line.strip()
        if not _PARTED.search(line):
            found += [(at + line.index(bare), bare)] if bare else []
        else:
            found.extend((at + column.start(), column[0]) for column in _COLUMN.finditer(line))
        seen += bool(bare)
        at += len(line) + 1
        if seen == most:
            break
    return found


def _stated(draft: Draft, part: str, *, most: int, alone: bool, rule: str) -> Finding[str] | None:
    text = draft.part(part)
    for at, line in _lines(text, most):
        if len(line) > 200 and part != DATELINE:
            continue
        span = place_in(line, alone=alone)
        if span and (part == DATELINE or is_city(line[span.start : span.end]) or _is_dateline(line, span)):
            shown = shown_place(line[span.start : span.end])
            return Finding(shown, _evidence(draft, part, at + span.start, at + span.end, rule, 0.95))
    return None


_DATED_LINE = re.compile(
    r"(?:[\]\s]*[,،]\s*|\s+(?=(?:le|ce|den|am|li|lì|ai|adi|addì|die|a['’]?)\s))\[?(?:\w+\s\d{1,2},?\s\d{4}|(?:(?:le|ce|den|am|the|li|lì|alli|ai|adi|addì|die|a['’]?)\s)?(?:\d{1,2}(?:st|nd|rd|th)?|[ivxlj]{1,7})[\s.]\s?"
    r"(?:d[ei]l?\s|of\s)?[^\W\d]+\.?,?\s(?:d[ei]l?\s)?(?:\d{4}|M[.\sDCLXVI]{3,18})|undated|"
    r"(?:um|about|circa|ca?\.|vers|etwa|hacia|verso|около)\s\d{4})"
)


_OUT_OF = re.compile(r"^[ \t]*(?:из|ИЗ|Из)\s(?P<place>[А-ЯЁ][а-яё]{2,20})(?=\s*(?:№|\d|$|,))", re.MULTILINE)
_FROM_PLACE = re.compile(
    r"^[ \t]{0,40}(?:From|FROM) (?P<place>[^\W\d_a-z][\w.'’-]{2,20}(?: [\w.'’-]{2,20}){0,2}?)"
    r"(?:[ \t]{3,}[^\n]{0,80}|,? (?i:received|no\.|№)[^\n]{0,80})?[ \t]*$",
    re.MULTILINE,
)
_POLISH_OUT_OF = re.compile(r"^[ \t]*(?:Z|z|ZE|ze)[ ](?P<place>[^\W\d_a-z][^\W\d_]{2,20})[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(
    r"^[ \t*_]{0,4}(?:(?:Di|Da|In|De|Fait à|Dat(?:o|a) in|Gegeben zu|Zu|Given at|Done at|Dado en|Hecho en|A|À)\s|"
    r"(?:Dall|Dell|All|Nell|De l|À l)['’])?"
    r"(?P<place>[^\W\d_a-z][^\W\d_]{2,}(?:[ -][^\W\d_a-z][^\W\d_]{2,}){0,2})"
    r"(?:\s(?:vor|bei|bey|by|near|près de|presso|nächst|ob)\s[^\W\d_a-z][^\W\d_]+)?"
    r"(?=,|\s{1,2}(?:le|ce|den|am|li|lì|ai|adi|addì|die|a['’]?)\s['’]?(?:\d|[ivxl]))",
    re.MULTILINE,
)
# "Journal des Conférences de Vellin", "Sitzung zu Vellin": of a city that is known.
_CONGRESS = re.compile(
    r"\b(?i:conf[ée]rences?|congr[eè]s|s[ée]ances?|r[ée]unions?|konferenz(?:en)?|kongress(?:es)?|sitzung(?:en)?|"
    r"besprechung(?:en)?|conferenz[ae]|congresso|sedut[ae]|conferencias?|congreso|sesi[óo]n(?:es)?|"
    r"конференци[яий]|совещани[еяй]|congress)"
    r"(?:,?\s(?:tenue?s?|abgehalten|gehalten|tenut[ae]|celebradas?|habidas?))?"
    r"\s(?:(?:à|zu|in|von|a|di|en|de|do|of|at|в)\s|d['’])"
    r"(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2})(?=[\s,.;]|$)"
)
_WRITTEN = re.compile(r"\b(?:Geschrieben|Gegeben|Written|Done|Given|Fait|Donné|Dat(?:um|a|o)|Scritt[ao]|Escrit[ao])\b")
_AT_LAST = re.compile(
    r"\n[ \t]*(?i:in|im|zu|at|à|en|nell[ao]|a)\s[^\n.;]{0,60}?"
    r"(?P<sure>(?<=zu\s)|(?<=at\s)|(?<=à\s))?(?P<place>[^\W\d_a-z][^\W\d_]{2,20})[ \t.]*(?=\n|\Z)"
)
# "Nr. 7. d.d. Pera 3. Junii 1719": the place after "de dato".
_OF_DATE = re.compile(
    r"(?<!\w)(?:[Dd]\.\s?d(?:[eo]|ato)?\.?|[Dd]do\.?|[Dd]e dato|[Dd]at(?:um)?\.)\s(?:(?:aus|in|zu|ex)\s)?"
    r"(?P<place>[^\W\d_a-z][\w'’-]{2,}(?:\s[^\W\d_a-z][\w'’-]{2,})?),?\s(?:den\s|am\s)?(?:\d{1,2}(?:ten|\.)?|let?zten|ersten)\s"
    r"[^\W\d_]"
)
# "Gespräch des Bundeskanzlers Quill mit Minister Ames in Vellin".
_TALKED = re.compile(
    r"\s(?:in|à|a|em|en|te|w|at)\s(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2})(?=[.,;]|\s*$)"
)
_DESCRIPTION = re.compile(
    r"^Description:[^\n]{3,300}?\bin\s(?P<place>[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?)(?=[.,;]|$)", re.MULTILINE
)
_DATE_AND_PLACE = re.compile(
    r"^[ \t]*(?:(?:date|time)(?:\sand\s|\s?[&/]\s?)place|place(?:\sand\s|\s?[&/]\s?)date)\s?:(?P<value>[^\n]{3,160})$",
    re.IGNORECASE | re.MULTILINE,
)
_PLACE_PIECE = re.compile(r"(?<![^\s,;])[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}(?=\s*(?:[,;]|$))", re.MULTILINE)
_HELD = re.compile(
    r"\b(?:conference|meeting|congress|session|conversation|talks?)s?\s(?:was\s)?held\s(?:at|in)\s"
    r"(?P<place>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})(?=,|\son\s|\.?$)"
)


def _is_dateline(line: str, span: Span) -> bool:
    """Does a line of the text have nothing before the place, and a whole date behind it?"""
    return not line[: span.start].strip(" [*") and bool(_DATED_LINE.match(line, span.end)) and len(line.split()) <= 12


def is_record(title: str) -> bool:
    """Does a title say that the document records a conversation or a meeting?"""
    kind = kind_of_heading(title)
    return kind is not None and kind.lastgroup == "meeting"


def _is_known(place: str) -> bool:
    return is_city(place) or bool(city_named(place))


def _in_title(draft: Draft) -> Finding[str] | None:
    """`…, Washington, March 14, 1973` at the end of a heading, or the place where a conference was held."""
    title = draft.part(TITLE)[:700]
    held = _HELD.search(title)
    if held:
        return Finding(held["place"], _evidence(draft, TITLE, *held.span("place"), "place in heading", 0.85))
    for part in (TITLE, HEAD):
        met = _CONGRESS.search(draft.part(part), 0, _OPENING)
        if met and _is_known(met["place"]):
            return Finding(met["place"], _evidence(draft, part, *met.span("place"), "place in heading", 0.8))
    talked = _TALKED.search(title) if is_record(title) else None
    if talked and is_city(talked["place"]):
        return Finding(talked["place"], _evidence(draft, TITLE, *talked.span("place"), "place in heading", 0.8))
    match = re.search(
        r",\s*(?P<place>[^,()\d]{2,30}),\s*(?P<date>(?:\w+\s\d{1,2}|\d{1,2}\s\w+|undated)[^()]{0,60})$", title
    )
    if not match or not is_city(match["place"]):
        return _described(draft) if is_record(title) else None
    return Finding(
        shown_place(match["place"]),
        _evidence(draft, TITLE, match.start("place"), match.end("place"), "place in heading", 0.9),
    )


def _described(draft: Draft) -> Finding[str] | None:
    """Where the talk was held of which a line of the head gives a description."""
    found = _DESCRIPTION.search(draft.part(HEAD)[:_OPENING])
    if not found or not is_city(found["place"]):
        return None
    return Finding(found["place"], _evidence(draft, HEAD, *found.span("place"), "place in description", 0.75))


def _beside_date(draft: Draft) -> Finding[str] | None:
    """The place of a line that gives date and place: a city, else what follows a house ("Villa Ames, Orlo")."""
    line = _DATE_AND_PLACE.search(draft.part(HEAD)[:_OPENING])
    named = list(_PLACE_PIECE.finditer(draft.part(HEAD), *line.span("value"))) if line else []
    found = next((piece for piece in named if is_city(piece[0])), named[-1] if len(named) > 1 else None)
    if found is None:
        return None
    return Finding(shown_place(found[0]), _evidence(draft, HEAD, *found.span(), "place beside the date", 0.85))


def _closing(draft: Draft) -> Finding[str] | None:
    """The dateline below a letter ("Di Venetia, a' 12 di maggio 1618")."""
    body = draft.part(BODY)
    for found in _CLOSING.finditer(body, max(0, len(body) - _OPENING)):
        if _DATED_LINE.match(body, found.end()) and len(body[found.end("place") :].split("\n")[0].split()) < 9:
            place = shown_place(found["place"])
            return Finding(place, _evidence(draft, BODY, *found.span("place"), "dateline below the text", 0.85))
    written = max((found.end() for found in _WRITTEN.finditer(body, max(0, len(body) - _OPENING))), default=0)
    found_last = _AT_LAST.search(body, written) if written else None
    if found_last and (found_last["sure"] is not None or _is_known(found_last["place"])):
        place, span = shown_place(found_last["place"]), found_last.span("place")
        return Finding(place, _evidence(draft, BODY, *span, "dateline below the text", 0.8))
    return None


def _docket(draft: Draft) -> Finding[str] | None:
    """The place in a docket above a letter ("Nr. 7. d.d. Pera 3. Junii 1719")."""
    for part in (TITLE, HEAD, BODY):
        found = _OF_DATE.search(draft.part(part), 0, _OPENING)
        if found:
            place = shown_place(found["place"])
            return Finding(place, _evidence(draft, part, *found.span("place"), "place in a docket", 0.85))
    return None


def _signal(draft: Draft) -> Finding[str] | None:
    for part in (HEAD, BODY):
        for entry in list_entries(draft.part(part), only_signals=True):
            if entry.field == "sender":
                party = signal_party(draft.part(part)[entry.start : entry.end])
                if party and party.post:
                    return Finding(party.post, _evidence(draft, part, entry.start, entry.end, "signal's FM line", 0.95))
    return None


def _russian(draft: Draft) -> Finding[str] | None:
    """`из Гаваны № 1701`: the place in the genitive, in a line of the head."""
    found = _OUT_OF.search(draft.part(HEAD)[:_OPENING])
    if not found:
        return None
    return Finding(
        nominative_place(found["place"]), _evidence(draft, HEAD, *found.span("place"), "dateline in head", 0.9)
    )


def _polish(draft: Draft) -> Finding[str] | None:
    """`Z PEKINU` on a line of its own below the number of a cipher telegram: the place in the genitive."""
    for part in (TITLE, HEAD, BODY):
        found = _POLISH_OUT_OF.search(draft.part(part)[:_OPENING])
        city = city_out_of_polish(natural_case(found["place"])) if found else ""
        if found and city:
            return Finding(city, _evidence(draft, part, *found.span("place"), "dateline in head", 0.9))
    return None


def _from_line(draft: Draft) -> Finding[str] | None:
    """`From Havana` on a line of its own, or beside the hour of its receipt."""
    found = _FROM_PLACE.search(draft.part(HEAD)[:_OPENING])
    if not found or not is_city(found["place"]):
        return None
    place = shown_place(found["place"])
    return Finding(place, _evidence(draft, HEAD, *found.span("place"), "dateline in head", 0.9))


def dateline_place(draft: Draft) -> Finding[str]:
    """The place of origin as far as the document states it, without its parties."""
    return (
        _marked(draft)
        or _stated(draft, DATELINE, most=4, alone=True, rule="dateline")
        or _signal(draft)
        or _in_title(draft)
        or _russian(draft)
        or _polish(draft)
        or _from_line(draft)
        or _stated(draft, HEAD, most=8, alone=True, rule="dateline in head")
        or _beside_date(draft)
        or _docket(draft)
        or _stated(draft, BODY, most=3, alone=False, rule="dateline in body")
        or _closing(draft)
        or Finding("")
    )


def _is_post(sender: Party) -> bool:
    """Is the sender told by the post alone ("FROM: Moscow")?"""
    return sender.office is None and sender.verbatim.casefold() == (sender.post or "").casefold()


def place_of(draft: Draft, correspondents: Correspondents) -> Finding[str]:
    """The place where the document was written, in natural case; empty where nothing says it.

    Last, a document of a mission without a dateline comes from the mission's post.
    """
    stated = draft.once(dateline_place)
    sender = correspondents.sender
    if stated.value or sender is None or not sender.post or not (sender.body or _is_post(sender)):
        return stated
    if not is_city(sender.post) and country_named(sender.post):
        # The seat is not known, and a country is no place to write from.
        return stated
    for part in (TITLE, HEAD):
        at = draft.part(part).find(sender.verbatim)
        if at >= 0:
            why = _evidence(draft, part, at, at + len(sender.verbatim), "post of the sending mission", 0.7)
            return Finding(sender.post, why)
    for part in (TITLE, HEAD):
        printed = re.search(rf"(?<!\w){re.escape(sender.post)}(?!\w)", draft.part(part)[:_OPENING], re.IGNORECASE)
        if printed and POSTED_BODY.search(draft.part(TITLE)[:_OPENING] + draft.part(HEAD)[: printed.start()]):
            return Finding(sender.post, _evidence(draft, part, *printed.span(), "place in letterhead", 0.7))
    return stated
