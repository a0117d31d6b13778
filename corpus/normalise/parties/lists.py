"""The lists above a document's text: FROM, TO, INFO, CC with their values beside or below them."""

import re
from collections.abc import Iterator

from corpus.frozen import dataclass

_LABELS = (
    ("sender", "from|fm|sender|von|absender|de|expéditeur|remitente|mittente|от|від|od|kimden"),
    (
        "recipients",
        "to|for|addressee|addressees|recipients?|an|empfänger|à|para|a|destinataire|destinatario|кому|action|do",
    ),
    (
        "copied",
        "info|cc|c\\.c\\.|copy to|copies to|copies|repeated(?: for information)? to|repeat|information|copie à|copia|"
        "kopie|копия",
    ),
    (
        "",
        "through|thru|via|subject|subj|re|ref|refs|reference|references|date|place|participants|present|tags|"
        "e\\.o\\..{0,12}|"
        "classification|precedence|number|no|drafted by|approved by|distribution|copy|time|attendees|original language|"
        "summary|contents|citation|source|language|copy no|betreff|objet|asunto|oggetto|тема|for|time of .{1,12}",
    ),
)
_LINE = re.compile(
    r"^[ \t>*#]{0,8}(?:"
    + "|".join(f"(?P<g{n}>{words})" for n, (_, words) in enumerate(_LABELS))
    + r")\**[ \t]{0,12}(?P<end>:\**|$)",
    re.IGNORECASE,
)
_SIGNAL = re.compile(r"^[ \t]{0,8}(?P<label>FM|TO|INFO)[ \t]{1,6}(?P<value>[A-Z][A-Z0-9 /.,&()-]{1,90})$")
# A further address of signal traffic below the first, not the telegram's own number and time.
_FURTHER = re.compile(
    r"[ \t]{0,12}(?!TEL(?:NO|EGRAM|\b)|OF \d|MY TEL|YOUR TEL|MIPT|REF|SUBJ)[A-Z][A-Z0-9 /.,&()-]{2,80}\s*"
)
_VALUE = re.compile(r"[^;]+")
# A form may have two labels on a line.
LABEL_BESIDE = re.compile(
    r"\s{3,}(?:DATE|TIME|PLACE|NO|NUMBER|REF|FROM|TO|COPIES|CLASSIFICATION)\s{0,3}[:.]", re.IGNORECASE
)
_MOST_LINES = 60
_REACH = 12_000
_CAPITAL_LABEL = re.compile(
    r"^[ \t*#]{0,8}(?:FROM|FM|TO|INFO|CC|THROUGH|SUBJECT|SUBJ|REF|DATE|PLACE|PARTICIPANTS|PRESENT)\s*$",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list: the field that it belongs to, and where its line's value stands in the part."""

    field: str
    start: int
    end: int
    signal: bool = False


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for count, line in enumerate(text[:_REACH].split("\n")):
        if count >= _MOST_LINES:
            return
        yield at, line
        at += len(line) + 1


def list_entries(text: str, *, only_signals: bool = False) -> tuple[Entry, ...]:
    """The values of the lists of a header (or of a telegram's first lines), in their order.

    A label needs its colon, or a line of its own in capitals; a value may follow on the next lines until a blank one
    or another label. Signal lines (`FM AMEMBASSY MOSCOW`) need no colon; further addressees stand below them.
    """
    found: list[Entry] = []
    field, signal = "", False
    for start, line in _lines(text):
        address = _SIGNAL.match(line.rstrip())
        labelled = not only_signals and (":" in line or _CAPITAL_LABEL.match(line))
        label = _LINE.match(line) if labelled else None
        if address:
            field, signal = {"FM": "sender", "TO": "recipients", "INFO": "copied"}[address["label"]], True
            found.append(Entry(field, start + address.start("value"), start + address.end("value"), True))
        elif label and (label["end"].startswith(":") or _CAPITAL_LABEL.match(line)):
            names = [
                name for name, value in label.groupdict().items() if value and name[0] == "g" and name[1:].isdigit()
            ]
            field, signal = _LABELS[int(names[0][1:])][0], False
            _add(found, field, start + label.end(), line[label.end() :])
        elif not line.strip():
            field = field if found and not signal and field and not _has(found, field) else ""
        elif field and (not signal or _FURTHER.fullmatch(line)):
            if field == "sender" and _has(found, field):
                field = ""
            else:
                _add(found, field, start, line, signal)
        else:
            field = ""
    return tuple(found)


def _has(found: list[Entry], field: str) -> bool:
    return any(entry.field == field for entry in found)


def _add(found: list[Entry], field: str, start: int, value: str, signal: bool = False) -> None:
    """Add a line's values (semicolons part them), each at its own place, unless the label leads nowhere."""
    another = LABEL_BESIDE.search(value)
    for piece in _VALUE.finditer(value[: another.start()] if another else value):
        bare = piece[0].strip(" \t*")
        if field and bare and len(bare) <= 200:
            at = start + piece.start() + piece[0].index(bare)
            found.append(Entry(field, at, at + len(bare), signal))
