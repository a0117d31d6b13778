"""Several parties in one phrase: which commas and which "and" part them."""

import re

from corpus.normalise.headings.holders import ends_with_name
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import name_like
from corpus.normalise.headings.spans import Span, depth
from corpus.normalise.parties.capitals import is_city

_CONTINUES = re.compile(
    r"(?:the|all|certain|other|his|its|their|president|secretary|ambassador|senator|mr|mrs|sir|dr|general|lord|"
    r"minister|prime|foreign|senior|"
    r"acting|chief|director|department|embassy|consul|vice|under|deputy|assistant|attorney|admiral|governor|premier|"
    r"chancellor|chairman|to)(?!\w)",
    re.IGNORECASE,
)
JOIN = re.compile(
    r"(?:\s*,\s*(?:and|&)\s+|\s+(?:and|&(?! co(?:mpany|\.)?\b| sons| bro)|und|et)\s+|"
    r"(?<=\))\s+for\s+(?=the\s|[A-Z])|\s*[,;]\s*)(?:to\s+)?",
    re.IGNORECASE,
)
# What begins with an office or a mission of its own; a complement may name committees and organisations.
_WHOLE = re.compile(
    r"(?:the\s|all\s|certain\s|other\s)*(?:[A-Z][\w.'’-]*\s){0,3}(?:posts|departments?|ministry|embass(?:y|ies)|"
    r"legations?|missions?|"
    r"delegations?|consulates?|consuls?|ambassadors?|ministers?|secretar(?:y|ies)|presidents?|directors?|charg[eé]s?|"
    r"office|chiefs?|"
    r"chairman|commissioners?|premier|governors?|representatives?|assistants?|general|attorney|counsell?ors?|"
    r"advis[eo]rs?|"
    r"under|deputy|acting|commander|senators?|joint chiefs|agency|government|high|adviser|officers?|bureau|"
    r"council)(?!\w)",
    re.IGNORECASE,
)
_BODY_AFTER_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){0,3}(?:departments?|ministry|embassy|legation|mission|delegation|consulate|high commission|"
    r"government|posts|cabinet)(?!\w)",
    re.IGNORECASE,
)


def party_spans(line: str, start: int, end: int) -> tuple[Span, ...]:
    """One span for each party of a phrase; `and` and commas part them only between whole parties."""
    pieces: list[Span] = []
    begin = start
    for match in JOIN.finditer(line, start, end):
        if match.start() < begin or depth(line, start, match.start()) > 0:
            continue
        if _parts(line, begin, match, end):
            pieces.append(Span(begin, match.start()))
            begin = match.end()
    pieces.append(Span(begin, end))
    return tuple(span for span in (_trim(line, piece) for piece in pieces) if span.start < span.end)


def _parts(line: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Does this comma or "and" part two parties, rather than two words of one party's name?"""
    left, right = line[begin : match.start()].strip(), line[match.end() : end].strip().rstrip(".")
    following = JOIN.split(right, maxsplit=1)[0] if right else ""
    if name_like(left) and name_like(following):
        return True
    name, of, body = following.partition(" of ")
    if of and name_like(left) and name_like(name) and len(name.split()) > 1 and is_institution(body):
        return True
    comma = "," in match[0] and not re.search("and|&", match[0])
    another = bool(_CONTINUES.match(following)) and (is_institution(following) or name_like(following))
    if left.endswith(")") or (ends_with_name(left) and (not comma or not name_like(left))):
        return another or (not comma and (name_like(following) or is_city(following) or ends_with_name(following)))
    if comma:
        return False
    if name_like(left.split(",")[0]) or is_city(left):
        return another or (
            "," not in left and (is_city(following) or name_like(following) or bool(_BODY_AFTER_NAME.match(following)))
        )
    again = re.match(r"(?:the|all|certain|other)\s", following) or match[0].rstrip().endswith(" to")
    return bool(again) and is_institution(left) and bool(_WHOLE.match(following) or match[0].rstrip().endswith(" to"))


def _trim(line: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (line[start].isspace() or line[start] in ",;:"):
        start += 1
    while end > start and (line[end - 1].isspace() or line[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
