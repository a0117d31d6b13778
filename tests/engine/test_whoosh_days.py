"""The default engine counts days in arrays: what it tells is what a look at each cable tells."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import Entry, Histogram, Interval, Request
from index.engines.whoosh.engine import WhooshEngine
from index.histogram import bucket_start
from index.query import Query

NEW_YEAR = date(1970, 1, 1).toordinal()
days = st.integers(NEW_YEAR - 50, NEW_YEAR + 50) | st.integers(NEW_YEAR - 40_000, NEW_YEAR)
lengths = st.sampled_from([0, 0, 0, 1, 30, 400])
spans = st.tuples(days, lengths).map(lambda each: (each[0], each[0] + each[1]))
spans |= days.map(lambda day: (day, None)) | days.map(lambda day: (None, day)) | st.just((None, None))
Span = tuple[int | None, int | None]


@pytest.mark.parametrize("interval", Interval)
@given(every=st.lists(spans, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_cables_are_counted_in_the_buckets_that_hold_them(
    tmp_path: Path, interval: Interval, every: list[Span]
) -> None:
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([_entry(number, *span) for number, span in enumerate(every, 1)], [])
    found = engine.snapshot().answer(Request(Query(), facets=("date",), interval=interval)).histogram
    assert found == _looked_through(every, interval)
    assert found is not None and list(found.buckets) == sorted(found.buckets)


def _entry(version: int, first: int | None, last: int | None) -> Entry:
    return Entry(version, f"v{version}", "en", {"body": "envoy"}, {}, first, last, bool(first or last))


def _looked_through(every: list[Span], interval: Interval) -> Histogram:
    dated = [(first, last) for first, last in every if first or last]
    ends = [[bucket_start(interval, date.fromordinal(day)) for day in span] for span in dated if all(span)]
    held = Counter(first for first, last in ends if first == last)
    return Histogram(interval, dict(held), len(dated) - held.total(), len(every) - len(dated))
