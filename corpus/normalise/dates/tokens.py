"""A text as the string of codes, one a token, in which the forms of dates are looked for.

Each token is one letter, so that a form such as `DM,Y` is a short and bounded regular expression. Brackets, quotation
marks, emphasis and footnote marks are left out of the codes: an editor's `October [18], 1964` has the same form.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.frozen import dataclass
from corpus.normalise.dates.arabic import MONTHS as ARABIC_MONTHS
from corpus.normalise.dates.romans import SPACED_YEAR, roman_day, roman_year
from corpus.normalise.dates.spelt import FIRST_YEAR as FIRST_SPELT
from corpus.normalise.dates.spelt import is_numeral
from corpus.normalise.dates.spelt import numbers as spelt_numbers
from corpus.normalise.dates.words import (
    DAY_WORDS,
    FEASTS,
    JOINERS,
    LATIN_DAYS,
    LOWER_CASE_WORDS,
    MONTHS,
    ORDINAL_WORDS,
    OTHER_CALENDARS,
    PARTICLES,
    ROMAN,
    SEASONS,
    TENS,
    WEAK_MONTHS,
    WEEKDAYS,
    fold,
    misspelt_month,
    roman_month,
)

DAY, ORDINAL, SHORT_YEAR, YEAR, APOSTROPHE_YEAR = "D", "O", "n", "Y", "y"
MONTH, LOWER_MONTH, WEAK_MONTH, ROMAN_MONTH, SEASON, WEEKDAY = "M", "l", "m", "R", "S", "W"
PARTICLE, JOINER, COMPACT, OTHER = "o", "&", "K", "x"
ROMAN_DAY, DAY_WORD, ORDINAL_WORD, TEN, OTHER_CALENDAR, FEAST = "r", "d", "w", "t", "C", "F"
NUMERAL = "u"
"""A number in words; it is taken for what it is not before the words beside it are known."""

FIRST_YEAR, LAST_YEAR = 1000, 2099

_TOKEN = re.compile(
    r"(?P<split>(?<!\w)\d{1,3}\[\d{1,3}\??\](?:\d{1,2}\b)?)|(?P<skipped>(?<=\S)\[\d{1,2}\]|\(\?\)|\(#\w{1,8}\)|\bA\.\s?D\.)|"
    r"(?P<expanded>[^\W\d_]{2,9}\[[^\W\d_]{1,9}\](?:[^\W\d_]{1,3}\b)?)|"
    rf"(?P<roman>\b{SPACED_YEAR})|(?P<word>\w+)|(?P<gap>\n[^\S\n]*\n\s*)|(?P<sign>[^\w\s])"
)
_CLIPPED_YEAR = re.compile("[89][0-9][0-9]")
_JOINED_DAY = re.compile(r"([^\W\d_]{4,20})([0-9]{1,2})")
_SINGLE = re.compile(r"\w+")
_DOUBTED_DAY = re.compile(r"(?<!\w)\d{1,2}\?\Z")
_ORDINAL = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|d|er|re|ere|e|eme|o|a|to|mo|º|ª|te|ten|ter|tn|den|da|ta|tia|ma|va|na|no|vo|do|ste|sten)",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\s?(?:hours|hrs|local|Z|GMT|UTC)\b")
_COMPACT = re.compile(r"([0-9]{1,2})([A-Za-z]{3,4})([0-9]{4}|[0-9]{2})")
_GLUED = re.compile(r"([0-9]{1,2}|)([^\W\d_]{3,10})([0-9]{1,4}|)")
_ROMAN_LETTERS = frozenset("ivxlcdmjIVXLCDMJ")
_DASHES = frozenset("-‐‑‒–—―−")
_KEPT = frozenset(",./():")
_SKIPPED = frozenset('[]«»“”"„*_#°')
_ORDINAL_SIGNS = frozenset("ºª")
_APOSTROPHES = frozenset("'’‘`´")
_ELIDED = frozenset("dDlL")


class Token(NamedTuple):
    """A word or sign of the text; `number` is a day's, month's or year's, or a season's index."""

    code: str
    start: int
    end: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Compact:
    """The parts of a date written without spaces: `31OCT62`."""

    day: str
    month: int
    year: str


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order, without those that no form of a date looks at."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "split":
            tokens.extend(_split(match[0], start))
        elif kind == "word" and not (match[0] in _ORDINAL_SIGNS and text[start - 1 : start] == "."):
            tokens.extend(_words(text, match[0], start, end))
        elif kind == "roman":
            tokens.extend(_spaced_year(match[0], start))
        elif kind == "expanded":
            tokens.append(_word(text, re.sub(r"[\[\]]", "", match[0]), start, end))
        elif kind == "gap":
            tokens.append(Token(OTHER, start, end))
        elif kind == "sign" and match[0] not in _SKIPPED:
            tokens.append(Token(_sign(match[0], text, end), start, end))
    if any(token.code == NUMERAL for token in tokens):
        tokens = list(_with_spelt(text, tokens))
    tokens = [token for token in tokens if token.code]
    return _with_misspelt(text, tokens)


def _with_spelt(text: str, tokens: list[Token]) -> Iterator[Token]:
    """The tokens with one for each year and day in words, in the place of those of its words."""
    left = [
        Token(YEAR if value >= FIRST_SPELT else DAY, start, end, value) for start, end, value in spelt_numbers(text)
    ]
    at = 0
    for token in tokens:
        while at < len(left) and left[at].end <= token.start:
            at += 1
        if at < len(left) and left[at].start <= token.start:
            if left[at].start == token.start:
                yield left[at]
        else:
            yield token


def _with_misspelt(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with a month for the one word between a day and a year that is a letter away from a month's name.

    A year after a month may have lost its first figure (`31 December 945`).
    """
    for index in range(2, len(tokens)):
        token, before = tokens[index], tokens[index - 1].code
        if token.code == OTHER and before in MONTH + LOWER_MONTH and tokens[index - 2].code in DAY + ORDINAL:
            clipped = _CLIPPED_YEAR.fullmatch(text, token.start, token.end)
            tokens[index] = token._replace(code=YEAR, number=1000 + int(clipped[0])) if clipped else token
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.code == OTHER and tokens[index - 1].code in (DAY, ORDINAL) and tokens[index + 1].code == YEAR:
            month = misspelt_month(text[token.start : token.end])
            if month:
                tokens[index] = token._replace(code=MONTH, number=month)
    return tokens


def _words(text: str, word: str, start: int, end: int) -> list[Token]:
    """The token of a word, or those of a month to which a printer has joined its day or year (`December2`)."""
    token = _word(text, word, start, end)
    if token.code != OTHER or not (word[0].isdecimal() or word[-1].isdecimal()) or word.isdecimal():
        return [token]
    parts = _GLUED.fullmatch(word)
    if parts is None or fold(parts[2]) not in MONTHS:
        joined = _JOINED_DAY.fullmatch(word)
        return [token] if joined is None else [token, _word(text, joined[2], start + joined.start(2), end)]
    spans = (parts.span(number) for number in (1, 2, 3) if parts[number])
    return [_word(text, word[one:other], start + one, start + other) for one, other in spans]


def _split(word: str, start: int) -> list[Token]:
    """A number of which the editor supplied the last figures (`2[3]`, `196[2]`), or one with a footnote's mark."""
    whole = "".join(char for char in word if char.isdecimal())
    code, number = _number(whole, "", 0) if whole.isascii() else (OTHER, 0)
    if len(whole) in (2, 4) and code in (DAY, YEAR):
        return [Token(code, start, start + len(word), number)]
    first = word.index("[")
    return [_word(word, word[:first], start, start + first)] if word[:first].isascii() else []


def _spaced_year(words: str, start: int) -> Iterator[Token]:
    """A year in Roman figures with points or spaces between them; what comes to no year is words (`M. D. Ames`)."""
    year = roman_year(words)
    if year:
        yield Token(YEAR, start, start + len(words), year)
        return
    for match in _SINGLE.finditer(words):
        yield _word(words, match[0], *match.span())._replace(start=start + match.start(), end=start + match.end())


def _sign(sign: str, text: str, end: int) -> str:
    """A sign's code: itself, a plain dash, or nothing for a short year's apostrophe and an editor's `?]`."""
    if sign in _DASHES:
        return "-"
    if sign == "⁄":
        return "/"
    if sign == "?" and (
        text[end : end + 1] == "]" or text[end - 2 : end - 1] == "[" or _DOUBTED_DAY.search(text, 0, end)
    ):
        return ""
    if sign in _APOSTROPHES and (text[end : end + 1].isdecimal() or text[end - 2 : end - 1] in _ELIDED):
        return ""
    return sign if sign in _KEPT else OTHER


def _word(text: str, word: str, start: int, end: int) -> Token:
    """The token of a run of letters and digits."""
    if word[0] in "Il" and len(word) == 4 and word[1:].isdecimal() and word.isascii():
        word = "1" + word[1:]
    if word.isdecimal() and word.isascii():
        code, number = _number(word, text, start)
    elif word[0].isdecimal():
        code, number = _mixed(word)
    else:
        code, number = _name(word)
    return Token(code, start, end, number)


def _number(digits: str, text: str, start: int) -> tuple[str, int]:
    value, length = int(digits) if len(digits) <= 4 else 0, len(digits)
    if length == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return (OTHER, 0) if _HOURS.match(text, start + 4) else (YEAR, value)
    if length > 2:
        return OTHER, 0
    before = text[max(start - 2, 0) : start]
    if length == 2 and before and before[-1] in _APOSTROPHES and not before[:-1].isalnum():
        return APOSTROPHE_YEAR, value
    if 1 <= value <= 31:
        return DAY, value
    return (SHORT_YEAR, value) if length == 2 else (OTHER, 0)


def _mixed(word: str) -> tuple[str, int]:
    """Digits with letters: an ordinal, a month such as `8bre`, or a date without spaces."""
    month = MONTHS.get(fold(word)) or MONTHS.get(fold(word.replace("0", "o").replace("1", "l")))
    if month:
        return MONTH, month
    if len(word) == 4 and word[0] in "123" and word[1:] in ("oth", "Oth"):
        word = f"{word[0]}0th"
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal and 1 <= int(ordinal[1]) <= 31:
        return ORDINAL, int(ordinal[1])
    return (COMPACT, 0) if compact(word) else (OTHER, 0)


def compact(word: str) -> Compact | None:
    """The parts of a word such as `31OCT62`, or None."""
    match = _COMPACT.fullmatch(word)
    month = MONTHS.get(match[2].lower()) if match else None
    return Compact(match[1], month, match[3]) if match and month else None


@lru_cache(maxsize=4096)
def _name(word: str) -> tuple[str, int]:
    """The code of a word of letters; but for numbers, no name of a date is longer than twenty."""
    if len(word) > 20:
        return (NUMERAL, 0) if is_numeral(word) else (OTHER, 0)
    folded = fold(word)
    month = MONTHS.get(folded) or ARABIC_MONTHS.get(folded)
    if month:
        return (LOWER_MONTH if word in LOWER_CASE_WORDS else MONTH), month
    if word in ROMAN or (not word.isascii() and roman_month(word)):
        return ROMAN_MONTH, roman_month(word) or 0
    for code, numbers in _NAMED:
        number = numbers.get(folded)
        if number is not None:
            return (code, number) if code != DAY_WORD or word == folded else (OTHER, 0)
    if word in LATIN_DAYS:
        return OTHER_CALENDAR, 0
    for code, words in _LISTED:
        if folded in words:
            return code, 0
    if _ROMAN_LETTERS.issuperset(word):
        return _roman(word)
    return (NUMERAL, 0) if is_numeral(word) else (OTHER, 0)


_NAMED = (
    (SEASON, SEASONS), (WEEKDAY, WEEKDAYS), (WEAK_MONTH, WEAK_MONTHS), (DAY_WORD, DAY_WORDS),
    (ORDINAL_WORD, ORDINAL_WORDS), (TEN, TENS),
)  # fmt: skip
_LISTED = ((PARTICLE, PARTICLES), (JOINER, JOINERS), (OTHER_CALENDAR, OTHER_CALENDARS), (FEAST, FEASTS))


def _roman(word: str) -> tuple[str, int]:
    """A year or a day in Roman figures; months are told before."""
    year = roman_year(word)
    if year:
        return YEAR, year
    day = roman_day(word) if len(word) <= 6 and (word.islower() or word.isupper()) else None
    return (ROMAN_DAY, day) if day else (OTHER, 0)
