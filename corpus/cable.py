"""What a cable is: the record into which every format is read.

All of it is frozen data without I/O. What a document does not say is empty here, never guessed.
"""

from datetime import date, time
from enum import StrEnum

from corpus.frozen import dataclass


class Precision(StrEnum):
    """How narrowly a document states its day."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    CIRCA = "circa"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days on which a cable can have been written.

    `earliest` and `latest` are proleptic Gregorian days, local to the document; either is None where the span
    is open on that side (`precision` is then OPEN), never both. `calendar` names the calendar of `verbatim`,
    the document's own words. `inferred` tells a span that was concluded (from a file number, from a received
    date) from one that was stated.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    verbatim: str = ""
    calendar: str = "gregorian"
    inferred: bool = False

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("a span open on both sides says nothing: use None for an undated cable")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a span cannot end ({self.latest}) before it begins ({self.earliest})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the authority who may be meant; `confidence` lies between 0 and 1."""

    id: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a document names them.

    `name` is the fullest form that the document gives ("A.I. Mikoyan"), `forms` are all of its spellings as they
    stand; none where the document names an office alone and the authority knows its holder. `id` is the authority's
    where it is sure, with its name (`known_as`) and the offices that it says the person held on the day (`held`); else
    `candidates` holds those who fit.
    """

    name: str
    id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    forms: tuple[str, ...] = ()
    known_as: str = ""
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One end of a correspondence: a person, an office (`Ambassador`), a body (`Embassy`) at a post (`Havana`).

    Any of the four may be missing, `verbatim` never is. `body` includes whose it is where that is said
    (`Soviet Embassy`, `USSR Foreign Ministry`); `post` is the place of the office or body, not the reader's guess.
    """

    verbatim: str
    person: Person | None = None
    office: str | None = None
    body: str | None = None
    post: str | None = None


class Role(StrEnum):
    """What a participant does in a cable, the most telling role last but one for each person.

    A person has one role in a cable's list: the first that fits of PRESENT, REPORTED, SIGNATORY, SENDER, RECIPIENT,
    COPIED, NAMED; the sender's and recipients' own fields say the rest.
    """

    PRESENT = "present"
    REPORTED = "reported"
    SIGNATORY = "signatory"
    SENDER = "sender"
    RECIPIENT = "recipient"
    COPIED = "copied"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a part in the cable; translators, editors, drafters and cited authors have none."""

    person: Person
    role: Role
    verbatim: str


class Origin(StrEnum):
    """Whether a keyword was given by the source or drawn from the text by us."""

    DECLARED = "declared"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Keyword:
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reference:
    """Another message that the cable speaks of; `id` where it was resolved to a cable, `rule` by what it was."""

    verbatim: str
    id: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value.

    `part` names the part of the draft (see `corpus.draft`), `start` and `end` are code points in that part as it was
    read, so that `parts[part][start:end] == words`; the part `path` is the file's path. `rule` names the rule that
    fired, `confidence` is between 0 and 1.
    """

    field: str
    part: str
    start: int
    end: int
    words: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cable was found.

    `path` is relative to the collection's root, `position` the place inside the file (`d475`, `line 3`), `sha256`
    the digest of the document's own content. `archive` and `fonds` stand as the source cites them.
    """

    collection: str = ""
    archive: str = ""
    fonds: str = ""
    citation: str = ""
    url: str = ""
    translator: str = ""
    path: str = ""
    position: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Cable:
    """One document of a correspondence, normalised.

    `header` holds heading, dateline and lists as they stand; `body` is NFC with its paragraphs kept and page
    furniture removed. `classification`, `precedence`, `handling` and `kind` are lower-case English terms,
    `language` and `original_language` ISO 639 codes (`ru`, two letters where there are two). `sent_at` is the
    document's own clock, with a zone only where it names one. `source_note` says in its editors' words where the
    document lies and how it was marked.
    """

    id: str
    title: str
    header: str = ""
    body: str = ""
    date: DateSpan | None = None
    sent_at: time | None = None
    sender: Party | None = None
    recipients: tuple[Party, ...] = ()
    copied: tuple[Party, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: str = ""
    places: tuple[str, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    classification: str = ""
    precedence: str = ""
    handling: tuple[str, ...] = ()
    kind: str = ""
    number: str = ""
    language: str = ""
    original_language: str = ""
    references: tuple[Reference, ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()
    source_note: str = ""
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def source(self) -> Source:
        """The place where the cable was first found."""
        return self.sources[0] if self.sources else Source()
