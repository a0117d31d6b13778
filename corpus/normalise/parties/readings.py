"""The ways in which a document tells its two ends: its heading, its source's marks, its lists, its salutation."""

import re
from dataclasses import dataclass, replace

from corpus.cable import Evidence, Party
from corpus.draft import BODY, HEAD, NOTES, SOURCE_NOTE, TITLE, Draft, Mark
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import has_title, name_like, person_of
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.read import Heading, heading_of
from corpus.normalise.headings.spans import Span, mask
from corpus.normalise.names.person import same_name
from corpus.normalise.parties.lists import Entry, list_entries
from corpus.normalise.parties.signals import signal_party
from corpus.normalise.parties.signatures import Line, closes_as_letter, salutation_of, signature_of


@dataclass(frozen=True, slots=True)
class Found:
    """A party with the evidence for it."""

    party: Party
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ends:
    """What one way of reading found; any of it may be empty."""

    senders: tuple[Found, ...] = ()
    recipients: tuple[Found, ...] = ()
    copied: tuple[Found, ...] = ()

    def or_else(self, other: "Ends") -> "Ends":
        """These ends, and the other's where these are empty."""
        return Ends(self.senders or other.senders, self.recipients or other.recipients, self.copied or other.copied)


def _found(draft: Draft, field: str, part: str, span: Span, setting: Setting, rule: str, sure: float) -> Found | None:
    words = draft.part(part)[span.start : span.end]
    party = party_of(mask(words), setting)
    if party is None:
        return None
    return Found(party, Evidence(field, part, span.start, span.end, words, rule, sure))


def from_heading(draft: Draft, setting: Setting) -> Ends:
    """The ends that the title names, or else one of the first lines of the head."""
    heading, part, offset = heading_of(draft.part(TITLE)), TITLE, 0
    if not heading.senders and not heading.recipients:
        heading, offset = _heading_in_head(draft.part(HEAD))
        part = HEAD
    senders = _all(draft, "sender", part, heading.senders, offset, setting)
    recipients = _all(draft, "recipients", part, heading.recipients, offset, setting)
    if part == HEAD and not (_all_known(senders) and _all_known(recipients)):
        return Ends()
    return Ends(senders, recipients)


def _all_known(found: tuple[Found, ...]) -> bool:
    """Was something recognised in each party, and not its words alone?"""
    return all(each.party.person or each.party.office or each.party.body or each.party.post for each in found)


def _all(draft: Draft, field: str, part: str, spans: tuple[Span, ...], by: int, setting: Setting) -> tuple[Found, ...]:
    found = (_found(draft, field, part, Span(s.start + by, s.end + by), setting, "heading", 0.95) for s in spans)
    return tuple(each for each in found if each)


def _heading_in_head(head: str) -> tuple[Heading, int]:
    at = 0
    for line in head.split("\n")[:4]:
        if 6 < len(line) < 400 and ":" not in line[:14]:
            heading = heading_of(line)
            if heading.senders and heading.recipients:
                return heading, at
        at += len(line) + 1
    return Heading(), 0


def from_marks(draft: Draft, heading: Ends, setting: Setting) -> Ends:
    """The ends that the source marks; a mark inside a phrase of the heading stands for the whole phrase."""
    senders = _marked(draft, "sender", heading.senders, setting)
    recipients = _marked(draft, "recipients", heading.recipients, setting)
    return Ends(senders, recipients, _marked(draft, "copied", (), setting))


def _marked(draft: Draft, field: str, heading: tuple[Found, ...], setting: Setting) -> tuple[Found, ...]:
    marks = [mark for mark in draft.marked(field) if mark.words.strip()]
    found: list[Found] = []
    for mark in marks:
        around = [each for each in heading if _inside(mark, each.evidence)]
        each = (
            replace(around[0], party=_with_value(around[0].party, mark)) if around else _from_mark(draft, mark, setting)
        )
        if each and not any(_covers(known, each) for known in found):
            found.append(each)
    if found and heading and any(each.evidence.part == TITLE for each in found):
        found.extend(each for each in heading if not any(_covers(known, each) for known in found))
    return tuple(found)


def _covers(known: Found, other: Found) -> bool:
    one, two = known.evidence, other.evidence
    return one.part == two.part and one.part != "" and one.start < two.end and two.start < one.end


def _inside(mark: Mark, evidence: Evidence) -> bool:
    return mark.part == evidence.part and evidence.start <= mark.start < evidence.end


def _with_value(party: Party, mark: Mark) -> Party:
    """The party with the full name that the source's own list gives for a marked surname."""
    person, value = party.person, mark.value
    if person is None or not value or not name_like(value) or not same_name(person.name, value):
        return party
    full = person_of(value)
    longer = full.name if len(full.name) > len(person.name) else person.name
    return replace(party, person=replace(person, name=longer, forms=tuple(dict.fromkeys((*person.forms, value)))))


def _from_mark(draft: Draft, mark: Mark, setting: Setting) -> Found | None:
    words = " ".join(mask(mark.words).split()).strip(" ,;:")
    if not words:
        return None
    party = signal_party(words) if _signal_like(words) else None
    party = party or party_of(words, setting) or Party(words)
    located = bool(mark.part) and draft.part(mark.part)[mark.start : mark.end] == mark.words
    part, start = (mark.part, mark.start) if located else ("", 0)
    evidence = Evidence(mark.field, part, start, start + len(mark.words), mark.words, f"marked {mark.field}")
    return Found(_with_value(party, mark), evidence)


def _signal_like(words: str) -> bool:
    return bool(re.match(r"(?:AM|US)(?:EMB|CON|LEG|MISSION|DEL|INT|LO|UN)|SECSTATE|SECDEF|CIA |JCS ", words))


def from_lists(draft: Draft, setting: Setting) -> Ends:
    """The ends that the head's lists name (FROM, TO, INFO, CC), or the first lines of a telegram's text."""
    named: dict[str, list[Found]] = {"sender": [], "recipients": [], "copied": []}
    for part, signals in ((HEAD, False), (BODY, True)):
        for entry in list_entries(draft.part(part), only_signals=signals):
            if found := _from_entry(draft, part, entry, setting):
                named[entry.field].append(found)
        if named["sender"] or named["recipients"]:
            break
    return Ends(tuple(named["sender"][:1]), tuple(named["recipients"]), tuple(named["copied"]))


def _from_entry(draft: Draft, part: str, entry: Entry, setting: Setting) -> Found | None:
    words = draft.part(part)[entry.start : entry.end]
    plain = re.sub(r"^(?:[A-Z]{1,5}(?:/[A-Z]{1,6}){0,3}|the)\s*[-–—]+\s*(?=\S)", "", words.strip())
    party = signal_party(words) if entry.signal or _signal_like(words) else None
    party = party or party_of(mask(plain), setting)
    if party is None:
        return None
    evidence = Evidence(entry.field, part, entry.start, entry.end, words, "list in the header", 0.95)
    return Found(replace(party, verbatim=" ".join(words.split())) if not entry.signal else party, evidence)


def from_letter(draft: Draft, setting: Setting) -> Ends:
    """The ends that only a letter's signature and salutation name."""
    body = draft.part(BODY)
    senders: tuple[Found, ...] = ()
    recipients: tuple[Found, ...] = ()
    signed = signature_of(body)
    if signed and _signs_a_letter(body, signed):
        found = _found(draft, "sender", BODY, Span(signed.start, signed.end), setting, signed.rule, 0.8)
        senders = (found,) if found else ()
    addressed = salutation_of(body)
    if addressed:
        name = body[addressed.start : addressed.end].strip()
        formal = (has_title(name) and name_like(name)) or (is_institution(name) and "secretary" not in name.lower())
        found = _found(draft, "recipients", BODY, Span(addressed.start, addressed.end), setting, "salutation", 0.7)
        recipients = (found,) if found and formal else ()
    return Ends(senders, recipients)


_ADDRESS = re.compile(
    r"\s*(?:my\s)?(?:dear\s|sir[,:]|sirs[,:]|gentlemen[,:]|excellency[,:]|your excellency|my lord)", re.IGNORECASE
)


def _signs_a_letter(body: str, signed: Line) -> bool:
    """Is the name at the end that of a letter's writer, not the last words of any text?"""
    words = body[signed.start : signed.end]
    whole = len(words.split()) > 1 or words.isupper()
    letter = closes_as_letter(body) or bool(_ADDRESS.match(body))
    return whole and (signed.rule in ("marked signature", "dated signature") or letter)


_REPEATED = re.compile(
    r"(?<!\w)(?:[Rr]epeated(?: for information)?|[Ii]nfo(?:rmation copies)?|[Cc]opies sent|"
    r"REPEATED) to (?P<to>[A-Z][^.;\n()]{2,400})",
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def repeated_to(draft: Draft) -> tuple[Found, ...]:
    """The posts to which a note says that the message was repeated ("Repeated to Paris, London, and Bonn")."""
    for part in (SOURCE_NOTE, NOTES):
        match = _REPEATED.search(draft.part(part))
        if match:
            return _posts(draft, part, match)
    return ()


def _posts(draft: Draft, part: str, match: re.Match[str]) -> tuple[Found, ...]:
    at, found = match.start("to"), []
    for piece in _AND.split(match["to"])[:40]:
        start = draft.part(part).find(piece, at)
        bare = re.sub(r"(?:\s+(?:as|No\.?|Unnumbered)?\s*\d+)+$", "", piece).strip()
        if not bare or start < 0:
            continue
        at = start + len(piece)
        party = party_of(bare)
        if not bare[0].isupper() or party is None or len(bare.split()) > 6:
            break
        if party.person is not None and party.office is None and not has_title(bare):
            # A lone word in such a list is a post, though it could be a surname.
            party = Party(party.verbatim, post=bare)
        evidence = Evidence("copied", part, start, start + len(bare), bare, "repeated to", 0.9)
        found.append(Found(party, evidence))
    return tuple(found)
