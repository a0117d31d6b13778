"""What of an HTML page is not its document: navigation, scripts, banners; and where the document itself stands."""

import re
from typing import Final

from lxml import etree

_NEVER: Final = frozenset(
    (
        "script", "style", "math", "head", "title", "nav", "button", "select", "textarea", "input", "dialog", "menu",
    )
)  # fmt: skip
_OUTSIDE: Final = frozenset(("header", "footer"))
_INSIDE: Final = frozenset(("article", "main", "section", "blockquote"))
_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "dialog", "alert")
)
_NAMES: Final = re.compile(
    r"(?:nav|navbar|navigation|menu|menus|breadcrumbs?|sidebar|footer|cookies?|consent|share|sharing|social|related|comments?"
    r"|respond|pager|pagination|skip|promo|advert|ads?|adverts|advertisement|banner|newsletter|subscribe|toolbar|login|popup"
    r"|modal|masthead|sharedaddy|addthis|jump|tabs?list|printfriendly|metanav|topbar|searchform|search|noprint)\Z"
)
_UNSEEN: Final = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"))
_SPLIT: Final = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_HIDDEN: Final = re.compile(r"(?:\A|;)\s{0,4}(?:display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden)", re.I)
_MAIN: Final = (
    "//main", "//*[@role='main']", "//article", "//*[@id='mw-content-text']", "//*[@id='content']",
    "//*[@id='main-content']", "//*[@id='main']", "//*[@id='maincontent']",
)  # fmt: skip
_CONTENT: Final = re.compile(
    r"(?:\A|\s)(?:entry-content|post-content|article-body|article-content|field--name-body|mw-parser-output|page-content"
    r"|main-content|document-text|transcript|tei)(?:\s|\Z)"
)
_ENOUGH: Final = 0.5
_MOST: Final = 0.4
_MEASURED: Final = 40


class Furniture:
    """Tells furniture from text in one page. What holds much of the page's text is none, however it is called."""

    def __init__(self, root: etree._Element) -> None:
        self._all = max(1, text_length(root))
        self._left = _MEASURED

    def has(self, element: etree._Element, tag: str) -> bool:
        """Whether an element and all that it holds is the page's, not the document's."""
        if tag in _NEVER or element.get("hidden") is not None:
            return True
        attributes = element.attrib
        if not attributes and tag not in _OUTSIDE:
            return False
        if _UNSEEN & set((element.get("class") or "").split()) or _HIDDEN.search(element.get("style") or ""):
            return True
        named = (
            (tag in _OUTSIDE and not _within(element))
            or element.get("role") in _ROLES
            or (tag not in ("body", "html", "p", "span") and _named(element))
        )
        return named and not self._is_much(element)

    def main(self, body: etree._Element) -> etree._Element:
        """The element that holds the document: the page's main part where it marks one that holds most of the text."""
        for path in _MAIN:
            found = body.xpath(path)
            elements = [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []
            if (chosen := self._largest(elements)) is not None:
                return chosen
        named = (each for each in body.iter("div", "section", "td") if _CONTENT.search(each.get("class") or ""))
        chosen = self._largest([each for each, _ in zip(named, range(_MEASURED), strict=False)])
        return body if chosen is None else chosen

    def _largest(self, elements: list[etree._Element]) -> etree._Element | None:
        """The largest of some elements, where it holds half of the page's text."""
        measured = [(text_length(each), each) for each in elements[:_MEASURED]]
        size, best = max(measured, key=lambda pair: pair[0], default=(0, None))
        return best if size >= self._all * _ENOUGH else None

    def _is_much(self, element: etree._Element) -> bool:
        if not self._left:
            return False
        much = text_length(element) > self._all * _MOST
        self._left -= much
        return much


def text_length(element: etree._Element) -> int:
    """How much text an element holds, outside links: a menu is links, a document is not."""
    linked = sum(len(text) for link in element.iter("a") for text in link.itertext())
    return sum(map(len, element.itertext())) - linked


def _named(element: etree._Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    return 0 < len(names) < 400 and any(_NAMES.match(part.lower()) for part in _SPLIT.split(names))


def _within(element: etree._Element) -> bool:
    """Whether a header or footer is an article's own."""
    above = element.getparent()
    for _ in range(12):
        if above is None:
            return False
        if above.tag in _INSIDE:
            return True
        above = above.getparent()
    return False
