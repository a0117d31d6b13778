"""What a document is known to say, and the plain text in which the pipeline has to find it."""

from dataclasses import dataclass

Names = tuple[str, ...]
"""One person or party in its several forms; any of them is as good as another."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A person as a document names them, and the authority's id of whom that means."""

    names: Names
    id: str


@dataclass(frozen=True, slots=True)
class Truth:
    """The known values of a document. None: not known, so not judged; empty: known to be absent.

    `date` is EDTF. `sender` is one party, `recipients` are several, each in its several forms. `unjudged` are persons
    whom an answer may name without being wrong (those of footnotes, and others of the volume's list). `present` and
    `participants` hold one entry for each person; where they are not all of them (`all_present`, `complete` are false),
    they tell what is missing and not what is wrong. `parties` and `persons` are those senders and recipients, and all
    those named, of whom it is known who in the authority they are. `date_said` is false where the text that is read has
    no such day beside its year, so that nobody could find it there.
    """

    date: str | None = None
    place: Names | None = None
    sender: Names | None = None
    recipients: tuple[Names, ...] | None = None
    kind: str | None = None
    classification: str | None = None
    present: tuple[Names, ...] | None = None
    participants: tuple[Names, ...] | None = None
    unjudged: tuple[Names, ...] = ()
    parties: tuple[Meant, ...] = ()
    persons: tuple[Meant, ...] = ()
    complete: bool = True
    all_present: bool = True
    date_said: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read: `content` is what the pipeline gets under the name `path`, `truth` what it should find.

    `volume` is the volume whose lists of persons the authority is not to use for it, if any.
    """

    collection: str
    id: str
    path: str
    content: str
    truth: Truth
    volume: str = ""
