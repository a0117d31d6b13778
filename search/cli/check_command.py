"""`cables check`."""

from pathlib import Path

import click

from index.check import check, remarks
from index.folder import Index
from search.cli.shared import index_option, json_option
from search.printers.as_json import SCHEMA, encode


@click.command(name="check")
@index_option
@json_option
def command(folder: Path, as_json: bool) -> int:
    """Verify that every record opens, that the engine finds every one, and that no file is damaged.

    The exit status is 1 if anything is wrong. What is worth knowing of the cluster that keeps the index, as that
    copies are on no node, is said too, and is nothing wrong.

    \b
    Examples:
      cables check
      cables check --json
    """
    index = Index.open(folder)
    problems, noted = check(index), remarks(index)
    if as_json:
        told = {"remarks": noted} if noted else {}
        click.echo(encode({"schema": SCHEMA, "sound": not problems, "problems": problems, **told}))
    else:
        said = problems or [f"the index in {folder} is sound"]
        click.echo("\n".join([*said, *(f"note: {each}" for each in noted)]))
    return 1 if problems else 0
