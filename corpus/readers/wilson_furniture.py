"""What of a Wilson Center text is only the page's: letterhead, running heads and feet, the buttons of a web page."""

import re
from collections import Counter
from typing import Final

_SITE: Final = (
    r"(?:(?:the )?wilson center(?: digital archive)?|digital archive|international history declassified"
    r"|woodrow wilson international center for scholars|history and public policy program"
    r"|cold war international history project|(?:https?://)?(?:www\.)?(?:digitalarchive\.)?(?:wilsoncenter\.org|umd\.edu)(?:/document/\S{1,200})?/?)"
)
_VERSION: Final = (
    r"(?:(?:english|original|[a-z]{4,12}) (?:html|translation|transcript(?:ion)?|scan|pdf)|original scan"
    r"|(?:translation|transcript(?:ion)?) ?[-–—] ?[a-z]{4,12})"
)
_PAGE: Final = r"(?:page |p\. ?)?\d{1,3}(?: (?:of|/) \d{1,4}|/\d{1,4})?"
# A line that holds the archive's name and nothing else but what goes with it.
LETTERHEAD: Final = re.compile(
    rf"[\W_]{{0,4}}{_SITE}(?:[\s|:·•,–—-]{{1,12}}(?:{_SITE}|{_VERSION}|{_PAGE})){{0,5}}[\W_]{{0,4}}", re.IGNORECASE
)
_NUMBERED: Final = re.compile(rf"{_PAGE}[\s|:·•,–—-]{{1,12}}{_SITE}[\W_]{{0,4}}", re.IGNORECASE)
_BUTTONS: Final = re.compile(
    r"(?:skip to (?:main )?content|citation|share|download|print|pdf|save|cite|back to top|search|menu|home"
    r"|view (?:the )?(?:original|english|translation|transcript|pdf|scan).{0,30}"
    rf"|get citation|copy citation|expand|collapse|{_VERSION})(?: (?:citation|share|download|print|pdf|save|cite))*",
    re.IGNORECASE,
)
CREDIT: Final = re.compile(r"this (?:document|record) was made possible\b.{0,300}", re.IGNORECASE)
VERSION_TAB: Final = re.compile(_VERSION, re.IGNORECASE)
_PAGE_LINE: Final = re.compile(rf"[-–— ]{{0,3}}{_PAGE}[-–— ]{{0,3}}", re.IGNORECASE)
_HINT: Final = re.compile(r"wilson|digital ?archive|history|umd\.edu", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}/document/\S{1,200}", re.IGNORECASE
)
_LONGEST: Final = 240
_REPEATED: Final = 3


def is_letterhead(line: str) -> bool:
    """Whether a line is the archive's letterhead or a running foot with its name; a document's address is neither."""
    text = " ".join(line.strip(" \t*_#\f").split())
    if len(text) > _LONGEST or not _HINT.search(text) or _ADDRESS.fullmatch(text):
        return False
    return LETTERHEAD.fullmatch(text) is not None or _NUMBERED.fullmatch(text) is not None


def is_button(line: str) -> bool:
    """Whether a line is only what a reader of the web page could press."""
    text = line.strip()
    return len(text) <= 60 and _BUTTONS.fullmatch(text) is not None


def without_furniture(lines: list[str]) -> list[str]:
    """The lines without letterheads, and without the heads and feet that a printer repeated on every page.

    A line is taken for a running head where it stands beside a page's break or number at least thrice; of a
    document's address the first stays. A paragraph that runs over a page's end is whole again.
    """
    if not any("\f" in line or is_letterhead(line) for line in lines):
        return lines
    running = _running(lines)
    kept: list[str] = []
    addresses: set[str] = set()
    torn = gap = False
    for line in lines:
        text = line.replace("\f", "").strip()
        again = text in addresses
        if _ADDRESS.fullmatch(text):
            addresses.add(text)
        if text in running or again or is_letterhead(text) or (torn and _PAGE_LINE.fullmatch(text)):
            _drop_number(kept)
            torn = True
        elif not text:
            torn = torn or "\f" in line
            gap = gap or torn
            if not torn:
                kept.append("")
        else:
            if torn or "\f" in line:
                _mend(kept, text, gap)
            kept.append(line.replace("\f", ""))
            torn = gap = False
    return kept


def _drop_number(kept: list[str]) -> None:
    """Take away a page's number above its running foot."""
    at = len(kept) - 1
    while at > 0 and not kept[at].strip():
        at -= 1
    if at > 0 and _PAGE_LINE.fullmatch(kept[at].strip()) and not kept[at - 1].strip():
        del kept[at:]


def _mend(kept: list[str], text: str, gap: bool) -> None:
    """Close the gap of a page's end where a sentence goes on over it, and keep it where a paragraph ends."""
    at = len(kept) - 1
    while at >= 0 and not kept[at].strip():
        at -= 1
    if at >= 0 and text[0].islower() and kept[at].rstrip()[-1:] not in ".!?:":
        del kept[at + 1 :]
    elif at >= 0 and gap and at == len(kept) - 1:
        kept.append("")


def _running(lines: list[str]) -> frozenset[str]:
    """Short lines that stand next to a page's break, thrice or oftener."""
    filled = [(line.replace("\f", "").strip(), "\f" in line) for line in lines if line.strip() or "\f" in line]
    beside: Counter[str] = Counter()
    for at, (text, broken) in enumerate(filled):
        edge = broken or is_letterhead(text) or bool(_PAGE_LINE.fullmatch(text))
        if not edge:
            continue
        near = {filled[by][0] for by in (at - 1, at, at + 1) if 0 <= by < len(filled)}
        beside.update(line for line in near if 4 <= len(line) <= _LONGEST and not _PAGE_LINE.fullmatch(line))
    return frozenset(line for line, times in beside.items() if times >= _REPEATED)
