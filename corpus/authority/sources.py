"""The Office of the Historian's data sets `people` and `pocom`, read for the authority's file."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from corpus.authority.records import FIELD, VOLUME, Entry, Term
from corpus.authority.remarks import merged, terms_of, words_of
from corpus.authority.spelt import forms_of, mended, shown

PREFIX = "ooh-"
_UNITED_STATES = "United States"
_VOLUME = re.compile(r"/historicaldocuments/(frus[\w-]+?)/")
_POCOM = re.compile(r"/departmenthistory/people/([\w-]+)")
_YEARS = re.compile(r"^frus(\d{4})(?:-(\d{2,4}))?")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Ambassadors' rank in the words of their letters of credence, and in those of correspondence.
_RANKS = {
    "Ambassador Extraordinary and Plenipotentiary": "Ambassador",
    "Envoy Extraordinary and Minister Plenipotentiary": "Minister",
    "Envoy Extraordinary and Minister Plenipotentiary/Consul General": "Minister",
    "Chargé d’Affaires ad interim": "Chargé d'Affaires",
    "Chargé d’Affaires pro tempore": "Chargé d'Affaires",
    "Chargé d’Affaires": "Chargé d'Affaires",
    "Chargé d’Affaires and Consul General": "Chargé d'Affaires",
}
_NAMES = {
    "socialist federal republic of yugoslavia": "Yugoslavia", "kingdom of two sicilies": "Two Sicilies",
    "joseon dynasty": "Korea", "micronesia federated states of": "Micronesia", "cote divoire": "Ivory Coast",
    "state of vietnam": "South Vietnam", "bosnia herzegovina": "Bosnia and Herzegovina",
}  # fmt: skip


@dataclass(slots=True)
class Volumes:
    """The volumes whose lists name persons, each with a short code and the years of its papers."""

    codes: dict[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """The code of a volume."""
        if name not in self.codes:
            number = len(self.codes)
            self.codes[name] = _DIGITS[number // len(_DIGITS)] + _DIGITS[number % len(_DIGITS)]
        return self.codes[name]

    def lines(self) -> Iterator[str]:
        """The volumes as lines of the file."""
        for name, code in self.codes.items():
            first, last = volume_years(name) or ("", "")
            yield FIELD.join((VOLUME, code, name, str(first), str(last)))


def volume_years(name: str) -> tuple[int, int] | None:
    """The first and last year of a volume's papers, from its name (`frus1961-63v06`)."""
    match = _YEARS.match(name)
    if match is None:
        return None
    first = int(match[1])
    return first, int(str(first)[: 4 - len(match[2])] + match[2]) if match[2] else first


@dataclass(slots=True)
class Found:
    """The persons by id, and the ids by the names that the department's lists give them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    by_list: dict[str, str] = field(default_factory=dict)


def people(folder: Path, volumes: Volumes) -> Found:
    """All persons of the data set, with the volumes that list them and what their remarks say."""
    found = Found()
    for path in sorted(folder.rglob("*.xml")):
        root: Any = etree.parse(str(path)).getroot()
        urls = [url.text or "" for url in root.iter("source-url")]
        entry = _person(root, urls, volumes)
        if entry is None:
            continue
        found.entries[entry.id] = entry
        for url in urls:
            if match := _POCOM.search(url):
                found.by_list[match[1]] = entry.id
    return found


def _person(root: Any, urls: list[str], volumes: Volumes) -> Entry | None:
    preferred = mended(root.findtext("names/preferred/name") or "")
    others = (name.text or "" for name in root.iterfind("names//name") if name.getparent().tag != "title")
    names = [preferred, *map(mended, others)]
    spelt = forms_of(names)
    if not preferred or not spelt:
        return None
    listed = sorted({match[1] for url in urls if (match := _VOLUME.search(url))})
    years = [span for name in listed if (span := volume_years(name))]
    remarks = [
        (text, span)
        for remark in root.iterfind("remarks/remark")
        if (text := " ".join((remark.findtext("p") or "").split()))
        for span in [_remark_years(remark)]
    ]
    return Entry(
        id=f"{PREFIX}{root.findtext('id')}",
        name=shown(preferred),
        born=_year(root.findtext("birth-year")),
        died=_year(root.findtext("death-year")),
        first=min((span[0] for span in years), default=None),
        last=max((span[1] for span in years), default=None),
        forms=tuple(dict.fromkeys(form.parts for form in spelt)),
        keys=frozenset(key for form in spelt for key in form.keys),
        terms=merged(tuple(term for text, span in remarks for term in terms_of(text, span))),
        words=frozenset(word for text, _ in remarks for word in words_of(text)),
        volumes=tuple(volumes.code(name) for name in listed),
    )


def _remark_years(remark: Any) -> tuple[int, int] | None:
    """The years of the volumes that make a remark."""
    urls = (url.text or "" for url in remark.iterfind("source-url"))
    spans = [span for url in urls if (match := _VOLUME.search(url)) and (span := volume_years(match[1]))]
    return (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None


def _year(text: str | None) -> int | None:
    match = re.search(r"\d{4}", text or "")
    return int(match[0]) if match else None


def appointments(folder: Path, found: Found) -> defaultdict[str, list[Term]]:
    """The terms of office of the data set by the ids of their holders; new holders are added to `found`."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    titles = _titles(folder)
    for room in ("missions-countries", "missions-orgs", "positions-principals"):
        for path in sorted((folder / room).glob("*.xml")):
            root: Any = etree.parse(str(path)).getroot()
            for item in [*root.iter("chief"), *root.iter("principal")]:
                name = (item.findtext("person-id") or "").strip()
                id = found.by_list.get(name) or _pending(folder, name, found)
                if id and (term := _term(item, room, titles)):
                    terms[id].append(term)
    _add_years(folder, found)
    return terms


def _titles(folder: Path) -> dict[str, str]:
    """The offices of the data set in words, by their names in it."""
    found = {}
    for room in ("roles-country-chiefs", "missions-orgs", "positions-principals"):
        for path in sorted((folder / room).glob("*.xml")):
            root: Any = etree.parse(str(path)).getroot()
            if title := root.findtext("names/singular"):
                found[root.findtext("id")] = " ".join(title.split())
    return found


def _term(item: Any, room: str, titles: Mapping[str, str]) -> Term | None:
    title = titles.get((item.findtext("role-title-id") or "").strip(), "")
    days = {
        name: (item.findtext(f"{name}/date") or "").strip() for name in ("appointed", "arrived", "started", "ended")
    }
    # In office from the arrival or the presentation of credentials; who had neither never acted.
    start = min((day for day in (days["started"], days["arrived"]) if day), default="")
    if not title or not start:
        return None
    place = ""
    if room == "missions-countries":
        place = _territory((item.findtext("contemporary-territory-id") or "").strip(), start)
        title = _RANKS.get(title, title)
    elif room == "missions-orgs":
        title, _, place = title.replace("Representative of the U.S.A. to", "Representative to").partition(" to the ")
        place = re.sub(r"\s*\([^)]*\)", "", place)
        if not place:
            return None
    return Term(_UNITED_STATES, title, place, start, days["ended"], "p")


def _territory(id: str, start: str) -> str:
    """A country's name in the words of its time."""
    plain = re.sub(r"-\d{4}$", "", id).replace("-", " ")
    if plain == "russia" and "1922-12-30" <= start < "1991-12-26":
        return "Soviet Union"
    name = _NAMES.get(plain, plain)
    return (
        name
        if name[:1].isupper()
        else " ".join(w if w in ("and", "of", "the") else w.capitalize() for w in name.split())
    )


def _pending(folder: Path, name: str, found: Found) -> str:
    """The id of a holder whom only the list of appointments knows, who is then added."""
    path = next((p for p in (folder / "people" / name[:1] / f"{name}.xml", folder / "people-pending" / f"{name}.xml")
                 if p.is_file()), None)  # fmt: skip
    if path is None:
        return ""
    root: Any = etree.parse(str(path)).getroot()
    listed = f"{root.findtext('persName/surname')}, {root.findtext('persName/forename')}"
    spelt = forms_of((listed,))
    id = f"pocom-{name}"
    found.by_list[name] = id
    found.entries[id] = Entry(
        id, shown(listed), _year(root.findtext("birth")), _year(root.findtext("death")),
        forms=tuple(dict.fromkeys(form.parts for form in spelt)),
        keys=frozenset(key for form in spelt for key in form.keys),
    )  # fmt: skip
    return id


def _add_years(folder: Path, found: Found) -> None:
    """The years of life that only the list of appointments gives."""
    for name, id in sorted(found.by_list.items()):
        path = folder / "people" / name[:1] / f"{name}.xml"
        entry = found.entries[id]
        if (entry.born and entry.died) or not path.is_file():
            continue
        root: Any = etree.parse(str(path)).getroot()
        born, died = _year(root.findtext("birth")), _year(root.findtext("death"))
        found.entries[id] = replace(entry, born=entry.born or born, died=entry.died or died)
