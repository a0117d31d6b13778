"""One end of a correspondence as a heading words it, taken apart into person, office, body and post."""

import re
from dataclasses import replace
from functools import lru_cache

from corpus.cable import Party, Person
from corpus.normalise.headings.casing import is_known_abbreviation, natural_case
from corpus.normalise.headings.courtesy import without_courtesy
from corpus.normalise.headings.german import is_german, nominative, nominative_title
from corpus.normalise.headings.han import han_party
from corpus.normalise.headings.institutions import Setting, institution_of
from corpus.normalise.headings.offices import (
    OFFICE,
    PORTFOLIO,
    SPEAKS_ROMANCE,
    TITLED,
    is_institution,
    says_of_what,
)
from corpus.normalise.headings.persons import caseless, has_title, is_initial, name_like, person_of
from corpus.normalise.headings.russian import forename_first, is_oblique, nominative_name, nominative_office
from corpus.normalise.headings.whereabouts import country_named
from corpus.normalise.lexicon import words
from corpus.normalise.names.folding import fold
from corpus.normalise.names.titles import courtesies, noble_titles
from corpus.normalise.parties.capitals import is_city, is_country

_MOST_WORDS = 45
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_ARTICLE = re.compile(
    r"^(?:(?:the|der|die|das|dem|den|des|la|le|les|el|los|il|lo|gli|os?|de|het)\s+(?=\S)|l['’]\s?(?=[^\W\d_]{2}))",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\s(?:of|from|at|in)\s+(?=(?:the\s+)?[A-ZÀ-Þ])")
_INITIALS = re.compile(r"\s(?=(?:[^\W\d_]\.[ -]?){1,4}[^\W\d_a-z])")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+\.?)(?=\s[^\W\d_])")
# Monsieur in Latin letters, an initial in Russian ones; Tovarishch may be either.
_INITIALS_TOO = frozenset(("М.", "Т."))
_LINKED = re.compile(r"(?:y|e|et|und|and|en|i|и)\s", re.IGNORECASE)
_PLACED = re.compile(r"\s(?:to|in|at|of)\s+")
_REMARK = re.compile(
    r"plans?|operations|support|acting|designate|retired|deceased|personal|policy|administration|intelligence|"
    r"programs?|"
    r"management|research|economic|political|military|continued|telegraphic|extract|extracts|copy|secret|translation",
    re.IGNORECASE,
)
_WHEREABOUTS = re.compile(r"\),?\s*(?:at|in|temporarily|then|now|presently|on)\s[^()]*$", re.IGNORECASE)
_AWAY = re.compile(r",\s*(?:temporarily\s+)?(?:at|in)\s+[^,()]{2,40}$", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([^\[\]()]{2,60})\](?=\s*$)")
_SEVERAL = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
# Capitals whose names are met as surnames more often.
_SURNAMES_TOO = frozenset(("hamilton", "salisburi", "kingston", "victoria", "georgetown"))
_LINKS = words("of the and for in at to & de du des la le del di der und et y e")
_POSSESSIVE = re.compile(r"['’]s?\s")
NOBODY = Setting()
"""Where nothing is known of the rest of the document."""


def _clean(phrase: str) -> str:
    words = phrase.split()
    if not words or len(words) > _MOST_WORDS:
        return ""
    text = " ".join(words).strip(" ,;:–—&")
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    last = text.split()[-1] if text.split() else ""
    return text if is_initial(last) or last in ("Jr.", "Sr.") else text.rstrip(". ")


@lru_cache(maxsize=4096)
def party_of(phrase: str, setting: Setting = NOBODY) -> Party | None:
    """The party that a phrase of a heading names, or None where it names none.

    The words are taken as stated: an office keeps its wording, a mission gets the seat of the country's government
    as its post where the country is named and the seat is known for the year.
    """
    verbatim = _WHEREABOUTS.sub(")", _clean(phrase))
    if not any(letter.isalpha() for letter in verbatim):
        return None
    rest = without_courtesy(_ARTICLE.sub("", _BRACKETED.sub(r"(\1)", verbatim)))
    away = _AWAY.search(rest)
    if away and ends_with_name(rest[: away.start()]):
        rest = rest[: away.start()]
    if caseless(rest) and (party := han_party(verbatim)):
        return party
    rest, post = _at_post(rest)
    oblique, german, person = is_oblique(rest), is_german(rest), None
    for find in (_in_parenthesis, _beside_comma, _behind_comma, _member, _at_end):
        person, rest = find(rest)
        if person is not None:
            break
    person = _nominative(person, oblique=oblique, german=german) if person else None
    rest = _ARTICLE.sub("", rest.strip(" ,"))
    if rest and is_institution(rest) and not (person is None and name_like(rest)):
        found = institution_of(_nominative_office(rest, oblique=oblique, german=german), setting)
        return Party(verbatim, person, found.office, found.body, post or found.post)
    party = _plain(verbatim, person, rest)
    return replace(party, post=party.post or post) if party and post else party


def _nominative(person: Person, *, oblique: bool, german: bool) -> Person:
    name = nominative_name(forename_first(person.name)) if oblique else person.name
    return replace(person, name=nominative_title(name) if german else name)


def _nominative_office(office: str, *, oblique: bool, german: bool) -> str:
    office = nominative_office(natural_case(office)) if oblique else office
    return nominative(office) if german else office


def _at_post(rest: str) -> tuple[str, str | None]:
    """An envoy's post behind the name ("Gesandter von Quill (Budapest)", "Ambassador Quill, Rome"), taken off."""
    match = _PARENTHESIS.search(rest)
    before = rest[: match.start()] if match else ""
    titled = has_title(before) and name_like(before) and not OFFICE.search(before)
    if match and is_city(match[1]) and (titled or ends_with_name(before)):
        return rest[: match.start()], natural_case(match[1])
    named, _, place = rest.rpartition(", ")
    if is_city(place) and "," not in named and ends_with_name(named):
        return named, natural_case(place)
    return rest, None


def _plain(verbatim: str, person: Person | None, rest: str) -> Party | None:
    """A party whose words hold no office and no body: a person, a place, or a body that goes by a name of its own."""
    if person is not None:
        if rest and is_city(rest):
            return Party(verbatim, person, post=natural_case(rest))
        return Party(verbatim, person, body=rest if rest and len(rest.split()) < 8 else None)
    if is_city(rest) and fold(rest) not in _SURNAMES_TOO:
        # The article belongs to the place in "The Hague" alone.
        return Party(verbatim, post=natural_case(verbatim if verbatim.lower() == "the hague" else rest))
    if is_country(rest):
        return Party(verbatim)
    if is_known_abbreviation(rest):
        return Party(verbatim, body=rest)
    if name_like(rest):
        return Party(verbatim, person_of(rest))
    small = [word for word in rest.split() if not word[0].isupper() and word not in _LINKS]
    plain = len(rest.split()) <= 8 and rest[0].isupper() and not small and not _POSSESSIVE.search(rest)
    return Party(verbatim) if plain else None


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
    return (person_of(last), office) if SPEAKS_ROMANCE.match(office) else (None, rest)


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
