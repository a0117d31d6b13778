"""Headings and parties in Chinese characters, where no spaces part the words: "驻苏联大使某某致外交部电"."""

import re

from corpus.cable import Party, Person
from corpus.normalise.headings.spans import Span

_OFFICE = (
    "临时代办|臨時代辦|代办|代辦|特命全权大使|大使|公使|总领事|總領事|领事|領事|参赞|參贊|外长|外長|部长|部長|"
    "总理|總理|主席|总书记"
)
_HAN = r"[\u3400-\u9fff]"
_HEADING = re.compile(
    rf"\s*(?P<from>{_HAN}{{2,24}}?)(?:给|給|致|呈)(?P<to>{_HAN}{{2,24}}?)的?"
    r"(?:急|密)?(?:电报?|電報?|函|信|报告|報告|照会|照會|备忘录|備忘錄|指示)[。\s]*$"
)
_PARTY = re.compile(
    rf"(?:驻(?P<post>{_HAN}{{1,8}}?)|(?P<of>{_HAN}{{2,10}}?))?(?P<office>{_OFFICE})(?P<name>[\u3400-\u9fff·]{{2,8}})?"
)
_BODY = re.compile(rf"{_HAN}{{0,12}}(?:部|委员会|委|院|馆|館|局|府|司|厅|办公室|中央)")


def han_heading(line: str) -> tuple[Span, Span] | None:
    """The sender and the recipient of a Chinese heading, as spans of the line; None for any other."""
    found = _HEADING.match(line[:80])
    return (Span(*found.span("from")), Span(*found.span("to"))) if found else None


def han_party(phrase: str) -> Party | None:
    """The party that a phrase in Chinese characters names by an office or a body; None where it names neither."""
    text = phrase.strip()
    found = _PARTY.fullmatch(text)
    if found:
        person = Person(found["name"], forms=(found["name"],)) if found["name"] else None
        office = found["office"] if found["post"] else text.removesuffix(found["name"] or "")
        return Party(text, person, office=office, post=found["post"])
    return Party(text, body=text) if _BODY.fullmatch(text) else None
