"""The fields that a question can name: the one table from which flags, grammar, completion and manual are made."""

from collections.abc import Mapping
from enum import StrEnum

from corpus.frozen import dataclass


class FieldKind(StrEnum):
    """How a field's value is compared with what was asked."""

    NAME = "name"
    """As a name: person, office, body or post, in any spelling."""
    PHRASE = "phrase"
    """As words in their order, whatever their case, accents and punctuation."""
    EXACT = "exact"
    """As one term out of a list, whatever its case."""
    DATE = "date"
    """As a span of days."""
    TEXT = "text"
    """As text: the words of the question, in this field alone."""
    ID = "id"
    """As an identifier, whole."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the record as a question names it.

    `name` is the record's attribute and `short` what a question and a flag call it; `aliases` are accepted for it in
    questions. `column` is the engine's column that a filter reads, `facet` the facet that counts its values; either
    is empty where there is none. `flag` tells whether the command has a flag of this name.
    """

    name: str
    short: str
    kind: FieldKind
    help: str
    example: str
    column: str = ""
    facet: str = ""
    flag: bool = True
    aliases: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field(
        "sender", "from", FieldKind.NAME, "who sent it: a person, office, body or post", "from:alekseev",
        column="sender_party", facet="sender", aliases=("sender",),
    ),
    Field(
        "recipients", "to", FieldKind.NAME, "to whom it is addressed for action", "to:gromyko",
        column="recipient_party", facet="recipient", aliases=("recipient", "recipients"),
    ),
    Field(
        "copied", "cc", FieldKind.NAME, "to whom it was repeated or copied", 'cc:"embassy in paris"',
        column="copied_party", aliases=("copied",),
    ),
    Field(
        "participants", "with", FieldKind.NAME, "who takes part in any role; with:present/NAME for one role",
        "with:present/mikoyan", column="participant_party", facet="participant",
        aliases=("participant", "participants"),
    ),
    Field(
        "place", "place", FieldKind.PHRASE, "the place that it was sent from", "place:havana",
        column="place", facet="place",
    ),
    Field("places", "about", FieldKind.PHRASE, "a place that it speaks of", "about:berlin",
          column="about", aliases=("places",)),
    Field(
        "keywords", "keyword", FieldKind.PHRASE, "a keyword, given or derived", 'keyword:"nuclear weapons"',
        column="keyword", facet="keyword", aliases=("keywords",),
    ),
    Field(
        "classification", "class", FieldKind.EXACT, "how secret it was", 'class:"top secret"',
        column="classification", facet="classification", aliases=("classification",),
    ),
    Field(
        "kind", "kind", FieldKind.EXACT, "what it is: telegram, despatch, letter and so on", "kind:telegram",
        column="kind", facet="kind",
    ),
    Field(
        "language", "lang", FieldKind.EXACT, "the language of its text, by name or code", "lang:fr",
        column="language", facet="language", aliases=("language",),
    ),
    Field(
        "collection", "in", FieldKind.EXACT, "the collection that it belongs to", "in:frus1946v06",
        column="collection", facet="collection", aliases=("collection",),
    ),
    Field(
        "date", "date", FieldKind.DATE, "when it was written: a date or span, open, about, or none",
        "date:1962-10-22..1962-11", facet="date",
    ),
    Field("references", "ref", FieldKind.PHRASE, "another message that it refers to", 'ref:"Deptel 505"',
          column="reference", flag=False, aliases=("reference", "references")),
    Field("id", "id", FieldKind.ID, "its own id", "id:wilson-110429", flag=False),
    Field("title", "title", FieldKind.TEXT, "words of the title", "title:guarantees", flag=False),
    Field("summary", "summary", FieldKind.TEXT, "words of the summary", 'summary:"naval base"', flag=False),
    Field("body", "body", FieldKind.TEXT, "words of the text itself", "body:quarantin*", flag=False),
)  # fmt: skip

FACETS: tuple[str, ...] = (
    "date", "sender", "recipient", "participant", "keyword", "place", "classification", "kind", "language",
    "collection",
)  # fmt: skip
"""The facets, in the order in which they are shown."""

FACET_FIELDS: Mapping[str, str] = {field.facet: field.short for field in FIELDS if field.facet}
"""For each facet the field whose filters its own counts leave out."""

_BY_NAME: Mapping[str, Field] = {
    name: field for field in FIELDS for name in (field.short, *field.aliases)
}  # fmt: skip


def field_named(name: str) -> Field | None:
    """The field that a question calls `name` (its short name or an alias, in any case), or None."""
    return _BY_NAME.get(name.lower())


def facet_named(name: str) -> str | None:
    """The facet of this name, in any case, or the one that counts the values of the field so called; None if none."""
    field = field_named(name)
    return name.lower() if name.lower() in FACETS else (field.facet or None) if field else None


def field_names() -> tuple[str, ...]:
    """Every name under which a question can call a field, short names first."""
    return tuple(dict.fromkeys([*(field.short for field in FIELDS), *_BY_NAME]))
