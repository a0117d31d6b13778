"""The office of who signed: on the line above the name, below it, or behind it ("El Embajador," / "Antonio Rivas")."""

import re
from itertools import islice

from corpus.draft import BODY, Draft
from corpus.normalise.headings.holders import ends_with_name
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import OFFICE
from corpus.normalise.headings.persons import person_of
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.spans import Span
from corpus.normalise.parties.addressees import foot_of
from corpus.normalise.parties.closing import is_valediction, last_lines
from corpus.normalise.parties.found import Found, evidence_of
from corpus.normalise.parties.signatures import Line

_LONGEST = 100
_MOST_WORDS = 14
_EARLY = 4
_SENTENCE = re.compile(
    r"[.!?:;]\s|\b(?:I|you|your|we|that|which|who|is|are|was|were|has|have|had|will|que|qui|che|что|das?ß|"
    r"ont|sont|était|avait|hat|haben|ist|sind|wurde|wurden|ha|hanno|sono|han|fue|foi|foram)\b|\d{2}"
)


def signed_party(draft: Draft, line: Line, setting: Setting) -> Found | None:
    """The signatory with the office that stands beside the name; None where none does."""
    text = draft.part(line.part)
    for start, end in (_behind(text, line), _below(text, line), _above(text, line)):
        words = text[start:end].strip(" ,.;*_()")
        # Behind the name and a comma an office may be written small ("Zuan Bellafè, ambasciatore").
        beside = start == line.end or (start > line.end and len(words.split()) <= _EARLY and OFFICE.match(words))
        shown = words[:1].upper() + words[1:] if beside else words
        if not _is_office(shown):
            continue
        office = party_of(words, setting)
        if office is None or office.person is not None or not office.office:
            continue
        span = Span(min(line.start, start + text[start:end].index(words[0])), max(line.end, end))
        person = person_of(text[line.start : line.end])
        whole = evidence_of(draft, "sender", office, line.part, span, "signature with its office", 0.85)
        stated = type(office)(whole.party.verbatim, person, office.office, office.body, office.post)
        return Found(stated, whole.evidence)
    return None


def signed_line(draft: Draft, setting: Setting) -> Found | None:
    """The signatory whose office and name make the last line ("Посол СССР в КНР П. ЮДИН"); None for any other."""
    body = draft.part(BODY)
    for start, line in islice(last_lines(body, draft.once(foot_of)), 1):
        bare = line.strip(" *_")
        party = party_of(bare, setting) if _is_office(bare.rstrip(".")) and ends_with_name(bare) else None
        if party and party.person and party.office:
            at = start + line.index(bare)
            return evidence_of(draft, "sender", party, BODY, Span(at, at + len(bare)), "signature with its office", 0.8)
    return None


def _behind(text: str, line: Line) -> tuple[int, int]:
    """What follows the name on its own line, behind a comma."""
    end = _end(text, line.end)
    return (line.end, end) if text[line.end : line.end + 1] == "," else (line.end, line.end)


def _below(text: str, line: Line) -> tuple[int, int]:
    start = _end(text, line.end) + 1
    while start < len(text) and not text[start : _end(text, start)].strip():
        start = _end(text, start) + 1
    return (start, _end(text, start)) if start < len(text) else (line.end, line.end)


def _above(text: str, line: Line) -> tuple[int, int]:
    start = text.rfind("\n", 0, line.start)
    while start > 0 and not text[text.rfind("\n", 0, start) + 1 : start].strip() and line.start - start < _LONGEST:
        start = text.rfind("\n", 0, start)
    return (text.rfind("\n", 0, start) + 1, start) if start > 0 else (line.end, line.end)


def _end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_office(words: str) -> bool:
    if not 2 < len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS or not words[0].isupper():
        return False
    office = OFFICE.search(words)
    early = office is not None and len(words[: office.start()].split()) < _EARLY
    return early and not _SENTENCE.search(words) and not is_valediction(words)
