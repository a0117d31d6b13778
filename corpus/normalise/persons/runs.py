"""Stretches of words with a capital that can be a person's name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.normalise.lexicon import (
    CLOSE_COURTESIES,
    KINGS_AND_THE_LIKE,
    STYLES_BEHIND,
    Kind,
    is_cyrillic,
    is_prose,
    kind_of,
    titles,
    words,
)
from corpus.normalise.persons.capitals import (
    PARTICLES,
    can_be_surname,
    is_inflected,
    is_past,
    is_short_surname,
    leads_name,
    name_behind_particles,
)
from corpus.normalise.persons.context import ORGANISATION, qualifies_office
from corpus.normalise.persons.eastern import end_of_eastern, opens_eastern
from corpus.normalise.persons.run_tokens import NAME_KINDS, RUN, Token, tokens_of, upper_cased

_BEFORE_SENTENCE = frozenset('.!?:;\n"“”‘([•—-')
_TITLE_KINDS = frozenset((Kind.COURTESY, Kind.OFFICE))
# A line shorter than this was not broken because it was full: what follows begins something else.
_OFFICE_OF = re.compile(
    r"(?<![\w-])(?P<office>[^\W\d_a-z][\w-]{2,14}) (?:of (?:the )?|de(?:l|lla|gli|i| la| los)? |du |des |d[aio]s? )"
    r"(?:[^\W\d_a-z][\w-]{2,14} ){1,3}$"
)
_FULL_LINE = 34
_ENUMERATES = re.compile(r"(?:\A|[\n(;:]|\b[Rr][Ee][Ff]S?[.:]?)[ \t]*$")
_NUMBERED = re.compile(r"[ ]\d")
_LETTERED = words(
    "annex option tab part section phase article class item ref appendix enclosure schedule paragraph series"
)
_LONGEST_NAME = 5
_HOUSES = words("House Hopkins")
_OF_PLACES = words("San Santa Santo São Saint St St. Ste Fort Port Mount Mt. Lake Cape Camp Rio")
_OF_OFFICES = words("Home Foreign Press Trade Labor Labour Church Field Price Law Rice Wheat Cook Page")
_GROUNDS = words("Field Ranch Seaway Dam")


class Stretch(NamedTuple):
    """Words that can be a name: from the title (`title` equals `start` where there is none) to the name's `end`.

    `opens` tells the start of a sentence, `bound` a neighbour with a capital that makes it part of another name,
    `organisation` such a neighbour that names an institution or a place, `enumerated` an initial that can be the
    letter of a paragraph.
    """

    title: int
    start: int
    end: int
    words: tuple[str, ...]
    kinds: tuple[Kind, ...]
    courtesy: bool
    possessive: bool
    opens: bool
    bound: bool
    organisation: bool
    enumerated: bool


def stretches(text: str, start: int = 0, end: int | None = None, capitals: bool | None = None) -> Iterator[Stretch]:
    """The stretches of `text` that can be names, in order and without overlap; only from `start` to `end` if given.

    `capitals` tells that the text is written in capitals; without it this is looked up in the whole text.
    """
    if capitals is None:
        capitals = upper_cased(text)
    for run in RUN.finditer(text, start, len(text) if end is None else end):
        found = tokens_of(run[0], capitals)
        if not found:
            continue
        begin = run.start()
        opens = _opens_sentence(text, begin)
        at_line = Kind.INITIAL in [token.kind for token in found] and _at_line(text, run, opens)
        for tokens in _lines(text, begin, found) if len(found) > 1 else (found,):
            yield from _stretches_of(begin, tokens, opens, at_line, capitals)
            opens = True


def office_before(text: str, start: int) -> int | None:
    """Where an office of several words begins that ends before `start` ("Secretary of State"), if one does."""
    found = _OFFICE_OF.search(text, max(0, start - 60), start)
    if found is None or kind_of(found["office"]) is not Kind.OFFICE:
        return None
    return found.start()


def _at_line(text: str, run: re.Match[str], opens: bool) -> bool:
    """Whether an initial at the head of a line or an item, or before a number, can be the letter of a paragraph."""
    if opens and _ENUMERATES.search(text, max(0, run.start() - 12), run.start()):
        return True
    return bool(_NUMBERED.match(text, run.end()))


def _lines(text: str, start: int, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of a run that begins at `start`, parted where a line ends that was not full."""
    first = 0
    for at in range(1, len(tokens)):
        if tokens[at].kind is Kind.INITIAL and len(tokens[at].text) > 3 and tokens[at - 1].kind is Kind.UNKNOWN:
            # Two initials begin a name: what stands before them is none of it ("to Ruritania A.B. Smith").
            yield tokens[first:at]
            first = at
            continue
        end = text.find("\n", start + tokens[at - 1].end, start + tokens[at].start)
        if end >= 0 and end - text.rfind("\n", max(0, end - _FULL_LINE), end) < _FULL_LINE:
            yield tokens[first:at]
            first = at
    yield tokens[first:]


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t\u00a0")
    return not before or before[-1] in _BEFORE_SENTENCE


def _stretches_of(run: int, tokens: Sequence[Token], opens: bool, at_line: bool, capitals: bool) -> Iterator[Stretch]:
    """The stretches among tokens of a run that begins at `run`."""
    at, title = 0, -1
    while at < len(tokens):
        kind = tokens[at].kind
        if kind in _TITLE_KINDS and tokens[at].possessive:
            # The programme of the President's is not his name.
            at, title = at + 1, -1
        elif kind in _TITLE_KINDS:
            title = _qualified(tokens, at) if title < 0 else title
            at += 1
        elif title >= 0 and kind is Kind.OTHER and _office_of_a_place(tokens, at):
            at += 1
        elif title >= 0 and tokens[at].particle and tokens[at - 1].text.lower() in titles("abroad"):
            at, title = at + 1, -1
        elif (first := _begins(tokens, at, title, capitals)) >= 0:
            last = _end_of_name(tokens, first, title, capitals)
            yield _stretch(run, tokens, at, last, title, opens, at_line, capitals)
            at, title = last + 1, -1
        else:
            at, title = at + 1, -1


def _office_of_a_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Russian office is followed by its place and this by a name (посол Чехословакии Павличек)."""
    following = tokens[at + 1].kind if at + 1 < len(tokens) else Kind.OTHER
    return is_cyrillic(tokens[at].text) and tokens[at - 1].kind is Kind.OFFICE and following in NAME_KINDS


def _qualified(tokens: Sequence[Token], at: int) -> int:
    """Where the office at `at` begins with the words that qualify it (Prime Minister, British Foreign Secretary)."""
    while at and not tokens[at - 1].possessive and qualifies_office(tokens[at - 1].text):
        at -= 1
    return at


def _begins(tokens: Sequence[Token], at: int, title: int, capitals: bool) -> int:
    """The token up to which a name that begins at `at` is sure to go, behind its particles; -1 where none begins."""
    if _may_begin(tokens, at, title):
        # What has happened to one who is called by the office alone is no name (EMPEROR DEPOSED).
        return -1 if capitals and title >= 0 and is_past(tokens[at].text.lower()) else at
    if not capitals:
        return -1
    if title < 0:
        following = tokens[at + 1].kind if at + 1 < len(tokens) else None
        return at + 1 if leads_name(tokens[at].text, following) else -1
    if tokens[at].text.lower() in PARTICLES:
        return name_behind_particles([each.text for each in tokens], [each.kind for each in tokens], at)
    return at if tokens[at].kind is Kind.CAPITALS and is_short_surname(tokens[at].text) else -1


def _may_begin(tokens: Sequence[Token], at: int, title: int) -> bool:
    kind = tokens[at].kind
    if kind in NAME_KINDS:
        return True
    if kind is Kind.CAPITALS:
        return title >= 0 and len(tokens[at].text) > 3
    followed = at + 1 < len(tokens) and tokens[at + 1].kind in _TITLE_KINDS
    return (
        title >= 0
        and not followed
        and tokens[at - 1].text.rstrip(".").lower() in CLOSE_COURTESIES
        and len(tokens[at].text) > 2
    )


def _end_of_name(tokens: Sequence[Token], first: int, title: int, capitals: bool) -> int:
    opens = first + 1 < len(tokens) and opens_eastern(tokens[first].text)
    eastern = end_of_eastern([each.text for each in tokens[first : first + 3]]) if opens else 0
    if eastern and not any(each.possessive for each in tokens[first : first + eastern - 1]):
        return first + eastern - 1
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST_NAME - 1 and not tokens[last].possessive:
        token, following = tokens[last], tokens[last + 1]
        if following.text.lower() in STYLES_BEHIND:
            return last + 1
        if capitals and following.text.lower() in PARTICLES:
            # Teleprinters write the particle large too (FREITAS DO AMARAL).
            if last + 2 >= len(tokens) or tokens[last + 2].kind not in NAME_KINDS:
                break
            last += 2
            continue
        if capitals and token.kind is Kind.UNKNOWN and last > first and not _third(tokens, first, last):
            break
        if capitals and following.kind is Kind.UNKNOWN and not _goes_on(token, following, title):
            break
        given = token.kind in (Kind.INITIAL, Kind.FORENAME)
        royal = given and last + 2 == len(tokens) and following.text.lower() in KINGS_AND_THE_LIKE
        large = following.kind is Kind.CAPITALS and (title >= 0 or token.kind is Kind.INITIAL)
        if not (following.kind in NAME_KINDS or royal or large):
            break
        last += 1
    return last


def _third(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a forename and a surname have a second surname behind them (ANTHONY WEDGWOOD BENN)."""
    return last == first + 1 and tokens[first].kind is Kind.FORENAME and can_be_surname(tokens[last + 1].text)


def _goes_on(token: Token, following: Token, title: int) -> bool:
    """Whether in capitals a word that is in no list belongs to the name before it."""
    if title >= 0 or token.kind is not Kind.UNKNOWN:
        return not is_inflected(following.text.lower())
    return can_be_surname(token.text) and can_be_surname(following.text)


def _is_house(named: Sequence[Token]) -> bool:
    """Whether two words are the name of a building or ground (White House, Clark Field)."""
    if len(named) != 2 or named[0].kind is Kind.INITIAL:
        return False
    if named[0].text == "El":
        return named[1].kind is Kind.FORENAME
    return named[1].text in _GROUNDS or (named[1].text in _HOUSES and named[0].kind is not Kind.FORENAME)


def _of_office(named: Sequence[Token], after: Token | None) -> bool:
    """Whether a word belongs to the office behind it, though somebody bears it for a name (HOME SECRETARY)."""
    return len(named) == 1 and named[0].text in _OF_OFFICES and after is not None and after.kind is Kind.OFFICE


def _is_saint(before: Token | None) -> bool:
    """Whether the word before a name makes it a place's (San Pedro Sula, Fort Wayne)."""
    return before is not None and before.text in _OF_PLACES


def _binds(beside: Token, capitals: bool) -> bool:
    """Whether a word beside a name can make it part of another name: in a text in capitals a word of prose cannot."""
    return not (capitals and is_prose(beside.text.lower()))


def _stretch(
    run: int, tokens: Sequence[Token], first: int, last: int, title: int, opens: bool, at_line: bool, capitals: bool
) -> Stretch:
    named = tokens[first : last + 1]
    before = tokens[first - 1] if first and title < 0 else None
    after = tokens[last + 1] if last + 1 < len(tokens) and not tokens[last].possessive else None
    begins = title if title >= 0 else first
    lettered = bool(before and before.text.lower() in _LETTERED)
    # What has a name has no name itself here: Statoil's Helge Lund.
    owner = tokens[last].possessive and last + 1 < len(tokens) and tokens[last + 1].kind in NAME_KINDS
    if before and before.possessive:
        before = None
    return Stretch(
        title=run + tokens[begins].start,
        start=run + named[0].start,
        end=run + named[-1].end,
        words=tuple([token.text for token in named]),
        kinds=tuple([token.kind for token in named]),
        courtesy=title >= 0 and any(token.kind is Kind.COURTESY for token in tokens[title:first]),
        possessive=tokens[last].possessive,
        opens=opens and begins == 0,
        bound=(after is not None and after.kind is Kind.OTHER and _binds(after, capitals))
        or (before is not None and not (opens and first == 1) and _binds(before, capitals)),
        organisation=title < 0
        and (
            owner
            or _of_office(named, after)
            or bool(after and after.text in ORGANISATION)
            or _is_house(named)
            or _is_saint(before)
        ),
        enumerated=lettered or (at_line and begins == 0 and title < 0 and len(named[0].text.rstrip(".")) == 1),
    )
