"""The fields of a cable in an index that is asked in queries, beside its texts and its columns of values.

- `version`, `dated`, `earliest`, `latest` (absent where the span is open), the buckets that hold a whole span;
- `spoken`: the language of the texts;
- `stems`: the stems of all texts, those of a title three times as a title's words weigh;
- `by_date`, `by_latest`: what the two orders by date go by, as text.
"""

from collections.abc import Mapping

from index.engine import Interval

VERSION, SPOKEN, DATED, EARLIEST, LATEST = "version", "spoken", "dated", "earliest", "latest"
STEMS = "stems"
BY_DATE, BY_LATEST = "by_date", "by_latest"
UNDATED, ONE_DAY, MORE_DAYS = 0, 1, 2
"""What `dated` says: no date, one day, a span of more or open. Most have one day, and are found by it alone."""

MARK = "~"
"""What stands between the parts of a token; no form can hold it."""

TIMES: Mapping[str, int] = {"title": 3, "summary": 2, "names": 2, "body": 1, "notes": 1}
"""How often a field's stems are laid into `stems`: about what its words weigh."""


def length_field(field: str) -> str:
    """The field that holds how many tokens a text has."""
    return f"{field}.length"


def bucket_field(interval: Interval) -> str:
    """The field that holds the first day of the bucket which holds the whole span."""
    return f"bucket.{interval}"
