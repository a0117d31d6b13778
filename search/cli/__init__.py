"""The command `cables`: one file a command, each loaded only when it is used."""

import atexit
import gc
import importlib
import io
import os
import re
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from corpus.errors import CablesError, reason
from search.cli.undocumented import Undocumented

COMMANDS = {
    "init": "Make a new, empty index.",
    "ingest": "Bring files of cables into the index.",
    "search": "Find cables.",
    "show": "Show one cable.",
    "similar": "Find cables like one.",
    "concordance": "Show words in their context.",
    "explain": "Say where each value of a cable comes from.",
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

_SELDOM = 50_000
"""After so many new objects garbage is looked for; Python's own 700 serve a program that makes it all the time."""

_LONGEST = 800
"""An error that quotes what was typed must not fill the screen with it."""


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
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            ask = "" if args[0] == "help" else f"`cables search {args[0]}` or "
            hint = f"did you mean {near[0]}?" if near else f"try {ask}`cables --help`"
            raise click.UsageError(f"there is no command {args[0]!r}: {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of its output who has seen enough (`| head`) ends it in peace."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            # Of some misuses click does not say whose they are.
            if error.ctx is None and ctx.invoked_subcommand:
                error.ctx = click.Context(self, ctx, ctx.invoked_subcommand)
            raise
        except BrokenPipeError:
            _let_go_of_output()
            return 0

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
    lighten()
    _end(run(list(sys.argv[1:] if arguments is None else arguments)))


def lighten() -> None:
    """Have Python and numpy do without what no command needs."""
    # Loading makes many objects and no garbage. No matrices are multiplied here that would need numpy's threads.
    gc.set_threshold(_SELDOM, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.meta_path.insert(0, Undocumented())


def _end(status: int) -> NoReturn:
    """End the process. What is left in it goes with it: to have Python take it apart takes longer than most answers."""
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        # Of what could not be written `run` has complained.
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def run(arguments: list[str]) -> int:
    """Run the command; its exit status. Every error is one sentence on standard error."""
    _prepare_streams()
    try:
        result = cables.main(arguments, prog_name="cables", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted", 130)
    except click.ClickException as error:
        return _complain(_in_our_words(error), error.exit_code)
    except CablesError as error:
        return _complain(str(error), error.exit_status, shown_below=_is_strict(error))
    except BrokenPipeError:
        _let_go_of_output()
        return 0
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ": is there room where the output goes?"
        _let_go_of_output()
        return _complain(f"{reason(error)}{where}", 1)
    except MemoryError:
        return _complain("there is not enough memory for this: ask for less at a time, with --limit", 1)


def _prepare_streams() -> None:
    """Make sure that there is somewhere to write, and that no letter is one too many for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # A parent (cron, a service) may have closed it.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _let_go_of_output() -> None:
    """Forget what was not written, so that Python does not complain of it again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


_RANGES = (
    (re.compile(r"is not in the range (-?\d+)<=x<=(-?\d+)"), r"is not between \1 and \2"),
    (re.compile(r"is not in the range x>=(-?\d+)"), r"is less than \1"),
    (re.compile(r"is not a valid integer(?: range)?"), "is no whole number"),
    (re.compile(r"^Option '(.+)' requires an argument\.?"), r"\1 needs a value"),
)
_INVALID = re.compile(r"Invalid value for '([^']+)'(?: / '[^']+')?: ")


def _in_our_words(error: click.ClickException) -> str:
    """What click says of a misuse, as one sentence in the form of all others."""
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "cables"
    if isinstance(error, click.NoSuchOption):
        from difflib import get_close_matches

        near = get_close_matches(error.option_name, error.possibilities or (), n=1)
        if path == "cables":
            return f"there is no flag {error.option_name} before the command: try `cables COMMAND {error.option_name}`"
        hint = f"did you mean {near[0]}?" if near else f"`{path} --help` lists the flags"
        return f"there is no flag {error.option_name}: {hint}"
    said = error.format_message()
    for pattern, words in _RANGES:
        said = pattern.sub(words, said)
    clause, valued = _INVALID.subn(r"\1: ", said)
    clause = clause.rstrip(".")
    clause = clause if valued else clause[:1].lower() + clause[1:]
    return clause if type(error) is click.UsageError and ":" in clause else f"{clause}; `{path} --help` tells more"


def _is_strict(error: CablesError) -> bool:
    """Whether it refuses a question that was to be read strictly, which it then shows with a caret."""
    from search.language.reading import QuestionError

    return isinstance(error, QuestionError)


def _complain(message: str, status: int, *, shown_below: bool = False) -> int:
    from search.printers.inert import inert, inert_line

    first, *others = message.split("\n") if shown_below else [message]
    if len(first) > _LONGEST:
        first = f"{first[: _LONGEST // 2]} … {first[-_LONGEST // 2 :]}"
    click.echo("\n".join([f"cables: {inert_line(first)}", *map(inert, others)]), err=True)
    return status
