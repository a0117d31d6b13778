"""How the names of persons are taken apart and compared."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from corpus.normalise.names.chinese import chinese, chinese_order, plain
from corpus.normalise.names.folding import fold, folded_words, is_spelt_otherwise, whole_names
from corpus.normalise.names.titles import PARTICLES, leading_titles, trailing_titles

_SHORT_GIVEN = {
    "wm": "william", "robt": "robert", "chas": "charles", "geo": "george", "thos": "thomas", "jas": "iames",
    "jos": "iosef", "benj": "beniamin", "saml": "samul", "danl": "daniel", "edw": "edward", "fredk": "frederick",
    "alex": "aleksander", "hy": "henri", "jno": "iohn", "ino": "iohn", "ias": "iames", "ios": "iosef",
}  # fmt: skip

_FAMILIAR = (
    "bob bobby rob: robert; bill billy will: william; dick rick: richard; jim jimmy: james; joe: joseph; jack: john "
    "jacob; johnny: john; tom tommy: thomas; mike mick: michael; dave: david; ed eddie: edward edwin edmund edgar; "
    "ted: theodore edward; larry: lawrence laurence; harry: henry harold; hal: harold henry; hank: henry; ken: "
    "kenneth; chet: chester; walt: walter; phil: philip; sam: samuel; ben: benjamin; dan: daniel; nick: nicholas; "
    "fred: frederick alfred; cy: cyrus; zbig: zbigniew; tony: anthony; charlie chuck chip: charles; pat: patrick "
    "patricia; gene: eugene; stu: stuart; art: arthur; ray: raymond; ron: ronald; doug: douglas; jerry: gerald "
    "jerome; steve: stephen steven; andy: andrew; pete: peter; frank: francis franklin; chris: christian "
    "christopher; sandy: alexander; stan: stanley; les: leslie lester; max: maxwell maximilian; matt: matthew; tim: "
    "timothy; bert: albert herbert; ernie: ernest; len: leonard; mel: melvin; norm: norman; abe: abraham; greg: "
    "gregory; jeff: jeffrey geoffrey; kit: christopher; liz betty: elizabeth; peggy: margaret; kate: katherine"
)
"""Short forms by which friends call one another, with the forenames that they stand for."""


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    found = {}
    for entry in _FAMILIAR.split(";"):
        short, _, full = entry.partition(":")
        found.update({form: frozenset(fold(full).split()) | {form} for form in fold(short).split()})
    return found


# Surnames that stand first. The second set is also Western: there a name must have three parts.
_SURNAME_FIRST = (
    "mao zhou chou deng teng liu jiang chiang zhang zhao chao huang hsu zhu hu wu wang peng yang qiao chiao "
    "ch'en chen ye yeh nguyen pham ngo dang vo hoang tran truong rhee syngman pak ri yi paek choe nam"
)
_SURNAME_FIRST_OF_THREE = "kim lee park ho le lin li song soong han chung cho"
# Given names of which no other tongue has the form: behind a surname they tell the Hungarian order.
_HUNGARIAN = (
    "janos istvan laszlo gyorgy sandor imre ferenc jozsef miklos matyas gyula pal bela erno zoltan karoly tibor "
    "andras antal kalman lajos mihaly rezso geza jeno gabor dezso endre arpad"
)
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[A-Z]{2,3}(?=\s|$)")
_CYRILLIC_INITIAL = re.compile(r"(?<!\w)(?:Дж|Дз|[А-ЯЁ])(?=[.\s]|$)")
_ONE_LETTER = {"дж": "џ", "дз": "ѕ", "ё": "е"}
# The folded Latin letters for which a Russian initial can stand.
_LATIN = (
    "а:a б:b в:vw г:gh д:d е:ei ж:zgi з:zs и:i й:i к:kcq л:l м:m н:n о:o п:p р:r с:sc т:t у:uw ф:fpt х:kh ц:tcz ч:c "
    "ш:sc щ:s э:ea ю:iuj я:ia џ:igd ѕ:dzg"
)
_BEGINNINGS = {
    letter: frozenset((letter, *latin)) for letter, _, latin in (pair.partition(":") for pair in _LATIN.split())
}


@cache
def _folded(names: str) -> frozenset[str]:
    """The names of a list as they are compared."""
    return frozenset(fold(names).split())


def _natural_order(text: str) -> str:
    """`Mikoyan, Anastas` as `Anastas Mikoyan`; other commas part a name from what is said of it."""
    head, comma, rest = text.partition(",")
    if not comma:
        return text
    first, _, _ = rest.partition(",")
    after = folded_words(first)
    if len(folded_words(head)) > 1 and all(len(word) == 1 for word in after):
        # Letters behind a name that has its own initials are an order's (K.C.B.).
        return head
    if not after or after[0] in trailing_titles() or len(after) > 4 or not folded_words(head):
        return head
    return f"{first} {head}"


@lru_cache(maxsize=65536)
def name_tokens(text: str) -> tuple[str, ...]:
    """The folded parts of a name in natural order, without titles where anything remains of it without them.

    Initials stay single letters: "A.I. Mikoyan" gives ("a", "i", "mikoian").
    """
    ordered = _natural_order(text)
    ordered = whole_names().get(" ".join(ordered.casefold().split()), ordered)
    tokens = list(_with_initials(ordered))
    while len(tokens) > 1 and tokens[-1] in trailing_titles() and any(len(t) > 1 for t in tokens[:-1]):
        tokens.pop()
    titles = leading_titles()
    while len(tokens) > 1 and tokens[0] in titles and any(len(t) > 1 for t in tokens[1:]):
        if tokens[0] == "m" and len(tokens[1]) == 1:
            break
        tokens.pop(0)
    return _by_custom(ordered, tuple(tokens))


def _with_initials(text: str) -> Iterator[str]:
    """The folded words of a name; initials that stand together apart (JC Holmes), Russian ones in their own letters.

    A Russian initial can stand for several Latin ones (Г. for G. and H.), so that it is compared by these.
    """
    if text.isascii():
        head, gap, last = text.rpartition(" ")
        joined = _JOINED.match(head) if gap and not last.isupper() else None
        yield from folded_words(f"{' '.join(joined[0])}{text[joined.end() :]}" if joined else text)
        return
    at = 0
    for initial in _CYRILLIC_INITIAL.finditer(text):
        yield from folded_words(text[at : initial.start()])
        yield _ONE_LETTER.get(initial[0].lower(), initial[0].lower())
        at = initial.end()
    yield from folded_words(text[at:])


def _by_custom(text: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name by the custom of its tongue: Chinese names in one spelling, Hungarian in natural order."""
    if (
        len(tokens) == 2
        and tokens[1] in _folded(_HUNGARIAN)
        and tokens[0] not in _folded(_HUNGARIAN)
        and len(tokens[0]) > 1
    ):
        return tokens[::-1]
    if not 1 <= len(tokens) <= 3 or any(len(token) == 1 for token in tokens[:1]):
        return tokens
    words = _WORD.findall(plain(text).casefold())[-len(tokens) :]
    spelt = any(not word.isascii() and is_spelt_otherwise(word) for word in words)
    if len(words) == len(tokens) and not spelt and (parts := chinese(tuple(words))):
        return tuple(fold(part) for part in parts)
    return tokens


def _bare(tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens without particles, unless nothing but initials would be left."""
    bare = tuple(token for token in tokens if token not in PARTICLES or len(token) == 1)
    return bare if any(len(token) > 1 for token in bare) else tuple(tokens)


def surname(tokens: Sequence[str]) -> str:
    """The part of a name that every mention of the person shows: the last, or the first where East Asia puts it there.

    Takes the result of `name_tokens`; empty for no tokens.
    """
    bare = _bare(tokens)
    if not bare:
        return ""
    # An initial can fold to the letter of a short surname (Yi).
    if len(bare) > 1 and len(bare[0]) > 1 and (_stands_first(bare[0], len(bare)) or chinese_order(bare)):
        return bare[0]
    full = [token for token in bare if len(token) > 1]
    return full[-1] if full else bare[-1]


def _stands_first(name: str, parts: int) -> bool:
    """Whether the first of so many parts of a name is a surname of East Asia."""
    return name in _folded(_SURNAME_FIRST) or (parts > 2 and name in _folded(_SURNAME_FIRST_OF_THREE))


def _given_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Given names agree in full or by initial; the shorter list may leave some out, but keeps the order."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return True
    # Who goes by a later name (Foster Dulles) is known by it in full: an initial would fit too many.
    first = 0 if _part_agrees(shorter[0], longer[0]) else _position(shorter[0], longer)
    rest = iter(longer[first + 1 :])
    return first >= 0 and all(any(_part_agrees(part, candidate) for candidate in rest) for part in shorter[1:])


def _position(part: str, parts: Sequence[str]) -> int:
    return parts.index(part) if len(part) > 1 and part in parts else -1


def _part_agrees(one: str, other: str) -> bool:
    one, other = _SHORT_GIVEN.get(one, one), _SHORT_GIVEN.get(other, other)
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return not _beginnings(one).isdisjoint(_beginnings(other))
    return not _short_forms().get(one, frozenset((one,))).isdisjoint(_short_forms().get(other, (other,)))


def _beginnings(part: str) -> frozenset[str]:
    """The letters with which a part of a name can begin."""
    return _BEGINNINGS.get(part) or frozenset(part[0])


def is_short_form(name: str) -> bool:
    """Is the word a familiar form of a forename, by which friends call one another ("Bob")?"""
    return fold(name) in _short_forms()


def same_tokens(asked: Sequence[str], name: Sequence[str]) -> bool:
    """`same_name` for names that `name_tokens` has already taken apart."""
    family = surname(asked)
    if not family or family not in name:
        return False
    wanted, found = _bare(asked), _bare(name)
    if family not in found:
        return tuple(asked) == tuple(name)
    if len(wanted) == 1:
        return len(family) > 1 or wanted == found
    given = [part for part in wanted if part != family]
    at = len(found) - 1 - found[::-1].index(family)
    if family == wanted[0]:
        return _given_agree(given, [part for part in found if part != family])
    # What follows the surname in the document is a second one (Castro Ruz): then a given name must stand before it.
    return (at == len(found) - 1 or at > 0) and _given_agree(given, found[:at])


def same_name(asked: str, name: str) -> bool:
    """Does a name that someone asks for fit a name in a document?

    The surname must agree; given names agree in full or by initial; what one side leaves out agrees. A single word
    fits any full part of the name, never an initial.
    """
    return same_tokens(name_tokens(asked), name_tokens(name))


def _weight(tokens: Sequence[str]) -> tuple[int, int]:
    return (len([token for token in tokens if len(token) > 1]), len(tokens))


def join_names(names: Iterable[str]) -> Mapping[str, str]:
    """Each of a document's names with the fullest form of it there ("Mikoyan" -> "A.I. Mikoyan").

    A form that fits two persons who are not the same ("Castro" beside "F. Castro" and "R. Castro") keeps to itself.
    """
    forms = {name: name_tokens(name) for name in dict.fromkeys(names)}
    by_surname: dict[str, list[str]] = {}
    for name, tokens in forms.items():
        by_surname.setdefault(surname(tokens), []).append(name)
    joined: dict[str, str] = {}
    for group in by_surname.values():
        for name in group:
            joined[name] = _fullest(name, group, forms)
    return joined


def _fullest(name: str, group: Sequence[str], forms: Mapping[str, tuple[str, ...]]) -> str:
    """The fullest name of the group that `name` fits, where all that it fits are one person."""
    own = forms[name]
    fits = [other for other in group if same_tokens(own, forms[other]) and _weight(forms[other]) >= _weight(own)]
    best = max(fits, key=lambda other: _weight(forms[other]), default=name)
    one_person = all(same_tokens(forms[other], forms[best]) for other in fits)
    return best if one_person else name
