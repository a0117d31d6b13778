"""Plain text: headers in several languages, openings without labels, titles that are never empty."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.plain import READER


def read(text: str) -> Draft:
    (draft,) = READER.read(InputFile.in_memory("a.txt", text.encode()))
    assert isinstance(draft, Draft)
    for mark in draft.marks:
        assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def marks(draft: Draft) -> list[tuple[str, str]]:
    return [(mark.field, mark.words) for mark in draft.marks]


BODY = "The keeper said that the lamp had been lit every night since the treaty was signed."


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "From: Legation Mirogard\nTo: Foreign Ministry; The Files\nCc:  Embassy Vellin\n     Embassy Oslo\n"
            "Date: 4 May 1956",
            [
                ("sender", "Legation Mirogard"),
                ("recipients", "Foreign Ministry"),
                ("recipients", "The Files"),
                ("copied", "Embassy Vellin"),
                ("copied", "Embassy Oslo"),
                ("date", "4 May 1956"),
            ],
        ),
        ("FROM\nAMEMBASSY VELLIN\n\nTO\nSECSTATE\nTHE FILES", [
            ("sender", "AMEMBASSY VELLIN"), ("recipients", "SECSTATE"), ("recipients", "THE FILES"),
        ]),
        ("Von: Konsul Abendroth\nAn: Auswärtiges Amt\nDatum: 3. März 1871", [
            ("sender", "Konsul Abendroth"), ("recipients", "Auswärtiges Amt"), ("date", "3. März 1871"),
        ]),
        ("De : Ambassade à Vellin\nÀ : Ministère\nObjet : le phare", [
            ("sender", "Ambassade à Vellin"), ("recipients", "Ministère"),
        ]),
        ("От: Посол\nКому: МИД\nДата: 4 мая 1956 г.", [
            ("sender", "Посол"), ("recipients", "МИД"), ("date", "4 мая 1956 г."),
        ]),
        ("No.: 318\nClassification: Secret\nPlace: Vellin\nTags: PFOR, UR", [
            ("number", "318"), ("classification", "Secret"), ("place", "Vellin"),
            ("keywords", "PFOR"), ("keywords", "UR"),
        ]),
        ("FM AMEMBASSY VELLIN\nTO SECSTATE WASHDC 12\nINFO EUR-12 SS-15", [
            ("sender", "AMEMBASSY VELLIN"), ("recipients", "SECSTATE WASHDC 12"),
        ]),
        ("FM AMEMBASSY VELLIN\nTO SECSTATE WASHDC 12\nINFO AMEMBASSY LIMA\nUSMISSION NATO\nUNCLAS VELLIN 7", [
            ("sender", "AMEMBASSY VELLIN"), ("recipients", "SECSTATE WASHDC 12"),
            ("copied", "AMEMBASSY LIMA"), ("copied", "USMISSION NATO"),
        ]),
    ],
)  # fmt: skip
def test_labelled_lines_are_marks(header: str, expected: list[tuple[str, str]]) -> None:
    draft = read(f"{header}\n\n{BODY}\n")
    assert marks(draft) == expected
    assert draft.part("body") == BODY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"Telegram from the Consul to the Ministry\nSubject: The lamp\n\n{BODY}",
            "Telegram from the Consul to the Ministry",
        ),
        (f"MEMORANDUM OF CONVERSATION\nSubject: The lamp\n\n{BODY}", "The lamp"),
        (f"SECRET\n\nSubject: The lamp\nFrom: Consul\n\n{BODY}", "The lamp"),
        (f"SECRET\nVellin, 3 May 1956\n\nThe lamp again\n\n{BODY}", "The lamp again"),
        (BODY, BODY),
        (f"Vellin, 3 May 1956\n\n{BODY}", BODY),
        ("Hello", "Hello"),
        ("Date: 5 May 1950", "Date: 5 May 1950"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read(text).part("title") == title


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = read("lamp and keeper " * 40).part("title")
    assert title.endswith(("lamp…", "and…", "keeper…"))
    assert len(title) <= 161


def test_an_opening_without_labels() -> None:
    draft = read(
        "Telegram from the Consul\n\nVELLIN, 3 May 1956, 6 p.m.\n(Received May 4.)\n\nTOP SECRET\n\n"
        f"{BODY}\n\nNote: Invented.\n"
    )
    assert draft.part("head") == "VELLIN, 3 May 1956, 6 p.m.\n(Received May 4.)\n\nTOP SECRET"
    assert draft.part("dateline") == "VELLIN, 3 May 1956, 6 p.m. (Received May 4.)"
    assert (draft.part("body"), draft.part("notes")) == (BODY, "Note: Invented.")


def test_a_heading_may_be_spaced_out_and_a_body_in_capitals() -> None:
    draft = read(
        "R 121530Z OCT 76\nFM AMEMBASSY VELLIN\nTO SECSTATE WASHDC\nC O N F I D E N T I A L VELLIN 1007\n"
        "SUBJECT: THE LAMP\n1. THE KEEPER SAID TODAY THAT THE LAMP HAD BEEN LIT EVERY\nNIGHT SINCE THE TREATY.\n"
    )
    assert draft.part("title") == "THE LAMP"
    assert draft.part("dateline") == "R 121530Z OCT 76"
    assert draft.part("body").startswith("1. THE KEEPER")


def test_hard_wrapped_prose_is_no_heading() -> None:
    wrapped = (
        "The keeper of the lamp at Cape Orlo reported\nyesterday that the fog bell had been stolen by\npersons unknown."
    )
    draft = read(f"Vellin, 3 May 1956\n\n{wrapped}\n")
    assert draft.part("body") == wrapped


def test_lines_that_stay_short_are_not_swallowed_by_the_head() -> None:
    verse = "\n".join(
        f"Line {word}" for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
    assert "Line nine" in read(f"Vellin, 3 May 1956\n\n{verse}\n").part("body")


def test_summary_source_and_body_labels() -> None:
    draft = read(f"From: Consul\nSummary: The lamp is lit.\nSource: Box 7\nURL: https://example.org/7\nText: {BODY}")
    assert (draft.part("summary"), draft.part("body")) == ("The lamp is lit.", BODY)
    assert (draft.source.citation, draft.source.url) == ("Box 7", "https://example.org/7")


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("a.txt", b"Hello", 0.3),
        ("a", b"Hello", 0.1),
        ("a.txt", b" \n", 0.0),
        ("a.txt", b"%PDF-1.4", 0.0),
        ("a.xml", b"<?xml version='1.0'?><a/>", 0.0),
        ("a.txt", b"<html><body>", 0.0),
        ("a.py", b"import this", 0.0),
    ],
)
def test_sniffing(path: str, content: bytes, sure: float) -> None:
    assert READER.sniff(InputFile.in_memory(path, content)) == sure


def test_an_order_to_the_code_room_is_no_address() -> None:
    draft = read(f"Vellin, 3 May 1956\nTO BE DECYPHERED BY HARWOOD ALONE\n\n{BODY}\n")
    assert draft.marks == ()


def test_a_remark_amid_the_text_is_of_the_text() -> None:
    paragraphs = "\n\n".join(f"{BODY} {number}." for number in range(8))
    draft = read(f"{BODY}\n\nNote: the lamp is old.\n\n{paragraphs}\n")
    assert draft.part("notes") == ""
    assert "the lamp is old" in draft.part("body")


# Control codes are left out: a file with enough of them is rightly refused as no text.
_LETTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t")


@given(st.text(alphabet=_LETTERS, max_size=300) | st.text(alphabet="From:TA \n.1-_[]SECRETMay", max_size=300))
def test_any_text_that_has_something_to_read_has_a_title_and_sound_marks(text: str) -> None:
    file = InputFile.in_memory("a.txt", b"The lamp. " + text.encode("utf-8"))
    for result in READER.read(file):
        assert isinstance(result, Draft | Rejection)
        if isinstance(result, Draft):
            assert result.part("title")
            assert all(result.parts[mark.part][mark.start : mark.end] == mark.words for mark in result.marks)


@pytest.mark.real
def test_every_word_of_a_real_text_is_kept(real_corpus: Callable[[str], Path]) -> None:
    for path in sorted(real_corpus("dafp").rglob("*.md"))[::400]:
        text = path.read_text("utf-8").split("\n---\n", 1)[1]
        draft = read(text)
        kept = set(" ".join(draft.parts.values()).split())
        assert {word for word in text.split() if word.isalpha()} <= kept


@pytest.mark.parametrize(
    ("ending", "note"),
    [
        (
            "Source: Archive of Merrow, box 4. Secret; Priority.\n",
            "Source: Archive of Merrow, box 4. Secret; Priority.",
        ),
        ("Source: Archive of Merrow,\nbox 4. Secret.\n\n", "Source: Archive of Merrow,\nbox 4. Secret."),
        ("Quelle: Archiv Merrow, Bd. 4.\n", "Quelle: Archiv Merrow, Bd. 4."),
        ("[Source: Archive of Merrow.]\n", "[Source: Archive of Merrow.]"),
        ("The source: a spring under the cliff.\n", ""),
        ("Source: here\n\nand the text goes on.\n", ""),
    ],
)
def test_a_last_paragraph_that_names_the_source_is_the_source_note(ending: str, note: str) -> None:
    draft = read(f"Letter from Abel Kane to Nora Finch\n\nVienna, 3 March 1951\n\nThe lamp burns.\n\n{ending}")
    assert draft.part("source note") == note
    assert ("Source:" in draft.part("body")) == (ending.startswith("Source: here"))


def test_a_page_that_is_only_a_source_line_keeps_its_text() -> None:
    assert "Source: Archive of Merrow" in "\n".join(read("Source: Archive of Merrow\n").parts.values())


LONG_HEADING = (
    "82. Information Memorandum From the Deputy Assistant Secretary of State for Island Affairs (Kane), the Director of the "
    "Office of Lighthouses (Finch), and Robert P. Hale of the Planning Staff to the Under Secretary of State (Oswin)"
)


@pytest.mark.parametrize(
    "heading",
    [
        LONG_HEADING,
        "130. Memorandum From Robert P. Hale of the Planning Staff to the Director of Lighthouses (Kane)",
        "5. Telegram From the Embassy in Austria to the Department of State",
        "No. 12. Letter From Abel Kane to Nora Finch",
    ],
)
def test_an_editions_heading_is_a_heading_however_long(heading: str) -> None:
    draft = read(f"{heading}\n\nVienna, October 10, 1952.\n\nAs you are aware, the lamp burns all night.\n")
    assert draft.part("title") == heading
    assert draft.part("dateline") == "Vienna, October 10, 1952."
    assert draft.part("body") == "As you are aware, the lamp burns all night."


@pytest.mark.parametrize(
    "opening",
    [
        "12. Telegram from London received this morning says that ministers there will resign before the summer ends.",
        "3. A letter from the keeper was read. It said that nothing burns. Nobody was surprised at all by what he wrote.",
    ],
)
def test_a_numbered_paragraph_about_a_telegram_is_no_heading(opening: str) -> None:
    draft = read(f"SECRET\n\nVienna, 10 October 1952\n\n{opening}\n\nThe lamp burns.\n")
    assert draft.part("body").startswith(opening)


MEMCON = """Memorandum of Conversation

Vienna, June 5, 1970.

PARTICIPANTS
{persons}

The Minister opened the meeting and asked after the lamp.

{short}
"""
PERSONS = (
    "Mr. Robert Hale, Deputy Director of the Office of Lighthouses\n"
    "Mr. Edward Oswin, for the Under Secretary of State for Islands\n"
    "Mr. Gordon Finch, Director, Board of Lamps and Lanterns, Vienna\n"
    "Dr. Ada Kane"
)


def test_a_list_of_persons_is_not_cut_where_its_lines_are_long() -> None:
    draft = read(MEMCON.format(persons=PERSONS, short="The lamp burns."))
    assert draft.part("head").endswith("Dr. Ada Kane")
    assert draft.part("body").startswith("The Minister opened the meeting")
