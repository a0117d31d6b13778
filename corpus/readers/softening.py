"""Markdown to the plain text that it stands for, line by line: the words stay, the typesetting goes."""

import html
import re
from typing import Final

from corpus.readers.closing import RULE

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# While the typesetting is taken away, an escaped character hides in the private use area.
_PRIVATE: Final = 0xF7000
_HIDDEN: Final = re.compile("[\U000f7021-\U000f707e]")
_HEADING: Final = re.compile(r"\A\s{0,3}#{1,6}(?:\s+|\Z)")
_QUOTE: Final = re.compile(r"\A(?:\s{0,3}>\s?){1,8}")
_BULLET: Final = re.compile(r"\A(\s{0,12})[*+]\s+(?=\S)")
_FOOTNOTE_LINK: Final = re.compile(r"\[\^?(\d{1,4})\](?:\(#[^\s()]{0,80}\))?")
_IMAGE: Final = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINK: Final = re.compile(
    r"\[([^\[\]\n]{1,1000})\]\((?:https?://|mailto:|#|/|\.{1,2}/)[^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)"
)
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1)[^\n]){1,4000}?)(?<=\S)\1")
_STAR: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,4000})(?<=\S)\*(?![\w*])")
_UNDER: Final = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,4000})(?<=\S)_(?![\w_])")
_OPENING_UNDER: Final = re.compile(r"\A\s*_(?=[^\s_])")
_CLOSING_UNDER: Final = re.compile(r"(?<=[^\s_])_\s*\Z")
_EMPTY_STRONG: Final = re.compile(r"\s*(?:\*\*\*\*|\*\*)\s*\Z")
_TAG: Final = re.compile(
    r"</?(?:br|p|sup|sub|b|i|u|em|strong|small|span|div|a|hr)(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"<!--[^\n]{0,2000}?-->")
_TABLE_RULE: Final = re.compile(r"\s*\|?\s?:?-{2,}:?\s?(?:\|\s?:?-{2,}:?\s?){1,60}\|?\s*\Z")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_SPECIAL: Final = re.compile(r"[\\#>*_\[<`|&~]|^\s*\+")
_TITLE_MARK: Final = re.compile(r"\s{0,3}\[\d{1,2}\]")


def soften(lines: list[str]) -> list[str]:
    """Each line without Markdown: headings, emphasis, links, quotations, entities, escapes; rules stay as they are."""
    return [soften_line(line) if _SPECIAL.search(line) else line.rstrip() for line in lines]


def soften_line(line: str) -> str:
    """One line without Markdown. A footnote's mark becomes `[1]`, an emphasis that spans lines loses its mark here."""
    if _EMPTY_STRONG.match(line):
        return ""
    if RULE.match(line):
        return line.strip()
    if _TABLE_RULE.match(line) or _FENCE.match(line):
        return ""
    line = _ESCAPE.sub(lambda found: chr(_PRIVATE + ord(found[1])), line) if "\\" in line else line
    text = _QUOTE.sub("", line, count=1) if ">" in line[:12] else line
    text = _BULLET.sub(r"\1- ", _HEADING.sub("", text, count=1), count=1)
    text = _IMAGE.sub(r"\1", _COMMENT.sub("", text)) if "!" in text else text
    if "[" in text:
        text = _LINK.sub(r"\1", _FOOTNOTE_LINK.sub(r"[\1]", text))
    if "*" in text or "_" in text:
        text = _without_emphasis(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = text.replace("`", "")
    return _HIDDEN.sub(lambda found: chr(ord(found[0]) - _PRIVATE), text).rstrip()


def _without_emphasis(text: str) -> str:
    text = _UNDER.sub(r"\1", _STAR.sub(r"\1", _STRONG.sub(r"\2", text)))
    return _CLOSING_UNDER.sub("", _OPENING_UNDER.sub("", text, count=1))


def plain_title(title: str) -> str:
    """A title without Markdown and without the marks of its footnotes, its white space single."""
    return " ".join(_TITLE_MARK.sub("", soften_line(title)).split())
