"""The flags that filter, for the commands that work on a part of the index."""

from collections.abc import Mapping
from typing import Any

import click

from search.asking import Flags
from search.cli.shared import Decorated, date_option, field_options
from search.fields import FIELDS

_DATES = ("date", "since", "until", "on", "certain")


def filter_options(command: Decorated) -> Decorated:
    """The flags of fields and dates, as `cables search` has them."""
    command = click.option("--certain", is_flag=True, help="Only what must lie in those dates, not what may.")(command)
    command = date_option("--on", "That day.")(command)
    command = date_option("--until", "That day or earlier.")(command)
    command = date_option("--since", "That day or later.")(command)
    command = date_option("--date", 'A day, span or period: 1962, 1962-10..1962-11, "autumn 1962", none.')(command)
    return field_options(command)


def filters_given(flags: Mapping[str, Any], **others: Any) -> Flags:
    """What these flags ask for, with others by their names in `Flags`."""
    fields = {field.short: flags[f"field_{field.short}"] for field in FIELDS if flags.get(f"field_{field.short}")}
    return Flags(fields=fields, **{name: flags[name] for name in _DATES}, **others)
