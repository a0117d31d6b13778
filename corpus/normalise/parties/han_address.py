"""The reader of a Chinese telegram, on a line of its own above the text: `高平大使：`, `外交部：`."""

import re

from corpus.cable import Party, Person
from corpus.draft import BODY, HEAD, Draft
from corpus.normalise.headings.han import han_party
from corpus.normalise.headings.spans import Span
from corpus.normalise.parties.found import Found, evidence_of
from corpus.normalise.parties.opening import opening_of
from corpus.normalise.persons.han import can_be_name

_LINE = re.compile(r"(?P<party>[\u3400-\u9fff]{3,14}?)(?:同志|阁下|閣下|先生)?[ ]?[：:]")
_NAMED = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,3}?)(?P<office>临时代办|臨時代辦|代办|代辦|大使|公使|总领事|總領事|领事|領事|参赞|參贊|"
    r"外长|外長|副部长|副部長|部长|部長|总理|總理|主席)"
)
_MOST_LINES = 12


def addressed_in_han(draft: Draft) -> tuple[Found, ...]:
    """The reader whom the first line names that ends in a colon: by name and office, or by the office or body alone."""
    for line in opening_of(draft)[:_MOST_LINES]:
        found = _LINE.fullmatch(line.text) if line.part in (HEAD, BODY) else None
        party = _party(found["party"]) if found else None
        if found and party:
            span = Span(line.start, line.start + found.end("party"))
            return (evidence_of(draft, "recipients", party, line.part, span, "address", 0.85),)
    return ()


def _party(words: str) -> Party | None:
    named = _NAMED.fullmatch(words)
    if named and can_be_name(named["name"]):
        return Party(words, Person(named["name"], forms=(named["name"],)), office=named["office"])
    return han_party(words)
