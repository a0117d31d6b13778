"""Which place a country's missions have their seat in, in a given year; from a table of plain facts."""

import csv
from functools import cache, lru_cache
from pathlib import Path

from corpus.frozen import dataclass
from corpus.normalise.names.folding import fold


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that was the seat of a country's government from a year until another, both included."""

    countries: tuple[str, ...]
    place: str
    first: int
    last: int


@cache
def seats() -> tuple[Seat, ...]:
    """The whole table, in its order."""
    text = (Path(__file__).parents[1] / "data" / "capitals.tsv").read_text(encoding="utf-8")
    rows = csv.reader((line for line in text.splitlines() if line and line[0] != "#"), delimiter="\t")
    found = []
    for row in rows:
        names, place, first, last = [*row, "", "", ""][:4]
        countries = tuple(name for name in names.split("|") if name)
        found.append(Seat(countries, place, int(first or 0), int(last or 9999)))
    return tuple(found)


def _key(name: str) -> str:
    folded = fold(name)
    return folded.removeprefix("the ")


@cache
def _by_country() -> dict[str, tuple[Seat, ...]]:
    found: dict[str, tuple[Seat, ...]] = {}
    for seat in seats():
        for country in seat.countries:
            found[_key(country)] = (*found.get(_key(country), ()), seat)
    return found


@cache
def _by_place() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for seat in seats():
        found[_key(seat.place)] = (*found.get(_key(seat.place), ()), *seat.countries)
    return found


@lru_cache(maxsize=8192)
def is_country(name: str) -> bool:
    """Is this a name of a country, with or without the article?"""
    return _key(name) in _by_country()


@lru_cache(maxsize=8192)
def is_city(name: str) -> bool:
    """Is this a capital, or another city that is commonly a post?"""
    return _key(name) in _by_place()


def capital(country: str, year: int | None = None) -> str:
    """The seat of the country's government in that year, in natural case; empty where it is not known.

    Without a year only a country whose seat never moved has an answer.
    """
    known = _by_country().get(_key(country), ())
    fitting = {seat.place for seat in known if year is None or seat.first <= year <= seat.last}
    return fitting.pop() if len(fitting) == 1 else ""


def capitals(country: str) -> frozenset[str]:
    """Every seat that the country's government ever had, folded."""
    return frozenset(_key(seat.place) for seat in _by_country().get(_key(country), ()))


def countries_of(place: str) -> tuple[str, ...]:
    """The countries whose government had its seat there at any time, under all their names."""
    return _by_place().get(_key(place), ())
