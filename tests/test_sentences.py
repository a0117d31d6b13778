"""Where sentences end, and where they only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sentences import breaks


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Vale met Dr. Finn. They ate.", ["Mr. Vale met Dr. Finn.", "They ate."]),
        ("J. P. Vale wrote. No answer came.", ["J. P. Vale wrote.", "No answer came."]),
        ("See No. 12. Then act.", ["See No. 12.", "Then act."]),
        ("He said no. They left.", ["He said no.", "They left."]),
        ("1. Oil is dear. 2. Grain is not.", ["1. Oil is dear.", "2. Grain is not."]),
        ("In 1931. Then in 1932.", ["In 1931.", "Then in 1932."]),
        ("It cost 40. Nobody paid.", ["It cost 40.", "Nobody paid."]),
        ("The U.S. Minister left. So did we.", ["The U.S. Minister left.", "So did we."]),
        ("at 6 p.m. and at 7 p.m. on Monday", ["at 6 p.m. and at 7 p.m. on Monday"]),
        ("“Stop!” He stopped. (Why?) Nobody knew.", ["“Stop!”", "He stopped.", "(Why?)", "Nobody knew."]),
        ("On 3 Sept. 1934 it rained. We slept.", ["On 3 Sept. 1934 it rained.", "We slept."]),
        ("A line\n\nanother line", ["A line", "another line"]),
        ("港口没有粮食。大使走了。", ["港口没有粮食。", "大使走了。"]),
        ("STOP. REPEAT OIL. STOP.", ["STOP.", "REPEAT OIL.", "STOP."]),
        ("Das ist wahr. Über Wien nicht.", ["Das ist wahr.", "Über Wien nicht."]),
        ("Он уехал. Переговоры продолжаются.", ["Он уехал.", "Переговоры продолжаются."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    found, begin = [], 0
    for end, following in breaks(text, 0, len(text)):
        found.append(text[begin:end])
        begin = following
    if begin < len(text):
        found.append(text[begin:])
    assert found == sentences


@given(st.text(alphabet="ab A1.!?\n\"'”。", max_size=60))
def test_ends_and_beginnings_ascend_and_leave_only_blanks_between(text: str) -> None:
    last = 0
    for end, begin in breaks(text, 0, len(text)):
        assert last <= end <= begin
        assert not text[end:begin].strip()
        last = begin
