"""Names of persons and bodies in TEI: as they stand, and as they are spoken."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from corpus.draft import BODY_CORPORATE, PERSON
from corpus.readers.tei import XML_ID, local, plain_content

SUFFIX: Final = re.compile(r"(?:Jr|Sr|[IVX]{1,4}|[23][nr]d)\.?", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_LIFE: Final = re.compile(
    r"[,;]?\s{0,3}(?:ca?\.|um|b\.|geb\.|\*)?\s{0,3}\d{3,4}\s{0,2}[-–—/]?\s{0,2}(?:\d{3,4})?\s{0,3}\Z"
)
_ORDINAL: Final = re.compile(r".*\s[IVXL]{1,6}\.?")
_REALM: Final = re.compile(r"\b(?:von|zu|de|di|of|van)\Z|\b(?:of|von|de) ")
_ELIDED: Final = re.compile(r"(?<=\s)(d['’]) ")
_NOBODY: Final = re.compile(
    r"\W*(?:unknown|unbekannte?r?|inconnue?|sconosciut[oa]|desconocid[oa]|onbekend|anon(?:ymous|ym|yme|imo)?|"
    r"unidentified|n\.?\s?n\.?|n/a|none|not known|unclear|unsicher|incerto|ohne|s\.?\s?n\.?|"
    r"неизвестн\w{0,4}|various)?\W*",
    re.IGNORECASE,
)
_ENTITIES: Final = {"persName": PERSON, "orgName": BODY_CORPORATE, "name": "", "rs": ""}
_TYPES: Final = {
    "person": PERSON, "pers": PERSON, "per": PERSON,
    "org": BODY_CORPORATE, "organisation": BODY_CORPORATE, "organization": BODY_CORPORATE,
    "institution": BODY_CORPORATE,
}  # fmt: skip


def names_in(element: etree._Element) -> Iterator[etree._Element]:
    """The persons and bodies that stand in an element, the outermost of each, places left out."""
    for child in element:
        name = local(child)
        if name in _ENTITIES and not (name in ("name", "rs") and (child.get("type") or "").startswith("place")):
            yield child
        elif name and name != "note":
            yield from names_in(child)


def entity(element: etree._Element) -> str:
    """Whether a name is a person's or a body's, as the markup says, or ""."""
    return _ENTITIES.get(local(element), "") or _TYPES.get((element.get("type") or "").strip().lower(), "")


def is_nobody(words: str) -> bool:
    """Whether the words say that nobody is known (`unknown`, `N.N.`, `?`)."""
    return bool(_NOBODY.fullmatch(words[:60]))


def full_name(element: etree._Element, listed: Mapping[str, str]) -> str:
    """A person's full name as it is spoken, where the markup gives more than the words: by the parts of the name, by
    the list to which it refers, by its key; else "".
    """
    words = plain_content(element)
    written = _by_parts(element) or spoken(words)
    for reference in " ".join(
        filter(None, (element.get("ref"), element.get("corresp"), element.get("sameAs")))
    ).split():
        known = listed.get(reference.rpartition("#")[2], "")
        if known and len(known) > len(written):
            return known
    key = (element.get("key") or "").strip()
    if len(key.split()) > 1 and not any(char.isdigit() for char in _LIFE.sub("", _BRACKETED.sub("", key))):
        named = spoken(key)
        if len(named) > len(written):
            return named
    return written if written != words else ""


def spoken(name: str) -> str:
    """A name of a list as it is spoken: `Lodge, Henry Cabot, Jr.` is `Henry Cabot Lodge, Jr.`

    Another spelling in brackets, the years of a life and titles with a realm (`Fürst von`) are left out.
    """
    bare = _LIFE.sub("", _BRACKETED.sub(" ", name).strip())
    family, *rest = [part for part in (" ".join(part.split()) for part in bare.split(",")) if part] or [""]
    suffix = next((part for part in rest if SUFFIX.fullmatch(part)), "")
    others = [part for part in rest if part != suffix]
    given = [*others[:1], *(part for part in others[1:] if not _REALM.search(part))]
    if _ORDINAL.fullmatch(family):
        return family
    return _ELIDED.sub(r"\1", " ".join([*given, family])) + (f", {suffix}" if suffix else "")


def listed_persons(root: etree._Element) -> dict[str, str]:
    """The full names of a document's lists of persons and bodies, by their ids."""
    found: dict[str, str] = {}
    for person in root.iter("{*}person", "{*}personGrp", "{*}org"):
        key = person.get(XML_ID)
        name = next(person.iterchildren("{*}persName", "{*}orgName", "{*}name"), None)
        if key and name is not None:
            found[key] = _by_parts(name) or spoken(plain_content(name))
    return found


def _by_parts(name: etree._Element) -> str:
    """Given names before the surname, by the markup of the parts; "" where it marks none."""
    given, link, family = (
        [plain_content(part) for part in name.iter(f"{{*}}{kind}")] for kind in ("forename", "nameLink", "surname")
    )
    if not given or not family:
        return ""
    return _ELIDED.sub(r"\1", " ".join([*given, *link[:1], family[0].partition(",")[0]]))
