"""What holds for every question: any text reads, strict and lenient agree, and a reading prints as the same reading."""

from hypothesis import example, given
from hypothesis import strategies as st

from search.language import QuestionError, read_as, read_question

PIECES = st.sampled_from(
    ["castro", "Mikoyan", "AND", "OR", "NOT", "NEAR/3", "NEAR", "(", ")", '"', '"a b"', '"a"~2', "+", "-", "–",
     "title:", "from:", "from:x", "date:1962", "date:none", "date:banana", "foo:", "mis*", "m?s", "word~", "~2",
     "U.S.", "e.g.,", "*", "?", ":", "//", "x", "y", "..", "from:(", "body:(", "date:(", ",", "'", "a-b*", "«", "🚀",
     "古巴", "\u0301", "\ud800"]
)  # fmt: skip
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=25).map(
        lambda pieces: "".join(piece + blank for piece, blank in pieces)
    ),
)


@given(QUESTIONS)
@example("x" + "(a" * 50)
def test_any_text_reads_and_every_complaint_has_its_place(text: str) -> None:
    for complaint in read_question(text).complaints:
        assert complaint.length > 0
        assert 0 <= complaint.position <= complaint.position + complaint.length <= len(text)


@given(QUESTIONS)
def test_where_strict_succeeds_lenient_says_the_same(text: str) -> None:
    lenient = read_question(text)
    try:
        strict = read_question(text, strict=True)
    except QuestionError:
        assert lenient.complaints
    else:
        assert strict == lenient
        assert not lenient.complaints


@given(QUESTIONS)
@example("barom'~2")
def test_a_reading_prints_as_a_question_with_the_same_reading(text: str) -> None:
    # A small letter keeps what is printed from being all in capitals, where operators are words.
    query = read_question(text + " small").query
    printed = read_as(query)
    assert read_question(printed, strict=True).query == query
    assert read_as(read_question(printed).query) == printed
