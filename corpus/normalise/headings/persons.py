"""Whether the words of a heading are the name of a person, and that person."""

import re
from functools import lru_cache

from corpus.cable import Person
from corpus.normalise.headings.casing import is_known_abbreviation, natural_case
from corpus.normalise.headings.offices import OFFICE, is_institution, says_of_what
from corpus.normalise.names.folding import fold, folded_words
from corpus.normalise.names.titles import PARTICLES, courtesies, leading_titles, noble_titles, trailing_titles

_INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.[-’']?){1,4}$")
# Words that no heading uses for an office without an article or a complement.
_OFFICE_SURNAMES = re.compile(
    r"officer|head|king|judge|justice|house|banks?|court|pope|leader|speaker|agents?",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?:[dl]|dell|al)['’-][^\W\d_]")
_NOT_NAMES = re.compile(
    r"(?<!\w)(?:record|files?|conversations?|telegrams?|memorand(?:um|a)|letter|note|notes|report|minutes|meeting|"
    r"talks?|"
    r"discussions?|draft|paper|statement|agreement|treaty|all|certain|other|following|undated|january|february|march|"
    r"april|"
    r"june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"policy|relations|affairs|security|proposals?|extracts?|enclosures?|intelligence|acting|temporarily|"
    r"states|united|nations|republic|american|charge|chief|large|untitled|editorial|summary|subject|secret|"
    r"confidential|unclassified|restricted|classified|classification|end|ends|unquote|here|omitted|attachment|annex|"
    r"visits?|use|decisions?|plans?|trip|tour|approach|response|reply|comments?|attitude|views?|conference|press|"
    r"visitors|"
    r"telephone|sessions?|assembly|party|club|luncheon|question|negotiations?|policies|position|arrival|departure|situation|instructions?|speech|trade|background|"
    r"affaires)(?!\w)",
    re.IGNORECASE,
)


def is_initial(word: str) -> bool:
    """Is the word one or more initials with their full stops ("A.I.", "Ch.", "J.-P.")?"""
    return bool(_INITIAL.match(word))


def _titleless(words: list[str]) -> list[str]:
    titles = leading_titles()
    rest = list(words)
    while len(rest) > 1 and len(fold(rest[0])) > 1 and all(part in titles for part in folded_words(rest[0])):
        rest.pop(0)
    return rest


def _full(word: str) -> bool:
    return sum(letter.isalpha() for letter in word) > 1 and not is_initial(word) and word.lower() not in PARTICLES


def _name_part(word: str) -> bool:
    bare = word.strip(".,'’\"“”‘[]")
    if not bare:
        return False
    return bare.lower() in PARTICLES or not bare[0].islower() or bool(_ELIDED.match(bare))


@lru_cache(maxsize=8192)
def name_like(text: str) -> bool:
    """Could these words be the name of one person, with titles and initials perhaps?"""
    words = text.replace(",", " ").split()
    if words and words[0].lower() == "the":
        words.pop(0)
    if not words or len(words) > 8 or any(not (c.isalpha() or c in " .,'’‘-–[]ʼ́") for c in " ".join(words)):
        return False
    rest = _titleless(words)
    if rest[0].lower() in ("in", "at"):
        # Where the holder of an office happens to be ("the President in Thomasville").
        return False
    if says_of_what(" ".join(words), len(" ".join(words)) - len(" ".join(rest))):
        return False
    if any(word.lower() == "of" for word in rest) and (
        len(rest) == len(words) or not all(p in noble_titles() for p in folded_words(words[0]))
    ):
        return False
    if len(rest) > 5 or not any(_full(word) for word in rest) or not all(_name_part(word) for word in rest):
        return False
    if _NOT_NAMES.search(" ".join(rest)) or is_known_abbreviation(rest[-1]):
        return False
    # A surname can be an office's name too (Mr. F. K. Officer): behind a courtesy, or quite alone.
    courteous = len(words) > 1 and all(part in courtesies() for part in folded_words(words[0]))
    alone = len(words) == 1 and bool(_OFFICE_SURNAMES.fullmatch(words[0].strip(".,")))
    if len(words) > 1 and OFFICE.fullmatch(" ".join(words)):
        return False
    if is_institution(" ".join(rest)) and not alone:
        return courteous and all(is_initial(word) for word in rest[:-1])
    return True


def caseless(text: str) -> bool:
    """Are the letters of a script that has no capitals (Arabic, Hebrew, Chinese)?"""
    return text.lower() == text.upper()


def has_title(text: str) -> bool:
    """Does a title or an initial stand before the rest of a name?"""
    words = text.split()
    return len(words) > 1 and (is_initial(words[0]) or all(part in leading_titles() for part in folded_words(words[0])))


def person_of(text: str) -> Person:
    """The person whom the words name, shown without courtesies and ranks but with a title of nobility."""
    words = [word for word in text.split() if word not in (",", "[", "]")]
    polite, first = courtesies(), True
    while len(words) > 1 and all(part in polite for part in folded_words(words[0])):
        # M. is Monsieur only where it stands first and before a surname alone.
        if fold(words[0]) == "m" and (is_initial(words[1]) or not first):
            break
        words.pop(0)
        first = False
    name = " ".join(words).strip(" ,;:[]")
    if name.endswith(".") and not is_initial(words[-1]) and fold(words[-1]) not in trailing_titles():
        name = name.rstrip(".")
    return Person(natural_case(name), forms=(" ".join(text.split()).strip(" ,;:"),))
