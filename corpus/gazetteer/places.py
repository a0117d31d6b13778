"""Looking up places and countries by any of their names."""

import sqlite3
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from corpus.frozen import dataclass
from corpus.gazetteer.folding import fold_place

CITIES = Path(__file__).with_name("cities.db")
_CLEARLY_LARGER = 4


class Rank(IntEnum):
    """How good a place's claim to a name is.

    CAPITAL: a capital's own name, or one that the table of former names gives; OWN: a city's own name, or a capital's
    in another language; OTHER: another language's name of a city.
    """

    CAPITAL = 0
    OWN = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A city. `id` is its number at GeoNames, `country` an ISO 3166-1 code; latitude and longitude are degrees (WGS84).

    `former` is the name that cables most use for it where that is another than today's (`Peking`).
    """

    id: int
    name: str
    former: str
    country: str
    country_name: str
    latitude: float
    longitude: float

    @property
    def label(self) -> str:
        """The name to read: today's, with the one of the cables where that differs: `Beijing (Peking)`."""
        return f"{self.name} ({self.former})" if self.former and self.former != self.name else self.name


@dataclass(frozen=True, slots=True)
class Country:
    """A country or a land. `code` is ISO 3166-1, for a state that is gone ISO 3166-3, else a short word of our own."""

    code: str
    name: str


@lru_cache(maxsize=4096)
def country(name: str) -> Country | None:
    """The country that a name means, in any of many languages: `Kuba`, `URSS`, `Abyssinia`; None where none does."""
    row = (
        _connection()
        .execute(
            "SELECT code, country.name FROM country_name JOIN country USING (code) WHERE folded = ?",
            (fold_place(name).removeprefix("the "),),
        )
        .fetchone()
    )
    return Country(*row) if row else None


@lru_cache(maxsize=4096)
def city(name: str) -> Place | None:
    """The place that a name means, in any language or script, under old names and new; None where none or several do.

    A country behind a comma chooses between namesakes (`Tripoli, Lebanon`). Of namesakes a capital comes first, then
    one that is four times as large as the next.
    """
    folded = fold_place(name)
    place = _chosen(_claims(folded)) if folded else None
    if place is None and "," in name:
        town, _, land = (part.strip() for part in name.rpartition(","))
        there = fold_place(land)
        place = _chosen([claim for claim in _claims(fold_place(town)) if there in _folded_country(claim[2])])
    return place


_Claim = tuple[int, int, Place]


def _claims(folded: str) -> list[_Claim]:
    """Rank, people and place of all that have a name, the best claim first."""
    rows = _connection().execute(
        """SELECT rank, people, place, place.name, former, country, country_name, latitude, longitude
           FROM name JOIN place USING (place) WHERE folded = ? ORDER BY rank, people DESC, place""",
        (folded,),
    )
    return [(rank, people, Place(*place)) for rank, people, *place in rows]


def _chosen(claims: list[_Claim]) -> Place | None:
    if not claims:
        return None
    rank, people, place = claims[0]
    rivals = [claim for claim in claims[1:] if claim[0] == rank]
    return None if rivals and people < _CLEARLY_LARGER * rivals[0][1] else place


def _folded_country(place: Place) -> tuple[str, str]:
    return fold_place(place.country_name), place.country.casefold()


@cache
def _connection() -> sqlite3.Connection:
    # Nobody writes the file, so threads may share the connection, and a read-only installation is no hindrance.
    return sqlite3.connect(f"{CITIES.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
