"""What the words of a reference say of the message that they mean: whose it is, its number, its day.

The forms are those of the services: `Deptel 505`, `your 593`, `Embassy's 2468, October 3, 9 p.m.`, `76 STATE 165916`,
`Paris 19972, 19980`, `votre télégramme nº 123 du 3 mai`, `Drahtbericht Nr. 45 vom 3. Mai`; and the cross-references of
an edition, `Document 229`, `1958–1960, vol. VII, Part 2, Document 82`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from corpus.frozen import dataclass
from corpus.normalise.dates.words import ROMAN
from corpus.normalise.reference_words import CLOCK, KINDS, PLAIN, SERIES, WHOSE, fold_word, month_named


class Whose(StrEnum):
    """Who sent the message that is meant, as the words say it from the writer's place.

    HOME is the department or ministry, MISSION the embassy or legation of the correspondence, POST one that is named.
    """

    MINE = "mine"
    YOURS = "yours"
    HOME = "home"
    MISSION = "mission"
    POST = "post"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class When:
    """A day as a reference says it; `month` 0 is this month, -1 the last one (`inst.`, `ult.`), `year` 0 is unsaid."""

    day: int
    month: int
    year: int = 0


@dataclass(frozen=True, slots=True)
class Cited:
    """One message that is meant. `number` is in capitals without points and blanks, `series` lower case.

    `post` is that of the sender where `whose` is POST, `to` that of the recipient where it is named. `year` is that of
    a reference number (`76 STATE 165916`), 0 where none is said. `edition` holds the volume of a document of an
    edition, `here` where it is the citing document's own.
    """

    whose: Whose = Whose.UNSAID
    kind: str = ""
    series: str = ""
    number: str = ""
    post: str = ""
    to: str = ""
    when: When | None = None
    year: int = 0
    edition: str = ""


HERE = "here"
_LONGEST = 240
_MOST = 12
_DOCUMENT = re.compile(r"\bDocuments?\s+(?:Nos?\.\s*)?\d")
_FOOTNOTE = re.compile(
    r"(?:\b(?:see|and)\b|(?:\bsource|\b(?:foot|end)?notes?)[ \d,]{0,12}|\b(?:to|in)\b)[ ,]*", re.IGNORECASE
)
_DOCUMENT_NUMBER = re.compile(r"(?<![\w.])(\d{1,4})(?![\w]|\.\d)")
_COMPACT = re.compile(r"(?<!\w)((?:19|20)?\d{2})\s?([A-Z]{3,14})\s?0{0,8}(\d{1,8})(?:_[a-z])?(?!\w)")
_YEAR_POST = re.compile(r"^\s*['’]?((?:19|20)?\d{2})\s+(?=[A-Z]{3,}[A-Z .'’]{0,30}\d)")
_ITEM = re.compile(r"^\s*(?:\(?[A-Za-z]\)|[A-Z]\.)\s+(?=\S)")
_PLACE_WORDS = r"((?:[A-ZÀ-ÖØ-ÞА-Я][\w'’-]+)(?:\s(?!(?:on|of|and|dated)\b)[A-ZÀ-ÖØ-ÞА-Я][\w'’-]+){0,2})"
_FROM = re.compile(rf"\b(?:from|de|aus|von|из|da)\s+{_PLACE_WORDS}")
_TO = re.compile(rf"\b(?:to|à|nach|an|a|в)\s+{_PLACE_WORDS}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*\.?")
_NUMBER = re.compile(
    r"(?<![\w.,/:])(?:([A-Z]{1,4})([-. ]?))?0{0,6}(\d{1,6})(?:/\d{2,4})?(?![\w:/]|[.,]\d|\s?(?:%|per\b))"
)
_DAY_FIRST = re.compile(
    r"(?<![\w/.])(\d{1,2})(?:st|nd|rd|th|d|er|[.ºo°])?\s+(?:(?:of|de|di|del)\s+)?([^\W\d_]{3,12})\.?"
    r"(?:,?\s+(?:de\s+|del\s+)?(\d{4})(?!\w))?"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th|d)?(?!\w|[.:]\d)(?:,?\s+(\d{4})(?!\w))?"
)
_FIGURES = re.compile(r"(?<![\w/.])(\d{1,2})[./](\d{1,2}|[IVX]{1,4})[./](\d{4}|\d{2})(?!\w)")
_INSTANT = re.compile(
    r"(?<!\w)(\d{1,2})(?:st|nd|rd|th|d)?\s+"
    r"(?:(inst(?:ant)?|courant|ds\.?\s?M|d\.\s?M|corrente|corriente)|(ult(?:imo)?|dernier))\b"
)


def cited_in(words: str) -> tuple[Cited, ...]:
    """The messages that the words of one reference mean, in their order; none where they tell no number and no day."""
    words = words[:_LONGEST]
    if _DOCUMENT.search(words):
        return tuple(_documents(words))[:_MOST]
    compact = [_of_compact(match) for match in _COMPACT.finditer(words)]
    return tuple(compact or _messages(words))[:_MOST]


def day_of(when: When, written: date) -> date | None:
    """The day that a reference written on `written` means: without a year the last such day until then."""
    if when.month < 1:
        first = written.replace(day=1)
        month = first if when.month == 0 else (first - timedelta(days=1)).replace(day=1)
        return _day(month.year, month.month, when.day)
    if when.year:
        return _day(when.year, when.month, when.day)
    # A day of grace: beyond the date line it is tomorrow already.
    found = _day(written.year, when.month, when.day)
    if found and found <= written + timedelta(days=1):
        return found
    return _day(written.year - 1, when.month, when.day)


def plain_number(number: str) -> str:
    """A message's number as `Cited.number` has it: capitals and digits, no zeros before the digits."""
    folded = re.sub(r"[^0-9A-Z]", "", number.upper())
    return re.sub(r"(?<!\d)0+(?=\d)", "", folded)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_compact(match: re.Match[str]) -> Cited:
    year = int(match[1])
    return Cited(Whose.POST, number=match[3], post=match[2], year=year if year > 99 else _century(year))


def _century(year: int) -> int:
    return 1900 + year if year >= 40 else 2000 + year


def _documents(words: str) -> Iterator[Cited]:
    """Documents of an edition: their numbers, and the volume that is named before them."""
    edition = HERE
    at = 0
    for match in _DOCUMENT.finditer(words):
        before = words[at : match.start()]
        before = _FOOTNOTE.sub("", before).strip(" ,;(")
        edition = before or edition
        following = _DOCUMENT.search(words, match.end())
        end = following.start() if following else len(words)
        cut = re.search(r"[^\d\s,;–-](?!nd\b)", words[match.end() : end].replace("and", "   "))
        stop = match.end() + cut.start() if cut else end
        for number in _DOCUMENT_NUMBER.finditer(words, match.end() - 1, stop):
            yield Cited(number=number[1], edition=edition)
        at = stop


def _messages(words: str) -> list[Cited]:
    """Messages by number, by day or both; what is said before the first number holds for all of them."""
    text = _ITEM.sub("", words)
    year_prefix = _YEAR_POST.match(text)
    year = 0
    if year_prefix:
        year = int(year_prefix[1])
        year = year if year > 99 else _century(year)
        text = text[year_prefix.end() :]
    when, text = _when(text)
    text = CLOCK.sub(" ", text)
    source, text = _named(_FROM, text)
    target, text = _named(_TO, text)
    numbers = list(_NUMBER.finditer(text))
    said = _said(text[: numbers[0].start()] if numbers else text)
    base = replace(said, when=when, to=target, year=year)
    if source:
        base = replace(base, whose=Whose.POST, post=source)
    found: list[Cited] = []
    for number in numbers:
        # `TEL AVIV 123` begins with a word, `PARIS 12, BONN 34` names another post.
        first = _numbered(base if not found else replace(base, post=""), number)
        if first.post or not base.post:
            found.append(first)
            base = replace(base, whose=first.whose, post=first.post)
        else:
            found.append(replace(first, post=base.post))
    if not found and when and base.kind and base.whose is not Whose.UNSAID:
        found = [base]
    return found


def _numbered(base: Cited, match: re.Match[str]) -> Cited:
    letters, between, digits = match[1] or "", match[2], match[3]
    folded = fold_word(letters)
    if folded in SERIES:
        return replace(base, series=folded, number=digits)
    if folded in PLAIN or folded in KINDS:
        return replace(base, number=f"{letters}{digits}" if between == "-" else digits)
    if len(letters) > 2 and base.whose in (Whose.UNSAID, Whose.POST) and not base.kind and not base.series:
        return replace(base, whose=Whose.POST, post=f"{base.post} {letters}".lstrip(), number=digits)
    return replace(base, number=f"{letters}{digits}")


def _when(text: str) -> tuple[When | None, str]:
    """The day that the words tell, and the words without it."""
    for match in _INSTANT.finditer(text):
        return When(int(match[1]), 0 if match[2] else -1), _without(text, match)
    for match in _MONTH_FIRST.finditer(text):
        month = month_named(match[1])
        if month:
            return When(int(match[2]), month, int(match[3] or 0)), _without(text, match)
    for match in _DAY_FIRST.finditer(text):
        month = month_named(match[2])
        if month:
            return When(int(match[1]), month, int(match[3] or 0)), _without(text, match)
    for match in _FIGURES.finditer(text):
        month = ROMAN.get(match[2]) or (int(match[2]) if match[2].isdigit() else 0)
        # Day and month cannot be told apart where both are small and differ.
        if 1 <= month <= 12 and (int(match[1]) > 12 or month == int(match[1]) or "." in match[0]):
            year = int(match[3])
            return When(int(match[1]), month, year if year > 99 else _century(year)), _without(text, match)
        return None, _without(text, match)
    return None, text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _named(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    return (match[1].rstrip("."), _without(text, match)) if match else ("", text)


def _said(before: str) -> Cited:
    """Whose message, of what kind and series, and from which post, as the words before its number say."""
    cited = Cited()
    post: list[str] = []
    for match in _WORD.finditer(before):
        word = fold_word(match[0])
        plain = word.removesuffix("s") if match[0].endswith(("'s", "’s")) else word
        whose = WHOSE.get(word) or WHOSE.get(plain)
        if whose and cited.whose is Whose.UNSAID:
            cited = replace(cited, whose=Whose(whose))
        if word in SERIES:
            cited = replace(cited, series=word)
        if match[0] == "TEL" or (match[0] == "Tel" and before[match.end() : match.end() + 2].strip().isupper()):
            # The city, not the telegram.
            post.append(match[0])
            continue
        cited = replace(cited, kind=cited.kind or KINDS.get(word, ""))
        if not whose and word not in SERIES and word not in KINDS and plain not in PLAIN and len(word) > 1:
            post.append(match[0].rstrip("."))
    if cited.whose is Whose.UNSAID and not cited.series and post and all(word[0].isupper() for word in post):
        return replace(cited, whose=Whose.POST, post=" ".join(post[-3:]))
    return cited
