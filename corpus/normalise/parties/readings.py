"""The ways in which a document tells its two ends: its heading, its source's marks, its lists."""

import re
from dataclasses import replace

from corpus.cable import Evidence, Party
from corpus.draft import BODY, BODY_CORPORATE, HEAD, TITLE, Draft, Mark
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.persons import name_like, person_of
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.several import parties_in
from corpus.normalise.headings.spans import mask
from corpus.normalise.names.person import same_name
from corpus.normalise.parties.entities import by_entity
from corpus.normalise.parties.found import Ends, Found
from corpus.normalise.parties.lists import LABEL_BESIDE, Entry, list_entries
from corpus.normalise.parties.name_lists import names_in
from corpus.normalise.parties.posts import listed_in, posts_in
from corpus.normalise.parties.signals import address_party, is_address, signal_party

# The telegram's own number and time below its addresses.
_NUMBER_LINE = re.compile(r"TEL(?:NO|\. ?NO\.?|EGRAM NUMBER)|OF \d{6}Z?\b")


def from_marks(draft: Draft, heading: Ends, setting: Setting) -> Ends:
    """The ends that the source marks; a mark inside a phrase of the heading stands for the whole phrase."""
    senders = _marked(draft, "sender", heading.senders, setting)
    recipients = _marked(draft, "recipients", heading.recipients, setting)
    return Ends(senders, recipients, _marked(draft, "copied", (), setting))


def _marked(draft: Draft, field: str, heading: tuple[Found, ...], setting: Setting) -> tuple[Found, ...]:
    marks = [mark for mark in draft.marked(field) if mark.words.strip() and not _NUMBER_LINE.match(mark.words)]
    found: list[Found] = []
    for mark in marks:
        around = [each for each in heading if _inside(mark, each.evidence)]
        same = [each for each in around if each.evidence == around[0].evidence]
        if len(same) < 2:
            same = [replace(each, party=_with_value(each.party, mark)) for each in same]
        known = tuple(found)
        new = same or _from_mark(draft, mark, setting)
        found.extend(each for each in new if not any(_covers(other, each) for other in known))
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


def _from_mark(draft: Draft, mark: Mark, setting: Setting) -> tuple[Found, ...]:
    beside = LABEL_BESIDE.search(mark.words)
    mark = replace(mark, words=mark.words[: beside.start()].rstrip()) if beside else mark
    words = " ".join(mask(mark.words).split()).strip(" ,;:")
    if not words:
        return ()
    located = bool(mark.part) and draft.part(mark.part)[mark.start : mark.end] == mark.words
    part, start = (mark.part, mark.start) if located else ("", 0)
    several = "\n" not in mark.words and not mark.entity
    listed = (posts_in(mark.words, setting) or names_in(mark.words)) if several else ()
    if listed:
        return listed_in(mark.field, mark.words, part, start, listed, f"marked {mark.field}")
    signal = (
        signal_party(words) if is_address(words) else address_party(words) if mark.entity == BODY_CORPORATE else None
    )
    parties = (signal,) if signal else by_entity(mark, words, parties_in(words, setting)) or (Party(words),)
    evidence = Evidence(mark.field, part, start, start + len(mark.words), mark.words, f"marked {mark.field}")
    return tuple(Found(_with_value(party, mark), evidence) for party in parties)


def from_lists(draft: Draft, setting: Setting) -> Ends:
    """The ends that the head's lists name (FROM, TO, INFO, CC), or the first lines of a telegram's text."""
    named: dict[str, list[Found]] = {"sender": [], "recipients": [], "copied": []}
    for part, signals in ((HEAD, False), (BODY, True)):
        for entry in list_entries(draft.part(part), only_signals=signals):
            named[entry.field].extend(_from_entry(draft, part, entry, setting))
        if named["sender"] or named["recipients"]:
            break
    return Ends(tuple(named["sender"][:1]), tuple(named["recipients"]), tuple(named["copied"]))


def _from_entry(draft: Draft, part: str, entry: Entry, setting: Setting) -> tuple[Found, ...]:
    words = draft.part(part)[entry.start : entry.end]
    listed = posts_in(words, setting) or names_in(words)
    if listed:
        return listed_in(entry.field, words, part, entry.start, listed, "list in the header")
    plain = re.sub(r"^(?:[A-Z]{1,5}(?:/[A-Z]{1,6}){0,3}|the)\s*[-–—]+\s*(?=\S)", "", words.strip())
    party = signal_party(words) if entry.signal or is_address(words) else None
    party = party or party_of(mask(plain), setting)
    if party is None:
        return ()
    evidence = Evidence(entry.field, part, entry.start, entry.end, words, "list in the header", 0.95)
    return (Found(replace(party, verbatim=" ".join(words.split())) if not entry.signal else party, evidence),)
