"""From a row of a table, a JSON object or a front matter to a draft: the same fields, whatever the container."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus import draft as parts_of
from corpus.cable import Source
from corpus.draft import Draft, Mark, digest
from corpus.readers.aad import with_telegram
from corpus.readers.page import first_sentence, page_of

Record = Mapping[str, object]
Columns = Mapping[str, tuple[str, ...]]

_TEXTS: Final = {
    "title": parts_of.TITLE,
    "header": parts_of.HEAD,
    "dateline": parts_of.DATELINE,
    "summary": parts_of.SUMMARY,
    "body": parts_of.BODY,
    "notes": parts_of.NOTES,
    "source_note": parts_of.SOURCE_NOTE,
}
_SINGLE: Final = (
    "date",
    "received",
    "place",
    "classification",
    "kind",
    "number",
    "language",
    "original_language",
    "precedence",
)
_SEVERAL: Final = ("sender", "recipients", "copied", "participants", "keywords", "references", "handling")
_SOURCE: Final = ("collection", "archive", "fonds", "citation", "url", "translator")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DIVIDER: Final = re.compile(r"\s*[;|\n]\s*")
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?\Z")
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]00:?00)?\Z")
_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?\Z")


def draft_of(record: Record, columns: Columns, content: str, position: str = "", divided: bool = False) -> Draft:
    """The draft of one record; `columns` says where each field stands (see `column_map`), `content` is digested.

    `divided` tells that a text may hold several values, divided by `;`, `|` or line ends, as tables have them. Each
    marked value stands in a part that bears its column's name. Never raises: a value of an unfit shape is left out.
    """
    parts: dict[str, str] = {}
    marks: list[Mark] = []
    for field, part in _TEXTS.items():
        text = _text(_found(record, columns, field)[1])
        if text:
            parts[part] = text
    for field in (*_SINGLE, *_SEVERAL):
        name, value = _found(record, columns, field)
        values = _values(field, value, divided and field in _SEVERAL)
        _mark(field, values, name if name not in parts else f"column {name}", parts, marks)
    return Draft(
        parts,
        digest(content),
        id=" ".join(_text(_found(record, columns, "id")[1]).split()),
        position=position,
        marks=tuple(marks),
        source=_source(record, columns),
    )


def clean(text: str) -> str:
    """`text` with single `\\n` line ends, without the lone surrogates that no encoding can hold."""
    text = _SURROGATE.sub("\ufffd", text) if not text.isascii() else text
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _found(record: Record, columns: Columns, field: str) -> tuple[str, object]:
    """The first of a field's columns that is not empty, and its value; a name with dots leads into objects."""
    for column in columns.get(field, ()):
        value = record.get(column)
        if value is None and column not in record and "." in column:
            value = _inside(record, column.split("."))
        if value not in (None, "", [], {}):
            return column, value
    return "", None


def _inside(value: object, names: Sequence[str]) -> object:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _text(value: object, depth: int = 3) -> str:
    """A text; a list of texts becomes paragraphs. Nothing deeper than `depth`: YAML folds bombs into a line."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, list) and depth:
        return "\n\n".join(text for item in value if (text := _text(item, depth - 1)))
    if isinstance(value, Mapping) and depth:
        return _text(value.get("text") or value.get("verbatim") or value.get("name"), depth - 1)
    return ""


def _values(field: str, value: object, divided: bool) -> list[tuple[str, str]]:
    """Pairs of words and the machine's form, one for each value of a field."""
    items = value if isinstance(value, list) else [value]
    pairs: list[tuple[str, str]] = []
    for item in items:
        if isinstance(item, Mapping):
            pairs.append(_structured(field, item))
        elif isinstance(item, str):
            texts = _DIVIDER.split(clean(item)) if divided else [clean(item)]
            pairs.extend((text.strip(), _machine_form(field, text.strip())) for text in texts)
    return [(words, form) for words, form in pairs if words]


def _structured(field: str, value: Record) -> tuple[str, str]:
    """Words and form of a value that this program printed as an object (`show --json`), or one like it."""
    get = {name: clean(text).strip() for name, text in value.items() if isinstance(name, str) and isinstance(text, str)}
    if field in ("date", "received"):
        start, end = get.get("start", ""), get.get("end", "")
        interval = start if start == end else f"{start or '..'}/{end or '..'}"
        form = get.get("edtf") or interval
        return get.get("text") or get.get("verbatim") or form, form
    if field == "keywords" and get.get("origin") == "derived":
        return "", ""
    titles = (get.get("office"), get.get("body"), get.get("post"))
    words = get.get("verbatim") or get.get("text") or ", ".join(text for text in (get.get("name"), *titles) if text)
    return words, get.get("role" if field == "participants" else "id") or get.get("person_id") or ""


def _machine_form(field: str, words: str) -> str:
    if field in ("date", "received"):
        midnight = _MIDNIGHT.match(words)
        return midnight[1] if midnight else words if _ISO.match(words) else ""
    return words if field in ("language", "original_language") and _CODE.match(words) else ""


def _mark(field: str, values: list[tuple[str, str]], part: str, parts: dict[str, str], marks: list[Mark]) -> None:
    """Lay the values of a field down as a part of their own, and mark each of them in it."""
    start = 0
    for words, form in values:
        marks.append(Mark(field, words, part, start, form))
        start += len(words) + 2
    if values:
        parts[part] = "; ".join(words for words, _ in values)


def _source(record: Record, columns: Columns) -> Source:
    given = _found(record, columns, "source")[1]
    nested = given[0] if isinstance(given, list) and given else given
    values = {name: _text(_found(record, columns, name)[1]) for name in _SOURCE}
    if isinstance(nested, Mapping):
        values = {name: values[name] or _text(nested.get(name)) for name in _SOURCE}
    elif isinstance(nested, str):
        values["citation"] = values["citation"] or _text(nested)
    return Source(**values)


def completed(draft: Draft, has_header: bool) -> Draft:
    """A row's draft with what its text itself says: a title where it has none, and the head of a bare transcript.

    A row that has neither a header (`has_header`), a date nor a sender is taken for a text in a wrapper, and read
    as a page; any other keeps its body as it stands.
    """
    draft = with_telegram(draft)
    body = draft.part(parts_of.BODY)
    if not body:
        return draft
    bare = not (has_header or draft.part(parts_of.DATELINE) or draft.marked("date") or draft.marked("sender"))
    if not bare:
        title = draft.part(parts_of.TITLE) or first_sentence(body)
        return replace(draft, parts={**draft.parts, parts_of.TITLE: title})
    page = page_of(body.split("\n"), draft.part(parts_of.TITLE))
    marked = {mark.field for mark in draft.marks}
    marks = draft.marks + tuple(mark for mark in page.marks if mark.field not in marked)
    given = {name: text for name, text in draft.parts.items() if name != parts_of.BODY}
    return replace(draft, parts={**page.parts, **given}, marks=marks)
