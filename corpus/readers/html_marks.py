"""What an HTML page says of its document in its head: title, address, and what is surely the document's own.

A page's author and date are the webmaster's and the day of publication, so they are taken for the document's only where
they must be: no page was published before there was a web.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from corpus.readers.html_tree import LINKED_DATA

_DATES: Final = (
    "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "dcterms.issued", "dc.date.issued",
    "citation_date", "citation_publication_date", "date", "article:published_time", "datepublished", "datecreated",
)  # fmt: skip
_AUTHORS: Final = ("dcterms.creator", "dc.creator", "citation_author")
_TITLES: Final = ("citation_title", "dcterms.title", "dc.title", "og:title", "twitter:title")
_SCHEMA: Final = {
    "name": "dcterms.title", "headline": "dcterms.title", "dateCreated": "datecreated",
    "datePublished": "datepublished", "creator": "dcterms.creator", "author": "dcterms.creator",
    "description": "dcterms.description", "url": "og:url",
}  # fmt: skip
_OF_THE_SITE: Final = frozenset(("WebSite", "Organization", "BreadcrumbList", "ImageObject", "SearchAction", "Person"))
_FIRST_PAGE: Final = 1993
"""The year in which the web was opened to everybody: documents that are older are not the page's."""
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ][\d:.+Z-]{1,30})?\Z")
_NO_TITLE: Final = re.compile(
    r"(?:untitled.{0,20}|index|home|document|new page.{0,5}|page \d{1,4}|no title|default"
    r"|microsoft word - .{0,200}|.{0,80}\.(?:html?|docx?|pdf|txt))\Z",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"\s{1,3}[|»·•]\s{1,3}|\s{1,3}::\s{1,3}|\s{1,3}[–—-]\s{1,3}")
_BARS: Final = frozenset("|»·•:")
_LONGEST: Final = 2000


def metas_of(root: etree._Element) -> dict[str, str]:
    """The metadata of a page's head by name in lower case (`dc.date`, `og:title`), the first value of each."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "")[:_LONGEST].split())
        if name and content:
            metas.setdefault(name.replace("dc:", "dc.").replace("dcterms:", "dcterms."), content)
        if name == LINKED_DATA:
            for key, value in _linked(meta.get("content") or ""):
                metas.setdefault(key, value)
    return metas


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """What linked data (JSON-LD, in the words of schema.org) says, under the names that metadata have."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return
    things = loaded.get("@graph", [loaded]) if isinstance(loaded, dict) else loaded
    for thing in things[:20] if isinstance(things, list) else ():
        if not isinstance(thing, dict) or thing.get("@type") in _OF_THE_SITE:
            continue
        for key, name in _SCHEMA.items():
            value = thing.get(key)
            value = value[0] if isinstance(value, list) and len(value) == 1 else value
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str) and value.strip():
                yield name, " ".join(value[:_LONGEST].split())


def title_of(root: etree._Element, metas: Mapping[str, str]) -> str:
    """The page's title without its site's name, or ""; names of files and empty words are none."""
    element = next(root.iter("title"), None)
    whole = " ".join("".join(map(str, element.itertext())).split())[:_LONGEST] if element is not None else ""
    given = next((metas[name] for name in _TITLES if metas.get(name)), "")
    title = _without_site(given or whole, metas.get("og:site_name", ""))
    return "" if _NO_TITLE.match(title) else title


def _without_site(title: str, site: str) -> str:
    """A title up to the last bar, or to the last dash where the site's own name follows it."""
    cuts = list(_SITE.finditer(title))
    if not cuts:
        return title
    rest = title[cuts[-1].end() :]
    own = bool(site) and rest.casefold() == site.casefold()
    return title[: cuts[-1].start()] if own or cuts[-1][0].strip()[0] in _BARS else title


def address_of(root: etree._Element, metas: Mapping[str, str]) -> str:
    """The address that a page gives as its own, where it is one of the web."""
    links = (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for address in (
        *links,
        metas.get("og:url", ""),
        metas.get("dc.identifier", ""),
        metas.get("citation_public_url", ""),
    ):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return address.strip()[:_LONGEST]
    return ""


def older_date(metas: Mapping[str, str]) -> tuple[str, str, str]:
    """A date of before the web: the metadata's name, its words and the machine's form; empty where there is none."""
    for name in _DATES:
        found = _ISO.match(metas.get(name, ""))
        if found and 1000 < int(found[1]) < _FIRST_PAGE:
            form = "-".join(part for part in found.groups() if part and part != "00")
            return name, found[0], form
    return "", "", ""


def author_of(metas: Mapping[str, str]) -> tuple[str, str]:
    """Who wrote the document, where the metadata dates it to before the web: the metadata's name and its words."""
    if not older_date(metas)[0]:
        return "", ""
    return next(((name, metas[name]) for name in _AUTHORS if metas.get(name)), ("", ""))
