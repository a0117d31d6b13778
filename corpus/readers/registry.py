"""Which readers there are, and which one a file belongs to."""

import functools
import importlib
import importlib.metadata
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Reader, Rejection
from corpus.readers.encoding import binary_kind

GROUP: Final = "cables.readers"
"""The entry point group in which other packages offer readers."""
_BUILT_IN: Final = (
    "wilson", "wilson_web", "frus", "tei_letters", "aad", "plusd", "telegrams", "service_forms", "pdf", "docx", "rtf",
    "eml", "archives", "markdown", "jsonlines", "table", "html_pages", "plain",
)  # fmt: skip
_KINDS_OF_MARKUP: Final = {b"<?xml": "XML", b"<tei": "TEI"}


_ADVICE: Final = (
    ("old Microsoft Office", ": save it as DOCX"),
    ("OpenDocument", ": save it as DOCX"),
    ("PowerPoint", ": save its text"),
    ("Excel", ": save its table as CSV"),
    ("EPUB", ": save it as HTML"),
    ("archive", ": unpack it first"),
    ("image", ": run OCR over it first"),
)
"""What to do with files of a kind that nobody here reads."""
_ELEMENT: Final = re.compile(rb"<(?:!--|[a-z][a-z0-9.-]{0,30}:[a-z])")


@dataclass(frozen=True, slots=True)
class Registry:
    """The readers in their order, others' first, and a sentence for each that could not be loaded."""

    readers: tuple[Reader, ...]
    warnings: tuple[str, ...] = ()


def readers() -> tuple[Reader, ...]:
    """Every reader, those of other packages before the built-in ones, in the order in which ties are decided."""
    return load().readers


@functools.cache
def load() -> Registry:
    """The readers; one of another package that cannot be imported or is no reader is left out, with a warning."""
    found: list[Reader] = []
    warnings: list[str] = []
    for entry in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        # Whatever another package's import does wrong is a line in the report, not the end of an ingest.
        try:
            loaded = entry.load()
            reader = loaded() if isinstance(loaded, type) else loaded
        except (Exception, SystemExit) as error:
            warnings.append(f"the reader “{entry.name}” ({entry.value}) cannot be loaded: {error}")
            continue
        if is_reader(reader):
            found.append(reader)
        else:
            warnings.append(f"the reader “{entry.name}” ({entry.value}) has no name, summary, sniff and read")
    built_in = [importlib.import_module(f"corpus.readers.{name}").READER for name in _BUILT_IN]
    return Registry((*found, *built_in), tuple(warnings))


def warnings() -> tuple[str, ...]:
    """A sentence for each reader of another package that cannot be used; costs next to nothing where there is none."""
    return load().warnings if importlib.metadata.entry_points(group=GROUP) else ()


def is_reader(candidate: object) -> bool:
    """Whether an object has what a reader needs."""
    texts = all(isinstance(getattr(candidate, name, None), str) for name in ("name", "summary"))
    return texts and all(callable(getattr(candidate, name, None)) for name in ("sniff", "read"))


def by_name(name: str) -> Reader:
    """The reader of that name; raises `KeyError` where there is none."""
    return next(reader for reader in readers() if reader.name == name) if name in names() else _no_reader(name)


def names() -> tuple[str, ...]:
    """The names of all readers."""
    return tuple(reader.name for reader in readers())


def choose(file: InputFile, among: tuple[Reader, ...] | None = None) -> Reader:
    """The reader that is surest of `file`, the first of those that are equally sure.

    Raises `Unreadable` with the best reason there is: the file cannot be opened, is empty or binary, or is unknown.
    """
    try:
        head = file.head
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {(error.strerror or str(error)).lower()}") from error
    best, surest = None, 0.0
    for reader in readers() if among is None else among:
        sure = _sureness(reader, file)
        if sure > surest:
            best, surest = reader, sure
    if best is None:
        raise Unreadable(_why_unknown(head))
    return best


def drafts(file: InputFile) -> Iterator[Draft | Rejection]:
    """The documents of a file, by the reader that is surest of it.

    Raises `Unreadable` with the reason, also where a reader fails: it may be somebody else's, and its faults are told,
    not spread. An `OSError` is the file's.
    """
    reader = choose(file)
    try:
        for item in reader.read(file):
            if not isinstance(item, Draft | Rejection):
                raise TypeError(f"it gave a {type(item).__name__}, where a Draft or a Rejection is wanted")
            yield item
    except (Unreadable, OSError):
        raise
    except (Exception, SystemExit) as error:
        told = f"({type(error).__name__}: {error})"
        if type(reader).__module__.startswith("corpus."):
            raise Unreadable(f"reading it failed {told}; please report this with the file") from error
        raise Unreadable(f"the reader “{reader.name}”, which is of another package, failed {told}") from error


def _sureness(reader: Reader, file: InputFile) -> float:
    # Another package's sniff that fails has not recognised the file; the built-in ones never raise.
    try:
        return float(reader.sniff(file))
    except (Exception, SystemExit):
        return 0.0


def _why_unknown(head: bytes) -> str:
    kind = binary_kind(head)
    if kind:
        advice = next((advice for sign, advice in _ADVICE if sign in kind), "")
        return f"it is {kind}, not text{advice}"
    start = head.removeprefix(b"\xef\xbb\xbf").strip().lower()
    if not start:
        return "it is empty"
    named = next((kind for sign, kind in _KINDS_OF_MARKUP.items() if start.startswith(sign)), "")
    markup = named or ("XML" if _ELEMENT.match(start) else "")
    return f"it is {markup} of a kind that no reader knows" if markup else "no reader knows this format"


def _no_reader(name: str) -> Reader:
    raise KeyError(name)
