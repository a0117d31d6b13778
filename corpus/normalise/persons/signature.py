"""Who signed: the name that stands alone at the end of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.normalise.lexicon import Kind
from corpus.normalise.markings.words import pattern, spaced_pattern
from corpus.normalise.persons.runs import stretches

_LINES = 3
_FURNITURE = re.compile(r"N{3,4}|[\[(][^\n]{0,200}[\])]\.?")
_MOST_LINES = 24
_LONGEST = 70
_SIGNED = re.compile(r"[\[(/]{0,1}\b(?:signed|sgd|s)\b[.\])/:]{0,2}[ \t]+", re.I)
_PARTICLE = re.compile(r"(?:(?:de la|de|della|del|di|da|du|van der|van|von|zu) |d['’])$")
_LEADING = re.compile(r"^[ \t>*#_]*(?:[\d./\- ]*(?:[IVX]+[./]\d{2,4})?[ \t]*)")
_NOTES = re.compile(
    r"(?mi)^[ \t>*#_]{0,6}(?:notes?|editor['’]?s['’]? notes?|editorial notes?|footnotes?|endnotes|source|"
    r"sources|translator['’]s notes?|"
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
    for note in _NOTES.finditer(text):
        if note.start() >= len(text) // 2 or any(_last_signature(text, note.start())):
            return note.start()
    return len(text)


def _last_signature(text: str, end: int) -> Iterator[bool]:
    """Whether the last line before `end` is a signature."""
    for start, stop in _last_lines(text, end)[:1]:
        yield _signature(text, start, stop) is not None


def signatures(text: str, end: int) -> Iterator[Signature]:
    """The names that stand on lines of their own among the last lines of `text` before `end`."""
    lines = _last_lines(text, end)
    for start, stop in lines:
        signature = _signature(text, start, stop)
        if signature:
            yield signature
            return


def _last_lines(text: str, end: int) -> list[tuple[int, int]]:
    """The last lines that hold something, from the last one up, as offsets."""
    found: list[tuple[int, int]] = []
    for _ in range(_MOST_LINES):
        if end <= 0 or len(found) >= _LINES:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip(" \t*_#-")
        if line and not (_FURNITURE.fullmatch(line) or spaced_pattern().fullmatch(line) or pattern().fullmatch(line)):
            found.append((start, end))
        end = start - 1
    return found if end > 0 else found[:-1]


def _signature(text: str, start: int, stop: int) -> Signature | None:
    line = text[start:stop]
    if len(line.strip()) > _LONGEST or (line.lstrip(" \t*_").startswith(("[", "(")) and not _SIGNED.search(line)):
        return None
    begin = start + _LEADING.match(line).end()  # type: ignore[union-attr]
    signed = _SIGNED.match(text, begin, stop)
    begin = signed.end() if signed else begin
    found = list(stretches(text, begin, stop, capitals=False)) or list(stretches(text, begin, stop, capitals=True))
    if not found:
        return None
    stretch = found[0]
    particle = _PARTICLE.search(text, begin, stretch.title)
    named = particle.start() if particle else stretch.title
    before, after = text[begin:named].strip(" *_[("), text[stretch.end : stop].strip(" *_#.,])\t")
    if before or (after and not after.startswith(("[", "("))) or stretch.bound or stretch.kinds[-1] is Kind.INITIAL:
        return None
    name = " ".join(text[named if particle else stretch.start : stretch.end].split())
    title = "" if particle else " ".join(text[stretch.title : stretch.start].split())
    return Signature(named, stretch.end, name, title, 0.95 if signed or name.isupper() else 0.8)
