"""A document's heading: its kind, who wrote it, to whom, each with its place in the heading."""

import re
from dataclasses import dataclass

from corpus.normalise.capitals import is_city, is_country
from corpus.normalise.kind_words import KIND_AT_START
from corpus.normalise.offices import is_institution
from corpus.normalise.person_words import has_title, name_like
from corpus.normalise.phrases import ends_with_name

_LONGEST = 700
_MASKED = re.compile(r"\[(?:fn ?)?\d{1,3}\](?:\(#[^)\s]{0,20}\))?|[\n\t\r\xa0*#_]|(?<=[a-z.)\]’'])\d{1,3}$")
_NUMBER = re.compile(r"\s*(?:\[?(?:Document|Doc\.|No\.|Nos?\.)\s*)?\d{1,4}\s?[.:)\]]\s+(?=\S)|\s*\[?No\.\s*\d{1,4}\.?\]?\s+(?=\S)")
_FROM = re.compile(r"(?<!\w)(?:from|von)(?!\w)\s*", re.IGNORECASE)
_TO = re.compile(r"(?<=[\s)\]])(?:to|an)(?=\s|\.\s)", re.IGNORECASE)
_FOR = re.compile(r"\s*(?:(?:for|to)(?!\w)|an (?=[A-ZÄÖÜd]))\s*", re.IGNORECASE)
_MATTER = re.compile(r",?\s+(of|on|about|with|regarding|concerning|at)\s", re.IGNORECASE)
_RECORD = re.compile(r"(?:the\s+)?(?:record|files?|use|information|discussion|signature|press)(?!\w)", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?<!\w)(?:by|(?:prepared|drafted|written|issued|submitted)\s+(?:by|in|for))(?=\s)\s*", re.IGNORECASE
)
# Offices and bodies after which a "to" belongs to them ("Ambassador to France", "Mission to the United Nations").
_HELD_TO = re.compile(
    r"(?<!\w)(?:ambassadors?|ministers?|assistants?|(?<!economic )advis[eo]rs?|consuls?|deput(?:y|ies)|representatives?|envoys?|"
    r"delegates?|delegations?|missions?|secretar(?:y|ies)|aides?|commissioners?|embass(?:y|ies)|legations?|observers?|"
    r"charg[eé](?: d[’']affaires)?(?: ad interim)?|counsel|counsell?ors?|attach[eé]s?|liaison|accredited|commission|"
    r"plenipotentiary|representation|emissar(?:y|ies)|group|committee|agents?|officers?|successor|nominee|physician|"
    r"representatives|botschafter|attaché)\s*$",
    re.IGNORECASE,
)
_ACCREDITED = re.compile(
    r"\s*(?:the\s+)?(?:(?:acting|deputy|under|assistant)\s+)*(?:united nations|u\.?n\.?(?!\w)|nato|north atlantic|organi[sz]ation|european|"
    r"president(?!ial)|secretary|chairman|director|prime minister|joint chiefs|conference|holy see|vatican|council|"
    r"commander|ambassador|minister|chief|court|allied|king|negotiate|security|preparatory|international|general|"
    r"inter-american|economic|unesco|sacl?ant|saceur|under secretary|talks|conversations|sultan|emperor|vice president|"
    r"commission|committee|oas(?!\w)|eec(?!\w)|oecd(?!\w)|seato(?!\w)|governor|administrator|board|disarmament)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE_TAIL = re.compile(
    rf"(?:,|\s[-–—])\s*(?:(?:on|dated|of)\s+)?(?:\[?\d{{1,2}}(?:st|nd|rd|th)?[ .]+{_MONTH}|\[?{_MONTH}\s+\d|undated|n\.d\.|"
    rf"\[?(?:circa|ca\.|c\.)\s?\d|\[?\d{{4}}\b|{_MONTH},?\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
_SUBJECT_TAIL = re.compile(
    r"(?:,\s*[‘'“\"«„(]?(?=[‘'“\"«„])|,\s*(?:report|reports|regarding|concerning|on|re|with|enclosing|transmitting|containing|"
    r"forwarding|summari[sz]ing|about|telegram|cable|letter|memorandum|note|relaying|informing|text|subject|excerpts?|"
    r"extracts?|received|sent|attached|via|through|repeated|copy|information)(?!\w)|[.;]\s+(?=[A-Z“‘\"'].{12})|\s[‘“\"«„]|"
    r"\s(?:regarding|concerning|containing|about|on the subject)\s|\s[-–—]\s|\.?\s?[—–]\s?\()",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:the|all|certain|other|his|its|their|president|secretary|ambassador|senator|mr|mrs|sir|dr|general|lord|minister|prime|foreign|"
    r"acting|chief|director|department|embassy|consul|vice|under|deputy|assistant|attorney|admiral|governor|premier|"
    r"chancellor|chairman|to)(?!\w)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"(?:\s*,\s*(?:and|&)\s+|\s+(?:and|&(?! co(?:mpany|\.)?\b| sons| bro)|und|et|y|и)\s+|(?<=\))\s+for\s+(?=the\s|[A-Z])|\s*[,;]\s*)(?:to\s+)?", re.IGNORECASE
)
# What begins with an office or a mission of its own; a complement may name committees and organisations.
_WHOLE = re.compile(
    r"(?:the\s|all\s|certain\s|other\s)*(?:[A-Z][\w.'’-]*\s){0,3}(?:posts|departments?|ministry|embass(?:y|ies)|legations?|missions?|"
    r"delegations?|consulates?|consuls?|ambassadors?|ministers?|secretar(?:y|ies)|presidents?|directors?|charg[eé]s?|office|chiefs?|"
    r"chairman|commissioners?|premier|governors?|representatives?|assistants?|general|attorney|counsell?ors?|advis[eo]rs?|"
    r"under|deputy|acting|commander|senators?|joint chiefs|agency|government|high|adviser|officers?|bureau|council)(?!\w)",
    re.IGNORECASE,
)


_SENTENCE = re.compile(r"\.[\s—–-]+(?=(?:Mr|Sir|Lord|General|The|Count|Baron|Earl|Prince|Dr|M)(?:\.|\s))")


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of the heading: its first and its last code point's successor in the part that was read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Who wrote and who received, as spans of the heading."""

    senders: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def mask(text: str) -> str:
    """The heading with footnote marks, line ends and emphasis blanked out, every other letter in its place."""
    return _MASKED.sub(lambda m: " " * len(m[0]), text)


def heading_of(text: str) -> Heading:
    """Read a heading of any archive's family ("Telegram From A to B", "A to B", "Letter, A to B", "Report by A").

    What is not recognised gives an empty heading; conversations, editorial notes and minutes have neither side.
    """
    line = mask(text[:_LONGEST])
    number = _NUMBER.match(line)
    at = number.end() if number else len(line) - len(line.lstrip())
    kind = KIND_AT_START.match(line, at)
    found = _after_kind(line, kind) if kind else _correspondence(line, at, bare=True)
    if found.senders or found.recipients or kind:
        return found
    # A matter may stand before the parties ("No. 3.—Asylum refused. Mr. Harvey to Mr. Seward").
    behind = [m.end() for m in _SENTENCE.finditer(line, at) if not _abbreviation(line, m)]
    return _correspondence(line, behind[-1], bare=True) if behind else found


def kind_of_heading(text: str) -> re.Match[str] | None:
    """The words for its kind with which a heading begins, after the number that its editors gave it."""
    line = mask(text[:_LONGEST])
    number = _NUMBER.match(line)
    return KIND_AT_START.match(line, number.end() if number else 0)


def _after_kind(line: str, kind: re.Match[str]) -> Heading:
    at = kind.end()
    origin = _FROM.match(line, _skip(line, at))
    name = kind.lastgroup or ""
    if origin:
        return _correspondence(line, origin.end(), bare=False)
    if name == "meeting":
        author = _AUTHOR.search(line, at)
        if not author:
            return Heading()
        return Heading(_parties(line, author.end(), _end_of_author(line, author.end(), _end(line, author.end()))))
    origin = _FROM.search(line, at)
    if origin and not _TO.search(line, at, origin.start()):
        return _correspondence(line, origin.end(), bare=False)
    author = _AUTHOR.search(line, at)
    if author:
        return _authored(line, at, author)
    direct = _FOR.match(line, at) or _FOR.match(line, _skip(line, at))
    if direct and not _RECORD.match(line, direct.end()):
        return Heading(recipients=_parties(line, direct.end(), _end(line, direct.end())))
    return _correspondence(line, _skip(line, at), bare=True)


def _skip(line: str, at: int) -> int:
    """Past a message's number, commas and blanks behind its kind ("Telegram Polto 1754 From", "Letter, Hay To")."""
    match = re.compile(
        r"(?:[\s,:–—-]|(?:No|Nos|Number)\.?\s|(?:[A-Z][A-Za-z]{0,12}\s?){0,2}[-–—]?\d[\w/.–-]*(?=[\s,])|\[[^\]]{0,20}\])*"
    ).match(line, at)
    return match.end() if match else at


def _authored(line: str, at: int, author: re.Match[str]) -> Heading:
    """`Report by A`, `Submission to B by A`, `Memorandum by A to B`."""
    addressed = _FOR.match(line, _skip(line, at))
    recipients: tuple[Span, ...] = ()
    if addressed and addressed.end() < author.start() and not _RECORD.match(line, addressed.end()):
        recipients = _parties(line, addressed.end(), author.start())
    end = _end_of_author(line, author.end(), _end(line, author.end()))
    to = _division(line, author.end(), end)
    if to:
        return Heading(_parties(line, author.end(), to.start()), _parties(line, to.end(), end))
    return Heading(_parties(line, author.end(), end), recipients)


def _end_of_author(line: str, at: int, end: int) -> int:
    """Where the author ends and the matter begins ("by Deane on Cabinet Submission", "by Bruce of Conversation with …")."""
    for match in _MATTER.finditer(line, at, end):
        told = re.match(r"\s*,?\s*of\s+(?:a |the )?(?:conversation|meeting|discussion|talk|interview|visit)", line[match.start() : end], re.I)
        if told or (match[1].lower() != "of" and name_like(line[at : match.start()])):
            return match.start()
    return end


def _correspondence(line: str, at: int, *, bare: bool) -> Heading:
    """`A to B` from `at`; without a kind before it (`bare`) both sides must look like parties."""
    end = _end(line, at)
    to = _division(line, at, end)
    if not to:
        return Heading() if bare and not _lone(line, at, end) else Heading(_parties(line, at, end))
    senders, recipients = _parties(line, at, to.start()), _parties(line, to.end(), end)
    if bare and not (_credible(line[at : to.start()]) and _credible(line[to.end() : end])):
        return Heading()
    return Heading(senders, recipients)


def _lone(line: str, at: int, end: int) -> bool:
    """Is the heading a mission or person with its report after it ("Hungarian Embassy in Havana (Beck), Report on …")?"""
    after = line[end : end + 40]
    return bool(re.match(r",\s*(?:report|telegram|cable|letter|memorandum|note|information)\b", after, re.IGNORECASE)) and (
        _credible(line[at:end])
    )


def _credible(phrase: str) -> bool:
    """Could the words be one or more parties rather than any sentence with a "to" in it?"""
    words = phrase.split()
    if not words or len(words) > 45:
        return False
    first = phrase.strip().split(",")[0]
    names = [piece for piece in _JOIN.split(phrase.strip().rstrip(".")) if piece]
    return (
        is_institution(phrase)
        or bool(re.search(r"\([A-Z][^()]*\)", phrase))
        or is_city(phrase)
        or is_country(phrase)
        or name_like(first)
        or all(name_like(name) for name in names)
        or len(words) <= 3 and all(word[0].isupper() for word in words)
    )


def _end(line: str, at: int) -> int:
    """Where the parties end and a date, a place with its date, or the matter begins."""
    ends = [len(line.rstrip())]
    date = _DATE_TAIL.search(line, at)
    if date:
        place = re.search(r",\s*[^,()]{1,40}$", line[at : date.start()])
        cut = at + place.start() if place and _dated_place(place[0]) else date.start()
        ends.append(cut)
    for subject in _SUBJECT_TAIL.finditer(line, at):
        if _depth(line, at, subject.start()) <= 0 and not _abbreviation(line, subject):
            ends.append(subject.start())
            break
    return min(ends)


def _abbreviation(line: str, match: re.Match[str]) -> bool:
    """Does the full stop belong to an abbreviation before a name ("Mr. Fish", "F. F. Low", "Lt. Gen. Smith")?"""
    if not match[0].startswith("."):
        return False
    word = line[: match.start()].split()[-1:] or [""]
    return len(word[0].strip("(")) <= 4 or has_title(f"{word[0]} Name")


def _dated_place(segment: str) -> bool:
    place = segment.strip(" ,")
    return is_city(place) or (not is_institution(place) and len(place.split()) <= 4 and not has_title(place) and place[:1].isupper())


def _depth(line: str, start: int, end: int) -> int:
    return line.count("(", start, end) - line.count(")", start, end)


def _division(line: str, at: int, end: int) -> re.Match[str] | None:
    """The "to" that parts sender from recipient, among those that belong to an office."""
    found = [m for m in _TO.finditer(line, at, end) if _depth(line, at, m.start()) <= 0 and line[at : m.start()].strip()]
    free = [m for m in found if not _HELD_TO.search(line[at : m.start()])]
    if len(free) > 1 and line[: free[1].start()].rstrip().endswith(")") and not _closed(line, at, free[0]):
        # A mission of another name is accredited too ("Commission of Experts to Russia (Stevens) to …").
        free = free[1:] if _placed(line, free[0].end(), free[1].start()) else free
    if free:
        return free[0]
    # Each belongs to an office. Where the last is not followed by a place, it must be the division after all.
    for match in reversed(found):
        if not _ACCREDITED.match(line, match.end()) and not _placed(line, match.end(), end):
            return match
    return found[-1] if len(found) > 1 else _only(line, at, found)


def _closed(line: str, at: int, match: re.Match[str]) -> bool:
    return line[at : match.start()].rstrip().endswith(")")


def _only(line: str, at: int, found: list[re.Match[str]]) -> re.Match[str] | None:
    """A single "to" divides where the sender is complete without it ("The British Ambassador to the Secretary")."""
    if not found or _placed(line, found[0].end(), len(line)):
        return None
    before = line[at : found[0].start()].strip()
    article = bool(re.match(r"(?:the|mr\.?|sir|lord)\s", before, re.IGNORECASE))
    return found[0] if article and re.search(r"(?:ambassador|minister|secretary|chargé(?: d[’']affaires)?|legation|embassy|consul)\s*$", before, re.I) else None


def _placed(line: str, at: int, end: int) -> bool:
    """Does a country or a city follow?"""
    words = line[at:end].replace("(", " (").split()[:8]
    return any(
        is_country(" ".join(words[:n]).strip(" ,.()")) or is_city(" ".join(words[:n]).strip(" ,.()"))
        for n in range(1, len(words) + 1)
    )


def _parties(line: str, start: int, end: int) -> tuple[Span, ...]:
    """One span for each party of a phrase; `and` and commas part them only between whole parties."""
    pieces: list[Span] = []
    begin = start
    for match in _JOIN.finditer(line, start, end):
        if match.start() < begin or _depth(line, start, match.start()) > 0:
            continue
        if _parts(line, begin, match, end):
            pieces.append(Span(begin, match.start()))
            begin = match.end()
    pieces.append(Span(begin, end))
    return tuple(span for span in (_trim(line, piece) for piece in pieces) if span.start < span.end)


def _parts(line: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Does this comma or "and" part two parties, rather than two words of one party's name?"""
    left, right = line[begin : match.start()].strip(), line[match.end() : end].strip().rstrip(".")
    following = _JOIN.split(right, maxsplit=1)[0] if right else ""
    if name_like(left) and name_like(following):
        return True
    comma = "," in match[0] and not re.search("and|&", match[0])
    another = bool(_CONTINUES.match(following)) and (is_institution(following) or name_like(following))
    if left.endswith(")") or (ends_with_name(left) and (not comma or not name_like(left))):
        return another or (not comma and (name_like(following) or is_city(following) or ends_with_name(following)))
    if comma:
        return False
    if name_like(left.split(",")[0]) or is_city(left):
        return another or ("," not in left and (is_city(following) or name_like(following)))
    again = re.match(r"(?:the|all|certain|other)\s", following) or match[0].rstrip().endswith(" to")
    return bool(again) and is_institution(left) and bool(_WHOLE.match(following) or match[0].rstrip().endswith(" to"))


def _trim(line: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (line[start].isspace() or line[start] in ",;:"):
        start += 1
    while end > start and (line[end - 1].isspace() or line[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
