"""`cables stats`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from index.folder import Index
from index.health import Health
from index.statistics import Statistics, statistics
from index.store import CollectionStatistics
from search.cli.shared import index_option, json_option, screen_width, show
from search.printers.as_json import SCHEMA, encode
from search.printers.coverage import coverage_lines, coverage_object
from search.printers.layout import Line, Segment, clip, fill
from search.printers.words import counted, say_days
from search.width import cells

_OUTGROWN = {
    "whoosh": (
        250_000,
        "so many cables want another engine: `cables reindex --engine tantivy`; see docs/engines.md",
    ),
    "tantivy": (
        5_000_000,
        "so many cables are for several machines: `cables reindex --engine opensearch --url …`; see docs/engines.md",
    ),
}
"""Beyond how many cables each engine is outgrown, and what to say then."""

_SHOWN = ("date", "sender", "recipients", "participants", "place", "classification", "kind", "language", "keywords")


@click.command(name="stats")
@index_option
@json_option
@click.option("--coverage", is_flag=True, help="A table of how many cables have each field, by collection.")
def command(folder: Path, as_json: bool, coverage: bool) -> None:
    """Say what the index holds: cables by collection, their span of dates, how many have each field, and sizes.

    \b
    Examples:
      cables stats
      cables stats --coverage
      cables stats --coverage --json
    """
    index = Index.open(folder)
    found = statistics(index)
    if coverage and as_json:
        click.echo(encode(coverage_object(found)))
    elif coverage:
        show(coverage_lines(found, screen_width()), paged=True)
    elif as_json:
        click.echo(encode({"schema": SCHEMA, **_object(found)}))
    else:
        show(_lines(found, index))


def _object(found: Statistics) -> dict[str, Any]:
    """What is printed for programs; of a cluster only where there is one."""
    whole: dict[str, Any] = msgspec.to_builtins(found)
    return {key: value for key, value in whole.items() if key != "cluster" or value}


def _lines(found: Statistics, index: Index) -> Iterator[Line]:
    missing = f", {found.missing_files:,} of them missing" if found.missing_files else ""
    what = f"{counted(found.cables, 'cable')} from {counted(found.files, 'file')}{missing}"
    yield from fill([Segment(f"{what}, in {index.folder}")], screen_width(), "", "  ")
    yield (Segment(f"records {_size(found.store_bytes)}, search engine {_size(found.engine_bytes)}", "dim"),)
    if found.cluster:
        yield from fill([Segment(_cluster(found.cluster), "dim")], screen_width(), "", "  ")
    for collection in found.collections:
        yield ()
        yield from _collection(collection)
    most, said = _OUTGROWN.get(index.engine_name, (found.cables, ""))
    if found.cables > most:
        yield ()
        yield from fill([Segment(said, "note")], screen_width(), "", "  ")


def _cluster(health: Health) -> str:
    said = (
        f"cluster {health.cluster}, OpenSearch {health.version}: {health.status}, {counted(health.nodes, 'node')}, "
        f"{counted(health.shards, 'part')} of the index on them"
    )
    if not health.unassigned:
        return said
    lacking = "some cannot be read" if health.status == "red" else "nothing is lost, but not all is kept twice"
    return f"{said}, {counted(health.unassigned, 'part')} on none: {lacking}"


def _collection(collection: CollectionStatistics) -> Iterator[Line]:
    days = [date.fromisoformat(day) for day in (collection.first, collection.last) if day]
    span = f", {say_days(days[0], days[-1])}" if days else ""
    yield (Segment(clip(collection.name, 40), "label"), Segment(f"  {counted(collection.cables, 'cable')}{span}"))
    for field in _SHOWN:
        share = 100 * collection.covered[field] / collection.cables
        bar = "▪" * round(share / 5)
        pad = " " * (16 - cells(field))
        yield (Segment(f"  {field}{pad}"), Segment(f"{share:>5.1f}%  "), Segment(bar, "bar"))


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
