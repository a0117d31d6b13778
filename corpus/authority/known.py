"""Looking up the authority: persons by name and by id, the holders of an office. Nothing is read but what is asked."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from corpus.authority.keys import office_key
from corpus.authority.own import ours, read_table
from corpus.authority.profile import Profile, profile_of
from corpus.authority.records import (
    ALIAS,
    FIELD,
    ITEM,
    NAME,
    OFFICE,
    PART,
    PERSON,
    VOLUME,
    WORD,
    Entry,
    Term,
    read_entry,
)
from corpus.authority.table import Table
from corpus.frozen import dataclass
from corpus.normalise.names.person import name_tokens, same_tokens, surname

FILE = Path(__file__).parent / "data" / "authority.tsv"
_MARGIN = 12
"""So many years before the first and after the last paper that names a person, a paper can still be theirs."""
_PERSONS, _RAREST = 17_000, 20
"""About how many persons the authority has, and how rarely a word can be said of one before it counts no more."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One holder of an office, with the term."""

    id: str
    term: Term


@dataclass(frozen=True, slots=True)
class _Bearer:
    id: str
    first: int | None
    last: int | None


class Authority:
    """The package's persons with those of a user's own table (`own`).

    `without` is a volume of papers of which nothing is to be known that stands in it together.
    """

    def __init__(self, own: Path | None = None, without: str = "") -> None:
        self._table = Table(FILE)
        rows = [line.split(FIELD) for line in self._table.lines(f"{VOLUME}{FIELD}")]
        self._volumes = {code: (int(first or 0), int(last or 0)) for _, code, _, first, last in rows}
        self._without = next((code for _, code, name, *_ in rows if without and name == without), "")
        self._own: dict[str, Entry] = {}
        self._own_names: dict[str, list[_Bearer]] = defaultdict(list)
        self._own_offices: dict[str, list[Holding]] = defaultdict(list)
        self._own_text = b""
        self.person = lru_cache(maxsize=4096)(self._person)
        self.bearers = lru_cache(maxsize=4096)(self._bearers)
        self.holders = lru_cache(maxsize=4096)(self._holders)
        self.profile = lru_cache(maxsize=4096)(self._profile)
        self.bearing = lru_cache(maxsize=4096)(self._bearing)
        if own is not None:
            self._add(own)

    def _add(self, path: Path) -> None:
        rows = read_table(path)
        known = {row["id"]: entry for row in rows if (entry := self._shipped(row["id"]))}
        added = ours(rows, known, "u")
        for entry in added.values():
            self._own[entry.id] = entry
            for key in entry.keys:
                self._own_names[key].append(_Bearer(entry.id, None, None))
            for term in entry.terms:
                if term.source == "u" and (key := office_key(term.service, term.office, term.place)):
                    self._own_offices[key].append(Holding(entry.id, term))
        self._own_text = path.read_bytes()

    def fingerprint(self) -> str:
        """A digest that changes whenever a resolution can come out otherwise."""
        digest = sha256(FILE.read_bytes())
        digest.update(self._own_text)
        return digest.hexdigest()[:16]

    def _shipped(self, id: str) -> Entry | None:
        line = next(self._table.lines(f"{PERSON}{FIELD}{id}{FIELD}"), None)
        return read_entry(line) if line else None

    def _person(self, id: str) -> Entry | None:
        """The person with this id, or with an id under which a source has the person a second time."""
        entry = self._own.get(id) or self._shipped(id)
        if entry is None and (line := next(self._table.lines(f"{ALIAS}{FIELD}{id}{FIELD}"), None)):
            entry = self._person(line.split(FIELD)[2])
        if entry and self._without in entry.volumes:
            entry = replace(entry, volumes=tuple(code for code in entry.volumes if code != self._without))
        return entry

    def _profile(self, id: str) -> Profile | None:
        """What is worked out once of the person with this id."""
        entry = self.person(id)
        return profile_of(entry, tuple(self._volumes[code] for code in entry.volumes)) if entry else None

    def _bearers(self, key: str) -> tuple[_Bearer, ...]:
        line = next(self._table.lines(f"{NAME}{FIELD}{key}{FIELD}"), None)
        shipped = map(_read_bearer, line.split(FIELD)[2].split(ITEM)) if line else ()
        found = {bearer.id: bearer for bearer in (*shipped, *self._own_names.get(key, ()))}
        return tuple(found.values())

    def _holders(self, service: str, office: str, place: str) -> tuple[Holding, ...]:
        """All who ever held an office, as far as the tables of offices tell, in the order of their terms."""
        key = office_key(service, office, place)
        line = next(self._table.lines(f"{OFFICE}{FIELD}{key}{FIELD}"), None) if key else None
        shipped = [_read_holding(item, service, place) for item in line.split(FIELD)[2].split(ITEM)] if line else []
        return (*shipped, *self._own_offices.get(key, ()))

    def _bearing(self, tokens: tuple[str, ...], years: tuple[int, int] | None = None) -> tuple[Profile, ...]:
        """The persons whom a name fits, as `name_tokens` takes it apart.

        With `years` those only of whom papers of these years can speak, the dead among them.
        """
        found = {
            bearer.id: profile
            for key in _lookup_keys(tokens)
            for bearer in self.bearers(key)
            if years is None or _expected(bearer, years)
            for profile in [self.profile(bearer.id)]
            if profile
        }
        return tuple(each for each in found.values() if fits(tokens, each.entry.forms))

    def find(self, name: str) -> tuple[Entry, ...]:
        """The persons whom a name fits, in any of their forms."""
        return tuple(each.entry for each in self.bearing(name_tokens(name)))

    def rarity(self, word: str) -> float:
        """How much a word that is said of a person tells who it is; 0 where it is said of nobody."""
        return self._rarities.get(word, 0.0)

    @cached_property
    def _rarities(self) -> Mapping[str, float]:
        rows = (line.split(FIELD) for line in self._table.lines(f"{WORD}{FIELD}"))
        return {word: math.log(_PERSONS / max(int(count), _RAREST)) for _, word, count in rows}


def fits(tokens: Sequence[str], forms: Iterable[Sequence[str]]) -> bool:
    """Does a name fit any of the forms of a person's name?"""
    family = surname(tokens)
    return any(family in form and same_tokens(tokens, form) for form in forms)


def _lookup_keys(tokens: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name that can be its surname: the one that is, and the others that stand last or first."""
    full = [token for token in tokens if len(token) > 1]
    return tuple(dict.fromkeys(filter(None, (surname(tokens), *full[-2:], *full[:1]))))


def _expected(bearer: _Bearer, years: tuple[int, int]) -> bool:
    first, last = years
    return (bearer.first is None or bearer.first - _MARGIN <= last) and (
        bearer.last is None or first <= bearer.last + _MARGIN
    )


def _read_bearer(item: str) -> _Bearer:
    id, first, last = item.split(PART)
    return _Bearer(id, int(first) if first else None, int(last) if last else None)


def _read_holding(item: str, service: str, place: str) -> Holding:
    start, end, id, office, source = item.split(PART)
    return Holding(id, Term(service, office, place, start, end, source))


def authority(own: Path | None = None) -> Authority:
    """The authority, opened once: the package's own file, with the user's table, as it now is, if one is named.

    Raises:
        CablesError: the user's table cannot be read, or a line of it is not as it must be.
    """
    return _opened(own, own.stat().st_mtime_ns if own and own.exists() else 0)


@lru_cache(maxsize=4)
def _opened(own: Path | None, changed_ns: int) -> Authority:  # noqa: ARG001
    return Authority(own)
