"""Who wrote to whom: sender, recipients and those copied, each with the words that say so."""

import re
from dataclasses import replace

from corpus.cable import Evidence, Party, Person
from corpus.draft import BODY, DATELINE, HEAD, TITLE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.headings.casing import heading_case
from corpus.normalise.headings.institutions import Setting, institution_of
from corpus.normalise.headings.offices import POSTED_BODY
from corpus.normalise.headings.persons import person_of
from corpus.normalise.headings.read import kind_of_heading
from corpus.normalise.names.person import name_tokens, same_name
from corpus.normalise.parties.copies import copied_to
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.parties.found import Ends, Found
from corpus.normalise.parties.letters import from_letter
from corpus.normalise.parties.places import dateline_place
from corpus.normalise.parties.readings import from_heading, from_lists, from_marks
from corpus.normalise.parties.salutations import salutation_of
from corpus.normalise.parties.signatures import signatory_of

__all__ = ["Correspondents", "parties_of"]

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_MOST_JOINT = 12


def setting_of(draft: Draft) -> Setting:
    """The document's year and place, as far as its marks, attributes, dateline and heading say them plainly."""
    texts = [mark.value or mark.words for mark in draft.marked("date")]
    texts += [draft.part(name)[:400] for name in ("doc_date", DATELINE, TITLE, HEAD)]
    years = (int(match[1]) for text in texts if (match := _YEAR.search(text)))
    return Setting(next(years, None), dateline_place(draft).value)


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
    kind = kind_of_heading(draft.part(TITLE))
    return kind is not None and kind.lastgroup == "meeting"


def _sender(draft: Draft, ends: Ends, setting: Setting) -> tuple[Party | None, tuple[Evidence, ...]]:
    if not ends.senders:
        return None, ()
    party, evidence = _joint(draft, ends.senders), _proofs(ends.senders)
    party, letterhead = _with_letterhead(draft, party, setting)
    if len(ends.senders) > 1:
        return party, (*evidence, *letterhead)
    party, signature = _with_signatory(draft, party)
    return party, (*evidence, *letterhead, *signature)


def _joint(draft: Draft, senders: tuple[Found, ...]) -> Party:
    """Several senders are one party: the first, with the words for all of them."""
    first, last = senders[0], senders[-1]
    if len(senders) == 1 or not first.evidence.part or first.evidence.part != last.evidence.part:
        return first.party
    words = draft.part(first.evidence.part)[first.evidence.start : last.evidence.end]
    return replace(first.party, verbatim=" ".join(words.split())) if len(senders) <= _MOST_JOINT else first.party


def _with_signatory(draft: Draft, party: Party) -> tuple[Party, tuple[Evidence, ...]]:
    """The party with the person who signed: a fuller form of its own person, or the one whom the heading left out."""
    line = signatory_of(draft)
    if line is None:
        return party, ()
    words = draft.part(line.part)[line.start : line.end]
    signer, known = person_of(words), party.person
    if known is None:
        # Under a letter a lone word is as often a forename.
        familiar = len(words.split()) == 1 and salutation_of(draft.part(BODY)) is not None
        person = signer if not familiar and (party.office or party.body or party.post) else None
    elif same_name(known.name, signer.name):
        person = _fuller(known, signer)
    elif _namesake(known, signer):
        # The markup took the surname in the heading for another bearer of it: the signature is the document's own.
        person = replace(signer, forms=(*known.forms[:1], *signer.forms))
    else:
        person = None
    if person is None:
        return party, ()
    return replace(party, person=person), (Evidence("sender", line.part, line.start, line.end, words, line.rule, 0.85),)


def _namesake(known: Person, signer: Person) -> bool:
    """Is the person known by a fuller name than the heading has, one that the signature contradicts?"""
    stated = known.forms[0] if known.forms else known.name
    return stated != known.name and same_name(stated, signer.name)


def _fuller(known: Person, signer: Person) -> Person:
    """One person under the longer of two names, with both forms."""
    longer = max((known.name, signer.name), key=lambda name: (len(name_tokens(name)), len(name)))
    return replace(known, name=longer, forms=tuple(dict.fromkeys((*known.forms, *signer.forms))))


def _with_letterhead(draft: Draft, party: Party, setting: Setting) -> tuple[Party, tuple[Evidence, ...]]:
    """A person alone, with the mission whose letterhead the dateline shows ("Legation of the United States, Pekin")."""
    line = draft.part(DATELINE).split("\n")[0][:200]
    mission = POSTED_BODY.search(line)
    if party.office or party.body or party.post or not mission:
        return party, ()
    end = line.find(",", mission.end())
    body = line[: end if end > 0 else len(line)].strip(" .[]*")
    if any(letter.isdigit() for letter in body) or len(body.split()) > 8 or "," in body:
        return party, ()
    found = institution_of(body, setting)
    at = line.index(body)
    evidence = Evidence("sender", DATELINE, at, at + len(body), body, "letterhead", 0.8)
    return replace(party, body=found.body or heading_case(body), post=found.post or setting.place or None), (evidence,)
