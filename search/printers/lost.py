"""Why an answer is empty or small: a few lines for people, and JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from search.printers.inert import inert_line
from search.printers.layout import Line, Segment, clip, fill

if TYPE_CHECKING:
    from search.lost import Clause, Lost, Nearest
    from search.service import Answer
    from search.spelling import Suggestion

_CLAUSES = 6
_TEXT = 60
_GARBLES = 120
_FORMS = 3


def lost_lines(lost: "Lost", total: int, width: int) -> Iterator[Line]:
    """What to say below the line that sums up an answer of `total` cables."""
    shown = lost.clauses[:_CLAUSES] if total or len(lost.clauses) > 1 else ()
    for clause in shown:
        yield from fill([Segment(inert_line(_clause(clause, total)), "note")], width, "  ", "    ")
    for each in lost.suggestions:
        yield from fill([Segment(inert_line(_suggestion(each)), "note")], width, "", "  ")
    if lost.nearest:
        yield from fill([Segment(inert_line(_nearest(lost.nearest)), "note")], width, "", "  ")


def garble_lines(answer: "Answer", width: int) -> Iterator[Line]:
    """In which spoilt forms words were looked for as well, and how many cables are there for these alone."""
    if not answer.only_garbled:
        return
    said = [f"{word} as {', '.join(each.text for each in found[:_FORMS])}" for word, found in answer.garbles.items()]
    text = f"{_cables(answer.only_garbled)} only by words misprinted or misread (--exact leaves them out): "
    yield from fill([Segment(inert_line(text + clip("; ".join(said), _GARBLES)), "note")], width, "", "  ")


def _clause(clause: "Clause", total: int) -> str:
    text = clip(clause.text, _TEXT)
    undated = f", {clause.undated:,} of them undated" if clause.undated else ""
    if total:
        return f"{text} leaves out {clause.without - total:,} of {clause.without:,}{undated}"
    if clause.kind == "excluded":
        return f"{text}: it takes away {_cables(clause.alone)}; {_number(clause.without)} without it{undated}"
    return f"{text}: {_cables(clause.alone)} by itself, {_number(clause.without)} without it{undated}"


def _suggestion(suggestion: "Suggestion") -> str:
    asked = f"{suggestion.field}:{suggestion.asked}" if suggestion.field else suggestion.asked
    instead = ", ".join(f"{each.text} ({each.cables:,})" for each in suggestion.instead)
    if suggestion.alike:
        return f"instead of {clip(asked, _TEXT)}, did you mean {instead}?"
    return f"for {suggestion.field}: there is {instead}"


def _number(number: int) -> str:
    return f"{number:,}" if number else "none"


def _nearest(nearest: "Nearest") -> str:
    text = " ".join((nearest.question, *nearest.flags))
    changed = f" ({', '.join(nearest.changed)})" if nearest.changed else ""
    return f"nearest question that finds something: {text}{changed}: {_cables(nearest.total)}"


def _cables(number: int) -> str:
    return f"{number:,} cable{'' if number == 1 else 's'}" if number else "no cable"


def lost_object(lost: "Lost | None") -> dict[str, Any] | None:
    """The same for programs; None where there is nothing to say."""
    if lost is None:
        return None
    return {
        "clauses": [
            {
                "clause": each.text,
                "kind": each.kind,
                "field": each.field or None,
                "alone": each.alone,
                "without": each.without,
                "undated": each.undated,
            }
            for each in lost.clauses
        ],
        "nearest": nearest_object(lost.nearest) if lost.nearest else None,
        "suggestions": [
            {
                "asked": each.asked,
                "field": each.field or None,
                "alike": each.alike,
                "instead": [{"text": one.text, "cables": one.cables} for one in each.instead],
            }
            for each in lost.suggestions
        ],
    }


def nearest_object(nearest: "Nearest") -> dict[str, Any]:
    """The nearest question that finds anything."""
    return {
        "question": nearest.question,
        "flags": list(nearest.flags),
        "left_out": list(nearest.left_out),
        "changed": list(nearest.changed),
        "total": nearest.total,
    }
