"""From a row of a table, a JSON object or a front matter to a draft: the same fields, whatever the container."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus import draft as parts_of
from corpus.cable import Source
from corpus.draft import Draft, Mark, digest
from corpus.readers.aad import with_telegram
from corpus.readers.columns import folded
from corpus.readers.page import first_sentence, page_of
from corpus.readers.record_values import Stated, is_nothing, line_of_text, text_of, values_of

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


def draft_of(record: Record, columns: Columns, content: str, position: str = "", divided: bool = False) -> Draft:
    """The draft of one record; `columns` says where each field stands (see `column_map`), `content` is digested.

    `divided` tells that a text may hold several values, divided by `;`, `|` or line ends, as tables have them. Each
    marked value stands in a part that bears its column's name. Never raises: a value of an unfit shape is left out.
    """
    parts: dict[str, str] = {}
    marks: list[Mark] = []
    for field, part in _TEXTS.items():
        text = text_of(_found(record, columns, field)[1])
        if text:
            parts[part] = line_of_text(text) if part == parts_of.TITLE else text
    for field in (*_SINGLE, *_SEVERAL):
        # What a document is about may stand in several columns, as subjects, concepts and tags.
        places = columns.get(field, ()) if field == "keywords" else (None,)
        for place in places:
            name, value = _found(record, columns if place is None else {field: (place,)}, field)
            values = values_of(field, value, divided and field in _SEVERAL, folded(name))
            _mark(field, values, name if name not in parts else f"column {name}", parts, marks)
    return Draft(
        parts,
        digest(content),
        id=" ".join(text_of(_found(record, columns, "id")[1]).split()),
        position=position,
        marks=tuple(marks),
        source=_source(record, columns),
    )


def _found(record: Record, columns: Columns, field: str) -> tuple[str, object]:
    """The first of a field's columns that is not empty, and its value; a name with dots leads into objects."""
    for column in columns.get(field, ()):
        value = record.get(column)
        if value is None and column not in record and "." in column:
            value = _inside(record, column.split("."))
        if not is_nothing(value):
            return column, value
    return "", None


def _inside(value: object, names: Sequence[str]) -> object:
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _mark(field: str, values: list[Stated], part: str, parts: dict[str, str], marks: list[Mark]) -> None:
    """Lay the values of a field down as a part of their own, and mark each of them in it."""
    start = 0
    for words, form, entity in values:
        marks.append(Mark(field, words, part, start, form, entity))
        start += len(words) + 2
    if values:
        parts[part] = "; ".join(each.words for each in values)


def _source(record: Record, columns: Columns) -> Source:
    given = _found(record, columns, "source")[1]
    nested = given[0] if isinstance(given, list) and given else given
    values = {name: text_of(_found(record, columns, name)[1]) for name in _SOURCE}
    if isinstance(nested, Mapping):
        values = {name: values[name] or text_of(nested.get(name)) for name in _SOURCE}
    elif isinstance(nested, str):
        text = text_of(nested)
        name = "url" if text.startswith(("http://", "https://")) and " " not in text else "citation"
        values[name] = values[name] or text
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
