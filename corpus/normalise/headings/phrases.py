"""One end of a correspondence as a heading words it, taken apart into person, office, body and post."""

import re
from dataclasses import replace
from functools import lru_cache

from corpus.cable import Party, Person
from corpus.normalise.headings.casing import heading_case, is_known_abbreviation, natural_case
from corpus.normalise.headings.courtesy import without_courtesy
from corpus.normalise.headings.german import is_german, nominative, nominative_title
from corpus.normalise.headings.han import han_party
from corpus.normalise.headings.holders import at_post, ends_with_name, holder_of
from corpus.normalise.headings.institutions import Setting, institution_of
from corpus.normalise.headings.offices import TITLED, is_institution, mission_of
from corpus.normalise.headings.persons import caseless, is_initial, name_like, person_of
from corpus.normalise.headings.polish import is_polish, nominative_words
from corpus.normalise.headings.russian import forename_first, is_oblique, nominative_name, nominative_office
from corpus.normalise.lexicon import words
from corpus.normalise.names.folding import fold
from corpus.normalise.parties.capitals import is_city, is_country

_MOST_WORDS = 45
_ARTICLE = re.compile(
    r"^(?:(?:the|d[oa](?= [A-ZÀ-Þ])|der|die|das|dem|den|des|la|le|les|el|los|il|lo|gli|os?|de|het)\s+(?=\S)|"
    r"l['’]\s?(?=[^\W\d_]{2}))",
    re.IGNORECASE,
)
_WHEREABOUTS = re.compile(r"\),?\s*(?:at|in|temporarily|then|now|presently|on)\s[^()]*$", re.IGNORECASE)
_AWAY = re.compile(r",\s*(?:temporarily\s+)?(?:at|in)\s+[^,()]{2,40}$", re.IGNORECASE)
# What editors and readers have set down behind a name: "[HK initialed]", "[stamped …]", "[signed]".
_SET_DOWN = re.compile(
    r"(?:\s{0,3}\[[^\[\]]{0,60}\b(?:initial\w{0,5}|stamped|signed|signature|handwritten)\b[^\[\]]{0,60}\])+(?=\s*$)",
    re.IGNORECASE,
)
# The symbols of bureaus before the name of their man: "EUR - Arthur A. Hartman", "NEA : ARN – Mr. Sisco".
_BUREAU = re.compile(
    r"\A[A-Z]{1,5}(?:\s?[/:]\s?[A-Z]{1,6}){0,3}\s?[-–—]\s?(?=(?:(?:Mr|Mrs|Dr)\.|Ambassador|[A-Z][\w.]{0,14}) [A-Z])"
)
# Who stands in for the bureau's head: "AF - C. Robert Moore, Acting".
_STANDING_IN = re.compile(r",\s*[Aa]cting\.?(?=\s*$)")
_BRACKETED = re.compile(r"\[([^\[\]()]{2,60})\](?=\s*$)")
# A place that censors have taken out.
_WITHHELD = re.compile(r"(?:\s(?:in|at|to))?\s?\[[^\[\]]{0,40}not declassified[^\[\]]{0,20}\]", re.IGNORECASE)
# Capitals whose names are met as surnames more often.
_SURNAMES_TOO = frozenset(("hamilton", "salisburi", "kingston", "victoria", "georgetown"))
# In capitals before a post: how a telegram was sent ("FLASH PRAGUE TO FOREIGN OFFICE").
_PRECEDENCE = re.compile(
    r"\A(?:(?:MOST |OPERATIONAL )?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|EMERGENCY|IMPORTANT)|(?:TOP )?SECRET|"
    r"CONFIDENTIAL|"
    r"RESTRICTED|CYPHER|EN CLAIR)\s+(?=[A-Z]{3})"
)
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
    verbatim = _PRECEDENCE.sub("", verbatim)
    plain = _WITHHELD.sub("", _SET_DOWN.sub("", verbatim)) if "[" in verbatim else verbatim
    plain = _STANDING_IN.sub("", plain)
    rest = without_courtesy(_ARTICLE.sub("", _BRACKETED.sub(r"(\1)", _BUREAU.sub("", plain))))
    away = _AWAY.search(rest)
    if away and ends_with_name(rest[: away.start()]):
        rest = rest[: away.start()]
    if caseless(rest) and (party := han_party(verbatim)):
        return party
    rest, post = at_post(rest)
    oblique, german = is_oblique(rest), is_german(rest)
    person, rest = holder_of(rest)
    person = _nominative(person, oblique=oblique, german=german) if person else None
    rest = _ARTICLE.sub("", rest.strip(" ,"))
    named = person is None and name_like(rest) and not TITLED.fullmatch(rest)
    if rest and is_institution(rest) and not named:
        found = institution_of(_nominative_office(rest, oblique=oblique, german=german), setting)
        # An ambassador whose post stands behind the name sits in its embassy as any other does.
        body = found.body or (heading_case(mission_of(found.office)) or None if post and found.office else None)
        return Party(verbatim, person, found.office, body, post or found.post)
    party = _plain(verbatim, person, rest)
    return replace(party, post=party.post or post) if party and post else party


def _nominative(person: Person, *, oblique: bool, german: bool) -> Person:
    name = nominative_name(forename_first(person.name)) if oblique else person.name
    return replace(person, name=nominative_title(name) if german else name)


def _nominative_office(office: str, *, oblique: bool, german: bool) -> str:
    office = nominative_office(natural_case(office)) if oblique else office
    office = nominative_words(office) if is_polish(office) else office
    return nominative(office) if german else office


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
        # What has an article and no title is a nation or an office, though it could be a surname.
        bare = verbatim[:4].lower() == "the " and " " not in rest
        return Party(verbatim) if bare else Party(verbatim, person_of(rest))
    small = [word for word in rest.split() if not word[0].isupper() and word not in _LINKS]
    plain = len(rest.split()) <= 8 and rest[0].isupper() and not small and not _POSSESSIVE.search(rest)
    return Party(verbatim) if plain else None
