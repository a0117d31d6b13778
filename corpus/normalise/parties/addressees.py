"""Whom a letter is addressed to: the lines with the reader's name and office, above the text or at its foot."""

import re
from dataclasses import replace
from itertools import pairwise

from corpus.draft import BODY, HEAD, TITLE, Draft
from corpus.normalise.headings.abroad import reader_begins
from corpus.normalise.headings.casing import natural_case
from corpus.normalise.headings.courtesy import is_courteous, without_courtesy
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import BODY as BODY_WORDS
from corpus.normalise.headings.offices import OFFICE, is_institution
from corpus.normalise.headings.persons import has_title, is_initial, name_like
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.russian import forename_first, is_oblique, nominative_name
from corpus.normalise.headings.spans import Span
from corpus.normalise.headings.whereabouts import city_named
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.parties.closing import is_valediction
from corpus.normalise.parties.found import Found, evidence_of, recognised
from corpus.normalise.parties.opening import Line, opening_of

_TO = re.compile(r"(?:to|for)\s(?=(?:the|his|her|sir|lord|hon|mr|dr|all)\b)", re.IGNORECASE)
_INTO = re.compile(
    r"в\s(?=ЦК|МИД|Министерств|МИНИСТЕРСТВ|Наркоминдел|НКИД|Совет|СОВЕТ|Политбюро|Президиум)|В\s(?=ЦК|МИД|МИНИСТ|"
    r"СОВЕТ|ПОЛИТБ)"
)
_STYLE = re.compile(
    r"(?:The\s)?(?:(?:Right|Rt\.?)\s)?(?:Honou?rable|Hon(?:ble)?\.?|Excellency)\b|(?:His|Her)\s(?:Exc|Maj|High|Hon)|"
    r"[HS]\.\s?[EM]\.|"
    r"(?:Son|Sa)\s(?:Exc|Maj|Alt)|S(?:u|ua|eine?r?)\s(?:Exc|Ecc|Exz)|(?:Al\s|Ao\s)?(?:Excmo|Exmo|Ilmo|Excelent)|"
    r"Sig(?:nor|\.)|Sr[a.]|"
    r"Señora?|Senhora?|Herrn?|Monsieur|Messieurs|Madame|M\.\s|Mme|Mr\.?\s|Messrs|(?:The\s)?(?:Earl|Marquis|Marquess|"
    r"Viscount|Duke|Lord|Sir|Baron|Count)\s|Dr\.?\s|тов\.|товарищу|"
    r"т\.\s|"
    r"г-ну|господину|(?:Al\s)?C\.\s(?=[A-Z])|(?:Tov[ae]răș|Tovarăş|Domn)ului\s|Pan[ue]\s|Pánu\s|Soudruhu\s|Súdruhovi\s|Drugu\s|Gospodinu\s|"
    r"Shokut\s|Zotit\s|Sayın\s|Другарю\s|ДРУГАРЯ\s|Towarzyszowi\s|De\sheer|Zijne|Shri\.?\s|Sri\s|Smt\.?\s|[^,:;\n]{4,40},\sEsq\b"
)
# Hungarian puts the family name first, then the office, and the "to" at the end of the last word.
_HUNGARIAN = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.-]{1,20}(?:\s[^\W\d_a-z][\w-]{1,20}){1,2})\s(?P<office>[^\W\d_A-Z][^,\n]{4,60}?)"
    r"(?:\s(?:elvtárs|úr))?n[ae]k(?:,\s[^\n]{3,30})?\.?"
)
_STYLE_ALONE = re.compile(
    r"(?:The\s)?(?:(?:Right|Rt\.?)\s)?(?:Honou?rable|Hon|Excellency)|Monsieur|Herrn?|Señor|Sr|"
    r"(?:al\s|ao\s)?(?:excelent\w{3,8}|excmo\.?|exmo\.?|ilmo\.?)(?:\s(?:señor|senhor|sr\.?))?(?:\s(?:don|dr\.?|"
    r"lic\.?))?|"
    r"(?:His|Her|Son|Sua|Su|Seine|Seiner)\s(?:Excellency|Excellence|Eccellenza|Excelencia|Exzellenz)",
    re.IGNORECASE,
)
_STORY = re.compile(r"[.!?]\s+[^\W\d_a-z][^\W\d_]*\s[^\W\d_A-ZÀ-ÞА-ЯЁ]|\bI\b(?!\.)|:\s")
_SALUTATION = re.compile(r"(?:my\s)?dear\b|sirs?[:,]|gentlemen[:,]", re.IGNORECASE)
_LABEL = re.compile(r"^[^\W\d_][\w .№/-]{0,14}[:№]")
_COMRADE = re.compile(r"(?:Тов\.|Т\.|Товарищу|ТОВ\.|ТОВАРИЩУ)\s(?=[А-ЯЁ])")
# A Soviet telegram's reader alone on a line: "МОЛОТИНУ".
_DATIVE_ALONE = re.compile(r"[А-ЯЁ]{3,16}(?:ОВУ|ЕВУ|ЁВУ|ИНУ|ЫНУ|СКОМУ|ЦКОМУ)\.?")
_HONOURS = re.compile(
    r"(?:[\s,]*(?:&c|etc)\.?,?)+$|(?:[\s,]*&c\.?,?)+|,\s*Esq(?:uire)?\b\.?|(?:,\s*(?:[A-Z]\.\s?){2,6}|,\s*[A-Z]{2,5}(?=,|$)){1,6}"
)
_BODY_FIRST = re.compile(r"(?:[A-Z][\w.&]+\s){0,3}(?:Department|Office|Ministry|Chancery),?$")
_ETCETERA = re.compile(r"(?:(?:&c|etc)\.?,?\s*){1,6}", re.IGNORECASE)
_COPIES = re.compile(
    r"\n[ \t]*\n[ \t*_]{0,6}(?:c\.?\s?c\.?|cop(?:y|ies)(?: sent)?(?: to)?)\s{0,2}:[^\n]{0,300}"
    r"(?:\n[^\n]{1,90}){0,8}(?:\s{1,9}\[[^\n]{0,200}\])?\s*$",
    re.IGNORECASE,
)
_GAP = re.compile(r"\n[ \t]*\n")
_SHORT = 60
_MOST_LINES = 14
_MOST_BLOCK = 6
_LONGEST = 90
_FOOT = 700


def addressed_above(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """The reader whose address stands above the text."""
    foot = draft.once(foot_of)
    lines = [line for line in opening_of(draft)[:_MOST_LINES] if line.part != TITLE or reader_begins(line.text)]
    lines = [line for line in lines if line.part != BODY or line.start < foot]
    for at, line in enumerate(lines):
        if (dative := _HUNGARIAN.fullmatch(line.text)) and (found := _hungarian(draft, line, dative, setting)):
            return (found,)
        if _is_apart(line) and (found := _read(draft, lines[at : at + _MOST_BLOCK], setting, above=True)):
            return (found,)
    return ()


def _hungarian(draft: Draft, line: Line, dative: re.Match[str], setting: Setting) -> Found | None:
    """The reader of a line that ends in the Hungarian "to" ("Sík Endre külügyminiszter elvtársnak")."""
    party = party_of(f"{dative['name']}, {dative['office']}", setting) if OFFICE.match(dative["office"]) else None
    if party is None or not party.person:
        return None
    return evidence_of(draft, "recipients", party, line.part, line.span, "address", 0.85)


def _is_apart(line: Line) -> bool:
    return line.gap or line.part == HEAD


def foot_of(draft: Draft) -> int:
    """Where the reader's address below a letter begins; the length of the body where there is none."""
    body = draft.part(BODY)
    lines = _foot_lines(body)
    for at, line in enumerate(lines):
        block = lines[at:]
        if (
            not (line.gap or (at and _closes(lines[at - 1], body)))
            or not (_STYLE.match(line.text) or _BODY_FIRST.match(line.text))
            or any(later.gap for later in block[1:])
            or len(block) > _MOST_BLOCK
        ):
            continue
        office = any(is_institution(each.text) or "&c" in each.text or "etc." in each.text for each in block)
        if (
            office
            and len(block) > 1
            and all(len(each.text) < _LONGEST for each in block)
            and _signs_off(body[: line.start])
        ):
            return line.start
    return len(body)


def _closes(line: Line, body: str) -> bool:
    """Is the line above an address without a gap a signature: a name alone below what a letter closes with?"""
    return (
        len(line.text) < _SHORT and name_like(line.text.strip(" .[]()")) and is_valediction(body[: line.start][-120:])
    )


def _signs_off(text: str) -> bool:
    """Does a text end in what a letter closes with, or in a name alone?"""
    last = text.rstrip().rsplit("\n", 1)[-1].strip(" .[]()")
    return is_valediction(text[-300:]) or (len(last.split()) < 5 and name_like(last))


def _foot_lines(body: str) -> list[Line]:
    found, gap = list[Line](), True
    copies = _COPIES.search(body, max(0, len(body) - _FOOT))
    body = body[: copies.start()] if copies else body
    at = max(0, len(body) - _FOOT)
    at = body.find("\n", at) + 1 if at else 0
    for line in body[at:].split("\n"):
        bare = line.strip()
        if bare:
            found.append(Line(BODY, at + line.index(bare), bare, gap))
        gap = not bare
        at += len(line) + 1
    while found and found[-1].text[0] in "[(" and found[-1].text[-1] in "])":
        found.pop()
    return found


def addressed_below(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """The reader whose address stands below a letter's signature."""
    body = draft.part(BODY)
    start = draft.once(foot_of)
    lines = [line for line in _foot_lines(body) if line.start >= start]
    found = _read(draft, lines, setting, above=False) if lines else None
    return (found,) if found else ()


def _read(draft: Draft, lines: list[Line], setting: Setting, *, above: bool) -> Found | None:
    """The reader of a block: name and office on one line or on several, after a "to" or a style of address."""
    first = lines[0]
    if (
        _LABEL.match(first.text)
        or len(first.text) > _LONGEST
        or _STORY.search(first.text)
        or _SALUTATION.match(first.text)
    ):
        return None
    english, into = _TO.match(first.text), _INTO.match(first.text)
    to = english.end() if english else into.end() if into else reader_begins(first.text)
    dative = _is_dative(first.text) or bool(_DATIVE_ALONE.fullmatch(first.text))
    office = OFFICE.match(without_courtesy(first.text)) is not None
    styled = bool(_STYLE.match(first.text)) and not (office and first.text.rstrip().endswith((",", ":", "!")))
    # What is called before a sentence in small letters is a salutation.
    called = first.text.rstrip().endswith(",") and len(lines) > 1 and lines[1].text[:1].islower()
    if (
        called
        or not (to or dative or styled)
        or (to and above and first.text.rstrip().endswith((",", ":")) and is_courteous(first.text))
    ):
        return None
    block = [first, *_going_on(lines, russian=dative)]
    if len(block) == 1 and (styled and not (to or office or _has_office(first.text))):
        return None
    if above and not (first.part == HEAD or _ends_apart(draft, block[-1])):
        return None
    return _party(draft, block, to, setting)


def _is_dative(text: str) -> bool:
    """Does the line begin with a Russian office in the dative, or with a comrade's name in it?"""
    begins = " ".join(text.split()[:2]).lower()
    return text[:1].isupper() and (
        bool(_COMRADE.match(text)) or (is_oblique(begins) and begins.split()[0][-1:] in "уюе")
    )


def _has_office(text: str) -> bool:
    return "," in text and is_institution(text.partition(",")[2])


def _ends_apart(draft: Draft, last: Line) -> bool:
    """Does a blank line follow, or a line as short as a salutation?"""
    below = draft.part(last.part)[last.end : last.end + _FOOT].lstrip(" \t,.:")
    line = below.lstrip().split("\n", 1)[0]
    return not line or bool(_GAP.match(below)) or len(line) < _SHORT


def _going_on(lines: list[Line], *, russian: bool) -> list[Line]:
    """The further lines of the block that say who the reader is: a name, an office, a body."""
    found: list[Line] = []
    for above, line in pairwise(lines):
        courteous = russian and bool(_STYLE.match(line.text))
        if (
            (line.gap and not (courteous and line.part != above.part))
            or len(line.text) > _LONGEST
            or _LABEL.match(line.text)
        ):
            break
        if _ETCETERA.fullmatch(line.text):
            continue
        bare = _tidy(_HONOURS.sub("", line.text.rstrip(" ,")))
        if is_city(bare) or (not has_title(bare) and city_named(natural_case(bare))):
            break
        name = name_like(bare) and (has_title(bare) or is_initial(bare.split()[-1]) or not found)
        known = name or OFFICE.search(bare) or BODY_WORDS.search(bare)
        if not known or _STORY.search(bare):
            break
        found.append(line)
    return found


def _tidy(text: str) -> str:
    """The words of a line without the stops at its end, unless the last belongs to an initial."""
    bare = text.strip(" ,;:")
    return bare if is_initial(bare.rpartition(" ")[2]) else bare.rstrip(" .,")


def _party(draft: Draft, block: list[Line], to: int, setting: Setting) -> Found | None:
    """The party of a block's lines, as one phrase with commas between them."""
    first = block[0]
    pieces = [first.text[to:], *(line.text for line in block[1:])]
    pieces = [_HONOURS.sub("", piece.rstrip(" ,")) for piece in pieces]
    phrase = ""
    for piece in map(_tidy, pieces):
        phrase = f"{phrase}{' ' if not phrase or _STYLE_ALONE.fullmatch(phrase) else ', '}{piece}".strip()
    if _is_dative(first.text):
        phrase = phrase.replace(", ", " ")
    if _DATIVE_ALONE.fullmatch(first.text):
        phrase = nominative_name(natural_case(phrase))
    party = party_of(phrase, setting)
    if party and party.person and _COMRADE.match(first.text):
        name = nominative_name(forename_first(party.person.name))
        party = replace(party, person=replace(party.person, name=name))
    if party is None or not recognised(party):
        return None
    same = [line for line in block if line.part == first.part]
    return evidence_of(draft, "recipients", party, first.part, Span(first.start + to, same[-1].end), "address", 0.85)
