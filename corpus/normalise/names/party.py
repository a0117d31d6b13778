"""Whether a party is the one that someone asks for, and the words under which an index finds it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from corpus.cable import Party, Person
from corpus.normalise.lexicon import words
from corpus.normalise.names.folding import fold, folded_words
from corpus.normalise.names.person import name_tokens, same_tokens, surname
from corpus.normalise.parties.capitals import countries_of

_FUNCTION_WORDS = words("of in the to at for from and on by der die das an von des le la les de du a en el los las")
# Ways of naming one office or body, the short form last.
_SYNONYMS = (
    ("mfa", "foreign ministry"), ("minindel", "foreign ministry"), ("foreign affairs", "foreign"),
    ("мид", "foreign ministry"), ("secstate", "secretary of state"), ("amembassy", "us embassy"),
    ("charge d'affaires", "charge"), ("amb", "ambassador"),
    ("state department", "department of state"), ("depstate", "department of state"), ("pm", "prime minister"),
    ("central committee", "cc"), ("defence", "defense"),
)  # fmt: skip
_LONGEST = 6
_WHERE = re.compile(r"\b(?:in|at|to)\s+(?:the\s+)?(\w.*)", re.IGNORECASE)


@cache
def _replacements() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded runs of words with what they stand for."""
    table = {tuple(fold(long).split()): tuple(fold(short).split()) for long, short in _SYNONYMS}
    for country, others in countries().items():
        table.update(dict.fromkeys(others, country))
    return table


@cache
def countries() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The short name of each country, folded, with its other names and adjectives."""
    text = (Path(__file__).parents[1] / "data" / "nationalities.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        tuple(fold(country).split()): tuple(tuple(fold(other).split()) for other in others.split(";"))
        for country, tab, others in rows
        if tab
    }


def _canonical(tokens: Sequence[str]) -> tuple[str, ...]:
    """Folded words with the names of countries and of the commonest bodies in one form each."""
    table, found, at = _replacements(), list[str](), 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            if (short := table.get(tuple(tokens[at : at + size]))) is not None:
                found.extend(short)
                at += size
                break
        else:
            found.append(tokens[at])
            at += 1
    return tuple(found)


def _joined_initials(tokens: Sequence[str]) -> tuple[str, ...]:
    """Runs of single letters as one word, so that U.S.S.R. is USSR."""
    joined: list[str] = []
    run = ""
    for token in (*tokens, ""):
        if len(token) == 1:
            run += token
            continue
        if run:
            joined.append(run)
        run = ""
        if token:
            joined.append(token)
    return tuple(joined)


@lru_cache(maxsize=16384)
def canonical_words(text: str) -> tuple[str, ...]:
    """The words of a party as they are compared, in order, without function words unless nothing else is there.

    Countries have one name each, whatever their names and adjectives in the text.
    """
    found = _canonical(_joined_initials(folded_words(text)))
    return tuple(word for word in found if word not in _FUNCTION_WORDS) or found


@lru_cache(maxsize=16384)
def _name(text: str) -> tuple[str, ...]:
    """A name's parts, with what could be a country's name in the same form as in `_words`."""
    return _canonical(name_tokens(text))


@lru_cache(maxsize=16384)
def lookup_tokens(asked: str) -> tuple[str, ...]:
    """The words by which an index finds the parties that can fit what is asked.

    Whenever `same_party(asked, party)` is true, every one of them is in `party_tokens(party)`. There is at least one
    wherever `asked` holds a letter or digit of any script.
    """
    family = surname(_name(asked))
    wanted = canonical_words(asked)
    # The names of other scripts may be read as no word by itself is (周恩来).
    if len(family) > 1 and (family in wanted or not wanted or not asked.isascii()):
        return (family,)
    return wanted[-1:]


def person_tokens(person: Person) -> frozenset[str]:
    """The words under which a person is looked up: all of the parts of all forms of the name, folded."""
    texts = (person.name, *person.forms)
    return frozenset(token for text in texts for token in (*_name(text), *canonical_words(text)))


@lru_cache(maxsize=65536)
def party_tokens(party: Party) -> frozenset[str]:
    """The words under which a party is looked up: of its person, office, body, post and country, and as it stands."""
    texts = [text for text in (party.office, party.body, party.post, party.verbatim) if text]
    if party.post:
        texts.extend(countries_of(party.post))
    found = frozenset(token for text in texts for token in canonical_words(text))
    return found | person_tokens(party.person) if party.person else found


def same_party(asked: str, party: Party) -> bool:
    """Is this the party that someone asks for: its person by any form of the name, or all the words by its office, body
    and post ("ambassador in Cuba", "MFA")?
    """
    found = party_tokens(party)
    wanted = lookup_tokens(asked)
    if not wanted or not found.issuperset(wanted):
        return False
    named = canonical_words(asked)
    # Of the two the cheaper comparison comes first: a word like "minister" brings thousands of parties here.
    if len("".join(named)) > 1 and found.issuperset(named) and not is_elsewhere(asked, party):
        return True
    return party.person is not None and same_person(asked, party.person)


@lru_cache(maxsize=1024)
def place_asked(asked: str) -> frozenset[tuple[str, ...]]:
    """Where the holder of an office is asked for ("ambassador in Moscow"), in canonical words, under the names of the
    place and of the countries whose government sat there; empty where no country and no seat is named.
    """
    where = _WHERE.search(asked)
    if where is None:
        return frozenset()
    named, seat_of = canonical_words(where[1]), countries_of(where[1])
    return frozenset((named, *map(canonical_words, seat_of))) if named in countries() or seat_of else frozenset()


def is_elsewhere(asked: str, party: Party) -> bool:
    """Whether the country that was asked for as a place is only the one that the party serves: a Cuban ambassador is no
    ambassador in Cuba. A body may say itself where it is ("Mission at the United Nations").
    """
    place = place_asked(asked)
    if party.post:
        there = countries_of(party.post)
        return bool(place and there) and place.isdisjoint(map(canonical_words, (party.post, *there)))
    body = party.body or ""
    served = frozenset(canonical_words(body))
    return place.isdisjoint(place_asked(body)) and any(served.issuperset(each) for each in place)


def same_person(asked: str, person: Person) -> bool:
    """Does the name that someone asks for fit any of the forms under which the document has the person?

    A shorter form of the full name, as a surname below the text, fits nobody whom that name does not fit.
    """
    name, full = _name(asked), _name(person.name)
    if same_tokens(name, full):
        return True
    whole = frozenset(full)
    return any(not whole > frozenset(parts := _name(form)) and same_tokens(name, parts) for form in person.forms)
