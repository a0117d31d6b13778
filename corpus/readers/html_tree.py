"""From the bytes of an HTML page to its tree: the encoding that it declares, and nothing that is outside the file.

The tree is libxml2's reading of HTML, which mends what is broken, expands no entities of a page's own and fetches
nothing.
"""

import codecs
import re
from typing import Final

from lxml import etree

from corpus.errors import Unreadable
from corpus.readers.encoding import binary_kind, decode, is_wide

MAX_BYTES: Final = 48 * 1024 * 1024
"""A page that is larger is a dump: its tree would take ten times as much memory."""
_DECLARED: Final = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What pages call Latin 1 has been read as Windows-1252 by every browser (WHATWG Encoding Standard, 4.2).
_MEANT: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
}
LINKED_DATA: Final = "application/ld+json"
_LONGEST_DATA: Final = 200_000
_PROLOGUE: Final = 4096
_IS_HTML: Final = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200}|<!--.{0,2000}?-->\s{0,200}){0,4}(?:<!doctype\s{1,4}html|<html[\s>]|<head[\s>]"
    r"|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
# The declarations of a page's own, entities among them, say nothing that a page shows.
_SUBSET: Final = re.compile(r"<!DOCTYPE\b[^<>\[\]]{0,300}\[[^\]]{0,100000}\]\s{0,20}>", re.IGNORECASE)
UNSEEN: Final = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "audio", "video", "canvas", "map",
    "applet", "frameset", "noframes",
)  # fmt: skip
"""Elements that show nothing, or nothing that is text."""
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def is_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _IS_HTML.match(text.removeprefix("\ufeff")) is not None


def tree_of(raw: bytes) -> etree._Element:
    """The root of a page's tree. Raises `Unreadable` for a page that is too large, binary or empty."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"it is larger than {MAX_BYTES // 1024 // 1024} MB, too large for one page")
    text = _SUBSET.sub("", _NOT_XML.sub(" ", page_text(raw)), count=1)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("it holds no HTML that can be read") from error
    if root is None:
        raise Unreadable("it is empty")
    if any("Excessive depth" in error.message for error in parser.error_log):
        raise Unreadable("its elements are nested too deeply")
    _keep_linked_data(root)
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    return root


def _keep_linked_data(root: etree._Element) -> None:
    """Linked data stand in scripts: what is metadata is kept as metadata, the scripts go."""
    found = [each for each in root.iter("script") if (each.get("type") or "").lower() == LINKED_DATA]
    for script in found[:20]:
        if script.text and len(script.text) <= _LONGEST_DATA:
            etree.SubElement(root, "meta", name=LINKED_DATA, content=script.text)


def page_text(raw: bytes) -> str:
    """The text of a page: by its byte order mark, as UTF-8 where it is that, as it declares, else by guess."""
    kind = binary_kind(raw)
    if kind:
        raise Unreadable(f"it is {kind}, not text")
    if not (is_wide(raw) and 0 in raw[:4]):
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            declared = _declared(raw[:_PROLOGUE])
        if declared:
            return raw.decode(declared, "replace")
    return decode(raw)


def _declared(start: bytes) -> str:
    """The encoding that a page declares, where there is such a one for text of single bytes; UTF-8 was tried."""
    found = _DECLARED.search(start)
    if not found:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        b" ".decode(name)
    except (LookupError, UnicodeError):
        return ""
    return "" if name.startswith("utf") else _MEANT.get(name, name)
