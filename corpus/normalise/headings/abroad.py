"""Headings without a kind in other tongues: "M. Quill à M. Ames", "L'Ambasciatore a …, Rossi, al Ministro …"."""

import re

from corpus.frozen import dataclass
from corpus.normalise.headings.courtesy import is_courteous
from corpus.normalise.headings.offices import BODY, OFFICE
from corpus.normalise.headings.persons import has_title, name_like
from corpus.normalise.headings.spans import Span, depth

_LONGEST = 500
_EARLY = 4
ARTICLE = re.compile(r"\A(?:(?:le|la|il|el|der|die|o)\s|l['’]\s?)(?=[^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The word for "to" with its article, the courtesies before a name, the adjectives before an office."""

    to: re.Pattern[str]
    polite: re.Pattern[str]
    before_office: re.Pattern[str]


def _tongue(to: str, polite: str, before_office: str = "") -> _Tongue:
    return _Tongue(
        re.compile(rf"(?:(?<=[\w.)\]’'»\"])\s|,\s{{0,2}}|(?<=\w)\s[—–-]{{1,2}}\s)(?:{to})", re.IGNORECASE),
        re.compile(rf"(?:{polite})", re.IGNORECASE),
        re.compile(rf"(?:(?:{before_office})\s){{0,2}}", re.IGNORECASE),
    )


_TONGUES = (
    _tongue(
        r"(?:à|a)\s(?:la\s|l['’]\s?)?|aux?\s",
        r"MM?\.\s|Mme\s|M(?:on)?sieur\s|Messieurs\s|(?:Son|Sa)\s(?:Exc|Maj|Alt|Sain)|S\.\s?[EM]\.|l['’](?:amiral|archiduc|abbé)\s|(?:le\s)?(?:comte|"
        r"marquis|prince|"
        r"duc|baron|vicomte|chevalier|cardinal|général|maréchal|amiral)\s",
        r"premier|vice|sous|haut|représentants?|postes",
    ),
    _tongue(
        r"(?:all['’]|agl['’])\s?|al(?:la|lo|le)?\s|ai\s|agli\s|a\s",
        r"Serenissim|Illustrissim|Eccellentissim|Ecc?elso|Reverendissim|Sua\sEcc|S\.\s?[EM]\.|(?:sua\s)?Maestà|Signor|Sig\.|(?:conte|marchese|principe|duca|barone|generale|"
        r"cardinale)\s",
        r"primo|regi[oa]|r\.|reale|nostr[oa]|capo|vice",
    ),
    _tongue(
        r"al?\s(?:la\s|los\s)?|a\slos\s|ao\s|à\s|aos\s|para\s(?:el\s|la\s|o\s|a\s)?",
        r"Señor|Senhor|Sra?\.\s|D\.\s|Don\s|Dom\s|Su\sExc|Sua\sExc|S\.\s?[EM]\.|Exc?mo|Vuestra|Vossa|(?:conde|marqués|"
        r"marquês|duque|"
        r"barón|barão|general|visconde)\s",
        r"primer|primeiro|alto|sub|nuestr[oa]|misión",
    ),
    _tongue(
        r"an\s(?:den\s|die\s|das\s|dem\s|alle\s)?",
        r"Herrn?\s|Seine\s|Ihre\s|S\.\s?E\.|(?:Grafen?|Fürsten?|Freiherrn?|Prinzen|Baron|General|Feldmarschall|Kaiser|"
        r"König)\s|"
        r"Dr\.\s|v\.\s|von\s",
        r"\w+e[nrms]?",
    ),
    _tongue(
        r"aan\s(?:de\s|het\s|den\s)?",
        r"(?:de\sheer|mr\.|jhr\.?|jonkheer|baron|graaf)\s|Zijne\s|Hare\s|Z\.\s?E\.",
        r"\w+e",
    ),
    _tongue(
        r"(?:в|во)\s|(?:к\s)?(?=(?:послу|министру|посланнику|консулу|советнику|председателю|заместителю|поверенному|"
        r"наркому|полпреду|секретарю|первому|временному|народному|генеральному|полномочному|постоянному|начальнику|заведующему|"
        r"президенту|агенту|товарищу|тов\.|т\.)\s)",
        r"тов\.\s?|т\.\s?|товарищу\s|господину\s|г-ну\s",
        r"первому|временному|народному|генеральному|полномочному|постоянному|чрезвычайному",
    ),
    _tongue(r"do\s", r"pana\s|p\.\s", r"wice\w+|podsekretarza"),
    _tongue(r"до\s", r"другаря\s|др\.\s|г-на\s", r"първия|заместник"),
)
_MATTER = re.compile(
    r",\s(?:le|den|il|el|a|em|op|от)?\s?\d|\s[—–-]{1,2}\s|[.;](?=\s*$)|(?<=[^\W\d_]{4})[.;]\s|\.\s?[—–]|"
    r"\s\(?(?:n[°ºo]|nr\.|№)\s?\d|"
    r"\s(?:от|le|den|vom)\s\d",
    re.IGNORECASE,
)


def abroad(line: str) -> tuple[Span, Span] | None:
    """The sender and the recipient of a heading that states its two ends and no kind; None for any other line.

    The reader must begin with a courtesy, an office or a body, and the writer hold one, so that no sentence with a
    "to" in it is taken.
    """
    line = line[:_LONGEST]
    found = [ends for tongue in _TONGUES if (ends := _read(tongue, line))]
    return min(found, key=lambda ends: ends[1].start) if found else None


def reader_begins(line: str) -> int:
    """How many letters of a line are its "to", if it begins with one and a reader follows ("à M. Ames"); else 0."""
    for tongue in _TONGUES:
        to = tongue.to.match(f", {line[:_LONGEST]}")
        if to and to.end() > 2 and _is_reader(tongue, line[to.end() - 2 :]):
            return to.end() - 2
    return 0


def _read(tongue: _Tongue, line: str) -> tuple[Span, Span] | None:
    for to in tongue.to.finditer(line, 3):
        if depth(line, 0, to.start()) > 0 or not _is_reader(tongue, line[to.end() : to.end() + 120]):
            continue
        if not is_writer(line[: to.start()]):
            return None
        end = _end(line, to.end())
        return Span(0, to.start()), Span(to.end(), end)
    return None


def _end(line: str, at: int) -> int:
    for matter in _MATTER.finditer(line, at):
        if depth(line, at, matter.start()) <= 0:
            return matter.start()
    return len(line.rstrip(" ."))


def _is_reader(tongue: _Tongue, right: str) -> bool:
    polite = tongue.polite.match(right)
    if polite:
        return right[polite.end() :].strip(" .") != ""
    before = tongue.before_office.match(right)
    at = before.end() if before else 0
    return any(pattern.match(right, at) or pattern.match(right) for pattern in (OFFICE, BODY))


def is_writer(left: str) -> bool:
    """Could the words name whoever wrote: an office, a body, or a name with its title?"""
    words = left.split()
    if not 0 < len(words) <= 30 or not left.strip()[:1].isupper():
        return False
    first = ARTICLE.sub("", left.split(",")[0].strip())
    office = next((found for pattern in (OFFICE, BODY) if (found := pattern.search(left))), None)
    early = office is not None and len(left[: office.start()].split()) < _EARLY
    return early or is_courteous(left) or (has_title(first) and name_like(first))
