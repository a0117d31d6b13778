"""Records of the Wilson Center Digital Archive in tables and JSON, as those who collect its pages export them."""

from typing import Final

from corpus.readers.columns import folded
from corpus.readers.record_values import is_nothing, text_of, values_of
from corpus.readers.records import Record
from corpus.readers.wilson_citation import ADDRESS, is_date
from corpus.readers.wilson_labels import (
    CITATION,
    CONTENTS,
    DOCUMENT_DATE,
    HEADING,
    LISTS,
    RECORD_ID,
    SOURCE,
    SUMMARY,
    UPLOADED,
    section_of,
)
from corpus.readers.wilson_layout import Layout

_ADDRESSES: Final = ("url", "document_url", "link", "uri", "page_url", "source_url", "permalink", "href")
# Columns of such exports beside those that have the name of a label.
_COLUMNS: Final = {
    "text_body": CONTENTS, "body": CONTENTS, "text": CONTENTS, "full_text": CONTENTS, "content": CONTENTS,
    "translation_text": CONTENTS, "transcript_text": CONTENTS, "doc_date": DOCUMENT_DATE,
    "original_publication_date": DOCUMENT_DATE, "original_archive_title": "original archive",
    "associated_people_orgs": "associated people", "names": "associated people", "id": RECORD_ID, "name": HEADING,
    "original_upload_date": UPLOADED, "credits": "credits", "document_contributors": "contributors",
}  # fmt: skip


def is_wilson_row(record: Record) -> bool:
    """Whether a row is a record of the archive: one of its columns holds the address of a document there."""
    for column, value in record.items():
        if isinstance(value, str) and len(value) < 600 and "/document/" in value and folded(column) in _ADDRESSES:
            found = ADDRESS.match(value.strip())
            if found and ("wilson" in found[0] or "digitalarchive" in found[0]):
                return True
    return False


def layout_of_row(record: Record) -> tuple[Layout, str]:
    """The pieces of a row's document, and its address. Never raises; values of unfit shapes are left out."""
    sections: dict[str, str] = {}
    body = address = ""
    for column, value in record.items():
        name = folded(column)
        if is_nothing(value):
            continue
        if name in _ADDRESSES:
            address = address or text_of(value)
            continue
        section = _COLUMNS.get(name) or section_of(name.replace("_", " "))
        if section == CONTENTS:
            text = text_of(value)
            body = text if len(text) > len(body) else body
        elif section in LISTS:
            sections.setdefault(section, "\n".join(each.words for each in values_of("keywords", value, divided=True)))
        elif section:
            sections.setdefault(section, text_of(value))
    title = sections.pop(HEADING, "")
    date = sections.pop(DOCUMENT_DATE, "")
    if SOURCE in sections and CITATION not in sections and sections[SOURCE].startswith("http"):
        sections.pop(SOURCE)
    sections[SUMMARY] = sections.get(SUMMARY, "")
    return Layout(date if is_date(date) else "", " ".join(title.split()), sections, "", body.split("\n")), address
