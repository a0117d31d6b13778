"""`cables init`."""

from pathlib import Path

import click

from index.folder import ENGINES, Index
from search.cli.shared import index_option


@click.command(name="init")
@index_option
@click.option("--engine", type=click.Choice(sorted(ENGINES)), default="whoosh", show_default=True, help="The engine.")
def command(folder: Path, engine: str) -> None:
    """Make a new, empty index. (`ingest` makes one by itself where there is none.)

    \b
    Examples:
      cables init
      cables init --index ~/indexes/venice
    """
    Index.create(folder, engine)
    click.echo(f"made an empty index in {folder}; fill it with `cables ingest PATH`")
