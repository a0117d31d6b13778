"""`cables show`."""

from pathlib import Path

import click

from index.folder import Index
from search.cli.shared import TEXT, index_option, json_option, screen_width, show
from search.language import read_question
from search.marking import Marker
from search.printers.as_json import cable_object, encode
from search.printers.inert import inert
from search.printers.terminal import cable_lines
from search.service import cable_with


@click.command(name="show")
@click.argument("id", type=TEXT)
@index_option
@json_option
@click.option("--mark", type=TEXT, metavar="QUESTION", help="Mark the words of a question in the text.")
@click.option("--raw", is_flag=True, help="Print the text alone, as it was read.")
def command(id: str, folder: Path, as_json: bool, mark: str | None, raw: bool) -> None:
    """Show one cable with its header, text and notes.

    \b
    Examples:
      cables show wilson-110429
      cables show frus1946v06/d475 --mark "warm water ports"
      cables show dafp-v13/17 --json
    """
    with Index.open(folder).records() as store:
        cable = cable_with(id, store)
        languages = store.languages() if mark else ()
    if as_json:
        click.echo(encode(cable_object(cable)))
    elif raw:
        click.echo(inert("\n\n".join(filter(None, (cable.header, cable.body)))))
    else:
        marker = Marker(cable, read_question(mark).query, languages) if mark else None
        show(cable_lines(cable, screen_width(), marker), paged=True)
