"""`cables reindex`."""

import sys
import time
from pathlib import Path

import click

from index.folder import Index
from search.cli.shared import index_option, json_option
from search.printers.as_json import SCHEMA, encode
from search.printers.words import counted


@click.command(name="reindex")
@index_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Rebuild the engine's part of the index from the records; searches go on meanwhile, and no file is read again.

    \b
    Examples:
      cables reindex
    """
    began = time.monotonic()
    count = Index.open(folder).reindex(watch=_watch if sys.stderr.isatty() else lambda *_: None)
    seconds = time.monotonic() - began
    if as_json:
        click.echo(encode({"schema": SCHEMA, "cables": count, "seconds": round(seconds, 2)}))
    else:
        click.echo(f"rebuilt the index of {counted(count, 'cable')} in {seconds:,.1f} s")


def _watch(done: int, total: int) -> None:
    click.echo(f"\r{done:,} of {total:,} cables", nl=done >= total, err=True)
