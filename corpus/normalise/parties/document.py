"""Who wrote to whom: sender, recipients and those copied, each with the words that say so."""

import re
from dataclasses import replace

from corpus.cable import Evidence, Party
from corpus.draft import BODY_CORPORATE, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.read import kind_of_heading
from corpus.normalise.parties.copies import copied_to
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.parties.found import Ends, Found
from corpus.normalise.parties.kinds import kind_of
from corpus.normalise.parties.letterheads import letterhead_of
from corpus.normalise.parties.letters import from_letter
from corpus.normalise.parties.notes_verbales import from_note_verbale
from corpus.normalise.parties.opening import opening_of
from corpus.normalise.parties.places import dateline_place
from corpus.normalise.parties.readings import from_lists, from_marks
from corpus.normalise.parties.recorders import recorded_by
from corpus.normalise.parties.signers import with_signatory
from corpus.normalise.parties.stated import from_heading

__all__ = ["Correspondents", "parties_of"]

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_MOST_JOINT = 12
_KIND_LINES = 6
_SENT = frozenset(("telegram", "cablegram", "airgram"))
_SHORT_LINE = 120


def setting_of(draft: Draft) -> Setting:
    """The document's year and place, as far as its marks, attributes, dateline and heading say them plainly."""
    texts = [mark.value or mark.words for mark in draft.marked("date")]
    texts += [draft.part(name)[:400] for name in ("doc_date", DATELINE, TITLE, HEAD)]
    years = (int(match[1]) for text in texts if (match := _YEAR.search(text)))
    return Setting(next(years, None), draft.once(dateline_place).value)


def parties_of(draft: Draft) -> Finding[Correspondents]:
    """Sender, recipients and copied of a document, each with its evidence; what it does not say stays empty.

    The source's marks come first and are completed from the heading around them; then the heading, the lists of the
    header, and for letters without any of these their signature and salutation. The signatory names the person where
    the heading names an office or a body alone.
    """
    setting = setting_of(draft)
    heading = from_heading(draft, setting)
    conversation = _is_conversation(draft)
    # Those whom a heading of a conversation names talked to each other, whatever the markup calls them.
    ends = heading if conversation else from_marks(draft, heading, setting).or_else(heading)
    ends = ends.or_else(from_lists(draft, setting))
    if conversation and not ends.senders:
        ends = ends.or_else(Ends(recorded_by(draft, setting)))
    if not (ends.senders or ends.recipients or conversation):
        ends = from_note_verbale(draft, setting)
    if not (ends.senders and ends.recipients) and not conversation:
        ends = ends.or_else(from_letter(draft, setting))
    copied = ends.copied or copied_to(draft, setting)
    sender, evidence = _sender(draft, ends, setting)
    recipients = _distinct(ends.recipients)
    others = tuple(each for each in _distinct(copied) if each.party not in {r.party for r in recipients})
    value = Correspondents(sender, tuple(each.party for each in recipients), tuple(each.party for each in others))
    return Finding(value, (*evidence, *_proofs(recipients), *_proofs(others)))


def _proofs(found: tuple[Found, ...]) -> tuple[Evidence, ...]:
    return tuple(each.evidence for each in found if each.evidence.part)


def _distinct(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple({each.party: each for each in reversed(found)}.values())[::-1]


def _is_conversation(draft: Draft) -> bool:
    """Does the title say that the document is a conversation, an editors' note or the like, without two ends?"""
    sent = bool(draft.marked("kind")) and kind_of(draft).value in _SENT
    if sent or any(mark.part == HEAD and mark.entity == BODY_CORPORATE for mark in draft.marked("sender")):
        # The subject of a message may be a talk or a treaty: who sends it its source says, or its address lines.
        return False
    kind = kind_of_heading(draft.part(TITLE))
    if kind is not None:
        return kind.lastgroup == "meeting"
    lines = (line.text for line in opening_of(draft)[:_KIND_LINES] if len(line.text) < _SHORT_LINE)
    return any(kind.lastgroup == "meeting" for line in lines if (kind := kind_of_heading(line)))


def _sender(draft: Draft, ends: Ends, setting: Setting) -> tuple[Party | None, tuple[Evidence, ...]]:
    if not ends.senders:
        return None, ()
    party, evidence = _joint(draft, ends.senders), _proofs(ends.senders)
    signed = "signature" in ends.senders[0].evidence.rule
    party, letterhead = _with_letterhead(draft, party, setting, signed=signed)
    if len(ends.senders) > 1:
        return party, (*evidence, *letterhead)
    party, signature = with_signatory(draft, party)
    return party, (*evidence, *letterhead, *signature)


def _joint(draft: Draft, senders: tuple[Found, ...]) -> Party:
    """Several senders are one party: the first, with the words for all of them."""
    first, last = senders[0], senders[-1]
    if len(senders) == 1 or not first.evidence.part or first.evidence.part != last.evidence.part:
        return first.party
    words = draft.part(first.evidence.part)[first.evidence.start : last.evidence.end]
    return replace(first.party, verbatim=" ".join(words.split())) if len(senders) <= _MOST_JOINT else first.party


def _with_letterhead(
    draft: Draft, party: Party, setting: Setting, *, signed: bool
) -> tuple[Party, tuple[Evidence, ...]]:
    """A person alone, or one known by the signature, with the body on whose paper the document is written."""
    if party.body or party.post or (party.office and not signed):
        return party, ()
    letterhead = letterhead_of(draft, setting)
    if letterhead is None:
        return party, ()
    printed = letterhead.party
    return replace(party, body=printed.body, post=printed.post), _proofs((letterhead,))
