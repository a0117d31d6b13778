"""The fields of a tantivy index.

- for each text field its tokens in order, joined by blanks, with positions, and kept as they are: a token is the
  exact form, or `exact~stem` where the stem is not the one that this form itself would have (`côté` folds to `cote`);
- `stems`: the stems of all texts, those of a title three times as a title's words weigh (no positions);
- `lexicon`: of a batch's own document alone, which is no cable: `=token` for each token, and `stem~language~token`
  where the stem is not the exact form. So the term dictionary says which tokens a stem has, and which forms there are;
- `spoken`: the language of the texts;
- `version`, the columns of values, the days (absent where the span is open), the buckets that hold a whole span;
- `by_date`, `by_latest`: what the two orders by date go by, as text;
- `facts`: what is known beside the texts, so that a cable can be written anew with other values.
"""

from collections.abc import Mapping

from index.engine import COLUMNS, TEXT_FIELDS, Interval
from index.engines.tantivy._tantivy import Schema, SchemaBuilder

FORMAT = 2

VERSION, SPOKEN, DATED, EARLIEST, LATEST = "version", "spoken", "dated", "earliest", "latest"
STEMS, LEXICON, FACTS = "stems", "lexicon", "facts"
BY_DATE, BY_LATEST = "by_date", "by_latest"
UNDATED, ONE_DAY, MORE_DAYS = 0, 1, 2
"""What `dated` says: no date, one day, a span of more or open. Most have one day, and are found by it alone."""

TOKEN, MARK = "=", "~"
"""What begins a token in the lexicon, and what stands between its parts; no form can hold either."""

TIMES: Mapping[str, int] = {"title": 3, "summary": 2, "names": 2, "body": 1, "notes": 1}
"""How often a field's stems are laid into `stems`: about what its words weigh."""

REVALUED = ("keyword", "reference")
"""The columns that are given other values after a cable was written, whose digests tell quickly what has changed."""


def length_field(field: str) -> str:
    """The field that holds how many tokens a text has."""
    return f"{field}.length"


def digest_field(column: str) -> str:
    """The field that holds the digest of a column's values."""
    return f"{column}.digest"


def bucket_field(interval: Interval) -> str:
    """The field that holds the first day of the bucket which holds the whole span."""
    return f"bucket.{interval}"


def schema() -> Schema:
    """The schema of every index."""
    builder = SchemaBuilder()
    for name in (VERSION, *COLUMNS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field(DATED, indexed=True)
    numbers = [EARLIEST, LATEST, *map(bucket_field, Interval), *map(length_field, TEXT_FIELDS)]
    for name in (*numbers, *map(digest_field, REVALUED)):
        builder.add_unsigned_field(name, fast=True)
    for name in (BY_DATE, BY_LATEST):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(SPOKEN, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, stored=True, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(STEMS, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(LEXICON, tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field(FACTS, stored=True)
    return builder.build()
