"""The keys under which the authority keeps names and offices."""

from functools import lru_cache
from pathlib import Path

from corpus.normalise.names.folding import fold
from corpus.normalise.names.party import canonical_words
from corpus.normalise.parties.capitals import seats

MISSION = "mission"
"""The class of all that stand at the head of a mission, whatever their rank."""


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """The key of a country or organisation, under whichever of its names."""
    words = " ".join(canonical_words(name))
    return _place_keys().get(words, words)


@lru_cache(maxsize=1)
def _place_keys() -> dict[str, str]:
    rows = {key: (key, *names) for key, names in _rows("posts.tsv").items()}
    return {" ".join(canonical_words(name)): " ".join(canonical_words(key)) for key in rows for name in rows[key]}


_SHORT = {
    "ussr": "Soviet Union", "us": "United States", "uk": "United Kingdom", "gdr": "German Democratic Republic",
    "frg": "Federal Republic of Germany", "prc": "People's Republic of China", "dprk": "North Korea",
    "drv": "North Vietnam", "un": "United Nations",
}  # fmt: skip


@lru_cache(maxsize=1)
def country_names() -> dict[tuple[str, ...], str]:
    """The countries by their canonical words, with the names by which they are shown."""
    found = {canonical_words(country): country for seat in reversed(seats()) for country in reversed(seat.countries)}
    return found | {tuple(fold(short).split()): name for short, name in _SHORT.items()}


@lru_cache(maxsize=1)
def _office_classes() -> dict[str, str]:
    return {fold(name): kind for kind, names in _rows("offices.tsv").items() for name in names}


def _rows(name: str) -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {key: tuple(others.split("; ")) for key, _, others in rows}


@lru_cache(maxsize=4096)
def office_class(office: str) -> str:
    """The class of an office: those of one class follow each other in one list; an office without one, folded."""
    folded = fold(office)
    return _office_classes().get(folded, folded)


def office_key(service: str, office: str, place: str) -> str:
    """The key of an office: whose it is, of which class, and where."""
    kind = office_class(office)
    if not kind or (kind == MISSION and not place):
        return ""
    return f"{place_key(service)}/{kind}/{place_key(place) if place else ''}"
