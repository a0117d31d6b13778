"""`cables reindex`."""

import sys
import time
from pathlib import Path
from typing import Any

import click

from index.folder import Index
from index.keeping import CLUSTERED, ENGINES
from search.cli.clusters import cluster_options, table_of
from search.cli.shared import index_option, json_option
from search.printers.as_json import SCHEMA, encode
from search.printers.words import counted


@click.command(name="reindex")
@index_option
@json_option
@click.option("--engine", type=click.Choice(sorted(ENGINES)), help="Change to this engine.  [default: the one it has]")
@cluster_options
def command(folder: Path, as_json: bool, engine: str | None, **cluster: Any) -> None:
    """Rebuild the engine's part of the index from the records, or change to another engine.

    Searches go on meanwhile, and no file is read again. The new part is compared with the records before it is put
    into force; until then, and if anything goes wrong, the old one answers. With the engine opensearch the records move
    into a cluster too; a move there that was cut off goes on where it was when the command is given again. From a
    cluster to another engine they are brought here; the index in the cluster stays as it is.

    \b
    Examples:
      cables reindex
      cables reindex --engine tantivy
      cables reindex --engine opensearch --url https://search.example.org:9200
      cables reindex --engine opensearch --shards 6
    """
    began = time.monotonic()
    index = Index.open(folder)
    table = table_of(engine, cluster)
    count = index.reindex(engine, _watch if sys.stderr.isatty() else lambda *_: None, table)
    seconds = time.monotonic() - began
    if as_json:
        click.echo(encode({"schema": SCHEMA, "cables": count, "seconds": round(seconds, 2)}))
    else:
        click.echo(f"rebuilt the index of {counted(count, 'cable')} in {seconds:,.1f} s{_left(index, engine)}")


def _left(index: Index, engine: str | None) -> str:
    """What is said of an index that is still in the cluster which it was brought from."""
    if engine in (None, CLUSTERED) or index.engine_name != CLUSTERED:
        return ""
    return f"; the one in the cluster is as it was (its name there is {index.settings.table.get('name', 'cables')})"


def _watch(done: int, total: int) -> None:
    click.echo(f"\r{done:,} of {total:,} cables", nl=done >= total, err=True)
