"""Names in texts that are written in capitals throughout, as teleprinters wrote, where no small letter helps."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.normalise.lexicon import Kind, ordinary_words, words
from corpus.normalise.persons.eastern import end_of_eastern

PARTICLES = words("de do da dos von van der den bin ibn al el la las los di del della du e y")
"""Particles that are part of a name where one goes on behind them."""

_NEVER = words("fact facto jure same other rest united latter former two three first second")
_SHORT = re.compile(r"(?:[BHKLMNSVWXY]|CH|TH|SH|QU)[AEIOUY]\Z")
_MAC = re.compile(r"\bMc([a-z])(?=[a-z]{2})")
_SMALL = words("de da do das dos di du del della der den von van und y e la le los las bin ibn al el")
_BEGINS = re.compile(r"(?:\A|[.!?:\n]\s{0,3}|\d[.)]\s{1,2})[A-Z]|(?<!\w)I(?!\w)")
_NO_ENGLISH = words("de du von van di da del della")
# Words of every telegram that the lists of ordinary ones leave out, because somebody bears them for a name.
_WORDS_TOO = words(
    "country stock guard guards little small free hand hands house law read field price begin battle cables "
    "case powers whites cook church wells banks white black brown green young long strong rich wise sharp best "
    "better low high bush forest ford bridge "
)
_SHORTEST = 3
# Governments and missions in three to five letters, and letters that cannot be spoken.
_ABBREVIATION = re.compile(
    r"go[a-z]{1,3}\Z|(?:us|un)[b-df-hj-np-tv-z][a-z]{0,2}\Z|[b-df-hj-np-tv-z]+\Z|[aeiou]?[b-df-hj-np-tv-z]{4}"
)
_ENDS_AS_WORD = re.compile(
    r"(?:[ai]tions?|[st]ions?|ments|ness(?:es)?|ously|ively|fully|ically|lessly|ingly|ally|ably|i[sz]ed|i[sz]ing|ability|"
    r"abilities|ivity|iveness|ancies|encies|ships?)\Z"
)
# Hardly a surname ends so (DEPOSED, OUSTED), where forenames and Arabic names do (ALFRED, SAEED).
_PAST = re.compile(r"[a-z]{3}(?:s|t|c|g|v|p|l|iz|is|at)ed\Z")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly")


def name_behind_particles(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> int:
    """Where behind the particle at `at` and those after it a name goes on (DE LA FLOR, VAN WELL); -1 where none does.

    It is asked behind a title alone, so that an ordinary word can be the name (VON DER NEAR is none).
    """
    first = at
    while at < len(texts) and texts[at].lower() in PARTICLES:
        at += 1
    if at == first or at == len(texts) or len(texts[at]) < 3 or texts[at].lower() in _NEVER:
        return -1
    named = kinds[at] in (Kind.UNKNOWN, Kind.FORENAME) or texts[at].lower() not in ordinary_words()
    germanic = texts[first].lower() in ("van", "von")
    return at if named or (germanic and len(texts[at]) > 3) else -1


def leads_name(text: str, following: Kind | None) -> bool:
    """Whether a particle that is no English word stands before a name without a title (DE GAULLE SAID)."""
    return text.lower() in _NO_ENGLISH and following is Kind.UNKNOWN


def can_be_surname(text: str) -> bool:
    """Whether a word without a title can be a surname: no abbreviation, and no word by its ending."""
    lower = text.lower()
    return (
        len(lower) > _SHORTEST
        and not _ABBREVIATION.match(lower)
        and not _ENDS_AS_WORD.search(lower)
        and not is_inflected(lower)
        and lower not in _WORDS_TOO
    )


def is_short_surname(text: str) -> bool:
    """Whether two or three letters behind an office can be a surname (VICE PRESIDENT KY), and no word or state."""
    return bool(_SHORT.match(text)) and text.lower() not in ordinary_words()


def is_past(lower: str) -> bool:
    """Whether a word has the ending of a past participle that hardly a name has."""
    return bool(_PAST.search(lower))


@lru_cache(maxsize=8192)
def is_inflected(lower: str) -> bool:
    """Whether a word is the form of an ordinary one (STAYS), so that behind a name it is none."""
    known = ordinary_words()
    return is_past(lower) or any(
        lower.endswith(ending) and (lower.removesuffix(ending) in known or f"{lower.removesuffix(ending)}e" in known)
        for ending in _ENDINGS
        if len(lower) - len(ending) > 2
    )


def in_small_letters(name: str) -> str:
    """A name in capitals as it is read: Tran Van Do, McNamara, Freitas do Amaral."""
    shown = _MAC.sub(lambda found: f"Mc{found[1].upper()}", name.title()).split(" ")
    if end_of_eastern(shown) == len(shown):
        return " ".join(shown)
    return " ".join(word.lower() if at and word.lower() in _SMALL else word for at, word in enumerate(shown))


def recased(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text in capitals written small, letter for letter, but for the names at `spans` and what begins a sentence."""
    small = list(text.lower())
    if len(small) != len(text):
        return text
    for start, end in spans:
        small[start:end] = text[start:end].title()
    for found in _BEGINS.finditer(text):
        small[found.end() - 1] = text[found.end() - 1]
    return "".join(small)
