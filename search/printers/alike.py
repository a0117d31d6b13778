"""Cables that are like one, for people and as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from search.printers.as_json import SCHEMA, hit_object
from search.printers.inert import inert_line
from search.printers.layout import Line, Segment, fill
from search.printers.terminal import hit_lines
from search.printers.words import counted, say_route, say_span
from search.similar import Double, Like, Similar

_SHARED = 8
_DOUBLES = {Double.SAME: "the same text", Double.NEARLY: "nearly the same text"}


def similar_lines(found: Similar, width: int) -> Iterator[Line]:
    """What is like which cable, by which words, and the cables."""
    cable = found.cable
    named = " · ".join(filter(None, (say_span(cable.date), say_route(cable) or cable.title)))
    yield from fill([Segment(inert_line(f"like {cable.id}: {named}"))], width, "", "  ")
    if not found.terms:
        words = "it has no words that other cables have too, and that few have: nothing can be told to be like it"
        yield from fill([Segment(words, "note")], width, "", "  ")
        return
    by = ", ".join(inert_line(term.text) for term in found.terms)
    yield from fill([Segment(f"by {by} · {found.took_ms:.0f} ms", "dim")], width, "", "  ")
    if not found.likes:
        last = -(-found.total // (found.asked.limit or 1))
        words = f"there is no page {found.asked.page}: the last is {last}" if found.total else "no cable shares a word"
        yield from fill([Segment(words, "note")], width, "", "  ")
    for like in found.likes:
        yield ()
        yield from hit_lines(like.found, width)
        yield from fill([Segment(_shares(like, len(found.terms)), "dim")], width, "    ")


def _shares(like: Like, terms: int) -> str:
    named = ", ".join(inert_line(term.text) for term in like.shared[:_SHARED])
    more = " …" if len(like.shared) > _SHARED else ""
    said = f"shares {len(like.shared)} of {counted(terms, 'word')}: {named}{more}"
    return f"{_DOUBLES[like.double]} · {said}" if like.double else said


def similar_object(found: Similar, filters: Mapping[str, Any]) -> dict[str, Any]:
    """What `similar --json` prints."""
    return {
        "schema": SCHEMA,
        "id": found.cable.id,
        "terms": [
            {"text": term.text, "documents": term.documents, "weight": round(term.weight, 3)} for term in found.terms
        ],
        "filters": filters,
        "total": found.total,
        "took_ms": round(found.took_ms, 1),
        "hits": [
            hit_object(like.found) | {"shared": [term.text for term in like.shared], "double": like.double}
            for like in found.likes
        ],
    }
