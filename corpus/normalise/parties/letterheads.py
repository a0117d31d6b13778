"""The printed head of a mission's or an office's paper: "Embajada de México", "FRENCH EMBASSY, LONDON"."""

import re

from corpus.cable import Party
from corpus.draft import DATELINE, TITLE, Draft
from corpus.normalise.headings.abroad import reader_begins
from corpus.normalise.headings.casing import heading_case
from corpus.normalise.headings.institutions import Setting, institution_of
from corpus.normalise.headings.offices import BODY, OFFICE, POSTED_BODY, is_institution
from corpus.normalise.headings.spans import Span
from corpus.normalise.lexicon import words
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.parties.found import Found, evidence_of
from corpus.normalise.parties.opening import Line, opening_of

_MOST_LINES = 8
_MOST_WORDS = 10
# What has its paper printed, beside missions.
_HOUSES = re.compile(
    r"(?:the\s)?(?:royal\s|imperial\s|federal\s|r\.\s|regi[oa]\s|reale\s)?(?:ministr(?:y|y of)|minist[eèé]r|"
    r"министерство|"
    r"department of|foreign office|commonwealth relations office|colonial office|dominions office|auswärtiges amt|"
    r"secretar[íi]a de|government of|office of the|(?:the )?white house|prime minister['’]s|cabinet office|"
    r"bundeskanzleramt|"
    r"reichskanzlei|présidence|presidencia|presidência|presidenza|мид ссср|нкид|народный комиссариат|ministerstwo|"
    r"\d{1,3},? downing street|"
    r"quai d['’]orsay|eidgenössisches)",
    re.IGNORECASE,
)
_INCOMING = re.compile(
    r"\b(?:incoming|inward|received|à l['’]arrivée|eingang|entrada|recebid[oa]|recibid[oa]|in arrivo|входящ\w+|"
    r"telegram received)\b",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(
    r"[:;№$%@!?\"“”«»]|\d|\b(?:to|from|by|between|with|regarding|concerning|archives?|files?|telegram|despatch|letter|"
    r"report|"
    r"memorandum|note|minutes|records?|conversation|meeting|policy|relations|visit|statement|archiv|fonds|fondo|"
    r"documents?|series|"
    r"papers|collection|history|historical|library|translated|source)\b",
    re.IGNORECASE,
)
# Forms of Lusophone and other services print "from" before the mission ("Da Embaixada em Washington").
_FROM = re.compile(r"\A(?i:d[aoe]|de\s(?:la|el)|del|de\sl['’])\s(?=[^\W\d_a-z])")
_PLACE = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}(?:[ -][^\W\d_a-z][^\W\d_]{2,}){0,2}")
_FURTHER = re.compile(r"(?:auprès|près|presso|ante|cerca|beim?|bei|in|à|en|at|to|of|при|в|for)\s", re.IGNORECASE)
_SMALL = words(
    "of the in and for to at on by de du des del la las los le der von y e et au di da do degli delle dei della "
    "dello auprès "
    "près presso ante e à em no na bei beim der in im zu при в и иностранных дел als"
)


def letterhead_of(draft: Draft, setting: Setting) -> Found | None:
    """The body whose paper the document is written on, at the post that the head or the dateline names; or None.

    The form of an office for the telegrams that it receives is not the sender's.
    """
    lines = opening_of(draft)[:_MOST_LINES]
    if any(_INCOMING.search(line.text) for line in lines if len(line.text) < 60):
        return None
    for at, line in enumerate(lines):
        if not _is_letterhead(line.text):
            continue
        last = _last_line(lines, at)
        end = last.end if last.part == line.part else line.end
        further = "" if last is line else f"{' ' if _FURTHER.match(last.text) else ', '}{last.text}"
        party = _party(line.text.rstrip(" ,.") + further, setting)
        if party:
            return evidence_of(draft, "sender", party, line.part, Span(line.start, end), "letterhead", 0.85)
    return _in_dateline(draft, setting)


def _is_letterhead(text: str) -> bool:
    bare = text.strip(" ,.*_[]#")
    house = _HOUSES.match(bare)
    if (
        len(bare.split()) > _MOST_WORDS
        or len(bare) < 6
        or not (house or (bare[0].isupper() and POSTED_BODY.search(bare)))
    ):
        return False
    if _NO_HEAD.search(bare[house.end() :] if house else bare) or reader_begins(bare):
        return False
    named = [word for word in re.findall(r"[^\W\d_]+", bare) if word.lower() not in _SMALL]
    office = OFFICE.search(bare)
    body = BODY.search(bare)
    mine = house or (body is not None and (office is None or body.start() < office.start()))
    return bool(mine) and all(word[0].isupper() or word[0] >= "\u4e00" for word in named)


def _last_line(lines: tuple[Line, ...], at: int) -> Line:
    """The line where the letterhead ends: one below may say at whose court or in what place the mission is."""
    line = lines[at]
    if at + 1 < len(lines):
        below = lines[at + 1]
        beside = not below.gap if below.part == line.part else (line.part, below.start) == (TITLE, 0)
        near = beside and len(below.text.split()) <= _MOST_WORDS
        bare = below.text.strip(" .,")
        place = is_city(bare) or (line.text.endswith(",") and bool(_PLACE.fullmatch(bare)) and not is_institution(bare))
        if near and not _NO_HEAD.search(below.text) and (place or _FURTHER.match(below.text)):
            return below
    return line


def _party(text: str, setting: Setting) -> Party | None:
    bare = _FROM.sub("", text.strip(" ,.*_[]#")).removeprefix("THE ").removeprefix("The ")
    found = institution_of(bare, setting)
    if not found.body:
        return Party(bare, body=heading_case(bare))
    mission = POSTED_BODY.search(bare) is not None
    # Where the paper was dated, there the mission is; a country behind "in" says less.
    return Party(bare, body=found.body, post=(setting.place or found.post or None) if mission else found.post)


def _in_dateline(draft: Draft, setting: Setting) -> Found | None:
    """The mission before the place in a dateline ("Legation of the United States, Pekin, August 24, 1870")."""
    line = draft.part(DATELINE).split("\n")[0][:200]
    mission = POSTED_BODY.search(line)
    if not mission:
        return None
    ends = [at for mark in (",", ". ") if (at := line.find(mark, mission.end())) > 0]
    body = line[: min(ends) if ends else len(line)].strip(" .[]*")
    if any(letter.isdigit() for letter in body) or len(body.split()) > 8 or "," in body:
        return None
    found = institution_of(body, setting)
    at = line.index(body)
    party = Party(body, body=found.body or heading_case(body), post=found.post or setting.place or None)
    return evidence_of(draft, "sender", party, DATELINE, Span(at, at + len(body)), "letterhead", 0.8)
