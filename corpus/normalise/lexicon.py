"""The word lists of this room: what is a title, a forename, a place, an ordinary word.

The lists are data (`corpus/normalise/data/*.txt`), small and chosen by hand; a name that is in none of them is what a
name usually looks like.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces."""
    return frozenset(text.split())


class Kind(IntEnum):
    """What a word with a capital can be."""

    INITIAL = 0
    COURTESY = 1
    OFFICE = 2
    FORENAME = 3
    OTHER = 4
    UNKNOWN = 5
    CAPITALS = 6


NOT_INITIALS = words(
    "US UK UN USSR USA UAR DC HE HM HMS SS USS UNO EDC EEC ICBM GMT SM SMI SAR LLMM FRG GDR PRC ROK DRV GVN RSFSR EO "
    "NB PS II III IV VI VII VIII IX XI XII USG HMG PM FCO EUR NEA ARA INR DAS "
    "СССР США ГДР ФРГ КНР КНДР ДРВ ОАР МИД ЦК КПСС ООН НАТО ТАСС ОВД ВКП НКИД СНК РСФСР ЧССР ПНР ВНР НРБ КП ИКП"
)
CLOSE_COURTESIES = words("mr mrs miss ms dr messrs")
STYLES_BEHIND = words("pasha pacha bey bei effendi efendi khan paşa")
KINGS_AND_THE_LIKE = words("king lord judge marshal major bishop pope earl baron duke prince dean")

# Single letters that are words of their own in some language, so that without a full stop they are no initials.
_LONE_WORDS = words("a i e o y à è é ó à а и о у я в с к і й")
# Titles that as ordinary words stand before names without being said of them ("in general").
NOT_LOWER_TITLES = words(
    "general major count charge u captain leader chief representative deputy father brother sister m mm"
)
PREFIXES = words(
    "anti pro non inter intra pre post ex sub co anglo franco russo sino indo afro euro arab pan trans "
    "neo semi quasi "
    "soviet western eastern opec nato "
    "all pseudo ultra vice self cross counter greco italo austro serbo judeo mid twenty thirty forty "
    "fifty sixty seventy "
    "eighty ninety"
)
_OF_PROSE = ("ordinary_words.txt", "prose_words.txt")
_BY_LANGUAGE = ("function_words.txt", "verbs_and_the_like.txt")
# Words of grammar and of places that are parts of names as well.
_PARTS_OF_NAMES = frozenset(("", *words("le de la el van don al den sun lei mai vos che costa sin minh")))
# Endings of Russian cases, with what stands for them in the nominative.
_CASES = (
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("ого", "ый"), ("ому", "ый"),
    ("ым", "ый"),
    ("ом", ""), ("ём", ""), ("ем", ""), ("ым", ""), ("им", ""), ("ой", "а"), ("ей", "я"), ("ы", "а"), ("и", "а"),
    ("у", "а"), ("е", "а"), ("а", ""), ("у", ""), ("е", ""), ("ю", "й"), ("я", "й"), ("ем", "й"), ("я", "ь"),
    ("ю", "ь"), ("ем", "ь"), ("и", ""), ("я", ""), ("ы", ""), ("ю", ""), ("ь", ""), ("ией", "и"), ("ию", "и"),
    ("ии", "и"), ("ия", "и"), ("ией", ""), ("ов", ""), ("ам", ""), ("ами", ""), ("ах", ""),
)  # fmt: skip
# A French word behind its article or preposition (D'après), where a name has a capital (D'Annunzio).
_ELISION = re.compile("(?:[CDJLMNST]|Qu)['’][^\\W\\d_A-Z]{2}[^A-Z]*$")
_CONTRACTION = re.compile("['’](?:ve|m|d|ll|re|t|em)$")
# Capitals inside a word: of a name behind its particle (McGhee, DeGaulle), else of an abbreviation (SecDef, SovGov).
_INNER_CAPITAL = re.compile(
    "(?!(?:Mc|Mac|Fitz|D[eiauo]|De[lnrs]|L[aeou]|V[ao]n|V[ao]n[Dd]e[nr]?|S[ant]{1,2}|T[e][nr]|A[blp]|Abd|El|B[ae]n|Dal|Ibn|Bin|O)"
    "[A-ZÀ-Þ])[^\\W\\d_]*[^\\W\\d_A-ZÀ-Þ][A-ZÀ-Þ]"
)
# Several of a thing that is known by its letters (ABMs, IIIs), and endings that hardly any surname has.
_PLURAL_OF_LETTERS = re.compile("[A-Z]{2,5}s$")
_NOUN = re.compile("(?!nasution$|gration$).{3,40}(?:tions?|isms?|(?<![uv])ists)$")


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a data file of this room, without comments and empty lines."""
    text = Path(__file__).with_name("data").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def is_cyrillic(word: str) -> bool:
    """Whether a word begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"


def nominatives(lower: str) -> Iterator[str]:
    """What a lower-case Russian word can be in the nominative: itself, then itself without the ending of a case."""
    yield lower
    for ending, nominative in _CASES:
        if lower.endswith(ending) and len(lower) - len(ending) > 2:
            yield lower.removesuffix(ending) + nominative


@cache
def titles(group: str) -> frozenset[str]:
    """The titles of a group (`courtesy`, `office`, or of these those `abroad`), lower-case, without a full stop."""
    found: set[str] = set()
    for line in lines_of("titles.txt"):
        label, _, words = line.partition(":")
        if label == group or (group == "office" and label == "abroad"):
            found.update(word.lower() for word in words.split())
    return frozenset(found)


def is_title(lower: str, particle: bool = False) -> bool:
    """Whether a word written small is a title, a Russian one in any case; before a `particle` only a courtesy."""
    if is_cyrillic(lower):
        return any(_is_title(form, particle) for form in nominatives(lower))
    return _is_title(lower, particle)


def _is_title(lower: str, particle: bool) -> bool:
    return lower in titles("courtesy") or (not particle and lower in titles("office"))


@cache
def forenames() -> frozenset[str]:
    """Common forenames, lower-case."""
    return frozenset(word.lower() for line in lines_of("given_names.txt") for word in line.split())


@cache
def statesmen() -> frozenset[str]:
    """Surnames that cables use alone, lower-case."""
    return frozenset(word.lower() for line in lines_of("statesmen.txt") for word in line.split())


@lru_cache(maxsize=8192)
def is_statesman(word: str) -> bool:
    """Whether a word is such a surname; a Russian one in any case."""
    lower = word.lower()
    return any(form in statesmen() for form in nominatives(lower)) if is_cyrillic(lower) else lower in statesmen()


@cache
def ordinary_words() -> frozenset[str]:
    """Words of ordinary prose, lower-case, and the single words of places and organisations."""
    found = {word.lower() for line in lines_of("ordinary_words.txt") for word in line.split()}
    for name in ("prose_words.txt", "not_persons.txt"):
        found.update(word.lower() for line in lines_of(name) for word in line.split())
    for line in lines_of("places.txt"):
        found.update(word.strip("=|,").lower() for word in line.split())
    for line in lines_of("function_words.txt"):
        language, _, grammar = line.partition(":")
        found.update(word for word in grammar.split() if language == "en" or len(word) > 2)
    return frozenset(found - _PARTS_OF_NAMES)


@cache
def _prose_words() -> frozenset[str]:
    found = {word.lower() for name in _OF_PROSE for line in lines_of(name) for word in line.split()}
    named = [line.partition(":") for name in _BY_LANGUAGE for line in lines_of(name)]
    # What is a part of Port Said is a verb more often.
    return frozenset(found.union(("said",), *(words.split() for language, _, words in named if language == "en")))


@cache
def _grammar() -> frozenset[str]:
    lines = (line.partition(":") for line in lines_of("function_words.txt"))
    return frozenset(word for language, _, words in lines if language == "en" for word in words.split())


def is_grammar(lower: str) -> bool:
    """Whether a word is one of English grammar."""
    return lower in _grammar()


def is_prose(lower: str) -> bool:
    """Whether a word is one of ordinary English prose, which a text that is not in capitals writes small."""
    return lower in _prose_words()


@lru_cache(maxsize=32768)
def kind_of(token: str) -> Kind:
    """What a token with a capital is: one word, an abbreviation with its full stop, or initials."""
    bare = token.replace(".", "").replace(" ", "").replace("-", "")
    lower = token.rstrip(".").lower()
    if "–" in token:
        return kind_of(token.replace("–", "-"))
    if token[1:2] in "'’" and token[2:3].isupper() and token[0] in "LD" and lower[2:] in titles("office"):
        # The article of French and Italian before an office ("L'Ambassadeur Quill").
        return Kind.OFFICE
    if "." in token and len(bare) <= 5 and token.endswith("."):
        if token in ("M.", "MM.") or lower in titles("courtesy"):
            return Kind.COURTESY
        if lower in titles("office"):
            return Kind.OFFICE
        ordinary = len(bare) > 1 and lower in ordinary_words()
        return Kind.OTHER if bare.upper() in NOT_INITIALS or ordinary else Kind.INITIAL
    if len(bare) == 1:
        return Kind.COURTESY if lower == "u" else Kind.OTHER if lower in _LONE_WORDS else Kind.INITIAL
    if is_cyrillic(lower) and len(lower) > 2:
        return _cyrillic_kind(token, lower)
    if lower in titles("courtesy"):
        return Kind.COURTESY
    if lower in titles("office"):
        return Kind.OFFICE
    if lower in forenames() and not (len(token) == 3 and token.isupper()):
        return Kind.FORENAME
    if (
        lower in ordinary_words()
        or bare.upper() in NOT_INITIALS
        or _CONTRACTION.search(lower)
        or _ELISION.match(token)
        or _is_coined(token, lower)
        or _compound_of_ordinary(lower)
    ):
        return Kind.OTHER
    return Kind.CAPITALS if token.isupper() else Kind.UNKNOWN


def _is_coined(token: str, lower: str) -> bool:
    """Whether a word is an abbreviation that telegrams coin, or a noun by its ending, and so no name."""
    if _NOUN.match(lower):
        return True
    return not token[1:].islower() and bool(_INNER_CAPITAL.match(token) or _PLURAL_OF_LETTERS.match(token))


def _cyrillic_kind(token: str, lower: str) -> Kind:
    """The kind of a Russian word, in whatever case it stands."""
    if any(form in titles("courtesy") for form in nominatives(lower)):
        return Kind.COURTESY
    if any(form in titles("office") for form in nominatives(lower)):
        return Kind.OFFICE
    if any(form in forenames() for form in nominatives(lower)):
        return Kind.FORENAME
    if token.upper() in NOT_INITIALS or any(form in ordinary_words() for form in nominatives(lower)):
        return Kind.OTHER
    return Kind.CAPITALS if token.isupper() else Kind.UNKNOWN


def _compound_of_ordinary(lower: str) -> bool:
    """Whether a hyphenated word is made of ordinary words or prefixes ("anti-communist"): then it is no name."""
    parts = lower.split("-")
    if len(parts) < 2:
        return False
    words = ordinary_words()
    known = [part in words or part in PREFIXES for part in parts]
    return all(known) or parts[0] in PREFIXES or (known[-1] and len(parts[-1]) > 4)
