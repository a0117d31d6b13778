"""`cables explain`."""

from pathlib import Path

import click

from index.folder import Index
from search.cli.shared import TEXT, index_option, json_option, screen_width, show, styled
from search.explaining import explain
from search.printers.as_json import encode
from search.printers.explanation import explanation_lines, explanation_object
from search.records import cable_with


@click.command(name="explain")
@click.argument("id", type=TEXT)
@index_option
@json_option
def command(id: str, folder: Path, as_json: bool) -> None:
    """Say where each value of a cable comes from: the words in their line, the part of the document, the rule, how
    sure it is; and of each empty field what was looked for in vain.

    \b
    Examples:
      cables explain wilson-110429
      cables explain dafp-v13/17 --json
    """
    with Index.open(folder).records() as store:
        cable = cable_with(id, store)
    fields = explain(cable)
    if as_json:
        click.echo(encode(explanation_object(cable, fields)))
    else:
        show(explanation_lines(cable, fields, screen_width(), coloured=styled()), paged=True)
