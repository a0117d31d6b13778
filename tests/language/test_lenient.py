"""Whatever is typed is read, and what was read otherwise than written is pointed at."""

import pytest

from search.language import QuestionError, read_as, read_question


@pytest.mark.parametrize(
    ("question", "shown", "marked"),
    [
        ("(((", "", ["(", "(", "("]),
        ("a ) b", "a b", [")"]),
        ("a () b", "a b", [")"]),
        ('"a b', "a b", ['"']),
        ('a "" b', "a b", ['""']),
        ('a "--" b', "a b", ['"--"']),
        ("foo:bar", "foo bar", ["foo:"]),
        ('foo:"x y"', 'foo "x y"', ["foo:"]),
        ("-foo:bar a", "a -(foo bar)", ["foo:"]),
        ("a AND", "a and", ["AND"]),
        ("OR a", "or a", ["OR"]),
        ("a AND OR b", "a and or b", ["AND", "OR"]),
        ("a NOT", "a not", ["NOT"]),
        ("a NEAR", "a near", ["NEAR"]),
        ("date:banana", "date banana", ["date:banana"]),
        ("a -date:banana", "a -(date banana)", ["date:banana"]),
        ("from: castro", "from castro", ["from:"]),
        ('from:"" a', "from a", ['""', 'from:""']),
        ('from:"castro ruz', "ruz from:castro", ['"']),
        ('title:"castro ruz', "ruz title:castro", ['"']),
        ("date:october banana", "date october banana", ["date:october"]),
        ("id:?", "id", ["id:"]),
        ("title:from:x", "title from:x", ["title:"]),
        ("a --b", "a b", ["--"]),
        ("a *", "a", ["*"]),
        ("castro~7", "castro~", ["castro~7"]),
        ("from:x NEAR b", "(from:x AND b)", ["NEAR"]),
        ("title:a NEAR body:b", "title:a body:b", ["NEAR"]),
        ("date:(1962 OR banana)", '+(date:1962 OR "banana")', ["banana"]),
        ("\u200bx foo:y", "x foo y", ["foo:"]),
    ],
)
def test_read_literally_with_a_complaint(question: str, shown: str, marked: list[str]) -> None:
    reading = read_question(question)
    assert read_as(reading.query) == shown
    assert sorted(question[c.position : c.position + c.length] for c in reading.complaints) == sorted(marked)


def test_a_misspelt_field_is_suggested() -> None:
    (complaint,) = read_question("sendr:castro").complaints
    assert complaint.message == "there is no field sendr:, so it is read as words; did you mean sender:?"


@pytest.mark.parametrize(
    "question",
    ["Ref: A. Paris 1, B. State 2", "Subject matter: grain", "**Summary:** Grain", "** Grain", "12:05 p.m. (noon)"],
)
def test_what_is_pasted_is_no_fault(question: str) -> None:
    assert not read_question(question).complaints


def test_strict_points_to_the_place() -> None:
    with pytest.raises(QuestionError) as caught:
        read_question("古巴　foo:bar and more", strict=True)
    assert caught.value.exit_status == 2
    message, question, carets = str(caught.value).splitlines()
    assert message.startswith("there is no field foo:")
    assert question == "  古巴 foo:bar and more"
    assert carets == "       ^^^^"


@pytest.mark.parametrize(
    ("before", "columns"),
    [("cafe\u0301", 4), ("नमस्ते", 4), ("\u1100\u1161\u11a8", 2), ("🚀🚀", 4), ("ｄｏｖｅ", 8), ("גשם", 3), ("ไม้", 2)],
)
def test_the_caret_counts_columns(before: str, columns: int) -> None:
    with pytest.raises(QuestionError) as caught:
        read_question(f"{before} foo:bar", strict=True)
    assert str(caught.value).splitlines()[-1] == " " * (2 + columns + 1) + "^^^^"


def test_strict_shows_a_part_of_a_long_question() -> None:
    with pytest.raises(QuestionError) as caught:
        read_question("word " * 50 + "foo:bar" + " word" * 50, strict=True)
    _, question, carets = str(caught.value).splitlines()
    assert question[carets.index("^") :].startswith("foo:")
    assert len(question) < 80


@pytest.mark.parametrize(
    "piece",
    ["(", ")", '"', "-", "+", "a ", "a:b ", 'from:"', "from:(", "title:", "NOT ", "a OR ", "a NEAR ", "(a ", "w:", "a*",
     "~", "*", "a-", "date:1962..", "\ud800", "\x00", "“", "-(", "NOT (", "from:(a OR "],
)  # fmt: skip
def test_ten_thousand_of_anything_are_read_and_printed(piece: str) -> None:
    reading = read_question(piece * (10_000 // len(piece)))
    again = read_question(read_as(reading.query))
    assert again.query == reading.query
    assert len(reading.complaints) <= 20


SPREAD = [
    ("date:oct 62 missiles", 'missiles date:"oct 62"'),
    ("missiles date:before 1950 cuba", 'missiles cuba date:"before 1950"'),
    ("date:the 1950s", 'date:"the 1950s"'),
    ("-date:last quarter of 1962 berlin", 'berlin -date:"last quarter of 1962"'),
    ("(date:autumn 1962) from:x", 'date:"autumn 1962" from:x'),
    ("date:between 5 and 9 May 1968 tanks", 'tanks date:"between 5 and 9 May 1968"'),
]


@pytest.mark.parametrize(("question", "read"), SPREAD)
def test_a_date_of_several_words_is_read_together_and_told(question: str, read: str) -> None:
    reading = read_question(question)
    assert read_as(reading.query) == read
    assert "quotation marks" in reading.complaints[0].message
    with pytest.raises(QuestionError):
        read_question(question, strict=True)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("castro NEAR/0 lamp", "castro NEAR/1 lamp"),
        ("castro NEAR/99999999999 lamp", "castro NEAR/9999 lamp"),
        ('"castro lamp"~99999999999', '"castro lamp"~9999'),
    ],
)
def test_a_distance_that_cannot_be_means_the_next_that_can(question: str, shown: str) -> None:
    assert read_as(read_question(question).query) == shown
