"""`cables check`."""

from pathlib import Path

import click

from index.check import check
from index.folder import Index
from search.cli.shared import index_option, json_option
from search.printers.as_json import SCHEMA, encode


@click.command(name="check")
@index_option
@json_option
def command(folder: Path, as_json: bool) -> int:
    """Verify that every record opens, that the engine finds every one, and that no file is damaged.

    The exit status is 1 if anything is wrong.

    \b
    Examples:
      cables check
      cables check --json
    """
    problems = check(Index.open(folder))
    if as_json:
        click.echo(encode({"schema": SCHEMA, "sound": not problems, "problems": problems}))
    else:
        click.echo("\n".join(problems) if problems else f"the index in {folder} is sound")
    return 1 if problems else 0
