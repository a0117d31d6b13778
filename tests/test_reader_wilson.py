"""The reader of the Wilson Center's texts, over invented documents in the variants of its export."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_wilson import CITATION, TEXT, marks, only, read

from corpus.draft import BODY, DATELINE, HEAD, NOTES, SUMMARY, TITLE, Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers.wilson import READER

MARKED = f"""
**May 3, 1963**\x20\x20
**Telegram from Ruritanian Ambassador in Havana\x20\x20
Tarlenheim to the Foreign Ministry**

**Citation:**

{CITATION}

**Summary:**

Tarlenheim on sugar. He expects
little.

A second paragraph.

**Original Language:**

Russian

**Contents:**

Translation - English

TOP SECRET

Making Copies Prohibited

Copy No. 1

CIPHERED TELEGRAM

Havana, 2 May 1963

{TEXT}

(p. 2) He [illegible] and left.

#### 2.V.63 TARLENHEIM

Note: The visit is described elsewhere."""
PLAIN = MARKED.replace("*", "").replace("#### ", "")


@pytest.mark.parametrize("text", [MARKED, PLAIN], ids=["markdown", "plain"])
def test_an_export_is_taken_apart_whole(text: str) -> None:
    draft = only(text)
    assert draft.id == "wilson-123456"
    assert draft.part(TITLE) == "Telegram from Ruritanian Ambassador in Havana Tarlenheim to the Foreign Ministry"
    assert draft.part(SUMMARY) == "Tarlenheim on sugar. He expects little.\n\nA second paragraph."
    assert draft.part(DATELINE) == "Havana, 2 May 1963"
    assert "TOP SECRET" in draft.part(HEAD)
    assert "CIPHERED TELEGRAM" in draft.part(HEAD)
    assert draft.part(BODY) == f"{TEXT}\n\n(p. 2) He [illegible] and left.\n\n2.V.63 TARLENHEIM"
    assert draft.part(NOTES) == "Note: The visit is described elsewhere."
    assert draft.part("citation") == CITATION.replace("<", "").replace(">", "")
    assert marks(draft, "date") == [("May 3, 1963", "")]
    assert marks(draft, "original_language") == [("Russian", "ru")]
    assert marks(draft, "language") == [("English", "en")]
    source = draft.source
    assert (source.archive, source.fonds) == ("ARF", "f. 12, op. 4, d. 7")
    assert source.translator == "Anna de la Cour"
    assert source.url == "https://digitalarchive.wilsoncenter.org/document/telegram-1963-123456"
    assert source.citation == draft.part("citation")
    assert source.collection == ""


VARIANTS = {
    "without the language": lambda text: text.replace("Original Language:\n\nRussian\n\n", ""),
    "without the contents": lambda text: text.replace("Contents:\n\n", ""),
    "values beside labels": lambda text: text.replace("Citation:\n\n", "Citation: ").replace(
        "Language:\n\n", "Language: "
    ),
    "labels without colons": lambda text: text.replace("Citation:", "Citation").replace("Contents:", "Contents"),
    "labels as headings": lambda text: text.replace("Citation:", "## Citation").replace("Contents:", "## Contents"),
    "labels in bold, colon outside": lambda text: text.replace("Citation:", "**Citation**:"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a mirror's address": lambda text: text.replace("digitalarchive.wilsoncenter.org", "digitalarchive.umd.edu"),
    "a letterhead": lambda text: "Digital Archive\nInternational History Declassified\n" + text,
    "a list of versions": lambda text: text.replace(
        "Translation - English", "- English Translation\n- Scan of Original Document"
    ),
    "a rule below the heading": lambda text: text.replace("\n\nCitation", "\n\n---\n\nCitation"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_of_the_layout_say_the_same(variant: str) -> None:
    draft, plain = only(VARIANTS[variant](PLAIN)), only(PLAIN)
    for part in (TITLE, BODY, NOTES, DATELINE, HEAD):
        assert draft.part(part) == plain.part(part)
    assert draft.source.archive == plain.source.archive
    assert draft.source.translator == plain.source.translator
    assert draft.id == plain.id
    assert marks(draft, "date") == marks(plain, "date")
    assert [value for _, value in marks(draft, "language")] == ["en"]


@pytest.mark.parametrize(
    "date", ["May 3, 1963", "3 May 1963", "May 1963", "1963", "circa 1963", "May 3-5, 1963", "Undated"]
)
def test_the_date_stands_as_it_is_printed(date: str) -> None:
    draft = only(PLAIN.replace("May 3, 1963", date, 1))
    assert marks(draft, "date") == [(date, date if date.isdigit() else "")]
    assert draft.part(TITLE).startswith("Telegram from")


def test_a_document_without_a_date_above_it_takes_the_citations() -> None:
    draft = only(PLAIN.replace("May 3, 1963  \n", "", 1))
    assert [(mark.words, mark.part) for mark in draft.marked("date")] == [("May 3, 1963", "citation")]
    assert draft.part(TITLE).startswith("Telegram from")


def test_a_document_that_is_dated_nowhere_has_no_date_mark() -> None:
    draft = only(PLAIN.replace("May 3, 1963  \n", "", 1).replace('", May 3, 1963,', '",'))
    assert marks(draft, "date") == []


def test_labels_inside_the_document_are_its_own() -> None:
    draft = only(PLAIN.replace(TEXT, f"{TEXT}\n\nSummary:\n\nNothing new.\n\nOriginal language:\n\nGreek\n\n{TEXT}"))
    assert draft.part(SUMMARY).startswith("Tarlenheim on sugar")
    assert "Nothing new." in draft.part(BODY)
    assert marks(draft, "original_language") == [("Russian", "ru")]


def test_several_documents_in_one_file_are_several() -> None:
    second = (
        PLAIN.replace("123456", "123457")
        .replace("May 3, 1963", "June 4, 1964")
        .replace(TEXT, "All is over now, he said.")
    )
    drafts = read(PLAIN + "\n\n" + second)
    assert [(draft.id, draft.position) for draft in drafts] == [("wilson-123456", "1"), ("wilson-123457", "2")]
    assert [marks(draft, "date")[0][0] for draft in drafts] == ["May 3, 1963", "June 4, 1964"]
    assert drafts[0].part(BODY) == only(PLAIN).part(BODY)
    assert drafts[1].part(BODY).startswith("All is over now")
    assert len({draft.digest for draft in drafts}) == 2


def test_several_original_languages_are_all_marked_and_keywords_keep_their_commas() -> None:
    draft = only(
        PLAIN.replace("Russian", "Russian, German").replace("Contents:", "Subjects:\n\nSugar, 1963; Ships\n\nContents:")
    )
    assert marks(draft, "original_language") == [("Russian", "ru"), ("German", "de")]
    assert [words for words, _ in marks(draft, "keywords")] == ["Sugar, 1963", "Ships"]


@pytest.mark.parametrize(
    ("path", "text", "sure"),
    [
        ("a.txt", MARKED, True),
        ("a.md", PLAIN, True),
        ("a", PLAIN, True),
        (
            "a.txt",
            PLAIN.replace("Wilson Center Digital Archive", "An archive").replace("wilsoncenter", "example"),
            True,
        ),
        ("a.html", f"<html>{PLAIN}</html>", False),
        ("a.json", PLAIN, False),
        ("a.txt", f"A letter.\n\n{CITATION}\n\nSummary:\nnone", False),
        ("a.txt", "Citation: none of this", False),
        ("a.txt", "", False),
    ],
)
def test_the_export_is_known_by_its_labels(path: str, text: str, sure: bool) -> None:
    certainty = READER.sniff(InputFile.in_memory(path, text.encode()))
    assert certainty >= 0.9 if sure else certainty == 0.0


def test_an_empty_file_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read(" \n")


@given(
    st.lists(
        st.sampled_from([*PLAIN.split("\n\n"), "**", "Contents:", "Citation:", "1963", "", "Note: x", "\u0085"]),
        max_size=14,
    )
)
def test_any_order_of_pieces_is_read_without_error(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    if text.strip():
        for draft in READER.read(InputFile.in_memory("a.txt", text.encode())):
            if isinstance(draft, Draft):
                assert all(draft.parts[mark.part][mark.start : mark.end] == mark.words for mark in draft.marks)


@pytest.mark.real
def test_the_text_with_which_the_project_began(seed_file: Path) -> None:
    file = InputFile.on_disk(seed_file)
    assert READER.sniff(file) >= 0.9
    (draft,) = READER.read(file)
    assert isinstance(draft, Draft)
    assert draft.id == "wilson-110429"
    assert draft.source.archive == "AVP RF"
    assert draft.source.translator == "John Henriksen"
    assert marks(draft, "date") == [("November 4, 1962", "")]
    assert marks(draft, "original_language") == [("Russian", "ru")]
    assert draft.part(DATELINE) == "4 November 1962"
    assert draft.part(BODY).startswith("Today talks")
    assert draft.part(BODY).endswith("4.XI.62 ALEKSEEV")
    assert draft.part(NOTES).startswith("Note: ")
    assert draft.part(TITLE).endswith("A.I. Alekseev to USSR Foreign Ministry")


LETTERHEADS = [
    "Digital Archive International History Declassified\ndigitalarchive.wilsoncenter.org",
    "Digital Archive\nInternational History Declassified\n\ndigitalarchive.wilsoncenter.org",
    "Wilson Center Digital Archive                         Original Scan",
    "WILSON CENTER | DIGITAL ARCHIVE: INTERNATIONAL HISTORY DECLASSIFIED",
    "History and Public Policy Program – Wilson Center Digital Archive – Page 1 of 4",
]


@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_a_letterhead_is_no_title(letterhead: str) -> None:
    draft, plain = only(f"{letterhead}\n{PLAIN.lstrip()}"), only(PLAIN)
    assert dict(draft.parts) == dict(plain.parts)


def test_the_heads_and_feet_of_pages_are_no_text() -> None:
    first, second = TEXT.split(" about ")
    foot = "\n\n2\nWilson Center Digital Archive      English Translation\n\n"
    torn = PLAIN.replace(TEXT, f"{first}{foot}about {second}").replace("(p. 2) He", f"An end.{foot}(p. 2) He")
    assert only(torn).part(BODY) == (
        f"{first}\nabout {second}\n\nAn end.\n\n(p. 2) He [illegible] and left.\n\n2.V.63 TARLENHEIM"
    )


def test_the_title_is_the_quoted_one_in_the_letters_of_the_heading() -> None:
    heading = "Telegram from Ruritanian Ambassador in Havana\x20\x20\nTarlenheim to the Foreign Ministry"
    assert heading in PLAIN
    assert only(PLAIN.replace(heading, "Scan of a telegram")).part(TITLE) == only(PLAIN).part(TITLE)
    assert only(PLAIN.replace(heading, "")).part(TITLE) == only(PLAIN).part(TITLE)
    assert only(PLAIN.replace(heading, heading.upper())).part(TITLE).startswith("TELEGRAM FROM")


def test_one_creator_is_marked_where_the_title_names_him() -> None:
    draft = only(PLAIN.replace("Summary:", "Creator:\n\nTarlenheim, Fritz von\n\nSummary:"))
    (mark,) = draft.marked("sender")
    assert (mark.words, mark.part, mark.value) == ("Tarlenheim", TITLE, "Fritz von Tarlenheim")
