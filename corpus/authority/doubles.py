"""Persons whom a list has twice, made one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.authority.keys import country_names
from corpus.authority.records import Entry, Term
from corpus.authority.remarks import merged
from corpus.normalise.names.party import canonical_words

_SAID = 0.75
"""So great a part of the words of an office must a remark have that means its holder: offices are renamed."""
_NEAR = 2


def without_doubles(
    entries: Mapping[str, Entry], terms: Mapping[str, Sequence[Term]]
) -> tuple[dict[str, Entry], dict[str, str]]:
    """The persons, each once, and for each id that is gone the one that has taken its place.

    Two are one where they share a whole name (in any order) with nothing against it: their years of life agree, no
    volume lists both, and they are of one country, or one of them is listed by no volume at all. Whom only the list of
    officers has, with years of life, is one with somebody of the volumes whose remarks name the very office at the
    time; `terms` are those of that list, by id.
    """
    by_name: dict[frozenset[str], list[str]] = defaultdict(list)
    for entry in entries.values():
        for name in {frozenset(form) for form in entry.forms if sum(len(part) > 1 for part in form) > 1}:
            by_name[name].append(entry.id)
    kept = dict(entries)
    gone: dict[str, str] = {}
    for ids in by_name.values():
        present = sorted({_now(id, gone) for id in ids}, key=lambda id: (-len(kept[id].volumes), id))
        for other in present[1:]:
            if _one_person(kept[present[0]], kept[other], terms.get(other, ())):
                kept[present[0]] = _joined(kept[present[0]], kept.pop(other))
                gone[other] = present[0]
    return kept, {id: _now(id, gone) for id in gone}


def _now(id: str, gone: Mapping[str, str]) -> str:
    while id in gone:
        id = gone[id]
    return id


def _one_person(one: Entry, other: Entry, terms: Sequence[Term]) -> bool:
    if not (_agree(one.born, other.born) and _agree(one.died, other.died)) or set(one.volumes) & set(other.volumes):
        return False
    if not one.volumes or not other.volumes:
        return not (one.volumes and other.born) or any(_says_office(one, term) for term in terms)
    apart = (one.first or 0) > (other.last or 0) + 5 or (other.first or 0) > (one.last or 0) + 5
    countries = {word for words in country_names() for word in words} - {"us"}
    return not apart and bool(one.words & other.words & countries)


def _says_office(entry: Entry, term: Term) -> bool:
    """Whether the remarks on a person of the volumes name this office, and their papers are of its time."""
    said = set(canonical_words(f"{term.office} {term.place}"))
    near = (entry.first or 0) - _NEAR <= int(term.end[:4] or 9999) and int(term.start[:4]) <= (entry.last or 0) + _NEAR
    return near and len(said & entry.words) >= _SAID * len(said)


def _agree(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _joined(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        born=one.born or other.born,
        died=one.died or other.died,
        first=min((year for year in (one.first, other.first) if year), default=None),
        last=max((year for year in (one.last, other.last) if year), default=None),
        forms=tuple(dict.fromkeys((*one.forms, *other.forms))),
        keys=one.keys | other.keys,
        terms=merged((*one.terms, *other.terms)),
        words=one.words | other.words,
        volumes=tuple(sorted({*one.volumes, *other.volumes})),
    )
