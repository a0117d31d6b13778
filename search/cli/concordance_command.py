"""`cables concordance`."""

from pathlib import Path
from typing import Any

import click

from corpus.errors import UsageError
from search.asking import Flags, read
from search.cli.filters import filter_options, filters_given
from search.cli.search_command import QuestionCommand
from search.cli.shared import index_option, json_option, opened, print_each, screen_width, show
from search.concordance import Concordance, Order
from search.language import arguments_to_question
from search.printers.as_json import encode
from search.printers.keywords import concordance_object, keyword_lines, line_object
from search.service import Asked


@click.command(
    name="concordance",
    cls=QuestionCommand,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUESTION...")
@index_option
@filter_options
@click.option("--all", "match_all", is_flag=True, help="Only cables that have every plain word.")
@click.option("--any", "match_any", is_flag=True, help="All cables that have one of the plain words.")
@click.option("--exact", is_flag=True, help="Words as they are written, no other forms.")
@click.option("--strict", is_flag=True, help="Refuse a question that is not well formed, and show where.")
@click.option(
    "--sort",
    type=click.Choice([each.value for each in Order]),
    default="date",
    show_default=True,
    help="By date or id of the cables, or by the words to the left or right.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=40, show_default=True, help="Lines a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option("--width", type=click.IntRange(40, 400), help="Columns to fill.  [default: the terminal's]")
@json_option
@click.option("--jsonl", is_flag=True, help="Print every line as a JSON object on a line.")
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], folder: Path, **flags: Any) -> None:
    """Show the words of a question in their context, a line each (KWIC).

    All places in title, summary, text and notes of the cables that answer the question, the words one under another.

    \b
    Examples:
      cables concordance "warm water"
      cables concordance '"naval base"' --sort right --from alekseev
      cables concordance missil* --date 1962 --sort left --width 120
    """
    if flags["match_all"] and flags["match_any"]:
        raise UsageError("--all and --any exclude each other: choose one")
    if flags["as_json"] and flags["jsonl"]:
        raise UsageError("--json and --jsonl exclude each other: choose one")
    match = "all" if flags["match_all"] else "any" if flags["match_any"] else None
    filters = filters_given(flags, match=match, exact=flags["exact"], strict=flags["strict"])
    question = arguments_to_question([*words, *ctx.obj])
    asked = read(question, filters, limit=flags["limit"], page=flags["page"])
    with opened(folder) as view:
        concordance = Concordance(asked, Order(flags["sort"]), view)
        if not concordance.leaves:
            raise UsageError("there is no word to show in its context: write one, as in `cables concordance base`")
        _print(concordance, asked, filters, flags)


def _print(concordance: Concordance, asked: Asked, filters: Flags, flags: dict[str, Any]) -> None:
    if flags["jsonl"]:
        print_each(encode(line_object(line)) for line in concordance.each())
        return
    total, lines = concordance.total(), concordance.page()
    if flags["as_json"]:
        found = concordance_object(lines, total, concordance.cables, asked.text, asked.read_as, filters.given())
        click.echo(encode(found))
        return
    width = flags["width"] or screen_width()
    show(keyword_lines(lines, total, concordance.cables, asked.page, asked.limit, width))
