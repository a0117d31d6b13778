"""References in Chinese and Japanese: `你21日来电`, `贵电第一一三〇号`, `往電第八七四号`."""

import re
from collections.abc import Iterator

from corpus.normalise.script import has_han

_COUNT = r"[\d〇零一二三四五六七八九十百]"
_WHOSE = "(?:你们?|您|贵|貴|我们?|本|拙|尊)(?:使?[馆館]|部|处|處|国)?"
_KIND = "(?:电报?|電報?|函|信|公信|照会|照會)"
_WAY = "(?:来|來|去|复|復|往|前)"
_DAY = rf"(?:{_COUNT}{{1,3}}月)?{_COUNT}{{1,3}}日"
_NUMBER = rf"第[ ]?{_COUNT}{{1,8}}[ ]?[号號]"
_PATTERNS = (
    (
        "whose message and number",
        re.compile(
            rf"(?:{_WHOSE}{_WAY}?|{_WAY}){_KIND}(?:合|機密)?{_NUMBER}"
            rf"|{_WHOSE}(?:{_DAY})?{_NUMBER}{_WAY}?{_KIND}(?![线線台])"
        ),
    ),
    ("letter by date", re.compile(rf"(?:{_WHOSE})?{_DAY}{_WAY}{_KIND}|{_WHOSE}{_DAY}{_KIND}(?![线線台息任])")),
)


def in_han(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each reference of a Chinese or Japanese text: whose message it is, with number or day."""
    if not has_han(text):
        return
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), rule
