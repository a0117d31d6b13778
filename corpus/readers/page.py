"""A page of plain text taken apart: title, head with its marked lines, dateline, body, notes, source note."""

import re
from dataclasses import dataclass
from typing import Final

from corpus import draft as parts_of
from corpus.draft import Mark
from corpus.readers.closing import RULE, closing_of
from corpus.readers.labels import LISTS, label_of
from corpus.readers.layout import Opening, dateline_before_prose, opening_of
from corpus.readers.spacing import width_of
from corpus.readers.titles import heading_in_text, is_letterhead, is_number_alone, shown, title_lines

TITLE_LENGTH: Final = 160
_MARKED: Final = LISTS | frozenset(
    (
        "sender", "date", "received", "place", "classification", "precedence", "number", "kind", "language",
        "original_language",
    )
)  # fmt: skip
_UNMARKED: Final = frozenset(("subject", "summary", "source", "translator", "url", "id"))
_DIVIDERS: Final = {
    "references": re.compile(
        r"\s*;\s*|\s+(?:und|and|et|e|y)\s+(?=(?:[A-Z]{1,3}|[A-Z][a-zäöüß]{2,20})\.?\s(?:Nr|"
        r"No|[nN][°º]|n)\.?\s?\d)"
    ),
    "keywords": re.compile(r"\s*[,;]\s*"),
    "handling": re.compile(r"\s*[,;]\s*"),
}
_DIVIDER: Final = re.compile(r"\s*;\s*")
_ISO: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?\Z")
# The point after an initial or a short title ends no sentence.
_SENTENCE_END: Final = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)[.!?…。](?=\s|\Z)")
_KIND_ALONE: Final = re.compile(
    r"(?:(?:circular|incoming|outgoing|outward|inward|joint|office|informal)\s)?(?:memorandum|memcon|record|note|minutes?|"
    r"telegram|cablegram|cable|airgram|letter|report|despatch|dispatch|message|aide[ -]mémoire)"
    r"(?:\s(?:of|for)\s(?:an?\s|the\s)?(?:conversation|meeting|discussion|talks?|file|record))?s?\W{0,3}\Z",
    re.IGNORECASE,
)
# A further addressee of signal traffic, below the first.
_ADDRESSEE: Final = re.compile(
    r"(?!UNCLAS|SECRET|CONFID|LIMITED|TOP |EXDIS|NODIS|LIMDIS|STADIS|SUBJ|TAGS|REF|PASS |DEPT PASS)"
    r"[A-Z]{3,}(?: [A-Z0-9/.&()-]+){0,8}[ \t]*\Z"
)
_DISTRIBUTION: Final = re.compile(r"(?:[A-Z]{1,6}-\d{2}\b|-{3,})")
_GAP: Final = re.compile(r"\n{3,}")
_NUMBER: Final = re.compile(r"\A\W*\d{1,5}\W+")
_MARK: Final = re.compile(r"\s?\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page, the values that its header marks, and those header values that are no field of a cable."""

    parts: dict[str, str]
    marks: tuple[Mark, ...]
    said: dict[str, str]


def page_of(lines: list[str], title: str = "") -> Page:
    """Take a document's lines apart; `title` is its title where that is known from elsewhere. Never raises."""
    closing = closing_of(lines)
    lines = lines[: closing.start]
    opening = opening_of(lines)
    head_lines, body = _halves(lines, opening)
    body = f"{body}\n\n{closing.annex}".strip()
    marks, said = header_marks("\n".join(head_lines))
    body = body or ("\n".join(head_lines) if not closing.notes else "")
    found = (
        title
        or _title(head_lines, body, said.get("subject", ""), width_of(lines))
        or first_sentence(body or closing.notes)
    )
    above = next((count for count in range(1, 5) if _same(shown(head_lines[:count]), found)), 0)
    if head_lines and above:
        head_lines = _trimmed(head_lines[above:])
        marks, said = header_marks("\n".join(head_lines))
    dateline = (
        " ".join(line.strip() for line in lines[slice(*opening.dateline)] if line.strip()) if opening.dateline else ""
    )
    parts = {
        parts_of.TITLE: found,
        parts_of.HEAD: "\n".join(head_lines),
        parts_of.DATELINE: dateline or dateline_before_prose(body),
        parts_of.SUMMARY: said.get("summary", "") or closing.summary,
        parts_of.BODY: body,
        parts_of.NOTES: closing.notes,
        parts_of.SOURCE_NOTE: closing.source_note or said.get("source", ""),
    }
    return Page({name: text for name, text in parts.items() if text}, marks, said)


def header_marks(head: str) -> tuple[tuple[Mark, ...], dict[str, str]]:
    """The values that a header's labels mark, with offsets in `head`, and the first value of each other label."""
    marks: list[Mark] = []
    said: dict[str, str] = {}
    lines = head.split("\n")
    labels = [label_of(line) for line in lines]
    signals = any(label and label.signal and label.field == "sender" for label in labels)
    field, at, inline, signal = "", 0, False, False
    for line, label in zip(lines, labels, strict=True):
        if label and (signals or not label.signal):
            field, value_at, inline = label.field, label.value_at, bool(line[label.value_at :].strip())
            signal = label.signal
        else:
            value_at = 0
            further = not inline or line[:1] in " \t" or (signal and bool(_ADDRESSEE.match(line)))
            field = field if line.strip() and further else ""
        value = line[value_at:]
        if field and any(map(str.isalnum, value)):
            start = at + value_at + len(value) - len(value.lstrip())
            _take(field, value.strip(), start, inline, marks, said)
            if field not in LISTS and field != "summary":
                field = ""
        at += len(line) + 1
    return tuple(marks), said


def _take(field: str, value: str, start: int, inline: bool, marks: list[Mark], said: dict[str, str]) -> None:
    if field in _UNMARKED:
        said[field] = f"{said[field]} {value}" if field == "summary" and field in said else said.get(field, value)
    elif (
        field in _MARKED and not (field in LISTS and _DISTRIBUTION.match(value)) and (field != "participants" or inline)
    ):
        for offset, words in _divided(field, value):
            form = words if field == "date" and _ISO.match(words) else ""
            marks.append(Mark(field, words, parts_of.HEAD, start + offset, form))


def _divided(field: str, value: str) -> list[tuple[int, str]]:
    """The values that stand in one line, each with its offset."""
    if field not in LISTS:
        return [(0, value)]
    pieces: list[tuple[int, str]] = []
    at = 0
    for divider in _DIVIDERS.get(field, _DIVIDER).finditer(value):
        pieces.append((at, value[at : divider.start()]))
        at = divider.end()
    pieces.append((at, value[at:]))
    return [(offset, words) for offset, words in pieces if words.strip()]


def first_sentence(text: str) -> str:
    """The first sentence of `text` in one line, cut at a word where it is longer than a title."""
    start = " ".join(text[: TITLE_LENGTH * 4].split())
    end = next((found.end() for found in _SENTENCE_END.finditer(start) if found.end() > 20), len(start))
    sentence = start[:end]
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return sentence[: sentence.rfind(" ", TITLE_LENGTH // 2, TITLE_LENGTH) if " " in sentence[80:160] else 160] + "…"


def _halves(lines: list[str], opening: Opening) -> tuple[list[str], str]:
    """The opening's lines and the body's text; a page that is all heading keeps its last lines as the body."""
    end = opening.end
    rest = list(lines[end:])
    label = label_of(rest[0]) if rest else None
    if label and label.field == "body":
        rest[0] = rest[0][label.value_at :]
    body = "\n".join("" if RULE.match(line) else line for line in rest)
    head = [line for line in lines[:end] if not RULE.match(line)]
    return _trimmed(head), _GAP.sub("\n\n", body).strip()


def _title(head: list[str], body: str, subject: str, width: int) -> str:
    """The heading where it stands first and says more than its kind, else the subject line, else any heading.

    Below a letterhead alone the heading may stand where the text begins.
    """
    lines = title_lines(head, width)
    heading = shown(head[slice(*lines)]) if lines else ""
    first = next((at for at, line in enumerate(head) if line.strip() and not is_number_alone(line)), 0)
    if subject and (lines is None or _KIND_ALONE.match(heading) or lines[0] > first):
        return subject
    return (heading_in_text(body) or heading) if not heading or is_letterhead(heading) else heading


def _same(line: str, title: str) -> bool:
    """Whether a heading repeats the title, with or without its number and footnotes' marks."""
    fold = [
        "".join(filter(str.isalnum, _MARK.sub("", text).casefold())) for text in (line, _NUMBER.sub("", line), title)
    ]
    return bool(fold[2]) and fold[2] in fold[:2]


def _trimmed(lines: list[str]) -> list[str]:
    """`lines` without blank ones at either end, none twice in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    while kept and not kept[-1]:
        kept.pop()
    return kept
