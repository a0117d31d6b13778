"""A run of words with capitals cut into tokens, each with what kind of word it can be in a name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.normalise.lexicon import CLOSE_COURTESIES, Kind, is_grammar, kind_of, words
from corpus.normalise.names.chinese import is_surname
from corpus.normalise.persons.capitals import PARTICLES
from corpus.normalise.persons.eastern import is_hyphenated_given

_RANGES = (range(0x41, 0x250), range(0x386, 0x530), range(0x1E00, 0x1F00))
UPPER = "".join(chr(code) for codes in _RANGES for code in codes if chr(code).isupper())
"""The capital letters with which a name can begin, for a class of a pattern."""
_ABBREVIATION = (
    "Mr|Mrs|Ms|Messrs|Dr|Drs|Gen|Col|Maj|Capt|Lt|Lieut|Amb|Sen|Gov|Adm|Sec|Secy|Prof|Rev|St|Jr|Sr|Brig|Pres|Hon|Comdr|"
    "Cdr|MM|Mme|MR|MRS|DR|GEN|COL|MAJ|CAPT|LT|AMB|SEN|GOV|ADM|PROF|Ch|Yu|Ya|Ye|Zh|Sh|Kh|Ts|Th|Ph|Dzh|Тов|Юр"
)
# A hyphen joins the parts of a word, an en dash those of a double forename; behind the letters of a desk stands a title
# of its own (EUR-Mr.).
_DOUBLED = "".join(
    rf"|(?<={name})–" for name in ("Paul", "Jean", "Hans", "Karl", "Carl", "Heinz", "Franz", "Pierre", "Albert")
)
_MORE = rf"(?:(?:['’]|-(?!M(?:r|rs|essrs|iss)\b|Drs?\b){_DOUBLED})[^\W\d_]+)*"
_CAP = rf"(?:[{UPPER}]\.|(?:{_ABBREVIATION})\.|[{UPPER}][^\W\d_]*{_MORE})"
_GAP = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,8}\n[ \t]{0,8}(?![ \t]*\n)|(?<=\.)-?)"
_PARTICLE = (
    r"(?:(?:de la|de los|de las|de|della|del|di|da|dos|du|van der|van den|van|von|der|ter|ten|zu|bin|ibn|al|y) |d['’])"
)


def _first_word() -> str:
    """`_CAP` at the beginning of a word, with a large letter first, so that the search leaps from one to the next."""
    by_letter: dict[str, list[str]] = {}
    for word in _ABBREVIATION.split("|"):
        by_letter.setdefault(word[0], []).append(word[1:])
    abbreviated = "|".join(rf"(?<={letter})(?:{'|'.join(rest)})\." for letter, rest in by_letter.items())
    return rf"[{UPPER}](?<![^\W_].)(?:\.|{abbreviated}|[^\W\d_]*{_MORE})"


RUN = re.compile(rf"{_first_word()}(?:{_GAP}{_PARTICLE}?{_CAP}){{0,40}}")
_TOKEN = re.compile(rf"(?:(?<![^\W_]){_PARTICLE})?(?:(?:[{UPPER}]\.[ ]?-?){{1,5}}|{_CAP})")
_SMALL = re.compile(r"[a-zß-ÿа-яё]")
_LETTER = re.compile(r"[^\W\d_]")
_COMMON_SMALL = "etaoinsrhl"
_POSSESSIVE = re.compile(r"['’][sS]?$")
NAME_KINDS = frozenset((Kind.INITIAL, Kind.FORENAME, Kind.UNKNOWN))
_PARTICLES_OF_PERSONS = ("von", "van", "zu ", "ter ", "ten ", "bin ", "ibn ", "al ")
# Forenames that are ordinary words or places too, and what stands before a surname that is one.
_GIVEN_TOO = words("Christian Sterling Florence Israel Wellington Lyon Thor Santiago")
# Ranks, which stand before a surname, and courtesies that behind one are no courtesies: "General Don".
_RANKS = words(
    "General Gen. Lieutenant-General Major-General Brigadier-General Marshal Admiral Adm. Vice-Admiral Rear-Admiral "
    "Commodore Colonel Col. Lieutenant-Colonel Major Maj. Captain Capt. Lieutenant Lt. Brigadier"
)
_SURNAMES_TOO = words("Don Dom Duc Duke Earl Count Pan Graf Baron Father")
_MONTHS = words("May June July")
_LONGEST_SYLLABLE = 4
_GIVEN_BEFORE = ([Kind.FORENAME, Kind.INITIAL], [Kind.INITIAL, Kind.FORENAME])


class Token(NamedTuple):
    """A word of a run, `run[start:end]`: its letters as shown, its kind, and whether a particle of places leads it."""

    start: int
    end: int
    text: str
    kind: Kind
    possessive: bool
    particle: bool


@lru_cache(maxsize=32768)
def tokens_of(run: str, capitals: bool) -> tuple[Token, ...]:
    """The tokens of a run, with their places in it; none where no name is among them, as in most."""
    found = () if _surely_none(run, capitals) else tuple(_tokens(run, capitals))
    if Kind.INITIAL in [token.kind for token in found]:
        found = tuple(_given_by_neighbours(found))
    if len(found) > 1:
        found = tuple(_chinese(found if capitals else _behind_ranks(found)))
    return () if all(token.kind is Kind.OTHER for token in found) else found


def _surely_none(run: str, capitals: bool) -> bool:
    """Whether a run is one ordinary word or some, as most are: a short way past the rest."""
    if not run.isalpha():
        return not capitals and all(map(_is_plain, run.split()))
    kind = kind_of(run.title() if capitals else run)
    return kind not in NAME_KINDS


@lru_cache(maxsize=8192)
def _is_plain(word: str) -> bool:
    """Whether a word is an ordinary one or an office, without which there is no name."""
    return word.isalpha() and kind_of(word) in (Kind.OTHER, Kind.OFFICE)


def upper_cased(text: str) -> bool:
    """Whether a text is written in capitals throughout, as teleprinters wrote, so that capitals tell nothing."""
    sample = text[:2500]
    if 4 * sum(map(sample.count, _COMMON_SMALL)) >= len(sample):
        return False
    small = len(_SMALL.findall(sample))
    return 4 * small < len(sample) and len(_LETTER.findall(sample)) - small > max(40, 4 * small)


def _tokens(run: str, capitals: bool) -> Iterator[Token]:
    before, word_before = Kind.OTHER, ""
    for match in _TOKEN.finditer(run):
        word = match[0].rstrip(" -")
        owned = _POSSESSIVE.search(word) if "'" in word[-2:] or "’" in word[-2:] else None
        bare = word[: owned.start()] if owned else word
        shown = bare.rpartition(" ")[2].removeprefix("d'").removeprefix("d’") if bare[:1].islower() else bare
        if capitals and len(shown) > 2 and "." not in shown:
            shown = shown.title()
        kind = Kind.OTHER if capitals and shown.lower() in PARTICLES else kind_of(shown)
        if kind is Kind.COURTESY and shown == "Duc" and before in NAME_KINDS:
            # A duke is written small or opens his own name; this is a Vietnamese one (Le Duc Tho).
            kind = Kind.UNKNOWN
        if shown == "M." and (before in NAME_KINDS or word_before in CLOSE_COURTESIES):
            # After a forename or a Miss it is an initial, else Monsieur.
            kind = Kind.INITIAL
        before, word_before = kind, shown.rstrip(".").lower()
        to_place = bare[:1].islower() and not bare.startswith(_PARTICLES_OF_PERSONS)
        yield Token(match.start(), match.start() + len(bare), shown, kind, bool(owned), to_place)


def _given_by_neighbours(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, where initials make an ordinary word beside them a name (Christian A. Herter, G. Kenneth Holland)."""
    told = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind is not Kind.OTHER or len(token.text) < 4 or token.text.isupper():
            continue
        before = [each.kind for each in told[max(0, at - 2) : at]]
        if token.text in _GIVEN_TOO and [each.kind for each in tokens[at + 1 : at + 2]] == [Kind.INITIAL]:
            told[at] = token._replace(kind=Kind.FORENAME)
        elif before in _GIVEN_BEFORE and at + 1 == len(tokens):
            told[at] = token._replace(kind=Kind.UNKNOWN)
    return told


def _behind_ranks(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, where a rank makes a courtesy at the end of a run a surname (General Don), and a short word the
    second syllable of a name (General Ne Win)."""
    last = tokens[-1]
    names_another = tokens[-2].text in _RANKS and last.text in _SURNAMES_TOO
    if names_another or (
        len(tokens) > 2 and tokens[-3].text in _RANKS and tokens[-2].kind is Kind.UNKNOWN and _is_syllable(tokens)
    ):
        return [*tokens[:-1], last._replace(kind=Kind.UNKNOWN)]
    return tokens


def _is_syllable(tokens: Sequence[Token]) -> bool:
    """Whether the last two tokens can be the syllables of an Asian name, though the last is an ordinary word."""
    first, last = tokens[-2], tokens[-1]
    short = max(len(first.text), len(last.text)) <= _LONGEST_SYLLABLE and not first.possessive
    word = last.text
    return short and last.kind is Kind.OTHER and word.istitle() and word not in _MONTHS and not is_grammar(word.lower())


def _chinese(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, where the form of a given name makes an ordinary word before it a surname (Chi Ch'ao-chu)."""
    told = list(tokens)
    for at, (token, following) in enumerate(pairwise(tokens)):
        if token.kind is Kind.OTHER and is_hyphenated_given(following.text) and is_surname(token.text.lower()):
            told[at] = token._replace(kind=Kind.UNKNOWN)
    return told
