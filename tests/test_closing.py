"""What stands below a text: editors' summary and their note on where the document lies."""

import pytest

from corpus.readers.closing import closing_of

TEXT = "The ice has come early.\n\nIt will hold until May.\n\nBerg"
SUMMARY = "The Embassy told of the ice."
SOURCE = "Source: National Archives, Ice Files, Box 7. Secret; Exdis."


@pytest.mark.parametrize(
    ("below", "summary", "source"),
    [
        (SOURCE, "", SOURCE),
        (f"Summary: {SUMMARY}\n{SOURCE}", SUMMARY, SOURCE),
        (f"Summary: The Embassy told\nof the ice.\n\n{SOURCE}", SUMMARY, SOURCE),
        (SOURCE.lower(), "", SOURCE.lower()),
        (SOURCE.replace(":", ";"), "", SOURCE.replace(":", ";")),
    ],
)
def test_summary_and_source_below_the_text(below: str, summary: str, source: str) -> None:
    lines = f"{TEXT}\n\n{below}\n".split("\n")
    closing = closing_of(lines)
    assert (closing.summary, closing.source_note) == (summary, source)
    assert "\n".join(lines[: closing.start]) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n\nSummary: the ice holds.",
        f"{TEXT}\n\nWe asked him. The\nsource: a fisherman of repute.",
        f"{TEXT}\n\nsource; a fisherman of repute.",
        SOURCE,
    ],
)
def test_what_is_no_editors_note_stays_in_the_text(text: str) -> None:
    closing = closing_of(text.split("\n"))
    assert (closing.start, closing.summary, closing.source_note) == (len(text.split("\n")), "", "")
