"""Who holds the office that a phrase of a heading names: where the name stands in it, and what remains without it."""

import re

from corpus.cable import Person
from corpus.normalise.headings.casing import is_known_abbreviation, natural_case
from corpus.normalise.headings.offices import (
    OFFICE,
    PORTFOLIO,
    SPEAKS_ROMANCE,
    TITLED,
    is_institution,
    mission_of,
    says_of_what,
)
from corpus.normalise.headings.persons import has_title, name_like, person_of
from corpus.normalise.headings.whereabouts import city_named, country_named
from corpus.normalise.names.folding import fold
from corpus.normalise.names.titles import courtesies, noble_titles
from corpus.normalise.parties.capitals import is_city, is_country

_PARENTHESIS = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_ACCREDITED = re.compile(r"\s\((?:NATO|UNO?|EG|EWG|OECD|UNESCO|OTAN|ONU|CEE|EURATOM|Vereinte Nationen)\)\s*$")
# "Grafen Quill in Paris": the envoy by name and place alone.
_RESIDING = re.compile(r"\s(?:in|at|à|a)\s(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?)$")
_PLACE_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{2,20}(?:[ -][^\W\d_a-z][^\W\d_]{2,20})?")
_SURNAMED = re.compile(r"(?:[^\W\d_]\.\s?){0,3}[^\W\d_a-z][\w'’-]+")
# What an edition sets behind a heading: "(Dublin) (Copy)".
_REMARKED = re.compile(
    r"(?<=\))\s\((?:copy|extracts?|personal|secret|(?:strictly )?confidential|private|"
    r"draft)\)$",
    re.IGNORECASE,
)
# Envoys whose posts are named in their own tongue ("Botschafter Quill, Moskau").
_ABROAD = re.compile(
    r"botschafter|gesandte|konsul|geschäftsträger|gezant|ambasciatore|ministre|ambassadeur|embajador|embaixador|ambasador|"
    r"poseł",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\s(?:of|from|at|in)\s+(?=(?:the\s+)?[A-ZÀ-Þ])")
_INITIALS = re.compile(r"\s(?=(?:[^\W\d_]\.[ -]?){1,4}[^\W\d_a-z])")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+\.?)(?=\s[^\W\d_])")
# Monsieur in Latin letters, an initial in Russian ones; Tovarishch may be either.
_INITIALS_TOO = frozenset(("М.", "Т."))
_LINKED = re.compile(r"(?:y|e|et|und|and|en|i|и)\s", re.IGNORECASE)
_WHEREABOUTS = re.compile(r"\s(?:at|in|aboard)\s+(?=(?:the\s+)?[A-ZÀ-Þ])")
_PLACED = re.compile(r"\s(?:to|in|at|of|à|a|en|em|te|w)\s+")
_REMARK = re.compile(
    r"plans?|operations|support|acting|designate|retired|deceased|personal|policy|administration|intelligence|"
    r"programs?|"
    r"management|research|economic|political|military|continued|telegraphic|extract|extracts|copy|secret|translation",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def holder_of(phrase: str) -> tuple[Person | None, str]:
    """The person whom a phrase names, by whichever of the ways of headings, and the phrase without the name."""
    person, rest = None, phrase
    for find in (_in_parenthesis, _beside_comma, _behind_comma, _member, _at_end, _away):
        person, rest = find(rest)
        if person is not None:
            break
    return person, rest


def at_post(rest: str) -> tuple[str, str | None]:
    """An envoy's post behind the name ("Gesandter von Quill (Budapest)", "Ambassador Quill, Rome"), taken off."""
    rest = _REMARKED.sub("", rest)
    # Of which organisation a mission is may stand behind its place ("Botschafter Quill, Brüssel (NATO)").
    accredited = _ACCREDITED.search(rest)
    rest = (
        rest[: accredited.start()] if accredited and is_city(rest[: accredited.start()].rpartition(", ")[2]) else rest
    )
    match = _PARENTHESIS.search(rest)
    before = rest[: match.start()] if match else ""
    titled = name_like(before) and not is_institution(before)
    placed = match is not None and _is_post(match[1], before)
    if match and placed and (titled or ends_with_name(before)):
        return rest[: match.start()], natural_case(match[1])
    residing = _RESIDING.search(rest)
    if (
        residing
        and is_city(residing["place"])
        and has_title(rest[: residing.start()])
        and name_like(rest[: residing.start()])
    ):
        return rest[: residing.start()], natural_case(residing["place"])
    named, _, place = rest.rpartition(", ")
    if "," in named:
        return rest, None
    if (_is_post(place, named) and (ends_with_name(named) or TITLED.fullmatch(named))) or _of_envoy(named, place):
        return named, natural_case(place)
    return rest, None


def _of_envoy(named: str, place: str) -> bool:
    """Is a word behind an envoy's office and name ("Consul A. Pereira, Goa") the post, though no table has it?"""
    office = TITLED.match(named)
    if office is None or not mission_of(office[0]) or not _PLACE_WORD.fullmatch(place) or is_institution(place):
        return False
    return _SURNAMED.fullmatch(named[office.end() :].strip()) is not None


def _is_post(words: str, before: str) -> bool:
    """Is it a city: one of the table of posts, or behind an office in another tongue any under its name there?"""
    return is_city(words) or (bool(city_named(words)) and (not words.isascii() or bool(_ABROAD.search(before))))


def _in_parenthesis(rest: str) -> tuple[Person | None, str]:
    """The person whose name closes the phrase in parentheses ("the Minister in Bolivia (Des Portes)")."""
    match = _PARENTHESIS.search(rest)
    if not match:
        return None, rest
    inside, before = match[1].strip(), rest[: match.start()].strip()
    # Behind an office a lone word is a surname, even one that is a body's name too ("(House)").
    if before and name_like(f"Mr. {inside}") and not _REMARK.fullmatch(inside) and not is_country(inside):
        return person_of(inside), before
    several = _SEVERAL.split(inside)
    if before and len(several) > 1 and all(name_like(f"Mr. {name}") for name in several):
        return person_of(several[0]), before
    # A remark (a temporary whereabouts, an abbreviation) may follow the name, or belong to the office.
    person, without = _in_parenthesis(before)
    return (person, without) if person else (None, rest if OFFICE.search(before) is None else before)


def _beside_comma(rest: str) -> tuple[Person | None, str]:
    """The person who stands before the comma, with the office after it; or after the office, with a title."""
    before, comma, after = (part.strip() for part in rest.partition(","))
    if not comma:
        return None, rest
    whereabouts = re.sub(r"^(?:in|at|of)\s+", "", after)
    if name_like(before) and not is_country(before) and (is_institution(after) or is_city(whereabouts)):
        return person_of(before), whereabouts if is_city(whereabouts) else after
    office, _, last = (part.strip() for part in rest.rpartition(","))
    if name_like(last) and is_institution(office) and has_title(last):
        return person_of(last), office
    return None, rest


def _behind_comma(rest: str) -> tuple[Person | None, str]:
    """The person whom a heading in a Romance tongue names behind office and post ("Ambasciatore a Berlino, Rossi")."""
    office, comma, last = (part.strip() for part in rest.rpartition(","))
    if not comma or not OFFICE.search(office) or is_institution(last) or not _names(last) or len(last.split()) > 4:
        return None, rest
    return (person_of(last), office) if SPEAKS_ROMANCE.match(office) or has_title(last) else (None, rest)


def _member(rest: str) -> tuple[Person | None, str]:
    """The person of a body ("Arnold Nachmanoff of the National Security Council Staff")."""
    match = _MEMBER.search(rest)
    if not match:
        return None, rest
    before, after = rest[: match.start()], rest[match.end() :]
    if len(before.split()) > 1 and name_like(before) and not OFFICE.search(before) and is_institution(after):
        return person_of(before), after
    return None, rest


def _names(text: str) -> bool:
    return (
        not _LINKED.match(text)
        and not (text[:1].islower() and country_named(text.partition(" ")[2]))
        and "," not in text.rstrip(",").removesuffix(", Jr.")
        and name_like(text)
        and not is_known_abbreviation(text)
        and not (text.split()[0].isupper() and country_named(text.split()[0]) and "." not in text.split()[0])
        and not is_country(text)
        and not is_city(text)
    )


def _at_end(rest: str) -> tuple[Person | None, str]:
    """The person whose name follows the office directly ("Soviet Ambassador to Cuba A.I. Alekseev")."""
    office = OFFICE.search(rest)
    if not office:
        return None, rest
    cut = _name_start(rest, office.end())
    return (person_of(rest[cut:]), rest[:cut]) if cut > 0 else _after_portfolio(rest, office.end())


def _away(rest: str) -> tuple[Person | None, str]:
    """The person who is met elsewhere than at the office's seat ("Secretary of State Rusk at Bangkok")."""
    match = _WHEREABOUTS.search(rest)
    return _at_end(rest[: match.start()]) if match and ends_with_name(rest[: match.start()]) else (None, rest)


def _name_start(rest: str, after: int) -> int:
    """Where a name begins behind an office's title, its country, or by its initials; -1 where none does."""
    cuts = (*_title_ends(rest), *_courtesies(rest, after), *_initials(rest, after), *_place_ends(rest, after))
    return next((cut for cut in cuts if _names(rest[cut:].strip()) and not says_of_what(rest, cut)), -1)


def ends_with_name(phrase: str) -> bool:
    """Does an office end in the name of its holder ("Secretary of State Rusk")?"""
    office = OFFICE.search(phrase)
    return office is not None and _name_start(phrase, office.end()) > 0


def _title_ends(rest: str) -> list[int]:
    """Where titles end that a name may follow ("Secretary of State" in "Secretary of State Rusk"), the last first."""
    return [m.end() for m in TITLED.finditer(rest) if rest[m.end() : m.end() + 1].isspace()][::-1]


def _courtesies(rest: str, after: int) -> list[int]:
    """Where a courtesy or a noble title begins that stands before a name ("Botschafter in Paris Graf Welczeck")."""
    polite = courtesies() | noble_titles()
    words = _NEXT_WORD.finditer(rest, after)
    return [
        m.start() for m in words if fold(m[1]) in polite and rest[m.start() - 1] != "." and m[1] not in _INITIALS_TOO
    ][:1]


def _initials(rest: str, after: int) -> list[int]:
    return [m.start() for m in _INITIALS.finditer(rest, after)][:1]


def _place_ends(rest: str, after: int) -> list[int]:
    """Where a country or city of the table ends that an office is accredited to."""
    ends = []
    for match in _PLACED.finditer(rest, after):
        words = [m.end() for m in re.finditer(r"\S+", rest[match.end() :])][:8]
        for end in reversed(words):
            place = rest[match.end() : match.end() + end]
            if is_country(place) or is_city(place):
                ends.append(match.end() + end)
                break
    return ends


def _after_portfolio(rest: str, after: int) -> tuple[Person | None, str]:
    """A single surname after the word that ends a portfolio ("Director of Central Intelligence McCone")."""
    words = rest.split()
    if len(words) < 4 or (" of " not in rest and " for " not in rest):
        return None, rest
    last, before = words[-1], words[-2].strip(",").lower()
    known = PORTFOLIO.match(before) and not PORTFOLIO.match(last.lower()) and rest.rfind(last) >= after
    if known and _names(last) and not rest.rstrip().endswith(f", {last}"):
        return person_of(last), rest[: rest.rfind(last)]
    return None, rest
