"""Shows a question with a caret under the place that is complained of."""

from search.language.tokens import Complaint
from search.width import cells

_AROUND = 30


def shown(text: str, complaint: Complaint) -> str:
    """The complaint, and below it the question from a little before to a little after the place, with a caret."""
    start = max(0, complaint.position - _AROUND)
    end = min(len(text), complaint.position + min(complaint.length, _AROUND) + _AROUND)
    before = "… " if start else ""
    lead = before + _inert(text[start : complaint.position])
    rest = _inert(text[complaint.position : end]) + (" …" if end < len(text) else "")
    marked = _inert(text[complaint.position : min(complaint.position + complaint.length, end)])
    carets = "^" * max(1, cells(marked))
    return f"{complaint.message}\n  {lead}{rest}\n  {' ' * cells(lead)}{carets}"


def _inert(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
