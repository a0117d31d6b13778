"""Where the ends of a correspondence sit, in a form by which two documents' ends are compared."""

import re
from functools import lru_cache

from corpus.cable import Party
from corpus.gazetteer.places import city
from corpus.normalise.names.folding import fold
from corpus.normalise.parties.capitals import capitals, is_country
from corpus.normalise.reference_words import fold_word

HOME = "home "
"""What begins the seat of a ministry or department at home."""

_MINISTRIES = (
    ("state", re.compile(r"\bdepartment of state\b|\bstate department\b|\bsecretary of state(?! for)\b|\bsecstate\b")),
    ("external affairs", re.compile(r"\bexternal affairs\b")),
    ("dominions", re.compile(r"\b(?:dominion affairs|dominions office|dominions secretary|commonwealth relations)\b")),
    (
        "foreign",
        re.compile(
            r"\bforeign (?:ministry|minister|office|secretary|affairs)\b|\baffaires etrangeres\b|\bauswartiges amt\b|"
            r"\bминистерств\w+ иностранных\b|\bмид\b|\baffari esteri\b|\b(?:relaciones|asuntos|relacoes) exteriores\b|"
            r"\bnegocios estrangeiros\b|\bmfa\b"
        ),
    ),
)
_BODIES = (
    ("united nations", re.compile(r"\bunited nations\b|\busun\b|\bukun\b")),
    ("nato", re.compile(r"\bnorth atlantic\b|\bnato\b|\busro\b")),
)
_DEPARTMENT_CODES = frozenset(("state", "secstate", "dept", "department", "deptel"))
_GENERIC = frozenset(
    ("embassy", "legation", "consulate", "consulate general", "mission", "delegation", "high commission")
)


def seats_of(party: Party, place: str = "") -> frozenset[str]:
    """Every form in which an end of a correspondence can be met again; `place` is the place of origin, of a sender.

    The forms are its ministry, the city of its post, its body and its person's surname.
    """
    words = _plain(" ".join(filter(None, (party.office, party.body, party.verbatim))))
    found = set()
    ministry = _ministry(words)
    if ministry:
        found.add(ministry)
    found.update(post_seats(party.post or place))
    body = _plain(party.body or "")
    found.update(f"body {name}" for name, pattern in _BODIES if pattern.search(words))
    if body and body not in _GENERIC and not ministry and len(body.split()) > 1:
        found.add(f"body {body}")
    if party.person:
        surname = fold(party.person.name).split()
        found.update([f"person {surname[-1]}"] if surname else [])
    return frozenset(found)


def is_home(seats: frozenset[str]) -> bool:
    """Whether an end is a ministry or department at home."""
    return any(seat.startswith(HOME) for seat in seats)


@lru_cache(maxsize=8192)
def post_seats(post: str) -> frozenset[str]:
    """The seats that the name of a post can mean, under any of a city's names; `STATE` is the department.

    A country is every place that was its government's: an embassy is addressed by the one or by the other.
    """
    plain = _plain(post)
    if not plain:
        return frozenset()
    if plain in _DEPARTMENT_CODES:
        return frozenset((f"{HOME}state",))
    for name, pattern in _BODIES:
        if pattern.search(plain):
            return frozenset((f"body {name}",))
    cities = capitals(post) if is_country(post) else ()
    return frozenset(map(_city, cities or (post,)))


def _city(name: str) -> str:
    known = city(name)
    return f"post {known.id}" if known else f"post {_plain(name)}"


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    """Words in lower case without diacritics; names are folded further, ministries are not."""
    return " ".join(filter(None, map(fold_word, re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text))))


@lru_cache(maxsize=8192)
def _ministry(words: str) -> str:
    # An embassy can be addressed in the name of its minister; it is the embassy all the same.
    if re.search(r"\b(?:embassy|legation|consulate|ambassador|charge|consul|high commission\w*)\b", words):
        return ""
    return next((f"{HOME}{name}" for name, pattern in _MINISTRIES if pattern.search(words)), "")
