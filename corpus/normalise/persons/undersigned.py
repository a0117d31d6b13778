"""Who put their names under a text together: a column of names, one a line, as under protocols and treaties.

Whoever signs the record of a session was there; under any other text they are its signatories.
"""

import re
from collections.abc import Iterator

from corpus.cable import Role
from corpus.normalise.headings.alternation import in_small, small
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import name_like, person_of
from corpus.normalise.headings.whereabouts import city_named, country_named
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.persons.present import Attendance

_RECORD = in_small(
    r"\b(?:proto[ck]oll?[eo]?|proc[eè]s[- ]verb(?:al|aux)|verbale|minutes of|journal des conf[ée]rences|conf[ée]rence|"
    r"s[ée]ance|sitzung|niederschrift|seduta|acta de|sesi[óo]n|протокол|заседани[ея])\b"
)
_FEWEST = 3
_LONGEST_LINE, _LONGEST_COLUMN = 48, 24
# Lines that follow one another, each short and with a capital or an editor's bracket at its beginning.
_SHORT_LINES = re.compile(
    r"\n(?P<lines>(?:[ \t*_]{0,8}(?:[^\W\d_a-z][^\n\d:;.!?]{1,46}|\[?(?:…|\.\.\.)\]?)\n){3,24})(?=\s|\Z)"
)
_GAP = re.compile(r"\[?\s?(?:…|\.\.\.|illegible)\s?\]?")
_STYLE = re.compile(
    r"(?:(?:le|la|el|il|the|der)\s)?(?:(?:prince|comte|duc|marquis|baron|chevalier|vicomte|g[ée]n[ée]ral|cardinal|count|"
    r"duke|marquess|earl|lord|sir|fürst|graf|herzog|freiherr|conde|duque|marqu[ée]s|conte|principe|duca|barone)\s)?"
    r"(?:(?:de|von|van|di|du|d['’])\s?)?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d:;.!?()\"«»|/]|\b(?:et|und|and|pour|für|for|of)\b")


def is_record(opening: str) -> bool:
    """Do a document's title and first words call it the record of a session?"""
    return bool(_RECORD.search(small(opening)))


def undersigned(text: str, *, record: bool) -> Iterator[Attendance]:
    """The names of every column of three lines or more that are names, below a paragraph of the text."""
    # The search leaps from one line's end to the next; the first line is given one for it.
    for block in _SHORT_LINES.finditer(f"\n{text}\n"):
        column, start = [], block.start()
        for line in block["lines"].split("\n"):
            bare = line.strip(" \t*_,")
            if bare:
                column.append((start, bare))
            start += len(line) + 1
        above = text[: block.start()].rstrip()
        if all(_GAP.fullmatch(line) or _is_name(line) for _, line in column) and _is_column(column, above[-1:]):
            yield from _signers(text, column, record=record)


def _is_name(line: str) -> bool:
    """Is a line a person's name with no more than a style before it?"""
    if len(line) > _LONGEST_LINE or _NO_NAME.search(line) or not line[0].isupper():
        return False
    name = _bare(line)
    return (
        0 < len(name.split()) < 4
        and name[:1].isupper()
        and len(name) > 2
        and name_like(name)
        and not is_institution(line)
    )


def _is_place(name: str) -> bool:
    return is_city(name) or bool(country_named(name) or city_named(name))


def _bare(line: str) -> str:
    """A name without the style before it (`Le Prince de Metternich`)."""
    style = _STYLE.match(line)
    return line[style.end() :] if style else line


def _is_column(column: list[tuple[int, str]], above: str) -> bool:
    """Are there enough names, most of them no places, below what ends a sentence?"""
    names = [line for _, line in column if not _GAP.fullmatch(line)]
    places = sum(_is_place(_bare(line)) for line in names)
    return (
        above in (".", "…", "»", ",")
        and len(names) >= _FEWEST
        and len(column) <= _LONGEST_COLUMN
        and 3 * places <= 2 * len(names)
    )


def _signers(text: str, column: list[tuple[int, str]], *, record: bool) -> Iterator[Attendance]:
    role, rule = (Role.PRESENT, "signed the record") if record else (Role.SIGNATORY, "signed with others")
    for start, line in column:
        if _GAP.fullmatch(line):
            continue
        at = text.index(line, start)
        name = _bare(line)
        title = line[: len(line) - len(name)].strip()
        yield Attendance(at, at + len(line), person_of(name).name, title, role, rule)
