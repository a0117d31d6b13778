"""Headings and parties in Chinese characters, where no spaces part the words: "驻苏联大使某某致外交部电"."""

import re

from corpus.cable import Party, Person
from corpus.normalise.headings.spans import Span

_OFFICE = (
    "临时代办|臨時代辦|代办|代辦|特命全权大使|大使|公使|总领事|總領事|领事|領事|参赞|參贊|外长|外長|部长|部長|"
    "总理|總理|主席|总书记"
)
_HAN = r"[\u3400-\u9fff]"
# The day may stand before the parties: "昭和十六年十一月二十日　某外務大臣より…".
_DAY = r"(?:\S{2,16}年\S{1,3}月(?:\S{1,4}日)?[\s\u3000]{1,4})?"
_HEADING = re.compile(
    rf"\s*{_DAY}(?P<from>{_HAN}{{2,24}}?)(?:给|給|致|呈)(?P<to>{_HAN}{{2,24}}?)的?"
    r"(?P<kind>(?:急|密)?(?:电报?|電報?|函|信|报告|報告|照会|照會|备忘录|備忘錄|指示))?[。\s]*$"
)
# Japanese telegrams: "在英国某大使ヨリ某外務大臣宛(電報)", "在英国大使発外務大臣宛".
_JAPANESE = re.compile(
    rf"\s*{_DAY}(?P<from>{_HAN}{{2,24}}?)(?:(?:ヨリ|より)|[発發](?=.{{2,24}}宛))(?P<to>{_HAN}{{2,24}}?)(?:ヘ|へ)?宛?(?:ノ|の)?"
    r"(?:[（(](?:電報|公信|極秘|至急)[)）]|電報|公信)?\s*$"
)
_AT_POST = re.compile(
    rf"在(?P<post>{_HAN}{{1,6}}?国|[米英仏佛蘇]|独(?!逸)|伊(?!太)|{_HAN}{{2}})(?P<name>{_HAN}{{0,4}}?)"
    r"(?P<office>(?:臨時)?代理(?:大使|公使)|特命全権大使|大使|公使|総領事|領事)"
)
_OF_HOME = re.compile(rf"(?P<name>{_HAN}{{0,4}}?)(?P<office>外務大臣|外務次官|総理大臣|首相|外相|{_HAN}{{1,3}}局長)")
_PARTY = re.compile(
    rf"(?:驻(?P<post>{_HAN}{{1,8}}?)|(?P<of>{_HAN}{{2,10}}?))?(?P<office>{_OFFICE})(?P<name>[\u3400-\u9fff·]{{2,8}})?"
)
_BODY = re.compile(rf"{_HAN}{{0,12}}(?:部|委员会|委|院|馆|館|局|府|司|厅|办公室|中央)")


def han_heading(line: str) -> tuple[Span, Span] | None:
    """The sender and the recipient of a Chinese or Japanese heading, as spans of the line; None for any other.

    Without a word for its kind it is one only between two offices or bodies ("外交部致驻缅甸使馆").
    """
    found = _HEADING.match(line[:80])
    if found and not (found["kind"] or (han_party(found["from"]) and han_party(found["to"]))):
        found = None
    found = found or _JAPANESE.match(line[:80])
    return (Span(*found.span("from")), Span(*found.span("to"))) if found else None


def han_party(phrase: str) -> Party | None:
    """The party that a phrase in Chinese characters names by an office or a body; None where it names neither."""
    text = phrase.strip()
    named = _AT_POST.fullmatch(text) or _OF_HOME.fullmatch(text)
    if named:
        post = named["post"] if "post" in named.groupdict() else None
        person = Person(named["name"], forms=(named["name"],)) if named["name"] else None
        return Party(text, person, office=named["office"], post=post)
    found = _PARTY.fullmatch(text)
    if found:
        person = Person(found["name"], forms=(found["name"],)) if found["name"] else None
        office = found["office"] if found["post"] else text.removesuffix(found["name"] or "")
        return Party(text, person, office=office, post=found["post"])
    return Party(text, body=text) if _BODY.fullmatch(text) else None
