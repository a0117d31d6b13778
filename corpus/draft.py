"""What a reader hands on: a document's parts as they stand, and the values that its source marks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar, cast

from corpus.cable import Source

T = TypeVar("T")
TITLE = "title"
HEAD = "head"
DATELINE = "dateline"
SUMMARY = "summary"
BODY = "body"
NOTES = "notes"
SOURCE_NOTE = "source note"
PERSON = "person"
BODY_CORPORATE = "body"
POST = "post"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value that the source itself marks, by markup, an attribute or a column.

    `field` is a field of `Cable` (or `received`, `subject`), `words` what stands there. Where those words stand in a
    part of the draft, `part` and `start` say where. `value` is the machine's form where the source gives one: an ISO
    8601 date or interval, a language code, the full name of a person. `entity` is PERSON, BODY_CORPORATE
    or POST where the source says which of these a party is. `calendar` names the calendar of a date's `words` where the
    markup says that it is not the Gregorian one (`julian`, `hijri`); its `value` is Gregorian all the same.
    """

    field: str
    words: str
    part: str = ""
    start: int = 0
    value: str = ""
    entity: str = ""
    calendar: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its reader found it.

    `parts` maps the names above, and those of the source's own attributes (`doc_date`, `TAGS`), to their text; a part
    that is missing is absent. Paragraphs of a part are divided by a blank line, so are the notes. `id` is the one
    that the source declares, or empty. `position` tells documents of one file apart. `digest` is the sha256 of
    the document's own content, wherever it lies. `source` holds what is known of archive, citation and the like; path,
    position, collection and digest are filled in by the ingester.
    """

    parts: Mapping[str, str]
    digest: str
    id: str = ""
    position: str = ""
    marks: tuple[Mark, ...] = ()
    source: Source = field(default_factory=Source)
    _derived: dict[Callable[["Draft"], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def marked(self, name: str) -> tuple[Mark, ...]:
        """The marks of the field `name`, in the source's order."""
        return tuple([mark for mark in self.marks if mark.field == name]) if self.marks else ()

    def part(self, name: str) -> str:
        """The text of a part, empty where the draft has none."""
        return self.parts.get(name, "")

    def once(self, derive: Callable[["Draft"], T]) -> T:
        """What a pure function derives from this draft, worked out when it is first asked for and kept with it."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast(T, self._derived[derive])


def digest(content: bytes | str) -> str:
    """The sha256 of a document's content in hexadecimal; text is taken as UTF-8."""
    return sha256(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content).hexdigest()
