"""What the commands share: where the index is, how output is printed, how flags are made from the fields table.

Only what declares a command is loaded with it, here and in the commands themselves: its help and its completion need
no more, and an answer needs only what it is made of (docs/performance.md).
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpus.errors import UsageError
from search.fields import FACETS, FIELDS, facet_named

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from index.keeping import View
    from search.faceting import FacetWanted
    from search.printers.layout import Line

Decorated = TypeVar("Decorated", bound=Callable[..., object])

_NARROW, _WIDE = 40, 120
_ASSUMED = 80, 24


class _Text(click.types.StringParamType):
    """Text of the command line as text that can be stored and printed."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return _BROKEN.sub("\ufffd", super().convert(value, param, ctx))


TEXT = _Text()
_BROKEN = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes on the command line that are no UTF-8."""


def default_folder() -> Path:
    """The index used where none is named: `cables` in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("cables", appauthor=False)


def index_option(command: Decorated) -> Decorated:
    """The flag `--index`, which `$CABLES_INDEX` stands in for."""
    return click.option(
        "--index", "folder", envvar="CABLES_INDEX", default=default_folder,
        type=click.Path(file_okay=False, readable=False, path_type=Path),
        help="The folder of the index.  [default: $CABLES_INDEX, else cables in your data folder]",
    )(command)  # fmt: skip


def completed_by(words: Iterable[str]) -> Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]:
    """What completes an argument in the shell: those of the words that begin as it does."""
    known = tuple(words)

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        del ctx, parameter
        return [CompletionItem(word) for word in known if word.startswith(incomplete)]

    return complete


def json_option(command: Decorated) -> Decorated:
    """The flag `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object (see docs/schema).")(command)


def field_options(command: Decorated) -> Decorated:
    """One flag for each field that a question can filter by, made from the fields table."""
    for field in reversed([field for field in FIELDS if field.flag and field.name != "date"]):
        command = click.option(
            f"--{field.short}",
            f"field_{field.short}",
            type=TEXT,
            multiple=True,
            metavar="TEXT",
            help=_sentence(field.help),
        )(command)
    return command


def date_option(name: str, help: str) -> Callable[[Decorated], Decorated]:
    """A flag that takes a date or span, once."""

    def once(ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> str | None:
        del ctx, parameter
        if len(given) > 1:
            raise UsageError(f"{name} is given {len(given)} times: give it once, or ask for date:A OR date:B")
        return given[0] if given else None

    return click.option(
        name, type=TEXT, multiple=True, callback=once, metavar="DAY" if name == "--on" else "WHEN", help=help
    )


@contextmanager
def opened(folder: Path) -> Iterator["View"]:
    """A view of the index in a folder."""
    from index.folder import Index

    with Index.open(folder).view() as view:
        yield view


def facets_wanted(asked: Iterable[str]) -> "tuple[FacetWanted, ...]":
    """The facets named by `FIELD` or `FIELD:N`, N values each (`all` for every one).

    Raises:
        UsageError: there is no such facet, or N is no number.
    """
    asked = tuple(asked)
    if not asked:
        return ()
    from search.faceting import FACET_VALUES, FacetWanted

    wanted = []
    for text in asked:
        name, colon, number = text.partition(":")
        facet = known_facet(name)
        if colon and number != "all" and not (number.isascii() and number.isdigit()):
            raise UsageError(f"--facet: {number!r} is no number of values; write for example {name}:20 or {name}:all")
        wanted.append(FacetWanted(facet, None if number == "all" else int(number) if colon else FACET_VALUES))
    return tuple({facet.name: facet for facet in wanted}.values())


def known_facet(name: str) -> str:
    """The facet of that name. Raises `UsageError`, with those that there are."""
    facet = facet_named(name)
    if facet is None:
        raise UsageError(f"there is no facet {name!r}; there are {', '.join(FACETS)}")
    return facet


def screen_width() -> int:
    """The columns to fill: the terminal's within reason, 80 where there is none."""
    return max(_NARROW, min(_screen()[0], _WIDE))


def _screen() -> tuple[int, int]:
    """The columns and lines of the terminal, or those that the environment says; 80 and 24 where neither is."""
    if not sys.stdout.isatty() and os.environ.keys().isdisjoint(("COLUMNS", "LINES")):
        return _ASSUMED
    # It loads what archives are written with, too: into a pipe an answer is the quicker without.
    import shutil

    return shutil.get_terminal_size(_ASSUMED)


def styled() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def print_each(lines: Iterable[str]) -> None:
    """Print lines to standard output as they come, without waiting for the last."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def show(lines: "Iterable[Line]", *, paged: bool = False) -> None:
    """Print lines, through a pager where they are many and a terminal shows them."""
    from search.printers.layout import as_text, print_lines

    if not paged or not sys.stdout.isatty():
        print_lines(lines, styled=styled())
        return
    every = list(lines)
    if len(every) < _screen()[1]:
        print_lines(every, styled=styled())
        return
    # click takes the codes out again unless the pager is one that shows them (less, with -R or left to itself).
    click.echo_via_pager(as_text(every, styled=styled()))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
