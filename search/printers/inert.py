"""Text of documents made harmless: nothing that a document contains may steer a terminal or a spreadsheet."""

import re

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # direction and invisible marks
    "\ud800-\udfff"  # lone surrogates cannot be printed at all
    "\U000e0000-\U000e007f]"  # tags
)
"""Characters that steer instead of being shown."""

_FORMULA = re.compile(r"^[=+\-@\t\r]")


def inert(text: str) -> str:
    """The text without control codes, escapes, direction marks and lone surrogates; tabs and newlines stay."""
    return STEERING.sub("", text)


def inert_line(text: str) -> str:
    """The same as one line."""
    return " ".join(inert(text).split())


def inert_cell(text: str) -> str:
    """The same for a cell of CSV: a leading character that a spreadsheet takes for a formula is quoted (OWASP)."""
    clean = inert(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
