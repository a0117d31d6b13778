"""The end of a document: editors' notes, footnotes and the archive's reference, told apart from the text."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from corpus.readers.labels import label_of
from corpus.readers.lines import is_sentence, small_words

RULE: Final = re.compile(r"\s*(?:_{1,80}|-{3,80}|\*{3,80}|(?:\* ?){3,40}|—{2,80}|={3,80})\s*\Z")
_HEADING: Final = re.compile(
    r"(?:foot|end|editor(?:s|['’]s|s['’])?\s)?notes?(?:\s(?:by|of)\sthe\seditors?)?\s?:?\Z"
    r"|(?:fussnoten|fußnoten|anmerkungen|notas|примечания|notes?\s(?:de\sbas\sde\spage|de\sl['’]éditeur))\s?:?\Z",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(
    r"(?:editors?['’]?s?['’]?\s|translator['’]?s?\s)?(?:note|footnotes?|примечание|anmerkung)s?\s?[:.—]\s", re.I
)
_NOTE: Final = re.compile(r"(?:[-*•]\s)?\[?\^?(\d{1,3})\]?[.:)]?\s{1,4}(?=\S)")
_REFERENCE: Final = re.compile(r"_{0,2}\[[^\[\]\n]{1,40}:[^\n]{0,160}\]_{0,2}\Z")
_ANNEX: Final = re.compile(
    r"(?:enclosure|attachment|annex|annexe|appendix|anlage|приложение)\b[^\n.]{0,60}\Z", re.IGNORECASE
)
_MARK: Final = re.compile(r"[^\s\[]?\s?\[\d{1,3}\]")
_MOST_REMARKS: Final = 4
_SOURCE: Final = re.compile(
    r"\s{0,8}\[?(?:[Ss]ources?|SOURCES?|Quelle|Fuente|Fonte|Bron|Источник)\s?(?::\s?\S|;\s(?=[A-Z]))"
)
_SUMMARY: Final = re.compile(r"\s{0,8}(?:Summary|Abstract|Zusammenfassung|Résumé)\s?:\s?(?=\S)")
_MOST_SOURCE_LINES: Final = 40
_MOST_BELOW: Final = 8
_MOST_OF_NAME: Final = 5
_MAX_NOTES: Final = 2000
"""Lines from the end within which notes are looked for."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What follows the text: `start` is the line at which it ends, `annex` an enclosure printed after the notes.

    `summary` is the editors', where it stands there beside their note on the source.
    """

    start: int
    notes: str = ""
    source_note: str = ""
    summary: str = ""
    annex: str = ""


def closing_of(lines: list[str]) -> Closing:
    """Where the text of a document ends, the notes after it (divided by blank lines) and the archive's reference."""
    end = _last(lines, len(lines))
    reference, end = _reference(lines, end)
    summary = ""
    if not reference:
        reference, end = _source(lines, end)
        summary, end = _summary(lines, end) if reference else ("", end)
    found = _after_rule(lines, end) or _after_heading(lines, end) or _numbered(lines, end)
    start = end if found is None else found
    annexed = _annex(lines, start, end)
    notes, annex = _notes(lines[start:annexed]), _notes(lines[annexed:end])
    if not reference:
        reference, start = _reference(lines, start)
    return Closing(_last(lines, start), notes, reference, summary, annex)


def _annex(lines: list[str], start: int, end: int) -> int:
    """Where after the notes an enclosure begins, or `end`."""
    return next((at for at in range(start + 1, end) if _ANNEX.match(lines[at].strip(" _"))), end)


def _last(lines: list[str], end: int) -> int:
    """The line after the last one that is neither blank nor a rule."""
    while end and (not lines[end - 1].strip() or RULE.match(lines[end - 1])):
        end -= 1
    return end


def _reference(lines: list[str], end: int) -> tuple[str, int]:
    """An archive's reference in brackets on the last line (`[PRO: FO 371/123]`), and where the lines before it end."""
    at = _last(lines, end)
    if not at:
        return "", end
    text = lines[at - 1].strip().strip("_ ")
    if not (_REFERENCE.match(text) and any(character.isdigit() for character in text)):
        return "", end
    return text, _last(lines, at - 1)


def _source(lines: list[str], end: int) -> tuple[str, int]:
    """A last paragraph that says where the document lies (`Source: National Archives, RG 59 … Secret.`), and its start.

    So editions print it below the text (*Foreign Relations of the United States*, the Wilson Center); at the head of a
    page the same label belongs to the header.
    """
    first = _paragraph(lines, end)
    start = next((at for at in range(first, end) if _SOURCE.match(lines[at])), end)
    if start == end or not _last(lines, start):
        return "", end
    if start > first and not (_SUMMARY.match(lines[first]) or _is_below_text(lines, first, start, end)):
        return "", end
    return "\n".join(line.strip() for line in lines[start:end]), _last(lines, start)


def _is_below_text(lines: list[str], first: int, start: int, end: int) -> bool:
    """Whether a line of a closely set page has its text above it and none below: no label, and few lines.

    The line above ends a sentence or holds a name alone: the word is none of its sentence.
    """
    above = lines[start - 1].strip()
    named = len(above.split()) <= _MOST_OF_NAME and above[:1].isupper() and not small_words(above)
    if not (named or is_sentence(above)):
        return False
    told = any(is_sentence(line) for line in lines[max(0, first - _MOST_SOURCE_LINES) : start])
    return told and end - start <= _MOST_BELOW and not any(map(label_of, lines[start + 1 : end]))


def _summary(lines: list[str], end: int) -> tuple[str, int]:
    """The editors' summary (`Summary: …`) as the last paragraph above their note on the source, and its start."""
    start = _paragraph(lines, end)
    label = _SUMMARY.match(lines[start]) if start < end else None
    if label is None or not _last(lines, start):
        return "", end
    return " ".join("\n".join(lines[start:end])[label.end() :].split()), _last(lines, start)


def _paragraph(lines: list[str], end: int) -> int:
    """The first line of the paragraph that ends at a line, as far as notes are long."""
    start = end
    while start and lines[start - 1].strip() and end - start < _MOST_SOURCE_LINES:
        start -= 1
    return start


def _after_rule(lines: list[str], end: int) -> int | None:
    """Notes after a rule: the first line after the last rule, where it is numbered as a note is."""
    for at in range(end - 1, max(-1, end - _MAX_NOTES), -1):
        if RULE.match(lines[at]):
            first = next((later for later in range(at + 1, end) if lines[later].strip()), end)
            return at if first < end and _is_note(lines, first) else None
    return None


def _after_heading(lines: list[str], end: int) -> int | None:
    """Notes under a heading of their own, or a last remark (`Note: …`); a remark amid the text is of the text."""
    paragraphs = 0
    for at in range(end - 1, max(0, end - _MAX_NOTES), -1):
        text = lines[at].strip()
        if not text or lines[at - 1].strip():
            continue
        paragraphs += 1
        if _REMARK.match(text):
            return at if paragraphs <= _MOST_REMARKS else None
        if _HEADING.match(text):
            first = next((line.strip() for line in lines[at + 1 : end] if line.strip()), "")
            return at if _NOTE.match(first) or paragraphs <= _MOST_REMARKS + 1 else None
    return None


def _numbered(lines: list[str], end: int) -> int | None:
    """A run of notes 1, 2, 3 … at the very end, which the text calls by marks or which stands after a reference.

    A numbered paragraph of the text itself has a full stop after its number, a note here has none.
    """
    for at in range(end - 1, max(-1, end - _MAX_NOTES), -1):
        text = lines[at].strip()
        found = _NOTE.match(text.lstrip("_"))
        if not found or found[1] != "1":
            continue
        apart = at == 0 or not lines[at - 1].strip() or text.startswith("_")
        dotted = text.lstrip("_")[found.end(1) : found.end()].strip() in (".", ")")
        if not apart or dotted or not _ascending(lines[at:end]):
            return None
        reference, _ = _reference(lines, at)
        marked = any(_MARK.search(line) for line in lines[:at])
        return at if at and (reference or marked or text.startswith("_")) else None
    return None


def _is_note(lines: list[str], at: int) -> bool:
    """Whether a numbered line after a rule is a note: without a full stop after its number, or called by the text."""
    text = lines[at].strip(" _")
    found = _NOTE.match(text)
    if not found:
        return False
    return text[found.end(1) :][:1] not in (".", ")") or any(_MARK.search(line) for line in lines[:at])


def _ascending(lines: list[str]) -> bool:
    numbers = [int(found[1]) for line in lines if (found := _NOTE.match(line.strip(" _")))]
    steps = list(itertools.pairwise(numbers))
    return not steps or sum(1 for low, high in steps if high == low + 1) * 2 >= len(steps)


def _notes(lines: list[str]) -> str:
    """The notes as paragraphs, without the rules and the heading around them."""
    kept = ["" if RULE.match(line) or _HEADING.match(line.strip()) else line.strip(" _") for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
