"""`cables reindex`."""

import sys
import time
from pathlib import Path

import click

from index.folder import ENGINES, Index
from search.cli.shared import index_option, json_option
from search.printers.as_json import SCHEMA, encode
from search.printers.words import counted


@click.command(name="reindex")
@index_option
@json_option
@click.option("--engine", type=click.Choice(sorted(ENGINES)), help="Change to this engine.  [default: the one it has]")
def command(folder: Path, as_json: bool, engine: str | None) -> None:
    """Rebuild the engine's part of the index from the records, or change to another engine.

    Searches go on meanwhile, and no file is read again. The new part is compared with the records before it is put
    into force; until then, and if anything goes wrong, the old one answers.

    \b
    Examples:
      cables reindex
      cables reindex --engine tantivy
    """
    began = time.monotonic()
    count = Index.open(folder).reindex(engine, watch=_watch if sys.stderr.isatty() else lambda *_: None)
    seconds = time.monotonic() - began
    if as_json:
        click.echo(encode({"schema": SCHEMA, "cables": count, "seconds": round(seconds, 2)}))
    else:
        click.echo(f"rebuilt the index of {counted(count, 'cable')} in {seconds:,.1f} s")


def _watch(done: int, total: int) -> None:
    click.echo(f"\r{done:,} of {total:,} cables", nl=done >= total, err=True)
