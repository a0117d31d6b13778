"""`cables ingest`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpus.discover import discover
from corpus.errors import CablesError, UsageError, reason
from corpus.ingest import STANDARD_INPUT
from corpus.readers.columns import FIELDS as MAPPED
from corpus.readers.columns import check_field
from index.folder import Index
from index.ingest import Options, Report, Watcher, dry_run, ingest
from index.settings import SETTINGS
from search.cli.shared import TEXT, completed_by, index_option, json_option
from search.printers.as_json import encode, problems, report_object
from search.printers.inert import inert_line
from search.printers.progress import watching

_LISTED = 20


@click.command(name="ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@index_option
@json_option
@click.option(
    "--collection", type=TEXT, metavar="NAME", help="The collection's name.  [default: the name of the folder given]"
)
@click.option(
    "--map",
    "columns",
    type=TEXT,
    multiple=True,
    metavar="FIELD=COLUMN",
    shell_complete=completed_by(f"{field}=" for field in MAPPED),
    help="The column that holds a field.",
)
@click.option("--dry-run", "rehearse", is_flag=True, help="Read everything and report, but change nothing.")
@click.option("--prune", is_flag=True, help="Remove cables whose files have disappeared.")
@click.option("--reread", is_flag=True, help="Read unchanged files too, as after an upgrade of the program.")
@click.option("--report", "report_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="List what was rejected, undated or without a sender in FILE, in JSON Lines.")  # fmt: skip
def command(
    paths: tuple[str, ...], folder: Path, as_json: bool, collection: str | None, columns: tuple[str, ...],
    rehearse: bool, prune: bool, reread: bool, report_file: Path | None,
) -> int:  # fmt: skip
    """Read files, folders and globs (and standard input, as -) into the index.

    What is unchanged since the last time costs nothing; what changed is replaced; a file that cannot be read is listed
    at the end and stops no other. Ctrl-C keeps what was read. The exit status is 1 if anything was rejected.

    \b
    Examples:
      cables ingest ~/papers/cables
      cables ingest volume1.xml volume2.xml --collection frus
      cables ingest register.csv --map title=Betreff --map sender=Absender
      cat telegram.txt | cables ingest -
      cables ingest ~/papers --dry-run --report unread.jsonl
    """
    options = Options(collection, _columns(columns), prune, reread)
    standard_input = sys.stdin.buffer.read() if STANDARD_INPUT in paths else b""
    exists = (folder / SETTINGS).exists()
    with watching(show=not as_json) as watch, _writable(report_file):
        if rehearse:
            report = dry_run(Index.open(folder) if exists else None, paths, options, watch, standard_input)
        else:
            report = _ingest(folder, exists, paths, options, watch, standard_input)
    if report_file:
        lines = "".join(f"{encode(problem)}\n" for problem in problems(report))
        report_file.write_text(lines, encoding="utf-8")
    if as_json:
        click.echo(encode(report_object(report)))
    else:
        _print(report, rehearse)
    if report.interrupted:
        return 130
    return 1 if report.rejected else 0


def _ingest(
    folder: Path, exists: bool, paths: tuple[str, ...], options: Options, watch: Watcher, standard_input: bytes
) -> Report:
    # A path that is not there is told before an index is made for nothing.
    discover(path for path in paths if path != STANDARD_INPUT)
    index = Index.open(folder) if exists else Index.create(folder)
    return ingest(index, paths, options, watch, standard_input)


@contextmanager
def _writable(report_file: Path | None) -> Iterator[None]:
    # Found out before the work, not after it.
    if report_file:
        try:
            report_file.touch()
        except OSError as error:
            raise CablesError(f"the report {report_file} cannot be written ({reason(error)})") from error
    yield


def _columns(pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for pair in pairs:
        field, _, column = map(str.strip, pair.partition("="))
        if not (field and column):
            raise UsageError(f"--map: {pair!r} is not FIELD=COLUMN; write for example --map title=Subject")
        name = check_field(field)
        if name in found:
            raise UsageError(f"--map: the field {name} is given the columns {found[name]!r} and {column!r}: choose one")
        found[name] = column
    return tuple(found.items())


def _print(report: Report, rehearsed: bool) -> None:
    counts = [
        (report.added, "added"), (report.updated, "updated"), (report.unchanged, "unchanged"),
        (report.removed, "removed"), (report.missing, "missing"), (len(report.rejected), "rejected"),
    ]  # fmt: skip
    said = " · ".join(f"{count:,} {what}" for count, what in counts if count or what in ("added", "unchanged"))
    read = report.added + report.updated
    rate = f", {read / report.seconds:,.0f} a second" if read and report.seconds > 1 else ""
    would = "would be: " if rehearsed else ""
    click.echo(f"{would}{said}  ({report.seconds:,.1f} s{rate})")
    if report.undated or report.unattributed:
        click.echo(f"of these {report.undated:,} without a date, {report.unattributed:,} without a known sender")
    if report.missing:
        click.echo("missing files keep their cables; --prune removes them")
    _list("took another id, because a different document has theirs", [
        f"{each.id}  {each.path} {each.position}" for each in report.id_conflicts
    ])  # fmt: skip
    _list("rejected", [
        f"{' '.join(filter(None, (each.path, each.position)))}: {each.reason}" for each in report.rejected
    ])  # fmt: skip
    if report.interrupted:
        click.echo("interrupted: what was read is in the index; the same command goes on from there")


def _list(what: str, rows: list[str]) -> None:
    if not rows:
        return
    click.echo(f"{what}:")
    for row in rows[:_LISTED]:
        click.echo(f"  {inert_line(row)}")
    if len(rows) > _LISTED:
        click.echo(f"  and {len(rows) - _LISTED:,} more: --report FILE lists all")
