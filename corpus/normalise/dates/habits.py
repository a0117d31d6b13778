"""How a document writes its dates: the century of short years, and which of two figures is the day.

A document's own words come first: its years of four figures, its unambiguous dates. Then its language, for all but
English put the day first, and its archive or its office, for Americans put the month first. Its file and its
collection tell the century where nothing in it does.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE, Draft
from corpus.normalise.dates import context as date_context
from corpus.normalise.dates.readings import AHEAD, Habits
from corpus.normalise.headings.alternation import alternatives, in_small, leaping, small

OWN_PARTS = frozenset((TITLE, HEAD, DATELINE, SUMMARY, BODY, NOTES, SOURCE_NOTE))
"""The parts that every format has; all others are attributes of the source."""

_SAMPLE, _EDGE = 20_000, 3_000
_FIGURES = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d\d")
_SHORT_YEAR = re.compile(r"\d\d(?<!\d\d\d)(?!\w|[:.]\d|,\s?\d{4})")
_YEAR_OF_ID = re.compile(r"((?:19|20)[0-9]{2})[A-Z]{4}")
_YEAR_OF_REFERENCE = re.compile(
    r"^\s*(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S|[A-Z ]{8,20} USE)\s.{0,60}?(?<!\d)"
    r"(?:19|20)?(\d\d) [A-Z][A-Z.' -]{1,24} \d{1,6}\b",
    re.MULTILINE,
)
_FIRST_SHORT = 1940
_YEAR_OF_PATH = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_LATEST_YEAR, _CITED_AHEAD = 2040, 5
_AMERICAN = in_small(
    leaping(
        alternatives(
            r"AMEMBASSY|AMCONSUL|SECSTATE|Department of State|American (?:Embassy|Legation|Consul\w*)|"
            r"United States of America|USINT|USMISSION|NARA|National Archives and Records|Central (?:Decimal )?Files|"
            r"White House|Central Intelligence Agency|Foreign Service of the U"
        )
    )
)
# Of which each of these has one: to look for them is quicker.
_AMERICAN_CUES = (
    "amembassy", "amconsul", "secstate", "department of", "american ", "united states", "usint", "usmission", "nara",
    "national archives", "central ", "white house", "foreign service",
)  # fmt: skip
# A record group of the National Archives, an executive order on classification: looked for by what is rare in a text,
# two letters that stand together and five figures.
_RECORD_GROUP = re.compile(r"rg(?<!\w..)[- ]?\d{2}")
_ORDER_NUMBER, _EXECUTIVE_ORDER = re.compile(r"1[1-3]\d{3}"), re.compile(r"e(?<!\w.)\.?\s?o\.? ?1[1-3]\d{3}")
_POSTS = r"(?:Embassy|Ambassador|Minister|Legation|Consul\w*|Government)"
_BRITISH = re.compile(
    leaping(
        alternatives(
            r"Foreign (?:and Commonwealth )?Office|Commonwealth (?:Relations )?Office|Dominions Office|Colonial Office|"
            rf"High Commission\w*|H(?:\.?\s?M\.?|(?:is|er) Majesty['’]s) {_POSTS}|British {_POSTS}|Downing Street|"
            r"Cabinet Office|UKMIS|UKREP|UKDEL|PREM \d|CAB \d|FO \d{3}|FCO \d|DO \d|DEFE \d|NAA|"
            r"Department of External Affairs"
        )
    )
)


def habits_of(draft: Draft) -> Habits:
    """The century and the order of figures that a document's other words tell."""
    header = "\n".join(filter(None, _header_texts(draft)))
    habits = Habits()
    if _SHORT_YEAR.search(header):
        habits = date_context.habits_of(filter(None, _texts(draft)), day_first=False)
        if habits.near is None:
            habits = replace(habits, near=_by_cited(draft.part(BODY)) or _by_name(draft))
    return replace(habits, day_first=_order(draft) if _FIGURES.search(header) else None)


def _header_texts(draft: Draft) -> Iterator[str]:
    """What may state the document's own date."""
    yield from (draft.part(DATELINE), draft.part(TITLE), draft.part(HEAD))
    yield from _attributes(draft)
    body = draft.part(BODY)
    yield from (body[:_EDGE], body[_EDGE:][-_EDGE:])
    yield from (mark.words for mark in draft.marked("date"))


def _attributes(draft: Draft) -> Iterator[str]:
    yield from (text for name, text in draft.parts.items() if name not in OWN_PARTS)


def _texts(draft: Draft) -> Iterator[str]:
    """What tells a year near the document's, the surest first."""
    yield from (draft.part(DATELINE), draft.part(TITLE), draft.part(HEAD))
    yield from _attributes(draft)
    yield from (mark.value for mark in draft.marked("date"))
    of_id = _YEAR_OF_ID.match(draft.id)
    yield f"({of_id[1]})" if of_id else ""
    yield draft.source.citation
    yield from (draft.part(SUMMARY), draft.part(SOURCE_NOTE), draft.part(NOTES))


def _by_cited(body: str) -> int | None:
    """A year such that a document's short year is the next one after the latest that it cites.

    It cites no later year than its own, but for a few that are to come.
    """
    years = date_context.years_of(body[:_SAMPLE])
    if not years or max(years) - _CITED_AHEAD + 99 > _LATEST_YEAR + 99:
        return None
    return min(max(years) - _CITED_AHEAD + 99, _LATEST_YEAR) - AHEAD


def _by_name(draft: Draft) -> int | None:
    """A year near the document's, where its id, path and collection name one, or some of the same two decades."""
    source = draft.source
    named = f"{draft.id} {source.path} {source.collection} {source.fonds}"
    years = {int(year) for year in _YEAR_OF_PATH.findall(named)}
    return max(years) if years and max(years) - min(years) <= AHEAD else None


def year_of_reference(draft: Draft) -> int | None:
    """The year in a message's own reference: its id (`1976MOSCOW10191`), its file's name, or the line that has both."""
    name = draft.source.path.rpartition("/")[2]
    of_id = _YEAR_OF_ID.match(draft.id) or _YEAR_OF_ID.match(name)
    if of_id:
        return int(of_id[1])
    top = "\n".join((draft.part(TITLE), draft.part(HEAD)[:_EDGE]))
    short = _YEAR_OF_REFERENCE.search(top)
    return _FIRST_SHORT + (int(short[1]) - _FIRST_SHORT) % 100 if short else None


def year_of_folder(draft: Draft) -> int | None:
    """The year of a document that lies in a folder (or a collection) whose whole name is that year."""
    names = (*draft.source.path.split("/")[:-1], draft.source.collection.strip())
    years = {int(name) for name in names if _YEAR_OF_PATH.fullmatch(name)}
    return years.pop() if len(years) == 1 else None


def _order(draft: Draft) -> bool | None:
    """Whether figures put the day first (True), the month first (False), or nothing tells."""
    texts = (*_header_texts(draft), draft.part(SUMMARY), draft.part(SOURCE_NOTE), draft.part(NOTES))
    own = date_context.habits_of(texts, century=0).day_first
    if own is None:
        own = date_context.habits_of((draft.part(BODY)[:_SAMPLE],), century=0).day_first
    return own if own is not None else _foreign(draft) or _by_office(draft)


def _foreign(draft: Draft) -> bool | None:
    """True where the document was not written in English: every other language of the archives puts the day first."""
    from corpus.normalise.language import language_of

    languages = draft.marked("original_language") or draft.marked("language")
    for mark in languages:
        name = mark.value or mark.words
        if name and not name.lower().startswith("en"):
            return True
    if languages:
        return None
    found = draft.once(language_of).value
    return True if found and found != "en" else None


def _by_office(draft: Draft) -> bool | None:
    """What an English document's archive, office or distribution tells; None where both or neither are named."""
    source = draft.source
    text = " ".join(
        (source.archive, source.citation, source.fonds, draft.part(SOURCE_NOTE)[:_EDGE], draft.part(TITLE),
         draft.part(HEAD)[:_EDGE], draft.part(BODY)[:_EDGE])
    )  # fmt: skip
    american, british = _is_american(small(text)), bool(_BRITISH.search(text))
    return None if american == british else british


def _is_american(lower: str) -> bool:
    """Whether a text in small letters names an American office, archive or order."""
    named = any(map(lower.__contains__, _AMERICAN_CUES)) and _AMERICAN.search(lower)
    ordered = _ORDER_NUMBER.search(lower) and _EXECUTIVE_ORDER.search(lower)
    return bool(named or _RECORD_GROUP.search(lower) or ordered)
