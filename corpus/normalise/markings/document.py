"""How secret, how urgent and for whose eyes a message is: from what marks it, never from a sentence of its text."""

from collections.abc import Iterator
from functools import lru_cache

from corpus.cable import Evidence
from corpus.draft import BODY, DATELINE, HEAD, SOURCE_NOTE, Draft
from corpus.frozen import dataclass
from corpus.normalise.finding import Finding
from corpus.normalise.markings.lines import markings_of
from corpus.normalise.markings.source_notes import SourceNote, split_source_note
from corpus.normalise.markings.words import CLASSIFICATION, HANDLING, PRECEDENCE, Marking, marks_in, meaning

__all__ = ["SourceNote", "classification_of", "handling_of", "precedence_of", "split_source_note"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A marking and the part in which it stands."""

    part: str
    rule: str
    marking: Marking


def classification_of(draft: Draft) -> Finding[str]:
    """The classification in lower-case English (`top secret`), empty where the message bears none."""
    return _first(draft, CLASSIFICATION)


def precedence_of(draft: Draft) -> Finding[str]:
    """The precedence in lower-case English (`niact immediate`), empty where the message states none."""
    return _first(draft, PRECEDENCE)


def handling_of(draft: Draft) -> Finding[tuple[str, ...]]:
    """The handling instructions in lower-case English (`nodis`, `eyes only`), each once, in the order found."""
    chosen: dict[str, _Found] = {}
    for found in _all(draft):
        if found.marking.field == HANDLING:
            chosen.setdefault(found.marking.value, found)
    return Finding(tuple(chosen), tuple(_evidence(draft, found) for found in chosen.values()))


def _first(draft: Draft, field: str) -> Finding[str]:
    for mark in draft.marked(field):
        known = meaning(mark.words) or meaning(mark.value)
        value = known[1] if known and known[0] == field else ""
        if value:
            place = Marking(field, value, mark.start, mark.end)
            evidence = (_evidence(draft, _Found(mark.part, "marked by the source", place)),) if mark.part else ()
            return Finding(value, evidence)
    for found in _all(draft):
        if found.marking.field == field:
            return Finding(found.marking.value, (_evidence(draft, found),))
    return Finding("")


def _evidence(draft: Draft, found: _Found) -> Evidence:
    place = found.marking
    words = draft.part(found.part)[place.start : place.end]
    return Evidence(place.field, found.part, place.start, place.end, words, found.rule, 0.95)


def _all(draft: Draft) -> Iterator[_Found]:
    """All markings of a draft: what the source marks, then its note, the head, the dateline, the body's beginning."""
    for field in (CLASSIFICATION, PRECEDENCE, HANDLING):
        for mark in draft.marked(field):
            for place in marks_in(mark.words) if mark.part else ():
                moved = Marking(place.field, place.value, mark.start + place.start, mark.start + place.end)
                yield _Found(mark.part, "marked by the source", moved)
    for marking in _of_note(draft.part(SOURCE_NOTE)):
        yield _Found(SOURCE_NOTE, "source note", marking)
    for part in (HEAD, DATELINE, BODY):
        for rule, marking in markings_of(draft.part(part), in_body=part == BODY):
            yield _Found(part, rule, marking)


@lru_cache(maxsize=8)
def _of_note(note: str) -> tuple[Marking, ...]:
    return split_source_note(note).markings
