"""The ends that a document's heading states: in its title, in a line above its text, or over several lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.draft import BODY, HEAD, TITLE, Draft
from corpus.normalise.headings.abroad import is_writer, reader_begins
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.kinds import kind_named
from corpus.normalise.headings.offices import PORTFOLIO, is_institution
from corpus.normalise.headings.read import Heading, heading_of, kind_of_heading
from corpus.normalise.headings.russian import forename_first, nominative_name
from corpus.normalise.headings.spans import Span
from corpus.normalise.lexicon import words
from corpus.normalise.parties.found import Ends, Found, found_in, recognised
from corpus.normalise.parties.opening import Line, opening_of

_MOST_LINES = 8
_MOST_JOINED = 3
_LONGEST = 600
_LONG = 140
_SHORTEST = 7
_TO = re.compile(r"to\s(?=the\s|mr|sir|lord|m\.\s|[A-Z])", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:,|\s(?:to|the|of|for|from|in|at|and|à|au|de|du|di|al|an|von|der|des|в|от|дневника))$|^[^(]*\([^)]*$",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"(?<![\w’'])[^\W\d_A-ZÀ-ÞА-ЯЁ][^\W\d_]{2,}")
_LINKS = words(
    "the and for from der die das den dem des von und les des aux para por los las del della degli dello dei alla agli "
    "van het aan von vom zum zur при для state affairs foreign interior étrangères affaires esteri exteriores "
    "estrangeiros "
    "иностранных дел près auprès presso ante buitenlandse zaken acting addressed united states"
)
# The address lines of signal traffic are labelled without a colon.
_LABEL = re.compile(r"^(?:[^\W\d_][\w ./-]{0,12}:|(?:FM|TO|INFO)\s{1,4}[A-Z/]{3})")
_SUBJECT = re.compile(r"(?:subjects?|subj|re|betreff|objet|asunto|oggetto)\s?:?", re.IGNORECASE)
_TITLE_RULE = "heading"
_RUSSIAN_DIARY = re.compile(r"\W{0,3}(?:из\s(?:служебного\s)?дневника)\s", re.IGNORECASE)


def from_heading(draft: Draft, setting: Setting) -> Ends:
    """The ends that the title names; where it does not name both for sure, those of a heading above the text."""
    title = Ends() if _is_beginning(draft) else _ends(draft, TITLE, heading_of(draft.part(TITLE)), 0, setting)
    if (title.senders or title.recipients) and _all_known(title):
        diary = title.senders and not title.recipients and _RUSSIAN_DIARY.match(draft.part(TITLE))
        return Ends(tuple(map(_in_nominative, title.senders))) if diary else title
    kind = kind_of_heading(draft.part(TITLE))
    if kind and kind.lastgroup == "meeting":
        # Only whose diary it is from may stand above the record of a talk; an editors' note has no writer at all.
        noted = None if "editorial" in kind[0].lower() else _in_lines(draft, setting, (HEAD,))
        return Ends(tuple(map(_in_nominative, noted.senders))) if noted and not noted.recipients else title
    return _in_lines(draft, setting) or _over_parts(draft, setting) or title


def _in_nominative(found: Found) -> Found:
    """The owner of a diary, whom Russian names in the genitive."""
    person = found.party.person
    if person is None:
        return found
    named = replace(person, name=nominative_name(forename_first(person.name)))
    return replace(found, party=replace(found.party, person=named))


def _is_beginning(draft: Draft) -> bool:
    """Is the title only the beginning of what stands in full above or in the text?"""
    title = draft.part(TITLE)
    shown = title.rstrip("… ")
    if not shown or title == draft.part(BODY).strip():
        return not shown
    whole = any(" ".join(draft.part(part)[:900].split()).startswith(" ".join(shown.split())) for part in (HEAD, BODY))
    return whole and (title.endswith("…") or shown not in draft.part(HEAD).split("\n"))


def _all_known(ends: Ends) -> bool:
    """Was something recognised in each party, and not its words alone?"""
    return all(recognised(each.party) for each in (*ends.senders, *ends.recipients))


def _ends(draft: Draft, part: str, heading: Heading, by: int, setting: Setting) -> Ends:
    return Ends(
        _all(draft, "sender", part, heading.senders, by, setting),
        _all(draft, "recipients", part, heading.recipients, by, setting),
    )


def _all(draft: Draft, field: str, part: str, spans: tuple[Span, ...], by: int, setting: Setting) -> tuple[Found, ...]:
    moved = (Span(span.start + by, span.end + by) for span in spans)
    return tuple(each for span in moved for each in found_in(draft, field, part, span, setting, _TITLE_RULE, 0.95))


def _in_lines(draft: Draft, setting: Setting, parts: tuple[str, ...] = (HEAD, BODY)) -> Ends | None:
    """The ends of a heading among the first lines, each tried alone and with those that go on below it."""
    one: Ends | None = None
    for part, start, end in _candidates(draft):
        heading = heading_of(draft.part(part)[start:end])
        if not heading.senders or part not in parts:
            continue
        ends = _ends(draft, part, heading, start, setting)
        if ends.senders and bool(ends.recipients) == bool(heading.recipients) and _all_known(ends):
            if heading.recipients:
                return ends
            one = one or (ends if part == HEAD else None)
    return one


def _candidates(draft: Draft) -> Iterator[tuple[str, int, int]]:
    lines = [line for line in opening_of(draft) if line.part != TITLE]
    for at, line in enumerate(lines[:_MOST_LINES]):
        if len(line.text) < _SHORTEST or _LABEL.match(line.text) or (at and _SUBJECT.fullmatch(lines[at - 1].text)):
            continue
        for count in range(1, _MOST_JOINED + 1):
            last = at + count - 1
            if count > 1 and (last >= len(lines) or not _goes_on(lines[last - 1], lines[last])):
                break
            told = _words_of_a_story(" ".join(each.text for each in lines[at : last + 1]))
            if told <= (3 if line.part == HEAD else 0) and (line.part == HEAD or _is_paragraph(lines, at, last)):
                yield line.part, line.start, lines[last].end
    yield from _long_first_paragraph(draft)


def _words_of_a_story(text: str) -> int:
    """How many words in small letters a heading has no use for."""
    small = [word for word in _SMALL_WORD.findall(text) if word not in _LINKS and not PORTFOLIO.match(word)]
    return sum(not is_institution(word) and not kind_named(word) for word in small)


def _goes_on(above: Line, line: Line) -> bool:
    """Does a line go on with the heading of the one above it?"""
    if line.part != above.part or line.gap:
        return False
    return bool(_UNFINISHED.search(above.text) or _TO.match(line.text) or reader_begins(line.text))


def _is_paragraph(lines: list[Line], first: int, last: int) -> bool:
    """Do these lines of the body stand by themselves, rather than at the beginning of a paragraph?"""
    return lines[first].gap and (last + 1 == len(lines) or lines[last + 1].gap)


def _long_first_paragraph(draft: Draft) -> Iterator[tuple[str, int, int]]:
    """A heading too long for a line, which a reader has left in the text."""
    for part in (HEAD, BODY):
        text = draft.part(part)
        end = text.find("\n\n", 0, _LONGEST)
        line = text.find("\n", 0, _LONGEST)
        for stop in {end, line} - {-1}:
            if stop > _LONG and _words_of_a_story(text[:stop]) < 2:
                yield part, 0, stop


def _over_parts(draft: Draft, setting: Setting) -> Ends | None:
    """A writer who stands in the title or one line, and the reader in the next ("… Attolico," / "al Ministro …")."""
    lines = opening_of(draft)[:_MOST_LINES]
    for above, line in pairwise(lines):
        english = _TO.match(line.text)
        to = english.end() if english else reader_begins(line.text)
        if not to or not is_writer(above.text) or (above.part == line.part and line.gap) or _LABEL.match(above.text):
            continue
        senders = found_in(draft, "sender", above.part, above.span, setting, _TITLE_RULE, 0.9)
        reader = Span(line.start + to, line.end)
        recipients = found_in(draft, "recipients", line.part, reader, setting, _TITLE_RULE, 0.9)
        ends = Ends(senders, recipients)
        if senders and recipients and _all_known(ends):
            return ends
    return None
