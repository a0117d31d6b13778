"""A document's heading: its kind, who wrote it, to whom, each with its place in the heading."""

import re
from itertools import islice

from corpus.frozen import dataclass
from corpus.normalise.headings.abroad import ARTICLE, abroad
from corpus.normalise.headings.division import TO, division
from corpus.normalise.headings.ends import end_of_parties, is_abbreviation
from corpus.normalise.headings.han import han_heading
from corpus.normalise.headings.joint import JOIN, party_spans
from corpus.normalise.headings.kinds import kind_at_start, kind_named
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import name_like
from corpus.normalise.headings.spans import Span, mask
from corpus.normalise.headings.tongues import tongues_heading
from corpus.normalise.parties.capitals import is_city, is_country

_LONGEST = 700
_NUMBER = re.compile(
    r"\s*(?:\[?(?:Document|Doc\.|Nos?\.?)\s*)?\d{1,4}\s?[.:)\]]\s+(?=\S)|\s*\[?No\.\s*\d{1,4}\.?\]?\s+(?=\S)",
)
# Without a full stop it is a number only before a kind ("45 Cablegram from …").
_BARE_NUMBER = re.compile(r"\s*\d{1,4}\s+(?=[^\W\d_])")
# How some editions begin: the day, the place and a full stop ("1939 marzec 24, Londyn. Telegram …").
_REGEST = re.compile(r"\s*\d{4},?\s[^\W\d_]{3,12}\s\d{1,2},\s[^\W\d_a-z][\w ]{2,24}[.–—]{1,2}\s+")
_FROM = re.compile(r"(?<!\w)(?:from|von)(?!\w)\s*", re.IGNORECASE)
_FOR = re.compile(r"\s*(?:(?:for|to)(?!\w)|an (?=[A-ZÄÖÜd]))\s*", re.IGNORECASE)
_MEANT = re.compile(r"(?<=\s)for(?=\s)", re.IGNORECASE)
_MATTER = re.compile(r",?\s+(of|on|about|with|regarding|concerning|at)\s", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:[\s,;:–—-]|(?:No|Nos|NO|Number)\.?\s|(?:[A-Z][A-Za-z]{0,12}\s?){0,2}[-–—/]?\d[\w/.–-]*(?=[\s,])|"
    r"\[[^\]]{0,20}\])*"
)
_RECORD = re.compile(r"(?:the\s+)?(?:record|files?|use|information|discussion|signature|press)(?!\w)", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?<!\w)(?:by|(?:prepared|drafted|written|issued|submitted)\s+(?:by|in|for))(?=\s)\s*", re.IGNORECASE
)


_KIND_BEHIND = re.compile(
    r",\s*[‘'“\"«„]?(?:report|telegram|cable|letter|memorandum|note|information)(?:(?P<to>\s+to\s+)|(?!\w))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\s(?:to|the|of|from)\s", re.IGNORECASE)
_DIARY = re.compile(
    r"(?:(?:an?\s|the\s)?(?:excerpts?|extracts?)\s(?:from|of)\s(?:the\s)?|from\s(?:the\s)?)(?:\w+\s){0,2}?(?:diary|"
    r"diaries|journal)\s"
    r"(?:entry\s)?of\s(?:the\s)?(?P<who>\S.{3})|из\s(?:служебного\s)?дневника\s(?P<whose>\S.{3})",
    re.IGNORECASE,
)
_ON = re.compile(r"\s(?:on|about|regarding|concerning)\s(?:the|a|an|our|his|its)\s", re.IGNORECASE)
_TREATS = re.compile(
    r"\s*,?\s*of\s+(?:a |the )?(?:conversation|meeting|discussion|talk|interview|visit)|"
    r"\s+on\s+(?:cabinet\s)?(?:submission|statement|paper|letter|memorandum|report)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([A-Z][^()]*\)")
_GENITIVE = re.compile(r"['’]s?\s", re.IGNORECASE)
# The first sentence of a note in the third person is none, though it has a writer and a reader.
_NOTE = re.compile(r"\s(?:compliments|cumprimentos|complimenti)\s", re.IGNORECASE)
_COLUMN = re.compile(r"\s{3,}")
_WORD = re.compile(r"[^\W\d_][\w’'-]*\s+")
_SENTENCE = re.compile(r"\.[\s—–-]+(?=(?:Mr|Sir|Lord|General|The|Count|Baron|Earl|Prince|Dr|M)(?:\.|\s))")


@dataclass(frozen=True, slots=True)
class Heading:
    """Who wrote and who received, as spans of the heading."""

    senders: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def heading_of(text: str) -> Heading:
    """Read a heading of any archive's family ("Telegram From A to B", "A to B", "Letter, A to B", "Report by A").

    What is not recognised gives an empty heading; conversations, editorial notes, minutes
    and notes in the third person have neither side.
    """
    line = mask(text[:_LONGEST])
    at = _behind_number(line)
    if _NOTE.search(line):
        return Heading()
    regest = _REGEST.match(line)
    at = regest.end() if regest else at
    foreign = _in_another_tongue(line[at:], at)
    if foreign:
        return foreign
    diary = _DIARY.match(line, at)
    if diary:
        whose = max(diary.start("who"), diary.start("whose"))
        # The date may stand in a column of its own.
        beside = _COLUMN.search(line, whose)
        end = min(end_of_parties(line, whose), beside.start() if beside else len(line))
        return Heading(party_spans(line, whose, end))
    cabled = _FROM.match(line, at)
    if cabled and (found := _correspondence(line, cabled.end(), bare=True)).recipients:
        return found
    kind = kind_at_start(line, at) or _qualified_kind(line, at)
    found = _after_kind(line, kind) if kind else _correspondence(line, at, bare=True)
    if found.senders or found.recipients or kind:
        return found
    # A matter may stand before the parties ("No. 3.—Asylum refused. Mr. Harvey to Mr. Seward").
    behind = [m.end() for m in _SENTENCE.finditer(line, at) if not is_abbreviation(line, m)]
    return _correspondence(line, behind[-1], bare=True) if behind else found


def _qualified_kind(line: str, at: int) -> re.Match[str] | None:
    """A kind behind one or two words that no list has, where "from" follows it ("Cipher Telegram from …")."""
    for word in islice(_WORD.finditer(line, at), 2):
        kind = kind_at_start(line, word.end())
        if kind and _FROM.match(line, _skip(line, kind.end())) and not TO.search(line, at, kind.start()):
            return kind
    return None


def _in_another_tongue(line: str, by: int) -> Heading | None:
    """The ends of a heading in another tongue, moved to their places in the whole text."""
    ends = han_heading(line) or tongues_heading(line) or (None if _ENGLISH.search(line) else abroad(line))
    if ends is None:
        return None
    sender, recipient = ends
    if not _credible(ARTICLE.sub("", line[sender.start : sender.end])) or (
        recipient is None and not is_institution(line[sender.start : sender.end])
    ):
        return None
    spans = [(Span(span.start + by, span.end + by),) if span else () for span in (sender, recipient)]
    return Heading(*spans)


def kind_of_heading(text: str) -> re.Match[str] | None:
    """The words for its kind with which a heading begins, after the number that its editors gave it."""
    line = mask(text[:_LONGEST])
    return kind_at_start(line, _behind_number(line))


def _behind_number(line: str) -> int:
    """Where a heading begins behind the number that its editors gave it, and blanks."""
    number = _NUMBER.match(line)
    bare = None if number else _BARE_NUMBER.match(line)
    if bare and kind_at_start(line, bare.end()):
        return bare.end()
    return number.end() if number else len(line) - len(line.lstrip())


def _after_kind(line: str, kind: re.Match[str]) -> Heading:
    at = kind.end()
    origin = _FROM.match(line, _skip(line, at))
    if _ON.match(line, at) and not _FROM.search(line, at) and not _AUTHOR.search(line, at):
        # "Report on the visit of Minister Quill to Vellin": of what it treats, no ends.
        return Heading()
    name = kind.lastgroup or ""
    if origin:
        return _from(line, origin.end())
    if name == "meeting":
        author = _AUTHOR.search(line, at)
        if not author:
            return Heading()
        return Heading(
            party_spans(line, author.end(), _end_of_author(line, author.end(), end_of_parties(line, author.end())))
        )
    origin = _FROM.search(line, at)
    to = TO.search(line, at, origin.start()) if origin else None
    if origin and not to:
        return _correspondence(line, origin.end(), bare=False)
    if origin and to and not line[at : to.start()].strip():
        # "Report to the President From the Secretary of State"
        end = end_of_parties(line, origin.end())
        return Heading(party_spans(line, origin.end(), end), party_spans(line, to.end(), origin.start()))
    author = _AUTHOR.search(line, at)
    if author:
        return _authored(line, at, author)
    direct = _FOR.match(line, at) or _FOR.match(line, _skip(line, at))
    if direct and not _RECORD.match(line, direct.end()):
        return Heading(recipients=party_spans(line, direct.end(), end_of_parties(line, direct.end())))
    begin = _skip(line, at)
    found = _correspondence(line, begin, bare=True)
    meant = None if found.senders else _meant_for(line, begin, end_of_parties(line, begin))
    if meant is None:
        return found
    return Heading(party_spans(line, begin, meant.start()), party_spans(line, meant.end(), end_of_parties(line, begin)))


def _from(line: str, at: int) -> Heading:
    """`From A to B`, or `From A for B` where A is somebody's name."""
    found = _correspondence(line, at, bare=False)
    if found.recipients or len(found.senders) != 1:
        return found
    end = end_of_parties(line, at)
    meant = _meant_for(line, at, end)
    writer = line[at : meant.start()].strip() if meant else ""
    if meant is None or not (name_like(writer) or writer.endswith(")") or is_city(writer)):
        return found
    return Heading(party_spans(line, at, meant.start()), party_spans(line, meant.end(), end))


def _skip(line: str, at: int) -> int:
    """Past a message's number, commas and blanks behind its kind ("Telegram Polto 1754 From", "Letter, Hay To")."""
    match = _NUMBERED.match(line, at)
    end = match.end() if match else at
    # "Report of the Bulgarian Ambassador in Hanoi to …"
    return end + 3 if line[end : end + 3].lower() == "of " else end


def _authored(line: str, at: int, author: re.Match[str]) -> Heading:
    """`Report by A`, `Submission to B by A`, `Memorandum by A to B`."""
    addressed = _FOR.match(line, _skip(line, at))
    recipients: tuple[Span, ...] = ()
    if addressed and addressed.end() < author.start() and not _RECORD.match(line, addressed.end()):
        recipients = party_spans(line, addressed.end(), author.start())
    if kind_named(line[at : author.start()].split(" ")[-2:][0].strip(" ,")):
        # "Notes on Statement by Barnes": the author of another document.
        return Heading()
    end = _end_of_author(line, author.end(), end_of_parties(line, author.end()))
    to = division(line, author.end(), end) or _meant_for(line, author.end(), end)
    if to:
        return Heading(party_spans(line, author.end(), to.start()), party_spans(line, to.end(), end))
    return Heading(party_spans(line, author.end(), end), recipients)


def _meant_for(line: str, at: int, end: int) -> re.Match[str] | None:
    """The "for" between an author's name and a reader ("Brief by Ashwin for Henderson")."""
    match = _MEANT.search(line, at, end)
    if match is None or not name_like(line[at : match.start()]):
        return None
    reader = line[match.end() : end].strip()
    return match if name_like(reader) or (is_institution(reader) and not _GENITIVE.search(reader)) else None


def _end_of_author(line: str, at: int, end: int) -> int:
    """Where the author ends and the matter begins ("by Deane on Cabinet Submission", "by Bruce of Conversation …")."""
    for match in _MATTER.finditer(line, at, end):
        if _TREATS.match(line, match.start(), end) or (
            match[1].lower() != "of" and name_like(line[at : match.start()])
        ):
            return match.start()
    return end


def _correspondence(line: str, at: int, *, bare: bool) -> Heading:
    """`A to B` from `at`; without a kind before it (`bare`) both sides must look like parties."""
    end = end_of_parties(line, at)
    to = division(line, at, end)
    if not to:
        return _lone(line, at, end) if bare else Heading(party_spans(line, at, end))
    senders, recipients = party_spans(line, at, to.start()), party_spans(line, to.end(), end)
    if bare and not (_credible(line[at : to.start()]) and _credible(line[to.end() : end])):
        return Heading()
    return Heading(senders, recipients)


def _lone(line: str, at: int, end: int) -> Heading:
    """A sender with the document's kind after it ("Embassy in Havana (Beck), Report …", "…, Telegram to B")."""
    behind = _KIND_BEHIND.match(line, end)
    if not behind or not _credible(line[at:end]):
        return Heading()
    to = behind.end() if behind["to"] else 0
    recipients = party_spans(line, to, end_of_parties(line, to)) if to else ()
    return Heading(party_spans(line, at, end), recipients)


def _credible(phrase: str) -> bool:
    """Could the words be one or more parties rather than any sentence with a "to" in it?"""
    words = phrase.split()
    if not words or len(words) > 45:
        return False
    first = phrase.strip().split(",")[0]
    names = [piece for piece in JOIN.split(phrase.strip().rstrip(".")) if piece]
    return (
        is_institution(phrase)
        or bool(_IN_BRACKETS.search(phrase))
        or is_city(phrase)
        or is_country(phrase)
        or name_like(first)
        or all(name_like(name) for name in names)
        or (len(words) <= 3 and all(word[0].isupper() for word in words))
    )
