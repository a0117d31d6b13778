"""`cables init`."""

from pathlib import Path
from typing import Any

import click

from index.folder import Index
from index.keeping import CLUSTERED, ENGINES
from search.cli.clusters import cluster_options, said_of, table_of
from search.cli.shared import index_option


@click.command(name="init")
@index_option
@click.option("--engine", type=click.Choice(sorted(ENGINES)), default="whoosh", show_default=True, help="The engine.")
@cluster_options
def command(folder: Path, engine: str, **cluster: Any) -> None:
    """Make a new, empty index. (`ingest` makes one by itself where there is none.)

    With the engine opensearch the index is in a cluster, and the folder only names it; an index that is there already
    is joined. A login is given in CABLES_OPENSEARCH_USER and CABLES_OPENSEARCH_PASSWORD, or in
    CABLES_OPENSEARCH_API_KEY, or in a file that --credentials or CABLES_OPENSEARCH_CREDENTIALS names.

    \b
    Examples:
      cables init
      cables init --index ~/indexes/venice
      cables init --engine opensearch --url https://search.example.org:9200
      cables init --engine opensearch --url https://10.0.0.5:9200 --ca ca.pem --name legation
    """
    index = Index.create(folder, engine, table_of(engine, cluster))
    if engine == CLUSTERED:
        click.echo(said_of(index))
    else:
        click.echo(f"made an empty index in {folder}; fill it with `cables ingest PATH`")
