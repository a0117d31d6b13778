"""The fields of a tantivy index, as `index.engines.asked.fields` names them, and those that only it has.

- for each text field its tokens in order, joined by blanks, with positions, and kept as they are: a token is the
  exact form, or `exact~stem` where the stem is not the one that this form itself would have (`côté` folds to `cote`);
- `stems`: the stems of all texts, those of a title three times as a title's words weigh (no positions);
- `lexicon`: of a batch's own document alone, which is no cable: `=token` for each token, and `stem~language~token`
  where the stem is not the exact form. So the term dictionary says which tokens a stem has, and which forms there are;
  `<mrof` is each form from its end, for what ends alike;
- `facts`: what is known beside the texts, so that a cable can be written anew with other values;
- `row`: where its values stand in the file that counts them (`rows`), absent where they are not there.
"""

from index.engine import COLUMNS, TEXT_FIELDS, Interval
from index.engines.asked.fields import (
    BY_DATE,
    BY_LATEST,
    DATED,
    EARLIEST,
    LATEST,
    SPOKEN,
    STEMS,
    VERSION,
    bucket_field,
    length_field,
)
from index.engines.tantivy._tantivy import Schema, SchemaBuilder

FORMAT = 4

LEXICON, FACTS, ROW = "lexicon", "facts", "row"

TOKEN = "="
"""What begins a token in the lexicon; no form can hold it."""

BACKWARDS = "<"
"""What begins a form from its end in the lexicon; no form can hold it."""

REVALUED = ("keyword", "reference")
"""The columns that are given other values after a cable was written, whose digests tell quickly what has changed."""


def digest_field(column: str) -> str:
    """The field that holds the digest of a column's values."""
    return f"{column}.digest"


def schema() -> Schema:
    """The schema of every index."""
    builder = SchemaBuilder()
    for name in (VERSION, *COLUMNS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field(DATED, indexed=True)
    numbers = [EARLIEST, LATEST, *map(bucket_field, Interval), *map(length_field, TEXT_FIELDS)]
    for name in (*numbers, *map(digest_field, REVALUED), ROW):
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
