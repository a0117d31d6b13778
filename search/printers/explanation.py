"""The explanation of a record, as people read it and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.cable import Cable
from search.explaining import Explained, Value, Witness
from search.locating import Passage
from search.printers.as_json import SCHEMA
from search.printers.inert import inert, inert_line
from search.printers.layout import Line, Segment, clip, fill

_LABEL = 16
_CERTAIN = 0.995
_LONGEST = 400
_CALLED = {"sent_at": "time", "recipients": "recipient", "copied": "copies", "places": "places spoken of"}


def explanation_lines(cable: Cable, fields: Sequence[Explained], width: int, *, coloured: bool) -> Iterator[Line]:
    """Each value, where it was read, by which rule and how surely; then the fields that are empty.

    The words of the document stand in their line, in their own colour, or between « » where there are no colours.
    """
    yield from fill([Segment(inert_line(cable.id), "id")], width)
    yield from fill([Segment(inert_line(cable.title), "route")], width)
    for field in fields:
        if field.values:
            yield ()
        for at, value in enumerate(field.values):
            yield from _value(field.label if at == 0 else "", value, width, coloured=coloured)
    absent = [field for field in fields if not field.values]
    if absent:
        yield ()
    for field in absent:
        yield from fill([Segment(f"no {_called(field)}: {field.absent}", "dim")], width, "", "  ")
    for field in fields:
        yield from _unread(field, width, coloured=coloured)


def _unread(field: Explained, width: int, *, coloured: bool) -> Iterator[Line]:
    """Words that should have told a value and could not be read."""
    for witness in field.unread:
        yield ()
        said = f"not read as {field.field}, in {witness.evidence.part}: {witness.reason}"
        yield from fill([Segment(inert_line(said), "dim")], width, "", "  ")
        yield from fill(_shown(witness, coloured=coloured), width, "  ")


def _called(field: Explained) -> str:
    return _CALLED.get(field.field, field.field.replace("_", " "))


def _value(label: str, value: Value, width: int, *, coloured: bool) -> Iterator[Line]:
    opening = (Segment(f"{label:<{_LABEL}}", "label"),)
    yield from fill([Segment(clip(inert_line(value.text), _LONGEST), "title")], width, opening, " " * _LABEL)
    indent = " " * _LABEL
    for witness in value.witnesses:
        said = f"{witness.evidence.part or 'source'}: {witness.reason}, {_sureness(witness.evidence.confidence)}"
        yield from fill([Segment(inert_line(said), "dim")], width, indent + "  ")
        yield from fill(_shown(witness, coloured=coloured), width, indent + "  ")
    if value.remark:
        yield from fill([Segment(value.remark, "dim")], width, indent + "  ")


def _sureness(confidence: float) -> str:
    return "certain" if confidence >= _CERTAIN else f"{confidence:.0%} sure"


def _shown(witness: Witness, *, coloured: bool) -> list[Segment]:
    """The line with the words marked in it."""
    words = " ".join(witness.evidence.words.split())
    passage = witness.passage or Passage(words, 0, len(words))
    opening, closing = ("", "") if coloured else ("«", "»")
    return [
        Segment(inert(passage.text[: passage.start])),
        Segment(f"{opening}{inert(passage.text[passage.start : passage.end])}{closing}", "mark"),
        Segment(inert(passage.text[passage.end :])),
    ]


def explanation_object(cable: Cable, fields: Sequence[Explained]) -> dict[str, Any]:
    """What `explain --json` prints."""
    return {
        "schema": SCHEMA,
        "id": cable.id,
        "title": cable.title,
        "fields": [
            {
                "field": field.field,
                "values": [_value_object(value) for value in field.values],
                "absent": field.absent or None,
                "unread": [_witness_object(witness) for witness in field.unread],
            }
            for field in fields
        ],
    }


def _value_object(value: Value) -> dict[str, Any]:
    return {
        "text": value.text,
        "remark": value.remark or None,
        "evidence": [_witness_object(witness) for witness in value.witnesses],
    }


def _witness_object(witness: Witness) -> dict[str, Any]:
    evidence, passage = witness.evidence, witness.passage
    return {
        "part": evidence.part,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
        "rule": evidence.rule,
        "reason": witness.reason,
        "confidence": evidence.confidence,
        "line": None if passage is None else {"text": passage.text, "start": passage.start, "end": passage.end},
    }
