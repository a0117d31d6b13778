"""EDTF: what is printed is read back as the same span."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import DateSpan, Precision
from corpus.normalise.dates.edtf import from_edtf, to_edtf


def span(first: str, last: str, precision: Precision) -> DateSpan:
    return DateSpan(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None, precision)


READ = [
    ("1962-11-04", "1962-11-04", "1962-11-04", Precision.DAY),
    ("1962-11", "1962-11-01", "1962-11-30", Precision.MONTH),
    ("1964-02", "1964-02-01", "1964-02-29", Precision.MONTH),
    ("1962", "1962-01-01", "1962-12-31", Precision.YEAR),
    ("0987", "0987-01-01", "0987-12-31", Precision.YEAR),
    ("1962-XX", "1962-01-01", "1962-12-31", Precision.YEAR),
    ("1962-11-XX", "1962-11-01", "1962-11-30", Precision.MONTH),
    ("1962-21", "1962-03-01", "1962-05-31", Precision.SEASON),
    ("1962-22", "1962-06-01", "1962-08-31", Precision.SEASON),
    ("1962-23", "1962-09-01", "1962-11-30", Precision.SEASON),
    ("1962-24", "1962-12-01", "1963-02-28", Precision.SEASON),
    ("196X", "1960-01-01", "1969-12-31", Precision.RANGE),
    ("18XX", "1800-01-01", "1899-12-31", Precision.RANGE),
    ("1962-10/1962-11", "1962-10-01", "1962-11-30", Precision.RANGE),
    ("1962-10-22/1962-10-28", "1962-10-22", "1962-10-28", Precision.RANGE),
    ("../1917-11-26", "", "1917-11-26", Precision.OPEN),
    ("1962-10-22/..", "1962-10-22", "", Precision.OPEN),
    ("1962/", "1962-01-01", "", Precision.OPEN),
    ("1962-11-04~", "1962-11-01", "1962-11-07", Precision.CIRCA),
    ("1962-11~", "1962-10-01", "1962-12-31", Precision.CIRCA),
    ("1962~", "1960-01-01", "1964-12-31", Precision.CIRCA),
    ("1962?", "1960-01-01", "1964-12-31", Precision.CIRCA),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), READ)
def test_reads(text: str, first: str, last: str, precision: Precision) -> None:
    assert from_edtf(text) == span(first, last, precision)


READ_ONLY = [
    ("1962-25", "1962-03-01", "1962-05-31", Precision.SEASON),
    ("1962-30", "1962-12-01", "1963-02-28", Precision.SEASON),
    ("1962-33", "1962-01-01", "1962-03-31", Precision.RANGE),
    ("1962-36", "1962-10-01", "1962-12-31", Precision.RANGE),
    ("1962-39", "1962-09-01", "1962-12-31", Precision.RANGE),
    ("1962-41", "1962-07-01", "1962-12-31", Precision.RANGE),
    ("1962-~11-04", "1962-11-01", "1962-11-07", Precision.CIRCA),
    ("?1962-11", "1962-10-01", "1962-12-31", Precision.CIRCA),
    ("1962?-11-04", "1962-11-01", "1962-11-07", Precision.CIRCA),
    ("[1962-03-04,1962-04-03]", "1962-03-04", "1962-04-03", Precision.RANGE),
    ("{1960..1963,1965}", "1960-01-01", "1965-12-31", Precision.RANGE),
    ("[1962]", "1962-01-01", "1962-12-31", Precision.YEAR),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), READ_ONLY)
def test_reads_of_level_2_and_prints_plainly(text: str, first: str, last: str, precision: Precision) -> None:
    read = from_edtf(text)
    assert read == span(first, last, precision)
    assert from_edtf(to_edtf(read)) == read


PLAINEST = [text for text, *_ in READ if text[-1] not in "X?/" and not text.endswith("XX")]


@pytest.mark.parametrize("text", PLAINEST)
def test_prints_the_plainest_form(text: str) -> None:
    read = from_edtf(text)
    assert read is not None
    assert to_edtf(read) == text


@pytest.mark.parametrize(
    "text",
    ["", "/", "..", "../..", "banana", "1962-13", "1962-02-30", "1962-42", "[1962,banana]", "[1962..]", "~", "1962~-", "1962-21-04", "62-11-04", "1962-1-4",
     "1963/1962", "1962-11-04/1962-11-03", "196X-04", "1X62", "0000", "9999~", "0001-01-01~", "1962-XX-04",
     "١٩٦٢", "1962-11-04T18:00", "1962/1963/1964", "1962" * 20],
)  # fmt: skip
def test_what_is_no_edtf_is_none(text: str) -> None:
    assert from_edtf(text) is None


def test_a_winter_of_a_leap_year_ends_on_the_29th() -> None:
    read = from_edtf("1963-24")
    assert read is not None
    assert read.latest == date(1964, 2, 29)


digits = st.sampled_from("0123456789")
single = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.builds(lambda day, index: f"{day.year:04}-{index}", st.dates(), st.integers(21, 24)),
    st.builds(lambda day: day.isoformat()[:3] + "X", st.dates()),
)
approximate = st.builds(str.__add__, single, st.sampled_from(["", "", "~", "?", "%"]))
texts = st.one_of(
    approximate,
    st.builds(lambda first, last: f"{first}/{last}", approximate, approximate),
    st.builds(lambda first: f"{first}/..", approximate),
    st.builds(lambda last: f"../{last}", approximate),
)


@given(texts)
def test_what_is_printed_reads_back(text: str) -> None:
    read = from_edtf(text)
    if read is not None:
        assert from_edtf(to_edtf(read)) == read


@given(st.dates(), st.integers(0, 20), st.integers(0, 20))
def test_short_approximate_intervals_read_back(day: date, before: int, after: int) -> None:
    if day.year in (1, 9999):
        return
    text = f"{day.isoformat()}~/{(day + timedelta(after)).isoformat()}"
    read = from_edtf(text)
    assert read is not None
    assert from_edtf(to_edtf(read)) == read
    text = f"{(day - timedelta(before)).isoformat()}/{day.isoformat()}~"
    read = from_edtf(text)
    assert read is not None
    assert from_edtf(to_edtf(read)) == read


@given(st.text(alphabet="0123456789-/.~?%X [{]},", max_size=30))
def test_never_raises(text: str) -> None:
    read = from_edtf(text)
    if read is not None:
        assert from_edtf(to_edtf(read)) == read
