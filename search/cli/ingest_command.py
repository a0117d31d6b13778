"""`cables ingest`."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpus.discover import discover
from corpus.errors import CablesError, UsageError, reason
from corpus.ingest import STANDARD_INPUT
from corpus.readers.columns import FIELDS as MAPPED
from corpus.readers.columns import check_field
from corpus.readers.registry import warnings
from index.folder import Index
from index.ingest import Options, Report, Watcher, dry_run, ingest
from index.settings import SETTINGS
from search.cli.shared import TEXT, completed_by, index_option, json_option, screen_width
from search.printers.as_json import encode, report_object
from search.printers.inert import inert_line
from search.printers.ingested import summary
from search.printers.layout import Segment, fill, plain
from search.printers.progress import watching
from search.printers.unread import STANDARD_OUTPUT, check_writable, write_report


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
@click.option("--report", "report_file", type=click.Path(dir_okay=False, allow_dash=True), metavar="FILE",
              help="List every value that could not be read in FILE: a table if it ends in .tsv, else JSON Lines; "
              "- for standard output.")  # fmt: skip
def command(
    paths: tuple[str, ...], folder: Path, as_json: bool, collection: str | None, columns: tuple[str, ...],
    rehearse: bool, prune: bool, reread: bool, report_file: str | None,
) -> int:  # fmt: skip
    """Read files, folders and globs (and standard input, as -) into the index.

    What is unchanged since the last time costs nothing; what changed is replaced; a file that cannot be read is listed
    at the end and stops no other. Ctrl-C keeps what was read. The exit status is 1 if anything was rejected.

    Read are, recognised by what is in them: Wilson Center texts and pages, FRUS volumes, State Department telegrams,
    TEI letters, web pages, Markdown, plain text, JSON Lines, CSV, PDF with a text layer, DOCX, RTF, mail (EML), and
    ZIP and tar archives of all these. Hidden files, backups and readmes are left out unless they are named.

    \b
    Examples:
      cables ingest ~/papers/cables
      cables ingest volume1.xml volume2.xml --collection frus
      cables ingest register.csv --map title=Betreff --map sender=Absender
      cables ingest ~/downloads/cables.zip
      cat telegram.txt | cables ingest -
      cables ingest ~/papers --dry-run --report unread.tsv
    """
    if report_file == "":
        raise UsageError("--report: name a file, or - for standard output")
    if report_file == STANDARD_OUTPUT and as_json:
        raise UsageError("--report - and --json both print to standard output: give one of them a file or leave it out")
    options = Options(collection, _columns(columns), prune, reread)
    standard_input = sys.stdin.buffer.read() if STANDARD_INPUT in paths else b""
    exists = (folder / SETTINGS).exists()
    for warning in warnings():
        click.echo(f"warning: {inert_line(warning)}", err=True)
    with _of_report(report_file):
        check_writable(report_file)
    with watching(show=not as_json) as watch:
        if rehearse:
            report = dry_run(Index.open(folder) if exists else None, paths, options, watch, standard_input)
        else:
            report = _ingest(folder, exists, paths, options, watch, standard_input)
    with _of_report(report_file):
        write_report(report, report_file)
    if as_json:
        click.echo(encode(report_object(report)))
    else:
        _say(summary(report, rehearsed=rehearse), error=report_file == STANDARD_OUTPUT)
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
def _of_report(report_file: str | None) -> Iterator[None]:
    """Say of a file that cannot be written that it is the report."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CablesError(f"the report {report_file} cannot be written ({reason(error)})") from error


def _say(lines: Iterable[str], *, error: bool) -> None:
    """Print lines: filled to a terminal's width, whole for a program that reads them."""
    on_terminal = (sys.stderr if error else sys.stdout).isatty()
    for line in lines:
        indent = "  " if line.startswith("  ") else ""
        filled = fill([Segment(line)], screen_width(), indent, indent + "  ") if on_terminal else ()
        click.echo("\n".join(map(plain, filled)) or line, err=error)


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
