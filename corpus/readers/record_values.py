"""The values of rows and objects as texts: lists that stand in a text, dates as machines write them, pages of HTML."""

import html
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from corpus.draft import BODY_CORPORATE, PERSON, POST
from corpus.readers.catalogue_names import natural

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DIVIDER: Final = re.compile(r"\s*[;|\n]\s*")
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?\Z")
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0{1,9})?)?\s?(?:Z|UTC|[+-]00:?00)?\Z")
_OPEN_DATE: Final = re.compile(r"(\d{4})-(00|\d{2})-(00|\d{2})\Z")
_DIGITS: Final = re.compile(r"([-+]?\d{6,14})(?:\.0{1,6})?\Z")
_EPOCH: Final = date(1970, 1, 1)
_YEARS: Final = range(1400, 2101)
_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?\Z")
_DATES: Final = frozenset(("date", "received"))
# Columns in which names stand as catalogues head them, those of persons who are named, not present.
_CATALOGUED: Final = frozenset(("persons", "people", "person_names", "creator", "creators"))
_NAMED: Final = frozenset(("persons", "people", "person_names"))
# How programs write that there is nothing: databases, spreadsheets, statistics.
_NOTHING: Final = frozenset(
    ("null", "none", "nan", "nat", "n/a", "na", "#n/a", "\\n", "(null)", "<na>", "-", "--", "[]", "{}")
)
_ENTITY: Final = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_TAG: Final = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|br|cite)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_LONGEST_LIST: Final = 20_000
_HTML: Final = re.compile(
    r"\s{0,20}<(?:!doctype|html|body|p|div|h[1-6]|table|ul|ol|span|article|section|pre)\b", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"</(?:p|div|h[1-6]|table|ul|ol|span|body|html|article|section|pre)\s{0,3}>", re.IGNORECASE)
_QUOTED: Final = re.compile(r"'(?:[^'\\]|\\.){0,2000}'|\"(?:[^\"\\]|\\.){0,2000}\"")
_BARE: Final = re.compile(r"\"(?:[^\"\\]|\\.){0,2000}\"|[^,\"]{1,2000}")
_ESCAPE: Final = re.compile(r"\\(.)")
_PRINTED: Final = frozenset(("office", "body", "post"))


class Stated(NamedTuple):
    """One value of a field: its words, the machine's form, and what it names where the source says so."""

    words: str
    form: str = ""
    entity: str = ""


def clean(text: str) -> str:
    """`text` with single `\\n` line ends, without NULs and the lone surrogates that no encoding can hold."""
    text = _SURROGATE.sub("\ufffd", text) if not text.isascii() else text
    text = text.replace("\0", "") if "\0" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_nothing(value: object) -> bool:
    """Whether a value says nothing: it is empty, or the word with which programs write so."""
    if isinstance(value, str):
        return not value.strip() or (len(value) < 10 and value.strip().lower() in _NOTHING)
    return value in (None, [], {})


def text_of(value: object, depth: int = 3) -> str:
    """A text; a list of texts becomes paragraphs, HTML what it shows. Nothing deeper than `depth`: YAML folds bombs
    into a line."""
    if isinstance(value, str):
        text = clean(value).strip()
        if "&" in text and _ENTITY.search(text) and not text.startswith("<"):
            text = html.unescape(text)
        return _shown(text) if text.startswith("<") and _HTML.match(text) and _CLOSED.search(text) else text
    if isinstance(value, list) and depth:
        return "\n\n".join(text for item in value if (text := text_of(item, depth - 1)))
    if isinstance(value, Mapping) and depth:
        return text_of(value.get("text") or value.get("verbatim") or value.get("name"), depth - 1)
    return ""


def line_of_text(text: str) -> str:
    """A text on one line, without the tags by which parts of it are set apart."""
    return " ".join((_TAG.sub(_instead, text) if "<" in text else text).split())


def _instead(tag: re.Match[str]) -> str:
    return " " if tag[0][1:3].lower() == "br" else ""


def _shown(page: str) -> str:
    """The text of a piece of HTML, as it stands where that cannot be read."""
    from corpus.errors import Unreadable
    from corpus.readers.html_furniture import Furniture
    from corpus.readers.html_text import lines_of
    from corpus.readers.html_tree import tree_of

    try:
        root = tree_of(page.encode("utf-8", "replace"))
    except Unreadable:
        return page
    return "\n".join(lines_of(root, Furniture(root))).strip() or page


def values_of(field: str, value: object, divided: bool, column: str = "") -> list[Stated]:
    """The values that are stated for a field. A list may stand in a text, as JSON, Python and databases write it."""
    items: list[object] = []
    for item in value if isinstance(value, list) else [value]:
        items.extend(item if isinstance(item, list) else _listed(item) if isinstance(item, str) else [item])
    stated: list[Stated] = []
    for item in items:
        if isinstance(item, Mapping):
            stated.append(_structured(field, item))
        elif isinstance(item, str):
            texts = _DIVIDER.split(clean(item)) if divided else [clean(item)]
            stated.extend(Stated(*_pair(field, text.strip(), column)) for text in texts if not is_nothing(text))
    return [each for each in stated if each.words]


def _listed(text: str) -> list[object]:
    """The items of a list that stands in a text (`["a", "b"]`, `['a', 'b']`, `{a,"b, c"}`), else the text alone."""
    bare = text.strip()
    if len(bare) > _LONGEST_LIST or bare[:1] + bare[-1:] not in ("[]", "{}"):
        return [text]
    try:
        loaded = json.loads(bare)
    except (ValueError, RecursionError):
        return list(_quoted(bare)) or [text]
    if isinstance(loaded, list) and any(isinstance(item, list) for item in loaded):
        return [text]
    if isinstance(loaded, list):
        return [item for item in loaded if isinstance(item, str | dict)]
    return [loaded] if isinstance(loaded, dict) else [text]


def _quoted(bare: str) -> list[str]:
    """The items of a list as Python or a database writes it; nothing where anything else stands between them."""
    inside = bare[1:-1]
    if bare[0] == "{" and not _QUOTED.search(inside):
        return [item.strip() for item in inside.split(",") if item.strip()] if ":" not in inside else []
    if _QUOTED.sub("", inside).strip(" ,\n") and bare[0] == "[":
        return []
    found = (_QUOTED if bare[0] == "[" else _BARE).finditer(inside)
    return [words for each in found if (words := _ESCAPE.sub(r"\1", each[0].strip(" \n").strip("\"'")).strip())]


def _structured(field: str, value: Mapping[object, object]) -> Stated:
    """A value that this program printed as an object (`show --json`), or one like it."""
    get = {name: clean(text).strip() for name, text in value.items() if isinstance(name, str) and isinstance(text, str)}
    if field in _DATES:
        if "$date" in value or "year" in value:
            return Stated(*_stored_date(value))
        start, end = get.get("start", ""), get.get("end", "")
        interval = start if start == end else f"{start or '..'}/{end or '..'}"
        form = get.get("edtf") or interval
        return Stated(get.get("verbatim") or get.get("text") or form, form)
    if field == "keywords" and get.get("origin") == "derived":
        return Stated("")
    titles = (get.get("office"), get.get("body"), get.get("post"))
    name = get.get("name") or get.get("full_name") or get.get("label") or get.get("title") or get.get("topic_name")
    # Beside a name only the office can stand so that it is read as one; a place after it would be taken for a forename.
    party = " ".join(filter(None, (get.get("office"), name))) if name else ", ".join(filter(None, titles))
    words = get.get("verbatim") or get.get("text") or party
    if value.keys() >= _PRINTED:
        return Stated(words, get.get("name", ""), _entity(get))
    return Stated(words, get.get("role" if field == "participants" else "id") or get.get("person_id") or "")


def _entity(party: Mapping[str, str]) -> str:
    """What a printed party is where it is one thing alone: a person, a body or a post."""
    told = [name for name in ("name", "office", "body", "post") if party.get(name)]
    alone = {"name": PERSON, "body": BODY_CORPORATE, "post": POST}
    return alone.get(told[0], "") if len(told) == 1 else ""


def _stored_date(value: Mapping[object, object]) -> tuple[str, str]:
    """A date as databases print it: MongoDB's `{"$date": …}`, or year, month and day by themselves."""
    stored = value.get("$date")
    stored = stored.get("$numberLong") if isinstance(stored, Mapping) else stored
    if isinstance(stored, str):
        return _pair("date", clean(stored).strip(), "")
    parts = [str(value.get(name) or "0") for name in ("year", "month", "day")]
    if not all(part.isdecimal() and len(part) < 5 for part in parts):
        return "", ""
    words = f"{parts[0]:0>4}-{parts[1]:0>2}-{parts[2]:0>2}"
    form = date_form(words)
    return form, form


def _pair(field: str, words: str, column: str) -> tuple[str, str]:
    if field in _DATES:
        # A clock that only says when a day begins says nothing.
        midnight = _MIDNIGHT.match(words)
        return (midnight[1], _day(midnight[1])) if midnight else (words, date_form(words, column))
    if field in ("language", "original_language"):
        return words, words if _CODE.match(words) else ""
    if column in _CATALOGUED:
        return natural(words), "named" if column in _NAMED and field == "participants" else ""
    return words, ""


def date_form(words: str, column: str = "") -> str:
    """The machine's form of a date of figures, "" where the words are for the normaliser to read."""
    if _OPEN_DATE.match(words):
        return _day(words)
    if _ISO.match(words):
        return words
    digits = _DIGITS.match(words)
    if digits:
        return _of_digits(digits[1])
    # FOIArchive stores the document's own clock as if it were Greenwich's.
    return words.removesuffix("+00:00") if column == "authored" and words[4:5] == "-" else ""


def _day(words: str) -> str:
    """`1962-11-00` is a month and `1962-00-00` a year; a year that cannot be is nothing."""
    parts = words.split("-")
    if int(parts[0]) not in _YEARS:
        return ""
    return "-".join(_until_zero(parts))


def _until_zero(parts: list[str]) -> list[str]:
    """The parts of a date before the first that is left open."""
    return parts[: next((at for at, part in enumerate(parts) if not int(part)), len(parts))]


def _of_digits(digits: str) -> str:
    """A date without dashes (`19621104`, `19621100`, `196211`), or seconds or thousandths since 1970."""
    if len(digits) == 8 and int(digits[:4]) in _YEARS and int(digits[4:6]) <= 12 and int(digits[6:]) <= 31:
        return _day(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    if len(digits) == 6 and digits.isdecimal():
        # Six digits may be a year and a month, or a short year, a month and a day.
        month = int(digits[:4]) in _YEARS and 0 < int(digits[4:]) <= 12 and not 0 < int(digits[2:4]) <= 12
        return f"{digits[:4]}-{digits[4:]}" if month else ""
    size = len(digits.lstrip("-+"))
    if size < 8 or (size == 8 and digits[0] not in "-+"):
        return ""
    seconds = int(digits) / (1000 if size > 10 else 1)
    try:
        day = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    return day.isoformat() if day.year in _YEARS and day < datetime.now(UTC).date() else ""
