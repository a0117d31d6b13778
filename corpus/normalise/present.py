"""Who was there: lists of those present, and openings that tell of a talk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.cable import Role
from corpus.normalise.lexicon import Kind
from corpus.normalise.name_runs import Stretch, stretches
from corpus.normalise.persons_in_text import Mention

_LABEL = re.compile(
    r"^[ \t>*#_|]{0,6}(?:(?:list of |other |also )?(?:participants|present|attendees|in attendance|attended by|those present|"
    r"persons present|present were|present at the meeting|those attending|attending)"
    r"|участники|присутствовали|присутствуют|присутствовали:|teilnehmer|anwesend|présents|participants|presenti|"
    r"participantes|presentes)[ \t*_]{0,4}(?P<mark>[:.—–-]|$)[ \t*_]{0,4}",
    re.I | re.M,
)
_OTHER_LABEL = re.compile(
    r"^[ \t>*#_|]{0,6}(?:subjects?|to|from|date|place|time|location|copies to|distribution|copy|cc|ref(?:erence)?s?|re|"
    r"agenda|note[- ]?taker|summary|тема|дата|место)[ \t*_]{0,4}(?::|$)",
    re.I,
)
_PROSE = re.compile(r"\b(?:was|were|is|are|had|has|said|opened|began|that)\b")
_LONGEST_ITEM = 220
_MOST_LINES = 80
_OPENING = 1500
_SENTENCE_END = re.compile(
    r"(?:(?<![^\w][A-ZА-Я])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Amb)(?<!St)(?<!Col)(?<!Messrs)[.!?]"
    r"[\"”’)\]]{0,2}(?=\s))|\n[ \t]*\n"
)
_BETWEEN = re.compile(
    r"\b(?:talks?|conversations?|meetings?|discussions?|negotiations?|consultations?|interviews?|luncheon|dinner|session|"
    r"exchange of views)\b[^.;\n]{0,90}?\b(?:between|among|with the participation of)[ \n]",
    re.I,
)
_WITH = re.compile(
    r"\b(?:(?:I|we)\b[^.;]{0,40}?\b(?:saw|met(?: with)?|called (?:up)?on|talked (?:with|to)|spoke (?:with|to)|visited|"
    r"was received by|were received by|lunched with|dined with|conversed with|had (?:a |an |my |our )?[\w ]{0,30}?"
    r"(?:talks?|conversation|meeting|discussion|interview|audience|lunch|luncheon|dinner|appointment|session)s? with|"
    r"paid (?:a |my )?[\w ]{0,12}(?:call|visit) (?:up)?on)"
    r"|(?:my|our|in|had|in a|in the course of a|during a|during my)[ \n](?:[\w-]+[ \n]){0,2}"
    r"(?:talks?|conversation|meeting|discussion|interview|luncheon) (?:today |yesterday )?with"
    r"|^(?:saw|met(?: with)?|called on|talked with|spoke with|conversation with|(?:record of (?:a )?)?(?:conversation|talk|"
    r"meeting|discussion) with)|(?:present|attended|accompanied) (?:also )?(?:were|was|by)|in the presence of|also present:?"
    r"|presence of)[ \n]",
    re.I,
)
_TO_ME = re.compile(
    r"[ \n](?:also |has |had |today |yesterday |this morning |this afternoon |this evening ){0,3}(?:called (?:up)?on (?:me|us)|"
    r"came to see (?:me|us)|received (?:me|us)|summoned me|sent for me|told me|asked me|informed me|invited me|visited me|"
    r"asked to see me|telephoned me|called me|requested me|handed me|called at the (?:Embassy|Legation|Department))\b"
)
_FIRST_PERSON = re.compile(r"\b(?:myself|I|me|us|we)\b")
_RECORD = re.compile(
    r"\b(?:memorandum of (?:a )?(?:telephone )?conversation|memcon|record of (?:a |the )?(?:\w+ )?(?:conversation|meeting|talk|"
    r"discussion)|minutes|notes of (?:a |the )?(?:meeting|conversation)|protocol of|conversation between|"
    r"запись беседы|aufzeichnung)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Someone who was there, or a party to reported talks; `first_person` tells that the writer was there too."""

    start: int
    end: int
    name: str
    title: str
    role: Role
    rule: str
    first_person: bool = False


def is_record_of_talk(heading: str) -> bool:
    """Whether a heading announces the record of a conversation, so that its parties were there."""
    return bool(_RECORD.search(heading))


def listed(text: str, limit: int) -> Iterator[Attendance]:
    """The persons of the lists of participants that begin in the first `limit` characters of `text`."""
    done = 0
    for label in _LABEL.finditer(text, 0, limit):
        if label.start() < done:
            continue
        at, blank = label.end(), 0
        for turn in range(_MOST_LINES):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end]
            if turn and _ends_list(line, blank):
                break
            yield from _of_item(text, at, end)
            blank = 0 if line.strip() else blank + (turn > 0)
            at = end + 1
            if at >= len(text):
                break
        done = at


def _ends_list(line: str, blank: int) -> bool:
    bare = line.strip()
    if not bare:
        return blank > 1
    return (
        len(bare) > _LONGEST_ITEM
        or bool(_OTHER_LABEL.match(line))
        or (len(bare) > 60 and bare.endswith(".") and bool(_PROSE.search(bare)))
        or (len(bare) > 100 and bool(_PROSE.search(bare)))
    )


def _of_item(text: str, start: int, end: int) -> Iterator[Attendance]:
    """The persons of one line of a list: the first name of each item, and names that fill a place between commas."""
    line = text[start:end]
    named = False
    for stretch in stretches(text, start, end, capitals=line.isupper()):
        before = text[start : stretch.title].rpartition(";")[2]
        if ";" in text[start : stretch.title] and not before.strip(" \t*_-•—"):
            named = False
        if not _nameable(stretch) or (named and not _fills_its_place(text, stretch, start, end)):
            continue
        if not named and len(before.strip(" \t*_-•—()0123456789.")) > 30:
            continue
        named = True
        name = " ".join(text[stretch.start : stretch.end].split())
        title = " ".join(text[stretch.title : stretch.start].split())
        yield Attendance(stretch.title, stretch.end, name, title, Role.PRESENT, "list of participants")


def _nameable(stretch: Stretch) -> bool:
    if stretch.organisation or stretch.kinds[-1] is Kind.INITIAL:
        return False
    return stretch.start > stretch.title or not stretch.bound


def _fills_its_place(text: str, stretch: Stretch, start: int, end: int) -> bool:
    """Whether a name stands alone between commas or `and`, or has a title of its own after one."""
    before = text[start : stretch.title].rstrip()
    parted = before.endswith((",", ";", " and", " et", " und", " и", " y", "&"))
    after = text[stretch.end : end].lstrip()
    return parted and (stretch.start > stretch.title or not after or after[0] in ",;." or after.startswith("and "))


def told(text: str, mentions: tuple[Mention, ...], start: int, record: bool) -> Iterator[Attendance]:
    """Those whom the opening of a body names as parties to a talk: sentence by sentence from `start` on."""
    at = start
    limit = min(len(text), start + _OPENING)
    while at < limit:
        ending = _SENTENCE_END.search(text, at, limit)
        end = ending.end() if ending else limit
        yield from _of_sentence(text, mentions, at, end, record)
        at = end


def _of_sentence(text: str, mentions: tuple[Mention, ...], start: int, end: int, record: bool) -> Iterator[Attendance]:
    here = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    if not here:
        return
    between = _BETWEEN.search(text, start, end)
    if between:
        myself = bool(_FIRST_PERSON.search(text, between.end(), end))
        role = Role.PRESENT if myself or record else Role.REPORTED
        for mention in here:
            if mention.start >= between.end():
                yield _attendance(mention, role, "talks between", myself)
        return
    meeting = _WITH.search(text, start, end)
    if meeting:
        yield from _chain(text, [mention for mention in here if mention.start >= meeting.end()], meeting.end())
    for mention in here:
        if _TO_ME.match(text, mention.end):
            yield _attendance(mention, Role.PRESENT, "talk with the writer", True)


def _chain(text: str, mentions: list[Mention], start: int) -> Iterator[Attendance]:
    """The first person after `start` and those joined to them by commas and `and`."""
    at = start
    for turn, mention in enumerate(mentions):
        gap = text[at : mention.start]
        if (
            len(gap) > (70 if turn == 0 else 60)
            or "." in gap
            or (turn and not gap.lstrip().startswith((",", "and", "&")))
        ):
            return
        yield _attendance(mention, Role.PRESENT, "talk with the writer", True)
        at = mention.end


def _attendance(mention: Mention, role: Role, rule: str, myself: bool) -> Attendance:
    return Attendance(mention.start, mention.end, mention.name, mention.title, role, rule, myself)
