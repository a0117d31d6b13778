"""The command `cables`: one file a command, each loaded only when it is used."""

import importlib
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

import click

from corpus.errors import CablesError

COMMANDS = {
    "init": "Make a new, empty index.",
    "ingest": "Bring files of cables into the index.",
    "search": "Find cables.",
    "show": "Show one cable.",
    "facets": "Count the values of a field.",
    "stats": "Say what the index holds.",
    "check": "Verify the index.",
    "reindex": "Rebuild the search engine's part from the records.",
}

_WELCOME = """\
cables finds diplomatic cables in your own files: who wrote to whom, from where,
when and about what.

Begin with two commands:

  cables ingest ~/papers/cables       read a folder (or files) into the index
  cables search missiles in cuba      ask it; add --from, --to, --with, --date

Then `cables show ID` opens one, `cables facets sender` counts who wrote, and
`cables COMMAND --help` tells more. All commands: `cables --help`.
"""


class Commands(click.Group):
    """The group of commands; it knows their names and first lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"search.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a name that is nearly right."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"try `cables search {args[0]}` or `cables --help`"
            raise click.UsageError(f"there is no command {args[0]!r}: {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cables", prog_name="cables", message="%(prog)s %(version)s")
@click.pass_context
def cables(ctx: click.Context) -> None:
    """Full-text search over diplomatic cables: who wrote to whom, from where, when and about what."""
    if ctx.invoked_subcommand is None:
        click.echo(_WELCOME, nl=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process: 0 done, 1 failed, 2 misused, 130 interrupted."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the command; its exit status. Every error is one sentence on standard error."""
    try:
        result = cables.main(arguments, prog_name="cables", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except CablesError as error:
        return _complain(str(error), error.exit_status)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted", 130)
    except BrokenPipeError:
        # The reader of our output has seen enough; Python must not complain of it again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _complain(f"{error.strerror or error}{where}", 1)


def _complain(message: str, status: int) -> int:
    from search.printers.inert import inert_line

    click.echo(f"cables: {inert_line(message)}", err=True)
    return status
