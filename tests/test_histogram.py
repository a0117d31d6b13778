"""Which buckets a timeline has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Interval
from index.histogram import bucket_start, choose_interval


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1962-10-16", "1962-10-28", Interval.DAY),
        ("1962-10-16", "1963-06-01", Interval.MONTH),
        ("1947-01-01", "1965-01-01", Interval.YEAR),
        ("1815-01-01", "1962-12-31", Interval.DECADE),
        ("1200-01-01", "1962-12-31", Interval.CENTURY),
    ],
)
def test_the_interval_follows_the_extent(first: str, last: str, expected: Interval) -> None:
    assert choose_interval(*(date.fromisoformat(day).toordinal() for day in (first, last))) is expected


def test_without_a_day_years_do() -> None:
    assert choose_interval(None, None) is Interval.YEAR


@pytest.mark.parametrize(
    ("interval", "day", "expected"),
    [
        (Interval.DAY, "1962-10-28", "1962-10-28"),
        (Interval.MONTH, "1962-10-28", "1962-10-01"),
        (Interval.YEAR, "1962-10-28", "1962-01-01"),
        (Interval.DECADE, "1969-12-31", "1960-01-01"),
        (Interval.CENTURY, "1900-01-01", "1900-01-01"),
        (Interval.CENTURY, "1899-12-31", "1800-01-01"),
        (Interval.DECADE, "0005-06-07", "0001-01-01"),
    ],
)
def test_a_bucket_begins(interval: Interval, day: str, expected: str) -> None:
    assert bucket_start(interval, date.fromisoformat(day)) == date.fromisoformat(expected)


@given(st.sampled_from(Interval), st.dates(), st.dates())
def test_buckets_keep_the_order_of_days(interval: Interval, one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert bucket_start(interval, first) <= bucket_start(interval, last)
    assert bucket_start(interval, first) <= first
    assert bucket_start(interval, bucket_start(interval, first)) == bucket_start(interval, first)
