"""The text of a cable without what is only the page's or the teleprinter's."""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("\r\n?|[\x85\u2028]")
_SPACED = (
    r"(?:S[ ]E[ ]C[ ]R[ ]E[ ]T|C[ ]O[ ]N[ ]F[ ]I[ ]D[ ]E[ ]N[ ]T[ ]I[ ]A[ ]L|U[ ]N[ ]C[ ]L[ ]A[ ]S[ ]S[ ]I[ ]F[ ]I[ ]E[ ]D|"
    r"L[ ]I[ ]M[ ]I[ ]T[ ]E[ ]D[ ]{1,4}O[ ]F[ ]F[ ]I[ ]C[ ]I[ ]A[ ]L[ ]{1,4}U[ ]S[ ]E|T[ ]O[ ]P[ ]{1,4}S[ ]E[ ]C[ ]R[ ]E[ ]T)"
)
_WORDED = r"(?:TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED|RESTRICTED)"
_PAGE = r"PAGE[ ]{1,4}\d{1,3}[ ]{1,12}[A-Z][A-Z .'-]{1,24}?[ ]{1,4}\d{3,6}"
# A line of furniture: the page header of a State Department telegram, a spaced-out classification, a stamp.
_FURNITURE = re.compile(
    rf"^[ \t]*(?:{_PAGE}(?:[ ]{{1,6}}\d{{1,2}} OF \d{{1,2}})?(?:[ ]{{1,6}}\d{{6}}Z)?[ \t]*"
    rf"|(?:{_SPACED}[ \t]*){{1,2}}"
    r"|NNN[NMM]{0,4}"
    r"|(?:Declassified(?:/Released)?(?: and Released)?|Released) (?:by|in Part|in Full)?[^\n]{0,40}\b(?:Department of State|State Dep(?:ar)?t|EO|E\.O\.)"
    r"[^\n]{0,80}"
    r"|Sheryl P\. Walter[^\n]{0,100}"
    r"|(?:Margaret P\. Grafeld)[^\n]{0,100}"
    rf"|{_WORDED}?[ ]{{0,3}}-?[ ]{{0,2}}(?:Page|page|PAGE|p\.|P\.)[ ]?\d{{1,4}}(?:[ ]?(?:of|/)[ ]?\d{{1,4}})?[ ]{{0,3}}-?[ \t]*"
    r"|[\[(](?:[Pp]age|[Pp]\.|pp\.|[Ss]eite|с\.|стр\.)[ ]?\d{1,4}[\])][ \t]*"
    r"|-[ ]?\d{1,4}[ ]?-[ \t]*"
    r")$",
    re.M,
)
_STAMP = re.compile(r"^[ \t]*(?:Declassified|Released)\b[^\n]{0,120}$", re.M | re.I)
_PAGE_MARK = re.compile(r"[ \t]?[\[(](?:[Pp]age|PAGE|p\.|pp\.|[Ss]\.|Seite|стр\.)[ ]?\d{1,4}[\])](?=[\s.,;:)\]]|$)")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])\u00ad\n?[ \t]*")
_MANY_BREAKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_TRAILING = re.compile(r"[ \t\u00a0]+(?=\n|$)")


def tidy(text: str) -> str:
    """`text` in NFC with its paragraphs, each divided by one blank line, and without page furniture.

    What goes: control characters and marks of text direction, `(p. 1)` and `[Page 93]`, page headers of telegrams with
    the classification spaced out beside them, declassification stamps, soft hyphens. Lines inside a paragraph stay as
    they stand, and a hyphen at a line's end too, for it can be the word's own. Tidying twice changes nothing.
    """
    plain = unicodedata.normalize("NFC", _LINE_END.sub("\n", text)).replace("\u2029", "\n\n").replace("\x0c", "\n")
    plain = _BROKEN_WORD.sub("", _CONTROL.sub("", plain))
    before = None
    while plain != before:
        before = plain
        plain = _PAGE_MARK.sub("", _FURNITURE.sub("", plain))
        plain = _MANY_BREAKS.sub("\n\n", _TRAILING.sub("", plain)).strip()
    return plain
