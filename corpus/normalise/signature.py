"""Who signed: the name that stands alone at the end of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.normalise.lexicon import Kind
from corpus.normalise.name_runs import stretches

_LINES = 4
_LONGEST = 70
_SIGNED = re.compile(r"[\[(/]{0,1}\b(?:signed|sgd|s)\b[.\])/:]{0,2}[ \t]+", re.I)
_LEADING = re.compile(r"^[ \t>*#_]*(?:[\d./\- ]*(?:[IVX]+[./]\d{2,4})?[ \t]*)")
_NOTES = re.compile(
    r"(?m)^[ \t>*#_]{0,6}(?:notes?|editor['’]?s['’]? notes?|editorial notes?|footnotes?|endnotes|source|sources|translator['’]s notes?|"
    r"translated by|translation by|citation|примечани[ея]|anmerkung(?:en)?)[ \t]{0,2}[:.—]|^[ \t]*_[ \t]*$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A name at the end of a text and where it stands."""

    start: int
    end: int
    name: str
    title: str
    confidence: float


def end_of_body(text: str) -> int:
    """Where the document's own text ends and editors' trailing notes begin, if it holds any."""
    note = _NOTES.search(text, len(text) // 2)
    return note.start() if note else len(text)


def signatures(text: str, end: int) -> Iterator[Signature]:
    """The names that stand on lines of their own among the last lines of `text` before `end`."""
    lines = _last_lines(text, end)
    for turn, (start, stop) in enumerate(lines):
        signature = _signature(text, start, stop)
        if signature and (turn == 0 or signature.confidence > 0.8 or len(lines) > turn):
            yield signature
            return


def _last_lines(text: str, end: int) -> list[tuple[int, int]]:
    """The last lines that hold something, from the last one up, as offsets."""
    found: list[tuple[int, int]] = []
    while end > 0 and len(found) < _LINES:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            found.append((start, end))
        end = start - 1
    return found if end > 0 else found[:-1]


def _signature(text: str, start: int, stop: int) -> Signature | None:
    line = text[start:stop]
    if len(line.strip()) > _LONGEST:
        return None
    begin = start + _LEADING.match(line).end()  # type: ignore[union-attr]
    signed = _SIGNED.match(text, begin, stop)
    begin = signed.end() if signed else begin
    found = list(stretches(text, begin, stop, capitals=False)) or list(stretches(text, begin, stop, capitals=True))
    if not found:
        return None
    stretch = found[0]
    before, after = text[begin : stretch.title].strip(" *_[("), text[stretch.end : stop].strip(" *_#.,])\t")
    if before or (after and not after.startswith(("[", "("))) or stretch.bound or stretch.kinds[-1] is Kind.INITIAL:
        return None
    name = " ".join(text[stretch.start : stretch.end].split())
    title = " ".join(text[stretch.title : stretch.start].split())
    return Signature(stretch.title, stretch.end, name, title, 0.95 if signed or name.isupper() else 0.8)
