"""The flags that name a cluster, for the commands that make an index there or move one."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpus.errors import UsageError
from index.keeping import CLUSTERED
from index.settings import Table
from search.cli.shared import TEXT
from search.printers.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.folder import Index

Decorated = TypeVar("Decorated", bound="Callable[..., object]")

_FILES = ("ca_certs", "client_cert", "client_key", "credentials")


def cluster_options(command: Decorated) -> Decorated:
    """The flags of a cluster; secrets have none, as what is typed is seen by others."""
    file = click.Path(dir_okay=False, path_type=Path)
    for option in reversed(
        (
            click.option("--url", type=TEXT, multiple=True, metavar="URL",
                         help="Where the cluster listens, once for each node or for what stands before them."),
            click.option("--name", type=TEXT, help="The index's name in the cluster.  [default: cables]"),
            click.option("--ca", "ca_certs", type=file, metavar="FILE",
                         help="The certificate (PEM) of the CA by which the cluster is verified.  "
                         "[default: those that this machine trusts]"),
            click.option("--client-cert", type=file, metavar="FILE", help="A certificate (PEM) to be known by."),
            click.option("--client-key", type=file, metavar="FILE", help="The key (PEM) of that certificate."),
            click.option("--credentials", type=file, metavar="FILE",
                         help="A file, readable by you alone, with the login: see docs/engines.md."),
            click.option("--plain-http", is_flag=True,
                         help="Let login and cables travel to another machine unencrypted."),
            click.option("--shards", type=int, help="How many parts the index has.  [default: 3]"),
            click.option("--replicas", type=int,
                         help="How many further copies of each part are kept.  [default: 1, on a single node 0]"),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def table_of(engine: str | None, given: Mapping[str, Any]) -> Table | None:
    """The table of settings that the flags stand for; None where none was given.

    Raises:
        UsageError: flags of a cluster are given with another engine.
    """
    table: dict[str, str | int] = {}
    for key, value in given.items():
        if value is None or value is False or value == ():
            continue
        name = "url" if key == "url" else key
        table[name] = " ".join(value) if key == "url" else str(value.absolute()) if key in _FILES else value
    if table and engine != CLUSTERED:
        flag = "--ca" if "ca_certs" in table else "--" + next(iter(table)).replace("_", "-")
        raise UsageError(f"{flag} is for a cluster: give it with --engine {CLUSTERED}")
    return table or None


def said_of(index: "Index") -> str:
    """What was made or joined in a cluster, in words."""
    from index.cluster import Cluster

    assert isinstance(index.keeper, Cluster)
    address, where = index.keeper.connection.address, index.keeper.connection.where
    if index.joined:
        with index.view() as view:
            return f"joined the index {address.name} in {where}: it holds {counted(view.snapshot.count(), 'cable')}"
    health = index.keeper.connection.health()
    copies = f", each kept {address.replicas + 1} times" if address.replicas else ""
    said = (
        f"made an empty index {address.name} in {where} ({counted(health.data_nodes, 'node')}, "
        f"{counted(address.shards, 'part')}{copies}); fill it with `cables ingest PATH`"
    )
    if health.data_nodes <= address.replicas:
        return f"{said}; with so few nodes it stays yellow: --replicas {health.data_nodes - 1} is as many as they keep"
    return said if address.replicas else f"{said}; nothing is kept twice: with a disk the index is lost"
