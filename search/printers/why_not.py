"""Why a cable is in an answer or not: as people read it, and as JSON."""

from collections.abc import Iterator
from typing import Any

from search.printers.as_json import SCHEMA
from search.printers.inert import inert_line
from search.printers.layout import Line, Segment, clip, fill
from search.printers.words import counted, say_span
from search.why_not import Part, WhyNot

_HAS = 160


def why_not_lines(why: WhyNot, width: int) -> Iterator[Line]:
    """The verdict in a sentence, then each part of the question with yes or no."""
    yield from fill(
        [Segment(f"{why.cable.id}  ", "id"), Segment(inert_line(why.cable.title), "title")], width, "", "  "
    )
    yield from fill([Segment(say_span(why.cable.date), "date")], width, "  ", "  ")
    yield from fill([Segment(inert_line(verdict(why)))], width, "", "  ")
    for part in why.parts:
        answer = "yes" if part.holds else "no"
        opening = (Segment(f"  {answer:<4}", "rank" if part.holds else "mark"),)
        yield from fill([Segment(inert_line(_said(part)))], width, opening, " " * 6)


def verdict(why: WhyNot) -> str:
    """Whether the cable is in the answer, and if not, what keeps it out."""
    if why.rank is not None:
        return f"It is in the answer: number {why.rank:,} of {counted(why.total, 'cable')}."
    against = [part.text for part in why.parts if part.kind != "word" and not part.holds]
    reasons = [f"{', '.join(against)} {'does' if len(against) == 1 else 'do'} not hold"] if against else []
    if why.held < why.needed:
        needed = f"{why.needed} {'is' if why.needed == 1 else 'are'} needed"
        reasons.append(f"it holds {why.held or 'none'} of the words that count, and {needed}")
    return f"It is not in the answer of {counted(why.total, 'cable')}: {'; '.join(reasons) or 'nothing was asked'}."


def _said(part: Part) -> str:
    text = part.text
    if part.kind == "word":
        text += f": {'it has it' if part.holds else 'it does not have it'}"
        if part.has:
            text += f", but “{part.has}”"
    elif part.kind == "excluded":
        text += ": it does not have that" if part.holds else ": it has that"
    elif part.has:
        text += f": it has {clip(part.has, _HAS)}"
    return f"{text} ({part.remark})" if part.remark else text


def why_not_object(why: WhyNot) -> dict[str, Any]:
    """What `search --why-not ID --json` prints."""
    return {
        "schema": SCHEMA,
        "id": why.cable.id,
        "title": why.cable.title,
        "in_answer": why.rank is not None,
        "rank": why.rank,
        "total": why.total,
        "verdict": verdict(why),
        "words": {"held": why.held, "needed": why.needed},
        "clauses": [
            {
                "clause": part.text,
                "kind": part.kind,
                "field": part.field or None,
                "holds": part.holds,
                "counts": part.counts,
                "has": part.has or None,
                "remark": part.remark or None,
            }
            for part in why.parts
        ],
    }
