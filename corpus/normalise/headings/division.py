"""The word "to" that parts a sender from a recipient, among those that belong to an office."""

import re

from corpus.normalise.headings.spans import depth
from corpus.normalise.parties.capitals import is_city, is_country

TO = re.compile(
    r"(?<=[\s)\]])(?:to(?=\s|\.\s)|an(?=\s(?:das|den|die|dem|herrn|graf|fürst|kaiser|könig|staats|reichs|bundes|"
    r"außen|gesandt|botschaft|(?:general)?konsul|legationsrat|minister|präsident|prinz|baron|freiherr|general|oberst|"
    r"dr\.|"
    r"frau)))",
    re.IGNORECASE,
)
# Offices and bodies after which a "to" belongs to them ("Ambassador to France", "Mission to the United Nations").
_HELD_TO = re.compile(
    r"(?<!\w)(?:ambassadors?|ministers?|assistants?|(?<!economic )advis[eo]rs?|consuls?|deput(?:y|ies)|"
    r"representatives?|envoys?|"
    r"delegates?|delegations?|missions?|secretar(?:y|ies)|aides?|commissioners?|embass(?:y|ies)|legations?|observers?|"
    r"charg[eé](?: d[’']affaires)?(?: ad interim)?|counsel|counsell?ors?|attach[eé]s?|liaison|accredited|commission|"
    r"plenipotentiary|representation|emissar(?:y|ies)|group|committee|agents?|officers?|successor|nominee|physician|"
    r"representatives|botschafter|attaché)\s*$",
    re.IGNORECASE,
)
_ACCREDITED = re.compile(
    r"\s*(?:the\s+)?(?:(?:\w{1,12}(?:th|st|nd|rd)|second|third)\s(?=\w+\ssession|session))?"
    r"(?:(?:acting|deputy|under|assistant)\s+)*(?:united nations|u\.?n\.?(?!\w)|(?:\w+\s)?session|nato|north atlantic|"
    r"organi[sz]ation|european|"
    r"president(?!ial)|secretary|chairman|director|prime minister|joint chiefs|conference|holy see|vatican|council|"
    r"commander|ambassador|minister|chief|court|allied|king|negotiate|security|preparatory|international|general|"
    r"inter-american|economic|unesco|sacl?ant|saceur|under secretary|talks|conversations|sultan|emperor|vice president|"
    r"commission|committee|oas(?!\w)|eec(?!\w)|oecd(?!\w)|seato(?!\w)|governor|administrator|board|disarmament)",
    re.IGNORECASE,
)


def division(line: str, at: int, end: int) -> re.Match[str] | None:
    """The "to" that parts sender from recipient, among those that belong to an office."""
    found = [m for m in TO.finditer(line, at, end) if depth(line, at, m.start()) <= 0 and line[at : m.start()].strip()]
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
    return (
        found[0]
        if article
        and re.search(
            r"(?:ambassador|minister|secretary|chargé(?: d[’']affaires)?|legation|embassy|consul)\s*$", before, re.I
        )
        else None
    )


def _placed(line: str, at: int, end: int) -> bool:
    """Does a country or a city follow?"""
    words = line[at:end].replace("(", " (").split()[:8]
    return any(
        is_country(" ".join(words[:n]).strip(" ,.()")) or is_city(" ".join(words[:n]).strip(" ,.()"))
        for n in range(1, len(words) + 1)
    )
