"""Where a heading's parties end and its date or its matter begins."""

import re

from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import has_title
from corpus.normalise.headings.spans import depth
from corpus.normalise.parties.capitals import is_city

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE_TAIL = re.compile(
    rf"(?:,|\s[-–—])\s*(?:(?:on|dated|of)\s+)?(?:\[?\d{{1,2}}(?:st|nd|rd|th)?[ .]+{_MONTH}|\[?{_MONTH}\s+\d|undated|"
    rf"n\.d\.|\[?(?:circa|ca\.|c\.)\s?\d|\[?\d{{4}}\b|{_MONTH},?\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|noon|midnight|"
    rf"\d{{1,2}}(?::\d\d)?\s?[ap]\.?\s?m(?!\w))",
    re.IGNORECASE,
)
_SUBJECT_TAIL = re.compile(
    r"(?:,\s*[‘'“\"«„(]?(?=[‘'“\"«„])|,\s*(?:report|reports|regarding|concerning|on|re|with|enclosing|transmitting|"
    r"containing|"
    r"forwarding|summari[sz]ing|about|telegram|cable|letter|memorandum|note|relaying|informing|text|subject|excerpts?|"
    r"extracts?|received|sent|attached|via|through|repeated|copy|information)(?!\w)|[.;]\s+(?=[A-Z“‘\"'].{12})|"
    r"\s[‘“\"«„]|\s(?:regarding|concerning|containing|about|on the subject)\s|\s[-–—]\s|\.?\s?[—–]\s?\(|"
    r"\.?\s?[(\[](?:received|rec['’]d)\s)",
    re.IGNORECASE,
)

_LARGE_PLACE = re.compile(r"(?<=[a-z.\])])\s+[A-Z]{3,}(?:[ -][A-Z]{2,}){0,2}[\s,]*(?=$)")


def end_of_parties(line: str, at: int) -> int:
    """Where the parties end and a date, a place with its date, or the matter begins."""
    ends = [len(line.rstrip())]
    date = _DATE_TAIL.search(line, at)
    large = _LARGE_PLACE.search(line, at, date.start()) if date else None
    if large:
        # An edition prints the place of the dateline large ("Quill to Ames VIENNA, 3 May 1947").
        ends.append(large.start())
    elif date:
        place = re.search(r",\s*[^,()]{1,40}$", line[at : date.start()])
        cut = at + place.start() if place and _dated_place(place[0]) else date.start()
        ends.append(cut)
    for subject in _SUBJECT_TAIL.finditer(line, at):
        if depth(line, at, subject.start()) <= 0 and not is_abbreviation(line, subject):
            ends.append(subject.start())
            break
    return min(ends)


def is_abbreviation(line: str, match: re.Match[str]) -> bool:
    """Does the full stop belong to an abbreviation before a name ("Mr. Fish", "F. F. Low", "Lt. Gen. Smith")?"""
    if not match[0].startswith(".") or match[0].strip(". "):
        # A dash or a bracket behind it opens a remark ("Sir E. Grey.—(Received March 9.)").
        return False
    word = line[: match.start()].split()[-1:] or [""]
    return len(word[0].strip("(")) <= 4 or has_title(f"{word[0]} Name")


def _dated_place(segment: str) -> bool:
    place = segment.strip(" ,")
    return is_city(place) or (
        not is_institution(place) and len(place.split()) <= 4 and not has_title(place) and place[:1].isupper()
    )
