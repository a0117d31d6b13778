"""`cables similar`."""

from pathlib import Path
from typing import Any

import click

from search.asking import read
from search.cli.filters import filter_options, filters_given
from search.cli.shared import TEXT, index_option, json_option, opened, screen_width, show
from search.printers.alike import similar_lines, similar_object
from search.printers.as_json import encode
from search.similar import similar


@click.command(name="similar")
@click.argument("id", type=TEXT)
@index_option
@filter_options
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Cables a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option("--snippets", type=click.IntRange(0, 20), default=1, show_default=True, help="Passages a cable.")
@json_option
def command(id: str, folder: Path, **flags: Any) -> None:
    """Find cables like one: those that share the words that make it special.

    Special are the words, names and places that the cable has often and few others have. Each cable is shown with those
    that it shares; a text that is in the index twice is listed and said to be the same.

    \b
    Examples:
      cables similar wilson-110429
      cables similar frus1946v06/d475 --since 1947 --limit 20
      cables similar dafp-v13/17 --in frus1946v06 --json
    """
    filters = filters_given(flags)
    asked = read("", filters, limit=flags["limit"], page=flags["page"], snippets=flags["snippets"])
    with opened(folder) as view:
        found = similar(id, asked, view)
    if flags["as_json"]:
        click.echo(encode(similar_object(found, filters.given())))
    else:
        show(similar_lines(found, screen_width()))
