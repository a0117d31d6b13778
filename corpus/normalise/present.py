"""Who was there: lists of those present, and openings that tell of a talk."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    r"agenda|note[- ]?taker|summary|apologies|absent|regrets|тема|дата|место)[ \t*_]{0,4}(?::|$|(?<=apologies))",
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
# The writer speaks to someone: what stands before the name of the one spoken to.
_I_TO = re.compile(
    r"(?:\b(?:I|[Ww]e)(?:[ \n]\w+){0,3}?[ \n](?:asked|told|saw|met(?: with)?|informed|reminded|assured|thanked|called (?:up)?on|"
    r"waited (?:up)?on|visited|talked (?:with|to)|spoke (?:with|to)|lunched with|dined with|conversed with|received|replied to|said to|"
    r"pointed out to|suggested to|handed|was received by|were received by|"
    r"had(?: [\w-]+){1,5} with|paid(?: [\w-]+){1,4} (?:up)?on)"
    r"|(?:^|[.\n]\s{0,3}|\d[.)] )(?:Saw|Met(?: with)?|Called on|Talked (?:with|to)|Spoke (?:with|to)|Lunched with|Discussed [\w ]{1,40} with|"
    r"In (?:my |a |the course of (?:a |my )?)?(?:conversation|talk|meeting|discussion) (?:today |yesterday )?with)"
    r"|\b(?:my|[Oo]ur|[Mm]y)(?: [\w-]+){0,2} (?:talks?|conversations?|meetings?|discussions?|interviews?|luncheon) (?:today |yesterday )?with)"
    r"[ \n](?:the )?(?:[A-Z][\w.’'-]{0,18}[ \n]){0,4}$"
)
_TO_ME = re.compile(
    r"(?:[ ]?\[\d{1,3}\])?,?[ \n](?:also |has |had |then |today |yesterday |this morning |this afternoon |this evening |now ){0,3}(?:called (?:up)?on (?:me|us)|"
    r"came to see (?:me|us)|received (?:me|us)|summoned me|sent for me|(?:told|asked|informed|invited|visited|assured|"
    r"telephoned|called|requested|handed|reminded|showed|thanked) me\b|(?:said|remarked|replied|stated|explained) to me|"
    r"asked to see me|paid me\b|accompanied me|"
    r"m['’]a (?:dit|reçu|répondu|montré|assuré|demandé)|mi (?:disse|ricevè|ricevette|ha detto|rispose)|me (?:dijo|recibió|"
    r"manifestó|informó)|sagte mir|empfing mich|teilte mir|(?:принял|пригласил|посетил) меня|(?:сказал|сообщил|заявил|объяснил|ответил|передал) мне)"
)
_WAS_PRESENT = re.compile(r",? (?:was|were) (?:also )?present\b")
_PRESENT_WERE = re.compile(
    r"(?:\b(?:[Pp]resent|[Aa]ttended|[Aa]ccompanied|[Aa]ssisted) (?:also )?(?:were|was|by)|\b[Aa]lso present:?|"
    r"\bin the presence of)[ \n](?:the )?(?:[A-Z][\w.’'-]{0,18} ){0,3}$"
)
_LOOK_BACK = 96
_LONGEST_CHAIN = 8
_JOINT = re.compile(r",? and (?:[A-Z][\w.’'-]{0,18} ){0,3}|, (?:[A-Z][\w.’'-]{0,18} ){0,3}| & ")
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
        done = label.end()
        items = []
        for start, end in _lines_of_list(text, label.end()):
            items.append(list(_of_item(text, start, end)))
            done = end
        yield from _without_groups(text, items)


def _lines_of_list(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lines of a list, from the rest of its label's line on, as offsets."""
    at, blank = start, 0
    for turn in range(_MOST_LINES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if turn and _ends_list(line, blank):
            return
        if line.strip():
            yield at, end
        blank = 0 if line.strip() else blank + (turn > 0)
        at = end + 1
        if at >= len(text):
            return


def _without_groups(text: str, items: Sequence[list[Attendance]]) -> Iterator[Attendance]:
    """The persons of a list without the labels of its groups: a word alone on its line where others have more."""
    everyone = [person for item in items for person in item]
    fuller = [person for person in everyone if person.title or " " in person.name]
    for person in everyone:
        line = text[text.rfind("\n", 0, person.start) + 1 : person.end].strip(" \t>*_-•—")
        label = line == person.name and text[person.end : person.end + 1] in ("", "\n", ":", " ")
        if not (label and not person.title and " " not in person.name and 2 * len(fuller) >= len(everyone)):
            yield person


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


def told(text: str, mentions: Sequence[Mention], record: bool) -> Iterator[Attendance]:
    """The parties to the talks that a text tells of.

    Those whom the opening names as having talked with one another were present where the writer says that he was one
    of them, or where the document is the `record` of the talk; else their talk is reported, and so is the writer's own
    with those who speak to him.
    """
    at, limit = 0, min(len(text), _OPENING)
    while at < limit:
        ending = _SENTENCE_END.search(text, at, limit)
        end = ending.end() if ending else limit
        between = _BETWEEN.search(text, at, end)
        if between:
            yield from _between(text, mentions, between.end(), end, record)
        at = end
    for turn, mention in enumerate(mentions):
        yield from _with_writer(text, mentions[turn : turn + _LONGEST_CHAIN], mention, record)


def _between(text: str, mentions: Sequence[Mention], start: int, end: int, record: bool) -> Iterator[Attendance]:
    myself = bool(_FIRST_PERSON.search(text, start, end))
    role = Role.PRESENT if myself or record else Role.REPORTED
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            yield _attendance(mention, role, "talks between", myself)


def _with_writer(text: str, chain: Sequence[Mention], mention: Mention, record: bool) -> Iterator[Attendance]:
    before = max(0, mention.start - _LOOK_BACK)
    role = Role.PRESENT if record else Role.REPORTED
    if _WAS_PRESENT.match(text, mention.end):
        yield _attendance(mention, Role.PRESENT, "was present", False)
    elif _PRESENT_WERE.search(text, before, mention.start):
        yield from (_attendance(each, Role.PRESENT, "was present", False) for each in _joined(text, chain))
    elif _TO_ME.match(text, mention.end):
        yield _attendance(mention, role, "talk with the writer", True)
    elif _I_TO.search(text, before, mention.start):
        yield from (_attendance(each, role, "talk with the writer", True) for each in _joined(text, chain))


def _joined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the mentions and those joined to it by commas and `and`."""
    yield mentions[0]
    for one, other in pairwise(mentions):
        if not _JOINT.fullmatch(text, one.end, other.start):
            return
        yield other


def _attendance(mention: Mention, role: Role, rule: str, myself: bool) -> Attendance:
    return Attendance(mention.start, mention.end, mention.name, mention.title, role, rule, myself)
