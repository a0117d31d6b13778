"""Who talked with whom: the parties to the talks of which a text tells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cable import Role
from corpus.normalise.headings.alternation import in_small, small
from corpus.normalise.persons.in_text import Mention, is_speaker
from corpus.normalise.persons.present import Attendance
from corpus.normalise.persons.tongues import Tongue

_OPENING = 1500
_SENTENCE_END = re.compile(
    r"(?:(?<![^\w][A-ZА-Я])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Amb)(?<!St)(?<!Col)(?<!Messrs)[.!?]"
    r"[\"”’)\]]{0,2}(?=\s))|\n[ \t]*\n"
)
_BETWEEN = re.compile(
    r"\b(?:talks?|conversations?|meetings?|discussions?|negotiations?|consultations?|interviews?|luncheon|"
    r"dinner|session|"
    r"exchange of views)\b[^.;\n]{0,90}?\b(?:between|among|with the participation of)[ \n]",
    re.I,
)
_BETWEEN_CUES = ("between", "among", "participation")
_SPOKE = (
    "asked|told|saw|met(?: with)?|informed|reminded|assured|thanked|called (?:up)?on|waited (?:up)?on|visited|"
    "talked (?:with|to)|spoke (?:with|to)|lunched with|dined with|conversed with|received|replied to|"
    "said to|pointed out to|"
    r"suggested to|handed|was received by|were received by|had(?: [\w-]+){1,5} with|paid(?: [\w-]+){1,4} (?:up)?on"
)
_TALK = "(?:talk|conversation|meeting|discussion|interview|luncheon|audience)s?"
# The writer speaks to someone, whose name follows; a telegram leaves out the "I".
_I_TO = re.compile(
    rf"(?:\b(?:I|[Ww]e)(?:[ \n]\w+){{0,3}}?[ \n](?:{_SPOKE})"
    rf"|(?:^|[.\n]\s{{0,3}}|\d[.)] )(?:Saw|Met(?: with)?|Called on|Talked (?:with|to)|Spoke (?:with|to)|Lunched with|"
    rf"Discussed [\w ]{{1,40}} with|In (?:my |a |the course of (?:a |my )?)?{_TALK} (?:today |yesterday )?with)"
    rf"|\b(?:[Mm]y|[Oo]ur)(?: [\w-]+){{0,2}} {_TALK} (?:today |yesterday )?with)(?=[ \n])"
)
_WERE_PRESENT = re.compile(
    r"(?:\b(?:[Pp]resent|[Aa]ttended|[Aa]ccompanied|[Aa]ssisted) (?:also )?(?:were|was|by)|\b[Aa]lso present:?|"
    r"\bin the presence of)(?=[ \n])"
)
_FIRST_NAMED = re.compile(r"[ \n](?:the )?(?:[^\W\d_a-z][\w.’'-]{0,18}[ \n]){0,4}")
_TO_ME = re.compile(
    r"(?:[ ]?\[\d{1,3}\])?,?[ \n]"
    r"(?:also |has |had |then |today |yesterday |this morning |this afternoon |this evening |now ){0,3}"
    r"(?:called (?:up)?on (?:me|us)|came to see (?:me|us)|received (?:me|us)|summoned me|sent for me|asked to see me|"
    r"(?:told|asked|informed|invited|visited|assured|telephoned|called|requested|handed|reminded|showed|"
    r"thanked) me\b|"
    r"(?:said|remarked|replied|stated|explained) to me|paid me\b|accompanied me|"
    r"m['’]a (?:dit|reçu|répondu|montré|assuré|demandé)|mi (?:disse|ricevè|ricevette|ha detto|rispose)|"
    r"me (?:dijo|recibió|manifestó|informó)|sagte mir|empfing mich|teilte mir|(?:принял|пригласил|посетил) меня|"
    r"(?:сказал|сообщил|заявил|объяснил|ответил|передал) мне)"
)
_WERE_THERE = re.compile(
    r",?(?: who)?[ \n](?:(?:was|were) (?:also )?(?:present|of the party)\b|"
    r"(?:also )?(?:attended|sat in|joined (?:the meeting|us)\b))"
)
_CUES_OF_WRITER = (
    "I ",
    "We ",
    " we ",
    "Saw ",
    "Met ",
    "Called ",
    "Talked ",
    "Spoke ",
    "Lunched ",
    "Discussed ",
    "In ",
    "my ",
    "My ",
    "our ",
    "Our ",
)
_CUES_OF_PRESENCE = ("resent ", "ttended ", "ccompanied ", "ssisted ", "presence of")
_LONGEST_CHAIN = 8
_NEAR = 96
_JOINT = re.compile(
    r"(?:,? (?:and|et|und|y|ed?|en|i|и|sowie|alsmede)|,)[ \n]"
    r"(?:(?:[^\W\d_a-z]|le|la|el|il|o|os|a|de|der|die|den|het|l['’])[\w.’'-]{0,18}[ \n]?){0,3}| & |"
    r",? and[ \n](?:the |his |our |my )?(?:[A-Z][\w’'-]{1,18} (?:(?:of|for) (?:the )?)?){0,5}[A-Z][\w’'-]{1,18},[ \n]"
)
_FIRST_PERSON = re.compile(r"\b(?:myself|I|me|us|we)\b")
_RECORD = in_small(
    r"\b(?:memorandum of (?:a )?(?:telephone )?conversation|memcon|record of (?:a |the )?(?:\w+ "
    r")?(?:conversation|meeting|talk|"
    r"discussion)|minutes|notes of (?:a |the )?(?:meeting|conversation)|protocol of|conversation between|"
    r"запись беседы|aufzeichnung)"
)


def is_record_of_talk(heading: str) -> bool:
    """Whether a heading announces the record of a conversation, so that its parties were there."""
    return bool(_RECORD.search(small(heading)))


def told(
    text: str, mentions: Sequence[Mention], record: bool, tongue: Tongue | None = None, *, listed: bool = False
) -> Iterator[Attendance]:
    """The parties to the talks that a text tells of; `mentions` are its persons in order, `tongue` its language.

    Those whom the opening names as having talked with one another were present where the writer says that he was one
    of them, or where the document is the `record` of the talk; else their talk is reported, and so is the writer's own
    with those who speak to him. Where those present are `listed`, who "told me" did so at another time.
    """
    limit = min(len(text), _OPENING)
    lower = small(text[:limit])
    at = 0 if any(cue in lower for cue in _BETWEEN_CUES) else limit
    while at < limit:
        ending = _SENTENCE_END.search(text, at, limit)
        end = ending.end() if ending else limit
        cued = any(lower.find(cue, at, end) >= 0 for cue in _BETWEEN_CUES)
        between = _BETWEEN.search(text, at, end) if cued else None
        if between:
            yield from _between(text, mentions, between.end(), end, record)
        at = end
    role = Role.PRESENT if record and not listed else Role.REPORTED
    for turn, mention in enumerate(mentions):
        if _WERE_THERE.match(text, mention.end) or (tongue and tongue.present_after.match(text, mention.end)):
            for each in _joined_before(text, mentions[max(0, turn - _LONGEST_CHAIN) : turn + 1]):
                yield _attendance(each, Role.PRESENT, "was present", False)
        elif is_speaker(text, mention.start, mention.end):
            yield _attendance(mention, Role.PRESENT, "speaker of a transcript", False)
        elif _TO_ME.match(text, mention.end) or (tongue and _with_the_writer(text, mention, tongue)):
            yield _attendance(mention, role, "talk with the writer", True)
        elif _named_after(text, mention.start, _CUES_OF_PRESENCE, _WERE_PRESENT):
            for each in _joined(text, mentions[turn : turn + _LONGEST_CHAIN]):
                yield _attendance(each, Role.PRESENT, "was present", False)
        elif _named_after(text, mention.start, _CUES_OF_WRITER, _I_TO):
            for each in _joined(text, mentions[turn : turn + _LONGEST_CHAIN]):
                yield _attendance(each, role, "talk with the writer", True)


def _between(text: str, mentions: Sequence[Mention], start: int, end: int, record: bool) -> Iterator[Attendance]:
    """The persons of a sentence that tells of talks between them."""
    myself = bool(_FIRST_PERSON.search(text, start, end))
    role = Role.PRESENT if myself or record else Role.REPORTED
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            yield _attendance(mention, role, "talks between", myself)


def _named_after(text: str, start: int, cues: Sequence[str], pattern: re.Pattern[str]) -> bool:
    """Whether the words of `pattern` lead to a name that starts at `start`; the cues spare most names the search."""
    before = text[max(0, start - _NEAR) : start]
    if not any(map(before.__contains__, cues)):
        return False
    return any(_FIRST_NAMED.fullmatch(before, words.end()) for words in pattern.finditer(before))


def _joined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the mentions and those joined to it by commas and `and`."""
    yield mentions[0]
    for one, other in pairwise(mentions):
        if not _JOINT.fullmatch(text, one.end, other.start):
            return
        yield other


def _joined_before(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The last of the mentions and those before it that commas and `and` join to it."""
    yield mentions[-1]
    for other, one in pairwise(reversed(mentions)):
        if not _JOINT.fullmatch(text, one.end, other.start):
            return
        yield one


def _with_the_writer(text: str, mention: Mention, tongue: Tongue) -> bool:
    """Whether words of another language around a name tell of a talk with the writer."""
    if tongue.writer_after.match(text, mention.end):
        return True
    return bool(tongue.writer_before.search(text, max(0, mention.start - _NEAR), mention.start))


def _attendance(mention: Mention, role: Role, rule: str, myself: bool) -> Attendance:
    return Attendance(mention.start, mention.end, mention.name, mention.title, role, rule, myself)
