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
    r"^[ \t]*(?:"
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
_TRAILING = re.compile(r"[ \t\u00a0]+(?=\n|$)")


def tidy(text: str) -> str:
    """`text` in NFC with its paragraphs, each divided by one blank line, and without page furniture.

    What goes: control characters and marks of text direction, `(p. 1)` and `[Page 93]`, page headers of telegrams with
    the classification spaced out beside them, declassification stamps, soft hyphens. Lines inside a paragraph stay as
    they stand, and a hyphen at a line's end too, for it can be the word's own. Tidying twice changes nothing.
    """
    plain = _PARAGRAPH_END.sub("\n\n", _LINE_END.sub("\n", text))
    plain = unicodedata.normalize("NFC", _SOFT_HYPHEN.sub("", _CONTROL.sub("", plain)))
    before = ""
    while plain != before:
        before = plain
        plain = _PAGE_MARK.sub("", _FURNITURE.sub("", plain))
        plain = _MANY_BREAKS.sub("\n\n", _TRAILING.sub("", plain)).strip()
    return plain
