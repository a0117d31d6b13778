"""`cables show`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.cli.shared import TEXT, index_option, json_option, screen_width, show

if TYPE_CHECKING:
    from corpus.cable import Cable
    from search.marking import Marker


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
    from index.folder import Index
    from search.records import cable_with

    with Index.open(folder).records() as store:
        cable = cable_with(id, store)
        languages = store.languages() if mark else ()
    if as_json:
        from search.printers.as_json import cable_object, encode

        click.echo(encode(cable_object(cable)))
    elif raw:
        from search.printers.inert import inert

        click.echo(inert("\n\n".join(filter(None, (cable.header, cable.body)))))
    else:
        from search.printers.terminal import cable_lines

        show(cable_lines(cable, screen_width(), _marker(cable, mark, languages) if mark else None), paged=True)


def _marker(cable: "Cable", question: str, languages: Sequence[str]) -> "Marker":
    from search.language import read_question
    from search.marking import Marker

    return Marker(cable, read_question(question).query, languages)
