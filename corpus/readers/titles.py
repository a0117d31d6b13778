"""Which lines of a page are its title: the heading with both ends, else the first that says more than a letterhead.

Editions set headings in one to four lines ("M. QUILL, AMBASSADEUR À ROME," / "À M. AMES, MINISTRE …"), above or below
their own numbers, the archive's reference and the message's number.
"""

import re
from typing import Final

from corpus.normalise.headings.kinds import KIND_AT_START, kind_named
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.read import heading_of
from corpus.normalise.parties.number_lines import numbers_message
from corpus.readers.labels import label_of
from corpus.readers.lines import LONG, is_dateline, is_heading, is_marking, small_words, tells
from corpus.readers.spacing import width_of

_REACH: Final = 12
_MOST_JOINED: Final = 4
_FIRST: Final = 4
_LONGEST: Final = 420
_MOST_SMALL: Final = 12
_MOST_ALONE: Final = 3
_MOST_LETTERHEAD: Final = 8
_NUMBER_ALONE: Final = re.compile(r"\W*(?:(?:No|Nr|Doc|Document|Dok)\b\W*)?[\d/.\s–—-]{1,12}[a-z]?\W*\Z")
_UNFINISHED: Final = re.compile(
    r"(?:,|\s(?:to|the|of|for|from|in|at|and|with|between|à|au|aux|de|du|des|di|del|della|al|alla|an|von|der|des|dem|den|"
    r"mit|und|et|e|y|дневника|en|el|la|le|aan|van|в|от|на|с|и))\Z|^[^(]*\([^)]*\Z",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"(?:to|à|aux?|al|alla|ao|an|aan|do|от|в|с|with|between|of|de|du|des|di|del|della|con|avec|mit|über|entre)\s(?=[^\W\d_])"
    r"|(?:à\sl|all|de\sl|dell|d|l)['’](?=[^\W\d_])",
    re.IGNORECASE,
)
# An edition's number with the archive's reference behind it: "121. L.B.P./Vol. 39", "No. 211 NAI DFA Secretary's
# Files S77": what names archive, fonds and file begins in capitals or figures, and a figure closes it.
_FILE: Final = re.compile(
    r"(?:\d{1,4}\.?\s+)?(?=[^\n]*\d)(?:[A-Z][A-Z.]{0,8}/|Vol\.|[A-Z]{2,5}\b|[\dA-Z./()-]{1,24}|\s){2,12}"
    r"|(?:(?:No\.?|Nr\.?|N[°º]|№)?\s?\d{1,4}[a-z]?[.:)]?\s{1,12})?(?!(?:TO|FROM|FM|INFO)\s)[A-Z]{2,6}"
    r"(?=[^a-z\n]*[\s/:.-]|[^\n]*Files?\b)(?=[^\n]*\d\.?\Z)"
    r"(?:[\s,/:;.-]{1,3}(?:[A-Z\d][\w.'’()/-]{0,14}|[a-z]{1,3}\.)){1,10}\.?"
)
# As what an edition prints a document, below its heading.
_MADE_AS: Final = re.compile(
    r"ausfertigung|abschrift|entzifferung|konzept|entwurf|reinschrift|eigenhändig|copie|copia|copy|extrait|extracto?|"
    r"estratto|minuta?|original|orig\.|en clair|chiffre|выписка|копия",
    re.IGNORECASE,
)
# Where a telegram was sent from, alone on its line or beside the hour of its receipt: "Z PEKINU", "From Havana".
_OUT_OF: Final = re.compile(r"(?:ZE?|И[Зз]|From|FROM)\s[^\W\d_a-z][^\W\d_]{2,20}(?:\s{3,}.{0,80})?")
_MARK: Final = re.compile(r"\s?\[\d{1,3}\]")
# The first words of a message that say to whom it goes besides.
_ROUTED: Final = re.compile(
    r"\W?(?:addressed|repeat(?:ed)?|copied|sent|following|please|for|pass(?:ed)?)\s", re.IGNORECASE
)
_ENDS_STORY: Final = re.compile(r"[^\W\d_]{3}[.!?…]\Z")


def title_lines(lines: list[str], width: int = 0) -> tuple[int, int] | None:
    """The lines, from and to, that are the title of a page with this opening; None where none says enough.

    `width` is that of the page's lines (`spacing.width_of`).
    """
    plain = [at for at in range(min(len(lines), _REACH)) if _is_plain(lines, at)]
    for at in plain:
        last = _last_of_correspondence(lines, at, width)
        if last is not None:
            return at, last + 1
    named = next((at for at in plain if KIND_AT_START.match(lines[at])), None)
    first = next(iter(plain), None)
    if first is not None and named is not None and is_letterhead(lines[first]):
        first = named
    return (first, _last_joined(lines, first) + 1) if first is not None else None


def correspondence_in(lines: list[str]) -> tuple[int, int] | None:
    """The lines, from and to, of a heading with both its ends among the first of a page; None where there is none."""
    seen, width = 0, width_of(lines)
    for at, line in enumerate(lines[:_REACH]):
        if not line.strip():
            continue
        seen += 1
        if seen > _FIRST:
            return None
        begins = _is_plain(lines, at) and not (tells(line) or _ROUTED.match(line.strip()))
        last = _last_of_correspondence(lines, at, width) if begins else None
        if last is not None and not _runs_on(lines, last):
            return at, last + 1
    return None


def _runs_on(lines: list[str], at: int) -> bool:
    """Whether the line below goes on in small letters, as that of a sentence."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return below[:1].islower()


def heading_in_text(text: str) -> str:
    """The heading with which a text begins below a letterhead: a first paragraph of few lines that names its kind."""
    lines = text[: 2 * _LONGEST].split("\n\n", 1)[0].split("\n")
    heading = shown(lines)
    kind = KIND_AT_START.match(heading)
    if kind is None or len(lines) > _MOST_JOINED or _ENDS_STORY.search(heading) or len(heading) > _LONGEST:
        return ""
    return heading if heading[kind.end() :].strip() else ""


def is_letterhead(line: str) -> bool:
    """Whether a line is the name of a body, not of a document."""
    words = line.split()
    return len(words) <= _MOST_LETTERHEAD and is_institution(line) and not any(map(kind_named, words))


def is_number_alone(line: str) -> bool:
    """Whether a line holds an edition's number and nothing else, unless the archive's own reference follows it."""
    text = line.strip()
    return any(map(str.isdigit, text)) and bool(_NUMBER_ALONE.match(text) or _FILE.fullmatch(text))


def shown(lines: list[str]) -> str:
    """The title's lines as one, without the marks of footnotes."""
    return _MARK.sub("", " ".join(" ".join(line.split()) for line in lines))


def _is_plain(lines: list[str], at: int) -> bool:
    """Whether a line can begin a title: no label nor its value, no marking, dateline or number, and some letters."""
    text = lines[at].strip()
    if sum(map(str.isalpha, text)) <= 4 or (len(text) > LONG and not is_heading(text)):
        return False
    above = label_of(lines[at - 1]) if at else None
    valued = above is not None and not lines[at - 1][above.value_at :].strip()
    return not (
        valued
        or _OUT_OF.fullmatch(text)
        or _FILE.fullmatch(text)
        or label_of(lines[at])
        or is_marking(text)
        or (is_dateline(text) and not _names_session(text))
        or numbers_message(text)
    )


def _names_session(text: str) -> bool:
    """Whether a line that ends in a day says of which conversation, meeting or session the document is the record."""
    kind = KIND_AT_START.match(text)
    return kind is not None and kind.lastgroup == "meeting"


def _last_of_correspondence(lines: list[str], at: int, width: int) -> int | None:
    """The last line of a heading with both its ends that begins in a line; None where none does."""
    found = None
    for last in range(at, min(at + _MOST_JOINED, len(lines))):
        if last > at and not (_may_follow(lines, last) and _continues(lines, last, width)):
            break
        text = shown(lines[at : last + 1])
        if len(text) > _LONGEST or small_words(text) > _MOST_SMALL:
            break
        ends = heading_of(text)
        if ends.senders and ends.recipients:
            found = last
            if not (_UNFINISHED.search(text) or _is_full(lines, last, width)):
                break
    return found


def _continues(lines: list[str], at: int, width: int) -> bool:
    """Whether a line goes on with the heading of the one above: by capitals, by its words, or for want of room."""
    above, line = lines[at - 1].strip(), lines[at].strip()
    worded = bool(_UNFINISHED.search(above) or _GOES_ON.match(line))
    return worded or (above.isupper() and line.isupper()) or _is_full(lines, at - 1, width)


def _is_full(lines: list[str], at: int, width: int) -> bool:
    """Whether a line ends only because the next line's first word had no room on it."""
    below = lines[at + 1].split() if at + 1 < len(lines) else []
    return bool(below) and len(lines[at].rstrip()) + 1 + len(below[0]) > width > 0


def _may_follow(lines: list[str], at: int) -> bool:
    """Whether a line can belong to the heading of the one above it."""
    text = lines[at].strip()
    bare = text.strip(" .:()[]")
    if kind_named(bare) or _MADE_AS.fullmatch(bare):
        return False
    return bool(text) and not (
        label_of(lines[at]) or is_marking(text) or is_dateline(text) or numbers_message(text) or is_number_alone(text)
    )


def _last_joined(lines: list[str], at: int) -> int:
    """The last line with which a heading of any other kind goes on."""
    last = at
    while last + 1 < len(lines) and last - at + 1 < _MOST_JOINED and _may_follow(lines, last + 1):
        above, line = lines[last].strip(), lines[last + 1].strip()
        kind = KIND_AT_START.match(above)
        alone = len(above.split()) <= _MOST_ALONE or (kind is not None and not above[kind.end() :].strip(" .:"))
        continued = bool(_UNFINISHED.search(above)) or line[0].islower() or (alone and bool(_GOES_ON.match(line)))
        if not continued or _ENDS_STORY.search(line) or len(shown(lines[at : last + 2])) > _LONGEST:
            break
        last += 1
    return last
