"""From a row of a table or a JSON object to a draft: by its columns, or as a record of an archive that it names."""

from corpus.draft import Draft, digest
from corpus.readers.records import Columns, Record, completed, draft_of
from corpus.readers.wilson_record import draft_of_layout
from corpus.readers.wilson_rows import is_wilson_row, layout_of_row


def row_draft(
    record: Record, columns: Columns, content: str, position: str, divided: bool = False, mapped: bool = False
) -> Draft:
    """The draft of a row; one that the user has `mapped` is read by its columns alone.

    `content` is digested; `divided` as in `draft_of`.
    """
    if not mapped and is_wilson_row(record):
        layout, address = layout_of_row(record)
        return draft_of_layout(layout, digest(content), position, address)
    return completed(draft_of(record, columns, content, position, divided), "header" in columns)
