"""The text of a cable without what is only the page's or the teleprinter's."""

import re
import unicodedata

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINE_END = re.compile("\r\n?|[\x85\u2028]")
_PARAGRAPH_END = re.compile("[\x0c\u2029]")
_LEVELS = ("TOPSECRET", "SECRET", "CONFIDENTIAL", "LIMITEDOFFICIALUSE", "UNCLASSIFIED", "RESTRICTED")
_SPACED = "|".join("[ ]{1,4}".join(level) for level in _LEVELS)
_WORDED = "TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED|RESTRICTED"
_NUMBERED = r"(?:[Pp]age|PAGE|[Pp]\.|[Ss]eite|с\.|стр\.)[ ]?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?"
# Lines of furniture: the page header of a State Department telegram (PAGE 02 ROME 01234 01 OF 02 121556Z), a
# classification spaced out, the end of a transmission, a page number alone, the stamp of a declassification.
_FURNITURE = re.compile(
    r"\n[ \t]*(?:"
    r"PAGE[ ]{1,4}\d{1,3}[ ]{1,12}[A-Z][A-Z .'-]{1,24}?[ ]{1,4}\d{3,6}(?:[ ]{1,6}\d{1,2} OF \d{1,2})?"
    r"(?:[ ]{1,6}\d{6}Z)?"
    rf"|(?:{_SPACED})|N{{3,4}}"
    rf"|(?:{_WORDED})?[ ]{{0,3}}-?[ ]{{0,2}}{_NUMBERED}[ ]{{0,3}}-?"
    rf"|[\[(]{_NUMBERED}[\])]|-[ ]?\d{{1,4}}[ ]?-"
    r"|(?:Declassified|Released)\b[^\n]{0,60}\b(?:Department of State|State Dep(?:ar)?t|E\.?O\.?)\b[^\n]{0,80}"
    r")[ \t]*$",
    re.M,
)
_PAGE_MARK = re.compile(rf"[ \t]?[\[(]{_NUMBERED}[\])](?=[\s.,;:)\]]|$)")
_SOFT_HYPHEN = re.compile(r"\u00ad(?:\n[ \t]*)?")
_MANY_BREAKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# What one search spares the rarer substitutions.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u2028-\u202e\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")
_PLAIN = bytes((*b"\t\n", *range(0x20, 0x7F)))
# Searches that begin with one character leap from one to the next: the openings of a page mark, and lines to be mended.
_PAGE_MARK_OPENS = tuple(re.compile(rf"{opening}(?:[Pp]|[Ss]eite|с)") for opening in (r"\[", r"\("))
_TRAILED = re.compile(r"\n(?<=[ \t\u00a0]\n)")
_APART = re.compile(r"\n(?:[ \t]|\n\n)")
_TRAILING = re.compile(r"[ \t\u00a0]+(?=\n|$)")


def tidy(text: str) -> str:
    """`text` in NFC with its paragraphs, each divided by one blank line, and without page furniture.

    What goes: control characters and marks of text direction, `(p. 1)` and `[Page 93]`, page headers of telegrams with
    the classification spaced out beside them, declassification stamps, soft hyphens. Lines inside a paragraph stay as
    they stand, and a hyphen at a line's end too, for it can be the word's own. Tidying twice changes nothing.
    """
    plain = text
    if _is_odd(plain):
        plain = _PARAGRAPH_END.sub("\n\n", _LINE_END.sub("\n", plain))
        plain = _SOFT_HYPHEN.sub("", _CONTROL.sub("", plain))
    plain = unicodedata.normalize("NFC", plain)
    before = ""
    while plain != before:
        before = plain
        # The search leaps from one line's end to the next; the first line is given one for it.
        plain = _FURNITURE.sub("\n", f"\n{plain}")[1:]
        if any(opens.search(plain) for opens in _PAGE_MARK_OPENS):
            plain = _PAGE_MARK.sub("", plain)
        plain = _without_idle_space(plain)
    return plain


def _is_odd(text: str) -> bool:
    if text.isascii():
        return bool(text.encode().translate(None, _PLAIN))
    return _ODD.search(text) is not None


def _without_idle_space(text: str) -> str:
    """`text` without spaces at the ends of lines, and with one blank line where there are more."""
    if _TRAILED.search(text):
        text = _TRAILING.sub("", text)
    if _APART.search(text):
        text = _MANY_BREAKS.sub("\n\n", text)
    return text.strip()
