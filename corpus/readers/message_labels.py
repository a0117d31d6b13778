"""The labelled lines below the addresses of a message (`E.O.`, `TAGS`, `SUBJECT`, `REF`), and where they end."""

import re
from dataclasses import dataclass
from typing import Final

from corpus.readers import message_lines as line_is
from corpus.readers.message_tags import CODES

_LOOK_AHEAD: Final = 14
_NEAR: Final = 3
# With these words something else begins below a subject.
_NO_SUBJECT: Final = re.compile(
    r"[ \t]{0,12}(?:PLEASE|FOLLOWING|FOLL|QUOTE|BEGIN|FOR [A-Z ]{2,40} FROM|PASS|DEPT|REF)\b"
)
_CUT_NUMBER: Final = re.compile(r"[ \t]{0,12}\d{3,6}\b(?![.)])")
_NEXT_ITEM: Final = re.compile(r"[ \t]{0,12}\(?[B-Z][).][ \t]+\S")
_NAMES: Final = {
    "SUBJ": "SUBJECT",
    "REFS": "REF",
    "REFTEL": "REF",
    "REFTELS": "REF",
    "REFERENCE": "REF",
    "REFERENCES": "REF",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled value below the addresses: its line, the column where it begins, and the line after its last."""

    name: str
    line: int
    start: int
    after: int


def is_noise(line: str) -> bool:
    """Whether a line is only the page's: its head, the classification beside it, a stamp, the end of a transmission."""
    return bool(
        line_is.PAGE.match(line) or line_is.LEVEL_ALONE.match(line) or line_is.STAMP.match(line) or line_is.is_end(line)
    )


def labels_below(lines: list[str], after: int) -> tuple[list[Label], int]:
    """The labelled lines below the addresses, and where the header ends: behind the last of them."""
    found: list[Label] = []
    end, since = after, 0
    at = after
    while at < len(lines) and since <= _LOOK_AHEAD:
        line = lines[at]
        label = label_in(line)
        if label:
            last = _continued(lines, at)
            found.append(Label(label[0], at, label[1], last))
            at, end, since = last, last, 0
            continue
        if line_is.PARAGRAPH.match(line):
            break
        if line.strip() and not is_noise(line):
            opening = line_is.CLASSED.match(line) or line_is.is_routing(line) or _is_caption(lines, at)
            end, since = (at + 1, 0) if opening and not found else (end, since + 1)
        elif is_noise(line) and not found and end == at:
            end = at + 1
        at += 1
    return found, _through_blank(lines, end)


def _is_caption(lines: list[str], at: int) -> bool:
    """Whether a line is a caption, or one that says who should read the message and stands apart from a text."""
    if line_is.is_caption(lines[at]):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return line_is.is_passed(lines[at]) and (not below.strip() or label_in(below) is not None)


def _through_blank(lines: list[str], end: int) -> int:
    """`end`, behind the classification that stands alone where a message bears no number of its own."""
    at = end
    while at < min(len(lines), end + _NEAR) and (not lines[at].strip() or line_is.LEVEL_ALONE.match(lines[at])):
        if lines[at].strip():
            return at + 1
        at += 1
    return end


def label_in(line: str) -> tuple[str, int] | None:
    """The label of a line below the addresses and where its value begins, or None."""
    found = line_is.LABELLED.match(line)
    if not found:
        return None
    label = " ".join(found["label"].upper().split())
    label = "E.O." if label.startswith("E") else _NAMES.get(label, label)
    bare = found["mark"] in " ("
    if label == "SUBJECT" and bare:
        return None
    if label == "REF" and bare and not (found["value"].isupper() and any(map(str.isdigit, found["value"][:40]))):
        return None
    if label == "TAGS" and bare and not CODES.match(found["value"]):
        return None
    return label, found.start("value")


def _continued(lines: list[str], at: int) -> int:
    """The line after a labelled value: its further lines stand below it without a blank line."""
    last = at + 1
    label = label_in(lines[at])
    empty = label is not None and not lines[at][label[1] :].strip()
    subject, reference = (label is not None and label[0] == name for name in ("SUBJECT", "REF"))
    while last < min(len(lines), at + 16):
        line = lines[last]
        if not line.strip():
            if reference and (on := _resumed(lines, last)):
                last = on
                continue
            if not (empty and last == at + 1):
                break
        elif subject and _NO_SUBJECT.match(line):
            break
        elif reference and is_noise(line) and (on := _resumed(lines, last)):
            last = on
            continue
        elif label_in(line) or line_is.PARAGRAPH.match(line) or is_noise(line) or _is_other(line, reference):
            break
        last += 1
    while last > at + 1 and not lines[last - 1].strip():
        last -= 1
    return last


def _is_other(line: str, reference: bool) -> bool:
    """Whether a line is a caption, and not the number of a message whose post stands above it."""
    return line_is.is_caption(line) and not (reference and _CUT_NUMBER.match(line))


def _resumed(lines: list[str], at: int) -> int | None:
    """Where a list of references goes on behind the head of a page that begins at `at`: with a number whose post
    stands above it, or with the list's next letter."""
    on = at
    while on < min(len(lines), at + _LOOK_AHEAD) and (not lines[on].strip() or is_noise(lines[on])):
        on += 1
    if on == len(lines) or not any(line_is.PAGE.match(line) for line in lines[at:on]):
        return None
    above = lines[at - 1].rstrip()
    further = _CUT_NUMBER.match(lines[on]) if above[-3:].isalpha() else None
    return on if further or _NEXT_ITEM.match(lines[on]) else None
