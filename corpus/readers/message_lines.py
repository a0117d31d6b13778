"""What a single line of a teleprinter message is: routing, address, date-time group, label, page header, end.

The forms are those of the State Department's telegrams (5 FAH-2, Telecommunications Handbook) and of the
military message format that they travel in (ACP 126 and 127): format lines 1 to 4 are the network's, 5 the date-time
group, 6 to 9 the addresses, 11 and 13 `BT`, 15 and 16 the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_LEVELS: Final = {
    "TOP SECRET": "top secret",
    "SECRET": "secret",
    "CONFIDENTIAL": "confidential",
    "LIMITED OFFICIAL USE": "limited official use",
    "FOR OFFICIAL USE ONLY": "official use only",
    "RESTRICTED": "restricted",
    "UNCLASSIFIED": "unclassified",
    "UNCLAS": "unclassified",
}
PRECEDENCES: Final = {"Z": "flash", "O": "immediate", "P": "priority", "R": "routine"}
_SPACED: Final = "|".join("[ ]{1,6}".join(level.replace(" ", "")) for level in _LEVELS)
_PLAIN: Final = "|".join(_LEVELS)
_LEVEL: Final = rf"(?P<level>{_SPACED}|{_PLAIN})(?![A-Z])"
_MONTH: Final = "(?:" + "|".join("[ ]?".join(month) for month in MONTHS.split()) + ")"
GROUP: Final = re.compile(
    rf"[ \t]{{0,12}}(?P<precedence>[ZOPRY](?:[ ]{{1,3}}[ZOPRY]){{0,3}}[ ]{{1,4}})?"
    rf"\d[ ]?\d[ ]?\d[ ]?\d[ ]?\d[ ]?\d[ ]?Z?(?:\s?[A-Z]{{3}})?[ ]{{0,3}}{_MONTH}"
    rf"(?:[ ]{{0,3}}(?P<year>\d[ ]?\d(?:\d\d)?))?"
    r"(?:[ ]{1,4}(?:Z[A-Z]{2}[A-Z0-9 /-]{0,60}|COPY|CORRECTED|[A-Z ]{2,30}))?[ \t]*\Z"
)
FROM: Final = re.compile(r"[ \t]{0,12}FM:?[ \t]{1,8}(?P<value>[A-Z][^\na-z]{1,100}?)[ \t]*\Z")
# In the British form the time stands behind the origin, the precedence before the address (`TO IMMEDIATE FCO`).
TIMED: Final = re.compile(rf"[ ]{{1,4}}(?P<group>\d{{6}}Z?[ ]{{1,3}}{_MONTH}[ ]{{0,3}}(?P<year>\d\d(?:\d\d)?))\Z")
TELNO: Final = re.compile(
    r"[ \t]{0,12}(?:TELNO|TEL NO\.?|TELEGRAM (?:NUMBER|NO\.?))[ ]{1,3}(?P<number>\d{1,5})(?:[ ]OF[ ].{2,30})?[ \t]*\Z"
    r"|[ \t]{0,12}OF[ ]\d[\dZ]{0,6}[ ][A-Z]{3,9}(?:[ ]\d{2,4})?[ \t]*\Z"
)
ADDRESS: Final = re.compile(
    r"[ \t]{0,12}(?P<label>TO|AND TO|INFO SAVING|AND SAVING|SAVING|REPEATED TO|RPTD|INFO|XMT|ZEN):?[ \t]{1,8}"
    r"(?P<value>[A-Z][^\na-z]{1,110}?)[ \t]*\Z"
)
FURTHER: Final = re.compile(r"[ \t]{0,20}(?P<value>[A-Z][A-Z0-9 /.,&()'*-]{2,90}?)[ \t]*\Z")
# The page header of the State Department's archive and of its later telegrams (`BAKU 00000123  002 OF 002`).
PAGE: Final = re.compile(
    r"[ \t]{0,60}(?:PAGE[ ]{1,4}\d{1,3}[ ]{1,14}(?P<post>[A-Z][A-Z .'-]{1,24}?)[ ]{1,6}(?P<number>\d{3,6})"
    r"(?:[ ]{1,8}(?P<section>\d{1,2})[ ]OF[ ](?P<sections>\d{1,2}))?(?:[ ]{1,8}\d{6}Z)?"
    r"(?:[ ]{1,8}(?:TOSEC|SECTO)[ ]\d{1,6})?"
    r"|[A-Z][A-Z .'-]{1,24}?[ ]{1,4}\d{5,8}[ ]{1,4}\d{3}(?:\.\d)?[ ]OF[ ]\d{3})[ \t]*\Z"
)
LEVEL_ALONE: Final = re.compile(rf"[ \t]{{0,80}}{_LEVEL}(?://[A-Z/ ]{{3,30}})?[ \t]*\Z")
# The classification with the message's own number: `C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000123`.
CLASSED: Final = re.compile(
    rf"[ \t]{{0,12}}{_LEVEL}(?P<caveats>(?:[ ]{{0,2}}//?[ ]?|[ ]{{1,3}})(?:[A-Z]+(?:[ /]+|(?=\s))){{0,4}}?)??[ ]{{0,4}}"
    r"(?:(?:FINAL[ ])?(?:SECTION|SEC)[ ](?P<section>\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|OF)(?:[ ](?:OF|/))?"
    r"[ ](?P<sections>\d{1,2}|TWO|THREE|FOUR|FIVE|SIX)[ ]{1,4})?"
    r"(?:(?:19|20)?\d\d[ ])?"
    r"(?P<post>[A-Z][A-Z.'-]{1,20}(?:[ ][A-Z][A-Z.'-]{1,15}){0,2})[ ]{1,4}(?P<number>\d{1,8})(?![\d/])"
    r"(?P<rest>(?:[ ]{1,4}[A-Z0-9/()-]{2,30}){0,8})[ \t]*\Z"
)
_CONTROL: Final = re.compile(
    r"[ \t]{0,40}(?:V?ZCZC\S{0,24}(?:[ ]\S{1,16}){0,4}|[ZOPRY]{1,2}[ ]{1,3}R[A-Z]{4,7}(?:[ ].{0,300})?"
    r"|DE[ ]R[A-Z]{4,7}[ ].{0,60}|ZN[RY][ ].{0,40}|ZFD.{0,30}|ZDK.{0,40}|R[A-Z]{5,6}(?:[ ]R[A-Z]{5,6}){1,12}"
    r"|BT|Z[A-Z]{2}[0-9]?"
    r"|#\d{4}(?:/\d{2})?|<<.{0,40}>>|GRS?[ ]?\d{1,5}|(?:[A-Z]{2,10}[ ])?GR(?:NC|[ ]?\d{1,5})"
    r"|DESKBY[ ]\d{6}Z.{0,30}|-{8,80}[ ]{0,4}[\dA-Z /]{0,30}"
    r"|-{4,80}[ ]{1,8}\d{4,8}(?:[ ]\d{4,8}Z)?(?:[ ]/?\d{1,3})?)[ \t]*\Z"
)
_END: Final = re.compile(r"[ \t]*(?:NNN{1,2}|Y{4}|<<[ ]?END OF DOCUMENT[ ]?>>|[*][ ]?END OF MESSAGE[ ]?[*])[ \t]*\Z")
BEGIN: Final = re.compile(r"[ \t]*(?:V?ZCZC\S{0,24}(?:[ ]\S{1,16}){0,4})[ \t]*\Z")
# Distribution within the Department, and who wrote and cleared: the archive's, above the date-time group.
_DISTRIBUTION: Final = re.compile(
    r"[ \t]{0,24}(?:(?:ACTION|ORIGIN|INFO)[ ]{1,3}(?:[A-Z]{1,6}-?\d{2}|[A-Z]{1,6}[ ]{0,2}\Z).{0,200}"
    r"|(?:[A-Z]{1,6}-\d{2,3}[ ]{1,3}){1,12}.{0,30}|(?:[A-Z]{1,6}-\d{2,3})|/?\d{2,3}[ ]?[A-Z]?|[\d/]{1,8}[ ][A-Z])"
    r"[ \t]*\Z"
)
_DRAFTED: Final = re.compile(
    r"[ \t]{0,24}(?:DRAFTED|APPROVED|CLEARED|CLEARANCES|DESIRED DISTRIBUTION|REPRODUCED)\b.{0,160}\Z", re.IGNORECASE
)
STAMP: Final = re.compile(
    r"[ \t]{0,80}(?:(?:Margaret|Sheryl)[ ][A-Z]\.?[ ][A-Z][\w]+(?:[ ]{1,8}Declassified/Released.{0,120})?"
    r"|Declassified(?:/Released)?(?:[ ]{1,8}(?:by[ ]{1,3})?US Department of State.{0,80})?"
    r"|US Department of State(?:[ ]{1,8}EO Systematic Review.{0,40})?|EO Systematic Review(?:[ ]{1,8}\d\d \w{3} \d{4})?"
    r"|Released[ ]{1,3}US Department of State.{0,80})[ \t]*\Z"
)
STAMP_DATE: Final = re.compile(r"[ \t]{0,80}\d{2}[ ][A-Z]{3}[ ](?:19|20)\d{2}[ \t]*\Z")
LABELLED: Final = re.compile(
    r"[ \t]{0,12}(?P<label>E\.?[ ]?O\.?[ ]{1,2}\d{5}|E\.?O\.?(?=:)|TAGS|SUBJECT|SUBJ|REFTELS?|REFS?|REFERENCES?"
    r"|CLASSIFIED BY|DECLASSIFY ON|DERIVED FROM|REASONS?(?: FOR CLASSIFICATION)?)[ ]{0,2}(?P<mark>[:.(]|(?= ))[ \t]*"
    r"(?P<value>.*)\Z",
    re.IGNORECASE,
)
PARAGRAPH: Final = re.compile(
    r"[ \t]{0,12}(?:¶[ ]?)?(?:\(?(?:TS|S|C|U|LOU|SBU|FOUO)(?:[/-]{1,2}[A-Z/]{1,12})?\)[ ]{0,3})?¶?1[.)](?!\d)"
    r"|[ \t]{0,12}(?:BEGIN[ ])?(?:EXECUTIVE[ ])?SUMMARY\b|[ \t]{0,12}\(?BEGIN TEXT",
    re.IGNORECASE,
)
HANDLING: Final = re.compile(
    r"\b(?:NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|NOFORN|CHEROKEE|RYBAT|ROGER CHANNEL|CODEWORD|SENSITIVE|DEDIP|DEYOU"
    r"|OFFICIAL[ -]INFORMAL|EYES ONLY)\b"
)
_CAPTION: Final = re.compile(
    r"(?:NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|NOFORN|CHEROKEE|RYBAT|ROGER|CHANNEL|CODEWORD|SENSITIVE|OFFICIAL|INFORMAL"
    r"|EYES|ONLY|DEDIP|DEYOU|UK|A|ALPHA|TERREP|AIDAC|CONDIS|MED|VISAS|CORRECTED|COPY|TEXT|NOT|FOR|INTERNET|DISTRIBUTION|E|F|T|O|PERSONAL|DEPT|PASS|BY"
    r"|(?:TOSEC|SECTO|TOKIS)|\d+|[,/()*&-]+)"
)
# Who should read it, and to whom it should be passed: `DEPARTMENT FOR EUR/CARC`, `STATE PASS USAID`.
_PASSED: Final = re.compile(
    r"[ \t]{0,12}(?:(?:WHITE HOUSE|[A-Z][A-Z/]{1,30})[ ](?:FOR|(?:PLEASE )?PASS)|FOR|FROM|PASS)"
    r"[ ](?:TO[ ])?[A-Z][A-Z0-9 ,./&;()'-]{1,90}(?<![.])[ \t]*\Z"
)
# Who writes to whom within the two ends: `FOR SECRETARY RUSK FROM BUNKER`, `EYES ONLY FOR AMBASSADOR FROM SISCO`.
_BETWEEN: Final = re.compile(
    r"[ \t]{0,12}(?:(?:EYES ONLY|PERSONAL|DEPARTMENT|DEPT|STATE|WHITE HOUSE|LITERALLY)[ ]){0,2}"
    r"(?:FOR:?[ ]{1,3}(?P<to>[A-Z][A-Z0-9 .,/&'-]{1,70}?))?"
    r"(?:,?[ ]{0,3}(?<![A-Z])FROM:?[ ]{1,3}(?P<by>[A-Z][A-Z .'-]{1,50}?))?"
    r"[ .]*\Z"
)
_LONGEST_BETWEEN: Final = 100
_MISREAD_I: Final = re.compile(r"(?<=[A-Z])l|l(?=[A-Z])")
_NAMED: Final = re.compile(r"(?: AND |, ?)?(?P<one>(?:(?! AND |, ).)+)")
_LONGEST: Final = 130
# What limits the distribution may have a desk's own word behind it (EXDIS USSALTTWO).
_LIMITS: Final = re.compile(r"(?:NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|NOFORN)[,/]?")
_MOST_CAPTIONS: Final = 4
_WORDED: Final = {word: number for number, word in enumerate(("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX"), 1)}


@dataclass(frozen=True, slots=True)
class Serial:
    """The post and number that a message bears, and which of its sections this is."""

    post: str
    number: int
    section: int = 1
    sections: int = 1


def in_capitals(line: str) -> str:
    """A line of capitals with the small l that scanning makes of an I put right (VIENTlANE); any other as it stands."""
    return _MISREAD_I.sub("I", line) if "l" in line and line.replace("l", "").isupper() else line


def is_control(line: str) -> bool:
    """Whether a line is the network's or the archive's own: routing, separators, distribution, drafting."""
    return bool(_CONTROL.match(line) or _DISTRIBUTION.match(line) or _DRAFTED.match(line))


def is_routing(line: str) -> bool:
    """Whether a line is one of the network's format lines."""
    return bool(_CONTROL.match(line))


def named_in(line: str) -> Iterator[tuple[int, int, str]]:
    """Who writes and who should read within the two ends, as a line in capitals names them; their places and roles.

    `FOR SECRETARY RUSK FROM BUNKER` has a recipient and a sender; a line that says nothing of the kind has none.
    """
    found = _BETWEEN.match(line) if len(line) < _LONGEST_BETWEEN else None
    for name, role in (("by", "sender"), ("to", "recipient")) if found else ():
        for one in _NAMED.finditer(line, *found.span(name)) if found and found[name] else ():
            yield *one.span("one"), role


def is_end(line: str) -> bool:
    """Whether a line ends a transmission."""
    return bool(_END.match(line))


def is_caption(line: str) -> bool:
    """Whether a line in capitals holds nothing but captions."""
    words = line.split() if len(line) <= _LONGEST else []
    if words and len(words) <= _MOST_CAPTIONS and _LIMITS.fullmatch(words[0]) and line.isupper():
        return True
    return bool(words) and all(_CAPTION.fullmatch(word) for word in words)


def is_passed(line: str) -> bool:
    """Whether a line says who should read the message, or to whom it should be passed."""
    return len(line) <= _LONGEST and bool(_PASSED.match(line))


def level_of(words: str) -> str:
    """The classification in lower-case English that a line spells, spaced out or not."""
    bare = "".join(words.split())
    return next((term for level, term in _LEVELS.items() if level.replace(" ", "") == bare), "")


def serial_of(line: str) -> Serial | None:
    """The serial that a page header or the line of the classification states."""
    found = PAGE.match(line) or CLASSED.match(line)
    if found is None or not found["post"] or not found["number"]:
        return None
    section, sections = _count(found["section"]), _count(found["sections"])
    if found["section"] == "OF":  # FINAL SECTION OF 2
        section = sections
    return Serial(" ".join(found["post"].split()), int(found["number"]), section or 1, sections or 1)


def _count(words: str | None) -> int:
    return int(words) if words and words.isdigit() else _WORDED.get(words or "", 0)
