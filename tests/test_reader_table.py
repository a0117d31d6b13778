"""Tables of comma, semicolon and tab separated values."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.table import READER


def read(content: str | bytes, path: str = "a.csv", columns: dict[str, str] | None = None) -> list[Draft | Rejection]:
    raw = content if isinstance(content, bytes) else content.encode()
    results = list(READER.read(InputFile.in_memory(path, raw, columns)))
    for draft in results:
        for mark in draft.marks if isinstance(draft, Draft) else ():
            assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return results


def drafts(content: str | bytes, columns: dict[str, str] | None = None) -> list[Draft]:
    return [result for result in read(content, columns=columns) if isinstance(result, Draft)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found(delimiter: str, end: str) -> None:
    rows = [["Subject", "From", "Text"], ["The lamp", "A, B", "It is lit."]]
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    (draft,) = drafts(text)
    assert (draft.part("title"), draft.part("body"), draft.position) == ("The lamp", "It is lit.", "line 2")
    assert [mark.words for mark in draft.marked("sender")] == ["A, B"]


def test_several_values_stand_in_one_cell() -> None:
    (draft,) = drafts('title,to,keywords\nx,"A, Oslo; B",lamp | fog\n')
    assert [mark.words for mark in draft.marked("recipients")] == ["A, Oslo", "B"]
    assert [mark.words for mark in draft.marked("keywords")] == ["lamp", "fog"]


def test_quoted_line_ends_and_positions() -> None:
    first, second = drafts('title,body\na,"one\ntwo ""quoted"""\nb,three\n')
    assert (first.part("body"), first.position) == ('one\ntwo "quoted"', "line 2")
    assert second.position == "line 4"


def test_large_cells_are_read_and_the_modules_limit_is_left_alone() -> None:
    before = csv.field_size_limit()
    (draft,) = drafts("title,body\nx," + "lamp " * 100_000 + "\n")
    assert len(draft.part("body")) > 400_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ('"never closed,x\nb,y\nc,z\n', ['"never closed', "b", "c"]),
        ('a,x\nb,"y\nc,z\n', ["a", "b", "c"]),
        ('5" gun,x\nb,y\n', ['5" gun', "b"]),
    ],
)
def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(rows: str, titles: list[str]) -> None:
    assert [draft.part("title") for draft in drafts(f"title,body\n{rows}")] == titles


def test_bad_rows_are_rejections_and_the_rest_goes_on() -> None:
    results = read("title,body,from\na,x,A\n,,B\nb,y,B,more,cells\n\n,,\nc,z\n")
    assert [(type(result).__name__, result.position) for result in results] == [
        ("Draft", "line 2"),
        ("Rejection", "line 3"),
        ("Rejection", "line 4"),
        ("Draft", "line 7"),
    ]
    assert [result.reason for result in results if isinstance(result, Rejection)] == [
        "it has neither a title nor a text",
        "it has 5 cells where the table has 3 columns",
    ]


@pytest.mark.parametrize(
    ("content", "columns", "reason"),
    [
        (
            "from,to\na,b\n",
            {},
            "it has no column for a title or a text (name one with --map); its columns are from, to",
        ),
        ("from,text\na,b\n", {"title": "Betreff"}, "it has no column “Betreff” for title; its columns are from, text"),
        ("", {}, "it is empty"),
        ("\n \n", {}, "it is empty"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(content: str, columns: dict[str, str], reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content, columns=columns)
    assert str(refused.value) == reason


def test_mapped_columns_win_over_their_own_names() -> None:
    (draft,) = drafts("title,Betreff,from\nx,y,A\n", {"title": "betreff", "place": "from"})
    assert draft.part("title") == "y"
    assert [(mark.field, mark.words) for mark in draft.marks] == [("place", "A")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "cp1251"])
def test_other_encodings(encoding: str) -> None:
    title = "Телеграмма посла о маяке" if encoding == "cp1251" else "Señor Aragonés en la reunión"
    (draft,) = drafts(f"sep=;\r\ntitle;body\r\n{title};x\r\n".encode(encoding))
    assert draft.part("title") == title


def test_a_row_without_a_title_borrows_its_first_sentence() -> None:
    (draft,) = drafts("date,from,text\n1956-05-04,A,The lamp is lit tonight. The keeper sleeps.\n")
    assert draft.part("title") == "The lamp is lit tonight."
    assert draft.part("body") == "The lamp is lit tonight. The keeper sleeps."


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("a.csv", b"a,b", 0.9),
        ("a.tsv", b"a\tb", 0.9),
        ("a.csv", b"", 0.0),
        ("a.txt", b"title,from,date\n", 0.6),
        ("a.txt", b"Dear Sir, from here, to you\n", 0.0),
        ("a.md", b"title,from,date\n", 0.0),
    ],
)
def test_sniffing(path: str, content: bytes, sure: float) -> None:
    assert READER.sniff(InputFile.in_memory(path, content)) == sure


CELL = st.text(alphabet='ab ,;"\n\t|é', min_size=1, max_size=12).map(lambda text: f"x{text}x")


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_a_program_wrote_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("title", "header"), *rows])
    found = [(draft.part("title"), draft.part("head")) for draft in drafts(stream.getvalue())]
    assert found == [(" ".join(title.split()), header) for title, header in rows]


@given(st.text(alphabet='ab,;"\n\t', max_size=200))
def test_any_rows_are_drafts_or_rejections(text: str) -> None:
    assert all(isinstance(result, Draft | Rejection) for result in read(f"title,body,from\n{text}"))
