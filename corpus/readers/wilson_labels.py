"""The labels of the Wilson Center Digital Archive, in its texts and on its pages, old and new, and what each one is."""

import re
from typing import Final

CITATION: Final = "citation"
CONTENTS: Final = "contents"
SUMMARY: Final = "summary"
ORIGINAL_LANGUAGE: Final = "original language"
SUBJECTS: Final = "subjects"
CREATORS: Final = "creators"
SOURCE: Final = "source"
ARCHIVE: Final = "original archive"
RECORD_ID: Final = "record id"
CLASSIFICATION: Final = "original classification"
TRANSLATOR: Final = "translator"
TYPE: Final = "type"
UPLOADED: Final = "original uploaded date"
DOCUMENT_DATE: Final = "original date"
HEADING: Final = "title of document"

# For each section the words under which the archive, its exports and its copyists print it.
_SPELLINGS: Final = {
    CITATION: "citation, cite as, cite this document, document citation, preferred citation",
    HEADING: "title, document title",
    SUMMARY: "summary, document summary, description, abstract",
    ORIGINAL_LANGUAGE: "original language, original languages, language, languages, language of original, "
    "language of the original, document language",
    CONTENTS: "contents, content, transcription, transcript, translation, full text, document text, "
    "english translation, english transcript, english transcription",
    SUBJECTS: "subjects, subject, subject(s), subjects discussed, keywords, key words, topics, associated topics",
    CREATORS: "creator, creators, creator(s), author, authors, author(s)",
    "contributors": "contributor, contributors, contributor(s), document contributors, document contributor(s), "
    "document contributor",
    "credits": "credits, credit",
    "rights": "rights, rights statement, copyright",
    SOURCE: "source, sources, source(s)",
    ARCHIVE: "original archive, original archives, archive",
    "collection": "collection, collections, associated collections",
    "donors": "donor, donors, donor(s)",
    RECORD_ID: "record id, record number, document id",
    DOCUMENT_DATE: "original date, document date, date of document, date",
    UPLOADED: "original uploaded date, original upload date, uploaded, original uploaded, date uploaded",
    CLASSIFICATION: "original classification, classification",
    TRANSLATOR: "translator, translators, translator(s), translated by",
    TYPE: "type, document type",
    "associated places": "associated places, associated place, coverage, geographic coverage, geographic subjects",
    "associated people": "associated people, associated people & organizations, associated people and organizations, "
    "associated people & organisations",
    "related documents": "related documents",
    "scan of original": "scan of original",
    "document information": "document information, about this document",
}
_SECTIONS: Final = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split(", ")}
_LABEL: Final = re.compile(
    r"[ \t#>]{0,8}[*_]{0,3}([A-Za-z][A-Za-z &]{2,34}(?:\(s\))?)[*_ ]{0,4}(:?)[*_ ]{0,4}(?:[ \t](.*)|)"
)
# Labels that stand below the document in the archive's newer layout, and seldom in a document of its own.
CLOSING: Final = frozenset(
    (
        RECORD_ID, UPLOADED, ARCHIVE, CREATORS, CLASSIFICATION, "rights", "donors", "associated places",
        "associated people", "document information", "contributors", "related documents",
    )
)  # fmt: skip
# Labels that a memorandum has of its own: below a citation they are the document's.
OWN: Final = frozenset((HEADING, DOCUMENT_DATE, TYPE, SOURCE, CLASSIFICATION))
# Sections whose value is a list, one item a line where no semicolons divide it.
LISTS: Final = frozenset(
    (SUBJECTS, CREATORS, "contributors", "donors", "associated places", "associated people", ARCHIVE)
)


def section_of(label: str) -> str:
    """The section that a label's words name, or ""."""
    words = " ".join(label.casefold().split()).rstrip(" :*_")
    return _SECTIONS.get(words, "")


def label_at(line: str) -> tuple[str, str] | None:
    """The section that a line's label opens and what follows it there, or None; without a colon it must stand alone."""
    found = _LABEL.fullmatch(line.rstrip()) if len(line) < 4000 else None
    name = section_of(found[1]) if found else ""
    if not found or not name:
        return None
    rest = (found[3] or "").strip(" *_")
    return None if rest and not found[2] else (name, rest)
